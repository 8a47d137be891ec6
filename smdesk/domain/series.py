"""Posts that come again, by a rule: each of their days becomes a draft once, and never twice."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import islice
from typing import ClassVar, Self

from smdesk.domain.cadence import is_clock
from smdesk.domain.calendar import LONGEST_TEXT
from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.recurrence import Recurrence, heard
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.domain.templates import VARIABLES, filled_in, gaps_of
from smdesk.overriding import override

RUNS_DRY = Rule("C9.runs_dry", Severity.NUDGE)
ENDS_SOON = Rule("C9.ends_soon", Severity.NUDGE)
RULES = (RUNS_DRY, ENDS_SOON)

MOST_AT_ONCE = 400
"""Days of a series that are looked at together."""
NOTICE = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSeries(Record):
    """A post that comes again: what its drafts begin with, where, and on which days."""

    kind: ClassVar[str] = "post_series"
    searched: ClassVar[tuple[str, ...]] = ("name", "headline", "text")

    name: str
    headline: str = ""
    """The title of each post; without one, the series' name."""
    text: str = ""
    """What each draft begins with; gaps in braces are filled from its day."""
    link: str = ""
    first_comment: str = ""
    hashtags: tuple[str, ...] = ()
    channels: tuple[RecordId, ...]
    rule: str = "FREQ=WEEKLY"
    """As RFC 5545 writes it, counted from ``begins``."""
    begins: date
    until: date | None = None
    """The last day on which it may come; None for no end."""
    clock: str = "10:00"
    owner: RecordId | None = None
    campaign: RecordId | None = None
    objective: RecordId | None = None
    skipped: tuple[date, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        gaps = (*gaps_of(self.headline), *gaps_of(self.text), *gaps_of(self.first_comment))
        unknown = any(gap not in VARIABLES for gap in gaps)
        wrong = unknown or len(self.text) > LONGEST_TEXT
        ended = self.until is not None and self.until < self.begins - DAY
        faults_of(
            name=filled(self.name),
            channels=None if self.channels else Fault.EMPTY,
            text=Fault.OUT_OF_RANGE if wrong else None,
            until=Fault.ENDS_BEFORE_START if ended else None,
            clock=None if is_clock(self.clock) else Fault.OUT_OF_RANGE,
        )
        heard(self.rule)

    @property
    @override
    def title(self) -> str:
        """The series' name."""
        return self.name

    @property
    def recurrence(self) -> Recurrence:
        """The rule by which it comes again."""
        return heard(self.rule)

    def days(self, within: Span) -> list[date]:
        """Return the days on which it comes, without those that are skipped, in order."""
        last = within.last if self.until is None else min(within.last, self.until)
        if last < within.first:
            return []
        found = self.recurrence.days(self.begins, Span(within.first, last))
        return [day for day in islice(found, MOST_AT_ONCE) if day not in self.skipped]

    def number(self, day: date) -> int:
        """Return the how-manieth of the series the day is, from 1; skipped days count too."""
        return sum(1 for _ in self.recurrence.days(self.begins, Span(self.begins, day))) or 1

    def over(self, today: date) -> bool:
        """Whether it does not come any more."""
        return self.until is not None and self.until < today

    def without(self, day: date) -> Self:
        """Return this series, which does not come on that day."""
        return replace(self, skipped=tuple(sorted({*self.skipped, day})))

    def ended(self, last: date) -> Self:
        """Return this series, which comes on no day after that."""
        return replace(self, until=max(last, self.begins - DAY))


class Made(Enum):
    """What a day of a series is."""

    NEW = "new"
    """Its draft would be made."""
    THERE = "there"
    """Its draft was made already, whatever became of it."""
    SKIPPED = "skipped"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDraft(Record):
    """A day of a series became a draft; that day never does again, even if the draft is removed."""

    kind: ClassVar[str] = "series_draft"

    series: RecordId
    day: date
    item: RecordId

    def __post_init__(self) -> None:
        faults_of(series=filled(self.series), item=filled(self.item))

    @property
    @override
    def title(self) -> str:
        """The day."""
        return self.day.isoformat()


def standing_of(series: PostSeries, day: date, made: Collection[date], *, past: bool) -> Made:
    """Return what the day is to the series; ``made`` are the days that became drafts."""
    if day in made:
        return Made.THERE
    if day in series.skipped:
        return Made.SKIPPED
    return Made.PAST if past else Made.NEW


def title_of(series: PostSeries, values: Mapping[str, str]) -> str:
    """Return what a post of the series is called, its gaps filled."""
    return filled_in(series.headline, values).strip() or series.name


def findings(
    every: Iterable[PostSeries], drafts: Sequence[SeriesDraft], today: date
) -> list[Finding]:
    """Return the series of which the coming days have no drafts, and those that end soon."""
    made: dict[RecordId, set[date]] = {}
    for draft in drafts:
        made.setdefault(draft.series, set()).add(draft.day)
    found = []
    for one in sorted(every, key=lambda one: one.name):
        if one.over(today):
            continue
        about, facts = Ref.to(one), {"series": one.name}
        ahead = one.days(Span(today + DAY, today + NOTICE))
        lacking = [day for day in ahead if day not in made.get(one.id, ())]
        if lacking:
            dry: dict[str, Fact] = {**facts, "first": lacking[0]}
            found.append(Finding(rule=RUNS_DRY, about=about, facts=dry, whom=one.owner))
        if one.until is not None and one.until <= today + NOTICE:
            last: dict[str, Fact] = {**facts, "last": one.until}
            found.append(Finding(rule=ENDS_SOON, about=about, facts=last, whom=one.owner))
    return found
