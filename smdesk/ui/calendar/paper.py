"""Brings the month, and the week's run sheet, to paper or into a PDF, through the filters."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject

from smdesk.domain.clock_times import OwnZone
from smdesk.domain.content_plans import AGREED, PlanState
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId
from smdesk.printing.calendar import Planned, month_sheet, week_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.groups import Group
from smdesk.ui.calendar.looking import Looking
from smdesk.ui.calendar.slots import next_month
from smdesk.ui.kit import wording
from smdesk.ui.kit.printing import SheetOutput


class CalendarPaper(QObject):
    """Prints the month and the week of the day that is shown."""

    def __init__(
        self,
        view: Looking,
        output: SheetOutput,
        imprint: Callable[[], Imprint],
        state_of: Callable[[Span, RecordId | None], PlanState | None],
    ) -> None:
        """``state_of`` says how the plan of some days stands, of a channel or of all of them."""
        super().__init__(view)
        self._state_of = state_of
        self._view, self.output, self._imprint = view, output, imprint
        paper, files = str(Group.PAPER), str(Group.FILES)
        view.add_more(self.tr("What is &shown…"), self.print_shown, shortcut="Ctrl+P", group=paper)
        view.add_more(self.tr("The &month…"), self.print_month, group=paper)
        view.add_more(self.tr("The month on &large paper…"), self.print_large, group=paper)
        view.add_more(self.tr("The &week's run sheet…"), self.print_week, group=paper)
        view.add_more(self.tr("The &month as PDF…"), self.save_month, group=files)
        view.add_more(self.tr("The month on &large paper as PDF…"), self.save_large, group=files)
        view.add_more(self.tr("The &week's run sheet as PDF…"), self.save_week, group=files)

    def print_shown(self) -> None:
        """Ask for a printer for the week where hours are shown, else for the month."""
        if self._view.faces.face is Face.WEEK:
            self.print_week()
        else:
            self.print_month()

    def print_month(self) -> None:
        """Ask for a printer for the month."""
        self.output.print(self.month, title=self.tr("Posts of the month"), name=self._name())

    def save_month(self) -> None:
        """Ask where to save the month."""
        self.output.save(self.month, title=self.tr("Posts of the month"), name=self._name())

    def print_large(self) -> None:
        """Ask for a printer for the month on paper of twice the size."""
        self.output.print(self.large, title=self.tr("Posts of the month"), name=self._name())

    def save_large(self) -> None:
        """Ask where to save the month on paper of twice the size."""
        self.output.save(self.large, title=self.tr("Posts of the month"), name=self._name())

    def print_week(self) -> None:
        """Ask for a printer for the run sheet."""
        self.output.print(self.week, title=self.tr("Run sheet"), name=self._week_name())

    def save_week(self) -> None:
        """Ask where to save the run sheet."""
        self.output.save(self.week, title=self.tr("Run sheet"), name=self._week_name())

    def large(self) -> Sheet:
        """Return the month on paper of twice the size: A3 for A4, tabloid for letter."""
        return self.month(large=True)

    def month(self, *, large: bool = False) -> Sheet:
        """Return the month of the day that is shown."""
        first = self._view.shown_day.replace(day=1)
        span = Span(first, next_month(first, 1) - timedelta(days=1))
        begin = self._view.faces.month.span(first).first
        return month_sheet(
            self._planned(span),
            first,
            first_weekday=begin.weekday(),
            large=large,
            zone=OwnZone(),
        )

    def week(self) -> Sheet:
        """Return the week of the day that is shown."""
        span = self._week()
        return week_sheet(self._planned(span), span, zone=OwnZone())

    def _planned(self, span: Span) -> Planned:
        asked = self._view.filters.asked()
        parts = [self._view.filters.words_of(asked), asked.wanted.text]
        filters = wording.listed([part for part in parts if part])
        channels = asked.wanted.channels
        channel = next(iter(channels)) if len(channels) == 1 else None
        return Planned(
            self._view.lines_within(span),
            self._view.notes_within(span),
            filters,
            self._imprint(),
            draft=self._state_of(span, channel) not in AGREED,
        )

    def _week(self) -> Span:
        return self._view.faces.week.span(self._view.shown_day)

    def _name(self) -> str:
        day: date = self._view.shown_day
        return self.tr("Posts {month}.pdf").format(month=f"{day:%Y-%m}")

    def _week_name(self) -> str:
        return self.tr("Run sheet {day}.pdf").format(day=self._week().first.isoformat())
