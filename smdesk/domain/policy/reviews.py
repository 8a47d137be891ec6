"""Looking at documents again, once in a year or as the library has it (D3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from smdesk.domain.dates import DAY, academic_year, months_after
from smdesk.domain.policy.documents import PolicyDocument, ReviewRule
from smdesk.domain.records import Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

REVIEW_NEAR = Rule("D3.review_near", Severity.NUDGE)
REVIEW_OVERDUE = Rule("D3.review_overdue", Severity.NUDGE, urgent=True)
RULES = (REVIEW_NEAR, REVIEW_OVERDUE)

LEADS = (60, 30, 7)
"""Days before a review falls due at which it is told, each time more plainly."""


class ReviewOutcome(Enum):
    """What came of looking."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyReview(Record):
    """The document was looked at again, and stays as it is or has a new version."""

    kind: ClassVar[str] = "policy_review"
    searched: ClassVar[tuple[str, ...]] = ("words",)

    document: RecordId
    version: RecordId
    """The version that holds since."""
    due: date | None = None
    on: date
    outcome: ReviewOutcome
    words: str = ""
    by: RecordId

    def __post_init__(self) -> None:
        faults_of(document=filled(self.document), version=filled(self.version), by=filled(self.by))

    @property
    @override
    def title(self) -> str:
        """What was said of it, or else what came of it."""
        return self.words or self.outcome.value


def due(document: PolicyDocument, last: date, month: int, day: int) -> date | None:
    """Return when a document that was last looked at on a day is to be looked at again.

    Academic years begin on that month and day. None for one that never is.
    """
    match document.review:
        case ReviewRule.ACADEMIC_YEAR:
            return academic_year(last, month, day).last + DAY
        case ReviewRule.YEARLY:
            return months_after(last, 12)
        case ReviewRule.NEVER:
            return None


def last_looked(first: date, reviews: Sequence[PolicyReview]) -> date:
    """Return the day of the last review, or of the first publication before there is one."""
    return max((first, *(one.on for one in reviews)))


def overdue(due_on: date | None, today: date) -> bool:
    """Whether the day has gone by."""
    return due_on is not None and today > due_on


def finding(document: PolicyDocument, due_on: date | None, today: date) -> Finding | None:
    """Return that a review comes near or is overdue; nothing more than 60 days before."""
    if due_on is None or (due_on - today).days > LEADS[0]:
        return None
    about, name = Ref.to(document), document.title
    if overdue(due_on, today):
        facts: dict[str, Fact] = {"document": name, "last": due_on}
        return Finding(rule=REVIEW_OVERDUE, about=about, facts=facts)
    lead = min(lead for lead in LEADS if (due_on - today).days <= lead)
    facts = {"document": name, "last": due_on, "days": (due_on - today).days, "lead": lead}
    return Finding(rule=REVIEW_NEAR, about=about, facts=facts)
