"""Documents as lists, side panels and printed pages show them."""

from dataclasses import dataclass
from datetime import date, datetime

from smdesk.domain.policy.bindings import ClauseLink
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion, VersionState
from smdesk.domain.policy.readings import Acknowledgement
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.reviews import PolicyReview
from smdesk.domain.policy.signoffs import SignOff
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Finding


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document as the list shows it."""

    document: PolicyDocument
    published: PolicyVersion | None
    """The version in force."""
    working: PolicyVersion | None
    """The version that is being written, or waits for approval."""
    modified: datetime | None
    """When a word of it last changed."""
    review_due: date | None
    overdue: bool
    open_remarks: int
    accepted: int
    """Concerns that are to be taken up and are in no clause yet."""
    read: int
    readers: int
    """How many are asked to read it; 0 when nobody is."""

    @property
    def shown(self) -> PolicyVersion | None:
        """The version to open: the one being written, or else the one in force."""
        return self.working or self.published


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """One answer, and what it is worth."""

    signoff: SignOff
    name: str
    genuine: bool
    fits: bool
    """Whether it is to exactly what the version says now."""


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark, whose it is, and the numbers of the clauses it is about."""

    remark: Remark
    document: str
    """The document's title; empty before there is one."""
    by: str
    settled_by: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One person who is asked to read a document, or did."""

    person: RecordId
    name: str
    reading: Acknowledgement | None
    """What is enough for the version in force; None when it is still to be read."""
    version: int | None
    """The version that was read."""
    asked: bool
    """Whether the person is asked to; somebody who left is not."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """A version that somebody is still asked to read."""

    document: PolicyDocument
    version: PolicyVersion
    clauses: int
    """How many clauses say something else than in the version the person read, or all."""
    minutes: int
    """About how long it takes."""


@dataclass(frozen=True, slots=True)
class ClauseStory:
    """What a clause said from one version on."""

    version: int
    state: VersionState
    at: datetime
    by: str
    number: str
    heading: str
    words: str
    clause: Clause
    """All of it, to be compared and put back."""
    through: int
    """The last version that still says so."""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One thing that a clause speaks of."""

    link: ClauseLink
    target: Ref
    name: str
    """Empty for what is not in the cabinet any more."""
    suspect: bool
    """Whether the clause says something else than when somebody last said that it fits."""


@dataclass(frozen=True, slots=True)
class Linkable:
    """Something that a clause can be tied to."""

    target: Ref
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause as it is quoted beside what it speaks of."""

    title: str
    """The document's number and the clause's."""
    words: str
    place: Ref | None
    """Where it can be read in full; None for a clause that is not kept here."""


@dataclass(frozen=True, slots=True)
class PolicySheet:
    """Everything about one version."""

    document: PolicyDocument
    version: PolicyVersion
    content: Content
    numbers: dict[RecordId, str]
    """As they stand before clauses."""
    references: dict[RecordId, str]
    """As other clauses refer to them."""
    values: dict[str, str]
    """What stands for each variable."""
    signoffs: tuple[SignOffLine, ...]
    remarks: tuple[RemarkLine, ...]
    readings: tuple[ReadingLine, ...]
    reviews: tuple[PolicyReview, ...]
    versions: tuple[PolicyVersion, ...]
    """All of the document, the latest first."""
    holes: tuple[Finding, ...]
    review_due: date | None
    overdue: date | None
    """Since when a review is overdue, to be said on every copy."""
    names: dict[RecordId, str]
    """Of everybody whom the sheet speaks of."""
