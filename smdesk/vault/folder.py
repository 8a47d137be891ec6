"""The folder of a cabinet: made, looked at, unlocked, and opened for one program at a time."""

import contextlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlcipher3.dbapi2 import Connection

from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.archive import unpack
from smdesk.vault.database import check_after_crash, connect
from smdesk.vault.errors import (
    AlreadyThereError,
    KeyFileNeededError,
    Part,
    VaultDamagedError,
    VaultOlderError,
    WriteFailedError,
    write_failed,
)
from smdesk.vault.files import AtStep, digest, nothing
from smdesk.vault.founding import READ_ME, found, read_me, vacant
from smdesk.vault.keyring import Keyring, Slot, data_key_info
from smdesk.vault.keys import KdfCost, Keys, Prepared
from smdesk.vault.memory import Memory
from smdesk.vault.moving import copy_whole, remove_empty, sweep, take_away
from smdesk.vault.occupancy import Occupancy
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.outside import Outside
from smdesk.vault.places import refuse, refuse_links
from smdesk.vault.signpost import put_up


class VaultFolder(Outside):
    """A cabinet's folder, locked."""

    def __init__(self, path: Path, *, memory: Path, at_step: AtStep = nothing) -> None:
        """``memory`` is where this computer remembers what it has seen."""
        super().__init__(path)
        self._memory = memory
        self._at_step = at_step

    @staticmethod
    def prepare(
        passphrase: str, key_file: bytes | None = None, *, cost: KdfCost | None = None
    ) -> Prepared:
        """Make a passphrase ready to lock a slot with. Slow on purpose; any thread may.

        Raises WeakPassphraseError.
        """
        return keys.prepare(passphrase, key_file, cost)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        memory: Path,
        organisation: str,
        founder_name: str,
        founder_person: RecordId,
        prepared: Prepared,
        at_step: AtStep = nothing,
    ) -> OpenVault:
        """Make a cabinet in a new or empty folder and open it for its founder.

        Raises AlreadyThereError, PlaceRefusedError or WriteFailedError, and has then left nothing
        that would pass for a cabinet.
        """
        refuse(path)
        try:
            if not vacant(path):
                raise AlreadyThereError(path)
        except OSError as error:
            raise write_failed(error, path, "folder") from None
        founder = found(
            path,
            organisation=organisation,
            name=founder_name,
            person=founder_person,
            prepared=prepared,
            at_step=at_step,
        )
        return cls(path, memory=memory, at_step=at_step).open(founder)

    def derive(self, slot: str, passphrase: str, key_file: bytes | None = None) -> Keys:
        """Return the member's keys. Slow on purpose; touches no database, so any thread may.

        Raises KeyFileNeededError, WrongPassphraseError, or what ``keyring`` raises.
        """
        keyring = self.keyring()
        one = keyring.slot(slot)
        if one.key_file and key_file is None:
            raise KeyFileNeededError
        kek = keys.stretch(passphrase, one.salt, one.cost, key_file if one.key_file else None)
        try:
            return self._keys(keyring, one, kek)
        finally:
            keys.overwrite(kek)

    def keys_for(self, slot: str, prepared: Prepared) -> Keys:
        """Return the keys of the member whose slot was made with ``prepared``; fast.

        Raises WrongPassphraseError for any other, or what ``keyring`` raises.
        """
        keyring = self.keyring()
        return self._keys(keyring, keyring.slot(slot), prepared.kek)

    @staticmethod
    def _keys(keyring: Keyring, one: Slot, kek: bytes) -> Keys:
        identity = one.unlocked(keyring.vault, kek)
        try:
            info = data_key_info(keyring.vault, keyring.epoch, one.id)
            data_key = identity.unwrap_data_key(one.data_key, info)
        except (InvalidTag, ValueError):
            raise VaultDamagedError(Part.KEYRING, "wrap") from None
        return Keys(identity, data_key, keyring.epoch)

    def open(self, opened: Keys, *, accept_older: bool = False) -> OpenVault:
        """Open the cabinet for its one user at a time; fast.

        Raises VaultBusyError, VaultOlderError (unless accepted), VaultDamagedError,
        PlaceRefusedError, LinkInsideError, WriteFailedError, or what ``keyring`` raises.
        """
        refuse(self.path)
        refuse_links(self.path)
        occupancy = Occupancy(self.path, opened.identity.name)
        try:
            return self._open(opened, occupancy, accept_older=accept_older)
        except BaseException:
            occupancy.leave()
            raise

    def unlock(self, slot: str, passphrase: str, key_file: bytes | None = None) -> OpenVault:
        """Derive and open in one go."""
        return self.open(self.derive(slot, passphrase, key_file))

    def _open(self, opened: Keys, occupancy: Occupancy, *, accept_older: bool) -> OpenVault:
        # Whoever had the cabinet open until now may have written the keyring meanwhile.
        keyring = self.keyring()
        self._prove(keyring, opened)
        memory = Memory(self._memory, keyring.vault)
        remembered = memory.read()
        if remembered.newer_than(keyring.epoch, keyring.sequence, keyring.digest()):
            if not accept_older:
                raise VaultOlderError(remembered.sequence, keyring.sequence)
            remembered = memory.forget()
        if remembered.let_back_in(keyring):
            raise VaultDamagedError(Part.KEYRING, "former")
        sweep(self.path, keyring)
        vault = OpenVault(
            folder=self.path,
            keyring=keyring,
            identity=opened.identity,
            data_key=opened.data_key,
            connection=self._connect(keyring, opened),
            memory=memory,
            remembered=remembered,
            occupancy=occupancy,
            at_step=self._at_step,
        )
        # On a full disk the cabinet can still be read; closing it says what is wrong.
        with contextlib.suppress(WriteFailedError):
            vault.remember(vault.audit_head)
        put_up(self.path, keyring.vault)
        return vault

    @staticmethod
    def _prove(keyring: Keyring, opened: Keys) -> None:
        keyring.prove(opened.data_key)
        mine = keyring.slot(opened.identity.slot)
        if keyring.epoch != opened.epoch or mine.public_sign != opened.identity.public_sign:
            raise VaultDamagedError(Part.KEYRING, "epoch")

    def _connect(self, keyring: Keyring, opened: Keys) -> Connection:
        """Open the database if it is the one that was closed, or sound in itself after a crash."""
        file = self.path / keyring.database
        try:
            if not keyring.dirty and digest(file) != keyring.sha256:
                raise VaultDamagedError(Part.DATABASE, "digest")
            file.stat()
        except FileNotFoundError:
            raise VaultDamagedError(Part.DATABASE, "missing") from None
        except OSError as error:
            raise write_failed(error, file, "read") from None
        connection = connect(file, opened.data_key, keyring.epoch)
        complaints = check_after_crash(connection) if keyring.dirty else []
        if complaints:
            connection.close()
            raise VaultDamagedError(Part.DATABASE, complaints[0])
        return connection

    @staticmethod
    def open_copy(file: Path, into: Path, *, memory: Path) -> "VaultFolder":
        """Unpack a saved copy into a new folder; raises AlreadyThereError and what unpack does."""
        refuse(into)
        _check_empty(into)
        keyring = unpack(file, into)
        with contextlib.suppress(OSError):
            (into / READ_ME).write_bytes(read_me(keyring.organisation))
        put_up(into, keyring.vault)
        return VaultFolder(into, memory=memory)

    def move(self, to: Path) -> "VaultFolder":
        """Copy the cabinet to another place, check it there, and take the old one away.

        Files in the folder that are none of the cabinet's stay. Raises VaultBusyError,
        PlaceRefusedError, LinkInsideError, AlreadyThereError, WriteFailedError, or what
        ``keyring`` raises.
        """
        refuse(to)
        refuse_links(self.path)
        _check_empty(to)
        self.keyring()
        occupancy = Occupancy(self.path, "")
        try:
            copy_whole(self.keyring(), self.path, to)
            take_away(self.path)
        finally:
            occupancy.leave()
        remove_empty(self.path)
        return VaultFolder(to, memory=self._memory)


def _check_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AlreadyThereError(folder)


__all__ = ["Keys", "OpenVault", "Prepared", "VaultFolder"]
