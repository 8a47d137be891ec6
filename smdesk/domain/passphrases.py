"""How hard a passphrase of somebody's own is to guess, counted carefully."""

import re
import unicodedata

STRONG_BITS = 60
"""Below this, whoever steals the cabinet's folder could guess the passphrase in time."""

WORD_BITS = 11.0
"""A word of a language counts as one of 2,048, however long it is."""
LETTER_BITS, DIGIT_BITS, SIGN_BITS, MIXED_BITS = 3.0, 3.0, 4.0, 5.0
LEAST_MIX, FEW = 3, 2
_PARTS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890", "9876543210")
COMMON = frozenset("password passwort library admin letmein welcome secret smdesk login".split())  # noqa: SIM905


def bits(passphrase: str) -> float:
    """Return how many bits a guesser who knows how people choose would have to try.

    Words count as words and not as letters; what is repeated, runs along the keyboard or stands in
    every list of passwords counts for nothing.
    """
    text = unicodedata.normalize("NFKC", passphrase)
    known: set[str] = set()
    total = 0.0
    for chunk in text.split():
        if chunk.casefold() not in known:
            total += _mixed(chunk) if _is_mixed(chunk) else _parts(chunk, known)
        known.add(chunk.casefold())
    return total


def good_enough(passphrase: str) -> bool:
    """Whether it is hard enough to guess."""
    return bits(passphrase) >= STRONG_BITS


def same_passphrase(one: str, other: str) -> bool:
    """Whether both open the same: they count in their NFKC form."""
    return unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)


def _parts(chunk: str, known: set[str]) -> float:
    total = 0.0
    for part in _PARTS.findall(chunk):
        plain = part.casefold()
        if plain not in known and plain not in COMMON and not _runs(plain):
            total += min(WORD_BITS, _each(part) * _length(plain))
        known.add(plain)
    return total


def _each(part: str) -> float:
    if part.isdigit():
        return DIGIT_BITS
    return LETTER_BITS if part.isalpha() else SIGN_BITS


def _length(part: str) -> int:
    """Return how many of its letters count: not those that are but repeated."""
    return len(part) if len(set(part)) > FEW else len(set(part))


def _is_mixed(chunk: str) -> bool:
    """Whether letters, digits and signs change so often that it was made by a machine."""
    return len(_PARTS.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", chunk))) > LEAST_MIX and not (
        set(re.split(r"[^\W\d_]+", chunk)) <= {"", "-", ".", ",", "_"}
    )


def _mixed(chunk: str) -> float:
    return MIXED_BITS * len(set(chunk))


def _runs(part: str) -> bool:
    least = 4
    return len(part) >= least and any(part in run or part[::-1] in run for run in _RUNS)
