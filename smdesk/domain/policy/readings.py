"""Who read which version and agreed to keep to it, and who is still asked to (D5)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.policy.documents import PolicyVersion, Significance
from smdesk.domain.records import Fault, Record, RecordId, faults_of, filled, in_utc
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

READ_FIRST = Rule("D5.read_first", Severity.BLOCK)
NOT_READ = Rule("D5.not_read", Severity.REASON)
TO_READ = Rule("D5.to_read", Severity.NUDGE)
RULES = (READ_FIRST, NOT_READ, TO_READ)

WORDS_A_MINUTE = 200
"""How fast adults read plain prose with care."""


class How(Enum):
    """How somebody said that they read it."""

    PROGRAM = "program"
    """Here, under their own key."""
    PAPER = "paper"
    MINUTE = "minute"
    """In a meeting, whose minutes say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement(Record):
    """Somebody read a version and keeps to it."""

    kind: ClassVar[str] = "acknowledgement"
    searched: ClassVar[tuple[str, ...]] = ("note",)

    version: RecordId
    person: RecordId
    at: datetime
    how: How = How.PROGRAM
    note: str = ""
    """Where the paper lies, or the number of the minutes."""
    digest: str
    """The hash of what was read."""
    by: RecordId
    """Who wrote it down."""

    def __post_init__(self) -> None:
        loose = self.how is not How.PROGRAM and not self.note.strip()
        faults_of(
            version=filled(self.version),
            person=filled(self.person),
            at=in_utc(self.at),
            digest=filled(self.digest),
            note=Fault.EMPTY if loose else None,
        )

    @property
    @override
    def title(self) -> str:
        """How it was said."""
        return self.note or self.how.value


def covering(current: PolicyVersion, versions: Iterable[PolicyVersion]) -> set[RecordId]:
    """Return the versions of which having read one is enough for the current one.

    All since the last major change: what changed little is not asked about again.
    """
    line = sorted(
        (one for one in versions if one.document == current.document and one.n <= current.n),
        key=lambda one: -one.n,
    )
    found: set[RecordId] = set()
    for one in line:
        if one.published_at is None:
            continue
        found.add(one.id)
        if one.significance is Significance.MAJOR:
            break
    return found


def has_read(
    person: RecordId, covered: Collection[RecordId], given: Sequence[Acknowledgement]
) -> Acknowledgement | None:
    """Return the latest acknowledgement of the person that is enough, or None."""
    mine = [one for one in given if one.person == person and one.version in covered]
    return max(mine, key=lambda one: one.at, default=None)
