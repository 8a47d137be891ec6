"""People who might join the team: who asked them, what they said, and when that is forgotten.

What is known of a candidate is never written to the log. It is sealed with a key of its own, and
the key is destroyed twelve months after they said no (docs/decisions/0034).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from smdesk.domain.dates import day_of_year
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

DUE_FOR_DELETION = Rule("T6.due_for_deletion", Severity.NUDGE, urgent=True)
NO_ANSWER = Rule("T6.no_answer", Severity.NUDGE)
RULES = (DUE_FOR_DELETION, NO_ANSWER)

UNANSWERED_DAYS = 21
"""Whoever was asked longer ago and has not answered is asked again (source: B6)."""


class CandidateKind(Enum):
    """Where a candidate comes from (source: the call to assemble a team; finding experts)."""

    STUDENT = "student"
    NEW_PROFESSIONAL = "new_professional"
    VOLUNTEER = "volunteer"
    EXPERT = "expert"


class Reply(Enum):
    """What a candidate said."""

    NONE_YET = "none_yet"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedCandidate(Record):
    """A candidate as the cabinet keeps them: nothing by which anybody could be known."""

    kind: ClassVar[str] = "candidate"

    sort: CandidateKind = CandidateKind.VOLUNTEER
    sealed: bytes
    """Name, contact, interests, skills and note, for whoever has the candidate's own key."""
    asked_by: RecordId | None = None
    asked_on: date | None = None
    reply: Reply = Reply.NONE_YET
    replied_on: date | None = None
    became: RecordId | None = None
    """The person they became when they said yes."""
    forgotten_on: date | None = None
    """When the key was destroyed."""

    def __post_init__(self) -> None:
        early = self.asked_on and self.replied_on and self.replied_on < self.asked_on
        faults_of(replied_on=Fault.ENDS_BEFORE_START if early else None)

    @property
    @override
    def title(self) -> str:
        """The day on which they were asked: nothing else of them is written in the open."""
        return self.asked_on.isoformat() if self.asked_on else ""

    @property
    def forget_from(self) -> date | None:
        """The day from which what is known of them is to be deleted, or None."""
        if self.reply is not Reply.NO or self.replied_on is None or self.forgotten_on is not None:
            return None
        said = self.replied_on
        return day_of_year(said.year + 1, said.month, said.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Record):
    """A candidate as the team reads them while they may be known."""

    kind: ClassVar[str] = "candidate"

    name: str
    sort: CandidateKind = CandidateKind.VOLUNTEER
    contact: str = ""
    interests: str = ""
    skills: str = ""
    note: str = ""
    asked_by: RecordId | None = None
    asked_on: date | None = None
    reply: Reply = Reply.NONE_YET
    replied_on: date | None = None
    became: RecordId | None = None

    def __post_init__(self) -> None:
        early = self.asked_on and self.replied_on and self.replied_on < self.asked_on
        silent = self.reply is Reply.NO and self.replied_on is None
        faults_of(
            name=filled(self.name),
            replied_on=Fault.EMPTY if silent else Fault.ENDS_BEFORE_START if early else None,
        )

    @property
    @override
    def title(self) -> str:
        """The candidate's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Record):
    """The words of a call for volunteers; what is missing on the team is worked out beside it."""

    kind: ClassVar[str] = "call"
    searched: ClassVar[tuple[str, ...]] = ("headline", "words", "gives")

    headline: str
    words: str = ""
    gives: tuple[str, ...] = ()
    """What whoever joins gets out of it, a line each."""
    hours: str = ""
    """How much time it takes, as in ``2 hours a week, for a year``."""
    answer_by: date | None = None

    def __post_init__(self) -> None:
        faults_of(headline=filled(self.headline))

    @property
    @override
    def title(self) -> str:
        """The headline."""
        return self.headline


def due(candidates: Iterable[SealedCandidate], today: date) -> list[SealedCandidate]:
    """Return those of whom nothing may be known any more on the day."""
    return [one for one in candidates if one.forget_from is not None and one.forget_from <= today]


def findings(
    candidates: Iterable[SealedCandidate], names: dict[RecordId, str], today: date
) -> list[Finding]:
    """Return what the rules say about candidates; ``names`` are candidates' names by id."""
    every = list(candidates)
    found, gone = [], due(every, today)
    if gone:
        facts = {"count": len(gone)}
        found.append(Finding(rule=DUE_FOR_DELETION, about=Ref.to(gone[0]), facts=facts))
    for one in every:
        if one.reply is not Reply.NONE_YET or one.asked_on is None or one.id not in names:
            continue
        days = (today - one.asked_on).days
        if days > UNANSWERED_DAYS:
            told: dict[str, str | int] = {"person": names[one.id], "days": days}
            found.append(
                Finding(rule=NO_ANSWER, about=Ref.to(one), facts={**told}, whom=one.asked_by)
            )
    return found
