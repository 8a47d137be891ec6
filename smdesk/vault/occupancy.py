"""Who is in: one program at a time has a cabinet open, and says who and since when."""

import contextlib
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from smdesk.vault.errors import VaultBusyError, write_failed
from smdesk.vault.files import begun

NAME = "in-use"
NOTE = f"{NAME}.json"
_TAKE = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


class Occupancy:
    """A lock that the operating system lets go of when the program ends, however it ends."""

    def __init__(self, folder: Path, who: str) -> None:
        """Take the lock; raises VaultBusyError, or WriteFailedError in a read-only folder."""
        path = folder / NAME
        try:
            self._file: BinaryIO = os.fdopen(os.open(path, _TAKE, 0o600), "r+b")
        except OSError as error:
            raise write_failed(error, path, "occupy") from None
        if not _lock(self._file):
            said = _note(folder)
            self._file.close()
            raise VaultBusyError(*said)
        self._note = folder / NOTE
        since = datetime.now(UTC).isoformat()
        # The lock is what counts; on a full disk a cabinet can still be opened and read.
        with contextlib.suppress(OSError), begun(self._note) as note:
            note.write(json.dumps({"by": who, "since": since}).encode())

    def leave(self) -> None:
        """Let others in."""
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._file.close()


def _note(folder: Path) -> tuple[str, datetime | None]:
    try:
        said = json.loads((folder / NOTE).read_bytes())
        return str(said["by"]), datetime.fromisoformat(said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None


def _lock(file: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - one system has it

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - other systems have it

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
