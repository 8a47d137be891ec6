"""How the team's own rules speak: what was found, how much it weighs, which clause says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Record, RecordId, Ref, SmdeskError, faults_of, filled
from smdesk.overriding import override

Fact = str | int | date | tuple[str, ...]


class Severity(Enum):
    """How much a finding weighs."""

    BLOCK = "block"
    """Refused, until what it names is mended."""

    REASON = "reason"
    """Allowed with a typed reason, which is kept and printed."""

    NUDGE = "nudge"
    """Shown, never in the way."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its code begins with the capability it belongs to, as in ``A3.second_custodian``.

    ``urgent`` asks for the colour of danger; it changes no behaviour.
    """

    code: str
    severity: Severity
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundClause(Record):
    """A clause of the library's policy that a rule follows from; messages quote it."""

    kind: ClassVar[str] = "bound_clause"
    searched: ClassVar[tuple[str, ...]] = ("document", "number", "words")

    rule: str
    """The code of the rule."""
    document: str
    number: str
    words: str = ""
    clause: RecordId | None = None
    """The clause of a published document; None for one whose text is not kept here."""
    seen: str | None = None
    """The fingerprint of what that clause said when somebody last said that the rule follows."""

    def __post_init__(self) -> None:
        faults_of(
            rule=filled(self.rule), document=filled(self.document), number=filled(self.number)
        )

    @property
    @override
    def title(self) -> str:
        """The document's number and the clause's, as in ``LPPC619 1.3.3``."""
        return f"{self.document} {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a rule has to say about a record.

    ``facts`` holds the values that its sentence names; the sentence itself belongs to
    ``ui.kit.wording``. ``whom`` is the person who can mend it, if it is one person's to mend.
    Without a clause it is a house rule.
    """

    rule: Rule
    about: Ref
    facts: Mapping[str, Fact] = field(default_factory=dict)
    whom: RecordId | None = None
    also: tuple[RecordId, ...] = ()
    """People who should hear of it too, though somebody else is to mend it."""
    clause: BoundClause | None = None

    def under(self, clauses: Mapping[str, BoundClause]) -> Self:
        """Return this finding with the clause its rule is bound to; ``clauses`` is by rule code."""
        return replace(self, clause=clauses.get(self.rule.code))


class RefusedError(SmdeskError):
    """The team's own rules do not allow this; ``finding`` says which and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule.code)
        self.finding = finding


class ReasonNeededError(RefusedError):
    """The rules allow this with a reason; ask for one and try again."""


def weight(finding: Finding) -> tuple[int, str]:
    """Return what to sort findings by: those that weigh most come first."""
    if finding.rule.severity is Severity.BLOCK:
        return 0, finding.rule.code
    if finding.rule.urgent:
        return 1, finding.rule.code
    return (2 if finding.rule.severity is Severity.REASON else 3), finding.rule.code
