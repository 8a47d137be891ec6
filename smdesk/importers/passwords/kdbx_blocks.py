"""The pieces a KeePass file is cut into, each with the proof that it is whole and in its place."""

import hashlib
import hmac
import struct

from smdesk.importers.errors import DamagedError

HEADER_PLACE = 2**64 - 1
"""The place that stands for the header, where a proof says for which piece it is."""
PIECE = 1024 * 1024
_PROOF = 32
_LENGTH = struct.Struct("<I")


def proof_key(proof: bytes, place: int) -> bytes:
    """Return the key that proves the piece at this place."""
    return hashlib.sha512(struct.pack("<Q", place) + proof).digest()


def header_proof(proof: bytes, header: bytes) -> bytes:
    """Return what proves that header and password belong together."""
    return hmac.digest(proof_key(proof, HEADER_PLACE), header, "sha256")


def joined(data: bytes, at: int, proof: bytes) -> bytes:
    """Return the pieces of a file of version 4 put together; raises DamagedError."""
    pieces = []
    for place in range(len(data)):
        said = data[at : at + _PROOF]
        at += _PROOF
        if at + _LENGTH.size > len(data):
            raise DamagedError
        (length,) = _LENGTH.unpack_from(data, at)
        at += _LENGTH.size
        piece = data[at : at + length]
        at += length
        if len(piece) != length or not hmac.compare_digest(said, _proof(proof, place, piece)):
            raise DamagedError
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)


def cut(data: bytes, proof: bytes) -> bytes:
    """Return the data cut into pieces as version 4 has them, the last of them empty."""
    pieces = [data[at : at + PIECE] for at in range(0, len(data), PIECE)]
    return b"".join(
        _proof(proof, place, piece) + _LENGTH.pack(len(piece)) + piece
        for place, piece in enumerate((*pieces, b""))
    )


def joined_by_hash(data: bytes) -> bytes:
    """Return the pieces inside a file of version 3 put together; raises DamagedError."""
    head = struct.Struct("<I32sI")
    pieces: list[bytes] = []
    at = 0
    while True:
        if at + head.size > len(data):
            raise DamagedError
        place, said, length = head.unpack_from(data, at)
        at += head.size
        piece = data[at : at + length]
        at += length
        if place != len(pieces) or len(piece) != length:
            raise DamagedError
        if not length:
            if said != bytes(_PROOF):
                raise DamagedError
            return b"".join(pieces)
        if hashlib.sha256(piece).digest() != said:
            raise DamagedError
        pieces.append(piece)


def _proof(proof: bytes, place: int, piece: bytes) -> bytes:
    said = struct.pack("<QI", place, len(piece)) + piece
    return hmac.digest(proof_key(proof, place), said, "sha256")
