"""A closed cabinet moved to another folder: copied, compared, and only then taken away."""

import contextlib
import os
import re
import shutil
from pathlib import Path

from smdesk.vault.errors import Part, VaultDamagedError, write_failed
from smdesk.vault.files import digest, sync_folder, write_through
from smdesk.vault.founding import READ_ME, read_me
from smdesk.vault.keyring import DATABASE_NAME, Keyring
from smdesk.vault.occupancy import NAME
from smdesk.vault.open_vault import KEYRING, PREVIOUS

_FRESH = re.compile(r"keyring(\.prev)?\.json\.[0-9]+\.new")


def copy_whole(keyring: Keyring, source: Path, to: Path) -> None:
    """Copy the cabinet, its keyring last; raises WriteFailedError and leaves nothing then."""
    names = [keyring.database]
    if (source / f"{keyring.database}-journal").exists():
        # What a crash left unfinished: SQLite needs it to roll the database back.
        names.append(f"{keyring.database}-journal")
    try:
        to.mkdir(parents=True, exist_ok=True)
        for name in names:
            _copy(source / name, to / name)
        write_through(to / READ_ME, read_me(keyring.organisation))
        write_through(to / KEYRING, keyring.dumped())
        sync_folder(to)
    except BaseException as error:
        for name in (KEYRING, *names, READ_ME):
            with contextlib.suppress(OSError):
                (to / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            to.rmdir()
        if isinstance(error, OSError):
            raise write_failed(error, to, "move") from None
        raise


def take_away(folder: Path) -> None:
    """Take the cabinet's own files out of its folder, the keyring first; others stay."""
    ours = [folder / KEYRING, folder / PREVIOUS, folder / READ_ME]
    ours += [file for file in folder.iterdir() if _left_behind(file.name, "")]
    for file in ours:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def sweep(folder: Path, database: str) -> None:
    """Take away what a program that was stopped half-way left behind, and nothing else."""
    for file in folder.iterdir():
        if _left_behind(file.name, database):
            with contextlib.suppress(OSError):
                file.unlink()


def remove_empty(folder: Path) -> None:
    """Remove a folder that held nothing but a cabinet, with the lock that was taken in it."""
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
        folder.rmdir()


def _left_behind(name: str, database: str) -> bool:
    stem = name.removesuffix("-journal")
    return bool(_FRESH.fullmatch(name) or (DATABASE_NAME.fullmatch(stem) and stem != database))


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("xb") as written:
        shutil.copyfileobj(read, written, 1024 * 1024)
        written.flush()
        os.fsync(written.fileno())
    if digest(source) != digest(target):
        raise VaultDamagedError(Part.DATABASE, "digest")
