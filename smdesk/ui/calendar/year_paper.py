"""Brings the academic year to paper or into a PDF: all there is of it, whatever the filters say."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.overlays import OverlaysDesk
from smdesk.domain.calendar import GIVEN_UP
from smdesk.domain.dates import Span, academic_year
from smdesk.domain.imprint import Imprint
from smdesk.domain.overlays import DAYS, TERMS, OverlayKind
from smdesk.domain.year_wheel import Ring, YearMark, YearWheel, weeks_of
from smdesk.printing.press import Sheet
from smdesk.printing.year_wheel import year_sheet
from smdesk.ui.calendar.groups import Group
from smdesk.ui.calendar.looking import Looking
from smdesk.ui.calendar.notes import words_of
from smdesk.ui.kit.printing import SheetOutput

RINGS = {
    OverlayKind.EVENT: Ring.EVENT,
    OverlayKind.REVIEW: Ring.REVIEW,
    **dict.fromkeys(DAYS, Ring.DAY),
    **dict.fromkeys(TERMS, Ring.TERM),
}


class YearPaper(QObject):
    """Prints the academic year of the day that is shown."""

    def __init__(
        self,
        view: Looking,
        output: SheetOutput,
        desk: CalendarDesk,
        overlays: OverlaysDesk,
        *,
        imprint: Callable[[], Imprint],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, self.output, self._imprint, self._now = view, output, imprint, now
        self._desk, self._overlays = desk, overlays
        view.add_more(self.tr("The &year…"), self.print_year, group=str(Group.PAPER))
        view.add_more(self.tr("The &year as PDF…"), self.save_year, group=str(Group.FILES))

    def print_year(self) -> None:
        """Ask for a printer for the year."""
        self.output.print(self.sheet, title=self.tr("The year"), name=self._name())

    def save_year(self) -> None:
        """Ask where to save the year."""
        self.output.save(self.sheet, title=self.tr("The year"), name=self._name())

    def sheet(self) -> Sheet:
        """Return the academic year of the day that is shown."""
        return year_sheet(self.wheel(), zone=self._now().astimezone().tzinfo or UTC)

    def wheel(self) -> YearWheel:
        """Return what is in that year."""
        imprint, year = self._imprint(), self._year()
        lines = self._desk.lines(year)
        days = [line.day for line in lines if line.day and line.state not in GIVEN_UP]
        return YearWheel(year, self._marks(year), weeks_of(year, days), imprint)

    def _marks(self, year: Span) -> list[YearMark]:
        marks = [
            YearMark(RINGS[one.kind], one.first, one.last, words_of(one))
            for one in self._overlays.within(year, RINGS.keys())
        ]
        for campaign in self._desk.campaigns.all():
            days = [day for day in (campaign.first, campaign.last) if day is not None]
            if days:
                marks.append(YearMark(Ring.CAMPAIGN, days[0], days[-1], campaign.name))
        return marks

    def _year(self) -> Span:
        library = self._imprint().organisation
        day: date = self._view.shown_day
        return academic_year(day, library.year_starts_month, library.year_starts_day)

    def _name(self) -> str:
        year = self._year()
        words = self.tr("Year {first}-{last}.pdf")
        return words.format(first=year.first.year, last=year.last.year)
