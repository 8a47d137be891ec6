"""Whether the program's own files are all there, as they were when it was packed.

Every bundle carries the list of its files. Each line has, with tabs between: the size in bytes, the
SHA-256 in hex, the part that the file belongs to, and its name below the list's folder. A link has
``->`` and where it leads in place of the digest. An empty line parts the libraries, which come
first, from all the rest: they are looked at before every start, the rest only when asked. The last
line tells a whole list from one that was cut short.
"""

import os
from collections.abc import Iterator
from typing import NamedTuple

LIST = "FILES.txt"
MISSING, SHORT, CHANGED, REPLACED = "missing", "short", "changed", "replaced"
YOURS = frozenset({"Qt", "PySide6", "shiboken6", "lxml"})
"""Parts that anyone may replace by their own, as the LGPL has it: another one is no damage."""
END = "end of the list\n"
AT_ONCE = 1 << 20
_ELF = b"\x7fELF\x02\x01"


class Packed(NamedTuple):
    """A file as it was packed; ``name`` has forward slashes."""

    size: int
    digest: str
    part: str
    name: str

    def line(self) -> str:
        """Return its line of the list."""
        return f"{self.size}\t{self.digest}\t{self.part}\t{self.name}\n"


class Flaw(NamedTuple):
    """A file that is other than it was packed; ``kind`` is one of the four above."""

    part: str
    name: str
    kind: str


def libraries_amiss(folder: str) -> list[Flaw]:
    """Return the libraries that would end the program: those that are gone, and those cut short.

    It takes about a millisecond. ``folder`` holds the list; without one nothing can be told, which
    is a flaw as well.
    """
    try:
        with open(os.path.join(folder, LIST), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            text = file.read()
    except (OSError, ValueError):
        return [Flaw("smdesk", LIST, MISSING)]
    if not text.endswith(END):
        return [Flaw("smdesk", LIST, SHORT)]
    return [
        flaw for packed in _read(text.partition("\n\n")[0]) if (flaw := _glance(folder, packed))
    ]


def files_amiss(folder: str) -> list[Flaw]:
    """Return every file that is gone or has another size, without reading the files themselves."""
    return [flaw for packed in listed(folder) if (flaw := _glance(folder, packed, every=True))]


def changes(folder: str) -> list[Flaw]:
    """Return every file that is other than it was packed; reads all of them."""
    found = []
    for packed in listed(folder):
        flaw = _glance(folder, packed, every=True)
        if flaw is None and not packed.digest.startswith("->"):
            same = digest_of(os.path.join(folder, packed.name)) == packed.digest  # noqa: PTH118
            flaw = None if same else _other(packed)
        if flaw is not None:
            found.append(flaw)
    return found


def listed(folder: str) -> list[Packed]:
    """Return the list; raises FileNotFoundError or ValueError where there is none that holds."""
    with open(os.path.join(folder, LIST), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        text = file.read()
    if not text.endswith(END):
        raise ValueError(LIST)
    return list(_read(text.removesuffix(END)))


def digest_of(path: str) -> str:
    """Return the SHA-256 of a file in hex; empty where it cannot be read."""
    import hashlib  # noqa: PLC0415 - no start needs it

    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            while piece := file.read(AT_ONCE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _read(text: str) -> Iterator[Packed]:
    for line in text.splitlines():
        if line:
            size, digest, part, name = line.split("\t")
            yield Packed(int(size), digest, part, name)


def _glance(folder: str, packed: Packed, *, every: bool = False) -> Flaw | None:
    """Look at the file from outside; a size of its own is a flaw only of ``every`` file."""
    path = os.path.join(folder, packed.name)  # noqa: PTH118 - a Path costs too much here
    try:
        size = os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return Flaw(packed.part, packed.name, MISSING)
    if size == packed.size or packed.digest.startswith("->"):
        return None
    if size == 0 or is_cut_short(path, size):
        return Flaw(packed.part, packed.name, SHORT)
    return _other(packed) if every else None


def _other(packed: Packed) -> Flaw:
    return Flaw(packed.part, packed.name, REPLACED if packed.part in YOURS else CHANGED)


def is_cut_short(path: str, size: int) -> bool:
    """Whether a library of Linux ends before what it says is in it; False for all other files.

    Loading such a one ends the program without a word. The layout is that of the ELF
    specification, for 64 bits: offset, size and number of the entries that tell what is loaded.
    """
    import struct  # noqa: PLC0415 - no start of a whole smdesk needs it

    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(64)
            if head[:6] != _ELF or len(head) < 64:  # noqa: PLR2004
                return head[:4] == _ELF[:4] and len(head) < 64  # noqa: PLR2004
            (table,) = struct.unpack_from("<Q", head, 32)
            each, count = struct.unpack_from("<HH", head, 54)
            file.seek(table)
            entries = file.read(each * count)
    except OSError:
        return True
    if len(entries) < each * count:
        return True
    for at in range(0, len(entries), each):
        (begin,) = struct.unpack_from("<Q", entries, at + 8)
        (length,) = struct.unpack_from("<Q", entries, at + 32)
        if begin + length > size:
            return True
    return False
