"""Writing files so that they are there whole or not at all, whatever happens meanwhile."""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives import hashes

from smdesk.vault.errors import write_failed

AtStep = Callable[[str], None]
"""Told the name of each step as it is done; the tests stop the process there."""

STEPS = (
    "folder_made",
    "database_made",
    "file_written",
    "file_named",
    "file_synced",
    "file_swept",
    "previous_written",
    "previous_replaced",
    "previous_synced",
    "keyring_written",
    "keyring_replaced",
    "keyring_synced",
    "copy_written",
    "copy_checked",
    "copy_named",
    "epoch_copied",
    "epoch_checked",
    "epoch_swept",
    "database_closed",
)
"""Every step there is, in the order of a cabinet's life; only ``_replaced`` changes what holds."""

PATIENCE_S = 5.0
"""How long a file that another program holds is waited for (a Windows habit)."""
_BLOCK = 1024 * 1024


def nothing(step: str) -> None:
    """Do nothing at a step."""


def replace_whole(target: Path, data: bytes, step: str, at_step: AtStep = nothing) -> None:
    """Put the data in the place of the target: the old file or the new one is there, whole.

    Raises WriteFailedError, and has then changed nothing.
    """
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        write_through(fresh, data)
        at_step(f"{step}_written")
        replace(fresh, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise write_failed(error, target, step) from None
    at_step(f"{step}_replaced")
    # The new file holds from here on; saying that writing failed would not be true any more.
    with contextlib.suppress(OSError):
        sync_folder(target.parent)
    at_step(f"{step}_synced")


def write_through(target: Path, data: bytes) -> None:
    """Write the data and wait until the disk has it."""
    with begun(target) as f:
        f.write(data)
        f.flush()
        os.fsync(f.fileno())


def begun(target: Path) -> BinaryIO:
    """Return a file that is empty and its owner's alone, to be written.

    What somebody put there that only leads to another place is not followed: OSError.
    """
    return os.fdopen(os.open(target, _FRESH, 0o600), "wb")


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows of the folder's new names; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def digest(file: Path) -> bytes:
    """Return the SHA-256 of the file."""
    with file.open("rb") as f:
        return digest_of(f.read)


def digest_of(read: Callable[[int], bytes], *, begun: bytes = b"") -> bytes:
    """Return the SHA-256 of what ``begun`` begins and ``read`` goes on with, up to its end."""
    seen = hashes.Hash(hashes.SHA256())
    seen.update(begun)
    while block := read(_BLOCK):
        seen.update(block)
    return seen.finalize()


def replace(fresh: Path, target: Path) -> None:
    """Give the fresh file the target's name, as soon as no other program holds the target."""
    _patiently(lambda: fresh.replace(target))


def remove(target: Path) -> None:
    """Take the file away if it is there, as soon as no other program holds it."""
    _patiently(lambda: target.unlink(missing_ok=True))


def _patiently(change: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE_S
    pause = 0.01
    while True:
        try:
            change()
        except PermissionError:
            if not _waits_for_others() or time.monotonic() > until:
                raise
            time.sleep(pause)
            pause = min(pause * 2, 0.5)
        else:
            return


def _waits_for_others() -> bool:
    """Whether a file can be held by programs that only read it, such as virus scanners."""
    return os.name == "nt"


_FRESH = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_TRUNC
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
