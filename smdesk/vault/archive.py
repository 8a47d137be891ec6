"""One file for a whole cabinet, to carry or to keep: its keyring, its database, its sealed files.

A saved copy holds the sealed files itself. A backup only lists them: they lie beside the backups,
once for all of these, so that not every day writes them again.
"""

import contextlib
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
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
from smdesk.vault.files import AtStep, begun, digest_of, replace, sync_folder, write_through
from smdesk.vault.keyring import LARGEST, Keyring
from smdesk.vault.sealed_folder import FOLDER, LARGEST_FILE, SealedFolder, fits, proper

SUFFIX = ".smvault"
KEYRING = "keyring.json"
BESIDE = "beside.txt"
"""Lists the sealed files that belong to a copy and lie in a folder beside it, one name a line."""
LARGEST_DATABASE = 16 * 1024**3
MOST_FILES = 100_000
_LARGEST_LIST = MOST_FILES * 65


@dataclass(frozen=True, slots=True)
class Inside:
    """What a copy holds, judged by its names and sizes before any of it is written."""

    keyring: Keyring
    database: zipfile.ZipInfo
    files: tuple[zipfile.ZipInfo, ...]
    beside: frozenset[str]
    """The names of the sealed files that lie beside the copy."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What makes a whole cabinet. The connection is the one that the database is open on."""

    keyring: Keyring
    database: Path
    connection: dbapi2.Connection
    sealed: SealedFolder


def pack(
    target: Path, cabinet: Packed, at_step: AtStep, *, beside: SealedFolder | None = None
) -> None:
    """Write the file, read it back, and only then give it its name; raises WriteFailedError.

    The sealed files come into it, or lie in the folder ``beside`` before the file has its name.
    One that is not as it was put in does not come along: it would be no use to anybody.
    """
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        _check_target(target)
        _write(fresh, cabinet, beside)
        at_step("copy_written")
        _check(fresh, cabinet.keyring)
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


def _check_target(target: Path) -> None:
    # A device or a pipe would be replaced by a file, which is not what anybody means.
    if target.exists() and not target.is_file():
        raise WriteFailedError(target, WriteWhy.NOT_A_FILE, "copy")


def _write(fresh: Path, cabinet: Packed, beside: SealedFolder | None) -> None:
    # Holding the write lock keeps the bytes still while they are read.
    cabinet.connection.execute("BEGIN IMMEDIATE")
    try:
        with begun(fresh) as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(zipfile.ZipInfo(KEYRING), cabinet.keyring.dumped())
                archive.write(cabinet.database, cabinet.keyring.database)
                if beside is None:
                    _write_files(archive, cabinet.sealed)
                else:
                    _list_files(archive, cabinet.sealed, beside)
            file.flush()
            os.fsync(file.fileno())
    finally:
        cabinet.connection.execute("ROLLBACK")


def _write_files(archive: zipfile.ZipFile, sealed: SealedFolder) -> None:
    for name in sorted(sealed.sizes()):
        data = sealed.get(name)
        if data is not None and fits(name, data):
            archive.writestr(zipfile.ZipInfo(f"{FOLDER}/{name}"), data)


def _list_files(archive: zipfile.ZipFile, sealed: SealedFolder, beside: SealedFolder) -> None:
    """Put beside the copy what is not there yet, and list all that is there then.

    Files are never rewritten, so one of the right length was copied whole on an earlier day.
    """
    here, there = sealed.sizes(), beside.sizes()
    beside.fetch([name for name, size in sorted(here.items()) if there.get(name) != size], sealed)
    names = sorted(here.keys() & beside.sizes().keys())
    if names:
        archive.writestr(zipfile.ZipInfo(BESIDE), "".join(f"{name}\n" for name in names))


def unpack(file: Path, into: Path) -> Keyring:
    """Write what the file holds into a new folder, the keyring last; return the keyring.

    A sealed file that is not what its name says is left out: the rest is worth having, and
    the account that misses it says so. Raises NotAVaultError for any other file,
    VaultDamagedError for one that is not whole, VaultTooNewError, WriteFailedError; and has then
    left nothing in the folder.
    """
    with _reading(file, "unpack"), zipfile.ZipFile(file) as archive:
        inside = _inside(file, archive)
        _extract(archive, inside, file, into)
    return inside.keyring


def look_into(file: Path) -> Inside:
    """Return what the file holds; raises as ``unpack`` does."""
    with _reading(file, "read"), zipfile.ZipFile(file) as archive:
        return _inside(file, archive)


def extract(file: Path, target: Path, sealed: SealedFolder) -> Keyring:
    """Write the database that the file holds to a new file; return the keyring.

    The sealed files that belong to it are put into the folder, unless they lie there already;
    until a database names them they are swept from there. Raises as ``unpack`` does, and has
    then left no database.
    """
    with _reading(file, "unpack"), zipfile.ZipFile(file) as archive:
        inside = _inside(file, archive)
        try:
            _compare(_written(archive, inside.database, target), inside.keyring)
            _bring(archive, inside, file, sealed)
        except BaseException as error:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
            if isinstance(error, zipfile.BadZipFile):
                raise VaultDamagedError(Part.DATABASE, "digest") from None
            raise
    return inside.keyring


