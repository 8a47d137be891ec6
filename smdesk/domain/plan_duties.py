"""Which plans are owed: for each week or month, by when, and which of them are late (C2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from smdesk.domain.content_plans import (
    ContentPlan,
    Period,
    PlanState,
    following,
    named,
    period_of,
)
from smdesk.domain.dates import Span
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

OVERDUE = Rule("C2.overdue", Severity.NUDGE, urgent=True)
DUE = Rule("C2.due", Severity.NUDGE)
WAITS = Rule("C2.waits", Severity.NUDGE)
RULES = (OVERDUE, DUE, WAITS)

MOST_DUE_DAYS = 90
NOTICE = timedelta(days=3)
"""So long before a plan is due, whoever prepares it is told."""
FORGOTTEN_AFTER = timedelta(days=31)
"""A plan whose days ended longer ago than this is history, and nobody is reminded of it."""


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
