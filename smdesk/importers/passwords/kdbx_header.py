"""The unlocked beginning of a KeePass file: which version, which ciphers, what opening it costs.

After the format's description at keepass.info, and what KeePassXC writes.
"""

import struct
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from smdesk.importers.errors import DamagedError, NotThisFormatError, UnsupportedError, What

SIGNATURE = bytes.fromhex("03d9a29a67fb4bb5")
_OLDER = (bytes.fromhex("03d9a29a65fb4bb5"), bytes.fromhex("03d9a29a66fb4bb5"))
"""What KeePass 1 and KeePass 2 before its release wrote."""
_VERSION = struct.Struct("<8sHH")
_TEXT, _BYTES, _YES_OR_NO = 0x18, 0x42, 0x08
MOST_HEADER_BYTES = 1024 * 1024


class Field(Enum):
    """What a field of the header is; the value is its number in the file."""

    END = 0
    CIPHER = 2
    COMPRESSION = 3
    MASTER_SEED = 4
    TRANSFORM_SEED = 5
    TRANSFORM_ROUNDS = 6
    IV = 7
    INNER_KEY = 8
    START_BYTES = 9
    INNER_STREAM = 10
    KDF = 11


class Cipher(Enum):
    """What encrypts the whole file."""

    AES = uuid.UUID("31c1f2e6-bf71-4350-be58-05216afc5aff")
    CHACHA20 = uuid.UUID("d6038a2b-8b6f-4cb5-a524-339a31dbb59a")
    TWOFISH = uuid.UUID("ad68f29f-576f-4bb9-a36a-d47af965346c")


class Kdf(Enum):
    """What makes guessing the password dear."""

    AES_OF_3 = uuid.UUID("c9d9f39a-628a-4460-bf74-0d08c18a4fea")
    AES = uuid.UUID("7c02bb82-79a7-4ac0-927d-114a00648238")
    ARGON2D = uuid.UUID("ef636ddf-8c29-444b-91f7-a9a403e30a0c")
    ARGON2ID = uuid.UUID("9e298b19-56db-4773-b23d-fc3ec6f0a1e6")


class Inner(Enum):
    """What hides single values inside, so that they do not lie open in memory."""

    NONE = 0
    SALSA20 = 2
    CHACHA20 = 3


Told = int | bool | str | bytes
"""A value of a dictionary inside the header."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header, and where the rest of the file begins."""

    major: int
    cipher: Cipher
    compressed: bool
    master_seed: bytes
    iv: bytes
    kdf: dict[str, Told]
    length: int
    inner: Inner = Inner.NONE
    inner_key: bytes = field(default=b"", repr=False)
    start_bytes: bytes = b""


def read_header(data: bytes) -> Header:
    """Return the header of a file; raises NotThisFormat-, Unsupported- and DamagedError."""
    if data[:8] in _OLDER:
        raise UnsupportedError(What.VERSION)
    if not data.startswith(SIGNATURE):
        raise NotThisFormatError
    if len(data) < _VERSION.size:
        raise DamagedError
    _, _minor, major = _VERSION.unpack_from(data)
    if major not in (3, 4):
        raise UnsupportedError(What.VERSION)
    found, length = _fields(data, major)
    try:
        return _understood(found, major, length)
    except (KeyError, ValueError, struct.error):
        raise DamagedError from None


def dictionary(told: bytes) -> dict[str, Told]:
    """Return a dictionary of the header; raises DamagedError."""
    try:
        (version,) = struct.unpack_from("<H", told)
        if version >> 8 != 1:
            raise UnsupportedError(What.VERSION)
        return dict(_pairs(told))
    except (struct.error, UnicodeDecodeError, KeyError, IndexError):
        raise DamagedError from None


def _pairs(told: bytes) -> Iterator[tuple[str, Told]]:
    at = 2
    while told[at]:
        kind = told[at]
        (length,) = struct.unpack_from("<I", told, at + 1)
        at += 5
        name = told[at : at + length].decode()
        at += length
        (length,) = struct.unpack_from("<I", told, at)
        at += 4
        if at + length > len(told):
            raise DamagedError
        yield name, _value(kind, told[at : at + length])
        at += length


def _value(kind: int, raw: bytes) -> Told:
    if kind == _TEXT:
        return raw.decode()
    if kind in (_BYTES, _YES_OR_NO):
        return raw if kind == _BYTES else raw != b"\0"
    form = {0x04: "<I", 0x05: "<Q", 0x0C: "<i", 0x0D: "<q"}[kind]
    (number,) = struct.unpack(form, raw)
    return int(number)


def _fields(data: bytes, major: int) -> tuple[dict[int, bytes], int]:
    """Return the fields by their numbers, and where they end."""
    head = struct.Struct("<BI" if major == 4 else "<BH")  # noqa: PLR2004 - the version
    found: dict[int, bytes] = {}
    at = _VERSION.size
    while True:
        if at + head.size > min(len(data), MOST_HEADER_BYTES):
            raise DamagedError
        number, length = head.unpack_from(data, at)
        at += head.size
        value = data[at : at + length]
        if len(value) != length:
            raise DamagedError
        at += length
        if number == Field.END.value:
            return found, at
        found[number] = value


def _understood(found: dict[int, bytes], major: int, length: int) -> Header:
    cipher = _cipher(found[Field.CIPHER.value])
    (compression,) = struct.unpack("<I", found[Field.COMPRESSION.value])
    if compression > 1:
        raise UnsupportedError(What.COMPRESSION)
    seed, iv = found[Field.MASTER_SEED.value], found[Field.IV.value]
    if len(seed) != 32 or len(iv) != (12 if cipher is Cipher.CHACHA20 else 16):  # noqa: PLR2004 - bytes
        raise DamagedError
    if major == 4:  # noqa: PLR2004 - the version
        kdf = dictionary(found[Field.KDF.value])
        return Header(major, cipher, bool(compression), seed, iv, kdf, length)
    (rounds,) = struct.unpack("<Q", found[Field.TRANSFORM_ROUNDS.value])
    transform = found[Field.TRANSFORM_SEED.value]
    return Header(
        major,
        cipher,
        bool(compression),
        seed,
        iv,
        {"$UUID": Kdf.AES_OF_3.value.bytes, "R": rounds, "S": transform},
        length,
        inner=inner_of(found[Field.INNER_STREAM.value]),
        inner_key=found[Field.INNER_KEY.value],
        start_bytes=found[Field.START_BYTES.value],
    )


def inner_of(raw: bytes) -> Inner:
    """Return the inner cipher; raises UnsupportedError, and struct.error for a broken number."""
    (number,) = struct.unpack("<I", raw)
    try:
        return Inner(number)
    except ValueError:
        raise UnsupportedError(What.ALGORITHM) from None


def _cipher(raw: bytes) -> Cipher:
    try:
        cipher = Cipher(uuid.UUID(bytes=raw))
    except ValueError:
        raise UnsupportedError(What.ALGORITHM) from None
    if cipher is Cipher.TWOFISH:
        raise UnsupportedError(What.TWOFISH)
    return cipher
