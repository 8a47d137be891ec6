"""A secret split into shares, of which so many bring it back and one fewer say nothing about it.

Shamir's scheme, byte by byte, over the field of 256 elements that AES uses. No table is looked up
by a secret byte and no branch depends on one.
"""

import hmac
import os
from collections.abc import Mapping

FIELD = 0x11B
"""The field's polynomial, x^8 + x^4 + x^3 + x + 1."""
MOST = 16
"""No secret is split into more shares."""
_SECRET_AT, _DIGEST_AT = 255, 254
"""Where on the curve the secret lies, and the digest by which a wrong curve is noticed."""
_DIGEST_BYTES = 4


class WrongSharesError(ValueError):
    """The shares do not lie on one curve: one is not what it was when it was made."""


def split(secret: bytes, needed: int, count: int) -> dict[int, bytes]:
    """Return ``count`` shares by their place from 0 on, any ``needed`` of which are enough.

    Raises ValueError for numbers that make no sense.
    """
    if not 1 <= needed <= count <= MOST:
        message = f"{needed} of {count}"
        raise ValueError(message)
    if needed == 1:
        return dict.fromkeys(range(count), secret)
    drawn = {at: os.urandom(len(secret)) for at in range(needed - 2)}
    filler = os.urandom(len(secret) - _DIGEST_BYTES)
    digest = _digest(filler, secret) + filler
    points = {**drawn, _DIGEST_AT: digest, _SECRET_AT: secret}
    return {at: drawn.get(at) or _at(at, points) for at in range(count)}


def join(shares: Mapping[int, bytes], needed: int) -> bytes:
    """Return the secret that exactly ``needed`` shares bring back; raises WrongSharesError."""
    if needed == 1:
        return next(iter(shares.values()))
    secret, digest = _at(_SECRET_AT, shares), _at(_DIGEST_AT, shares)
    said, filler = digest[:_DIGEST_BYTES], digest[_DIGEST_BYTES:]
    if not hmac.compare_digest(said, _digest(filler, secret)):
        raise WrongSharesError
    return secret


def _digest(filler: bytes, secret: bytes) -> bytes:
    return hmac.digest(filler, secret, "sha256")[:_DIGEST_BYTES]


def _at(place: int, points: Mapping[int, bytes]) -> bytes:
    """Return where the one curve through the points is at the place."""
    length = len(next(iter(points.values())))
    found = bytearray(length)
    for one, value in points.items():
        weight = 1
        for other in points:
            if other != one:
                weight = _times(weight, _times(place ^ other, _inverse(one ^ other)))
        for byte in range(length):
            found[byte] ^= _times(weight, value[byte])
    return bytes(found)


def _times(a: int, b: int) -> int:
    product = 0
    for _ in range(8):
        product ^= -(b & 1) & a
        b >>= 1
        a = (a << 1) ^ (-(a >> 7) & FIELD)
    return product


def _inverse(a: int) -> int:
    """Return what makes 1 with ``a``: its power of 254."""
    product = 1
    for _ in range(7):
        a = _times(a, a)
        product = _times(product, a)
    return product
