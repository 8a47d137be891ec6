"""A fair sharing of the weeks, and why some days are left with nobody."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smdesk.domain.dates import Span, runs_of
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Term
from smdesk.domain.rota import MONTH_DAYS, WEEK_DAYS, Absence, Duty, Need, Shift
from smdesk.domain.rota_cover import Cover

MayApprove = Callable[[RecordId, RecordId, date], bool]
"""Whether a person may approve on an account on a day."""


@dataclass(frozen=True, slots=True)
class Left:
    """Days that a need is left with nobody, and who might have been asked."""

    need: Need
    days: tuple[date, ...]
    away: tuple[RecordId, ...] = ()
    """Those on the team who are away on some of these days."""
    may_not: tuple[RecordId, ...] = ()
    """Those who would be there and may not approve."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Shifts for some weeks, and what could not be covered with the people there are."""

    shifts: tuple[Shift, ...]
    uncovered: tuple[Left, ...]
    hours: Mapping[RecordId, int]
    """The hours of duty that each person gets."""


def propose(
    weeks: Sequence[date],
    needs: Sequence[Need],
    *,
    terms: Collection[Term],
    absences: Collection[Absence],
    kept: Collection[Shift] = (),
    may_approve: MayApprove | None = None,
) -> Proposal:
    """Return shifts for the weeks that share the hours as evenly as absence and terms allow.

    ``weeks`` are Mondays; ``kept`` shifts stay as they are, and those of the month before and of
    the weeks count as work that is done; without ``may_approve``
    everybody may. The same question has the same answer. What promises an answer is given out
    first, so it is left uncovered only when nobody is free.
    """
    return _Sharing(terms, absences, kept, may_approve).share(weeks, needs)


class _Sharing:
    """Gives out duties week by week, each to whoever has done least so far."""

    def __init__(
        self,
        terms: Collection[Term],
        absences: Collection[Absence],
        kept: Collection[Shift],
        may_approve: MayApprove | None,
    ) -> None:
        self._people = sorted({term.person for term in terms})
        self._may_approve = may_approve
        self._kept = Cover(kept, absences, terms)
        self._cover = Cover((), absences, terms)
        self._hours = dict.fromkeys(self._people, 0)
        self._before: dict[RecordId, int] = {}

    def share(self, weeks: Sequence[date], needs: Sequence[Need]) -> Proposal:
        """Return the proposal."""
        shifts: list[Shift] = []
        uncovered: list[Left] = []
        order = sorted(needs, key=_weight)
        if weeks:
            self._count(needs, weeks)
        known: list[RecordId] = []
        for week in sorted(set(weeks)):
            free = {person: self._free_days(person, week) for person in self._people}
            self._welcome(week, known)
            busy: dict[tuple[RecordId, RecordId], set[Duty]] = {}
            for need in order:
                days = [
                    day
                    for day in need.days_in(week)
                    if self._kept.doing(need.account, need.duty, day) is None
                ]
                if not days:
                    continue
                given = self._give(need, days, self._able(need, free), busy)
                shifts += given
                left = tuple(d for d in days if not any(d in shift.span for shift in given))
                if left:
                    uncovered.append(self._left(need, left, free))
        return Proposal(tuple(shifts), tuple(uncovered), dict(self._hours))

    def _welcome(self, week: date, known: list[RecordId]) -> None:
        """Level those whose first term begins in the week; ``known`` grows by them."""
        days = [week + timedelta(days=number) for number in range(WEEK_DAYS)]
        new = [
            person
            for person in self._people
            if person not in known and any(self._cover.serves(person, day) for day in days)
        ]
        self._level(known, new)
        known += new

    def _count(self, needs: Sequence[Need], weeks: Sequence[date]) -> None:
        """Count what people do already in these weeks, and did in the month before."""
        since = min(weeks) - timedelta(days=MONTH_DAYS)
        span = Span(since, max(weeks) + timedelta(days=WEEK_DAYS - 1))
        for duty in Duty:
            for person, hours in self._kept.hours(needs, span, duty).items():
                self._before[person] = self._before.get(person, 0) + hours
        known = [p for p in self._people if self._cover.serves(p, since)]
        self._level(known, [p for p in self._people if p not in known])

    def _level(self, known: Sequence[RecordId], new: Sequence[RecordId]) -> None:
        """Let those who come new begin where the least loaded stand: nothing is to be made up."""
        if not known:
            return
        least = min(map(self._load, known))
        for person in new:
            self._before[person] = max(least - self._hours[person], self._before.get(person, 0))

    def _load(self, person: RecordId) -> int:
        return self._before.get(person, 0) + self._hours[person]

    def _free_days(self, person: RecordId, week: date) -> frozenset[date]:
        return frozenset(
            day
            for day in (week + timedelta(days=n) for n in range(WEEK_DAYS))
            if self._cover.there(person, day)
        )

    def _able(
        self, need: Need, free: Mapping[RecordId, frozenset[date]]
    ) -> Mapping[RecordId, frozenset[date]]:
        """Return on which of their free days people may do what is needed."""
        may = self._may_approve
        if may is None or need.duty is not Duty.APPROVE:
            return free
        return {
            person: frozenset(day for day in days if may(person, need.account, day))
            for person, days in free.items()
        }

    def _left(
        self, need: Need, days: tuple[date, ...], free: Mapping[RecordId, frozenset[date]]
    ) -> Left:
        there = [p for p in self._people if any(self._cover.serves(p, day) for day in days)]
        return Left(
            need,
            days,
            away=tuple(p for p in there if any(self._cover.away(p, day) for day in days)),
            may_not=tuple(p for p in there if free[p].intersection(days)),
        )

    def _give(
        self,
        need: Need,
        days: list[date],
        free: Mapping[RecordId, frozenset[date]],
        busy: dict[tuple[RecordId, RecordId], set[Duty]],
    ) -> list[Shift]:
        """Give the days to as few people as can cover them, each time to whoever did least."""
        people = self._people
        clashing = _clashing(need, busy)
        given: list[Shift] = []
        left = list(days)
        while left:
            best = min(
                (p for p in people if free[p].intersection(left)),
                key=lambda p: (
                    -len(free[p].intersection(left)),
                    # Whoever wrote it should not be the one who approves it.
                    p in clashing,
                    self._load(p),
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
        return min(others, key=lambda p: (self._load(p), p), default=None)


def _clashing(
    need: Need, busy: Mapping[tuple[RecordId, RecordId], Collection[Duty]]
) -> set[RecordId]:
    """Return who approves in the week what they would post, or posts what they would approve."""
    other = {Duty.POST: Duty.APPROVE, Duty.APPROVE: Duty.POST}.get(need.duty)
    return {
        p for (p, account), duties in busy.items() if account == need.account and other in duties
    }


def _weight(need: Need) -> tuple[bool, int, int, str, str]:
    """Return what needs are given out by: promised answers first, then the longest."""
    duty = list(Duty).index(need.duty)
    hours = need.hours * len(set(need.weekdays))
    return not need.respond, -hours, duty, need.account, need.id


def _shifts(
    need: Need, person: RecordId, days: Sequence[date], backup: RecordId | None
) -> list[Shift]:
    """Return one shift for each run of days on which nobody else has to step in."""
    return [
        Shift(
            account=need.account,
            duty=need.duty,
            first=first,
            last=last,
            person=person,
            backup=backup,
        )
        for first, last in runs_of(days)
    ]
