"""How a post may look at a platform: where its text folds, and what of a picture is cut away."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from smdesk.domain.counting import COUNT, Counter

_JOINED = frozenset("\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0x1F3FB, 0x1F400)}
"""Signs that belong to the one before."""


@dataclass(frozen=True, slots=True)
class Ratios:
    """The shapes of pictures that a platform shows whole, as width by height."""

    narrowest: float
    widest: float
    source: str
    checked: str
    """The day or month it was looked at, as the file of platforms has it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture, in its own pixels."""

    left: int
    top: int
    width: int
    height: int


def folded(text: str, counter: Counter, most: int) -> tuple[str, str]:
    """Return what is shown before the fold, and what readers have to ask for.

    A sign that people see as one is never cut in two.
    """
    if COUNT[counter](text) <= most:
        return text, ""
    # No way of counting gives one sign less than a sixteenth, so more is not looked at.
    reach = min(len(text), most * 16 + 64)
    count = COUNT[counter]
    place = bisect_right(range(reach + 1), most, key=lambda end: count(text[:end])) - 1
    while 0 < place < len(text) and _belongs(text, place):
        place -= 1
    return text[:place], text[place:]


def cropped(width: int, height: int, ratios: Ratios) -> Area:
    """Return what is left of a picture of so many pixels, cut alike at both sides."""
    whole = Area(0, 0, width, height)
    if width <= 0 or height <= 0:
        return whole
    ratio = width / height
    if ratio < ratios.narrowest:
        kept = round(width / ratios.narrowest)
        return Area(0, (height - kept) // 2, width, kept)
    if ratio > ratios.widest:
        kept = round(height * ratios.widest)
        return Area((width - kept) // 2, 0, kept, height)
    return whole


def ratio_of(said: str) -> float:
    """Return the number that ``4:5`` or ``1.91:1`` says; raises ValueError."""
    wide, _, high = said.partition(":")
    return float(wide) / float(high or "1")


def _belongs(text: str, place: int) -> bool:
    return (
        text[place] in _JOINED
        or text[place - 1] == "\u200d"
        or unicodedata.combining(text[place]) != 0
    )
