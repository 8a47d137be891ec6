"""The month and the week: grids that know which days they show and what stands over them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import DAY, Span
from smdesk.overriding import override
from smdesk.ui.calendar.cells import Cells
from smdesk.ui.calendar.chips import GAP
from smdesk.ui.calendar.mouse import PostGrid
from smdesk.ui.calendar.slots import HOURS, WEEK, month_board, month_span, week_board, week_start
from smdesk.ui.kit import wording
from smdesk.ui.kit.letters import scaled

Notes = Mapping[date, tuple[str, ...]]
LEAST_DAY = 72
LEAST_HOUR = 44
MOST_TALL, MOST_IN_HOUR = 2, 6
"""How many posts an hour shows in two lines each, and how many it shows at all."""
MORNING = 8
"""The hour at which a week begins to be looked at; the ones before are a turn of the wheel off."""


def first_weekday() -> int:
    """Return the day on which weeks begin where the person lives; 0 is Monday."""
    return QLocale().firstDayOfWeek().value - 1


class MonthGrid(PostGrid):
    """Six weeks, a cell for each day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, tall=True, by_hour=False)
        self.setAccessibleName(self.tr("Month"))
        self.setItemDelegate(Cells(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(scaled(self, LEAST_DAY))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def span(self, day: date) -> Span:
        """Return the days that are shown with the day."""
        return month_span(day, first_weekday())

    def show_lines(
        self, day: date, lines: Sequence[CalendarLine], notes: Notes, now: datetime
    ) -> None:
        """Show the month of the day; ``now`` is on the library's clock."""
        board = month_board(day, lines, notes, now.date(), first_weekday())
        start = board.rows[0][0].slot.day
        self.show_board(board, [wording.weekday(start + n * DAY) for n in range(WEEK)])


class WeekGrid(PostGrid):
    """Seven days, a cell for each of their hours."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, tall=True, by_hour=True)
        self.setAccessibleName(self.tr("Week"))
        self.setItemDelegate(Cells(self))
        self._scrolled = False
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(24)
        rows.setSectionsClickable(False)
        rows.setHighlightSections(False)
        self.setCornerButtonEnabled(False)

    def span(self, day: date) -> Span:
        """Return the days that are shown with the day."""
        first = week_start(day, first_weekday())
        return Span(first, first + (WEEK - 1) * DAY)

    def show_lines(
        self, day: date, lines: Sequence[CalendarLine], notes: Notes, now: datetime
    ) -> None:
        """Show the week of the day; ``now`` is on the library's clock."""
        board = week_board(day, lines, (now.date(), now.hour), first_weekday())
        days = [cell.slot.day for cell in board.rows[0]]
        self.show_board(board, [_over(one, notes) for one in days], _hours())
        chips = self.chips()
        for number, row in enumerate(board.rows):
            most = min(MOST_IN_HOUR, max(len(cell.lines) for cell in row))
            each = chips.height(tall=most <= MOST_TALL) + GAP
            self.setRowHeight(number, max(scaled(self, LEAST_HOUR), most * each + 4))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scrolled or not self.slots.rowCount():
            return
        self._scrolled = True
        self.verticalScrollBar().setValue(sum(map(self.rowHeight, range(MORNING))))
        self.scrollTo(self.currentIndex())


def _over(day: date, notes: Notes) -> str:
    """Return what stands over a day of the week: its name, and what else it is."""
    return "\n".join((f"{wording.weekday(day)} {wording.number(day.day)}", *notes.get(day, ())))


def _hours() -> list[str]:
    form = QLocale.FormatType.ShortFormat
    return [QLocale().toString(QTime(hour, 0), form) for hour in range(HOURS)]
