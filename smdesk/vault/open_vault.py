"""An open cabinet: its database and its files, copied, checked, followed by another, and closed."""

import contextlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2

from smdesk.domain.journal import Head
from smdesk.vault.archive import Packed, pack
from smdesk.vault.backups import Backups, Occasion
from smdesk.vault.database import check
from smdesk.vault.errors import (
    VaultError,
    known,
    write_failed,
)
from smdesk.vault.files import AtStep, nothing, remove
from smdesk.vault.keyring import KEYRING, Keyring
from smdesk.vault.keys import DataKey, Identity
from smdesk.vault.memory import Memory, Remembered, new_device
from smdesk.vault.occupancy import Occupancy
from smdesk.vault.recast import Source
from smdesk.vault.sealed_folder import FOLDER, SealedFolder
from smdesk.vault.ways_in import WaysIn

V = TypeVar("V", bound="OpenVault")


class OpenVault(WaysIn):
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
        super().__init__(
            folder=folder,
            keyring=keyring,
            identity=identity,
            data_key=data_key,
            memory=memory,
            remembered=remembered,
            at_step=at_step,
        )
        self.sealed = SealedFolder(folder / FOLDER, at_step)
        self.connection = connection
        self.was_dirty = keyring.dirty
        self.audit_head = Head(keyring.entries, keyring.head)
        self.device = remembered.device
        self.closed = False
        self._occupancy = occupancy

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

    def destroy(self, names: Collection[str]) -> None:
        """Take sealed files away, those beside the backups too, as far as the disk lets it.

        What another program holds open goes when this is next asked for.
        """
        for folder in (self.sealed, Backups(self.folder, self._at_step).sealed):
            folder.remove(folder.sizes().keys() & names)

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
