"""Takes out of pictures and films what cameras write into them: where, when, by whom, with what.

What is seen stays as it is, byte for byte. How a picture is turned is kept, as it is seen by that.
Files whose parts cannot be told apart are given back as they came.

Sources: ITU-T T.81 and CIPA DC-008 (JPEG, Exif), the W3C's PNG specification, GIF89a, the WebP
container specification, TIFF 6.0, ISO/IEC 14496-12 (MP4, HEIF, AVIF).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from smdesk.domain import box_notes, tiff_notes
from smdesk.domain.file_kinds import ENOUGH, file_kind
from smdesk.domain.tiff_notes import EXIF, Notes, only_turned, read_notes


@dataclass(frozen=True, slots=True)
class Bared:
    """A file without what its camera wrote into it."""

    data: bytes
    left_out: bool = False
    """Whether there was anything to leave out."""
    place: bool = False
    """Whether that told where it was taken."""


def bared(data: bytes) -> Bared:
    """Return the file without what its camera wrote into it.

    Sounds, documents, bitmaps and WebM come back as they are.
    """
    kind = file_kind(data[:ENOUGH])
    clean = _CLEAN.get(kind[1]) if kind is not None else None
    if clean is None:
        return Bared(data)
    try:
        return clean(data)
    except (IndexError, ValueError, KeyError):
        return Bared(data)


# JPEG: markers with lengths; pictures follow the last one.

_MARK, _EOI, _SOS = 0xFF, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length: TEM and the restarts."""
_PROFILE = b"ICC_PROFILE\0"
_FRAME = b"JFIF\0"


def _jpeg(data: bytes) -> Bared:
    out, seen = bytearray(data[:2]), Notes()
    at, ended = 2, False
    while at < len(data):
        if data[at] != _MARK:
            raise ValueError
        code = data[at + 1]
        if code == _MARK:  # Fill before a marker.
            at += 1
            continue
        if code == _EOI:
            out += data[at : at + 2]
            ended = True
            at += 2
            break
        if code in _ALONE:
            out += data[at : at + 2]
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(data):
            raise ValueError
        segment = data[at:end]
        kept = _kept_segment(code, segment)
        if kept:
            out += segment
        else:
            seen = seen.with_(_said_by(segment))
        at = end
        if code == _SOS:
            after = _after_scan(data, at)
            out += data[at:after]
            at = after
    if not ended:
        out += b"\xff\xd9"
    left_out = seen.any or at < len(data)
    if not left_out:
        return Bared(data)
    if seen.turned > 1:
        exif = EXIF + only_turned(seen.turned)
        size = (len(exif) + 2).to_bytes(2, "big")
        head = _head_end(out)
        out[head:head] = b"\xff\xe1" + size + exif
    return Bared(bytes(out), left_out=True, place=seen.place)


def _kept_segment(code: int, segment: bytes) -> bool:
    if code == _APP0:
        return segment[4:9] == _FRAME
    if code == _APP2:
        return segment[4 : 4 + len(_PROFILE)] == _PROFILE
    return code == _APP14 or not (_APP1 <= code <= _APP15 or code == _COM)


def _said_by(segment: bytes) -> Notes:
    body = segment[4:]
    if body.startswith(EXIF):
        return read_notes(body[len(EXIF) :])
    return Notes(any=True, place=_tells_place(body))


def _after_scan(data: bytes, at: int) -> int:
    """Return where the next marker after a scan begins; the end where there is none."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] and data[at + 1] not in _ALONE and data[at + 1] != _MARK:
            return at
        at += 1 if data[at + 1] == _MARK else 2


def _head_end(out: bytearray) -> int:
    """Return where in a JPEG the note on how it is turned goes: after its frame's head."""
    if out[2:4] == b"\xff\xe0":
        return 4 + int.from_bytes(out[4:6], "big")
    return 2


# PNG: chunks with lengths and checksums.

_PNG = 8
_SHOWN = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
"""Chunks that are needed to show it, beside those that begin with a capital letter."""


