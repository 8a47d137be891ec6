"""The board's shares: a secret split over several pages of words, some of which bring it back."""

import hmac
import os
import secrets
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path

from smdesk.domain.secret_text import SecretText
from smdesk.vault import slip39
from smdesk.vault.errors import PaperWhy, ShareError
from smdesk.vault.slip39 import Share

SHARE_WORDS = slip39.SHORTEST
PROOF_WORDS = (5, 6)
"""Which words of a share its holder types back, counted from 1; the same of every share.

Words 1 to 4 tell which share it is and hold no secret. Were other words asked of each holder, what
is kept of several shares could be put together; so all that is kept speaks of the same three bytes.
"""
_PROOF_BYTES, _SALT_BYTES = 2, 16
_TELLING = 4
"""Letters after which no two words of the list are the same."""


class ShareWords:
    """The 1,024 words that shares are written in; read when they are first used."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._listed: tuple[str, ...] = ()
        self._numbers: dict[str, int] = {}

    def listed(self) -> tuple[str, ...]:
        """Return all words, in the order of the alphabet."""
        if not self._listed:
            self._listed = tuple(self._file.read_text("utf-8").split())
            self._numbers = {word: at for at, word in enumerate(self._listed)}
            for at, word in enumerate(self._listed):
                self._numbers.setdefault(word[:_TELLING], at)
            if len(set(self._listed)) != slip39.LISTED:
                message = "the list of words for shares is not whole"
                raise RuntimeError(message)
        return self._listed

    def knows(self, word: str) -> bool:
        """Whether it is one of the words, or their first four letters."""
        self.listed()
        return word.strip().casefold() in self._numbers

    def begins(self, text: str) -> bool:
        """Whether some word begins like this."""
        plain = text.strip().casefold()
        at = bisect_left(self.listed(), plain)
        return at < len(self._listed) and self._listed[at].startswith(plain)

    def completed(self, text: str) -> str:
        """Return the one word that begins like this; the text itself where there are several."""
        plain = text.strip().casefold()
        at = bisect_left(self.listed(), plain)
        if not plain or not self.begins(plain) or self._listed[at] == plain:
            return plain
        following = self._listed[at + 1 : at + 2]
        alone = not following or not following[0].startswith(plain)
        return self._listed[at] if alone else plain

    def written(self, share: Share) -> tuple[str, ...]:
        """Return the share in words: 20 of them for a secret of 128 bits."""
        listed = self.listed()
        return tuple(listed[number] for number in share.numbers())

    def read(self, words: Sequence[str]) -> Share:
        """Return the share that was typed.

        Raises ShareError: UNKNOWN_WORD (``at`` says which), or what ``slip39.read`` raises.
        """
        for at, word in enumerate(words, start=1):
            if not self.knows(word):
                raise ShareError(PaperWhy.UNKNOWN_WORD, at=at)
        return slip39.read([self._numbers[word.strip().casefold()] for word in words])


def split(secret: bytes, needed: int, count: int) -> list[Share]:
    """Return the shares of a set of its own, any ``needed`` of which bring the secret back."""
    return slip39.split(secret, needed, count, set_number=secrets.randbelow(1 << 15))


def secret_of(shares: Iterable[Share]) -> bytes:
    """Return the secret that the shares bring back; more than are needed must agree.

    Raises ShareError as ``slip39.join`` does.
    """
    given = list(shares)
    needed = max((share.needed for share in given), default=1)
    ours = slip39.join(given[:needed])
    for extra in given[needed:]:
        if extra.place in {share.place for share in given[:needed]}:
            raise ShareError(PaperWhy.TWICE, at=extra.place + 1)
        # One of the first makes room: together they must say the same.
        if slip39.join([*given[1:needed], extra]) != ours:
            raise ShareError(PaperWhy.WRONG_TOGETHER)
    return ours


def asked(words: SecretText) -> SecretText:
    """Return the words of a share that its holder types back."""
    said = words.reveal().split()
    return SecretText(" ".join(said[at - 1] for at in PROOF_WORDS))


def proof_of(words: SecretText) -> bytes:
    """Return what two words of a share can be compared with later, and little be learnt from."""
    salt = os.urandom(_SALT_BYTES)
    return salt + _proof(salt, asked(words))


def proves(proof: bytes, typed: SecretText) -> bool:
    """Whether the words typed are the two that the proof was made from."""
    salt, made = proof[:_SALT_BYTES], proof[_SALT_BYTES:]
    return hmac.compare_digest(made, _proof(salt, typed))


def _proof(salt: bytes, words: SecretText) -> bytes:
    said = " ".join(word.casefold()[:_TELLING] for word in words.reveal().split())
    return hmac.digest(salt, b"smdesk/delivered/v1|" + said.encode(), "sha256")[:_PROOF_BYTES]
