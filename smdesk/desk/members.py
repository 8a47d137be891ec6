"""Who can open the cabinet: passphrases changed, people let in, each noted before and after.

The keyring is a file beside the database, so the two cannot change in one stroke. What is
intended is therefore noted first and closed after; a note that the computer's going away left open
is closed at the next opening, by what the keyring says.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.errors import AlreadyMemberError, GoneError, NotACoordinatorError
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.office import Office
from smdesk.desk.paper_notes import BY_PAPER
from smdesk.desk.removal import Removal, RemovalDesk
from smdesk.desk.upkeep import UpkeepDesk
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Stage, Work
from smdesk.vault.keyring import SlotKind
from smdesk.vault.keys import Identity, KeyPair, Prepared
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.words import Words

PASSPHRASE_WORDS = 6


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody who can open the cabinet."""

    slot: str
    person: RecordId
    name: str
    coordinator: bool
    key_file: bool
    fingerprint: str
    """Five words over their public keys, to read out and compare."""
    added_at: datetime
    added_by: str
    me: bool


@dataclass(frozen=True, slots=True)
class Reissued:
    """A new way in for a member, and what it does not open yet."""

    line: MemberLine
    waiting: tuple[str, ...]
    """The accounts of theirs that open for them when another custodian has unlocked next."""
    lost: tuple[str, ...]
    """The accounts whose key nobody else holds: what they say cannot be read any more."""


class MembersDesk:
    """Lets people in and changes passphrases."""

    def __init__(
        self,
        office: Office,
        vault: OpenVault,
        words: Words,
        *,
        upkeep: UpkeepDesk,
        accounts: AccountsDesk,
        removals: RemovalDesk,
        former: FormerKeys,
    ) -> None:
        self._office = office
        self._vault = vault
        self._words = words
        self._upkeep = upkeep
        self._accounts = accounts
        self._removals = removals
        self._former = former

    def lines(self) -> list[MemberLine]:
        """Return everybody who can open the cabinet, by name."""
        people = self._office.people()
        names = {slot.id: slot.name for slot in self._vault.slots}
        found = [
            MemberLine(
                slot=slot.id,
                person=slot.person,
                name=people[slot.person].name if slot.person in people else slot.name,
                coordinator=slot.coordinator,
                key_file=slot.key_file,
                fingerprint=self._words.fingerprint(slot.public_seal, slot.public_sign),
                added_at=slot.added_at,
                added_by=names.get(slot.added_by, ""),
                me=slot.id == self._vault.me.slot,
            )
            for slot in self._vault.slots
            if slot.kind is SlotKind.MEMBER
        ]
        return sorted(found, key=lambda line: line.name.casefold())

    def suggest_passphrase(self) -> str:
        """Return six words drawn at random."""
        return self._words.passphrase(PASSPHRASE_WORDS)

    def add(
        self, person: RecordId, prepared: Prepared, *, coordinator: bool = False, by: Member
    ) -> MemberLine:
        """Let a person into the cabinet; keys that were waiting for them are passed on.

        ``prepared`` is what FrontDesk.prepare_new gave for their passphrase. Raises
        NotACoordinatorError, AlreadyMemberError, GoneError, WriteFailedError.
        """
        if not by.coordinator:
            raise NotACoordinatorError
        record = self._office.library.people.one(person)
        if any(line.person == person for line in self.lines()):
            raise AlreadyMemberError(person)
        with self._noted(Work.MEMBER, mark=person, by=by):
            slot = self._vault.add_member(record.name, person, prepared, coordinator=coordinator)
        self._accounts.hand_on(by=by)
        return next(line for line in self.lines() if line.slot == slot.id)

    def removal(self, slot: str) -> Removal:
        """Return what letting out the slot would mean; raises GoneError.

        It is done by ``Session.remove_member``: afterwards the cabinet is another one.
        """
        return self._removals.removal(slot)

    def reissue(self, slot: str, prepared: Prepared, *, by: Member) -> "Reissued":
        """Give a member who forgot their passphrase a new way in, in place of the old one.

        They keep what they are; the keys that ``by`` holds are theirs again at once. Raises
        NotACoordinatorError, GoneError, AlreadyMemberError for oneself, WriteFailedError.
        """
        if not by.coordinator:
            raise NotACoordinatorError
        old = next((s for s in self._vault.slots if s.id == slot), None)
        if old is None or old.kind is not SlotKind.MEMBER:
            raise GoneError("member")
        if slot == by.slot:
            raise AlreadyMemberError(old.person)
        holder = Identity(
            KeyPair.new(),
            slot=new_id(),
            person=old.person,
            name=old.name,
            coordinator=old.coordinator,
        )
        with self._noted(Work.REISSUE, slot=slot, mark=holder.slot, by=by):
            self._vault.admit(holder, prepared, instead_of={slot})
        holder.forget()
        self._accounts.hand_on(by=by)
        line = next(line for line in self.lines() if line.slot == holder.slot)
        waiting = self._former.waiting_for(old.person, holder.slot)
        lost = sorted(set(self._former.unheld()) & set(waiting))
        return Reissued(line, tuple(n for n in waiting if n not in lost), tuple(lost))

    def proves(self, passphrase: str, key_file: bytes | None = None) -> bool:
        """Whether this is the passphrase of the member at this desk; slow, on any thread."""
        return self._vault.proves(passphrase, key_file)

    def change_passphrase(self, prepared: Prepared, *, by: Member) -> None:
        """Let ``prepared`` be the passphrase of the member at this desk from now on.

        Ask ``proves`` for the present one before. Raises WriteFailedError.
        """
        slot = next(slot for slot in self._vault.slots if slot.id == by.slot)
        with self._noted(Work.PASSPHRASE, slot=slot.id, mark=slot.mark, by=by):
            self._vault.change_passphrase(prepared)

    def settle(self, *, by: Member) -> None:
        """Close the notes that were left open, by what the keyring says became of them."""
        slots = {slot.id: slot for slot in self._vault.slots}
        members = {s.person for s in slots.values() if s.kind is SlotKind.MEMBER}
        for note in self._upkeep.open():
            if note.what in BY_PAPER or note.what is Work.BACKUPS:
                continue
            if note.what is Work.PASSPHRASE:
                done = note.slot in slots and slots[note.slot].mark != note.mark
            elif note.what is Work.REISSUE:
                done = note.mark in slots
            else:
                done = note.mark in members
            self._upkeep.close(note, done=done, by=by)

    @contextmanager
    def _noted(self, what: Work, *, slot: str = "", mark: str, by: Member) -> Iterator[None]:
        """Note what is intended, let it be done, and close the note by what became of it."""
        note = self._upkeep.note(what, stage=Stage.INTENDED, slot=slot, mark=mark, by=by)
        done = False
        try:
            yield
            done = True
        finally:
            self._upkeep.close(note, done=done, by=by)
