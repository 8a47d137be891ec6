"""Estimates how hard passwords are to guess, with zxcvbn, the estimator that Dropbox made."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any

from smdesk.domain.secret_text import SecretText
from smdesk.domain.strength import Strength, Weakness

MOST = 100
"""Letters that are looked at: what comes after them is not needed to be strong, and costs time."""

_ALONE = Lock()
"""The estimator keeps what is known in one place, so one thread at a time may ask it."""

_DICTIONARIES = {
    "passwords": Weakness.COMMON,
    "user_inputs": Weakness.OWN_NAME,
    "surnames": Weakness.NAME,
    "male_names": Weakness.NAME,
    "female_names": Weakness.NAME,
}
_PATTERNS = {
    "spatial": Weakness.KEYBOARD,
    "repeat": Weakness.REPEATED,
    "sequence": Weakness.RUN,
    "date": Weakness.DAY,
    "regex": Weakness.DAY,
}


def strength(text: SecretText, known: Iterable[str] = ()) -> Strength:
    """Return the estimate; ``known`` is what a guesser knows, as the account's name and login.

    Any thread may ask. Takes about a millisecond for a usual password, and imports the estimator
    at the first call.
    """
    if not text:
        return Strength(0, 0.0, Weakness.SHORT)
    said = _estimate(text, _parts(known))
    score = int(said["score"])
    made = Strength(score, float(said["guesses_log10"]))
    if not made.weak:
        return made
    return Strength(score, made.guesses_log10, _why(said["sequence"]))


def _estimate(text: SecretText, known: list[str]) -> Mapping[str, Any]:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - heavy, and wanted by few
    from zxcvbn.matching import RANKED_DICTIONARIES  # noqa: PLC0415

    with _ALONE:
        try:
            said: Mapping[str, Any] = zxcvbn(
                text.reveal()[:MOST], user_inputs=known, max_length=MOST
            )
        finally:
            # It would keep what is known in a place that outlives the cabinet's being open.
            RANKED_DICTIONARIES["user_inputs"] = {}
    return said


def _parts(known: Iterable[str]) -> list[str]:
    """Return what is known whole and in pieces: a login's name is guessed without its domain."""
    whole = [one.strip() for one in known if one.strip()]
    pieces = [piece for one in whole for piece in one.replace("@", " ").replace(".", " ").split()]
    return list(dict.fromkeys([*whole, *pieces]))


def _why(sequence: Sequence[Mapping[str, Any]]) -> Weakness:
    """Return what the longest part that a guesser knows is."""
    known = [match for match in sequence if match["pattern"] != "bruteforce"]
    if not known:
        return Weakness.SHORT
    longest = max(known, key=lambda match: len(match["token"]))
    if longest["pattern"] == "dictionary":
        return _DICTIONARIES.get(longest["dictionary_name"], Weakness.WORD)
    return _PATTERNS.get(longest["pattern"], Weakness.WORD)
