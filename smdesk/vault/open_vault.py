"""An open cabinet: its connection, its keyring, and what may be done to both."""

import contextlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2

from smdesk.domain.journal import Head
from smdesk.domain.records import RecordId, new_id
from smdesk.domain.roster import Member
from smdesk.vault import keys
from smdesk.vault.archive import Packed, pack
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.database import check
from smdesk.vault.errors import (
    NameTakenError,
    VaultError,
    WriteFailedError,
    WrongPassphraseError,
    known,
    write_failed,
)
from smdesk.vault.files import AtStep, digest, nothing, remove, replace_whole
from smdesk.vault.issue import issue, issue_paper, lock
from smdesk.vault.keyring import KEYRING, Keyring, Slot, SlotKind
from smdesk.vault.keys import DataKey, Identity, KeyPair, Prepared
from smdesk.vault.memory import Memory, Remembered, new_device
from smdesk.vault.occupancy import Occupancy
from smdesk.vault.recast import Source
from smdesk.vault.sealed_folder import FOLDER, SealedFolder

PREVIOUS = "keyring.prev.json"

V = TypeVar("V", bound="OpenVault")


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


class OpenVault:
    """What an unlocked member may do with the cabinet until it is closed."""

    _placed = True

    def __init__(
        self,
        *,
        folder: Path,
        keyring: Keyring,
        identity: Identity,
        data_key: DataKey,
        connection: dbapi2.Connection,
        memory: Memory,
        remembered: Remembered,
        occupancy: Occupancy,
        at_step: AtStep,
    ) -> None:
        self.folder = folder
        self.sealed = SealedFolder(folder / FOLDER, at_step)
        self.identity = identity
        self.connection = connection
        self.was_dirty = keyring.dirty
        self.audit_head = Head(keyring.entries, keyring.head)
        self.device = remembered.device
        self.closed = False
        self._keyring = keyring
        self._data_key = data_key
        self._memory = memory
        self._remembered = remembered
        self._occupancy = occupancy
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

    def proves(self, passphrase: str, key_file: bytes | None = None) -> bool:
        """Whether this is the member's own passphrase. Slow; any thread may ask."""
        slot = self._keyring.slot(self.identity.slot)
        kek = keys.stretch(passphrase, slot.salt, slot.cost, key_file if slot.key_file else None)
        try:
            slot.unlocked(self.vault, kek).forget()
        except WrongPassphraseError:
            return False
        finally:
            keys.overwrite(kek)
        return True

    def change_passphrase(self, prepared: Prepared) -> None:
        """Lock my slot with another passphrase from now on."""
        changed = lock(self._keyring.slot(self.identity.slot), self.vault, self.identity, prepared)
        self._write(
            replace(
                self._keyring,
                slots=tuple(changed if s.id == changed.id else s for s in self.slots),
            ),
            keep=False,
        )

    def add_member(
        self, name: str, person: RecordId, prepared: Prepared, *, coordinator: bool = False
    ) -> Slot:
        """Let somebody in; raises NameTakenError."""
        inside = (slot for slot in self.slots if slot.kind is not SlotKind.FORMER)
        if any(slot.name.casefold() == name.casefold() for slot in inside):
            raise NameTakenError
        pair = KeyPair.new()
        holder = Identity(pair, slot=new_id(), person=person, name=name, coordinator=coordinator)
        slot = issue(holder, self.vault, self.epoch, self._data_key, prepared, by=self.identity)
        holder.forget()
        self._write(replace(self._keyring, slots=(*self.slots, slot)))
        return slot

    def admit(
        self, holder: Identity, prepared: Prepared, *, instead_of: Collection[str] = ()
    ) -> Slot:
        """Let somebody in whose keys are made already; slots they had are retired in one stroke."""
        slot = issue(holder, self.vault, self.epoch, self._data_key, prepared, by=self.identity)
        self._replace_slots(slot, instead_of)
        return slot

    def put_on_paper(
        self, holder: Identity, kind: SlotKind, *, instead_of: Collection[str] = ()
    ) -> Slot:
        """Let a new kit, or new shares, open the cabinet, and the old ones no more."""
        slot = issue_paper(holder, kind, self.vault, self.epoch, self._data_key, by=self.identity)
        self._replace_slots(slot, instead_of)
        return slot

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

    def save_copy(self, file: Path, head: Head, *, beside: SealedFolder | None = None) -> None:
        """Save the cabinet as one file that opens by itself; raises WriteFailedError.

        The sealed files come into it, or into the folder ``beside`` where they are not yet.

        The file is there whole or not at all; what is open stays open and as it was. The copy has
        the very keyring of the cabinet, which is settled for it as when it is closed: a keyring
        made for the copy alone would be a second state of the same age.
        """
        try:
            if self._keyring.dirty:
                self._write(self._settled(head))
        except OSError as error:
            raise write_failed(error, self.database, "copy") from None
        cabinet = Packed(self._keyring, self.database, self.connection, self.sealed)
        pack(file, cabinet, self._at_step, beside=beside)

    def back_up(
        self, occasion: Occasion, at: datetime, head: Head, keep: Collection[str] = ()
    ) -> str:
        """Make a backup in the cabinet's folder and return its name; the oldest ones go.

        Raises WriteFailedError; what is open stays open and as it was.
        """
        backups = Backups(self.folder, self._at_step)
        file = backups.place(occasion, at)
        self.save_copy(file, head, beside=backups.sealed)
        backups.prune({file.name, *keep})
        return file.name

    def mend(self, names: Collection[str]) -> None:
        """Put back sealed files that are not here as they were, from beside the backups.

        What is put back is proved by its name. Raises WriteFailedError.
        """
        self.sealed.fetch(names, Backups(self.folder).sealed)

    def source(self) -> Source:
        """Return what is open, to be copied from."""
        return Source(self.connection, self.database, self._data_key, self.epoch)

    def succeeded(
        self,
        kind: type[V],
        *,
        keyring: Keyring,
        data_key: DataKey,
        connection: dbapi2.Connection,
        elsewhere: bool,
    ) -> V:
        """Return the cabinet with another database, of the same member at the same desk.

        ``elsewhere``: what the database holds was not all written here, so this computer's part
        in it gets a new name.
        """
        return kind(
            folder=self.folder,
            keyring=keyring,
            identity=self.identity,
            data_key=data_key,
            connection=connection,
            memory=self._memory,
            remembered=(
                replace(self._remembered, device=new_device()) if elsewhere else self._remembered
            ),
            occupancy=self._occupancy,
            at_step=self._at_step,
        )

    def discard(self) -> None:
        """Close a database that is not, or no longer, the cabinet's, and take it away.

        The one that the keyring names is only closed, whatever went wrong. What another program
        holds for longer is taken away by the next opening.
        """
        self.closed = True
        self._data_key = DataKey()
        with contextlib.suppress(dbapi2.DatabaseError):
            self.connection.close()
        if not self.in_place():
            for name in (self.database.name, f"{self.database.name}-journal"):
                with contextlib.suppress(OSError):
                    remove(self.folder / name)

    def in_place(self) -> bool:
        """Whether the keyring in the folder names this database, as far as it can be read."""
        try:
            there = Keyring.parsed((self.folder / KEYRING).read_bytes())
        except (OSError, VaultError):
            return self._placed
        return there.database == self.database.name

    def leave(self) -> None:
        """Forget the keys, and let others in."""
        self.identity.forget()
        self._occupancy.leave()

    def verify(self, progress: Callable[[str], None] = nothing) -> list[str]:
        """Return what the files' own checks complain of: nothing for a sound cabinet.

        ``progress`` hears the name of each step.
        """
        progress("files")
        complaints = check(self.connection)
        progress("keyring")
        try:
            there = Keyring.parsed((self.folder / KEYRING).read_bytes())
            there.prove(self._data_key)
            if there.digest() != self._keyring.digest():
                complaints.append("keyring")
        except OSError as error:
            complaints.append(type(error).__name__)
        except VaultError as error:
            complaints.append(str(error))
        return complaints

    def close(self, head: Head | None = None) -> None:
        """Close the database, note its digest and how far its log has come, forget the keys.

        Raises WriteFailedError when the disk does not take the note: all is closed and forgotten
        then too, and whoever opens the cabinet next checks it as after a crash.
        """
        if self.closed:
            return
        self.closed = True
        try:
            self.connection.close()
            self._at_step("database_closed")
            if head is not None and self._keyring.dirty:
                self._write(self._settled(head))
            if head is not None:
                self.remember(head)
        except (OSError, dbapi2.DatabaseError) as error:
            raise known(error, self.database, "close") or error from None
        finally:
            self._data_key = DataKey()
            self.leave()

    def _replace_slots(self, fresh: Slot, old: Collection[str]) -> None:
        kept = (slot.retired() if slot.id in old else slot for slot in self.slots)
        self._write(replace(self._keyring, slots=(*kept, fresh)), keep=not old)

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
