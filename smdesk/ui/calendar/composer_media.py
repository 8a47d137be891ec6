"""The pictures of a post in its pane: small, in order, and whether each is described."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.media import Picture
from smdesk.desk.media_files import MediaFiles
from smdesk.domain.calendar import WRITABLE
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.media import MediaAsset, MediaKind, MediaUse
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.calendar.composer_pictures import Pictures, PicturesDialog, Shown
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.icons import icon
from smdesk.ui.kit.intake import Intake, takes
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.media_facts import destroyed
from smdesk.ui.kit.pictures import Thumbs, fitted
from smdesk.ui.kit.view import View

SIDE = 56
GONE = 20
"""Px of the mark that stands where a picture was."""


class Media(Card):
    """Shows what the post shows; files can be dropped here."""

    def __init__(
        self,
        desk: CalendarDesk,
        files: MediaFiles,
        me: Member,
        view: View,
        background: Background,
        *,
        say: Callable[[str], object],
    ) -> None:
        super().__init__("", view)
        self.set_heading(self.tr("Pictures"))
        self._desk, self._me, self._view = desk, me, view
        self._say = say
        self._line: CalendarLine | None = None
        self.thumbs = Thumbs(files.read)
        self._pictures = Pictures(
            desk=desk.media, files=files, me=me, thumbs=self.thumbs, background=background
        )
        self._pixels: list[tuple[QLabel, MediaAsset]] = []
        self._rows = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw)
        self._intake = Intake(
            files, me, background, view, taken=self._add, tell=view.tell, say=self._notice
        )
        self.setAcceptDrops(True)

    def show_line(self, line: CalendarLine | None) -> None:
        """Show what the post shows."""
        self._line = line
        self.setVisible(line is not None)
        self.clear()
        self._pixels, self._rows = [], 0
        if line is None:
            return
        for use, asset in self._desk.media.shown(line.id):
            self.add_widget(self._row(use, asset))
        writable = line.state in WRITABLE
        if not self._rows:
            self.add_text(self.tr("None yet. Drop a file here.") if writable else self.tr("None."))
        if writable:
            tools, flow = self.add_flow()
            add = Button(self.tr("Add a pictu&re…"), tools, then=self._intake.ask, icon="plus")
            flow.addWidget(add)
            arrange = Button(self.tr("Arrange…"), tools, then=self.arrange, icon="list-checks")
            flow.addWidget(arrange)
        self._later.start(0)

    def arrange(self) -> None:
        """Ask for order and descriptions."""
        if self._line is not None:
            with self._view.polite():
                shown = [Shown(a, u.alt) for u, a in self._desk.media.shown(self._line.id)]
                self._open(shown, None)

    def forget(self) -> None:
        """Drop the small pictures."""
        self.thumbs.forget()

    def _add(self, asset: MediaAsset) -> None:
        """Put a file that was taken in after the others, and ask for its description."""
        if self._line is None:
            return
        for opened in self._view.findChildren(PicturesDialog):
            if opened.isVisible():
                opened.add(asset)
                return
        with self._view.polite():
            shown = [Shown(a, u.alt) for u, a in self._desk.media.shown(self._line.id)]
            self._open([*shown, Shown(asset, asset.alt)], len(shown))

    def _notice(self, words: str) -> None:
        """Say it where the person looks: in the window in which the file is described."""
        opened = (one for one in self._view.findChildren(PicturesDialog) if one.isVisible())
        dialog = next(opened, None)
        (self._say if dialog is None else dialog.notice)(words)

    def _open(self, shown: list[Shown], at: int | None) -> None:
        if (line := self._line) is None:
            return
        limit = self._desk.limits.alt_limit(line.channel)
        PicturesDialog(
            self.tr("Pictures of {post} on {channel}").format(
                post=line.title, channel=line.channel_name
            ),
            shown,
            self._pictures,
            partial(self._keep, line),
            self._view,
            limit=limit,
            at=at,
        ).open()

    def _keep(self, line: CalendarLine, shown: list[Shown]) -> None:
        before = self._desk.variant(line.id)
        pictures = [Picture(one.asset.id, one.alt) for one in shown]
        self._desk.media.arrange(line.id, pictures, by=self._me)
        words = self.tr("The pictures are arranged.")
        if before.request is not None and self._desk.variant(line.id).request is None:
            words = self.tr("The pictures are arranged, and the post has to be approved anew.")
        self._say(words)

    def _row(self, use: MediaUse, asset: MediaAsset) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        picture = QLabel(row)
        side = scaled(self, SIDE)
        picture.setFixedSize(side, side)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(use.alt or asset.name)
        words = QVBoxLayout()
        words.setSpacing(0)
        head = f"{wording.number(use.place)}. {asset.name}"
        words.addWidget(Label(head, row))
        bare = asset.what is MediaKind.IMAGE and not use.alt.strip()
        said = self.tr("Not described yet") if bare else use.alt
        tone = "warning" if bare else "muted"
        if asset.destroyed_on is not None:
            said, tone = " · ".join(filter(None, (destroyed(asset), use.alt))), "muted"
        words.addWidget(Label(said, row, type=Type.META, tone=tone))
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._rows += 1
        if asset.destroyed_on is None:
            self._pixels.append((picture, asset))
        else:
            self.thumbs.drop(asset.id)
            picture.setPixmap(icon("trash-2", self.palette()).pixmap(scaled(self, GONE)))
        return row

    def _draw(self) -> None:
        """Draw one picture after the other, so that the pane is there at once."""
        if not self._pixels:
            return
        label, asset = self._pixels.pop(0)
        label.setPixmap(self._pixmap(asset))
        if self._pixels:
            self._later.start(0)

    def _pixmap(self, asset: MediaAsset) -> QPixmap:
        side = scaled(self, SIDE)
        try:
            return fitted(self.thumbs.get(asset.id), side, side, self.devicePixelRatioF())
        except SmdeskError as error:
            self._view.tell(error)
            return QPixmap()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._line is not None and self._line.state in WRITABLE and takes(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._intake.take_from(event.mimeData()):
            event.acceptProposedAction()
