"""One file for a whole cabinet, to carry or to keep: its keyring and its database, as they are."""

import contextlib
import hashlib
import os
import zipfile
from pathlib import Path

from sqlcipher3 import dbapi2

from smdesk.vault.errors import NotAVaultError, Part, VaultDamagedError, write_failed
from smdesk.vault.files import AtStep, sync_folder, write_through
from smdesk.vault.keyring import LARGEST, Keyring

SUFFIX = ".smvault"
KEYRING = "keyring.json"
LARGEST_DATABASE = 16 * 1024**3
_BLOCK = 1024 * 1024


def pack(
    target: Path, keyring: Keyring, database: Path, connection: dbapi2.Connection, at_step: AtStep
) -> None:
    """Write the file, read it back, and only then give it its name; raises WriteFailedError."""
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        # A read transaction keeps writers away while the bytes are read.
        connection.execute("BEGIN IMMEDIATE")
        try:
            with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(zipfile.ZipInfo(KEYRING), keyring.dumped())
                archive.write(database, keyring.database)
        finally:
            connection.execute("ROLLBACK")
        at_step("copy_written")
        handle = os.open(fresh, os.O_RDWR)
        os.fsync(handle)
        os.close(handle)
        _check(fresh, keyring)
        at_step("copy_checked")
        fresh.replace(target)
        at_step("copy_named")
        sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise write_failed(error, target, "copy") from None


def unpack(file: Path, into: Path) -> None:
    """Write what the file holds into a new folder, the keyring last.

    Raises NotAVaultError for any other file, VaultDamagedError for one that is not whole.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if len(names) != 2 or names[0] != KEYRING:
                raise NotAVaultError(file)
            if archive.getinfo(KEYRING).file_size > LARGEST:
                raise VaultDamagedError(Part.KEYRING, "size")
            keyring = Keyring.parsed(archive.read(KEYRING))
            info = archive.infolist()[1]
            if info.filename != keyring.database or info.file_size > LARGEST_DATABASE:
                raise VaultDamagedError(Part.DATABASE, "name")
            _extract(archive, info, keyring, into)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise NotAVaultError(file) from None
    except FileNotFoundError:
        raise NotAVaultError(file) from None


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, keyring: Keyring, into: Path) -> None:
    try:
        into.mkdir(parents=True, exist_ok=True)
        seen = hashlib.sha256()
        with archive.open(info) as source, (into / keyring.database).open("wb") as target:
            while block := source.read(_BLOCK):
                seen.update(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        if seen.digest() != keyring.sha256:
            raise VaultDamagedError(Part.DATABASE, "digest")
        write_through(into / KEYRING, keyring.dumped())
        sync_folder(into)
    except VaultDamagedError:
        (into / keyring.database).unlink(missing_ok=True)
        raise
    except OSError as error:
        raise write_failed(error, into, "unpack") from None


def _check(file: Path, keyring: Keyring) -> None:
    with zipfile.ZipFile(file) as archive:
        seen = hashlib.sha256()
        with archive.open(keyring.database) as source:
            while block := source.read(_BLOCK):
                seen.update(block)
    if seen.digest() != keyring.sha256:
        raise VaultDamagedError(Part.DATABASE, "digest")
