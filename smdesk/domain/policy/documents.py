"""Numbered documents, and the versions through which each of them goes."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.policy.content import Clause, Content, clause_text, settled
from smdesk.domain.policy.kept_blocks import blocks_from_json, blocks_to_json
from smdesk.domain.policy.numbering import Scheme, numbers, references
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyClause(Record):
    """What one clause says in one version."""

    kind: ClassVar[str] = "policy_clause"
    searched: ClassVar[tuple[str, ...]] = ("heading", "words")

    version: RecordId
    clause: RecordId
    heading: str = ""
    said: str = "[]"
    """Its blocks as JSON."""
    words: str = ""
    """The same in plain words, to be found by."""

    def __post_init__(self) -> None:
        faults_of(version=filled(self.version), clause=filled(self.clause))

    @property
    @override
    def title(self) -> str:
        """Its heading, or how it begins."""
        return self.heading or self.words[:60]


def row_id(version: RecordId, clause: RecordId) -> RecordId:
    """Return the id of what a clause says in a version: always the same one."""
    return RecordId(hashlib.sha256(f"{version}/{clause}".encode()).hexdigest()[:32])


def row(version: RecordId, clause: Clause) -> PolicyClause:
    """Return what a clause says as a record of the version."""
    return PolicyClause(
        id=row_id(version, clause.id),
        version=version,
        clause=clause.id,
        heading=clause.title,
        said=blocks_to_json(clause.blocks),
        words=clause_text(clause),
    )


def outline(content: Content) -> tuple[str, ...]:
    """Return the content's clauses as a version keeps their order."""
    return tuple(f"{clause.id}/{clause.depth}" for clause in content)


def assembled(version: PolicyVersion, rows: Iterable[PolicyClause]) -> Content:
    """Return what a version says; raises BrokenContentError for rows that nobody wrote here."""
    said = {one.clause: one for one in rows}
    return settled(
        Clause(clause, said[clause].heading, blocks_from_json(said[clause].said), depth)
        for clause, depth in version.clauses
        if clause in said
    )


def kept_values(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values of variables as a version keeps them; those left empty are left out."""
    return tuple(
        f"{name}: {' '.join(value.split())}"
        for name, value in sorted(values.items())
        if value.strip()
    )


def numbers_of(
    document: PolicyDocument, version: PolicyVersion, content: Content
) -> dict[RecordId, str]:
    """Return the numbers of a version: as they are frozen, or as they are worked out."""
    return version.frozen_numbers or numbers(content, document.scheme)


def references_of(
    document: PolicyDocument, version: PolicyVersion, content: Content
) -> dict[RecordId, str]:
    """Return how clauses of a version are referred to, by its frozen numbers if it has them."""
    found = references(content, document.scheme)
    frozen = version.frozen_numbers
    if document.scheme in {Scheme.PARAGRAPH, Scheme.DECIMAL} and frozen:
        found |= {clause: number.removesuffix(".") for clause, number in frozen.items() if number}
    return found


def digest_of(version: PolicyVersion, content: Content, numbered: Sequence[str]) -> str:
    """Return the SHA-256 of all that approvers agree to: 64 hexadecimal digits."""
    said = [
        "smdesk/policy/1",
        version.document,
        version.id,
        version.n,
        content.digest,
        list(numbered),
        list(version.values),
        version.summary,
        version.significance.value if version.significance else None,
        version.effective_on.isoformat() if version.effective_on else None,
    ]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
