"""Who watches, posts and approves on which channel in which week, and what nobody looks after."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar, Self

from typing_extensions import override

from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.roster import Term
from smdesk.domain.rules import Fact, Finding, Rule, Severity

UNCOVERED = Rule("T5.uncovered", Severity.NUDGE, urgent=True)
CARRIES_MOST = Rule("T5.carries_most", Severity.NUDGE)
APPROVER_AWAY = Rule("T5.approver_away", Severity.NUDGE)
RULES = (UNCOVERED, CARRIES_MOST, APPROVER_AWAY)

WEEK_DAYS = 7
LOOKS_AHEAD_DAYS = 14
"""What nobody covers is told this many days ahead."""
MOST_SHARE = 60
"""Percent of a month's hours of watching that one person should not exceed (after 001.22)."""
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


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Days on which nobody does what a channel asks for, within one week."""

    need: Need
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Shifts for some weeks, and what could not be covered with the people there are."""

    shifts: tuple[Shift, ...]
    uncovered: tuple[Uncovered, ...]
    hours: Mapping[RecordId, int]
    """The hours of duty that each person gets."""


def week_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def weeks_in(span: Span) -> list[date]:
    """Return the Mondays of the weeks that hold a day of the span."""
    first = week_of(span.first)
    count = (week_of(span.last) - first).days // WEEK_DAYS + 1
    return [first + timedelta(weeks=number) for number in range(count)]


class Cover:
    """Answers who is on duty; made once for any number of questions about the same weeks."""

    def __init__(self, shifts: Iterable[Shift], absences: Iterable[Absence]) -> None:
        self._shifts: dict[tuple[RecordId, Duty], list[Shift]] = {}
        for shift in shifts:
            self._shifts.setdefault((shift.account, shift.duty), []).append(shift)
        self._absences: dict[RecordId, list[Span]] = {}
        for absence in absences:
            self._absences.setdefault(absence.person, []).append(absence.span)

    def away(self, person: RecordId, day: date) -> bool:
        """Whether the person is away on the day."""
        return any(day in span for span in self._absences.get(person, ()))

    def on_duty(self, account: RecordId, duty: Duty, day: date) -> list[Shift]:
        """Return the shifts that hold the day."""
        return [s for s in self._shifts.get((account, duty), ()) if day in s.span]

    def doing(self, account: RecordId, duty: Duty, day: date) -> RecordId | None:
        """Return who does it on the day: the first who is not away, or their backup."""
        for shift in self.on_duty(account, duty, day):
            for person in (shift.person, shift.backup):
                if person is not None and not self.away(person, day):
                    return person
        return None

    def uncovered(self, needs: Iterable[Need], span: Span) -> list[Uncovered]:
        """Return what nobody does within the days, need by need and week by week."""
        found = []
        for need in needs:
            for week in weeks_in(span):
                days = tuple(
                    day
                    for day in need.days_in(week)
                    if day in span and self.doing(need.account, need.duty, day) is None
                )
                if days:
                    found.append(Uncovered(need, days))
        return found

    def hours(self, needs: Iterable[Need], span: Span, duty: Duty) -> dict[RecordId, int]:
        """Return the hours of the duty that each person does within the days."""
        done: dict[RecordId, int] = {}
        for need in needs:
            if need.duty is not duty:
                continue
            for week in weeks_in(span):
                for day in need.days_in(week):
                    person = self.doing(need.account, duty, day) if day in span else None
                    if person is not None:
                        done[person] = done.get(person, 0) + need.hours
        return done


def propose(
    weeks: Sequence[date],
    needs: Sequence[Need],
    *,
    terms: Collection[Term],
    absences: Collection[Absence],
    kept: Collection[Shift] = (),
    able: Mapping[Duty, Collection[RecordId]] | None = None,
) -> Proposal:
    """Return shifts for the weeks that share the hours as evenly as absence and terms allow.

    ``weeks`` are Mondays; ``kept`` shifts stay as they are, and count; ``able`` says who may do a
    duty at all, for those duties that not everybody may. The same question has the same answer.
    What promises an answer is given out first, so it is left uncovered only when nobody is free.
    """
    return _Sharing(terms, absences, kept, able or {}).share(weeks, needs)


