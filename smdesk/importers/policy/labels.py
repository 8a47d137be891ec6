"""The numbers that stand before clauses in a file: 1.2.3., (a), iv), Paragraph 2."""

import re
from dataclasses import dataclass
from enum import Enum

from smdesk.domain.policy.content import DEEPEST
from smdesk.domain.policy.numbering import Scheme, letters, roman

_WORD = re.compile(
    r"(?P<word>paragraph|article|section|chapter|part|clause|§)\s*"
    r"(?P<path>\d{1,3}(?:\.\d{1,3}){0,5}|[ivxlc]{1,7})\s*(?P<end>[.:)]|(?=\s|$))\s*",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?P<path>\d{1,3}(?:\.\d{1,3}){1,8})(?P<end>[.):]?)(?=\s|$)\s*")
_SINGLE = re.compile(r"(?P<open>\(?)(?P<sign>\d{1,3}|[a-z]{1,2}|[ivxlc]{1,7}|[A-Z]|[IVXLC]{1,7})"
                     r"(?P<end>[.)])(?=\s|$)\s*")  # fmt: skip
_BARE = re.compile(r"(?P<count>\d{1,2})\s+(?=\S)")
_BULLET = re.compile(r"(?P<sign>[-–—•·‣◦▪●○*+□☐\uf0b7\uf0a7]|o(?=\s))\s+")
_MOST_ROMAN = 200
_ROMANS = {roman(count): count for count in range(1, _MOST_ROMAN)}


class Style(Enum):
    """How a number is written."""

    WORD = "word"
    PATH = "path"
    COUNT = "count"
    SMALL = "small"
    CAPITAL = "capital"
    ROMAN = "roman"
    CAPITAL_ROMAN = "capital_roman"


@dataclass(frozen=True, slots=True)
class Label:
    """A number before a clause: ``said`` as it stands there, and where the words begin."""

    said: str
    length: int
    readings: tuple[tuple[Style, int], ...]
    """What it may be read as, with its count: an i is a letter and a Roman one."""
    path: tuple[int, ...] = ()
    closing: str = ""


def label_of(text: str) -> Label | None:
    """Return the number that a line begins with, or None where it begins with none."""
    found = _WORD.match(text)
    if found:
        said = found[0].strip()
        sign = found["path"].casefold()
        path = _path(sign) if sign[0].isdigit() else (_ROMANS.get(sign, 0),)
        if all(path):
            return Label(said, found.end(), ((Style.WORD, path[-1]),), path)
    found = _PATH.match(text)
    if found:
        path = _path(found["path"])
        plain = all(path) and not any(part.startswith("0") for part in found["path"].split("."))
        if plain:
            return Label(found[0].strip(), found.end(), ((Style.PATH, path[-1]),), path)
    found = _SINGLE.match(text)
    if found and (not found["open"] or found["end"] == ")"):
        readings = tuple(_readings(found["sign"]))
        if readings:
            closing = found["open"] + found["end"]
            return Label(found[0].strip(), found.end(), readings, (), closing)
    return None


def heading_label_of(text: str) -> Label | None:
    """Return the number of a heading, which needs no full stop: ``1 Answers``."""
    found = _BARE.match(text)
    if found is None:
        return label_of(text)
    count = int(found["count"])
    return Label(found["count"], found.end(), ((Style.PATH, count),), (count,)) if count else None


def bullet_of(text: str) -> int:
    """Return how long the sign of a bullet is with its space, 0 where there is none."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def _path(said: str) -> tuple[int, ...]:
    return tuple(int(part) for part in said.split("."))


def _readings(sign: str) -> list[tuple[Style, int]]:
    if sign.isdigit():
        return [(Style.COUNT, int(sign))] if int(sign) else []
    small = sign.islower()
    low = sign.casefold()
    found = []
    if low in _ROMANS:
        found.append((Style.ROMAN if small else Style.CAPITAL_ROMAN, _ROMANS[low]))
    if len(low) == 1:
        found.append((Style.SMALL if small else Style.CAPITAL, ord(low) - ord("a") + 1))
    elif low == letters(_letter_count(low)):
        found.append((Style.SMALL if small else Style.CAPITAL, _letter_count(low)))
    return found


def _letter_count(low: str) -> int:
    count = 0
    for sign in low:
        count = count * 26 + ord(sign) - ord("a") + 1
    return count


@dataclass(slots=True)
class _Level:
    style: Style
    closing: str
    count: int


class Depths:
    """Tells how deep each numbered line lies, from the numbers alone, in reading order."""

    def __init__(self) -> None:
        self._open: list[_Level] = []
        self._met: list[tuple[Style, int]] = []
        self.raised = 0
        """How many lay deeper than clauses may."""

    def depth(self, label: Label) -> int:
        """Return the depth of the next line."""
        depth, style = self._placed(label)
        self._met.append((style, depth))
        if depth > DEEPEST:
            self.raised += 1
            return DEEPEST
        return depth

    @property
    def scheme(self) -> Scheme:
        """How the lines so far seem to be numbered."""
        if not self._met:
            return Scheme.NONE
        if any(style is Style.WORD for style, depth in self._met if depth == 0):
            return Scheme.PARAGRAPH
        lettered = (Style.SMALL, Style.ROMAN, Style.CAPITAL, Style.CAPITAL_ROMAN)
        if any(style in lettered for style, _ in self._met):
            return Scheme.LETTERS
        return Scheme.DECIMAL

    def _placed(self, label: Label) -> tuple[int, Style]:
        if label.path:
            style = label.readings[0][0]
            del self._open[len(label.path) - 1 :]
            for level, count in zip(self._open, label.path, strict=False):
                level.count = count
            while len(self._open) < len(label.path):
                self._open.append(_Level(style, "", label.path[len(self._open)]))
            return len(label.path) - 1, style
        known = self._continued(label)
        if known is not None:
            return known
        style, count = next((one for one in label.readings if one[1] == 1), label.readings[-1])
        same = self._same(style, label.closing)
        if same is not None and count != 1:
            return self._take(same, count), style
        if same is not None:
            # A list that begins anew below another clause of the same level.
            del self._open[same:]
        self._open.append(_Level(style, label.closing, count))
        return len(self._open) - 1, style

    def _continued(self, label: Label) -> tuple[int, Style] | None:
        for depth in range(len(self._open) - 1, -1, -1):
            level = self._open[depth]
            for style, count in label.readings:
                follows = count == level.count + 1
                if style is level.style and label.closing == level.closing and follows:
                    return self._take(depth, count), style
        return None

    def _same(self, style: Style, closing: str) -> int | None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].style is style and self._open[depth].closing == closing:
                return depth
        return None

    def _take(self, depth: int, count: int) -> int:
        self._open[depth].count = count
        del self._open[depth + 1 :]
        return depth
