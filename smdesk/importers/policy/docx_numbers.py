"""The numbers that Word counts by itself, which no text of the file holds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from smdesk.domain.policy.numbering import letters, roman
from smdesk.importers.policy.packed import attribute, child, children

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    all_decimal: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands before a paragraph: a bullet, or a number of a list."""

    list: str
    level: int
    label: str = ""
    bullet: bool = False


@dataclass(slots=True)
class _List:
    levels: Mapping[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of the lists in reading order."""

    def __init__(self, part: Element | None) -> None:
        """``part`` is numbering.xml, None where the file has no lists."""
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        if part is None:
            return
        styles: dict[str, str] = {}
        linked: dict[str, str] = {}
        for one in children(part, "abstractNum"):
            name = attribute(one, "abstractNumId")
            self._abstract[name] = _List(dict(map(_level, children(one, "lvl"))))
            styles[attribute(child(one, "styleLink"), "val")] = name
            link = attribute(child(one, "numStyleLink"), "val")
            if link:
                linked[name] = link
        for name, link in linked.items():
            if link in styles:
                self._abstract[name] = self._abstract[styles[link]]
        for one in children(part, "num"):
            starts = {
                _int(attribute(change, "ilvl")): _int(
                    attribute(child(change, "startOverride"), "val"), 1
                )
                for change in children(one, "lvlOverride")
                if child(change, "startOverride") is not None
            }
            self._lists[attribute(one, "numId")] = (
                attribute(child(one, "abstractNumId"), "val"),
                starts,
            )

    def next(self, name: str, level: int) -> Counted | None:
        """Return what stands before the next paragraph of a list, None where nothing does."""
        known = self._lists.get(name)
        counted = self._abstract.get(known[0]) if known else None
        if known is None or counted is None or not 0 <= level < LEVELS:
            return None
        if name not in self._begun:
            self._begun.add(name)
            for place, start in known[1].items():
                counted.counts[place] = start - 1
        said = counted.levels.get(level, Level())
        if said.form == "bullet":
            return Counted(known[0], level, bullet=True)
        counted.counts[level] = counted.counts.get(level, said.start - 1) + 1
        for deeper in [one for one in counted.counts if one > level]:
            del counted.counts[deeper]
        if said.form == "none":
            return None
        return Counted(known[0], level, self._label(counted, said))

    @staticmethod
    def _label(counted: _List, said: Level) -> str:
        def number(found: "re.Match[str]") -> str:
            place = int(found[1]) - 1
            level = counted.levels.get(place, Level())
            count = counted.counts.get(place, level.start)
            return written(count, "decimal" if said.all_decimal else level.form)

        return _PLACE.sub(number, said.text).strip()


_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("lowerLetter", "a"), letters),
    **dict.fromkeys(("upperLetter", "A"), lambda count: letters(count).upper()),
    **dict.fromkeys(("lowerRoman", "i"), roman),
    **dict.fromkeys(("upperRoman", "I"), lambda count: roman(count).upper()),
    "decimalZero": lambda count: f"{count:02}",
    **dict.fromkeys(("none", ""), lambda _count: ""),
}


def written(count: int, form: str) -> str:
    """Return a count as the forms of Word and OpenDocument write it; others as plain digits."""
    return _FORMS.get(form, str)(count)


def _level(one: Element) -> tuple[int, Level]:
    return _int(attribute(one, "ilvl")), Level(
        _int(attribute(child(one, "start"), "val"), 1),
        attribute(child(one, "numFmt"), "val") or "decimal",
        attribute(child(one, "lvlText"), "val"),
        child(one, "isLgl") is not None,
    )


def _int(said: str, otherwise: int = 0) -> int:
    try:
        return min(max(int(said), 0), 1_000_000)
    except ValueError:
        return otherwise
