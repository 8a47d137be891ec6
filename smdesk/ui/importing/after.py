"""What can be done once an import is kept: taking it back, and deleting the file it came from."""

from pathlib import Path

from PySide6.QtCore import QObject

from smdesk.desk.importing import ImportDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.importing.result_step import ResultStep
from smdesk.ui.kit.dialog import Confirm, Dialog
from smdesk.ui.kit.tokens import Tone


class AfterImport(QObject):
    """Does what the last step offers, and says there how it went."""

    def __init__(
        self, desk: ImportDesk, undo: UndoDesk, me: Member, outcome: ResultStep, dialog: Dialog
    ) -> None:
        super().__init__(dialog)
        self._desk, self._undo, self._me = desk, undo, me
        self._outcome, self._dialog = outcome, dialog
        self.path: Path | None = None
        """The file that was imported."""
        outcome.taking_back.connect(self.take_back)
        outcome.deleting.connect(self.ask_to_delete)

    def take_back(self) -> None:
        """Take the import back as a whole."""
        entry = self._desk.last_import()
        if entry is None:
            self._dialog.banner.say(
                self.tr("Something was done since; take it back in the log of the settings."),
                tone=Tone.WARNING,
            )
            return
        try:
            self._undo.take_back(entry, by=self._me)
        except SmdeskError as error:
            self._dialog.tell(error)
        else:
            self._outcome.say_taken_back()

    def ask_to_delete(self) -> None:
        """Ask before the file is deleted."""
        if self.path is None:
            return
        ask = Confirm(
            self.tr("Delete {file}?").format(file=self.path.name),
            self.tr(
                "It cannot be brought back from here. Make sure first that everything you need is "
                "in the cabinet."
            ),
            self.tr("Delete"),
            self._dialog,
        )
        ask.confirmed.connect(self.delete_file)
        ask.open()

    def delete_file(self) -> None:
        """Delete the file that was imported."""
        if self.path is None:
            return
        try:
            self.path.unlink()
        except OSError:
            self._dialog.banner.say(
                self.tr("{file} could not be deleted.").format(file=self.path.name),
                self.tr("Delete it yourself, where it lies: {folder}").format(
                    folder=self.path.parent
                ),
                tone=Tone.WARNING,
            )
        else:
            self._outcome.say_deleted(self.path.name)
