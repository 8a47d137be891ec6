"""What channels ask for, who does it in which week, who is away, and who asks for a swap."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.dates import Span
from smdesk.domain.records import Fault, Record, RecordId, faults_of, filled
from smdesk.overriding import override

WEEK_DAYS = 7
MONTH_DAYS = 28
"""A month of duty is four whole weeks, so that every month weighs the same."""


class Duty(Enum):
    """What somebody on duty does (T5)."""

    MONITOR = "monitor"
    """Reads what comes in, answers, and passes on what others must answer."""
    POST = "post"
    APPROVE = "approve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """A duty that a channel asks for, on these days of the week, for so many hours a day."""

    kind: ClassVar[str] = "need"

    account: RecordId
    duty: Duty = Duty.MONITOR
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Monday is 0."""
    hours: int = 1
    respond: bool = False
    """People are promised an answer here, so it may not go unwatched."""
    note: str = ""

    def __post_init__(self) -> None:
        known = all(0 <= day < WEEK_DAYS for day in self.weekdays)
        faults_of(
            account=filled(self.account),
            weekdays=None if self.weekdays and known else Fault.EMPTY,
            hours=None if 1 <= self.hours <= 24 else Fault.OUT_OF_RANGE,  # noqa: PLR2004 - a day
        )

    @property
    @override
    def title(self) -> str:
        """The duty, in one word; the account has a name of its own."""
        return self.duty.value

    def days_in(self, week: date) -> list[date]:
        """Return the days on which it is to be done in the week that begins on the day."""
        return [week + timedelta(days=day) for day in sorted(set(self.weekdays))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Record):
    """Somebody does a channel's duty from a first day to a last day, both included."""

    kind: ClassVar[str] = "shift"
    searched: ClassVar[tuple[str, ...]] = ("note",)

    account: RecordId
    duty: Duty
    first: date
    last: date
    person: RecordId
    backup: RecordId | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            account=filled(self.account),
            person=filled(self.person),
            backup=Fault.TAKEN if self.backup == self.person else None,
            last=Fault.ENDS_BEFORE_START if self.last < self.first else None,
        )

    @property
    @override
    def title(self) -> str:
        """The duty and its first day."""
        return f"{self.duty.value} {self.first.isoformat()}"

    @property
    def span(self) -> Span:
        """The days of the shift."""
        return Span(self.first, self.last)

    def taken_by(self, person: RecordId) -> Self:
        """Return this shift, done by somebody else; whoever did it is no longer asked."""
        return replace(self, person=person, backup=None if self.backup == person else self.backup)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Record):
    """Somebody is away from a first day to a last day, both included."""

    kind: ClassVar[str] = "absence"

    person: RecordId
    first: date
    last: date
    why: str = ""

    def __post_init__(self) -> None:
        faults_of(
            person=filled(self.person),
            last=Fault.ENDS_BEFORE_START if self.last < self.first else None,
        )

    @property
    @override
    def title(self) -> str:
        """The days away."""
        return f"{self.first.isoformat()} – {self.last.isoformat()}"

    @property
    def span(self) -> Span:
        """The days away."""
        return Span(self.first, self.last)


class SwapState(Enum):
    """How far a swap has come."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap(Record):
    """Somebody asks another to take a shift; it changes hands once they agree."""

    kind: ClassVar[str] = "swap"

    shift: RecordId
    asked_by: RecordId
    asked_of: RecordId
    asked_on: date
    state: SwapState = SwapState.ASKED
    answered_on: date | None = None
    why: str = ""

    def __post_init__(self) -> None:
        faults_of(asked_of=Fault.TAKEN if self.asked_of == self.asked_by else None)

    @property
    @override
    def title(self) -> str:
        """How far it has come, in one word."""
        return self.state.value

    def answered(self, state: SwapState, on: date) -> Self:
        """Return this swap with its answer."""
        return replace(self, state=state, answered_on=on)


def week_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def weeks_in(span: Span) -> list[date]:
    """Return the Mondays of the weeks that hold a day of the span."""
    first = week_of(span.first)
    count = (week_of(span.last) - first).days // WEEK_DAYS + 1
    return [first + timedelta(weeks=number) for number in range(count)]
