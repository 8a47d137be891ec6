"""What a post can be about: the library's own events, and days that others keep (C12)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import islice
from typing import ClassVar

from smdesk.domain.dates import Span
from smdesk.domain.records import (
    Fault,
    Record,
    RecordId,
    Ref,
    faults_of,
    filled,
    link_or_empty,
)
from smdesk.domain.recurrence import NotARecurrenceError, Recurrence, heard
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

NO_POST = Rule("C12.no_post", Severity.NUDGE)
DATE_NOT_SET = Rule("C12.date_not_set", Severity.NUDGE)
RULES = (NO_POST, DATE_NOT_SET)

AHEAD_DAYS = 7
"""An event that is so near and has no post is pointed out (source: policy text, 1.1.1)."""
LONGEST = 366
MOST_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that happens at the library, brought in from its calendar or put in by hand."""

    kind: ClassVar[str] = "event"
    searched: ClassVar[tuple[str, ...]] = ("name", "place", "note")

    name: str
    first: date
    last: date
    clock: str = ""
    """When it begins, as in ``18:30``; empty for whole days."""
    place: str = ""
    link: str = ""
    note: str = ""
    uid: str = ""
    """What the calendar it came from calls it, so that it is known again."""
    source: str = ""
    """The name of the file it came from; empty for one put in by hand."""
    unposted: str = ""
    """Why it needs no post; empty as long as it does."""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            last=_ends(self.first, self.last),
            link=link_or_empty(self.link),
        )

    @property
    @override
    def title(self) -> str:
        """What happens."""
        return self.name

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.first, self.last)


class Keeping(Enum):
    """What kind of day it is."""

    AWARENESS = "awareness"
    """Others speak of it that day: a week of libraries, a day of books."""
    HOLIDAY = "holiday"
    """The library is closed, or its readers are away."""
    OWN = "own"
    """A day of the library's own, as the anniversary of its opening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Record):
    """A day, or a run of days, that comes again.

    Many such days are set anew for each year by somebody: they have the days of the years that
    are known, and a source. Only true fixed days and weekdays of a month have a rule.
    """

    kind: ClassVar[str] = "occasion"
    searched: ClassVar[tuple[str, ...]] = ("name", "note")

    name: str
    keeping: Keeping = Keeping.AWARENESS
    rule: str = ""
    """As RFC 5545 writes it, counted from ``begins``; empty for days that are set year by year."""
    begins: date | None = None
    """The first day that the rule counts from."""
    days: int = 1
    """How many days it lasts."""
    dates: tuple[date, ...] = ()
    """The first days of the years that are known, where there is no rule."""
    source: str = ""
    """Where the days were looked up."""
    checked_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            days=None if 1 <= self.days <= LONGEST else Fault.OUT_OF_RANGE,
            begins=Fault.EMPTY if self.rule and self.begins is None else None,
            dates=Fault.EMPTY if not self.rule and not self.dates else None,
            source=Fault.EMPTY if not self.rule and not self.source.strip() else None,
        )
        if self.rule:
            heard(self.rule)

    @property
    @override
    def title(self) -> str:
        """The name of the day."""
        return self.name

    @property
    def recurrence(self) -> Recurrence | None:
        """The rule, or None for days that are set year by year."""
        try:
            return heard(self.rule) if self.rule else None
        except NotARecurrenceError:
            return None

    def within(self, span: Span) -> Iterator[Span]:
        """Yield its runs of days that share a day with the span, in order."""
        long = timedelta(days=self.days - 1)
        rule = self.recurrence
        firsts: Iterable[date] = sorted(self.dates)
        if rule is not None and self.begins is not None:
            earliest = _back(span.first, self.days - 1)
            firsts = rule.days(self.begins, Span(earliest, span.last))
        for first in islice(firsts, MOST_DAYS):
            last = first + long
            if first <= span.last and last >= span.first:
                yield Span(first, last)

    def known_until(self) -> date | None:
        """Return the last first day that is known; None for a rule, which knows all."""
        return None if self.rule else max(self.dates, default=None)


def event_findings(
    events: Iterable[Event], posted: Collection[RecordId], today: date
) -> list[Finding]:
    """Return the events of the coming days about which nothing is planned.

    ``posted`` are the events for which there is an item that was not given up.
    """
    ahead = Span(today, today + timedelta(days=AHEAD_DAYS))
    near = sorted(
        (one for one in events if one.first in ahead and not one.unposted),
        key=lambda one: (one.first, one.name),
    )
    return [
        Finding(
            rule=NO_POST,
            about=Ref.to(one),
            facts={"event": one.name, "first": one.first, "days": (one.first - today).days},
        )
        for one in near
        if one.id not in posted
    ]


def occasion_findings(occasions: Iterable[Occasion], today: date) -> list[Finding]:
    """Return the days that somebody has to look up anew: all that are known have gone by."""
    return [
        Finding(
            rule=DATE_NOT_SET,
            about=Ref.to(one),
            facts={"name": one.name, "last": until, "source": one.source},
        )
        for one in sorted(occasions, key=lambda one: one.name)
        if (until := one.known_until()) is not None and until < today
    ]


def _ends(first: date, last: date) -> Fault | None:
    if last < first:
        return Fault.ENDS_BEFORE_START
    return None if (last - first).days < LONGEST else Fault.OUT_OF_RANGE


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))
