"""Files that go outside the cabinet: written whole beside their place, and then moved there."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

PRIVATE = 0o600
"""For the owner alone."""


class NotAFileError(OSError):
    """What is there is not a file: a device, a pipe, a folder. It is left alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def prove_writable(path: Path, *, room: int = 0) -> None:
    """Raise OSError if no file can be put in this place, NotAFileError if none should be.

    ``room`` are bytes that there must be room for: a full disk still takes empty files.
    """
    _refuse(path)
    part = _part(path)
    try:
        with open(part, "xb", opener=_private) as file:
            file.write(bytes(room))
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def written_whole(path: Path, *, mode: int | None = None) -> Iterator[IO[bytes]]:
    """Give a file to write to, which takes its name and place only when all went well.

    A file that is there is replaced, and keeps its permissions unless ``mode`` is given; a link
    is followed. Raises OSError, and NotAFileError for a device, a pipe or a folder.
    """
    _refuse(path)
    place = path.resolve() if path.is_symlink() else path
    part = _part(place)
    rights = mode if mode is not None else _rights_of(place)
    try:
        with open(part, "xb", opener=_private) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if rights is not None:
            part.chmod(rights)
        part.replace(place)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _refuse(path: Path) -> None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    except ValueError:
        # A name with a sign in it that no system allows, as a zero byte.
        raise NotAFileError(path) from None
    if not stat.S_ISREG(found.st_mode):
        raise NotAFileError(path)


def _rights_of(path: Path) -> int | None:
    """Return the permissions of the file that is there, or those a new file would have."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        if os.name == "nt":
            return None
        kept = os.umask(0o077)
        os.umask(kept)
        return 0o666 & ~kept


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, PRIVATE)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")
