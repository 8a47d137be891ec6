"""HPKE in base mode as RFC 9180 describes it, written out: to check the library's against."""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

KEM, KDF = 0x0020, 0x0001


def extract(salt, material):
    return hmac.digest(salt or bytes(32), material, "sha256")


def expand(key, info, length):
    made, block, count = b"", b"", 1
    while len(made) < length:
        block = hmac.digest(key, block + info + bytes([count]), hashlib.sha256)
        made, count = made + block, count + 1
    return made[:length]


class Hpke:
    """One suite with X25519 and HKDF-SHA256."""

    def __init__(self, *, aead, key_bytes):
        numbers = (KEM, KDF, aead)
        self.suite = b"HPKE" + b"".join(n.to_bytes(2) for n in numbers)
        self.key_bytes = key_bytes

    def opened(self, private, sent, info):
        """Return key and base nonce of the receiver."""
        shared = private.exchange(X25519PublicKey.from_public_bytes(sent))
        return self._schedule(shared, sent, private.public_key().public_bytes_raw(), info)

    def sending(self, ephemeral, public, info):
        """Return key and base nonce of the sender."""
        sent = ephemeral.public_key().public_bytes_raw()
        return self._schedule(ephemeral.exchange(public), sent, public.public_bytes_raw(), info)

    def _schedule(self, exchanged, sent, public, info):
        kem = b"KEM" + KEM.to_bytes(2)
        shared = self._expand(
            kem, self._extract(kem, b"", b"eae_prk", exchanged), b"shared_secret", sent + public, 32
        )
        context = (
            b"\x00"
            + self._extract(self.suite, b"", b"psk_id_hash", b"")
            + self._extract(self.suite, b"", b"info_hash", info)
        )
        secret = self._extract(self.suite, shared, b"secret", b"")
        return (
            self._expand(self.suite, secret, b"key", context, self.key_bytes),
            self._expand(self.suite, secret, b"base_nonce", context, 12),
        )

    @staticmethod
    def _extract(suite, salt, label, material):
        return extract(salt, b"HPKE-v1" + suite + label + material)

    @staticmethod
    def _expand(suite, key, label, info, length):
        return expand(key, length.to_bytes(2) + b"HPKE-v1" + suite + label + info, length)
