"""The calendar's lines, kept in memory so that months open and filters answer at once."""

import json
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import compress
from typing import Any
from zoneinfo import ZoneInfo

from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import MOVABLE, WAITING, State
from smdesk.domain.calendar_lines import EVERYTHING, CalendarLine, Wanted, hay
from smdesk.domain.clock_times import WallClock
from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.workflow import Workflow

_LAST = "~"
"""Comes after every instant as it is written: what has no time yet is at the end."""
_PROBLEMS = frozenset({State.MISSED, State.WENT_OUT_UNAPPROVED})
_OTHERS = frozenset({State.IN_REVIEW, State.WENT_OUT_UNAPPROVED})
"""States in which an approver who wrote nothing of it does the next thing."""
_HERS = frozenset({State.CHANGES_REQUESTED, State.MISSED})
"""States in which the owner, or without one a writer, does the next thing."""

_FACTS = {
    state.value: (state, state in MOVABLE, state in _PROBLEMS, state in _OTHERS or state in _HERS)
    for state in State
}
"""Of each state as it is written: itself, and whether it moves, is a problem, asks for somebody.

Ten thousands of lines ask for this, and asking a set of states takes longer than all the rest.
"""
_WAITING = frozenset(state.value for state in WAITING)
_TOPICS = frozenset({Topic.CALENDAR, Topic.ACCOUNTS, Topic.ROSTER})

Key = tuple[str, RecordId]
Row = tuple[Any, ...]


def zone_of(workflow: Workflow | None) -> tzinfo | None:
    """Return the library's time zone; None stands for that of the computer."""
    if workflow is None or not workflow.zone:
        return None
    try:
        return ZoneInfo(workflow.zone)
    except (ValueError, OSError):
        # Not every computer knows the names of zones.
        return None


def midnight(span_day: datetime, zone: tzinfo | None) -> datetime:
    """Return the instant, in UTC, at which the clock there shows what the naive time says."""
    aware = span_day.replace(tzinfo=zone) if zone is not None else span_day.astimezone()
    return aware.astimezone(UTC)


class CalendarLines:
    """All lines by time. A month is read by itself; the whole, once somebody asks for it."""

    def __init__(
        self,
        office: Office,
        me: Member,
        *,
        may_approve: Callable[[RecordId], bool],
        forged: Callable[[], Collection[RecordId]],
    ) -> None:
        """``may_approve`` says whether the member may approve for a channel.

        ``forged`` names the variants of which an approval was found not to be genuine.
        """
        self._office, self._me = office, me
        self._may_approve, self._forged = may_approve, forged
        self._keys: list[Key] | None = None
        # All four are in the order of the keys, or are about them.
        self._lines: list[CalendarLine] = []
        self._hays: list[str] = []
        self._places: dict[RecordId, Key] = {}
        self._next: datetime | None = None
        self._changed: set[RecordId] = set()

    @contextmanager
    def changing(self, *variants: RecordId) -> Iterator[None]:
        """Say which variants the task within changes, so that no others are read anew."""
        self._changed = set(variants)
        try:
            yield
        finally:
            self._changed = set()

    def forget(self, topic: Topic) -> None:
        """Read anew what the topic touches, when it is next asked for."""
        if topic is Topic.CALENDAR and self._changed and self._keys is not None:
            self._read_again(self._changed)
        elif topic in _TOPICS:
            self._keys = None

    def zone(self) -> tzinfo | None:
        """Return the library's time zone; None stands for that of the computer."""
        return zone_of(next(iter(self._office.library.calendar.workflows.all()), None))

    def one(self, variant: RecordId) -> CalendarLine | None:
        """Return the variant's line, if it is there."""
        return next(iter(self._made(self._office.library.calendar.agenda.some([variant]))), None)

    def within(self, span: Span | None, wanted: Wanted = EVERYTHING) -> list[CalendarLine]:
        """Return the lines of the days that are wanted, by time; None asks for all there are."""
        now = self._office.now()
        if self._keys is not None and self._next is not None and self._next <= now:
            self._keys = None
        if self._keys is None and span is not None:
            first, end = self._instants(span)
            lines = self._made(self._office.library.calendar.agenda.between(first, end))
            return _wanted(lines, [], wanted)
        if self._keys is None:
            self._read_all(now)
        keys = self._keys or []
        if span is None:
            return _wanted(self._lines[:], self._hays, wanted)
        first, end = self._instants(span)
        here = slice(_place(keys, first.isoformat()), _place(keys, end.isoformat()))
        return _wanted(self._lines[here], self._hays[here], wanted)

    def _instants(self, span: Span) -> tuple[datetime, datetime]:
        zone = self.zone()
        first = midnight(datetime.combine(span.first, time()), zone)
        return first, midnight(datetime.combine(span.last + DAY, time()), zone)

    def _read_all(self, now: datetime) -> None:
        self._lines = self._made(self._office.library.calendar.agenda.all())
        self._hays = [hay(line) for line in self._lines]
        self._keys = [_key(line) for line in self._lines]
        self._places = {line.id: key for line, key in zip(self._lines, self._keys, strict=True)}
        self._next = _next_to_miss(self._lines, now)

    def _read_again(self, variants: Collection[RecordId]) -> None:
        keys = self._keys or []
        for variant in variants:
            before = self._places.pop(variant, None)
            if before is not None:
                at = bisect_left(keys, before)
                del keys[at], self._lines[at], self._hays[at]
        for line in self._made(self._office.library.calendar.agenda.some(variants)):
            key = self._places[line.id] = _key(line)
            at = bisect_left(keys, key)
            keys.insert(at, key)
            self._lines.insert(at, line)
            self._hays.insert(at, hay(line))
        self._next = _next_to_miss(self._lines, self._office.now())

    def _made(self, rows: Iterable[Row]) -> list[CalendarLine]:
        return _Maker(self._office, self._me, self.zone(), self._may_approve, self._forged()).made(
            rows
        )


