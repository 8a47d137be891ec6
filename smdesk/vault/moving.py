"""A closed cabinet moved to another folder: copied, compared, and only then taken away."""

import contextlib
import os
import re
import shutil
from pathlib import Path

from smdesk.vault.backups import FOLDER, Backups
from smdesk.vault.errors import Part, VaultDamagedError, VaultError, write_failed
from smdesk.vault.files import digest, sync_folder, write_through
from smdesk.vault.founding import READ_ME, read_me
from smdesk.vault.held_keyring import PREVIOUS
from smdesk.vault.keyring import DATABASE_NAME, KEYRING, LARGEST, Keyring
from smdesk.vault.occupancy import NAME
from smdesk.vault.sealed_folder import FOLDER as SEALED
from smdesk.vault.sealed_folder import SealedFolder
from smdesk.vault.signpost import NAME as SIGNPOST
from smdesk.vault.signpost import put_up

_FRESH = re.compile(r"keyring(\.prev)?\.json\.[0-9]+\.new")


def copy_whole(keyring: Keyring, source: Path, to: Path) -> None:
    """Copy the cabinet, its keyring last; raises WriteFailedError and leaves nothing then."""
    names = [keyring.database]
    if keyring.dirty and (source / f"{keyring.database}-journal").exists():
        # What a crash left unfinished: SQLite needs it to roll the database back.
        names.append(f"{keyring.database}-journal")
    whole = [*_kept(source), *names]
    try:
        for name in whole:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            _copy(source / name, to / name)
        for made in filter(Path.is_dir, _folders(to)):
            sync_folder(made)
        write_through(to / READ_ME, read_me(keyring.organisation))
        write_through(to / KEYRING, keyring.dumped())
        sync_folder(to)
        put_up(to, keyring.vault)
    except BaseException as error:
        for name in (KEYRING, *whole, READ_ME, SIGNPOST):
            with contextlib.suppress(OSError):
                (to / name).unlink(missing_ok=True)
        for folder in (*_folders(to), to):
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise write_failed(error, to, "move") from None
        raise


def take_away(folder: Path) -> None:
    """Take the cabinet's own files out of its folder, the keyring first; others stay."""
    Backups(folder).sweep()
    SealedFolder(folder / SEALED).sweep()
    ours = [folder / name for name in (KEYRING, PREVIOUS, READ_ME, SIGNPOST)]
    ours += [file for file in folder.iterdir() if _left_behind(file.name, "")]
    ours += [folder / name for name in _kept(folder)]
    for file in ours:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    for emptied in _folders(folder):
        with contextlib.suppress(OSError):
            emptied.rmdir()


def _folders(cabinet: Path) -> tuple[Path, ...]:
    """Return the folders within a cabinet's folder, the inner ones first."""
    return cabinet / FOLDER / SEALED, cabinet / FOLDER, cabinet / SEALED


def _kept(cabinet: Path) -> list[str]:
    """Return where the sealed files and the backups lie, from the cabinet's folder on."""
    backups = Backups(cabinet)
    return [
        *(f"{SEALED}/{name}" for name in SealedFolder(cabinet / SEALED).sizes()),
        *(f"{FOLDER}/{SEALED}/{name}" for name in backups.sealed.sizes()),
        *(f"{FOLDER}/{backup.name}" for backup in backups.all()),
    ]


def sweep(folder: Path, keyring: Keyring) -> None:
    """Take away what a program that was stopped half-way left behind, and nothing else.

    A database that was closed has nothing beside it, and never has a write-ahead log. SQLite
    would believe either: neither is keyed, so old pages put there by somebody without any key
    would come back unnoticed. Raises VaultDamagedError when such a file cannot be taken away.
    """
    Backups(folder).sweep()
    SealedFolder(folder / SEALED).sweep()
    for file in folder.iterdir():
        planted = file.name in _beside(keyring)
        if planted or _left_behind(file.name, keyring.database) or _outlived(file, keyring):
            with contextlib.suppress(OSError):
                file.unlink()
            if planted and os.path.lexists(file):
                raise VaultDamagedError(Part.DATABASE, "journal")


def remove_empty(folder: Path) -> None:
    """Remove a folder that held nothing but a cabinet, with the lock that was taken in it."""
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
        folder.rmdir()


def _beside(keyring: Keyring) -> set[str]:
    """Return the names of what must not be beside the database as the keyring says it is."""
    names = {f"{keyring.database}-wal", f"{keyring.database}-shm"}
    return names if keyring.dirty else names | {f"{keyring.database}-journal"}


def _outlived(file: Path, keyring: Keyring) -> bool:
    """Whether this is the keyring that is kept for repairs, and names a database that is gone."""
    if file.name != PREVIOUS:
        return False
    try:
        with file.open("rb") as source:
            return Keyring.parsed(source.read(LARGEST + 1)).epoch < keyring.epoch
    except (OSError, VaultError):
        return False


def _left_behind(name: str, database: str) -> bool:
    stem = re.sub(r"-(journal|wal|shm)$", "", name)
    return bool(_FRESH.fullmatch(name) or (DATABASE_NAME.fullmatch(stem) and stem != database))


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("xb") as written:
        shutil.copyfileobj(read, written, 1024 * 1024)
        written.flush()
        os.fsync(written.fileno())
    if digest(source) != digest(target):
        raise VaultDamagedError(Part.DATABASE, "digest")
