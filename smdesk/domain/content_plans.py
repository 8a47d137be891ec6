"""Plans of a week or a month: what is to go out, agreed on before it begins (C2)."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import ClassVar, Self

from typing_extensions import override

from smdesk.domain.dates import DAY, Span, months_after
from smdesk.domain.endorsements import claimed
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

OVERDUE = Rule("C2.overdue", Severity.NUDGE, urgent=True)
DUE = Rule("C2.due", Severity.NUDGE)
WAITS = Rule("C2.waits", Severity.NUDGE)
OWN_PLAN = Rule("C2.own_plan", Severity.BLOCK)
NOT_APPROVER = Rule("C2.not_approver", Severity.BLOCK)
NOT_APPROVED = Rule("C2.not_approved", Severity.BLOCK)
CHANGED_SINCE = Rule("C2.changed_since", Severity.BLOCK)
FORGED = Rule("C2.forged", Severity.BLOCK, urgent=True)
EMPTY_PLAN = Rule("C2.empty", Severity.REASON)
RULES = (
    OVERDUE,
    DUE,
    WAITS,
    OWN_PLAN,
    NOT_APPROVER,
    NOT_APPROVED,
    CHANGED_SINCE,
    FORGED,
    EMPTY_PLAN,
)

WEEK = 7
MOST_DUE_DAYS = 90
NOTICE = timedelta(days=3)
"""So long before a plan is due, whoever prepares it is told."""
FORGOTTEN_AFTER = timedelta(days=31)
"""A plan whose days ended longer ago than this is history, and nobody is reminded of it."""


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
class PlanDuty(Record):
    """Plans that are made again and again: for each week or month, by so many days before."""

    kind: ClassVar[str] = "plan_duty"
    searched: ClassVar[tuple[str, ...]] = ("note",)

    period: Period = Period.MONTH
    channel: RecordId | None = None
    """An account; without one the plan is for all the team posts."""
    due_days: int = 7
    """By how many days before its first day the plan is put before the approvers."""
    owner: RecordId | None = None
    """Who prepares it."""
    since: date
    """Plans of weeks and months that begin earlier were never owed."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(due_days=None if 0 <= self.due_days <= MOST_DUE_DAYS else Fault.OUT_OF_RANGE)

    @property
    @override
    def title(self) -> str:
        """What it was put in for; without a note, the period."""
        return self.note or self.period.value

    def due_on(self, span: Span) -> date:
        """Return the last day on which the plan of the period is in time."""
        return span.first - timedelta(days=self.due_days)

    def owed(self, today: date) -> list[Span]:
        """Return the periods whose plans are owed by now or soon, the earliest first."""
        span = period_of(max(today, self.since), self.period)
        if span.first < self.since:
            span = following(span, self.period)
        found = []
        while self.due_on(span) - NOTICE <= today:
            found.append(span)
            span = following(span, self.period)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPlan(Record):
    """What goes out in one week or month, on a channel or on all of them (C2)."""

    kind: ClassVar[str] = "content_plan"
    searched: ClassVar[tuple[str, ...]] = ("note", "words", "shared_with")

    period: Period = Period.MONTH
    first: date
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
        begins = period_of(self.first, self.period).first
        faults_of(
            first=None if self.first == begins else Fault.OUT_OF_RANGE,
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


def plan_digest(plan: ContentPlan, lines: Iterable[PlanLine]) -> str:
    """Return the SHA-256, in hex, of all that an approval of the plan is about.

    Which days, which channel, and of each post its day, channel, name and objective.
    """
    rows = sorted([one.day.isoformat(), one.variant, one.channel, one.name, one.objective or ""]
                  for one in lines)  # fmt: skip
    said = [
        "smdesk/plan/1",
        plan.id,
        plan.period.value,
        plan.first.isoformat(),
        plan.channel,
        rows,
    ]
    return hashlib.sha256(claimed(said)).hexdigest()


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


def findings(
    duties: Iterable[PlanDuty],
    plans: Iterable[ContentPlan],
    names: Mapping[RecordId, str],
    today: date,
) -> list[Finding]:
    """Return which plans are due or overdue, and which wait for an answer.

    ``names`` are those of the channels.

    A plan counts as made for its duty once it was put before the approvers. One plan for all
    channels is no plan of a channel by itself.
    """
    every = [one for one in plans if one.span.last + FORGOTTEN_AFTER >= today]
    made = {(one.period, one.channel, one.first): one for one in every}
    owed: dict[tuple[Period, RecordId | None, date], tuple[date, RecordId | None, Ref]] = {}
    for duty in duties:
        for span in duty.owed(today):
            key = (duty.period, duty.channel, span.first)
            if key not in made:
                owed[key] = (duty.due_on(span), duty.owner, Ref.to(duty))
    for key, one in made.items():
        if one.state is PlanState.DRAFT and one.span.last >= today:
            owed[key] = (one.due_on, one.owner, Ref.to(one))
    found = []
    for (period, channel, first), (due, owner, about) in sorted(
        owed.items(), key=lambda pair: (pair[1][0], pair[0][2])
    ):
        plan = ContentPlan(period=period, first=first, due_on=first, channel=channel)
        facts: dict[str, Fact] = {"plan": named(plan, names), "first": first, "last": due}
        if due < today:
            facts["days"] = (today - due).days
            found.append(Finding(rule=OVERDUE, about=about, facts=facts, whom=owner))
        elif due - NOTICE <= today:
            found.append(Finding(rule=DUE, about=about, facts=facts, whom=owner))
    for one in every:
        if one.state is PlanState.SUBMITTED:
            said: dict[str, Fact] = {"plan": named(one, names), "first": one.first}
            found.append(Finding(rule=WAITS, about=Ref.to(one), facts=said))
    return found


def named(plan: ContentPlan, names: Mapping[RecordId, str]) -> tuple[str, ...]:
    """Return the plan's title, and the name of its channel if it is for one."""
    if plan.channel is None:
        return (plan.title,)
    return (plan.title, names.get(plan.channel, ""))
