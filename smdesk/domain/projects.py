"""Projects: what they are for, who leads them, how their scope changed, and what came of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

SCOPE_REASON = Rule("T14.scope_reason", Severity.REASON)
NO_OUTCOME = Rule("T14.no_outcome", Severity.BLOCK)
NO_LEAD = Rule("T14.no_lead", Severity.NUDGE)
PROJECT_LATE = Rule("T14.project_late", Severity.NUDGE)
RULES = (SCOPE_REASON, NO_OUTCOME, NO_LEAD, PROJECT_LATE)


class Status(Enum):
    """How far a project has come."""

    IDEA = "idea"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


PROMISED = (Status.RUNNING, Status.PAUSED)
"""From here on others rely on what was said, so that the scope changes for a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """Something the team wants to get done (T14, after 001.26-31)."""

    kind: ClassVar[str] = "project"
    searched: ClassVar[tuple[str, ...]] = ("name", "goal", "objective", "scope", "outcome")

    name: str
    goal: str = ""
    objective: str = ""
    """Which aim of the library it serves."""
    sponsor: RecordId | None = None
    lead: RecordId | None = None
    scope: str = ""
    resources: str = ""
    status: Status = Status.IDEA
    begun: date | None = None
    due: date | None = None
    measure: str = ""
    """By what one will see whether it was worth it."""
    outcome: str = ""
    """What came of it."""
    closed_on: date | None = None

    def __post_init__(self) -> None:
        early = None not in (self.begun, self.due) and self.due < self.begun  # type: ignore[operator]
        faults_of(name=filled(self.name), due=Fault.ENDS_BEFORE_START if early else None)

    @property
    @override
    def title(self) -> str:
        """The project's name."""
        return self.name

    @property
    def open(self) -> bool:
        """Whether it is not closed."""
        return self.status is not Status.CLOSED

    def late(self, on: date) -> bool:
        """Whether it should have been done by the day before."""
        return self.status in PROMISED and self.due is not None and self.due < on

    def standing(self, today: date, before: "Project | None") -> Self:
        """Return this project with the days that its status asks for."""
        begun, closed = self.begun, self.closed_on
        if self.status is Status.RUNNING and begun is None:
            begun = today if self.due is None else min(today, self.due)
        if self.status is not Status.CLOSED:
            closed = None
        elif closed is None or (before is not None and before.open):
            closed = today
        return replace(self, begun=begun, closed_on=closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChange(Record):
    """A project became larger, smaller or another, and why (T14)."""

    kind: ClassVar[str] = "scope_change"
    searched: ClassVar[tuple[str, ...]] = ("what", "why", "cost")

    project: RecordId
    on: date
    what: str
    why: str
    cost: str = ""
    """What it costs in money, days or something else, in words."""

    def __post_init__(self) -> None:
        faults_of(project=filled(self.project), what=filled(self.what), why=filled(self.why))

    @property
    @override
    def title(self) -> str:
        """What changed."""
        return self.what


def check_scope(before: Project, after: Project, reason: str) -> Finding | None:
    """Return the question for a reason where a promised scope changes without one (T14)."""
    same = before.scope.strip() == after.scope.strip()
    if same or before.status not in PROMISED or reason.strip():
        return None
    return Finding(rule=SCOPE_REASON, about=Ref.to(before), facts={"project": before.name})


def check_close(project: Project) -> Finding | None:
    """Return the refusal for a project that would close without outcome and measure (T14)."""
    if project.open or (project.outcome.strip() and project.measure.strip()):
        return None
    return Finding(rule=NO_OUTCOME, about=Ref.to(project), facts={"project": project.name})


def roadmap(projects: Iterable[Project]) -> list[Project]:
    """Return the projects by the day they are due; those without one, and closed ones, last."""
    return sorted(
        projects,
        key=lambda one: (not one.open, one.due is None, one.due or date.max, one.name.casefold()),
    )


def findings(projects: Sequence[Project], consequence: str, today: date) -> list[Finding]:
    """Return the projects that nobody leads, and those that are late.

    ``consequence`` is what follows where nobody manages projects, in the words of that role.
    """
    found = []
    for one in roadmap(projects):
        if one.open and one.status is not Status.IDEA and one.lead is None:
            facts: dict[str, Fact] = {"project": one.name, "consequence": consequence}
            found.append(Finding(rule=NO_LEAD, about=Ref.to(one), facts=facts))
        if one.late(today) and one.due is not None:
            late: dict[str, Fact] = {"project": one.name, "last": one.due}
            found.append(Finding(rule=PROJECT_LATE, about=Ref.to(one), facts=late, whom=one.lead))
    return found
