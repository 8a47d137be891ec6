"""The folder of a cabinet: made, looked at, unlocked, and opened for one program at a time."""

import contextlib
import os
import secrets
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlcipher3.dbapi2 import DatabaseError

from smdesk.domain.journal import FIRST_HASH
from smdesk.domain.records import RecordId, new_id
from smdesk.vault import keys
from smdesk.vault.archive import unpack
from smdesk.vault.database import check, connect
from smdesk.vault.errors import (
    AlreadyThereError,
    KeyFileNeededError,
    NotAVaultError,
    Part,
    VaultDamagedError,
    VaultMissingError,
    VaultOlderError,
    known,
    write_failed,
)
from smdesk.vault.files import AtStep, digest, nothing, sync_folder, write_through
from smdesk.vault.issue import issue
from smdesk.vault.keyring import LARGEST, Keyring, Slot, data_key_info
from smdesk.vault.keys import Identity, KdfCost, KeyPair, Prepared
from smdesk.vault.memory import Memory
from smdesk.vault.occupancy import Occupancy
from smdesk.vault.open_vault import KEYRING, OpenVault, write_keyring
from smdesk.vault.places import refuse

READ_ME = "READ ME FIRST.txt"
_TEXT = """This folder is a cabinet of smdesk: the accounts, passwords and papers of
{organisation}.

It is encrypted. To open it, start smdesk and choose this folder.
Do not rename, move or delete single files in it; copy it as a whole, when smdesk is closed,
or let smdesk save a copy.
If nobody can open it any more, ask your library's board what it holds for that day.
"""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What a right passphrase gave: enough to open the cabinet, made without touching it."""

    identity: Identity
    data_key: bytes
    epoch: int


class VaultFolder:
    """A cabinet's folder, locked."""

    def __init__(self, path: Path, *, memory: Path, at_step: AtStep = nothing) -> None:
        """``memory`` is where this computer remembers what it has seen."""
        self.path = path
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
        if path.exists() and (not path.is_dir() or any(_of_a_vault(path))):
            raise AlreadyThereError(path)
        vault, data_key = uuid.uuid4().hex, os.urandom(keys.KEY_BYTES)
        founder = Identity(
            KeyPair.new(), slot=new_id(), person=founder_person, name=founder_name, coordinator=True
        )
        slot = issue(founder, vault, 1, data_key, prepared, by=founder)
        try:
            path.mkdir(parents=True, exist_ok=True)
            at_step("folder_made")
            write_through(path / READ_ME, _TEXT.format(organisation=organisation).encode())
        except OSError as error:
            raise write_failed(error, path, "folder") from None
        occupancy = Occupancy(path, founder_name)
        name = f"vault-0001-{secrets.token_hex(4)}.db"
        try:
            connection = connect(path / name, data_key, 1)
            connection.execute("PRAGMA user_version = 0")
            connection.execute("VACUUM")
            at_step("database_made")
            connection.close()
        except (OSError, DatabaseError) as error:
            occupancy.leave()
            raise known(error, path / name, "database") or error from None
        keyring = Keyring(
            vault=vault,
            organisation=organisation,
            epoch=1,
            sequence=1,
            database=name,
            sha256=digest(path / name),
            entries=0,
            head=FIRST_HASH,
            previous=bytes(32),
            slots=(slot,),
        ).sealed(data_key, founder)
        try:
            write_keyring(path, keyring, at_step)
        except BaseException:
            occupancy.leave()
            raise
        occupancy.leave()
        folder = cls(path, memory=memory, at_step=at_step)
        return folder.open(Keys(founder, data_key, 1))

    def keyring(self) -> Keyring:
        """Return what the keyring file says, unproved.

        Raises VaultMissingError, NotAVaultError, VaultTooNewError or VaultDamagedError.
        """
        if not self.path.exists():
            raise VaultMissingError(self.path)
        file = self.path / KEYRING
        try:
            with file.open("rb") as source:
                raw = source.read(LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            raise NotAVaultError(self.path) from None
        except OSError as error:
            raise write_failed(error, file, "read") from None
        return Keyring.parsed(raw)

    def slots(self) -> tuple[Slot, ...]:
        """Return who can open the cabinet, as the file says."""
        return self.keyring().slots

    def organisation(self) -> str:
        """Return the library's name, as the file says."""
        return self.keyring().organisation

    def derive(self, slot: str, passphrase: str, key_file: bytes | None = None) -> Keys:
        """Return the member's keys. Slow on purpose; touches no database, so any thread may.

        Raises KeyFileNeededError, WrongPassphraseError, or what ``keyring`` raises.
        """
        keyring = self.keyring()
        one = keyring.slot(slot)
        if one.key_file and key_file is None:
            raise KeyFileNeededError
        kek = keys.stretch(passphrase, one.salt, one.cost, key_file if one.key_file else None)
        identity = one.unlocked(keyring.vault, kek)
        try:
            info = data_key_info(keyring.vault, keyring.epoch, slot)
            data_key = identity.unwrap(one.data_key, info)
        except (InvalidTag, ValueError):
            raise VaultDamagedError(Part.KEYRING, "wrap") from None
        return Keys(identity, data_key, keyring.epoch)

    def open(self, opened: Keys, *, accept_older: bool = False) -> OpenVault:
        """Open the cabinet for its one user at a time; fast.

        Raises VaultBusyError, VaultOlderError (unless accepted), VaultDamagedError,
        PlaceRefusedError, WriteFailedError, or what ``keyring`` raises.
        """
        refuse(self.path)
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
        keyring = self.keyring()
        if keyring.epoch != opened.epoch:
            raise VaultDamagedError(Part.KEYRING, "epoch")
        keyring.prove(opened.data_key)
        memory = Memory(self._memory, keyring.vault)
        remembered = memory.read()
        if (keyring.epoch, keyring.sequence) < (remembered.epoch, remembered.sequence):
            if not accept_older:
                raise VaultOlderError(remembered.sequence, keyring.sequence)
            remembered = memory.forget(remembered)
        self._sweep(keyring)
        file = self.path / keyring.database
        if not file.exists():
            raise VaultDamagedError(Part.DATABASE, "missing")
        if not keyring.dirty and digest(file) != keyring.sha256:
            raise VaultDamagedError(Part.DATABASE, "digest")
        connection = connect(file, opened.data_key, keyring.epoch)
        if keyring.dirty:
            complaints = check(connection)
            if complaints:
                connection.close()
                raise VaultDamagedError(Part.DATABASE, complaints[0])
        return OpenVault(
            self.path,
            keyring,
            opened.identity,
            opened.data_key,
            connection,
            memory,
            remembered,
            occupancy,
            self._at_step,
        )

    def _sweep(self, keyring: Keyring) -> None:
        """Take away what a program that was stopped half-way left behind."""
        for file in self.path.iterdir():
            stray = file.name.endswith(".new") or (
                file.name.startswith("vault-")
                and file.name != keyring.database
                and file.name != f"{keyring.database}-journal"
            )
            if stray:
                with contextlib.suppress(OSError):
                    file.unlink()

    @staticmethod
    def open_copy(file: Path, into: Path, *, memory: Path) -> "VaultFolder":
        """Unpack a saved copy into a new folder; raises AlreadyThereError and what unpack does."""
        refuse(into)
        if into.exists() and any(into.iterdir()):
            raise AlreadyThereError(into)
        unpack(file, into)
        return VaultFolder(into, memory=memory)

    def move(self, to: Path) -> "VaultFolder":
        """Copy the cabinet to another place, check it there, and take the old one away."""
        refuse(to)
        keyring = self.keyring()
        if to.exists() and any(to.iterdir()):
            raise AlreadyThereError(to)
        occupancy = Occupancy(self.path, "")
        try:
            to.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.path / keyring.database, to / keyring.database)
            if digest(self.path / keyring.database) != digest(to / keyring.database):
                raise VaultDamagedError(Part.DATABASE, "digest")
            for name in (READ_ME, KEYRING):
                write_through(to / name, (self.path / name).read_bytes())
            sync_folder(to)
        except OSError as error:
            raise write_failed(error, to, "move") from None
        finally:
            occupancy.leave()
        shutil.rmtree(self.path, ignore_errors=True)
        return VaultFolder(to, memory=self._memory)


def _of_a_vault(path: Path) -> list[Path]:
    return [file for file in path.iterdir() if not file.name.startswith(".")]


__all__ = ["Keys", "OpenVault", "Prepared", "VaultFolder"]
