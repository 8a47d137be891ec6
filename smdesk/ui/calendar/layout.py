"""Where in a cell of the calendar everything lies, to paint it there and to find it there."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.ui.calendar.chips import GAP, Chips
from smdesk.ui.calendar.slots import Cell

SIDE = 5
ADD = 22
"""Px of the square that begins something new; large enough to be hit."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a cell: a post, the words that more are hidden, or the place to add one."""

    area: QRect
    line: CalendarLine | None = None
    hidden: CalendarLine | None = None
    """The first of the posts that have no room."""
    more: int = 0
    adds: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What a cell shows."""

    head: QRect
    parts: tuple[Part, ...]
    notes: tuple[tuple[QRect, str], ...]
    tall: bool

    def at(self, point: QPoint) -> Part | None:
        """Return what lies at the point."""
        return next((part for part in self.parts if part.area.contains(point)), None)


def cell_layout(cell: Cell, area: QRect, chips: Chips, *, tall: bool, must_show: int = 0) -> Layout:
    """Return where everything lies; the post of the number ``must_show`` has to be among it."""
    by_hour = cell.slot.hour is not None
    head_height = 0 if by_hour else chips.line + 3
    head = QRect(area.left() + SIDE, area.top() + 2, area.width() - 2 * SIDE, head_height)
    inner = area.adjusted(SIDE, 2 + head_height, -SIDE - 1, -2)
    notes, room = _notes(cell, inner, chips)
    two_lines = tall and _fits(room, chips.height(tall=True)) >= max(1, len(cell.lines))
    height = chips.height(tall=two_lines)
    fits = _fits(room, height)
    count = len(cell.lines)
    shown = count if count <= fits else max(0, _fits(room - chips.line, height))
    start = max(0, must_show - shown + 1) if shown else 0
    parts: list[Part] = []
    top = inner.top()
    for line in cell.lines[start : start + shown]:
        parts.append(Part(QRect(inner.left(), top, inner.width(), height), line))
        top += height + GAP
    if shown < count:
        more = QRect(inner.left(), top, inner.width(), chips.line)
        left_out = cell.lines[:start] + cell.lines[start + shown :]
        after = cell.lines[start + shown] if start + shown < count else left_out[0]
        parts.append(Part(more, hidden=after, more=count - shown))
    if not cell.past and not cell.lines:
        parts.append(Part(area, adds=True))
    elif not cell.past and not by_hour:
        parts.append(Part(QRect(area.right() - ADD - 1, area.top() + 2, ADD, ADD), adds=True))
    return Layout(head, tuple(parts), notes, two_lines)


def _notes(cell: Cell, inner: QRect, chips: Chips) -> tuple[tuple[tuple[QRect, str], ...], int]:
    """Return where notes go, at the end of the cell, and the room that is left above them."""
    least = chips.height(tall=False) + GAP if cell.lines else 0
    most = max(0, (inner.height() - least) // max(1, chips.line))
    shown = cell.notes[:most]
    top = inner.bottom() + 1 - len(shown) * chips.line
    placed = tuple(
        (QRect(inner.left(), top + n * chips.line, inner.width(), chips.line), note)
        for n, note in enumerate(shown)
    )
    return placed, inner.height() - len(shown) * chips.line


def _fits(room: int, height: int) -> int:
    return max(0, (room + GAP) // (height + GAP))
