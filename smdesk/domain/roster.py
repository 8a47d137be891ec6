"""The people, the seats they hold, and the terms for which they hold them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Self

from smdesk.domain.dates import Span, gaps
from smdesk.domain.records import (
    Fault,
    Record,
    RecordId,
    Ref,
    address_or_empty,
    faults_of,
    filled,
)
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

SHORT_TERM = Rule("T1.short_term", Severity.REASON)
SEAT_GAP = Rule("T1.seat_gap", Severity.NUDGE)
ALL_END_TOGETHER = Rule("T1.all_end_together", Severity.NUDGE)
NO_SUCCESSOR = Rule("T1.no_successor", Severity.NUDGE)
ENDING_SOON = Rule("H2.ending_soon", Severity.NUDGE)
TEAM_SIZE = Rule("T2.team_size", Severity.NUDGE)
RULES = (SHORT_TERM, SEAT_GAP, ALL_END_TOGETHER, NO_SUCCESSOR, ENDING_SOON, TEAM_SIZE)

FULL_TERM_DAYS = 365
"""Terms are a year at least (source: the call to assemble a team)."""
HANDOVER_DAYS = 14
"""An incoming and an outgoing holder share a seat for at least this long."""
NOTICE_DAYS = 60
TEAM_AT_LEAST, TEAM_AT_MOST = 2, 5
"""About three members (source: the call to assemble a team)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone the team works with, whether or not they can open the cabinet."""

    kind: ClassVar[str] = "person"
    searched: ClassVar[tuple[str, ...]] = ("name", "email", "phone", "work", "note")

    name: str
    email: str = ""
    phone: str = ""
    work: str = ""
    """What they do at the library, as in ``reference librarian``."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name), email=address_or_empty(self.email))

    @property
    @override
    def title(self) -> str:
        """The person's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Record):
    """A place on the team that one person after another takes."""

    kind: ClassVar[str] = "seat"
    searched: ClassVar[tuple[str, ...]] = ("name", "duties")

    name: str
    duties: str = ""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """The seat's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """One person in one seat, from a first day to a last day, both included."""

    kind: ClassVar[str] = "term"
    searched: ClassVar[tuple[str, ...]] = ("decision", "note")

    person: RecordId
    seat: RecordId
    first: date
    last: date
    decision: str = ""
    """The number of the decision it rests on, as in ``Board 2026-14``."""
    note: str = ""
    ended_early: str = ""
    """Why it was ended before its time; empty for a term that ran its course."""

    def __post_init__(self) -> None:
        faults_of(
            person=filled(self.person),
            seat=filled(self.seat),
            last=Fault.ENDS_BEFORE_START if self.last < self.first else None,
        )

    @property
    @override
    def title(self) -> str:
        """The days of the term; the person and the seat have names of their own."""
        return f"{self.first.isoformat()} – {self.last.isoformat()}"

    @property
    def span(self) -> Span:
        """The days of the term."""
        return Span(self.first, self.last)

    def active(self, on: date) -> bool:
        """Whether the person holds the seat on the day."""
        return on in self.span

    def days_left(self, on: date) -> int:
        """How many days are left after the day; negative once it is over."""
        return (self.last - on).days

    def ended(self, on: date, why: str) -> Self:
        """Return this term, ended early on the day for the reason."""
        return replace(self, last=max(on, self.first), ended_early=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone who can open the cabinet: a person, and the slot that holds their keys.

    Not a record: what may open the cabinet is said by its keyring and nothing else.
    """

    person: RecordId
    slot: str
    name: str
    coordinator: bool = False


def active(terms: Collection[Term], on: date) -> list[Term]:
    """Return the terms that hold the day, those that end first coming first."""
    return sorted((t for t in terms if t.active(on)), key=lambda t: (t.last, t.id))


def serving(terms: Collection[Term], on: date) -> set[RecordId]:
    """Return the people whose term holds the day."""
    return {term.person for term in active(terms, on)}


def check_length(term: Term) -> Finding | None:
    """Return the finding that a term under a year needs a decision or a reason."""
    if term.span.days >= FULL_TERM_DAYS or term.decision or term.ended_early:
        return None
    return Finding(rule=SHORT_TERM, about=Ref.to(term), facts={"days": term.span.days})


def findings(
    people: Collection[Person], seats: Collection[Seat], terms: Collection[Term], today: date
) -> list[Finding]:
    """Return what the rules say about the roster on the day, in the order of the rules' codes."""
    names = {person.id: person.name for person in people}
    return [
        *filter(None, (check_length(t) for t in terms if t.last >= today)),
        *(f for seat in seats for f in _seat(seat, terms, names, today)),
        *_team(terms, names, today),
    ]


def _seat(
    seat: Seat, terms: Collection[Term], names: dict[RecordId, str], today: date
) -> list[Finding]:
    held = [t for t in terms if t.seat == seat.id]
    year = Span(today, today + timedelta(days=FULL_TERM_DAYS - 1))
    found = []
    current = max((t for t in held if t.active(today)), key=lambda t: t.last, default=None)
    if current is not None and current.days_left(today) <= NOTICE_DAYS:
        who = names.get(current.person, "")
        ends: dict[str, str | int | date] = {
            "person": who,
            "seat": seat.name,
            "last": current.last,
            "days": current.days_left(today),
        }
        found.append(
            Finding(rule=ENDING_SOON, about=Ref.to(current), facts=ends, whom=current.person)
        )
        handover = Span(current.last - timedelta(days=HANDOVER_DAYS - 1), current.last)
        if not any(
            t.person != current.person and t.last > current.last and t.span.overlap(handover)
            for t in held
        ):
            found.append(Finding(rule=NO_SUCCESSOR, about=Ref.to(seat), facts=ends))
    empty = gaps([t.span for t in held], year)
    if empty and (current is None or empty[0].last < year.last):
        found.append(
            Finding(
                rule=SEAT_GAP,
                about=Ref.to(seat),
                facts={"seat": seat.name, "first": empty[0].first, "last": empty[0].last},
            )
        )
    return found


def _team(terms: Collection[Term], names: dict[RecordId, str], today: date) -> Sequence[Finding]:
    now = active(terms, today)
    people = sorted({t.person for t in now}, key=lambda p: names.get(p, ""))
    if not now:
        return []
    about, found = Ref.to(now[0]), []
    if len(people) > 1 and len({t.last for t in now}) == 1:
        found.append(Finding(rule=ALL_END_TOGETHER, about=about, facts={"last": now[0].last}))
    if not TEAM_AT_LEAST <= len(people) <= TEAM_AT_MOST:
        found.append(Finding(rule=TEAM_SIZE, about=about, facts={"people": len(people)}))
    return found
