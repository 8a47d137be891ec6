"""The folder of sealed files beside the database: each under its SHA-256, and never rewritten."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from smdesk.vault.errors import write_failed
from smdesk.vault.files import AtStep, nothing, remove, replace, sync_folder, write_through
from smdesk.vault.keys import sha256

FOLDER = "files"
LARGEST_FILE = 256 * 1024 * 1024
"""No sealed file is larger, in bytes; what is larger is not read."""
_NAME = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = re.compile(r"[0-9a-f]{64}\.[0-9]+\.new")


def proper(name: str) -> bool:
    """Whether it is a name that a sealed file can have: 64 hexadecimal digits and nothing else."""
    return _NAME.fullmatch(name) is not None


def name_of(data: bytes) -> str:
    """Return the name under which these bytes lie: their SHA-256, in hex."""
    return sha256(data).hex()


def fits(name: str, data: bytes) -> bool:
    """Whether these are the bytes of that name."""
    return name_of(data) == name


class SealedFolder:
    """Sealed files, each lying whole under the hash of its bytes, or not at all.

    What a file says is proved by its name, and the name by whoever keeps it. Nothing in the folder
    is touched that is not called as these files are.
    """

    def __init__(self, folder: Path, at_step: AtStep = nothing) -> None:
        """Look at a folder, which need not be there yet."""
        self.folder = folder
        self._at_step = at_step

    def name_of(self, data: bytes) -> str:
        """Return the name under which these bytes lie."""
        return name_of(data)

    def put(self, name: str, data: bytes) -> None:
        """Let the bytes lie there under their name, and wait until the disk has both.

        Raises WriteFailedError, and ValueError for bytes of another name.
        """
        if not proper(name) or not fits(name, data):
            raise ValueError(name)
        target = self.folder / name
        try:
            self._make()
            if not self.holds(name):
                self._write(target, data)
            # Also for a file that lay there: whoever wrote it may not have come to this.
            sync_folder(self.folder)
        except OSError as error:
            raise write_failed(error, target, "file") from None
        self._at_step("file_synced")

    def get(self, name: str) -> bytes | None:
        """Return what lies there under the name, whatever it is; None for nothing.

        Nothing is also what the disk cannot read any more, and what is too large for any file of
        ours. Raises WriteFailedError when only another program, or a right that is missing, is in
        the way: what is there is not to be taken for lost.
        """
        path = self.folder / name
        size = self._size(path) if proper(name) else None
        if size is None or size > LARGEST_FILE:
            return None
        try:
            return path.read_bytes()
        except OSError as error:
            if error.errno in (errno.EIO, errno.ENOENT):
                return None
            raise write_failed(error, path, "read") from None

    def holds(self, name: str) -> bool:
        """Whether the file lies there as it was put in; reads all of it, and raises as ``get``."""
        data = self.get(name)
        return data is not None and fits(name, data)

    def sizes(self) -> dict[str, int]:
        """Return the names of the files that lie there and their bytes; reads none of them."""
        return {
            path.name: size
            for path in self._all()
            if proper(path.name) and (size := self._size(path)) is not None
        }

    def remove(self, names: Collection[str]) -> None:
        """Take files away, as far as the disk lets it; any other name is left alone."""
        for name in filter(proper, names):
            with contextlib.suppress(OSError):
                remove(self.folder / name)
            self._at_step("file_swept")

    def keep_only(self, names: Collection[str]) -> None:
        """Take away every file of no such name."""
        self.remove(self.sizes().keys() - set(names))

    def sweep(self) -> None:
        """Take away what a program that was stopped in the middle of a file left behind."""
        for path in self._all():
            if _UNFINISHED.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    remove(path)

    def fetch(self, names: Collection[str], source: "SealedFolder") -> None:
        """Put in those that are not whole here and are so in the other folder.

        Raises WriteFailedError. What lies in neither stays missing.
        """
        for name in names:
            if not self.holds(name):
                data = source.get(name)
                if data is not None and fits(name, data):
                    self.put(name, data)

    def clear_away(self) -> None:
        """Take away every file and the folder, unless something else is in it."""
        self.sweep()
        self.keep_only(())
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def _make(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
        # Also for a folder that is there: only a file in it could show that the disk knows of it.
        if not any(True for _ in self._all()):
            sync_folder(self.folder.parent)

    def _write(self, target: Path, data: bytes) -> None:
        fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
        try:
            write_through(fresh, data)
            self._at_step("file_written")
            replace(fresh, target)
            self._at_step("file_named")
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise

    def _all(self) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            yield from list(self.folder.iterdir())

    @staticmethod
    def _size(path: Path) -> int | None:
        """Return the size of a file; None for a folder, a link, a device, or nothing at all."""
        try:
            said = path.lstat()
        except OSError:
            return None
        return said.st_size if stat.S_ISREG(said.st_mode) else None
