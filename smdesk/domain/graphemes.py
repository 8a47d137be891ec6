"""Counts what people take for one sign, however many parts it is written with.

The rules are those for extended grapheme clusters of Unicode Standard Annex 29 (GB1 to GB999). Most
properties come with Python; those that do not stand here as ranges, from the Unicode Character
Database 15.1 (GraphemeBreakProperty, emoji-data, DerivedCoreProperties).
"""

import re
import unicodedata
from functools import lru_cache

PICTOGRAPHIC = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u2388\u23cf"
    "\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2605\u2607-\u2612"
    "\u2614-\u2685\u2690-\u2705\u2708-\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747"
    "\u274c\u274e\u2753-\u2755\u2757\u2763-\u2767\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935"
    "\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f0ff"
    "\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f171\U0001f17e\U0001f17f\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1ad-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f23a\U0001f23c-\U0001f23f\U0001f249-\U0001f3fa\U0001f400-\U0001f53d"
    "\U0001f546-\U0001f64f\U0001f680-\U0001f6ff\U0001f774-\U0001f77f\U0001f7d5-\U0001f7ff"
    "\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f\U0001f888-\U0001f88f"
    "\U0001f8ae-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001faff"
    "\U0001fc00-\U0001fffd"
)
"""Signs that pictures are made of, as a class of a regular expression."""

_EXTENDS = (
    "\u09be\u09d7\u0b3e\u0b57\u0bbe\u0bd7\u0cc0\u0cc2\u0cc7\u0cc8\u0cca\u0ccb\u0cd5\u0cd6\u0d3e\u0d57"
    "\u0dcf\u0ddf\u1715\u1734\u1b35\u1b3b\u1b3d\u1b43\u1b44\u1baa\u1bf2\u1bf3\u200c\u302e\u302f\ua953"
    "\ua9c0\uff9e\uff9f\U000111c0\U00011235\U0001133e\U0001134d\U00011357\U000114b0\U000114bd"
    "\U000115af\U000116b6\U00011930\U0001193d\U00011f41\U00016ff0\U00016ff1\U0001d165\U0001d166"
    "\U0001d16d-\U0001d172\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
)
_NOT_SPACING = (
    "\u102b\u102c\u1038\u1062-\u1064\u1067-\u106d\u1083\u1087-\u108c\u108f\u109a-\u109c\u1a61\u1a63"
    "\u1a64\uaa7b\uaa7d\U00011720\U00011721"
)
_PREPENDS = (
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U0001193f\U00011941\U00011a3a\U00011a84-\U00011a89\U00011d46\U00011f02"
)
_CONSONANTS = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9\u09dc\u09dd"
    "\u09df\u09f0\u09f1\u0a95-\u0aa8\u0aaa-\u0ab0\u0ab2\u0ab3\u0ab5-\u0ab9\u0af9\u0b15-\u0b28"
    "\u0b2a-\u0b30\u0b32\u0b33\u0b35-\u0b39\u0b5c\u0b5d\u0b5f\u0b71\u0c15-\u0c28\u0c2a-\u0c39"
    "\u0c58-\u0c5a\u0d15-\u0d3a"
)
_LINKERS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_CONTROLS = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_KINDS = (
    ("X", re.compile(f"[{_EXTENDS}]")),
    ("P", re.compile(f"[{_PREPENDS}]")),
    ("E", re.compile(f"[{PICTOGRAPHIC}]")),
    ("K", re.compile(f"[{_CONSONANTS}]")),
    ("R", re.compile("[\U0001f1e6-\U0001f1ff]")),
    ("L", re.compile("[\u1100-\u115f\ua960-\ua97c]")),
    ("V", re.compile("[\u1160-\u11a7\ud7b0-\ud7c6]")),
    ("T", re.compile("[\u11a8-\u11ff\ud7cb-\ud7fb]")),
    ("M", re.compile("[\u0e33\u0eb3]")),
)
_APART = re.compile(f"[{_NOT_SPACING}]")
_FIRST_SYLLABLE, _LAST_SYLLABLE, _TAILS = 0xAC00, 0xD7A3, 28
_CLUSTER = re.compile(
    # A carriage return takes its line feed along; other controls stand alone.
    "rn|[rnC]"
    "|P*(?:"
    # Hangul syllables; flags, two and two; pictures that are joined; consonants that are.
    "L*(?:V+|YV*|Z)T*|L+|T+|RR|E(?:[X2]*JE)*|K(?:[XJ]*2[XJ2]*K)*|[^rnC]"
    ")[XJM2]*"
    "|P+"
)


def graphemes(text: str) -> int:
    """Return how many signs people see in the text."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _CLUSTER.finditer("".join(map(_kind, text))))


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:  # noqa: PLR0911 - one line for each property
    """Return the letter for how the sign joins others; ``.`` for one that does not."""
    if sign in "\r\n":
        return "r" if sign == "\r" else "n"
    if sign == "\u200d":
        return "J"
    if sign in _LINKERS:
        return "2"
    for letter, signs in _KINDS:
        if signs.match(sign):
            return letter
    code = ord(sign)
    if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
        return "Y" if (code - _FIRST_SYLLABLE) % _TAILS == 0 else "Z"
    category = unicodedata.category(sign)
    if category in {"Mn", "Me"}:
        return "X"
    if category == "Mc":
        return "." if _APART.match(sign) else "M"
    return "C" if category in _CONTROLS else "."