class _Sharing:
    """Gives out duties week by week, each to whoever has done least so far."""

    def __init__(
        self,
        terms: Collection[Term],
        absences: Collection[Absence],
        kept: Collection[Shift],
        able: Mapping[Duty, Collection[RecordId]],
    ) -> None:
        self._people = sorted({term.person for term in terms})
        self._spans: dict[RecordId, list[Span]] = {}
        for term in terms:
            self._spans.setdefault(term.person, []).append(term.span)
        self._able = {duty: set(people) for duty, people in able.items()}
        self._kept = Cover(kept, absences)
        self._cover = Cover((), absences)
        self._hours = dict.fromkeys(self._people, 0)

    def share(self, weeks: Sequence[date], needs: Sequence[Need]) -> Proposal:
        """Return the proposal."""
        shifts: list[Shift] = []
        uncovered: list[Uncovered] = []
        order = sorted(needs, key=_weight)
        for week in sorted(set(weeks)):
            free = {person: self._free_days(person, week) for person in self._people}
            busy: dict[tuple[RecordId, RecordId], set[Duty]] = {}
            for need in order:
                days = [
                    day
                    for day in need.days_in(week)
                    if self._kept.doing(need.account, need.duty, day) is None
                ]
                if not days:
                    continue
                given = self._give(need, days, free, busy)
                shifts += given
                left = tuple(d for d in days if not any(d in shift.span for shift in given))
                if left:
                    uncovered.append(Uncovered(need, left))
        return Proposal(tuple(shifts), tuple(uncovered), dict(self._hours))

    def _free_days(self, person: RecordId, week: date) -> frozenset[date]:
        return frozenset(
            day
            for day in (week + timedelta(days=n) for n in range(WEEK_DAYS))
            if any(day in span for span in self._spans[person])
            and not self._cover.away(person, day)
        )

    def _give(
        self,
        need: Need,
        days: list[date],
        free: Mapping[RecordId, frozenset[date]],
        busy: dict[tuple[RecordId, RecordId], set[Duty]],
    ) -> list[Shift]:
        """Give the days to as few people as can cover them, each time to whoever did least."""
        able = self._able.get(need.duty)
        people = [p for p in self._people if able is None or p in able]
        given: list[Shift] = []
        left = list(days)
        while left:
            best = min(
                (p for p in people if free[p].intersection(left)),
                key=lambda p: (
                    -len(free[p].intersection(left)),
                    # Whoever wrote it should not be the one who approves it.
                    _clashes(busy.get((p, need.account), set()), need.duty),
                    self._hours[p],
                    p,
                ),
                default=None,
            )
            if best is None:
                break
            mine = [day for day in left if day in free[best]]
            left = [day for day in left if day not in free[best]]
            self._hours[best] += need.hours * len(mine)
            busy.setdefault((best, need.account), set()).add(need.duty)
            given += _shifts(need, best, mine, self._backup(need, best, mine, people, free))
        return given

    def _backup(
        self,
        need: Need,
        person: RecordId,
        days: list[date],
        people: Sequence[RecordId],
        free: Mapping[RecordId, frozenset[date]],
    ) -> RecordId | None:
        """Return somebody else who is free on all the days, where people are promised an answer."""
        if not need.respond:
            return None
        others = (p for p in people if p != person and free[p].issuperset(days))
        return min(others, key=lambda p: (self._hours[p], p), default=None)


def _clashes(doing: Collection[Duty], duty: Duty) -> bool:
    pair = {Duty.POST, Duty.APPROVE}
    return duty in pair and bool((pair - {duty}) & set(doing))


def _weight(need: Need) -> tuple[bool, int, int, str, str]:
    """Return what needs are given out by: promised answers first, then the longest."""
    duty = list(Duty).index(need.duty)
    hours = need.hours * len(set(need.weekdays))
    return not need.respond, -hours, duty, need.account, need.id


def _shifts(
    need: Need, person: RecordId, days: Sequence[date], backup: RecordId | None
) -> list[Shift]:
    """Return one shift for each run of days on which nobody else has to step in."""
    wanted = sorted(days)
    runs: list[list[date]] = []
    for day in wanted:
        if runs and day - runs[-1][-1] == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [
        Shift(
            account=need.account,
            duty=need.duty,
            first=run[0],
            last=run[-1],
            person=person,
            backup=backup,
        )
        for run in runs
    ]


def findings(
    needs: Sequence[Need],
    shifts: Collection[Shift],
    absences: Collection[Absence],
    *,
    accounts: Mapping[RecordId, str],
    people: Mapping[RecordId, str],
    today: date,
) -> list[Finding]:
    """Return what the rules say about the rota on the day; names are by id."""
    known = [need for need in needs if need.account in accounts]
    cover = Cover(shifts, absences)
    ahead = Span(today, today + timedelta(days=LOOKS_AHEAD_DAYS - 1))
    found = []
    for gap in cover.uncovered(known, ahead):
        if gap.need.duty is Duty.MONITOR and gap.need.respond:
            facts: dict[str, Fact] = {
                "account": accounts[gap.need.account],
                "first": gap.days[0],
                "last": gap.days[-1],
                "hours": gap.need.hours * len(gap.days),
            }
            found.append(Finding(rule=UNCOVERED, about=Ref.to(gap.need), facts=facts))
        elif gap.need.duty is Duty.APPROVE:
            away = _away_on(cover, gap)
            if away is not None:
                who: dict[str, Fact] = {
                    "account": accounts[gap.need.account],
                    "person": people.get(away, ""),
                    "first": gap.days[0],
                    "last": gap.days[-1],
                }
                found.append(
                    Finding(rule=APPROVER_AWAY, about=Ref.to(gap.need), facts=who, whom=away)
                )
    return [*found, *_carries_most(known, cover, people, today)]


def _away_on(cover: Cover, gap: Uncovered) -> RecordId | None:
    """Return who was to do it, if the only reason that nobody does is that they are away."""
    for day in gap.days:
        for shift in cover.on_duty(gap.need.account, gap.need.duty, day):
            return shift.person
    return None


def _carries_most(
    needs: Sequence[Need], cover: Cover, people: Mapping[RecordId, str], today: date
) -> list[Finding]:
    first = week_of(today)
    month = Span(first, first + timedelta(days=MONTH_DAYS - 1))
    hours = cover.hours(needs, month, Duty.MONITOR)
    whole = sum(hours.values())
    watched = {n.account for n in needs if n.duty is Duty.MONITOR}
    found = []
    for person, mine in sorted(hours.items()):
        if mine * 100 > whole * MOST_SHARE and len(watched) > 1:
            facts: dict[str, Fact] = {
                "person": people.get(person, ""),
                "share": mine * 100 // whole,
            }
            found.append(
                Finding(
                    rule=CARRIES_MOST,
                    about=Ref(Shift.kind, person),
                    facts=facts,
                    whom=person,
                )
            )
    return found
