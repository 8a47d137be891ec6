"""Numbered documents, and the versions through which each of them goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import Fault, Record, RecordId, SmdeskError, faults_of, filled, in_utc
from smdesk.overriding import override


class DocumentKind(Enum):
    """What sort of document it is."""

    POLICY = "policy"
    GUIDELINE = "guideline"
    CHARTER = "charter"
    PROCEDURE = "procedure"
    SHEET = "sheet"
    """A register on paper: roles, purposes, concerns."""


class ReviewRule(Enum):
    """When a document is to be looked at again."""

    ACADEMIC_YEAR = "academic_year"
    """At the start of each academic year."""
    YEARLY = "yearly"
    """A year after it was last looked at."""
    NEVER = "never"


class ReadingRule(Enum):
    """Whether people are asked to read it."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    """Those who serve are asked to."""
    REQUIRED = "required"
    """Before duty, custody and approval (D5)."""


class VersionState(Enum):
    """How far a version has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    RETIRED = "retired"


WORKING = frozenset({VersionState.DRAFT, VersionState.IN_REVIEW, VersionState.APPROVED})
"""States in which a version may still be edited; editing takes it back to a draft."""
KNOWN_HERE = ("org.", "doc.")
"""How the names of variables begin that the cabinet fills in by itself."""
FROZEN = frozenset(VersionState) - WORKING


class Significance(Enum):
    """How much changed since the version before."""

    MINOR = "minor"
    MAJOR = "major"
    """Everybody who is asked to read it is asked again."""


