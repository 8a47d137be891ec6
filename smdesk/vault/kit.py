"""The paper kit: a secret as groups of letters that can be typed without mixing any two up."""

import re
from collections.abc import Sequence

from smdesk.vault.errors import KitError, PaperWhy
from smdesk.vault.typing_errors import explains

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Five bits each. I, L, O and U are no letters of a kit, so nothing has to be told from 1, 0, V."""
GROUP, GROUPS = 4, 8
SECRET_BYTES = 16
_CHECK = 6
_DATA = GROUP * GROUPS - _CHECK
_LABEL = tuple(b"smdesk-kit")
_END = 0x2BC830A3
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
"""Of the checksum: the code over 32 letters of BIP-173, with the end of BIP-350. It notices up to
four wrong letters for certain, and of others all but one in a thousand million."""
_READ_AS = str.maketrans("ILOU", "110V")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015.,·]+")


def written(secret: bytes) -> tuple[str, ...]:
    """Return the secret of 16 bytes as eight groups of four letters, the checksum within."""
    whole = int.from_bytes(secret)
    data = [whole >> 5 * at & 31 for at in reversed(range(_DATA))]
    left = _remainder((*data, *(0,) * _CHECK)) ^ _END
    check = (left >> 5 * at & 31 for at in reversed(range(_CHECK)))
    letters = "".join(LETTERS[number] for number in (*data, *check))
    return tuple(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def read(text: str) -> bytes:
    """Return the secret that was typed; blanks and hyphens between letters count for nothing.

    Raises KitError: LENGTH (``at`` letters were typed), or CHECKSUM (``at`` is the group that
    alone must be wrong, counted from 1, or 0 where there are several).
    """
    letters = tidied(text)
    numbers = [LETTERS.find(letter) for letter in letters]
    if -1 in numbers:
        raise KitError(PaperWhy.CHECKSUM, at=numbers.index(-1) // GROUP + 1)
    if len(numbers) != GROUP * GROUPS:
        raise KitError(PaperWhy.LENGTH, at=len(numbers))
    if _remainder(numbers) != _END:
        raise KitError(PaperWhy.CHECKSUM, at=_suspect(numbers))
    whole = 0
    for number in numbers[:_DATA]:
        whole = whole << 5 | number
    if whole >> SECRET_BYTES * 8:
        raise KitError(PaperWhy.CHECKSUM)
    return whole.to_bytes(SECRET_BYTES)


def tidied(text: str) -> str:
    """Return the letters that were typed, in capitals, each look-alike as what it stands for."""
    return _BETWEEN.sub("", text).upper().translate(_READ_AS)


def _suspect(numbers: Sequence[int]) -> int:
    """Return the one group that can be why the checksum fails; 0 where several could."""
    wrong, still = _remainder(numbers) ^ _END, _remainder((0,) * len(numbers))
    found = []
    for group in range(GROUPS):
        effects = []
        for bit in range(GROUP * 5):
            alone = [0] * len(numbers)
            alone[group * GROUP + bit // 5] = 1 << bit % 5
            effects.append(_remainder(alone) ^ still)
        if explains(wrong, effects):
            found.append(group + 1)
    return found[0] if len(found) == 1 else 0


def _remainder(numbers: Sequence[int]) -> int:
    left = 1
    for number in (*_LABEL_NUMBERS, *numbers):
        over = left >> 25
        left = (left & 0x1FFFFFF) << 5 ^ number
        for bit, generator in enumerate(_GENERATORS):
            left ^= -(over >> bit & 1) & generator
    return left


_LABEL_NUMBERS = (*(n >> 5 for n in _LABEL), 0, *(n & 31 for n in _LABEL))
