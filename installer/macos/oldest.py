"""Which macOS the libraries of the app ask for, read off their own headers."""

import struct
from collections.abc import Iterator
from pathlib import Path

from installer.bundle import BuildError
from installer.macos.about import OLDEST

THIN, FAT, FAT_64 = b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf"
"""How a library for one processor begins, and one for several, with short or long offsets."""
MOST_SLICES = 16
"""Other kinds of files begin like one for several processors, with a larger number after it."""
BUILD_VERSION, VERSION_MIN = 0x32, 0x24
"""The commands LC_BUILD_VERSION and LC_VERSION_MIN_MACOSX, of which each library has one."""

Release = tuple[int, int]


def refuse_newer(app: Path) -> None:
    """See that nothing in the app asks for a newer macOS than it says; raises BuildError."""
    major, _, minor = OLDEST.partition(".")
    files = (path for path in sorted(app.rglob("*")) if path.is_file() and not path.is_symlink())
    newer = [path.name for path in files if needed(path) > (int(major), int(minor))]
    if newer:
        message = f"the app says that macOS {OLDEST} does, but these ask for a newer one: {newer}"
        raise BuildError(message)


def needed(file: Path) -> Release:
    """Return the oldest macOS that a library or program is made for; (0, 0) for other files."""
    with file.open("rb") as opened:
        if opened.read(4) not in {THIN, FAT, FAT_64}:
            return (0, 0)
    raw = file.read_bytes()
    return max((asked for start in _slices(raw) for asked in _asked(raw, start)), default=(0, 0))


def _slices(raw: bytes) -> Iterator[int]:
    """Where in the file each processor's part begins."""
    if raw[:4] == THIN:
        yield 0
        return
    (count,) = struct.unpack_from(">I", raw, 4)
    if count > MOST_SLICES:
        return
    form, size = (">Q", 32) if raw[:4] == FAT_64 else (">I", 20)
    for number in range(count):
        yield struct.unpack_from(form, raw, 8 + number * size + 8)[0]


def _asked(raw: bytes, start: int) -> Iterator[Release]:
    if raw[start : start + 4] != THIN:
        return
    (count,) = struct.unpack_from("<I", raw, start + 16)
    at = start + 32
    for _ in range(count):
        command, size = struct.unpack_from("<II", raw, at)
        if command in {BUILD_VERSION, VERSION_MIN}:
            (told,) = struct.unpack_from("<I", raw, at + (12 if command == BUILD_VERSION else 8))
            yield told >> 16, told >> 8 & 0xFF
        at += size
