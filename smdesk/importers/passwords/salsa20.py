"""Salsa20, the stream cipher with which older KeePass files hide passwords inside.

After D. J. Bernstein's specification. No library that smdesk has offers it. All blocks are made at
once: each of the sixteen words of the state is one large number that has a lane of 64 bits for
every block, the word in its lower half.
"""

from collections.abc import Iterable

BLOCK = 64
_WORD = 4
_LANE = 8
_SIGMA = b"expand 32-byte k"
_COLUMNS = ((0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11))
_ROWS = ((0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14))
_STEPS = ((1, 0, 3, 7), (2, 1, 0, 9), (3, 2, 1, 13), (0, 3, 2, 18))
"""Of a quarter of a round: the word that changes, the two that are added, and the rotation."""
_TURNS = 10
_AT_ONCE = 16_384
"""Blocks, so that the sixteen numbers stay in the processor's cache."""


def keystream(key: bytes, nonce: bytes, length: int) -> bytes:
    """Return the first bytes of the stream for a key of 32 bytes and a nonce of 8."""
    blocks = -(-length // BLOCK)
    made = b"".join(
        _blocks(key, nonce, start, min(_AT_ONCE, blocks - start))
        for start in range(0, blocks, _AT_ONCE)
    )
    return made[:length]


def _blocks(key: bytes, nonce: bytes, start: int, count: int) -> bytes:
    ones = int.from_bytes((1).to_bytes(_LANE, "little") * count, "little")
    low = ones * 0xFFFF_FFFF
    counters = range(start, start + count)
    begin = [word * ones for word in _state(key, nonce)]
    begin[8] = _lanes(counter & 0xFFFF_FFFF for counter in counters)
    begin[9] = _lanes(counter >> 32 for counter in counters)
    state = list(begin)
    for _ in range(_TURNS):
        for quarter in (*_COLUMNS, *_ROWS):
            for target, one, other, turn in _STEPS:
                total = (state[quarter[one]] + state[quarter[other]]) & low
                state[quarter[target]] ^= (total << turn | total >> (32 - turn)) & low
    out = bytearray(BLOCK * count)
    words = memoryview(out).cast("I")
    for place, (first, last) in enumerate(zip(begin, state, strict=True)):
        lanes = ((first + last) & low).to_bytes(_LANE * count, "little")
        words[place :: BLOCK // _WORD] = memoryview(lanes).cast("I")[::2]
    return bytes(out)


def _lanes(values: Iterable[int]) -> int:
    return int.from_bytes(b"".join(value.to_bytes(_LANE, "little") for value in values), "little")


def _state(key: bytes, nonce: bytes) -> list[int]:
    laid = b"".join(
        (_SIGMA[:4], key[:16], _SIGMA[4:8], nonce, bytes(8), _SIGMA[8:12], key[16:], _SIGMA[12:])
    )
    return [int.from_bytes(laid[i : i + _WORD], "little") for i in range(0, BLOCK, _WORD)]
