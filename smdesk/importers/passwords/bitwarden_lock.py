"""Opens Bitwarden's JSON that is locked with a password of its own."""

import base64
import binascii
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7

from smdesk.domain.secret_text import SecretText
from smdesk.importers import loose_json as loose
from smdesk.importers.errors import DamagedError, UnsupportedError, What, WrongPasswordError
from smdesk.importers.loose_json import Loose

PBKDF2, ARGON2ID = 0, 1
KEY_BYTES, BLOCK_BYTES, TAG_BYTES = 32, 16, 32
MOST_ITERATIONS = 10_000_000
MOST_PASSES, MOST_LANES, MOST_MEBIBYTES = 64, 32, 2048
AES_CBC_HMAC = "2"
"""The kind of lock that Bitwarden writes exports with."""


def unlocked(vault: Loose, password: SecretText) -> str:
    """Return the JSON inside. Slow on purpose.

    Raises WrongPasswordError, DamagedError, UnsupportedError (COST, ALGORITHM).
    """
    key = _key(vault, password)
    encrypting, signing = (
        HKDFExpand(algorithm=hashes.SHA256(), length=KEY_BYTES, info=use).derive(key)
        for use in (b"enc", b"mac")
    )
    if _opened(loose.text(vault, "encKeyValidation_DO_NOT_EDIT"), encrypting, signing) is None:
        raise WrongPasswordError
    plain = _opened(loose.text(vault, "data"), encrypting, signing)
    said = None if plain is None else _decoded(plain)
    if said is None:
        raise DamagedError
    return said


def _key(vault: Loose, password: SecretText) -> bytes:
    salt, secret = loose.text(vault, "salt").encode(), _bytes(password)
    rounds = loose.number(vault, "kdfIterations") or 0
    kind = loose.number(vault, "kdfType")
    if kind == PBKDF2:
        if not 1 <= rounds <= MOST_ITERATIONS:
            raise UnsupportedError(What.COST)
        kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, iterations=rounds)
        return kdf.derive(secret)
    if kind != ARGON2ID:
        raise UnsupportedError(What.ALGORITHM)
    memory, lanes = loose.number(vault, "kdfMemory"), loose.number(vault, "kdfParallelism")
    if not (
        memory
        and lanes
        and 1 <= rounds <= MOST_PASSES
        and 1 <= lanes <= MOST_LANES
        and 1 <= memory <= MOST_MEBIBYTES
    ):
        raise UnsupportedError(What.COST)
    try:
        return Argon2id(
            salt=_sha256(salt),
            length=KEY_BYTES,
            iterations=rounds,
            lanes=lanes,
            memory_cost=memory * 1024,
        ).derive(secret)
    except MemoryError:
        raise UnsupportedError(What.COST) from None


def _bytes(password: SecretText) -> bytes:
    try:
        return password.reveal().encode()
    except UnicodeEncodeError:
        return b""


def _opened(said: str, encrypting: bytes, signing: bytes) -> bytes | None:
    """Return what the lock holds; None where it was not closed with these keys."""
    kind, _, rest = said.partition(".")
    parts = rest.split("|")
    if kind != AES_CBC_HMAC or len(parts) != 3:  # noqa: PLR2004 - nonce, text and tag
        raise DamagedError
    nonce, closed, tag = map(_unbased, parts)
    if len(nonce) != BLOCK_BYTES or len(closed) % BLOCK_BYTES or len(tag) != TAG_BYTES:
        raise DamagedError
    if not hmac.compare_digest(hmac.digest(signing, nonce + closed, "sha256"), tag):
        return None
    decryptor = Cipher(algorithms.AES256(encrypting), modes.CBC(nonce)).decryptor()
    padded = decryptor.update(closed) + decryptor.finalize()
    unpadder = PKCS7(BLOCK_BYTES * 8).unpadder()
    try:
        return unpadder.update(padded) + unpadder.finalize()
    except ValueError:
        raise DamagedError from None


def _unbased(said: str) -> bytes:
    try:
        return base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _decoded(plain: bytes) -> str | None:
    try:
        return plain.decode()
    except UnicodeDecodeError:
        return None


def _sha256(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    return digest.finalize()
