"""Leaves out the notes of cameras in films, and in pictures that are kept as films are.

Nothing is moved: notes become zeros in a box that is marked as free, as what is shown is found by
where in the file it lies.
"""

from collections.abc import Iterator
from typing import NamedTuple

from smdesk.domain.tiff_notes import Notes

_HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"edts", b"dinf", b"stbl"})
_NOTES = frozenset({b"udta", b"uuid"})
_TIMES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
"""Boxes that say when it was taken and last changed."""
_PLACES = (b"\xa9xyz", b"loci", b"location.ISO6709", b"GPS", b"\x88\x25\0", b"\x25\x88\4")
"""What stands in notes that tell a place: names, and the tag that leads to it in Exif."""
_EXIF, _MIME = b"Exif", b"mime"
_EMPTY = {_EXIF: b"\0\0\0\0MM\0*\0\0\0\x08" + bytes(7), _MIME: b" "}
"""What stands in place of notes, as readers refuse a picture whose notes make no sense."""
_MOST_DEEP = 8
_HEAD = 8
"""Bytes of a box's size and name."""
_LONG = 2
"""The version from which on entries of items are longer."""


class _Box(NamedTuple):
    name: bytes
    at: int
    """Where it begins, its head included."""
    body: int
    end: int


class _Extents(NamedTuple):
    item: int
    inside: bool
    """Whether they lie in the box of data and not in the file."""
    parts: tuple[tuple[int, int], ...]
    """Where each begins, and its length."""


def without_notes(data: bytes, *, film: bool) -> tuple[bytes, Notes]:
    """Return a file of the same length without notes; ValueError where boxes make no sense.

    What a film has in a box of a picture's items is notes as a whole.
    """
    out, seen = bytearray(data), Notes()
    for box in _boxes(data, 0, len(data)):
        if box.name == b"moov":
            seen = seen.with_(_film(out, data, box, 0))
        elif box.name == b"meta" and not film:
            seen = seen.with_(_picture(out, data, box))
        elif box.name == b"meta" or box.name in _NOTES:
            seen = seen.with_(_free(out, data, box))
    return bytes(out), seen


def _film(out: bytearray, data: bytes, holder: _Box, deep: int) -> Notes:
    seen = Notes()
    if deep > _MOST_DEEP:
        raise ValueError
    for box in _boxes(data, holder.body, holder.end):
        if box.name in _NOTES or box.name == b"meta":
            seen = seen.with_(_free(out, data, box))
        elif box.name in _TIMES:
            wide = 8 if data[box.body] == 1 else 4
            where = slice(box.body + 4, box.body + 4 + 2 * wide)
            if any(data[where]):
                out[where] = bytes(2 * wide)
                seen = seen.with_(Notes(any=True))
        elif box.name in _HOLDERS:
            seen = seen.with_(_film(out, data, box, deep + 1))
    return seen


def _free(out: bytearray, data: bytes, box: _Box) -> Notes:
    body = data[box.body : box.end]
    out[box.at + 4 : box.at + 8] = b"free"
    out[box.body : box.end] = bytes(len(body))
    return Notes(any=True, place=any(one in body for one in _PLACES))


def _picture(out: bytearray, data: bytes, meta: _Box) -> Notes:
    """Make the items empty that hold a camera's notes; how it is turned is no item."""
    seen, notes, extents, inside = Notes(), dict[int, bytes](), list[_Extents](), 0
    for box in _boxes(data, meta.body + 4, meta.end):
        if box.name == b"iinf":
            notes = dict(_items_of_notes(data, box))
        elif box.name == b"iloc":
            extents = list(_located(data, box))
        elif box.name == b"idat":
            inside = box.body
    for one in extents:
        if one.item not in notes:
            continue
        empty = _EMPTY[notes[one.item]]
        for begin, size in one.parts:
            at = begin + (inside if one.inside else 0)
            if at + size > len(data) or at < _HEAD:
                raise ValueError
            body, blank = data[at : at + size], empty[:size].ljust(size, empty[-1:])
            if body != blank:
                place = any(word in body for word in _PLACES)
                seen = seen.with_(Notes(any=True, place=place))
                out[at : at + size] = blank
            empty = empty[-1:]
    return seen


def _items_of_notes(data: bytes, box: _Box) -> Iterator[tuple[int, bytes]]:
    wide = 2 if data[box.body] == 0 else 4
    for entry in _boxes(data, box.body + 4 + wide, box.end):
        version = data[entry.body]
        if entry.name != b"infe" or version < _LONG:
            continue
        at = entry.body + 4
        step = 2 if version == _LONG else 4
        item = int.from_bytes(data[at : at + step], "big")
        name = data[at + step + 2 : at + step + 6]
        if name == _EXIF or (name == _MIME and b"rdf+xml" in data[at : entry.end]):
            yield item, name


def _located(data: bytes, box: _Box) -> Iterator[_Extents]:
    version, at = data[box.body], box.body + 4
    offset_size, length_size = data[at] >> 4, data[at] & 15
    base_size, index_size = data[at + 1] >> 4, data[at + 1] & 15 if version else 0
    wide = 4 if version == _LONG else 2
    at += 2

    def read(size: int) -> int:
        nonlocal at
        if at + size > box.end:
            raise ValueError
        at += size
        return int.from_bytes(data[at - size : at], "big")

    for _ in range(read(wide)):
        item = read(wide)
        method = read(2) & 15 if version else 0
        read(2)
        base = read(base_size)
        parts = []
        for _ in range(read(2)):
            read(index_size)
            begin = base + read(offset_size)
            parts.append((begin, read(length_size)))
        yield _Extents(item, method == 1, tuple(parts))


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at + 8 <= end:
        size, name, body = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            raise ValueError
        yield _Box(name, at, body, at + size)
        at += size
