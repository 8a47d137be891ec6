"""Brings the academic year to paper or into a PDF: all there is of it, whatever the filters say."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.overlays import OverlaysDesk
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.dates import Span, academic_year
from smdesk.domain.imprint import Imprint
from smdesk.domain.year_wheel import YearWheel
from smdesk.printing.press import Sheet
from smdesk.printing.year_wheel import year_sheet
from smdesk.ui.calendar.groups import Group
from smdesk.ui.calendar.looking import Looking
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.year import wheel_of


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
    ) -> None:
        super().__init__(view)
        self._view, self.output, self._imprint = view, output, imprint
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
        return year_sheet(self.wheel(), zone=OwnZone())

    def wheel(self) -> YearWheel:
        """Return what is in that year."""
        return wheel_of(self._desk, self._overlays, self._year(), self._imprint())

    def _year(self) -> Span:
        library = self._imprint().organisation
        day: date = self._view.shown_day
        return academic_year(day, library.year_starts_month, library.year_starts_day)

    def _name(self) -> str:
        year = self._year()
        words = self.tr("Year {first}-{last}.pdf")
        return words.format(first=year.first.year, last=year.last.year)
