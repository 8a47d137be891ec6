"""The table of what a file brings, in which several rows can be chosen at once."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from smdesk.desk.importing import ImportRow
from smdesk.overriding import override
from smdesk.ui.kit.table import DataTable


class RowTable(DataTable[ImportRow]):
    """The rows; Space takes the chosen ones in or leaves them out, Enter and F2 open them."""

    toggled = Signal()

    def choose_several(self) -> None:
        """Let several rows be chosen, with Ctrl and Shift held."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def all_selected(self) -> list[ImportRow]:
        """Return the chosen rows in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records[row] for row in rows]

    @override
    def selected(self) -> ImportRow | None:
        """Return the row that the keyboard is at, if it is chosen, or else the first chosen."""
        current = self.currentIndex()
        if current.isValid() and self.selectionModel().isRowSelected(current.row()):
            return self.records[current.row()]
        return super().selected()

    @override
    def show_records(self, records: Sequence[ImportRow]) -> None:
        """Show these rows, with the same ones chosen."""
        places = {row.place for row in self.all_selected()}
        super().show_records(records)
        model = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        for number, row in enumerate(self.records):
            if row.place in places and not model.isRowSelected(number):
                model.select(self.model().index(number, 0), flags.Select | flags.Rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggled.emit()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
