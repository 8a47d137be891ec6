"""What the agenda lists: the headings of days, and the posts beneath them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.overriding import override
from smdesk.ui.calendar.looks import said
from smdesk.ui.calendar.notes import told
from smdesk.ui.kit import wording
from smdesk.ui.kit.records import ROOT, Index

_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A post, or the heading of the posts of a day; without a day, of those that have no time."""

    line: CalendarLine | None = None
    day: date | None = None
    heading: str = ""
    notes: tuple[str, ...] = ()
    after: str = ""
    """Which post it follows, in words."""


class Entries(QAbstractListModel):
    """Shows entries; headings are read, and cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.sources: Mapping[str, str] = {}
        """Where what is noted of days was looked up."""

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == _Role.ToolTipRole and entry.line is None:
            return told(entry.notes, self.sources)
        if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
            if entry.line is None:
                return ", ".join(filter(None, (entry.heading, *entry.notes)))
            if role == _Role.DisplayRole:
                return entry.line.title
            when = wording.long_day(entry.line.day) if entry.line.day is not None else ""
            return ", ".join(filter(None, (when, said(entry.line, entry.after))))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.entries[index.row()].line is None
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)
