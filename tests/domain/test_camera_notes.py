"""What a camera writes into files is left out; what is seen, and how it is turned, stays."""

import struct
from zlib import compress, crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smdesk.domain.camera_notes import bared

SECRETS = (b"SecretCam", b"2026:01:01 10:00:00", b"60/1 10/1")
TURNED = 6


def tables(order="<", turned=TURNED, place=True):
    """Return Exif's tables: who made it, how it is turned, and where it was taken."""
    entries = [(0x010F, 2, SECRETS[0] + b"\0"), (0x0112, 3, struct.pack(order + "H", turned))]
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    first = 8 + 2 + 12 * (2 + place) + 4
    rows, tail = [], b""
    for tag, kind, said in entries:
        count = len(said) if kind == 2 else 1
        value = said.ljust(4, b"\0")
        if len(said) > 4:
            value, tail = struct.pack(order + "I", first + len(tail)), tail + said
        rows.append(struct.pack(order + "HHI", tag, kind, count) + value)
    if place:
        inner = first + len(tail)
        where = inner + 2 + 12 + 4
        rows.append(struct.pack(order + "HHII", 0x8825, 4, 1, inner))
        said = SECRETS[2] + b"\0"
        row = struct.pack(order + "HHII", 2, 2, len(said), where)
        tail += struct.pack(order + "H", 1) + row + bytes(4) + said
    return head + struct.pack(order + "H", len(rows)) + b"".join(rows) + bytes(4) + tail


def segment(code, body):
    return bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body


SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x11\xff\0\x22\xff\xd0\x33"
SHOWN = segment(0xDB, bytes(65)) + segment(0xC0, b"\x08\0\1\0\1\1\1\x11\0")
PROFILE = segment(0xE2, b"ICC_PROFILE\0\1\1colours")
FRAME = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def jpeg(*noted, after=b""):
    return b"\xff\xd8" + FRAME + b"".join(noted) + PROFILE + SHOWN + SCAN + b"\xff\xd9" + after


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc32(name + body))


def png(*noted):
    seen = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"gAMA", bytes(4))
    pixels = chunk(b"IDAT", compress(b"\0\x7f"))
    return b"\x89PNG\r\n\x1a\n" + seen + b"".join(noted) + pixels + chunk(b"IEND", b"")


def gif(*noted):
    head = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
    loops = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
    return head + loops + b"".join(noted) + b"\x2c" + bytes(8) + b"\0\2\2D\1\0\x3b"


def riff(*chunks):
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(said)) + said + bytes(len(said) % 2) for name, said in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(name, *inside):
    body = b"".join(inside)
    return struct.pack(">I", len(body) + 8) + name + body


def film(*, place=True):
    times = bytes(4) + struct.pack(">II", 3_900_000_000, 3_900_000_001) + b"\0\0\3\xe8" + bytes(8)
    where = box(b"\xa9xyz", b"\0\x12\x15\xc7+60.1+025.0/") if place else box(b"\xa9day", b"2026")
    track = box(b"trak", box(b"tkhd", times), box(b"udta", SECRETS[0]))
    moov = box(b"moov", box(b"mvhd", times), track, box(b"udta", where, SECRETS[0]))
    return box(b"ftyp", b"mp42", bytes(4)) + moov + box(b"mdat", b"pictures")


def still():
    """Return a picture kept as films are, with notes of both kinds in its data."""
    exif, xmp, pixels = b"\0\0\0\0" + tables(">"), b"<x:xmpmeta>SecretCam</x:xmpmeta>", b"pixels"

    def entry(number, name, more=b""):
        return box(b"infe", b"\2\0\0\0", struct.pack(">HH", number, 0), name, b"\0", more)

    entries = entry(1, b"av01"), entry(2, b"Exif"), entry(3, b"mime", b"application/rdf+xml\0")
    info = box(b"iinf", bytes(4), struct.pack(">H", 3), *entries)
    brand = box(b"ftyp", b"avif", bytes(4))

    def whole(begin):
        places, at = b"", begin
        for number, body in enumerate((pixels, exif, xmp), start=1):
            places += struct.pack(">HHHII", number, 0, 1, at, len(body))
            at += len(body)
        located = box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", 3), places)
        meta = box(b"meta", bytes(4), info, located)
        return brand + meta + box(b"mdat", pixels, exif, xmp)

    return whole(len(whole(0)) - len(pixels + exif + xmp))


