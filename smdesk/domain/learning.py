"""What members of the team want to learn, what they learned, and what their service came to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.roster import Term
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

CERTIFICATE = Rule("T7.certificate", Severity.NUDGE)
GOAL_OVERDUE = Rule("T7.goal_overdue", Severity.NUDGE)
NOT_SHARED = Rule("L4.not_shared", Severity.NUDGE)
RULES = (CERTIFICATE, GOAL_OVERDUE, NOT_SHARED)

OFFERED_BEFORE_DAYS, OFFERED_AFTER_DAYS = 7, 60
"""From a week before a term ends until two months after, its certificate is offered."""
SHARE_WITHIN_DAYS = 14
MOST_MINUTES = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningGoal(Record):
    """Something that a member wants to be able to do (T7)."""

    kind: ClassVar[str] = "learning_goal"
    searched: ClassVar[tuple[str, ...]] = ("goal",)

    person: RecordId
    goal: str
    by: date | None = None
    done_on: date | None = None

    def __post_init__(self) -> None:
        faults_of(person=filled(self.person), goal=filled(self.goal))

    @property
    @override
    def title(self) -> str:
        """What they want to learn."""
        return self.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningEntry(Record):
    """Something that a member learned, and whether the others heard of it (L4)."""

    kind: ClassVar[str] = "learning_entry"
    searched: ClassVar[tuple[str, ...]] = ("what", "took_away")

    person: RecordId
    what: str
    on: date
    minutes: int = 0
    took_away: str = ""
    """What is worth passing on."""
    shared_on: date | None = None

    def __post_init__(self) -> None:
        early = self.shared_on is not None and self.shared_on < self.on
        faults_of(
            person=filled(self.person),
            what=filled(self.what),
            minutes=None if 0 <= self.minutes <= MOST_MINUTES else Fault.OUT_OF_RANGE,
            shared_on=Fault.ENDS_BEFORE_START if early else None,
        )

    @property
    @override
    def title(self) -> str:
        """What they learned from."""
        return self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Record):
    """A certificate of service that was printed for somebody (T7)."""

    kind: ClassVar[str] = "certificate"

    person: RecordId
    term: RecordId
    given_on: date

    def __post_init__(self) -> None:
        faults_of(person=filled(self.person), term=filled(self.term))

    @property
    @override
    def title(self) -> str:
        """The day of the certificate."""
        return self.given_on.isoformat()


@dataclass(frozen=True, slots=True)
class Served:
    """One seat or role that somebody had, and when; ``until`` is None while it goes on."""

    what: str
    first: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRecord:
    """What somebody's service came to, worked out from what the cabinet knows (T7)."""

    imprint: Imprint
    person: RecordId
    name: str
    work: str
    span: Span
    """From the first day of their first term to the last of the latest, or today if sooner."""
    decisions: tuple[str, ...]
    seats: tuple[Served, ...]
    roles: tuple[Served, ...]
    duty_days: int
    """Days on which they were on duty; a day with two duties counts once."""
    posted: int
    approved: int
    learned: tuple[str, ...]
    """Goals that they reached."""
    learning_minutes: int


def days_of(spans: Iterable[Span], until: date) -> int:
    """Return how many different days the spans hold, up to a day; a day counts once."""
    count, reached = 0, date.min
    for span in sorted(spans):
        first, last = max(span.first, reached + timedelta(days=1)), min(span.last, until)
        if first <= last:
            count += (last - first).days + 1
            reached = last
    return count


def findings(
    terms: Collection[Term],
    goals: Iterable[LearningGoal],
    entries: Iterable[LearningEntry],
    certificates: Iterable[Certificate],
    *,
    names: dict[RecordId, str],
    today: date,
) -> list[Finding]:
    """Return certificates to offer, goals that are overdue, and what was not passed on."""
    given = {one.term for one in certificates}
    found = []
    for term in sorted(terms, key=lambda one: (one.last, one.id)):
        left = term.days_left(today)
        if term.id in given or not -OFFERED_AFTER_DAYS <= left <= OFFERED_BEFORE_DAYS:
            continue
        if any(t.person == term.person and t.last > term.last for t in terms):
            continue
        facts: dict[str, Fact] = {"person": names.get(term.person, ""), "last": term.last}
        found.append(Finding(rule=CERTIFICATE, about=Ref(Certificate.kind, term.id), facts=facts))
    for goal in goals:
        if goal.done_on is None and goal.by is not None and goal.by < today:
            told: dict[str, Fact] = {
                "person": names.get(goal.person, ""),
                "what": goal.goal,
                "day": goal.by,
            }
            found.append(
                Finding(rule=GOAL_OVERDUE, about=Ref.to(goal), facts=told, whom=goal.person)
            )
    for entry in entries:
        if entry.shared_on is None and (today - entry.on).days > SHARE_WITHIN_DAYS:
            said = {"person": names.get(entry.person, ""), "what": entry.what}
            found.append(
                Finding(rule=NOT_SHARED, about=Ref.to(entry), facts={**said}, whom=entry.person)
            )
    return found