@contextlib.contextmanager
def _reading(file: Path, step: str) -> Iterator[None]:
    """Tell what is no copy of a cabinet from what the disk does."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise NotAVaultError(file) from None
    except (FileNotFoundError, IsADirectoryError):
        raise NotAVaultError(file) from None
    except OSError as error:
        if error.filename == str(file):
            raise WriteFailedError(file, WriteWhy.UNREADABLE, step) from None
        raise write_failed(error, file, step) from None


def _inside(file: Path, archive: zipfile.ZipFile) -> Inside:
    """Return what the file holds; names and sizes are all judged before anything is read."""
    members = archive.infolist()
    if [member.filename for member in members[:1]] != [KEYRING] or len(members) < len(_MOST):
        raise NotAVaultError(file)
    keyring_member, database, *others = members
    most = [*_MOST, *(_most(one.filename) for one in others)]
    if (
        len(others) > MOST_FILES
        or len({one.filename for one in others}) != len(others)
        or any(map(_misfit, members, most))
        or sum(one.file_size for one in members) > file.stat().st_size
    ):
        raise NotAVaultError(file)
    keyring = Keyring.parsed(archive.read(keyring_member))
    keyring.vouch()
    if database.filename != keyring.database:
        raise VaultDamagedError(Part.DATABASE, "name")
    files = tuple(one for one in others if one.filename != BESIDE)
    return Inside(keyring, database, files, _listed(archive, others))


_MOST = (LARGEST, LARGEST_DATABASE)
"""The most bytes of what every copy begins with: the keyring, then the database."""


def _most(name: str) -> int:
    """Return the most bytes that what follows may have; -1 for what no copy of ours holds."""
    if name == BESIDE:
        return _LARGEST_LIST
    folder, _, file = name.partition("/")
    return LARGEST_FILE if folder == FOLDER and proper(file) else -1


def _misfit(member: zipfile.ZipInfo, most: int) -> bool:
    return (
        member.file_size > most
        or member.compress_size != member.file_size
        or member.compress_type != zipfile.ZIP_STORED
    )


def _listed(archive: zipfile.ZipFile, others: list[zipfile.ZipInfo]) -> frozenset[str]:
    if not any(one.filename == BESIDE for one in others):
        return frozenset()
    names = archive.read(BESIDE).decode("ascii").split("\n")[:-1]
    if not all(map(proper, names)):
        raise ValueError(BESIDE)
    return frozenset(names)


def _extract(archive: zipfile.ZipFile, inside: Inside, file: Path, into: Path) -> None:
    keyring, sealed = inside.keyring, SealedFolder(into / FOLDER)
    target = into / keyring.database
    try:
        into.mkdir(parents=True, exist_ok=True)
        _compare(_written(archive, inside.database, target), keyring)
        _bring(archive, inside, file, sealed)
        write_through(into / KEYRING, keyring.dumped())
        sync_folder(into)
    except BaseException as error:
        with contextlib.suppress(OSError):
            (into / KEYRING).unlink(missing_ok=True)
            target.unlink(missing_ok=True)
            sealed.clear_away()
            into.rmdir()
        if isinstance(error, zipfile.BadZipFile):
            raise VaultDamagedError(Part.DATABASE, "digest") from None
        if isinstance(error, OSError):
            raise write_failed(error, into, "unpack") from None
        raise


def _bring(archive: zipfile.ZipFile, inside: Inside, file: Path, sealed: SealedFolder) -> None:
    """Put into the folder what belongs to the copy, from within it or from beside it."""
    for member in inside.files:
        name = member.filename.partition("/")[2]
        with contextlib.suppress(zipfile.BadZipFile):
            data = archive.read(member)
            if fits(name, data) and not sealed.holds(name):
                sealed.put(name, data)
    sealed.fetch(sorted(inside.beside), SealedFolder(file.parent / FOLDER))


def _written(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> bytes:
    """Write one member of the archive to the target, and return its digest."""
    with archive.open(info) as source, target.open("xb") as written:

        def copied(size: int) -> bytes:
            block = source.read(size)
            written.write(block)
            return block

        seen = digest_of(copied)
        written.flush()
        os.fsync(written.fileno())
    return seen


def _compare(seen: bytes, keyring: Keyring) -> None:
    if seen != keyring.sha256:
        raise VaultDamagedError(Part.DATABASE, "digest")


def _check(file: Path, keyring: Keyring) -> None:
    with zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            with archive.open(member) as source:
                seen = digest_of(source.read)
            name = member.filename.partition("/")[2]
            if member.filename == keyring.database:
                _compare(seen, keyring)
            elif name and seen.hex() != name:
                raise VaultDamagedError(Part.DATABASE, "file")
