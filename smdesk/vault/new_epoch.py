"""The cabinet with a new key: made beside the old one, changed there, and put in its place."""

import contextlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlcipher3 import dbapi2

from smdesk.domain.journal import Head
from smdesk.vault import keys
from smdesk.vault.archive import extract
from smdesk.vault.database import connect, settle
from smdesk.vault.errors import (
    NotAVaultError,
    NotInBackupError,
    Part,
    VaultDamagedError,
    WriteFailedError,
    known,
)
from smdesk.vault.files import AtStep, remove, replace_whole, sync_folder
from smdesk.vault.held_keyring import PREVIOUS
from smdesk.vault.keyring import KEYRING, Keyring, Slot, SlotKind, data_key_info
from smdesk.vault.keys import DataKey
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.recast import Progress, Source, copy_pages, counts, fresh_name, prove, quietly


class NewEpoch(OpenVault):
    """A cabinet that nobody can open yet; its work is done like in any other.

    Call ``take_place`` or ``discard`` in the end. Until then the old one is as it was.
    """

    _placed = False

    def begun(self, origin: dbapi2.Connection) -> None:
        """Raise VaultDamagedError unless each table has as many rows as where it came from."""
        self._at_step("epoch_copied")
        try:
            same = counts(origin) == counts(self.connection)
        except dbapi2.DatabaseError as error:
            raise known(error, self.database, "recast") or error from None
        if not same:
            raise VaultDamagedError(Part.DATABASE, "rows")

    def take_place(self, old: OpenVault, head: Head, progress: Progress = quietly) -> None:
        """Prove the new database, and let it be the cabinet instead of the old one.

        The replacing of the keyring is the one moment at which anything changes; afterwards the
        old database goes, now or at the next opening. Raises VaultDamagedError, WriteFailedError,
        and has changed nothing then: ``discard`` this one, and work on in the old one.
        """
        try:
            sha256 = prove(self.connection, self.database, self._data_key, self.epoch, progress)
            sync_folder(self.folder)
            settle(self.connection)
        except (OSError, dbapi2.DatabaseError) as error:
            raise known(error, self.database, "recast") or error from None
        self._at_step("epoch_checked")
        progress("swap", 0.97)
        fresh = replace(
            self._keyring,
            sha256=sha256,
            entries=head.entries,
            head=head.hash,
            sequence=old.sequence + 1,
            previous=old.keyring.digest(),
        ).sealed(self._data_key, self.identity)
        commit(self.folder, fresh, self._at_step)
        self._keyring, self._placed = fresh, True
        self.audit_head, self.was_dirty = head, False
        with contextlib.suppress(WriteFailedError):
            self.remember(head)
        old.discard()
        self._at_step("epoch_swept")
        progress("swap", 1.0)


def recast(
    vault: OpenVault,
    kept: Collection[str],
    *,
    source: Source | None = None,
    progress: Progress = quietly,
) -> NewEpoch:
    """Return the cabinet as it will be under a new key that only the kept slots (ids) get.

    It is copied from ``source``, or from what is open; from another source it counts as another
    computer's, so that nothing in the log is numbered twice. Raises WriteFailedError and
    VaultDamagedError, and has left nothing then.
    """
    origin, epoch = source or vault.source(), vault.epoch + 1
    name, data_key = fresh_name(epoch), DataKey.new()
    draft = vault.succeeded(
        NewEpoch,
        keyring=replace(
            vault.keyring,
            epoch=epoch,
            database=name,
            sha256=b"",
            slots=tuple(_rekeyed(vault.vault, s, data_key, epoch, kept) for s in vault.slots),
        ),
        data_key=data_key,
        connection=_copy(origin, vault.folder / name, data_key, epoch, progress),
        elsewhere=source is not None,
    )
    try:
        draft.begun(origin.connection)
    except BaseException:
        draft.discard()
        raise
    return draft


def revive(vault: OpenVault, file: Path, progress: Progress = quietly) -> NewEpoch:
    """Return the cabinet as it will be with what a backup holds, for everybody who is in now.

    Raises NotInBackupError when whoever is at the desk was not let in when it was made,
    NotAVaultError, VaultDamagedError, VaultTooNewError, WriteFailedError.
    """
    target = vault.folder / fresh_name(vault.epoch + 1)
    try:
        keyring = extract(file, target, vault.sealed)
        data_key = _opened(vault, keyring, file)
        connection = connect(target, data_key, keyring.epoch)
        try:
            kept = {slot.id for slot in vault.slots if slot.kind is not SlotKind.FORMER}
            source = Source(connection, target, data_key, keyring.epoch)
            return recast(vault, kept, source=source, progress=progress)
        finally:
            connection.close()
    finally:
        with contextlib.suppress(OSError):
            remove(target)


def _opened(vault: OpenVault, keyring: Keyring, file: Path) -> DataKey:
    """Return the key of the backup's database, by my own key."""
    if keyring.vault != vault.vault:
        raise NotAVaultError(file)
    me = vault.identity
    mine = next((slot for slot in keyring.slots if slot.id == me.slot), None)
    if mine is None or mine.kind is SlotKind.FORMER:
        raise NotInBackupError
    try:
        info = data_key_info(keyring.vault, keyring.epoch, me.slot)
        data_key = me.unwrap_data_key(mine.data_key, info)
    except (InvalidTag, ValueError):
        raise VaultDamagedError(Part.KEYRING, "wrap") from None
    keyring.prove(data_key)
    return data_key


def _copy(
    origin: Source, file: Path, data_key: DataKey, epoch: int, progress: Progress
) -> dbapi2.Connection:
    try:
        return copy_pages(origin, file, data_key, epoch, progress)
    except BaseException as error:
        with contextlib.suppress(OSError):
            remove(file)
        if isinstance(error, OSError | dbapi2.DatabaseError):
            raise known(error, file, "recast") or error from None
        raise


def _rekeyed(vault: str, slot: Slot, data_key: DataKey, epoch: int, kept: Collection[str]) -> Slot:
    if slot.kind is SlotKind.FORMER:
        return slot
    if slot.id not in kept:
        return slot.retired()
    wrapped = keys.wrap(data_key, slot.public_seal, data_key_info(vault, epoch, slot.id))
    return replace(slot, data_key=wrapped)


def commit(folder: Path, keyring: Keyring, at_step: AtStep) -> None:
    """Put the keyring of a new epoch in place; nothing at all has changed if that fails.

    The one that was kept for repairs is of no use afterwards, and goes after it, not before.
    """
    fresh = keyring.dumped()
    Keyring.parsed(fresh).vouch()
    replace_whole(folder / KEYRING, fresh, "keyring", at_step)
    with contextlib.suppress(OSError):
        remove(folder / PREVIOUS)
