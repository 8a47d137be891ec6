"""Plans of a week or a month: what is to go out, agreed on before it begins (C2)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.claims import claimed
from smdesk.domain.dates import DAY, Span, months_after
from smdesk.domain.records import (
    Fault,
    Record,
    RecordId,
    Ref,
    SmdeskError,
    faults_of,
    filled,
    in_utc,
)
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

OWN_PLAN = Rule("C2.own_plan", Severity.BLOCK)
NOT_APPROVER = Rule("C2.not_approver", Severity.BLOCK)
NOT_APPROVED = Rule("C2.not_approved", Severity.BLOCK)
CHANGED_SINCE = Rule("C2.changed_since", Severity.BLOCK)
FORGED = Rule("C2.forged", Severity.BLOCK, urgent=True)
EMPTY_PLAN = Rule("C2.empty", Severity.REASON)
RULES = (
    OWN_PLAN,
    NOT_APPROVER,
    NOT_APPROVED,
    CHANGED_SINCE,
    FORGED,
    EMPTY_PLAN,
)

WEEK = 7


class Period(Enum):
    """For how long a plan is made."""

    WEEK = "week"
    MONTH = "month"


class PlanState(Enum):
    """How far a plan has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SHARED = "shared"


AGREED = frozenset({PlanState.APPROVED, PlanState.SHARED})
"""States in which somebody else has said yes to it."""
EDGES = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.DRAFT, PlanState.APPROVED}),
    PlanState.APPROVED: frozenset({PlanState.DRAFT, PlanState.SHARED}),
    PlanState.SHARED: frozenset({PlanState.DRAFT, PlanState.SHARED}),
}


class WrongPlanStateError(SmdeskError):
    """From this state a plan cannot go where it was sent."""

    def __init__(self, state: PlanState, to: PlanState) -> None:
        super().__init__(f"{state.value} to {to.value}")
        self.state, self.to = state, to


def period_of(day: date, period: Period) -> Span:
    """Return the week, from Monday on, or the month that holds the day."""
    if period is Period.WEEK:
        first = day - day.weekday() * DAY
        return Span(first, first + (WEEK - 1) * DAY)
    first = day.replace(day=1)
    return Span(first, months_after(first, 1) - DAY)


def following(span: Span, period: Period) -> Span:
    """Return the week or month after this one."""
    return period_of(span.last + DAY, period)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPlan(Record):
    """What goes out in one week or month, on a channel or on all of them (C2)."""

    kind: ClassVar[str] = "content_plan"
    searched: ClassVar[tuple[str, ...]] = ("note", "words", "shared_with")

    period: Period = Period.MONTH
    first: date
    """A day of the week or month; the desk keeps its first."""
    channel: RecordId | None = None
    due_on: date
    owner: RecordId | None = None
    """Who prepares it."""
    state: PlanState = PlanState.DRAFT
    digest: str = ""
    """The hash of what was put before the approvers."""
    submitted_by: RecordId | None = None
    submitted_at: datetime | None = None
    words: str = ""
    """What was said when it came to its state, as in what is to be changed."""
    shared_with: tuple[str, ...] = ()
    shared_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            due_on=None if self.due_on <= self.first else Fault.OUT_OF_RANGE,
            submitted_at=None if self.submitted_at is None else in_utc(self.submitted_at),
        )

    @property
    @override
    def title(self) -> str:
        """The month as ``2026-12``, or the week as ``2026-W49``, as ISO 8601 counts them."""
        if self.period is Period.MONTH:
            return f"{self.first:%Y-%m}"
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def span(self) -> Span:
        """Its days."""
        return period_of(self.first, self.period)

    @property
    def agreed(self) -> bool:
        """Whether its state says that somebody else has said yes to it."""
        return self.state in AGREED

    @property
    def writers(self) -> tuple[RecordId, ...]:
        """Who prepared it and put it forward; neither may approve it."""
        both = (self.owner, self.submitted_by)
        return tuple(dict.fromkeys(person for person in both if person is not None))

    # Each gives the next state, and raises WrongPlanStateError where none leads there.

    def submitted(self, digest: str, *, by: RecordId, at: datetime) -> Self:
        """Return this plan, put before the approvers as it now is."""
        self._check_to(PlanState.SUBMITTED)
        return replace(
            self,
            state=PlanState.SUBMITTED,
            digest=digest,
            submitted_by=by,
            submitted_at=at,
            words="",
        )

    def approved(self, words: str) -> Self:
        """Return this plan, approved; the caller has looked at who does."""
        self._check_to(PlanState.APPROVED)
        return replace(self, state=PlanState.APPROVED, words=words.strip())

    def sent_back(self, words: str) -> Self:
        """Return this plan, to be worked on again, and why."""
        faults_of(words=filled(words))
        self._check_to(PlanState.DRAFT)
        return replace(
            self,
            state=PlanState.DRAFT,
            digest="",
            submitted_by=None,
            submitted_at=None,
            words=words.strip(),
        )

    def shared(self, with_whom: Sequence[str], on: date) -> Self:
        """Return this plan, handed to these people or places too."""
        told = tuple(dict.fromkeys([*self.shared_with, *(one.strip() for one in with_whom)]))
        told = tuple(one for one in told if one)
        faults_of(shared_with=None if told else Fault.EMPTY)
        self._check_to(PlanState.SHARED)
        return replace(self, state=PlanState.SHARED, shared_with=told, shared_on=on)

    def _check_to(self, to: PlanState) -> None:
        if to not in EDGES[self.state]:
            raise WrongPlanStateError(self.state, to)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine(Record):
    """One post as the plan had it when it was put before the approvers."""

    kind: ClassVar[str] = "plan_line"

    plan: RecordId
    variant: RecordId
    channel: RecordId
    day: date
    name: str
    objective: RecordId | None = None

    def __post_init__(self) -> None:
        faults_of(plan=filled(self.plan), variant=filled(self.variant), name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """What the post was called."""
        return self.name


Said = tuple[date, RecordId, RecordId, str, RecordId | None]
"""One post as a plan has it: its day, the variant, the channel, its name, its objective."""


def plan_digest(plan: ContentPlan, said: Iterable[Said]) -> str:
    """Return the SHA-256, in hex, of all that an approval of the plan is about.

    Which days, which channel, and of each post its day, channel, name and objective.
    """
    rows = sorted(
        [day.isoformat(), variant, channel, name, objective or ""]
        for day, variant, channel, name, objective in said
    )
    whole = [
        "smdesk/plan/1",
        plan.id,
        plan.period.value,
        plan.first.isoformat(),
        plan.channel,
        rows,
    ]
    return hashlib.sha256(claimed(whole)).hexdigest()


def check_approver(
    plan: ContentPlan, approver: RecordId, called: tuple[str, ...], *, person: str, may: bool
) -> Finding | None:
    """Return the refusal for somebody who prepared the plan, or has no say.

    ``called`` is the plan as ``named`` gives it.
    """
    facts: dict[str, Fact] = {"plan": called, "person": person}
    if approver in plan.writers:
        return Finding(rule=OWN_PLAN, about=Ref.to(plan), facts=facts)
    if not may:
        return Finding(rule=NOT_APPROVER, about=Ref.to(plan), facts=facts)
    return None


def named(plan: ContentPlan, names: Mapping[RecordId, str]) -> tuple[str, ...]:
    """Return the plan's title, and the name of its channel if it is for one."""
    if plan.channel is None:
        return (plan.title,)
    return (plan.title, names.get(plan.channel, ""))