def _png(data: bytes) -> Bared:
    out, seen, at = bytearray(data[:_PNG]), Notes(), _PNG
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + size
        if end > len(data) or not name.isalpha():
            raise ValueError
        body = data[at + 8 : at + 8 + size]
        if name[:1].isupper() or name in _SHOWN:
            out += data[at:end]
        elif name == b"eXIf":
            notes = read_notes(body)
            seen = seen.with_(notes)
            if notes.turned > 1:
                out += _chunk(b"eXIf", only_turned(notes.turned))
        else:
            seen = seen.with_(Notes(any=True, place=_tells_place(body)))
        at = end
        if name == b"IEND":
            break
    if not seen.any and at >= len(data):
        return Bared(data)
    return Bared(bytes(out), left_out=True, place=seen.place)


def _chunk(name: bytes, body: bytes) -> bytes:
    from zlib import crc32  # noqa: PLC0415 - few pictures of this kind are turned

    check = crc32(name + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + name + body + check


# GIF: blocks, of which comments and notes of applications are no part of the picture.

_LOOPS = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0"})
_COMMENT, _APPLICATION = 0xFE, 0xFF
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B


def _gif(data: bytes) -> Bared:
    at = 13 + _colours(data[10])
    out, seen = bytearray(data[:at]), Notes()
    while data[at] != _TRAILER:
        start = at
        if data[at] == _IMAGE:
            at = _blocks_end(data, at + 11 + _colours(data[at + 9]))
            out += data[start:at]
            continue
        if data[at] != _EXTENSION:
            raise ValueError
        label, at = data[at + 1], _blocks_end(data, at + 2)
        named = data[start + 3 : start + 14]
        if label == _COMMENT or (label == _APPLICATION and named not in _LOOPS):
            seen = seen.with_(Notes(any=True, place=_tells_place(data[start:at])))
        else:
            out += data[start:at]
    out.append(_TRAILER)
    if not seen.any and at + 1 >= len(data):
        return Bared(data)
    return Bared(bytes(out), left_out=True, place=seen.place)


def _colours(packed: int) -> int:
    """Return how many bytes the table of colours takes that the byte announces."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


# WebP: chunks of even length, and flags that announce them.

_VP8X_EXIF, _VP8X_XMP = 0x08, 0x04
_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})


def _webp(data: bytes) -> Bared:
    chunks, seen, at = list[bytes](), Notes(), 12
    end_of_all = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end_of_all:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 + size > len(data):
            raise ValueError
        body = data[at + 8 : at + 8 + size]
        if name in _WEBP:
            chunks.append(data[at:end])
        elif name == b"EXIF":
            seen = seen.with_(read_notes(body.removeprefix(EXIF)))
        else:
            seen = seen.with_(Notes(any=True, place=_tells_place(body)))
        at = end
    if not seen.any:
        return Bared(data)
    turned = only_turned(seen.turned) if seen.turned > 1 else b""
    if turned:
        chunks.append(b"EXIF" + len(turned).to_bytes(4, "little") + turned)
    if chunks and chunks[0].startswith(b"VP8X"):
        first = bytearray(chunks[0])
        first[8] &= ~(_VP8X_XMP | (0 if turned else _VP8X_EXIF)) & 0xFF
        chunks[0] = bytes(first)
    body = b"WEBP" + b"".join(chunks)
    whole = b"RIFF" + len(body).to_bytes(4, "little") + body
    return Bared(whole, left_out=True, place=seen.place)


def _tells_place(body: bytes) -> bool:
    return b"GPS" in body or b"exif:GPSL" in body


def _tiff(data: bytes) -> Bared:
    clean, seen = tiff_notes.without_notes(data)
    return Bared(clean, left_out=seen.any, place=seen.place) if seen.any else Bared(data)


def _boxes(data: bytes, *, film: bool) -> Bared:
    clean, seen = box_notes.without_notes(data, film=film)
    return Bared(clean, left_out=seen.any, place=seen.place) if seen.any else Bared(data)


_CLEAN: Mapping[str, Callable[[bytes], Bared]] = {
    "jpg": _jpeg,
    "png": _png,
    "gif": _gif,
    "webp": _webp,
    "tiff": _tiff,
    "heic": partial(_boxes, film=False),
    "avif": partial(_boxes, film=False),
    "mp4": partial(_boxes, film=True),
}
