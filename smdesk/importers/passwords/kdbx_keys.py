"""From a password and a key file to the keys of a KeePass file, for a bearable price at most."""

import base64
import binascii
import hashlib
import hmac
import uuid
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher as Crypt
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.kdf import argon2

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import (
    DamagedError,
    ImporterError,
    KeyFileDamagedError,
    PasswordNeededError,
    UnsupportedError,
    What,
)
from smdesk.importers.guarded_xml import parse
from smdesk.importers.passwords.kdbx_header import Cipher, Header, Inner, Kdf, Told
from smdesk.importers.passwords.salsa20 import keystream

KEY = 32
MOST_MEMORY = 1024**3
MOST_LANES = 64
MOST_WORK = 64 * 1024**3
"""Bytes of memory times passes; about a minute."""
MOST_ROUNDS = 300_000_000
"""Of AES; about ten seconds on a computer of today."""
MOST_KEY_FILE = 16 * 1024 * 1024
_ARGON2_VERSION = 0x13
_AT_ONCE = 1024 * 1024
_SALSA20_NONCE = bytes.fromhex("e830094b97205d2a")
_BLOCK = 16


@dataclass(frozen=True, slots=True)
class FileKeys:
    """What opens the file, and what proves that it is whole."""

    encryption: bytes = field(repr=False)
    proof: bytes = field(repr=False)


def composite(password: SecretText | None, key_file: bytes | None) -> bytes:
    """Return what password and key file come to; raises PasswordNeededError without either.

    An empty password counts only where there is no key file, as KeePassXC has it.
    """
    parts = b""
    if password is not None and (password or key_file is None):
        parts += hashlib.sha256(password.reveal().encode("utf-8", "surrogatepass")).digest()
    if key_file is not None:
        parts += key_of_file(key_file)
    if not parts:
        raise PasswordNeededError
    return hashlib.sha256(parts).digest()


def key_of_file(data: bytes) -> bytes:
    """Return the key that a key file holds; raises KeyFileDamagedError.

    Files of KeePass's own in XML, 32 bytes, 64 hexadecimal digits, or any file by its SHA-256.
    """
    if len(data) > MOST_KEY_FILE:
        raise KeyFileDamagedError
    if b"<KeyFile" in data[:4096]:
        return _key_of_xml(data)
    if len(data) == KEY:
        return data
    if len(data) == 2 * KEY:
        try:
            return binascii.unhexlify(data)
        except binascii.Error:
            pass  # any other file of 64 bytes
    return hashlib.sha256(data).digest()


def derive(header: Header, secret: bytes) -> FileKeys:
    """Return the keys; raises UnsupportedError (COST) before a price is paid that is too high."""
    stretched = _stretched(header.kdf, secret)
    joined = header.master_seed + stretched
    return FileKeys(hashlib.sha256(joined).digest(), hashlib.sha512(joined + b"\1").digest())


def outer(cipher: Cipher, key: bytes, iv: bytes) -> Crypt[modes.CBC] | Crypt[None]:
    """Return the cipher of the whole file."""
    if cipher is Cipher.CHACHA20:
        return Crypt(algorithms.ChaCha20(key, bytes(4) + iv), None)
    return Crypt(algorithms.AES256(key), modes.CBC(iv))


def inner_stream(kind: Inner, key: bytes, length: int) -> bytes:
    """Return all that hides the single values, in one go."""
    if kind is Inner.NONE or not length:
        return bytes(length)
    if kind is Inner.SALSA20:
        return keystream(hashlib.sha256(key).digest(), _SALSA20_NONCE, length)
    made = hashlib.sha512(key).digest()
    crypt = Crypt(algorithms.ChaCha20(made[:KEY], bytes(4) + made[KEY : KEY + 12]), None)
    return crypt.encryptor().update(bytes(length))


def _key_of_xml(data: bytes) -> bytes:
    try:
        root = parse(data, most_tags=1000)
        version = root.findtext("Meta/Version", "1.0").strip()
        told = root.find("Key/Data")
        text = "".join((told.text or "").split()) if told is not None else ""
        if version.startswith("1."):
            key = base64.b64decode(text, validate=True)
        else:
            key = binascii.unhexlify(text)
            said = told.get("Hash", "") if told is not None else ""
            if not hmac.compare_digest(hashlib.sha256(key).digest()[:4].hex(), said.lower()):
                raise KeyFileDamagedError
    except (ImporterError, ValueError, TypeError):
        raise KeyFileDamagedError from None
    if len(key) != KEY:
        raise KeyFileDamagedError
    return key


def _stretched(kdf: dict[str, Told], secret: bytes) -> bytes:
    try:
        kind = Kdf(uuid.UUID(bytes=_bytes(kdf, "$UUID")))
    except ValueError:
        raise UnsupportedError(What.ALGORITHM) from None
    if kind in (Kdf.AES, Kdf.AES_OF_3):
        return _by_aes(_bytes(kdf, "S"), _number(kdf, "R"), secret)
    return _by_argon2(kind, kdf, secret)


def _by_argon2(kind: Kdf, kdf: dict[str, Told], secret: bytes) -> bytes:
    memory, passes, lanes = (_number(kdf, name) for name in ("M", "I", "P"))
    if memory > MOST_MEMORY or lanes > MOST_LANES or memory * passes > MOST_WORK:
        raise UnsupportedError(What.COST)
    if _number(kdf, "V") != _ARGON2_VERSION:
        raise UnsupportedError(What.ALGORITHM)
    made = argon2.Argon2d if kind is Kdf.ARGON2D else argon2.Argon2id
    try:
        return made(
            salt=_bytes(kdf, "S"),
            length=KEY,
            iterations=passes,
            lanes=lanes,
            memory_cost=memory // 1024,
            ad=_bytes(kdf, "A") if "A" in kdf else None,
            secret=_bytes(kdf, "K") if "K" in kdf else None,
        ).derive(secret)
    except (ValueError, TypeError):
        raise DamagedError from None
    except MemoryError:
        raise UnsupportedError(What.COST) from None


def _by_aes(seed: bytes, rounds: int, secret: bytes) -> bytes:
    """Encrypt the secret over and over.

    Chaining zeros does that within one call: each block is the one before it, encrypted.
    """
    if rounds > MOST_ROUNDS:
        raise UnsupportedError(What.COST)
    if len(seed) != KEY:
        raise DamagedError
    if not rounds:
        return hashlib.sha256(secret).digest()
    halves = []
    for half in (secret[:_BLOCK], secret[_BLOCK:]):
        crypt = Crypt(algorithms.AES256(seed), modes.CBC(half)).encryptor()
        last, left, zeros = half, rounds * _BLOCK, bytes(_AT_ONCE)
        while left:
            step = min(left, _AT_ONCE)
            last = crypt.update(zeros[:step])[-_BLOCK:]
            left -= step
        halves.append(last)
    return hashlib.sha256(b"".join(halves)).digest()


def _number(kdf: dict[str, Told], name: str) -> int:
    value = kdf.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise DamagedError
    return value


def _bytes(kdf: dict[str, Told], name: str) -> bytes:
    value = kdf.get(name)
    if not isinstance(value, bytes):
        raise DamagedError
    return value