class _Maker:
    """Makes lines of rows, with what is the same for all of them looked up once."""

    def __init__(
        self,
        office: Office,
        me: Member,
        zone: tzinfo | None,
        may_approve: Callable[[RecordId], bool],
        forged: Collection[RecordId],
    ) -> None:
        self._now = office.now().astimezone(UTC).isoformat()
        self._clock, self._me = WallClock(zone), me.person
        self._may_approve = may_approve
        self._approve: dict[RecordId, bool] = {}
        self._agreed = office.library.calendar.agenda.agreed_by(me.person)
        self._forged = forged
        library = office.library
        self._people: dict[str | None, str] = dict(library.people.pick("id, name"))
        self._accounts: dict[str | None, tuple[str, Platform]] = {
            account: (name, platform)
            for account, name, platform in library.accounts.pick("id, name, platform")
        }

    def made(self, rows: Iterable[Row]) -> list[CalendarLine]:
        """Return a line for each row."""
        make = self._line
        return [make(row) for row in rows]

    def _line(self, row: Row) -> CalendarLine:
        (id_, item, at, channel, title, state_text, owner, campaign, objective, labels, writers) = (
            row
        )
        if at is not None and at < self._now and state_text in _WAITING:
            state_text = State.MISSED.value
        state, movable, problem, asks = _FACTS[state_text]
        when = None if at is None else datetime.fromisoformat(at)
        local = None if at is None else self._clock.at(at)
        name, platform = self._accounts.get(channel, ("", None))
        return CalendarLine(
            id_,
            item,
            when,
            None if local is None else local.date(),
            None if local is None else local.time(),
            channel,
            name,
            platform,
            title,
            state,
            owner,
            self._people.get(owner, ""),
            campaign,
            objective,
            () if labels == "[]" else tuple(json.loads(labels)),
            asks and id_ not in self._agreed and self._needs_me(state, channel, owner, writers),
            movable,
            problem or id_ in self._forged,
        )

    def _needs_me(
        self, state: State, channel: RecordId, owner: RecordId | None, writers: str
    ) -> bool:
        wrote = self._me in writers
        if state in _OTHERS:
            return not wrote and self._approves(channel)
        if state in _HERS:
            return owner == self._me if owner is not None else wrote
        return False

    def _approves(self, channel: RecordId) -> bool:
        if channel not in self._approve:
            self._approve[channel] = self._may_approve(channel)
        return self._approve[channel]


def _wanted(lines: list[CalendarLine], hays: list[str], wanted: Wanted) -> list[CalendarLine]:
    """Return the lines that fit; each filter that is set goes over what the ones before left.

    ``hays`` are what words are looked for in, line by line; none where they are not made yet.
    """
    words = wanted.text.casefold().split()
    if words:
        hays = hays or [hay(line) for line in lines]
        for word in words:
            # No pairs are made here: tens of thousands of them would wake the collector.
            there = [word in said for said in hays]
            lines, hays = list(compress(lines, there)), list(compress(hays, there))
    if wanted.needs_me:
        lines = [line for line in lines if line.needs_me]
    if wanted.states:
        lines = [line for line in lines if line.state in wanted.states]
    if wanted.channels:
        lines = [line for line in lines if line.channel in wanted.channels]
    if wanted.owners:
        lines = [line for line in lines if line.owner in wanted.owners]
    if wanted.campaigns:
        lines = [line for line in lines if line.campaign in wanted.campaigns]
    if wanted.objectives:
        lines = [line for line in lines if line.objective in wanted.objectives]
    if wanted.labels:
        lines = [line for line in lines if not wanted.labels.isdisjoint(line.labels)]
    return lines


def _key(line: CalendarLine) -> Key:
    return (_LAST if line.at is None else line.at.isoformat(), line.id)


def _place(keys: list[Key], instant: str) -> int:
    return bisect_left(keys, (instant, RecordId("")))


def _next_to_miss(lines: Iterable[CalendarLine], now: datetime) -> datetime | None:
    """Return the next instant at which a line becomes a missed one."""
    coming = (line.at for line in lines if line.state in WAITING and line.at is not None)
    return min((at for at in coming if at >= now), default=None) or now + timedelta(days=1)
