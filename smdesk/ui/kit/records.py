"""Tables of records: the rows are the records, the columns are declared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from smdesk.overriding import override

T = TypeVar("T")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
_Role = Qt.ItemDataRole
RECORD_ROLE = _Role.UserRole + 1


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its heading, what it sorts by, and how that reads to a person.

    ``value`` must give things of one kind that can be compared; None comes last. ``width`` is in
    px; 0 takes its share of what is left.
    """

    heading: str
    value: Callable[[T], Any]
    text: Callable[[T], str] | None = None
    width: int = 0
    numeric: bool = False

    def words(self, record: T) -> str:
        """Return what to show, and to read aloud, for the record."""
        if self.text is not None:
            return self.text(record)
        value = self.value(record)
        return "" if value is None else str(value)

    def sorts_by(self, record: T) -> tuple[bool, Any]:
        """Return what the record is sorted by."""
        value = self.value(record)
        return value is None, value.casefold() if isinstance(value, str) else value


class Records(QAbstractTableModel, Generic[T]):
    """Shows a sequence of records; changes only by being shown another, or by being sorted."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: tuple[T, ...] = ()
        self._by: tuple[int, bool] | None = None

    def show(self, records: Sequence[T]) -> None:
        """Show these records instead, sorted as before."""
        self.beginResetModel()
        self._records = self._sorted(records)
        self.endResetModel()

    def record(self, row: int) -> T:
        """Return the record in the row."""
        return self._records[row]

    @property
    def records(self) -> tuple[T, ...]:
        """The records in the order in which they are shown."""
        return self._records

    def _sorted(self, records: Sequence[T]) -> tuple[T, ...]:
        if self._by is None:
            return tuple(records)
        number, down = self._by
        column = self.columns[number]
        there = [r for r in records if column.value(r) is not None]
        missing = [r for r in records if column.value(r) is None]
        return (*sorted(there, key=column.sorts_by, reverse=down), *missing)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row, number = index.row(), index.column()
        if not (0 <= row < len(self._records) and 0 <= number < len(self.columns)):
            return None
        column, record = self.columns[number], self._records[row]
        if role == _Role.DisplayRole:
            return column.words(record)
        if role == _Role.AccessibleTextRole:
            return f"{column.heading}: {column.words(record)}"
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == RECORD_ROLE:
            return record
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == _Role.DisplayRole:
            return self.columns[section].heading
        if role == _Role.TextAlignmentRole:
            numeric = self.columns[section].numeric
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self._by = (column, order is Qt.SortOrder.DescendingOrder)
        self.beginResetModel()
        self._records = self._sorted(self._records)
        self.endResetModel()
