"""Zip files of other programs, unpacked in memory alone and no further than honest ones go."""

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    PasswordNeededError,
    TooLargeError,
    UnsupportedError,
    What,
)
from smdesk.importers.table import MOST_PACKED

MOST_UNPACKED = 512_000_000
MOST_FILES = 20_000
_LOCKED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error)
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Zipped:
    """The files in a zip file by their names. Nothing of it is ever written to a disk."""

    def __init__(self, data: bytes) -> None:
        """Raises NotThisFormatError, TooLargeError, UnsupportedError, DamagedError."""
        if len(data) > MOST_PACKED:
            raise TooLargeError(MOST_PACKED)
        opened = _opened(data)
        if opened is None:
            raise NotThisFormatError
        self._zip = opened
        files = [one for one in opened.infolist() if not one.is_dir()]
        if len(files) > MOST_FILES or sum(one.file_size for one in files) > MOST_UNPACKED:
            raise TooLargeError(MOST_UNPACKED)
        for one in files:
            # Names are only compared, never used as paths; who writes such a one means harm.
            path = PurePosixPath(one.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts:
                raise DamagedError
            if one.compress_type not in _KNOWN:
                raise UnsupportedError(What.COMPRESSION)
        self._files = {one.filename: one for one in files}

    def names(self) -> list[str]:
        """Return the names of the files."""
        return list(self._files)

    def read(self, name: str) -> bytes:
        """Return one file; raises NotThisFormatError when it is not there, and DamagedError."""
        if name not in self._files:
            raise NotThisFormatError
        if self._files[name].flag_bits & _LOCKED:
            raise PasswordNeededError
        try:
            return self._zip.read(name)
        except (*_BROKEN, RuntimeError):
            raise DamagedError from None


def _opened(data: bytes) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (*_BROKEN, NotImplementedError):
        return None
