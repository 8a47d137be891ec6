"""What is done with the files of an account: add, look, save outside."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject

from smdesk.desk.accounts import SecretLine
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import Seen
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.system.outside import prove_writable, written_whole
from smdesk.ui.accounts.file_viewer import FileViewer, picture, text
from smdesk.ui.accounts.pdf_viewer import PdfViewer
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.files import ask_to_open, ask_to_save
from smdesk.ui.kit.pdf_pages import NoPdfError, PdfPages, is_pdf
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View

MOST_READ = 20_000_001
"""One byte more than a file may have, so that the desk can refuse it."""


class FileTasks(QObject):
    """Does them over the view, and tells there how each went."""

    def __init__(
        self,
        desk: SecretsDesk,
        me: Member,
        view: View,
        *,
        documents: Path,
    ) -> None:
        """``documents`` is the folder that is offered for what is saved outside."""
        super().__init__(view)
        self._desk, self._me, self._view = desk, me, view
        self._documents = documents
        self._account: RecordId | None = None
        self._line: SecretLine | None = None
        self._reason = ""

    def ask(self, account: RecordId) -> None:
        """Ask for a file, and add it."""
        self._account = account
        ask_to_open(self._view, self.tr("Add a file"), self._chosen)

    def add(self, account: RecordId, paths: Sequence[Path]) -> None:
        """Add the files; what is refused is told, and the others are added."""
        kept = []
        with self._view.polite():
            for path in paths:
                data = self._read(path)
                if data is None:
                    return
                self._desk.attach(account, path.name, data, by=self._me)
                kept.append(path.name)
        if kept:
            words = self.tr("{names} kept. Delete the original if nobody else may read it.")
            self._view.notice(words.format(names=wording.listed(kept)))

    def look(self, line: SecretLine) -> None:
        """Show the file, if it is of a kind that can be shown."""
        with self._view.polite():
            data = self._desk.read_attachment(line.id, Seen.SHOWN, by=self._me)
            if is_pdf(data):
                self._look_at_pdf(line.label, data)
            elif picture(data).isNull() and text(data) is None:
                why = self.tr("Pictures, PDF and plain text can. It can be saved outside instead.")
                self._cannot_show(line.label, why)
            else:
                FileViewer(line.label, data, self._view).open()

    def _look_at_pdf(self, name: str, data: bytes) -> None:
        try:
            pages = PdfPages(data)
        except NoPdfError as error:
            if error.locked:
                why = self.tr(
                    "The PDF asks for a password of its own. Save it outside and open it there, or "
                    "ask whoever made it for one without."
                )
            else:
                why = self.tr(
                    "The PDF is damaged, or was cut off when it was saved. Ask whoever it came "
                    "from for it once more; it can also be saved outside and tried there."
                )
            self._cannot_show(name, why)
            return
        PdfViewer(name, pages, self._view).open()

    def _cannot_show(self, name: str, why: str) -> None:
        what = self.tr("{name} cannot be shown here.").format(name=name)
        self._view.banner.say(what, why, tone=Tone.INFO)

    def save(self, line: SecretLine) -> None:
        """Ask why, then where, and write the file there."""
        self._line = line
        said = wording.Said(
            what=self.tr("Save {name} outside the cabinet?").format(name=line.label),
            why=self.tr("There it is no longer encrypted, and whoever finds it can read it."),
        )
        ask = AskReason(said, self._view)
        ask.given.connect(self._ask_where)
        ask.open()

    def _ask_where(self, reason: str) -> None:
        self._reason = reason
        if self._line is not None:
            ask_to_save(
                self._view,
                self.tr("Save the file"),
                self._write,
                suggested=self._documents / self._line.label,
            )

    def _write(self, path: Path) -> None:
        if self._line is None:
            return
        with self._view.polite():
            try:
                prove_writable(path)
                data = self._desk.read_attachment(
                    self._line.id, Seen.EXPORTED, by=self._me, reason=self._reason
                )
                with written_whole(path, mode=0o600) as file:
                    file.write(data)
            except OSError:
                self._view.banner.say(
                    self.tr("Nothing can be written to {name}.").format(name=path.name),
                    self.tr("The folder may be full or closed to you. Choose another."),
                    tone=Tone.DANGER,
                )
                return
            self._view.notice(
                self.tr("{name} saved. It is not encrypted there.").format(name=path.name)
            )

    def _chosen(self, path: Path) -> None:
        if self._account is not None:
            self.add(self._account, [path])

    def _read(self, path: Path) -> bytes | None:
        with suppress(OSError), path.open("rb") as file:
            return file.read(MOST_READ)
        self._view.banner.say(
            self.tr("{name} cannot be opened.").format(name=path.name),
            self.tr("It may be a folder, or closed to you."),
            tone=Tone.WARNING,
        )
        return None
