"""From a passphrase to a member's keys, and from those to the key of the cabinet."""

import ctypes
import hmac
import os
import unicodedata
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from smdesk.domain.records import RecordId
from smdesk.vault.errors import WeakPassphraseError

SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

FLOOR_KIB, CEILING_KIB = 64 * 1024, 1024 * 1024
FEWEST_PASSES, MOST_PASSES = 3, 16
FEWEST_LANES, MOST_LANES = 1, 16
KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
SHORTEST_PASSPHRASE = 12


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What it costs to try one passphrase: memory in KiB, passes over it, and lanes."""

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 4

    def bearable(self) -> bool:
        """Whether it is neither too weak to protect nor too heavy for any computer."""
        return (
            FLOOR_KIB <= self.memory_kib <= CEILING_KIB
            and FEWEST_PASSES <= self.passes <= MOST_PASSES
            and FEWEST_LANES <= self.lanes <= MOST_LANES
        )


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A passphrase made ready to lock a slot; making it is the slow part."""

    salt: bytes
    cost: KdfCost
    key_file: bool
    kek: bytes


def prepare(
    passphrase: str, key_file: bytes | None = None, cost: KdfCost | None = None
) -> Prepared:
    """Make a new passphrase ready. Slow; touches no file, so any thread may do it.

    Raises WeakPassphraseError for one that is too short to protect anything.
    """
    if len(unicodedata.normalize("NFKC", passphrase)) < SHORTEST_PASSPHRASE:
        raise WeakPassphraseError
    cost = cost or KdfCost()
    salt = os.urandom(SALT_BYTES)
    return Prepared(salt, cost, key_file is not None, stretch(passphrase, salt, cost, key_file))


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """A member's public keys, 32 bytes each: one to seal to, one to check signatures with."""

    seal: bytes
    sign: bytes


class DataKey(bytearray):
    """The key of the cabinet's database (32 bytes), overwritten when nobody holds it any more."""

    @classmethod
    def new(cls) -> Self:
        """Make a new one at random."""
        return cls.taken(os.urandom(KEY_BYTES))

    @classmethod
    def taken(cls, plain: bytes) -> Self:
        """Return the key that is in ``plain``, which is overwritten."""
        key = cls(plain)
        overwrite(plain)
        return key

    def __del__(self) -> None:
        self[:] = bytes(len(self))


def overwrite(secret: bytes) -> None:
    """Overwrite bytes with zeros when they are done with: they must be nobody else's.

    Python gives back memory as it is, and whether it is used again soon is chance.
    """
    # CPython shares the empty bytes and those of length one with everybody.
    if len(secret) > 1:
        ctypes.memset(id(secret) + bytes.__basicsize__ - 1, 0, len(secret))


class Identity:
    """An unlocked member: signs in the member's name and unwraps what was wrapped to them."""

    __slots__ = (
        "_seal",
        "_sign",
        "coordinator",
        "name",
        "person",
        "public_seal",
        "public_sign",
        "slot",
    )

    def __init__(
        self, pair: "KeyPair", *, slot: str, person: RecordId, name: str, coordinator: bool
    ) -> None:
        self._seal: X25519PrivateKey | None = pair.seal
        self._sign: Ed25519PrivateKey | None = pair.sign
        self.slot = slot
        self.person = person
        self.name = name
        self.coordinator = coordinator
        public = pair.public()
        self.public_seal, self.public_sign = public.seal, public.sign

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes) of the message."""
        if self._sign is None:
            raise ForgottenError
        return self._sign.sign(message)

    def unwrap(self, wrapped: bytes, info: bytes) -> bytes:
        """Return what was wrapped to this member under the same info; raises InvalidTag."""
        if self._seal is None:
            raise ForgottenError
        return SUITE.decrypt(wrapped, self._seal, info)

    def unwrap_data_key(self, wrapped: bytes, info: bytes) -> DataKey:
        """Return the cabinet's key that was wrapped to this member; raises InvalidTag."""
        return DataKey.taken(self.unwrap(wrapped, info))

    def locked(self, kek: bytes, aad: bytes) -> bytes:
        """Return the private keys, encrypted under a passphrase's key."""
        if self._seal is None or self._sign is None:
            raise ForgottenError
        pair = KeyPair(self._seal, self._sign).dump()
        closed = close(kek, pair, aad)
        overwrite(pair)
        return closed

    def forget(self) -> None:
        """Let go of the private keys; nothing works afterwards."""
        self._seal = self._sign = None


