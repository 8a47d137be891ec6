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
from smdesk.desk.errors import AlreadyMemberError, NotACoordinatorError
from smdesk.desk.office import Office
from smdesk.desk.paper_notes import BY_PAPER
from smdesk.desk.upkeep import UpkeepDesk
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Stage, Work
from smdesk.vault.keyring import SlotKind
from smdesk.vault.keys import Prepared
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
    ) -> None:
        self._office = office
        self._vault = vault
        self._words = words
        self._upkeep = upkeep
        self._accounts = accounts

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
        members = {slot.person for slot in slots.values()}
        for note in self._upkeep.open():
            if note.what in BY_PAPER:
                continue
            if note.what is Work.PASSPHRASE:
                done = note.slot in slots and slots[note.slot].mark != note.mark
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