class WrongVersionStateError(SmdeskError):
    """From this state a version cannot go where it was sent."""

    def __init__(self, state: VersionState, to: VersionState) -> None:
        super().__init__(f"{state.value} to {to.value}")
        self.state, self.to = state, to


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDocument(Record):
    """A document by its number; what it says is in its versions (D1)."""

    kind: ClassVar[str] = "policy_document"
    searched: ClassVar[tuple[str, ...]] = ("number", "name", "note")

    number: str
    """As people quote it, as in ``LPPC619``."""
    name: str
    what: DocumentKind = DocumentKind.POLICY
    created_on: date
    owner: str = ""
    """The role that answers for it."""
    scheme: Scheme = Scheme.PARAGRAPH
    review: ReviewRule = ReviewRule.ACADEMIC_YEAR
    reading: ReadingRule = ReadingRule.NOT_ASKED
    starter: str = ""
    """The starter it was begun from."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(number=filled(self.number), name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """Its number and its name."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVersion(Record):
    """One version of a document; once published, neither its text nor its numbers change (D2)."""

    kind: ClassVar[str] = "policy_version"
    searched: ClassVar[tuple[str, ...]] = ("summary",)

    document: RecordId
    n: int
    state: VersionState = VersionState.DRAFT
    based_on: RecordId | None = None
    outline: tuple[str, ...] = ()
    """The ids of its clauses in reading order, each with its depth, as in ``0af3/1``."""
    numbers: tuple[str, ...] = ()
    """The number of each clause, from when it was last asked about."""
    values: tuple[str, ...] = ()
    """What stands for each variable, as in ``contact.email: desk@library.org``."""
    summary: str = ""
    """What changed, in words for those who read it."""
    significance: Significance | None = None
    writers: tuple[RecordId, ...] = ()
    """Everybody who changed a word of it."""
    digest: str = ""
    """The hash of all that approvers are asked about; empty for a draft."""
    changed_at: datetime
    changed_by: RecordId
    asked_at: datetime | None = None
    asked_by: RecordId | None = None
    approved_at: datetime | None = None
    published_at: datetime | None = None
    published_by: RecordId | None = None
    effective_on: date | None = None
    """From when it holds, when that is another day than that of its publication."""
    retired_at: datetime | None = None
    retired_why: str = ""

    def __post_init__(self) -> None:
        instants = ("asked_at", "approved_at", "published_at", "retired_at")
        faults_of(
            document=filled(self.document),
            n=None if self.n >= 1 else Fault.OUT_OF_RANGE,
            changed_at=in_utc(self.changed_at),
            **{name: in_utc(at) for name in instants if (at := getattr(self, name)) is not None},
        )

    @property
    @override
    def title(self) -> str:
        """Which version it is, as in ``v3``."""
        return f"v{self.n}"

    @property
    def filled(self) -> dict[str, str]:
        """What stands for each variable, by its name."""
        pairs = (value.partition(": ") for value in self.values)
        return {name: value for name, _, value in pairs}

    @property
    def own_values(self) -> tuple[str, ...]:
        """What was filled in by hand: without what the cabinet knows by itself."""
        return tuple(one for one in self.values if not one.startswith(KNOWN_HERE))

    @property
    def clauses(self) -> list[tuple[RecordId, int]]:
        """Its clauses in reading order, each with its depth."""
        return [
            (RecordId(clause), int(depth))
            for clause, _, depth in (one.rpartition("/") for one in self.outline)
        ]

    @property
    def frozen_numbers(self) -> dict[RecordId, str]:
        """The numbers as they were when it was asked about; none for a draft."""
        return {
            clause: number for (clause, _), number in zip(self.clauses, self.numbers, strict=False)
        }

    def edited(self, by: RecordId, at: datetime) -> Self:
        """Return it as a draft that this person changed too; what was agreed to fits no more.

        Raises WrongVersionStateError once it is published.
        """
        if self.state not in WORKING:
            raise WrongVersionStateError(self.state, VersionState.DRAFT)
        writers = self.writers if by in self.writers else (*self.writers, by)
        return replace(self._back(), writers=writers, changed_at=at, changed_by=by)

    def _back(self) -> Self:
        return replace(
            self,
            state=VersionState.DRAFT,
            numbers=(),
            values=self.own_values,
            digest="",
            asked_at=None,
            asked_by=None,
            approved_at=None,
        )

    def withdrawn(self) -> Self:
        """Return it as a draft again, as it is; raises WrongVersionStateError."""
        if self.state not in {VersionState.IN_REVIEW, VersionState.APPROVED}:
            raise WrongVersionStateError(self.state, VersionState.DRAFT)
        return self._back()

    def asked(self, digest: str, numbered: Sequence[str], by: RecordId, at: datetime) -> Self:
        """Return it as it waits for approval; raises WrongVersionStateError."""
        self._must_be(VersionState.DRAFT, VersionState.IN_REVIEW)
        return replace(
            self,
            state=VersionState.IN_REVIEW,
            digest=digest,
            numbers=tuple(numbered),
            asked_by=by,
            asked_at=at,
        )

    def approved(self, at: datetime) -> Self:
        """Return it as approved; raises WrongVersionStateError."""
        self._must_be(VersionState.IN_REVIEW, VersionState.APPROVED)
        return replace(self, state=VersionState.APPROVED, approved_at=at)

    def published(self, by: RecordId, at: datetime) -> Self:
        """Return it as published; raises WrongVersionStateError."""
        self._must_be(VersionState.APPROVED, VersionState.PUBLISHED)
        return replace(self, state=VersionState.PUBLISHED, published_by=by, published_at=at)

    def superseded(self) -> Self:
        """Return it as replaced by a later version; raises WrongVersionStateError."""
        self._must_be(VersionState.PUBLISHED, VersionState.SUPERSEDED)
        return replace(self, state=VersionState.SUPERSEDED)

    def retired(self, why: str, at: datetime) -> Self:
        """Return it as out of force with nothing in its place; raises WrongVersionStateError."""
        self._must_be(VersionState.PUBLISHED, VersionState.RETIRED)
        faults_of(why=filled(why))
        return replace(self, state=VersionState.RETIRED, retired_at=at, retired_why=why.strip())

    def _must_be(self, state: VersionState, to: VersionState) -> None:
        if self.state is not state:
            raise WrongVersionStateError(self.state, to)
