"""The four ways to look at the posts, one at a time; they share what is chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.desk.routes import RoutesDesk
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import Span
from smdesk.domain.records import RecordId
from smdesk.ui.calendar.agenda import DAYS, Agenda
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.pages import MORNING, MonthGrid, Notes, WeekGrid
from smdesk.ui.calendar.slots import WEEK, Slot, next_month
from smdesk.ui.calendar.table import PostTable
from smdesk.ui.kit.empty import Empty


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen, whichever way one looks: a day, perhaps an hour, perhaps a post."""

    day: date
    hour: int | None = None
    picked: RecordId | None = None


class Faces(QStackedWidget):
    """Shows one of them; tells what the person asks for there."""

    chosen = Signal()
    opened = Signal()
    beginning = Signal(object)
    """The Slot at which something new is to begin, or None for whichever."""
    moving = Signal(object, object)
    stepping = Signal(object, int, int)
    going = Signal(object)
    turned = Signal(int)
    shifting = Signal(int)
    """All chosen posts are to move by so many days."""
    binning = Signal()
    copying = Signal()
    asking = Signal(QPoint)

    def __init__(
        self,
        campaigns: Callable[[], Mapping[RecordId, str]],
        routes: RoutesDesk,
        nothing: Empty,
        day: date,
        parent: QWidget,
    ) -> None:
        """``nothing`` is shown where a list has no lines; ``day`` is chosen first."""
        super().__init__(parent)
        self.month, self.week = MonthGrid(self), WeekGrid(self)
        self.agenda, self.table = Agenda(self), PostTable(campaigns, routes.link_of, self)
        self.nothing, self._routes = nothing, routes
        self.face = Face.MONTH
        self.choice = Choice(day)
        for page in (self.month, self.week, self.agenda, self.table, nothing):
            self.addWidget(page)
        for page in (self.month, self.week, self.agenda, self.table):
            page.chosen.connect(self._chosen)
            page.opened.connect(self.opened)
            page.beginning.connect(self.beginning)
            page.stepping.connect(self.stepping)
        for listed in (self.agenda, self.table):
            listed.shifting.connect(self.shifting)
            listed.binning.connect(self.binning)
            listed.copying.connect(self.copying)
            listed.asking.connect(self.asking)
        for paged in (self.month, self.week, self.agenda):
            paged.moving.connect(self.moving)
            paged.going.connect(self.going)
            paged.turned.connect(self.turned)

    @property
    def page(self) -> MonthGrid | WeekGrid | Agenda | PostTable:
        """The one that is shown."""
        pages: dict[Face, MonthGrid | WeekGrid | Agenda | PostTable] = {
            Face.MONTH: self.month,
            Face.WEEK: self.week,
            Face.AGENDA: self.agenda,
            Face.LIST: self.table,
        }
        return pages[self.face]

    def picked(self) -> CalendarLine | None:
        """Return the post that is picked, if it is shown."""
        return self.page.picked()

    def several(self) -> list[CalendarLine]:
        """Return all chosen posts; in the month and the week that is one at the most."""
        page = self.page
        if isinstance(page, (Agenda, PostTable)):
            return page.several()
        line = page.picked()
        return [] if line is None else [line]

    def turned_by(self, day: date, pages: int) -> date:
        """Return the day so many pages on."""
        if self.face is Face.MONTH:
            return next_month(day, pages)
        return day + timedelta(days=pages * (WEEK if self.face is Face.WEEK else DAYS))

    def span(self, day: date) -> Span | None:
        """Return the days that are shown with the day; None for all there are."""
        return self.page.span(day)

    def show_lines(
        self, day: date, lines: Sequence[CalendarLine], notes: Notes, now: datetime
    ) -> None:
        """Show these lines, with the same day and post chosen as before."""
        page = self.page
        quiet = page.blockSignals(True)
        if not isinstance(page, PostTable):
            page.lead(self._routes.links(lines))
        page.show_lines(day, lines, notes, now)
        self.show_choice()
        page.blockSignals(quiet)
        by_slot = self.face in {Face.MONTH, Face.WEEK}
        self.setCurrentWidget(page if by_slot or lines or notes else self.nothing)
        self._chosen()

    def tell_sources(self, sources: Mapping[str, str]) -> None:
        """Say, of what is noted of days, where it was looked up; by the words of the notes."""
        self.month.slots.sources = self.week.slots.sources = sources
        self.agenda.entries.sources = sources

    def show_choice(self) -> None:
        """Choose in the one that is shown what is chosen in all of them."""
        choice, page = self.choice, self.page
        if isinstance(page, WeekGrid):
            line = page.slots.board.place_of(choice.picked)
            hour = choice.hour if choice.hour is not None else MORNING
            page.choose(line or Slot(choice.day, hour), choice.picked)
        elif isinstance(page, MonthGrid):
            line = page.slots.board.place_of(choice.picked)
            page.choose(line or Slot(choice.day), choice.picked)
        else:
            page.choose(Slot(choice.day), choice.picked)

    def _chosen(self) -> None:
        page = self.page
        slot, line = page.slot(), page.picked()
        day = self.choice.day if slot is None else slot.day
        hour = self.choice.hour if slot is None or slot.hour is None else slot.hour
        if line is not None and line.clock is not None:
            hour = line.clock.hour
        self.choice = Choice(day, hour, None if line is None else line.id)
        self.chosen.emit()
