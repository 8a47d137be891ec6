"""Shares as words on paper, in the form of SLIP-0039: read, checked, and brought together.

The form is public and settled (github.com/satoshilabs/slips, slip-0039.md), so what is on a
trustee's page can also be read without smdesk. We write one group of shares without a passphrase;
we read all that the form knows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from smdesk.vault import shamir
from smdesk.vault.errors import PaperWhy, ShareError
from smdesk.vault.typing_errors import explains

WORD_BITS = 10
LISTED = 1 << WORD_BITS
_CHECK_WORDS = 3
_HEAD_WORDS = 4
SHORTEST = 20
"""Words of a share of the shortest secret, of 128 bits; ours are that long."""
_ROUNDS = 4
_PASSES = 10_000
_GENERATORS = (
    0x00E0E040,
    0x01C1C080,
    0x03838100,
    0x07070200,
    0x0E0E0009,
    0x1C0C2412,
    0x38086C24,
    0x3090FC48,
    0x21B1F890,
    0x03F3F120,
)
"""Of the form's checksum: a Reed-Solomon code over 1,024 symbols, three of which are added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One share: what set it belongs to, its place in that, and its part of the secret."""

    set: int
    """A number of 15 bits that all shares of one set have in common."""
    extendable: bool = False
    passes: int = 0
    """The exponent of how often the secret was stirred before it was split."""
    group: int = 0
    groups_needed: int = 1
    groups: int = 1
    place: int
    """Counted from 0."""
    needed: int
    """How many shares of the group bring its part back."""
    value: bytes = field(repr=False)

    @property
    def common(self) -> tuple[int, bool, int, int, int, int]:
        """What all shares of one set agree in."""
        return (
            self.set,
            self.extendable,
            self.passes,
            self.groups_needed,
            self.groups,
            len(self.value),
        )

    def numbers(self) -> tuple[int, ...]:
        """Return the share as the numbers of its words, the checksum last."""
        bits = len(self.value) * 8
        words = -(-bits // WORD_BITS)
        head = self.set << 5 | self.extendable << 4 | self.passes
        for part in (
            self.group,
            self.groups_needed - 1,
            self.groups - 1,
            self.place,
            self.needed - 1,
        ):
            head = head << 4 | part
        whole = head << words * WORD_BITS | int.from_bytes(self.value)
        data = _words(whole, _HEAD_WORDS + words)
        left = _remainder((*_label(self.extendable), *data, 0, 0, 0)) ^ 1
        return (*data, *_words(left, _CHECK_WORDS))


def read(numbers: Sequence[int]) -> Share:
    """Return the share that the numbers of its words say.

    Raises ShareError: LENGTH, CHECKSUM (``at`` is the one word that must be wrong, counted from 1,
    or 0 where there are several), or NOT_A_SHARE for what no program ever wrote.
    """
    words = len(numbers) - _HEAD_WORDS - _CHECK_WORDS
    padding = words * WORD_BITS % 16
    if len(numbers) < SHORTEST or padding > 8:  # noqa: PLR2004 - less than a byte of padding
        raise ShareError(PaperWhy.LENGTH, at=len(numbers))
    extendable = bool(numbers[1] >> 4 & 1)
    if _remainder(_label(extendable) + tuple(numbers)) != 1:
        raise ShareError(PaperWhy.CHECKSUM, at=suspect(numbers))
    head = _joined(numbers[:_HEAD_WORDS])
    value = _joined(numbers[_HEAD_WORDS:-_CHECK_WORDS])
    bits = words * WORD_BITS - padding
    parts = [head >> 4 * at & 15 for at in range(5)]
    if value >> bits or parts[3] > parts[2]:
        raise ShareError(PaperWhy.NOT_A_SHARE)
    return Share(
        set=head >> 25,
        extendable=extendable,
        passes=head >> 20 & 15,
        group=parts[4],
        groups_needed=parts[3] + 1,
        groups=parts[2] + 1,
        place=parts[1],
        needed=parts[0] + 1,
        value=value.to_bytes(bits // 8),
    )


def suspect(numbers: Sequence[int]) -> int:
    """Return the one word, counted from 1, that alone can be why the checksum fails; 0 for none.

    Any two right shares differ in at least four words, so one wrong word is found for certain. It
    is never mended here: whoever typed it looks at the paper again.
    """
    for extendable in (False, True):
        label = _label(extendable)
        wrong = _remainder(label + tuple(numbers)) ^ 1
        still = _remainder(label + (0,) * len(numbers))
        for at in range(len(numbers)):
            effects = []
            for bit in range(WORD_BITS):
                alone = [0] * len(numbers)
                alone[at] = 1 << bit
                effects.append(_remainder(label + tuple(alone)) ^ still)
            if explains(wrong, effects):
                return at + 1
    return 0


def split(secret: bytes, needed: int, count: int, *, set_number: int) -> list[Share]:
    """Return the shares of a secret of at least 16 bytes, any ``needed`` of which are enough."""
    stirred = _stir(secret, range(_ROUNDS), passes=0, salt=_salt(set_number, extendable=False))
    parts = shamir.split(stirred, needed, count)
    return [
        Share(set=set_number, place=place, needed=needed, value=value)
        for place, value in parts.items()
    ]


def join(shares: Iterable[Share], passphrase: bytes = b"") -> bytes:
    """Return the secret that the shares bring back; exactly as many as are needed.

    Raises ShareError: OTHER_SET, TWICE, TOO_FEW (``at`` says how many are missing) or
    WRONG_TOGETHER.
    """
    groups: dict[int, dict[int, Share]] = {}
    given = list(shares)
    for share in given:
        if share.common != given[0].common:
            raise ShareError(PaperWhy.OTHER_SET)
        members = groups.setdefault(share.group, {})
        if share.place in members:
            raise ShareError(PaperWhy.TWICE, at=share.place + 1)
        members[share.place] = share
    if not given:
        raise ShareError(PaperWhy.TOO_FEW, at=1)
    first = given[0]
    parts = {group: _of_group(members) for group, members in groups.items()}
    if len(parts) != first.groups_needed:
        raise ShareError(PaperWhy.TOO_FEW, at=max(first.groups_needed - len(parts), 0))
    stirred = _together(parts, first.groups_needed)
    salt = _salt(first.set, extendable=first.extendable)
    return _stir(
        stirred, reversed(range(_ROUNDS)), passes=first.passes, salt=salt, passphrase=passphrase
    )


def _of_group(members: dict[int, Share]) -> bytes:
    needed = {share.needed for share in members.values()}
    if len(needed) != 1:
        raise ShareError(PaperWhy.OTHER_SET)
    (count,) = needed
    if len(members) != count:
        raise ShareError(PaperWhy.TOO_FEW, at=max(count - len(members), 0))
    return _together({place: share.value for place, share in members.items()}, count)


def _together(parts: dict[int, bytes], needed: int) -> bytes:
    try:
        return shamir.join(parts, needed)
    except shamir.WrongSharesError:
        raise ShareError(PaperWhy.WRONG_TOGETHER) from None


def _stir(
    secret: bytes, rounds: Iterable[int], *, passes: int, salt: bytes, passphrase: bytes = b""
) -> bytes:
    """Return the secret after the form's four rounds; backwards they undo themselves."""
    # Whoever only shows the door does without it.
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC  # noqa: PLC0415

    half = len(secret) // 2
    left, right = secret[:half], secret[half:]
    for number in rounds:
        form = PBKDF2HMAC(
            algorithm=hashes.SHA256(),
            length=half,
            salt=salt + right,
            iterations=(_PASSES << passes) // _ROUNDS,
        )
        key = form.derive(bytes([number]) + passphrase)
        left, right = right, bytes(a ^ b for a, b in zip(left, key, strict=True))
    return right + left


def _salt(number: int, *, extendable: bool) -> bytes:
    return b"" if extendable else b"shamir" + number.to_bytes(2)


def _label(extendable: bool) -> tuple[int, ...]:
    return tuple(b"shamir_extendable" if extendable else b"shamir")


def _remainder(numbers: Sequence[int]) -> int:
    left = 1
    for number in numbers:
        over = left >> 20
        left = (left & 0xFFFFF) << 10 ^ number
        for bit, generator in enumerate(_GENERATORS):
            left ^= -(over >> bit & 1) & generator
    return left


def _words(number: int, words: int) -> tuple[int, ...]:
    return tuple(number >> WORD_BITS * at & LISTED - 1 for at in reversed(range(words)))


def _joined(numbers: Iterable[int]) -> int:
    whole = 0
    for number in numbers:
        whole = whole << WORD_BITS | number
    return whole
