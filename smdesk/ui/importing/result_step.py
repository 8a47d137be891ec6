"""The last step of an import: what became of each row, the way back, and the file left behind."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.desk.importing import ImportResult, Outcome
from smdesk.ui.importing.words import OUTCOMES, told
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable


class ResultStep(QWidget):
    """Says what was kept, offers to take it back, and to delete the file it came from."""

    taking_back = Signal()
    deleting = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.summary = Label("", self)
        self.table: DataTable[ImportResult] = DataTable(
            self.tr("What became of each row"),
            [
                Column(self.tr("Row"), _row, width=70, numeric=True),
                Column(self.tr("Name"), _name),
                Column(self.tr("What became of it"), _outcome, width=330),
            ],
            _row,
            self,
        )
        self.back = Button(
            self.tr("&Take it back"), self, then=self.taking_back.emit, icon="undo-2"
        )
        self.delete = Button(
            self.tr("&Delete the file…"), self, then=self.deleting.emit, icon="trash-2"
        )
        self.file_words = Label("", self)
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.back)
        foot = QHBoxLayout()
        foot.addWidget(self.file_words, 1)
        foot.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(Label(self.tr("The file"), self, type=Type.HEADING))
        column.addLayout(foot)

    def show_results(self, results: Sequence[ImportResult], file: str) -> None:
        """Show what became of the rows of the file."""
        added = sum(one.outcome is Outcome.ADDED for one in results)
        updated = sum(one.outcome is Outcome.UPDATED for one in results)
        said = self.tr("Accounts added: {added}. New passwords: {updated}. Left out: {left}.")
        self.summary.setText(
            said.format(
                added=wording.number(added),
                updated=wording.number(updated),
                left=wording.number(len(results) - added - updated),
            )
        )
        self.table.show_records(results)
        self.back.setVisible(bool(added or updated))
        self.file_words.setText(
            self.tr(
                "{file} still holds every password, for whoever opens it. Deleting is not erasing: "
                "the disk may keep its bytes for a while, and so may backups and synchronised "
                "folders. Passwords that matter are best changed after a move."
            ).format(file=file)
        )

    def say_deleted(self, file: str) -> None:
        """Say that the file is gone."""
        self.delete.setEnabled(False)
        said = self.tr(
            "{file} is deleted. Look for copies of it too: in the bin, in downloads, in mail."
        )
        self.file_words.setText(said.format(file=file))

    def say_taken_back(self) -> None:
        """Say that nothing of the import is kept any more."""
        self.back.setEnabled(False)
        self.summary.setText(
            self.tr("The whole import is taken back. That you know these passwords stays noted.")
        )


def _row(one: ImportResult) -> int:
    return one.row


def _name(one: ImportResult) -> str:
    return one.name


def _outcome(one: ImportResult) -> str:
    return told(OUTCOMES[one.outcome])
