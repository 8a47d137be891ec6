"""One file for a whole cabinet, to carry or to keep: its keyring and its database, as they are."""

import contextlib
import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from smdesk.vault.errors import (
    NotAVaultError,
    Part,
    VaultDamagedError,
    WriteFailedError,
    WriteWhy,
    known,
    write_failed,
)
from smdesk.vault.files import AtStep, replace, sync_folder, write_through
from smdesk.vault.keyring import LARGEST, Keyring

SUFFIX = ".smvault"
KEYRING = "keyring.json"
LARGEST_DATABASE = 16 * 1024**3
_MEMBERS = (LARGEST, LARGEST_DATABASE)
"""What a copy holds, and the most bytes that each may have: the keyring, then the database."""
_BLOCK = 1024 * 1024


def pack(
    target: Path, keyring: Keyring, database: Path, connection: dbapi2.Connection, at_step: AtStep
) -> None:
    """Write the file, read it back, and only then give it its name; raises WriteFailedError."""
    if target.exists() and not target.is_file():
        # A device or a pipe would be replaced by a file, which is not what anybody means.
        raise WriteFailedError(target, WriteWhy.NOT_A_FILE, "copy")
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        _write(fresh, keyring, database, connection)
        at_step("copy_written")
        _check(fresh, keyring)
        at_step("copy_checked")
        replace(fresh, target)
        at_step("copy_named")
        with contextlib.suppress(OSError):
            sync_folder(target.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        if isinstance(error, OSError | dbapi2.DatabaseError):
            raise known(error, target, "copy") or error from None
        raise


def _write(fresh: Path, keyring: Keyring, database: Path, connection: dbapi2.Connection) -> None:
    # Holding the write lock keeps the bytes still while they are read.
    connection.execute("BEGIN IMMEDIATE")
    try:
        with fresh.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(zipfile.ZipInfo(KEYRING), keyring.dumped())
                archive.write(database, keyring.database)
            file.flush()
            os.fsync(file.fileno())
    finally:
        connection.execute("ROLLBACK")


def unpack(file: Path, into: Path) -> Keyring:
    """Write what the file holds into a new folder, the keyring last; return the keyring.

    Raises NotAVaultError for any other file, VaultDamagedError for one that is not whole,
    VaultTooNewError, WriteFailedError; and has then left nothing in the folder.
    """
    with _reading(file, "unpack"), zipfile.ZipFile(file) as archive:
        keyring, database = _inside(file, archive)
        _extract(archive, database, keyring, into)
    return keyring


def peek(file: Path) -> Keyring:
    """Return the keyring that the file holds, vouched for; raises as ``unpack`` does."""
    with _reading(file, "read"), zipfile.ZipFile(file) as archive:
        keyring, _ = _inside(file, archive)
    return keyring


def extract(file: Path, target: Path) -> Keyring:
    """Write the database that the file holds to a new file; return the keyring.

    Raises as ``unpack`` does, and has then left nothing.
    """
    with _reading(file, "unpack"), zipfile.ZipFile(file) as archive:
        keyring, database = _inside(file, archive)
        try:
            _compare(_written(archive, database, target), keyring)
        except BaseException as error:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
            if isinstance(error, zipfile.BadZipFile):
                raise VaultDamagedError(Part.DATABASE, "digest") from None
            raise
    return keyring


@contextlib.contextmanager
def _reading(file: Path, step: str) -> Iterator[None]:
    """Tell what is no copy of a cabinet from what the disk does."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise NotAVaultError(file) from None
    except FileNotFoundError:
        raise NotAVaultError(file) from None
    except OSError as error:
        raise write_failed(error, file, step) from None


def _inside(file: Path, archive: zipfile.ZipFile) -> tuple[Keyring, zipfile.ZipInfo]:
    """Return the keyring and where the database is; all sizes are judged before any is read."""
    members = archive.infolist()
    if [member.filename for member in members[:1]] != [KEYRING] or len(members) != len(_MEMBERS):
        raise NotAVaultError(file)
    if any(
        member.file_size > most
        or member.compress_size != member.file_size
        or member.compress_type != zipfile.ZIP_STORED
        for member, most in zip(members, _MEMBERS, strict=True)
    ):
        raise NotAVaultError(file)
    keyring = Keyring.parsed(archive.read(members[0]))
    keyring.vouch()
    if members[1].filename != keyring.database:
        raise VaultDamagedError(Part.DATABASE, "name")
    return keyring, members[1]


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, keyring: Keyring, into: Path) -> None:
    target = into / keyring.database
    try:
        into.mkdir(parents=True, exist_ok=True)
        _compare(_written(archive, info, target), keyring)
        write_through(into / KEYRING, keyring.dumped())
        sync_folder(into)
    except BaseException as error:
        with contextlib.suppress(OSError):
            (into / KEYRING).unlink(missing_ok=True)
            target.unlink(missing_ok=True)
            into.rmdir()
        if isinstance(error, zipfile.BadZipFile):
            raise VaultDamagedError(Part.DATABASE, "digest") from None
        if isinstance(error, OSError):
            raise write_failed(error, into, "unpack") from None
        raise


def _written(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> bytes:
    """Write one member of the archive to the target, and return its digest."""
    seen = hashlib.sha256()
    with archive.open(info) as source, target.open("xb") as written:
        while block := source.read(_BLOCK):
            seen.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    return seen.digest()


def _compare(seen: bytes, keyring: Keyring) -> None:
    if seen != keyring.sha256:
        raise VaultDamagedError(Part.DATABASE, "digest")


def _check(file: Path, keyring: Keyring) -> None:
    with zipfile.ZipFile(file) as archive:
        seen = hashlib.sha256()
        with archive.open(keyring.database) as source:
            while block := source.read(_BLOCK):
                seen.update(block)
    _compare(seen.digest(), keyring)