class ForgottenError(RuntimeError):
    """A key was used after the cabinet was locked: a fault of the program."""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What a right passphrase gave: enough to open the cabinet, made without touching it."""

    identity: Identity
    data_key: DataKey
    epoch: int


@dataclass(frozen=True, slots=True, repr=False)
class KeyPair:
    """A member's two private keys."""

    seal: X25519PrivateKey
    sign: Ed25519PrivateKey

    @classmethod
    def new(cls) -> "KeyPair":
        """Make a new pair at random."""
        return cls(X25519PrivateKey.generate(), Ed25519PrivateKey.generate())

    @classmethod
    def taken(cls, raw: bytes) -> "KeyPair":
        """Return the pair that is in ``raw`` (64 bytes), which is overwritten."""
        seal, sign = raw[:KEY_BYTES], raw[KEY_BYTES:]
        pair = cls(
            X25519PrivateKey.from_private_bytes(seal), Ed25519PrivateKey.from_private_bytes(sign)
        )
        for each in (seal, sign, raw):
            overwrite(each)
        return pair

    def dump(self) -> bytes:
        """Return the pair as 64 bytes: the sealing key, then the signing key."""
        seal, sign = self.seal.private_bytes_raw(), self.sign.private_bytes_raw()
        both = seal + sign
        overwrite(seal)
        overwrite(sign)
        return both

    def public(self) -> PublicKeys:
        """Return the public halves."""
        return PublicKeys(
            self.seal.public_key().public_bytes_raw(), self.sign.public_key().public_bytes_raw()
        )


def stretch(passphrase: str, salt: bytes, cost: KdfCost, key_file: bytes | None) -> bytes:
    """Return the 32-byte key that a passphrase, and a key file if there is one, stand for.

    Slow on purpose. The passphrase counts in its NFKC form, so that it can be typed on any
    keyboard that writes the same letters.
    """
    text = unicodedata.normalize("NFKC", passphrase).encode()
    stretched = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(text)
    material = stretched + (sha256(key_file) if key_file is not None else b"")
    kek = derive(material, b"smdesk/kek/v1|" + salt)
    for each in (text, stretched, material):
        overwrite(each)
    return kek


def derive(material: bytes | bytearray, info: bytes) -> bytes:
    """Return 32 bytes by HKDF-SHA256 from high-entropy material for one named use."""
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(material)


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of the data."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    return digest.finalize()


def close(key: bytes, plain: bytes, aad: bytes) -> bytes:
    """Encrypt with AES-256-GCM under a fresh nonce, which comes first in the result."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, aad)


def unclose(key: bytes, closed: bytes, aad: bytes) -> bytes:
    """Decrypt what ``close`` made with the same key and aad; raises InvalidTag otherwise."""
    return AESGCM(key).decrypt(closed[:NONCE_BYTES], closed[NONCE_BYTES:], aad)


def wrap(plain: bytes | bytearray, public_seal: bytes, info: bytes) -> bytes:
    """Wrap a key to a member's public sealing key (HPKE, X25519)."""
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public_seal), info)


def signed_by(public_sign: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of the key signed the message."""
    try:
        Ed25519PublicKey.from_public_bytes(public_sign).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def mac(key: bytes, message: bytes) -> bytes:
    """Return the HMAC-SHA256 (32 bytes) of the message."""
    return hmac.digest(key, message, "sha256")
