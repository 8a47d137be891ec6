"""Reads the locked files of KeePass and KeePassXC (KDBX 4 and 3.1)."""

import base64
import hashlib
import hmac
import struct
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    TooLargeError,
    WrongPasswordError,
)
from smdesk.importers.guarded_xml import parse
from smdesk.importers.passwords import kdbx_blocks, keepass_entries
from smdesk.importers.passwords.entry import Imported, Source
from smdesk.importers.passwords.kdbx_header import (
    Cipher,
    Header,
    Inner,
    inner_of,
    read_header,
)
from smdesk.importers.passwords.kdbx_keys import FileKeys, composite, derive, inner_stream, outer

MOST_BYTES = 256 * 1024 * 1024
_HASH = 32
_BLOCK = 16
_INNER = struct.Struct("<BI")


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is in the file once it is unlocked and unpacked."""

    document: bytes
    inner: Inner
    inner_key: bytes
    binaries: tuple[bytes, ...] = ()


def read(
    data: bytes, *, password: SecretText | None = None, key_file: bytes | None = None
) -> Imported:
    """Return what the file holds; costs what its maker chose, so never on the window's thread.

    Raises the kinds of ImporterError. A wrong password is told from a damaged file, except in
    version 3, where some damage looks like a wrong password.
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(MOST_BYTES)
    header = read_header(data)
    secret = composite(password, key_file)
    inside = (_of_4 if header.major == 4 else _of_3)(data, header, secret)  # noqa: PLR2004 - version
    try:
        root = parse(inside.document)
    except NotThisFormatError:
        raise DamagedError from None
    _check_hash(root, data[: header.length])
    _reveal(root, inside.inner, inside.inner_key)
    return keepass_entries.read(root, inside.binaries, Source.KDBX)


def _of_4(data: bytes, header: Header, secret: bytes) -> _Inside:
    raw, at = data[: header.length], header.length
    if hashlib.sha256(raw).digest() != data[at : at + _HASH]:
        raise DamagedError
    keys = derive(header, secret)
    said = data[at + _HASH : at + 2 * _HASH]
    if len(said) != _HASH:
        raise DamagedError
    if not hmac.compare_digest(kdbx_blocks.header_proof(keys.proof, raw), said):
        raise WrongPasswordError
    closed = kdbx_blocks.joined(data, at + 2 * _HASH, keys.proof)
    return _inner(_unpacked(_opened(header, keys, closed), header))


def _of_3(data: bytes, header: Header, secret: bytes) -> _Inside:
    closed = data[header.length :]
    if len(closed) < len(header.start_bytes) or len(header.start_bytes) != _HASH:
        raise DamagedError
    if header.cipher is Cipher.AES and len(closed) % _BLOCK:
        raise DamagedError
    keys = derive(header, secret)
    # Whether the key is right shows in the first bytes; the end may have been cut off.
    plain = outer(header.cipher, keys.encryption, header.iv).decryptor().update(closed)
    if not hmac.compare_digest(plain[:_HASH], header.start_bytes):
        raise WrongPasswordError
    plain = _without_padding(plain) if header.cipher is Cipher.AES else plain
    document = _unpacked(kdbx_blocks.joined_by_hash(plain[_HASH:]), header)
    return _Inside(document, header.inner, header.inner_key)


def _opened(header: Header, keys: FileKeys, closed: bytes) -> bytes:
    if header.cipher is Cipher.AES and (not closed or len(closed) % _BLOCK):
        raise DamagedError
    plain = outer(header.cipher, keys.encryption, header.iv).decryptor().update(closed)
    return _without_padding(plain) if header.cipher is Cipher.AES else plain


def _without_padding(plain: bytes) -> bytes:
    count = plain[-1]
    if not 1 <= count <= _BLOCK or plain[-count:] != bytes([count]) * count:
        raise DamagedError
    return plain[:-count]


def _unpacked(plain: bytes, header: Header) -> bytes:
    if not header.compressed:
        return plain
    unpacking = zlib.decompressobj(wbits=31)
    try:
        made = unpacking.decompress(plain, MOST_BYTES)
    except zlib.error:
        raise DamagedError from None
    if unpacking.unconsumed_tail:
        raise TooLargeError(MOST_BYTES)
    if not unpacking.eof:
        raise DamagedError
    return made


def _inner(plain: bytes) -> _Inside:
    """Read the second header, which lies inside version 4 before the document."""
    inner, key, at = Inner.NONE, b"", 0
    binaries: list[bytes] = []
    while True:
        if at + _INNER.size > len(plain):
            raise DamagedError
        number, length = _INNER.unpack_from(plain, at)
        at += _INNER.size
        value = plain[at : at + length]
        at += length
        if len(value) != length:
            raise DamagedError
        if number == 0:
            return _Inside(plain[at:], inner, key, tuple(binaries))
        if number == 1:
            try:
                inner = inner_of(value)
            except struct.error:
                raise DamagedError from None
        elif number == 2:  # noqa: PLR2004 - the field's number
            key = value
        elif number == 3:  # noqa: PLR2004 - the field's number
            binaries.append(value[1:])


def _check_hash(root: Element, header: bytes) -> None:
    """Raise DamagedError where the document knows another header than the one in front of it."""
    said = root.findtext("Meta/HeaderHash")
    if said and said.strip() != base64.b64encode(hashlib.sha256(header).digest()).decode():
        raise DamagedError


def _reveal(root: Element, kind: Inner, key: bytes) -> None:
    """Put hidden values in clear, in the order in which they were hidden."""
    marked = [element for element in root.iter() if element.attrib]
    hidden = [e for e in marked if e.get("Protected", "").lower() in ("true", "1")]
    try:
        raw = [base64.b64decode("".join((e.text or "").split()), validate=True) for e in hidden]
    except ValueError:
        raise DamagedError from None
    stream = inner_stream(kind, key, sum(map(len, raw)))
    whole = b"".join(raw)
    clear = (int.from_bytes(whole) ^ int.from_bytes(stream)).to_bytes(len(whole))
    files = {part for binary in root.iter("Binary") for part in (binary, *binary)}
    at = 0
    for element, piece in zip(hidden, raw, strict=True):
        value = clear[at : at + len(piece)]
        at += len(piece)
        try:
            # What reads the document expects files in base64, hidden or not.
            element.text = (base64.b64encode(value) if element in files else value).decode()
        except UnicodeDecodeError:
            raise DamagedError from None