EXIF = segment(0xE1, b"Exif\0\0" + tables())
WITH_NOTES = {
    "jpg": jpeg(EXIF, segment(0xFE, SECRETS[0]), segment(0xED, SECRETS[0])),
    "jpg, big-endian": jpeg(segment(0xE1, b"Exif\0\0" + tables(">"))),
    "jpg, second picture": jpeg(EXIF, after=jpeg(EXIF)),
    "png": png(chunk(b"eXIf", tables()), chunk(b"tEXt", b"Camera\0" + SECRETS[0])),
    "gif": gif(b"\x21\xfe\x0eexif:GPSL Secr\0", b"\x21\xff\x0bXMP DataXMP\x03Cam\0"),
    "webp": riff(
        (b"VP8X", b"\x0c" + bytes(9)),
        (b"VP8 ", b"pixels"),
        (b"EXIF", tables()),
        (b"XMP ", SECRETS[0]),
    ),
    "mp4": film(),
    "avif": still(),
}


@pytest.mark.parametrize("name", WITH_NOTES)
def test_nothing_of_what_a_camera_wrote_is_left(name):
    data = WITH_NOTES[name]
    clean = bared(data)
    assert clean.left_out
    assert clean.place
    assert not any(secret in clean.data for secret in SECRETS)
    again = bared(clean.data)
    assert (again.data, again.left_out) == (clean.data, False)


def test_what_is_seen_stays_byte_for_byte():
    for data in (jpeg(), png(), gif(), riff((b"VP8 ", b"pixels")), b"BM" + bytes(60)):
        assert bared(data).data is data
    seen = bared(WITH_NOTES["jpg"]).data
    assert PROFILE + SHOWN + SCAN + b"\xff\xd9" in seen
    assert seen.startswith(b"\xff\xd8" + FRAME)
    assert b"pixels" in bared(WITH_NOTES["webp"]).data
    film_ = bared(WITH_NOTES["mp4"]).data
    assert len(film_) == len(WITH_NOTES["mp4"])
    assert film_.endswith(box(b"mdat", b"pictures"))
    assert b"\0\0\3\xe8" in film_, "how long it runs is seen"
    still_ = bared(WITH_NOTES["avif"]).data
    assert still_.index(b"pixels") == WITH_NOTES["avif"].index(b"pixels")


@pytest.mark.parametrize("name", ["jpg", "jpg, big-endian", "png", "webp"])
def test_how_it_is_turned_stays(name):
    upright = b"\x01\x12\0\3\0\0\0\1"
    assert upright + bytes((0, TURNED)) in bared(WITH_NOTES[name]).data
    plain = jpeg(segment(0xE1, b"Exif\0\0" + tables(turned=1)))
    assert upright not in bared(plain).data


def test_a_picture_in_tables_keeps_the_tables_that_show_it():
    data = tables(place=True)
    clean = bared(data)
    assert (clean.left_out, clean.place, len(clean.data)) == (True, True, len(data))
    assert not any(secret in clean.data for secret in SECRETS)
    assert clean.data[8:10] == b"\1\0"
    assert clean.data[10:20] == struct.pack("<HHIH", 0x0112, 3, 1, TURNED)


def test_whether_a_place_was_told_is_known():
    without = jpeg(segment(0xE1, b"Exif\0\0" + tables(place=False)))
    assert (bared(without).left_out, bared(without).place) == (True, False)
    assert not bared(film(place=False)).place
    assert bared(jpeg(segment(0xE1, b"http://ns/ exif:GPSLatitude"))).place


def test_turned_and_nothing_else_is_no_note():
    once = bared(jpeg(EXIF)).data
    assert not bared(once).left_out
    assert b"Exif" in once


@pytest.mark.parametrize("name", WITH_NOTES)
@given(cut=st.integers(0, 400), spot=st.integers(0, 400), byte=st.integers(0, 255))
@example(cut=400, spot=400, byte=0)
def test_broken_files_come_back_as_files(name, cut, spot, byte):
    data = bytearray(WITH_NOTES[name][: max(cut, 1)])
    if spot < len(data):
        data[spot] = byte
    clean = bared(bytes(data))
    assert isinstance(clean.data, bytes)
    assert clean.left_out or clean.data == data


@given(st.sampled_from([data[:16] for data in WITH_NOTES.values()]), st.binary(max_size=300))
def test_any_bytes_at_all_come_back(begins, rest):
    assert isinstance(bared(begins + rest).data, bytes)


def test_tables_that_lead_in_circles_end():
    rows = b"".join(struct.pack("<HHII", 0x8825, 4, 1, 8) for _ in range(900))
    data = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 900) + rows + struct.pack("<I", 8)
    assert bared(data).left_out
