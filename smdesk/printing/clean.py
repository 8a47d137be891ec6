"""Text made fit for paper: what no page can show is left out, the rest stays as it was typed."""

import unicodedata
from collections.abc import Mapping, Sequence

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""Plain data, as JSON can say it."""

_ORDERS_OF_WRITING = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Marks that turn the order of letters around, by which one name can pass for another."""
_LEFT_OUT = frozenset({"Cc", "Co", "Cs"})
"""Control characters, characters of private meaning, and halves of pairs."""
_LINE_ENDS = str.maketrans({"\r": "\n", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})


def clean(text: str) -> str:
    """Return the text with one kind of line end and without what cannot or must not be printed."""
    lines = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    return "".join(c for c in unicodedata.normalize("NFC", lines) if _printable(c))


def clean_all(data: Json) -> Json:
    """Return the data with every text in it cleaned; keys stay as they are."""
    match data:
        case str():
            return clean(data)
        case Mapping():
            return {key: clean_all(value) for key, value in data.items()}
        case Sequence():
            return [clean_all(value) for value in data]
        case _:
            return data


def _printable(character: str) -> bool:
    if character == "\n":
        return True
    if character in _ORDERS_OF_WRITING or character == "\ufeff":
        return False
    code = ord(character)
    never_assigned = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - Unicode
    return not never_assigned and unicodedata.category(character) not in _LEFT_OUT
