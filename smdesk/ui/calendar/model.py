"""The model of the grid: says which cells there are, and says aloud what each one holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.calendar.looks import day_said, said
from smdesk.ui.calendar.notes import told
from smdesk.ui.calendar.slots import Board, Cell
from smdesk.ui.kit.records import ROOT, Index

_Role = Qt.ItemDataRole
CELL_ROLE = _Role.UserRole + 3
ROLES = frozenset(
    {CELL_ROLE, _Role.DisplayRole, _Role.AccessibleTextRole, _Role.AccessibleDescriptionRole}
)


class Slots(QAbstractTableModel):
    """Shows a board; says aloud what each slot holds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = Board(())
        self.sources: Mapping[str, str] = {}
        """Where what is noted of days was looked up."""
        self.after: Mapping[RecordId, str] = {}
        """What each follower says of the post that it follows."""
        self._columns: Sequence[str] = ()
        self._rows: Sequence[str] = ()

    def show(self, board: Board, columns: Sequence[str], rows: Sequence[str]) -> None:
        """Show this board instead; the words stand over columns and beside rows."""
        same = (len(board.rows), len(columns)) == (len(self.board.rows), len(self._columns))
        if same:
            self.board, self._columns, self._rows = board, tuple(columns), tuple(rows)
            last = self.index(len(board.rows) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            return
        self.beginResetModel()
        self.board, self._columns, self._rows = board, tuple(columns), tuple(rows)
        self.endResetModel()

    def cell(self, index: Index) -> Cell:
        """Return the cell at the index, which has to be valid."""
        return self.board.rows[index.row()][index.column()]

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role not in ROLES or not index.isValid():
            return None
        cell = self.cell(index)
        if role == _Role.AccessibleDescriptionRole:
            return told(cell.notes, self.sources) if self.sources else ""
        if role == CELL_ROLE:
            return cell
        held = [said(line, self.after.get(line.id, "")) for line in cell.lines]
        if role == _Role.DisplayRole:
            return "; ".join(held)
        named = day_said(cell.slot.day, len(held), cell.notes, today=cell.today)
        hour = self._rows[index.row()] if self._rows else ""
        return ". ".join(filter(None, (hour, named, *held)))

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        words = self._columns if orientation is Qt.Orientation.Horizontal else self._rows
        if role == _Role.DisplayRole and 0 <= section < len(words):
            return words[section]
        if role == _Role.ToolTipRole and words is self._columns and 0 <= section < len(words):
            return told(words[section].splitlines(), self.sources)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if orientation is Qt.Orientation.Vertical:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
