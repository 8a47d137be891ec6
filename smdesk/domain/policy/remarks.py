"""Remarks and concerns: what people say about a document, and what came of it (B5, D4)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Self

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
from smdesk.overriding import override

CONCERN_LEFT = Rule("D4.concern_left", Severity.BLOCK)
CONCERNS_WAIT = Rule("D4.concerns_wait", Severity.NUDGE)
CONCERN_UNANSWERED = Rule("B5.unanswered", Severity.NUDGE)
CONCERN_LOST = Rule("D4.concern_lost", Severity.BLOCK)
RULES = (CONCERN_LEFT, CONCERNS_WAIT, CONCERN_UNANSWERED, CONCERN_LOST)

ANSWER_WITHIN_DAYS = 30


class RemarkKind(Enum):
    """What sort of remark it is."""

    COMMENT = "comment"
    CONCERN = "concern"
    """A worry of somebody inside or outside, which may come before there is any text."""
    SUGGESTION = "suggestion"


class RemarkState(Enum):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    """It is to be taken up; it waits for a clause."""
    ANSWERED = "answered"
    ADOPTED = "adopted"
    """It is in a clause."""
    DECLINED = "declined"


SETTLED = frozenset({RemarkState.ANSWERED, RemarkState.ADOPTED, RemarkState.DECLINED})


class SettledError(SmdeskError):
    """The remark has come to its end; it has to be opened again first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Record):
    """Something that somebody said about a document, about clauses of it, or before there is one.

    ``document`` is None for a concern that came before any text.
    """

    kind: ClassVar[str] = "remark"
    searched: ClassVar[tuple[str, ...]] = ("text", "quote", "who", "reply")

    document: RecordId | None = None
    version: RecordId | None = None
    """The version that was read."""
    clauses: tuple[RecordId, ...] = ()
    what: RemarkKind = RemarkKind.COMMENT
    quote: str = ""
    """The words it is about."""
    text: str
    by: RecordId
    """Who wrote it down."""
    who: str = ""
    """Whose it is, when not of who wrote it down: a patron, the board, a department."""
    at: datetime
    state: RemarkState = RemarkState.OPEN
    owner: RecordId | None = None
    """Who is to see to it."""
    reply: str = ""
    settled_in: RecordId | None = None
    """The version that took it up."""
    settled_by: RecordId | None = None
    settled_at: datetime | None = None

    def __post_init__(self) -> None:
        declined = self.state is RemarkState.DECLINED and not self.reply.strip()
        homeless = self.state is RemarkState.ADOPTED and not self.clauses
        faults_of(
            text=filled(self.text),
            by=filled(self.by),
            at=in_utc(self.at),
            reply=Fault.EMPTY if declined else None,
            clauses=Fault.EMPTY if homeless else None,
        )

    @property
    @override
    def title(self) -> str:
        """How it begins."""
        line = self.text.strip().splitlines()[0]
        return line if len(line) <= 80 else line[:79] + "…"  # noqa: PLR2004 - a line of a list

    @property
    def settled(self) -> bool:
        """Whether it has come to its end."""
        return self.state in SETTLED

    def accepted(self, words: str = "") -> Self:
        """Return it as to be taken up; raises SettledError."""
        self._open()
        return replace(self, state=RemarkState.ACCEPTED, reply=words.strip())

    def ended(
        self,
        state: RemarkState,
        reply: str,
        by: RecordId,
        at: datetime,
        *,
        clauses: tuple[RecordId, ...] = (),
        version: RecordId | None = None,
    ) -> Self:
        """Return it at its end; raises SettledError, and InvalidError (reply, clauses)."""
        self._open()
        if state is RemarkState.ANSWERED:
            faults_of(reply=filled(reply))
        return replace(
            self,
            state=state,
            reply=reply.strip() or self.reply,
            settled_by=by,
            settled_at=at,
            settled_in=version,
            clauses=clauses or self.clauses,
        )

    def reopened(self) -> Self:
        """Return it open again; what was taken up once waits for a clause again."""
        again = RemarkState.ACCEPTED if self.state is RemarkState.ADOPTED else RemarkState.OPEN
        return replace(self, state=again, settled_by=None, settled_at=None, settled_in=None)

    def _open(self) -> None:
        if self.settled:
            raise SettledError


def waiting(remarks: Iterable[Remark], document: RecordId) -> list[Remark]:
    """Return the accepted concerns on the document that are in no clause yet."""
    return [
        one
        for one in remarks
        if one.document == document
        and one.what is RemarkKind.CONCERN
        and one.state is RemarkState.ACCEPTED
    ]


def check_closing(remarks: Sequence[Remark], document: Ref, name: str) -> Finding | None:
    """Return the refusal to close a review while an accepted concern is in no clause (D4)."""
    left = waiting(remarks, document.id)
    if not left:
        return None
    facts: dict[str, Fact] = {"document": name, "count": len(left), "title": left[0].title}
    return Finding(rule=CONCERN_LEFT, about=document, facts=facts)


def check_kept(
    remarks: Iterable[Remark], version: RecordId, clauses: Collection[RecordId]
) -> list[Finding]:
    """Return what the version took up in clauses that are in it no more."""
    return [
        Finding(rule=CONCERN_LOST, about=Ref.to(one), facts={"title": one.title})
        for one in remarks
        if one.settled_in == version
        and one.state is RemarkState.ADOPTED
        and not set(one.clauses) & set(clauses)
    ]


def findings(
    remarks: Sequence[Remark], documents: Iterable[tuple[RecordId, str]], today: date
) -> list[Finding]:
    """Return the concerns that wait for a clause or for an answer; documents by id and name."""
    found: list[Finding] = []
    for document, name in documents:
        left = waiting(remarks, document)
        if left:
            facts: dict[str, Fact] = {"document": name, "count": len(left)}
            about = Ref("policy_document", document)
            found.append(Finding(rule=CONCERNS_WAIT, about=about, facts=facts))
    for one in remarks:
        days = (today - one.at.date()).days
        if (
            one.what is RemarkKind.CONCERN
            and one.state is RemarkState.OPEN
            and days > ANSWER_WITHIN_DAYS
        ):
            facts = {"title": one.title, "days": days}
            about = Ref.to(one)
            found.append(Finding(rule=CONCERN_UNANSWERED, about=about, facts=facts, whom=one.owner))
    return found
