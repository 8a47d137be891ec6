"""Writes a locked file that KeePass and KeePassXC open (KDBX 4)."""

import base64
import gzip
import hashlib
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.padding import PKCS7

from smdesk.domain.secret_text import SecretText
from smdesk.exporters.keepass_document import Document, Writer, seconds
from smdesk.importers.passwords import kdbx_blocks
from smdesk.importers.passwords.entry import ImportedEntry
from smdesk.importers.passwords.kdbx_header import (
    SIGNATURE,
    Cipher,
    Field,
    Inner,
    Kdf,
    Told,
    read_header,
)
from smdesk.importers.passwords.kdbx_keys import composite, derive, inner_stream, outer

_VERSION = (0, 4)
_ARGON2_VERSION = 0x13
_IN_MEMORY = b"\1"
"""A mark before each file: it is to be hidden in memory."""


@dataclass(frozen=True, slots=True)
class Price:
    """What opening the file costs, on whoever guesses too."""

    memory: int = 64 * 1024 * 1024
    passes: int = 10
    lanes: int = 2
    kdf: Kdf = Kdf.ARGON2ID
    rounds: int = 0
    """Of AES, where that is asked for."""


USUAL = Price()


def write(
    entries: Sequence[ImportedEntry],
    *,
    name: str,
    now: datetime,
    password: SecretText | None,
    key_file: bytes | None = None,
    price: Price = USUAL,
    cipher: Cipher = Cipher.CHACHA20,
) -> bytes:
    """Return the file; seeds, keys and IV are drawn anew for each.

    Takes as long as ``price`` says: not for the window's thread. Raises PasswordNeededError when
    there is nothing to lock it with.
    """
    writer = Writer(name=name, now=now, moment=seconds, hidden="Protected", files_inside=False)
    inner_key = os.urandom(64)
    document = writer.write(entries)
    packed = gzip.compress(_inside(document, inner_key), compresslevel=6, mtime=0)
    head = _head(price, cipher)
    header = read_header(head)
    keys = derive(header, composite(password, key_file))
    if cipher is Cipher.AES:
        padder = PKCS7(128).padder()
        packed = padder.update(packed) + padder.finalize()
    closed = outer(cipher, keys.encryption, header.iv).encryptor().update(packed)
    digest = hashlib.sha256(head).digest()
    proof = kdbx_blocks.header_proof(keys.proof, head)
    return b"".join((head, digest, proof, kdbx_blocks.cut(closed, keys.proof)))


def _head(price: Price, cipher: Cipher) -> bytes:
    iv = os.urandom(12 if cipher is Cipher.CHACHA20 else 16)
    fields = (
        (Field.CIPHER, cipher.value.bytes),
        (Field.COMPRESSION, struct.pack("<I", 1)),
        (Field.MASTER_SEED, os.urandom(32)),
        (Field.IV, iv),
        (Field.KDF, _told(_kdf(price))),
        (Field.END, b"\r\n\r\n"),
    )
    laid = b"".join(struct.pack("<BI", one.value, len(value)) + value for one, value in fields)
    return SIGNATURE + struct.pack("<HH", *_VERSION) + laid


def _kdf(price: Price) -> dict[str, tuple[int, Told]]:
    """Return the price as the header says it, each value with the number of its form."""
    kind = {"$UUID": (0x42, price.kdf.value.bytes), "S": (0x42, os.urandom(32))}
    if price.kdf is Kdf.AES:
        return {**kind, "R": (0x05, price.rounds)}
    return {
        **kind,
        "V": (0x04, _ARGON2_VERSION),
        "M": (0x05, price.memory),
        "I": (0x05, price.passes),
        "P": (0x04, price.lanes),
    }


def _told(pairs: dict[str, tuple[int, Told]]) -> bytes:
    made = [struct.pack("<H", 0x0100)]
    for name, (form, value) in pairs.items():
        raw = value if isinstance(value, bytes) else struct.pack(_FORMS[form], value)
        made.append(struct.pack("<BI", form, len(name)) + name.encode())
        made.append(struct.pack("<I", len(raw)) + raw)
    return b"".join((*made, b"\0"))


_FORMS = {0x04: "<I", 0x05: "<Q"}


def _inside(document: Document, inner_key: bytes) -> bytes:
    def part(number: int, value: bytes) -> bytes:
        return struct.pack("<BI", number, len(value)) + value

    return b"".join(
        (
            part(1, struct.pack("<I", Inner.CHACHA20.value)),
            part(2, inner_key),
            *(part(3, _IN_MEMORY + data) for data in document.files),
            part(0, b""),
            *_hidden(document, inner_key),
        )
    )


def _hidden(document: Document, inner_key: bytes) -> Iterator[bytes]:
    """Yield the document's pieces, the secret ones hidden in their order."""
    raw = [p.reveal().encode() for p in document.pieces if isinstance(p, SecretText)]
    whole = b"".join(raw)
    stream = inner_stream(Inner.CHACHA20, inner_key, len(whole))
    closed = (int.from_bytes(whole) ^ int.from_bytes(stream)).to_bytes(len(whole))
    at = 0
    lengths = iter(map(len, raw))
    for piece in document.pieces:
        if isinstance(piece, SecretText):
            length = next(lengths)
            yield base64.b64encode(closed[at : at + length])
            at += length
        else:
            yield piece.encode()
