"""The desk of what posts are about: events, days that come again, and each channel's rhythm."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum

from smdesk.desk.calendar_lines import midnight, zone_of
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.cadence import (
    WEEK,
    Cadence,
    Planned,
    PostingTime,
    crowded,
    free_times,
    week_findings,
)
from smdesk.domain.calendar import GIVEN_UP
from smdesk.domain.clock_times import OwnZone, WallClock
from smdesk.domain.dates import DAY, Span
from smdesk.domain.occasions import (
    AHEAD_DAYS,
    Event,
    Occasion,
    event_findings,
    occasion_findings,
)
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.importers.events import FoundEvent, FoundEvents, Trouble, read

REACH = timedelta(days=730)
"""How far ahead events that come again are taken from a file."""


class Standing(Enum):
    """How an event of a file stands to those that are kept."""

    NEW = "new"
    CHANGED = "changed"
    THERE_ALREADY = "there_already"
    NOT_USABLE = "not_usable"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of a file as the preview shows it."""

    found: FoundEvent
    standing: Standing
    event: Event | None
    """What would be kept; None for one that cannot be."""


@dataclass(frozen=True, slots=True)
class BroughtEvents:
    """What an import came to."""

    new: int
    changed: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Short:
    """A channel that has fewer posts than its rhythm wants, in the week that ends on the day."""

    sunday: date
    channel: str
    """Its name."""
    count: int
    least: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What is missing, and which usual times nothing is planned for, on days still to come."""

    short: tuple[Short, ...]
    free: tuple[tuple[date, PostingTime], ...]


class OccasionsDesk:
    """Keeps events, days and rhythms, and says what they ask for."""

    def __init__(self, office: Office) -> None:
        self._office = office
        library = office.library.calendar
        self.events = RegisterDesk(office, library.events, Event, order="first, name")
        self.occasions = RegisterDesk(office, library.occasions, Occasion, order="name")
        self.cadences = RegisterDesk(office, library.cadences, Cadence)
        self.times = RegisterDesk(
            office, library.posting_times, PostingTime, order="weekday, clock"
        )

    # What there is.

    def events_within(self, span: Span) -> list[Event]:
        """Return the events of these days, by their first day."""
        return self._office.library.calendar.events.overlapping(span, "first, name")

    def occasions_within(self, span: Span) -> list[tuple[Span, Occasion]]:
        """Return the days that are kept in the span, in order."""
        found = [(days, one) for one in self.occasions.all() for days in one.within(span)]
        return sorted(found, key=lambda pair: (pair[0], pair[1].name))

    def week(self, monday: date) -> list[Finding]:
        """Return what the rhythm of the channels says about the week that begins on the day."""
        week = Span(monday, monday + timedelta(days=6))
        names = self._names()
        posts = self._planned(week, names)
        found = [*week_findings(monday, self.cadences.all(), posts, names), *crowded(posts, names)]
        return [self._office.bound(one) for one in found]

    def rhythm(self, span: Span) -> Rhythm:
        """Return what the channels are short of in each whole week of the span, and what is free.

        The posts are read once for both.
        """
        names, today = self._names(), self._office.today()
        cadences = [one for one in self.cadences.all() if one.channel in names]
        times = self.times.all() if span.last >= today else []
        channels = {one.channel for one in cadences} | {one.channel for one in times}
        if not channels:
            return Rhythm((), ())
        posts = self._planned(span, channels)
        ahead = Span(max(span.first, today), span.last) if times else span
        weeks: Counter[tuple[RecordId, date]] = Counter()
        for (channel, day), count in Counter((post.channel, post.day) for post in posts).items():
            weeks[channel, day - day.weekday() * DAY] += count
        short = [
            Short(monday + 6 * DAY, names[one.channel], weeks[one.channel, monday], one.least)
            for monday in _mondays(span)
            for one in cadences
            if weeks[one.channel, monday] < one.least
        ]
        return Rhythm(tuple(short), tuple(free_times(ahead, times, posts) if times else ()))

    def findings(self) -> list[Finding]:
        """Return what the rules say today: about near events, days to look up, and next week."""
        today = self._office.today()
        near = self.events_within(Span(today, today + timedelta(days=AHEAD_DAYS)))
        posted = {event.id for event in near if self._has_post(event.id)}
        monday = today - timedelta(days=today.weekday())
        found = [
            *event_findings(near, posted, today),
            *occasion_findings(self.occasions.all(), today),
        ]
        return [self._office.bound(one) for one in found] + self.week(monday + timedelta(days=7))

    # Events from a file.

    def found_in(self, data: bytes) -> FoundEvents:
        """Return the events of a calendar file or a table; any thread may do it.

        Raises ImporterError.
        """
        today = self._office.today()
        return read(data, self._zone(), Span(today - timedelta(days=31), today + REACH))

    def preview(self, found: FoundEvents, source: str) -> list[EventLine]:
        """Return what each event would become; ``source`` is the name of its file."""
        kept = self.events.all()
        by_uid = {one.uid: one for one in kept if one.uid}
        by_name = {(one.name.casefold(), one.first): one for one in kept}
        lines = []
        for one in found.events:
            line = _line(one, source, by_uid, by_name)
            if line.event is not None:
                if line.event.uid:
                    by_uid[line.event.uid] = line.event
                by_name[line.event.name.casefold(), line.event.first] = line.event
            lines.append(line)
        return lines

    def bring_in(self, lines: Sequence[EventLine], *, by: Member) -> BroughtEvents:
        """Keep the events that are new or changed, in one task."""
        taken = [line for line in lines if line.standing in (Standing.NEW, Standing.CHANGED)]
        events = {line.event.id: line.event for line in taken if line.event is not None}
        with self._office.task("event.import", Topic.CALENDAR, by=by):
            self._office.library.calendar.events.save_all(list(events.values()))
        new = sum(line.standing is Standing.NEW for line in taken)
        return BroughtEvents(new, len(taken) - new, len(lines) - len(taken))

    def _zone(self) -> tzinfo:
        zone = zone_of(next(iter(self._office.library.calendar.workflows.all()), None))
        return zone or OwnZone()

    def _planned(self, span: Span, channels: Collection[RecordId]) -> list[Planned]:
        """Return what is planned or out on these days for these channels, and was not given up."""
        clock = WallClock(self._zone())
        given_up = [state.value for state in GIVEN_UP]
        agenda = self._office.library.calendar.agenda
        found = []
        for channel, at in agenda.times(*self._instants(span), channels, given_up):
            local = clock.at(at)
            found.append(Planned(channel, local.date(), local.hour * 60 + local.minute))
        return found

    def _instants(self, span: Span) -> tuple[datetime, datetime]:
        """Return when the days begin, and when the one after them does, in UTC."""
        zone = self._zone()
        first = midnight(datetime.combine(span.first, time()), zone)
        return first, midnight(datetime.combine(span.last + DAY, time()), zone)

    def _has_post(self, event: RecordId) -> bool:
        """Whether something about the event is planned or out, and was not given up."""
        library = self._office.library.calendar
        return any(
            variant.state not in GIVEN_UP
            for item in library.items.where(event=event)
            for variant in library.variants.where(item=item.id)
        )

    def _names(self) -> dict[RecordId, str]:
        return dict(self._office.library.accounts.pick("id, name"))


def _mondays(span: Span) -> list[date]:
    """Return on which days the whole weeks of the span begin."""
    first = span.first + (-span.first.weekday() % WEEK) * DAY
    weeks = ((span.last - first).days + 1) // WEEK
    return [first + number * WEEK * DAY for number in range(weeks)]


def _line(
    found: FoundEvent,
    source: str,
    by_uid: dict[str, Event],
    by_name: dict[tuple[str, date], Event],
) -> EventLine:
    if not found.usable or found.first is None or found.last is None:
        return EventLine(found, Standing.NOT_USABLE, None)
    before = by_uid.get(found.uid) if found.uid else None
    before = before or by_name.get((found.title.casefold(), found.first))
    said = {
        "name": found.title,
        "first": found.first,
        "last": found.last,
        "clock": found.at.isoformat("minutes") if found.at else "",
        "place": found.place,
        "link": found.link,
        "note": found.note,
        "uid": found.uid,
        "source": source,
    }
    if before is None:
        return EventLine(found, Standing.NEW, Event(**said))  # type: ignore[arg-type]
    event = replace(before, **said)  # type: ignore[arg-type]
    same = replace(event, source=before.source) == before
    return EventLine(found, Standing.THERE_ALREADY if same else Standing.CHANGED, event)


__all__ = [
    "BroughtEvents", "EventLine", "FoundEvent", "FoundEvents", "OccasionsDesk", "Standing",
    "Trouble",
]  # fmt: skip
