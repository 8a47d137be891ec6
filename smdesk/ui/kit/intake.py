"""Takes pictures in from files, from what is dropped, and from the clipboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from smdesk.desk.errors import DestroyedBeforeError, UnreadableFileError
from smdesk.desk.media_files import Brought, MediaFiles
from smdesk.domain.media import MediaAsset
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.media_facts import outside
from smdesk.ui.kit.pictures import brought, files_in, pasted

Tell = Callable[[SmdeskError], object]
Taken = Callable[[MediaAsset], object]


class Intake(QObject):
    """Reads files aside, and lets the desk keep them."""

    def __init__(
        self,
        files: MediaFiles,
        me: Member,
        background: Background,
        parent: QWidget,
        *,
        taken: Taken,
        tell: Tell,
        say: Callable[[str], object],
    ) -> None:
        """``taken`` gets each file that is in the library now; ``tell`` what was in the way.

        ``say`` gets a sentence where a file is not in every byte what it was.
        """
        super().__init__(parent)
        self._files, self._me, self._background = files, me, background
        self._over, self._taken, self._tell, self._say = parent, taken, tell, say

    def ask(self) -> None:
        """Ask for a file."""
        filters = self.tr(
            "Pictures and films (*.jpg *.jpeg *.png *.gif *.webp *.heic *.avif *.bmp *.tif *.tiff "
            "*.mp4 *.mov *.webm *.mp3 *.wav *.m4a *.ogg *.flac *.pdf);;All files (*)"
        )
        ask_to_open(self._over, self.tr("Choose a picture or a film"), self.take, filters=filters)

    def paste(self) -> bool:
        """Take what is on the clipboard; False if there is nothing to take."""
        return self.take_from(QGuiApplication.clipboard().mimeData())

    def take_from(self, mime: QMimeData) -> bool:
        """Take files or a picture that were dropped or copied; False if there are none."""
        if paths := files_in(mime):
            for path in paths:
                self.take(path)
            return True
        image = mime.imageData() if mime.hasImage() else None
        if isinstance(image, QImage):
            self._background.run(
                partial(pasted, image, self.tr("Pasted picture.png")), self._keep, self._failed
            )
            return True
        return False

    def take(self, path: Path) -> None:
        """Take a file."""
        self._background.run(partial(brought, path), self._keep, self._failed)

    def _keep(self, file: Brought, *, again: bool = False) -> None:
        try:
            asset = self._files.bring(file, by=self._me, again=again)
        except DestroyedBeforeError as error:
            self._ask_again(file, error)
        except SmdeskError as error:
            self._tell(error)
        else:
            self._taken(asset)
            if file.data is None:
                self._say(f"{asset.name}: {outside(asset)}")
            elif file.left_out:
                self._say(self._left_out(file).format(name=asset.name))

    def _ask_again(self, file: Brought, error: DestroyedBeforeError) -> None:
        said = wording.error(error)
        Confirm(
            said.what,
            f"{said.why} {said.who}",
            self.tr("Bring it again"),
            self._over,
            then=partial(self._keep, file, again=True),
        ).open()

    def _left_out(self, file: Brought) -> str:
        if file.told_place:
            return self.tr(
                "{name} told where it was taken. That and what else its camera wrote is left out."
            )
        return self.tr("What the camera wrote into {name} is left out.")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            name = Path(error.filename).name if isinstance(error.filename, str) else ""
            self._tell(UnreadableFileError(name or self.tr("The file")))
        elif isinstance(error, SmdeskError):
            self._tell(error)
        else:
            raise error


def takes(mime: QMimeData) -> bool:
    """Whether something in it could be a picture or a film."""
    return bool(files_in(mime)) or mime.hasImage()
