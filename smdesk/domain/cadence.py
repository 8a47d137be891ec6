"""How often each channel speaks in a week, and at which hours it does (C7)."""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

TOO_FEW = Rule("C7.too_few", Severity.NUDGE)
TOO_MANY = Rule("C7.too_many", Severity.NUDGE)
TWO_IN_SLOT = Rule("C7.two_in_slot", Severity.NUDGE)
RULES = (TOO_FEW, TOO_MANY, TWO_IN_SLOT)

WEEK = 7
MOST_A_WEEK = 100
SAME_SLOT_MINUTES = 30
"""Two posts of a channel that are nearer than this compete with each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence(Record):
    """How many posts a week a channel is to have (source: policy text, 2.2)."""

    kind: ClassVar[str] = "cadence"

    channel: RecordId
    least: int = 1
    most: int = 7
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            channel=filled(self.channel),
            least=None if 0 <= self.least <= MOST_A_WEEK else Fault.OUT_OF_RANGE,
            most=None if self.least <= self.most <= MOST_A_WEEK else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """The range; the channel has a name of its own."""
        return f"{self.least}–{self.most}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingTime(Record):
    """An hour of the week at which a channel usually posts."""

    kind: ClassVar[str] = "posting_time"
    searched: ClassVar[tuple[str, ...]] = ("label",)

    channel: RecordId
    weekday: int = 0
    """0 is Monday."""
    clock: str = "10:00"
    label: str = ""
    """What is usually said then, as in ``Book of the week``."""

    def __post_init__(self) -> None:
        faults_of(
            channel=filled(self.channel),
            weekday=None if 0 <= self.weekday < WEEK else Fault.OUT_OF_RANGE,
            clock=None if is_clock(self.clock) else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """The label, or the hour."""
        return self.label or self.clock


class Planned(NamedTuple):
    """A post that is planned or out: its channel, its day and the minute of the day."""

    channel: RecordId
    day: date
    minute: int


def week_findings(
    monday: date,
    cadences: Iterable[Cadence],
    posts: Iterable[Planned],
    names: Mapping[RecordId, str],
) -> list[Finding]:
    """Return the channels that have too few or too many posts in the week that begins then."""
    week = Span(monday, monday + timedelta(days=WEEK - 1))
    counts = Counter(post.channel for post in posts if post.day in week)
    found = []
    for one in sorted(cadences, key=lambda one: names.get(one.channel, "")):
        count = counts[one.channel]
        rule = TOO_FEW if count < one.least else TOO_MANY if count > one.most else None
        if rule is not None and one.channel in names:
            facts: dict[str, Fact] = {
                "channel": names[one.channel],
                "count": count,
                "least": one.least,
                "most": one.most,
                "first": monday,
            }
            found.append(Finding(rule=rule, about=Ref.to(one), facts=facts))
    return found


def crowded(posts: Iterable[Planned], names: Mapping[RecordId, str]) -> list[Finding]:
    """Return the posts of one channel that follow each other too soon on one day."""
    found = []
    ordered = sorted(posts, key=lambda post: (post.channel, post.day, post.minute))
    for one, other in itertools.pairwise(ordered):
        together = (one.channel, one.day) == (other.channel, other.day)
        if together and other.minute - one.minute < SAME_SLOT_MINUTES:
            told: dict[str, Fact] = {"channel": names.get(one.channel, ""), "day": one.day}
            about = Ref("account", one.channel)
            found.append(Finding(rule=TWO_IN_SLOT, about=about, facts=told))
    return found


def free_times(
    span: Span, times: Iterable[PostingTime], posts: Iterable[Planned]
) -> list[tuple[date, PostingTime]]:
    """Return the usual times of the span's days in which nothing is planned yet, in order."""
    taken = {(post.channel, post.day, post.minute) for post in posts}
    days = [span.first + n * DAY for n in range(span.days)]
    found = [
        (day, slot)
        for day in days
        for slot in times
        if slot.weekday == day.weekday()
        and not any(
            (slot.channel, day, minute) in taken
            for minute in range(
                minute_of(slot.clock) - SAME_SLOT_MINUTES + 1,
                minute_of(slot.clock) + SAME_SLOT_MINUTES,
            )
        )
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].clock, pair[1].label))


def minute_of(clock: str) -> int:
    """Return the minute of the day that a time such as ``18:30`` names."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def is_clock(text: str) -> bool:
    """Whether the text is a time of day such as ``09:30``."""
    hour, colon, minute = text.partition(":")
    digits = (hour + minute).isascii() and (hour + minute).isdigit()
    shaped = bool(colon) and len(hour) == 2 and len(minute) == 2 and digits  # noqa: PLR2004
    return shaped and int(hour) < 24 and int(minute) < 60  # noqa: PLR2004
