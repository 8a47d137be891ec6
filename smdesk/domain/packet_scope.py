"""For whom a packet is: the whole team or one seat, and how much of it its reader gets."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from smdesk.domain.custody import Custodian
from smdesk.domain.packet_sections import EVERY_PART, RESTRICTED
from smdesk.domain.records import Fault, RecordId, Ref, faults_of
from smdesk.domain.roster import Person, Seat, Term

ALL_PARTS = EVERY_PART[1:]
"""Every part after the cover, which is in any packet."""


class Reader(Enum):
    """Who reads a packet; that settles which parts they may get."""

    TEAM = "team"
    """Those who take over: everything, with what is for the team alone."""
    MANAGEMENT = "management"
    """Whoever appoints and decides: everything but that."""
    SUPPORT = "support"
    """Who keeps the computers running: people, accounts, and what is to change hands."""
    OUTSIDE = "outside"
    """Anybody else: what is done and decided, without people, accounts or the letter."""


_GETS: Mapping[Reader, tuple[str, ...]] = {
    Reader.TEAM: ALL_PARTS,
    Reader.MANAGEMENT: tuple(part for part in ALL_PARTS if part not in RESTRICTED),
    Reader.SUPPORT: ("4", "5", "16"),
    Reader.OUTSIDE: ("2", "3", "6", "7", "8", "9", "10", "11", "12"),
}


def parts_for(reader: Reader) -> tuple[str, ...]:
    """Return the parts that such a reader may get; of these, some may still be left out."""
    return _GETS[reader]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketChoice:
    """What is printed, and for whom: everything for the whole team, unless said.

    Raises InvalidError (parts) for a part that this reader may not get, and for none at all.
    """

    seat: RecordId | None = None
    """Nothing for the whole team."""
    reader: Reader = Reader.TEAM
    recipient: str = ""
    """The name on the cover; empty for nobody in particular."""
    parts: tuple[str, ...] = ALL_PARTS
    digest: bool = False
    """Two pages instead of the packet."""

    def __post_init__(self) -> None:
        forbidden = set(self.parts) - set(parts_for(self.reader))
        fault = Fault.NOT_FOR_THEM if forbidden else None if self.parts else Fault.EMPTY
        faults_of(parts=fault)

    @property
    def whole(self) -> bool:
        """Whether no part is left out."""
        return set(self.parts) >= set(ALL_PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of the cabinet belongs to a packet; without a seat that is all of it."""

    seat: Seat | None = None
    people: frozenset[RecordId] = frozenset()
    """Who holds the seat now, held it last, or comes next."""
    accounts: frozenset[RecordId] = frozenset()
    """The accounts to which these people hold a key."""

    def account(self, which: RecordId | None) -> bool:
        """Whether something about that account belongs; None stands for all accounts."""
        return self.seat is None or which is None or which in self.accounts

    def any_account(self, which: Collection[RecordId]) -> bool:
        """Whether something about one of them belongs; an empty list stands for all accounts."""
        return self.seat is None or not which or not self.accounts.isdisjoint(which)

    def person(self, who: RecordId | None) -> bool:
        """Whether something that somebody does belongs; what nobody does may fall to anyone."""
        return self.seat is None or who is None or who in self.people

    def term(self, term: Term) -> bool:
        """Whether the term is one of the seat's."""
        return self.seat is None or term.seat == self.seat.id

    def holds(self, about: Ref, owners: Mapping[Ref, Ref]) -> bool:
        """Whether something about a record belongs; ``owners`` say whose a record is.

        What is neither an account's, a person's nor a seat's concerns everybody.
        """
        if self.seat is None:
            return True
        owner = owners.get(about, about)
        if owner.kind == Seat.kind:
            return owner.id == self.seat.id
        if owner.kind == Person.kind:
            return owner.id in self.people
        return owner.kind != "account" or owner.id in self.accounts


WHOLE_TEAM = Scope()
"""Everything, for everybody on the team."""


def scope_of(
    seat: Seat, terms: Iterable[Term], custodians: Iterable[Custodian], today: date
) -> Scope:
    """Return what belongs to a seat: who holds it now and next, and the accounts they keep.

    Where nobody holds it now, it is what whoever held it last left.
    """
    own = sorted((term for term in terms if term.seat == seat.id), key=lambda term: term.last)
    present = {term.person for term in own if term.last >= today}
    if not any(term.first <= today <= term.last for term in own):
        present |= {term.person for term in own if term.last < today and term is _last(own, today)}
    accounts = {one.account for one in custodians if one.person in present}
    return Scope(seat=seat, people=frozenset(present), accounts=frozenset(accounts))


def _last(terms: list[Term], today: date) -> Term:
    return [term for term in terms if term.last < today][-1]
