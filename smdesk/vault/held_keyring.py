"""The keyring of an open cabinet: what it says, and how it is written so that nothing is lost."""

import contextlib
from dataclasses import replace
from pathlib import Path

from smdesk.domain.journal import Head
from smdesk.domain.roster import Member
from smdesk.vault.errors import WriteFailedError, write_failed
from smdesk.vault.files import AtStep, digest, replace_whole
from smdesk.vault.keyring import KEYRING, Keyring, Slot, SlotKind
from smdesk.vault.keys import DataKey, Identity
from smdesk.vault.memory import Memory, Remembered

PREVIOUS = "keyring.prev.json"


def write_keyring(folder: Path, keyring: Keyring, at_step: AtStep, *, keep: bool = True) -> None:
    """Put the keyring in place of the one before, which is kept beside it for repairs.

    It is not kept, nor is the one before that, when a passphrase is no longer to open anything.

    The replacing of the file is the one moment at which anything changes. What no smdesk would
    believe is not written: it would lock everybody out.
    """
    fresh = keyring.dumped()
    Keyring.parsed(fresh).vouch()
    current = folder / KEYRING
    try:
        before = current.read_bytes() if keep and current.exists() else None
        if not keep:
            (folder / PREVIOUS).unlink(missing_ok=True)
    except OSError as error:
        raise write_failed(error, current, "previous") from None
    if before is not None:
        replace_whole(folder / PREVIOUS, before, "previous", at_step)
    replace_whole(current, fresh, "keyring", at_step)


class HeldKeyring:
    """A keyring, and whoever may write it: each state is proved by the keys and follows the last.

    This computer remembers every one, so that an older one is noticed.
    """

    def __init__(
        self,
        *,
        folder: Path,
        keyring: Keyring,
        identity: Identity,
        data_key: DataKey,
        memory: Memory,
        remembered: Remembered,
        at_step: AtStep,
    ) -> None:
        self.folder = folder
        self.identity = identity
        self._keyring = keyring
        self._data_key = data_key
        self._memory = memory
        self._remembered = remembered
        self._at_step = at_step

    @property
    def keyring(self) -> Keyring:
        """What the keyring says, and is to say if the cabinet is not in its place yet."""
        return self._keyring

    @property
    def vault(self) -> str:
        """The cabinet's id."""
        return self._keyring.vault

    @property
    def epoch(self) -> int:
        """How often the database has been given a new key, and one."""
        return self._keyring.epoch

    @property
    def sequence(self) -> int:
        """How often the keyring has been written."""
        return self._keyring.sequence

    @property
    def organisation(self) -> str:
        """The library's name, as the unlock screen shows it."""
        return self._keyring.organisation

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Who can open the cabinet."""
        return self._keyring.slots

    @property
    def me(self) -> Member:
        """Who unlocked it."""
        one = self.identity
        return Member(person=one.person, slot=one.slot, name=one.name, coordinator=one.coordinator)

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / self._keyring.database

    def before_write(self) -> None:
        """Mark the database as being written, once, before it first is."""
        if not self._keyring.dirty:
            self._write(replace(self._keyring, sha256=b""))

    def rename(self, organisation: str) -> None:
        """Show another name on the unlock screen."""
        if organisation != self._keyring.organisation:
            self._write(replace(self._keyring, organisation=organisation))

    def remember(self, head: Head) -> None:
        """Let this computer remember how far the cabinet has come; raises WriteFailedError."""
        self._remembered = replace(
            self._remembered,
            epoch=self.epoch,
            sequence=self.sequence,
            keyring=self._keyring.digest().hex(),
            entries=head.entries,
            head=head.hash.hex(),
            slots=tuple(sorted({*self._remembered.slots, *(s.id for s in self.slots)})),
            former=tuple(
                sorted(
                    {
                        *self._remembered.former,
                        *(s.id for s in self.slots if s.kind is SlotKind.FORMER),
                    }
                )
            ),
        )
        self._memory.write(self._remembered)

    def _settled(self, head: Head) -> Keyring:
        """Return the keyring as it is for a database that is not being written."""
        return self._proved(
            replace(
                self._keyring,
                sha256=digest(self.database),
                entries=head.entries,
                head=head.hash,
            )
        )

    def _proved(self, keyring: Keyring) -> Keyring:
        following = replace(
            keyring, sequence=self._keyring.sequence + 1, previous=self._keyring.digest()
        )
        return following.sealed(self._data_key, self.identity)

    def _write(self, keyring: Keyring, *, keep: bool = True) -> None:
        proved = self._proved(keyring)
        write_keyring(self.folder, proved, self._at_step, keep=keep)
        self._keyring = proved
        # The keyring is written; a memory that cannot follow is no reason to say it is not.
        with contextlib.suppress(WriteFailedError):
            self.remember(Head(proved.entries, proved.head))
