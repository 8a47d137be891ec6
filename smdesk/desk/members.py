"""Who can open the cabinet: passphrases changed, people let in, each noted before and after.

The keyring is a file beside the database, so the two cannot change in one stroke. What is
intended is therefore noted first and closed after; a note that the computer's going away left open
is closed at the next opening, by what the keyring says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.errors import AlreadyMemberError, NotACoordinatorError
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Stage, Upkeep, Work
from smdesk.vault.folder import OpenVault
from smdesk.vault.keyring import Slot, SlotKind
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
    """Lets people in and changes passphrases.

    What is slow touches no database and may run on another thread: ``prepare_passphrase`` and
    ``prepare_member``. What they give is handed to ``change_passphrase`` and ``add``.
    """

    def __init__(self, office: Office, vault: OpenVault, words: Words) -> None:
        self._office = office
        self._vault = vault
        self._words = words

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
                fingerprint=self._words.fingerprint(slot),
                added_at=slot.added_at,
                added_by=names.get(slot.added_by, ""),
                me=slot.id == self._vault.me.slot,
            )
            for slot in self._slots()
        ]
        return sorted(found, key=lambda line: line.name.casefold())

    def suggest_passphrase(self) -> str:
        """Return six words drawn at random."""
        return self._words.passphrase(PASSPHRASE_WORDS)
