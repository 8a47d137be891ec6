"""Reads and leaves out the notes of cameras in the tables that TIFF and Exif are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

EXIF = b"Exif\0\0"
"""What stands before the tables in other files."""

TURNED, GPS = 0x0112, 0x8825
_INNER = frozenset({0x8769, GPS, 0xA005})
"""Tags that lead to another table: of the camera, the place, and what works together."""
_SUB = 0x014A
"""The tag that leads to tables of further pictures."""
SHOWN = frozenset(
    {
        *range(0x00FE, 0x010C),  # What kind of picture, its size, bits, packing and colours.
        0x0111, TURNED, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011A, 0x011B, 0x011C,
        0x0120, 0x0121, 0x0122, 0x0123, 0x0124, 0x0125, 0x0128, 0x0129, 0x012D, 0x013D, 0x013E,
        0x013F, 0x0140, 0x0141, 0x0142, 0x0143, 0x0144, 0x0145, _SUB, 0x014C, 0x014E, 0x0150,
        0x0152, 0x0153, 0x0154, 0x0155, 0x0156, 0x015B, *range(0x0200, 0x020A),
        *range(0x0211, 0x0215), 0x8773,
    }
)  # fmt: skip
"""Tags without which the picture is not shown as it is (source: TIFF 6.0 and its supplements)."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_HEAD, _ENTRY, _LONG = 8, 12, 4
_MOST_TABLES, _MOST_ENTRIES, _MOST_TURNED = 200, 1000, 8

Order = Literal["little", "big"]


@dataclass(frozen=True, slots=True)
class Notes:
    """What was found of a camera's notes."""

    any: bool = False
    place: bool = False
    """Whether they say where it was taken."""
    turned: int = 1
    """How the picture is turned, as Exif counts it; 1 is upright."""

    def with_(self, other: "Notes") -> "Notes":
        """Return both; how the first of them is turned counts."""
        turned = self.turned if self.turned > 1 else other.turned
        return Notes(self.any or other.any, self.place or other.place, turned)


class _Entry(NamedTuple):
    at: int
    tag: int
    kind: int
    value: int
    """Where what it says begins."""
    size: int


def only_turned(turned: int) -> bytes:
    """Return tables that say how a picture is turned, and nothing else."""
    entry = TURNED.to_bytes(2, "big") + b"\0\3\0\0\0\1" + turned.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0"


def read_notes(tables: bytes) -> Notes:
    """Return what tables say; those that cannot be read say something all the same.

    Tables that say how a picture is turned, and nothing else, are no notes.
    """
    if tables in {only_turned(turned) for turned in range(1, _MOST_TURNED + 1)}:
        return Notes(turned=int.from_bytes(tables[18:20], "big"))
    turned, place = 1, False
    try:
        order = _order(tables)
        first = int.from_bytes(tables[4:8], order)
        for entry in _entries(tables, first, order):
            if entry.tag == TURNED:
                said = int.from_bytes(tables[entry.value : entry.value + 2], order)
                turned = said if 1 <= said <= _MOST_TURNED else 1
            place = place or entry.tag == GPS
    except (IndexError, ValueError):
        pass
    return Notes(any=True, place=place, turned=turned)


def without_notes(data: bytes) -> tuple[bytes, Notes]:
    """Return a TIFF of the same length whose tables hold what is shown alone; all else is zeros.

    Raises ValueError where its tables cannot be followed.
    """
    out, seen, order = bytearray(data), Notes(), _order(data)
    look, known = [int.from_bytes(data[4:8], order)], set[int]()
    while look:
        table = look.pop()
        if table == 0 or table in known:
            continue
        if len(known) >= _MOST_TABLES:
            raise ValueError
        known.add(table)  # Those that are wiped count too: no file keeps us long.
        entries = list(_entries(data, table, order))
        kept = [one for one in entries if one.tag in SHOWN]
        for one in entries:
            if one.tag == _SUB:
                look += _numbers(data, one, order)
            elif one.tag not in SHOWN:
                seen = seen.with_(Notes(any=True, place=one.tag == GPS))
                _wipe(out, data, one, order, known)
        end = table + 2 + _ENTRY * len(entries)
        after = bytes(out[end : end + _LONG])
        look.append(int.from_bytes(after, order))
        rows = b"".join(data[one.at : one.at + _ENTRY] for one in kept)
        new = len(kept).to_bytes(2, order) + rows + after
        out[table : end + _LONG] = new.ljust(end + _LONG - table, b"\0")
    return bytes(out), seen


def _wipe(out: bytearray, data: bytes, entry: _Entry, order: Order, known: set[int]) -> None:
    """Put zeros where the entry lies with all that it leads to."""
    if entry.tag in _INNER:
        (table,) = _numbers(data, entry, order)
        if table not in known and len(known) < _MOST_TABLES:
            known.add(table)
            for inner in _entries(data, table, order):
                _wipe(out, data, inner, order, known)
    out[entry.value : entry.value + entry.size] = bytes(entry.size)
    out[entry.at : entry.at + _ENTRY] = bytes(_ENTRY)


def _order(data: bytes) -> Order:
    if data[:4] == b"II*\0":
        return "little"
    if data[:4] == b"MM\0*":
        return "big"
    raise ValueError


def _entries(data: bytes, table: int, order: Order) -> Iterator[_Entry]:
    count = int.from_bytes(data[table : table + 2], order)
    if table + 2 + _ENTRY * count > len(data) or table < _HEAD or count > _MOST_ENTRIES:
        raise ValueError
    for number in range(count):
        at = table + 2 + _ENTRY * number
        tag, kind = (int.from_bytes(data[n : n + 2], order) for n in (at, at + 2))
        many = int.from_bytes(data[at + 4 : at + 8], order)
        size = many * _SIZES.get(kind, 1)
        value = at + 8 if size <= _LONG else int.from_bytes(data[at + 8 : at + 12], order)
        if value + size > len(data):
            raise ValueError
        yield _Entry(at, tag, kind, value, size)


def _numbers(data: bytes, entry: _Entry, order: Order) -> list[int]:
    step = _SIZES.get(entry.kind, _LONG)
    ends = range(entry.value, entry.value + entry.size, step)
    return [int.from_bytes(data[at : at + step], order) for at in ends]
