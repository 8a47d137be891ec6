"""What looks at the calendar: four ways, the filters over them, and what is remembered of both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.overlays import OverlaysDesk
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.clock_times import on_clock
from smdesk.domain.dates import DAY, Span
from smdesk.domain.overlays import Overlay
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.calendar.asked import Face, Habits, Memory
from smdesk.ui.calendar.bar import Bar
from smdesk.ui.calendar.faces import Choice, Faces
from smdesk.ui.calendar.filters import Filters, Names, without_needs_me
from smdesk.ui.calendar.kept import KeptFilters, layer_chip
from smdesk.ui.calendar.notes import notes_of, shown_kinds, sources_of
from smdesk.ui.calendar.slots import Slot, next_month
from smdesk.ui.kit import wording
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class Source:
    """Where the calendar's screen reads from.

    ``names`` gives, by the fields of Wanted, what filters can choose; channels are among them.
    """

    desk: CalendarDesk
    overlays: OverlaysDesk
    names: Mapping[str, Names]
    memory: Memory
    now: Callable[[], datetime]


class Looking(View):
    """Shows what is planned; changes none of it."""

    looked = Signal()
    """What is shown was read anew."""
    wanting = Signal()
    """There is nothing to show, and the person wants to begin something."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._overlays = source.desk, source.overlays
        self._memory, self._now = source.memory, source.now
        habits = Habits.read(source.memory.recall())
        self._shown = self._here().date()
        self._nothing = Empty("", self, action="?", then=self._fill_up, icon="calendar-days")
        self.filters = Filters(source.names, self)
        self.above = QVBoxLayout()
        self.layers = layer_chip(self.filters)
        self.filters.add(self.layers)
        self.kept = KeptFilters(self.filters, habits, self.notice)
        campaigns = source.names.get("campaigns", dict)
        self.faces = Faces(campaigns, self._desk.routes, self._nothing, self._shown, self)
        self.bar = Bar(self.header, self.turn, self.go_to_today)
        self._use(habits)
        self.filters.changed.connect(self._filtered)
        self.layers.changed.connect(self._filtered)
        self.kept.changed.connect(self._remember)
        self.bar.faced.connect(self.show_face)
        self.faces.going.connect(self.go_to)
        self.faces.turned.connect(self.turn)

    @override
    def refresh(self) -> None:
        self.filters.refresh()
        self._look()

    def show_face(self, face: Face) -> None:
        """Look another way, at the same day and post."""
        self.faces.face = face
        self._shown = self.faces.choice.day
        self._remember()
        self.bar.show_face(face)
        self._look()
        self.begin_at(self.faces.page)
        self.faces.page.setFocus()

    def turn(self, pages: int) -> None:
        """Go so many months, weeks or agendas on, or back."""
        self._shown = self.faces.turned_by(self._shown, pages)
        choice = self.faces.choice
        self.faces.choice = Choice(self.faces.turned_by(choice.day, pages), choice.hour)
        self._look()

    def go_to_today(self) -> None:
        """Show today, and choose it."""
        self.go_to(Slot(self._here().date(), self.faces.choice.hour))

    def go_to(self, slot: Slot) -> None:
        """Show a day, and choose it."""
        self._shown = slot.day
        self.faces.choice = Choice(slot.day, slot.hour)
        self._look()

    def show_post(self, post: RecordId, day: date | None) -> None:
        """Show the post where it lies; what hides it is put aside."""
        if day is None and self.faces.face in {Face.MONTH, Face.WEEK}:
            day = self.faces.choice.day
        elif day is not None:
            span = self.faces.span(self._shown)
            if span is not None and day not in span:
                self._shown = day
        self.faces.choice = Choice(day or self.faces.choice.day, None, post)
        self._look()
        there = self._desk.line(post)
        if self.faces.picked() is None and there is not None and there.day is not None:
            self.faces.choice = Choice(there.day, None, post)
            self.filters.show_all()

    # What is on the screen, for files and paper.

    @property
    def shown_day(self) -> date:
        """The day whose month, week or agenda is shown."""
        return self._shown

    @property
    def shown_month(self) -> Span:
        """The month of the day that is shown."""
        first = self._shown.replace(day=1)
        return Span(first, next_month(first, 1) - DAY)

    def add_above(self, widget: QWidget) -> None:
        """Show the widget between the filters and the posts."""
        self.above.addWidget(widget)

    def lines_within(self, span: Span | None) -> list[CalendarLine]:
        """Return the posts of these days that fit the filters; None asks for all there are."""
        asked = self.filters.asked()
        return asked.left(self._desk.lines(span, asked.wanted))

    def notes_within(self, span: Span) -> dict[date, tuple[str, ...]]:
        """Return what lies over these days, of the layers that are shown."""
        return notes_of(self._overlays_within(span), span)

    def _overlays_within(self, span: Span) -> list[Overlay]:
        kinds = shown_kinds(self.layers.chosen)
        return self._overlays.within(span, kinds) if kinds else []

    def _fill_up(self) -> None:
        if self.filters.asked().everything:
            self.wanting.emit()
        else:
            self.filters.show_all()

    def _look(self) -> None:
        """Read what is shown and show it."""
        asked, span = self.filters.asked(), self.faces.span(self._shown)
        wanted = without_needs_me(asked)
        found = self._desk.lines(span, wanted)
        if self.faces.face is Face.AGENDA:
            found = [*found, *(n for n in self._desk.lines(None, wanted) if n.at is None)]
        mine = [n for n in found if n.needs_me]
        self.filters.count(len(mine), sum(n.problem for n in found))
        shown = asked.left(mine if asked.wanted.needs_me else found)
        overlays = [] if span is None else self._overlays_within(span)
        notes = {} if span is None else notes_of(overlays, span)
        self.faces.tell_sources(sources_of(overlays))
        self._say_nothing(filtered=not asked.everything)
        self.faces.show_lines(self._shown, shown, notes, self._here())
        self.bar.say(self.faces.face, self._shown, span, self._standing(len(shown)))
        self.looked.emit()

    def _standing(self, count: int) -> str:
        if self.filters.asked().everything:
            return ""
        if count == 1:
            return self.tr("1 post fits the filters")
        return self.tr("{count} posts fit the filters").format(count=wording.number(count))

    def _say_nothing(self, *, filtered: bool) -> None:
        if filtered:
            self._nothing.say(self.tr("No post fits the filters."))
            self._nothing.button.set_words(self.tr("Show all"))
        else:
            self._nothing.say(self.tr("Nothing is planned here yet."))
            self._nothing.button.set_words(self.tr("New post"))

    def _filtered(self) -> None:
        self._remember()
        self._look()

    def _remember(self) -> None:
        """Keep on this computer how the person looks at the calendar."""
        self.kept.habits = replace(
            self.kept.habits,
            face=self.faces.face,
            layers=self.layers.chosen,
            asked=self.filters.asked(),
        )
        self._memory.keep(self.kept.habits.written())

    def _use(self, habits: Habits) -> None:
        self.layers.choose(habits.layers)
        self.filters.show_asked(habits.asked)
        self.faces.face = habits.face
        self.bar.show_face(habits.face)

    def _here(self) -> datetime:
        return on_clock(self._now(), self._desk.zone())
