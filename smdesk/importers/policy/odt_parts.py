"""What stands around the words of an OpenDocument text: how lists number, how words look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from smdesk.importers.policy.docx_numbers import written
from smdesk.importers.policy.packed import attribute, child, children, local, within

_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; ``bullet`` where it is not."""

    form: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    bullet: bool = False


Levels = Mapping[int, Level]


@dataclass(frozen=True, slots=True)
class Look:
    """How words of a style look, and which style it builds on."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool = False
    above: str = ""
    list: str = ""
    outline: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a text, from both of its parts."""

    looks: dict[tuple[str, str], Look] = field(default_factory=dict)
    """By family and name."""
    lists: dict[str, Levels] = field(default_factory=dict)
    outline: Levels = field(default_factory=dict)

    def take(self, part: Element | None) -> None:
        """Take in the styles of a part."""
        if part is None:
            return
        for one in within(part, "style", "list-style", "outline-style"):
            name = attribute(one, "name")
            if local(one.tag) == "style":
                self.looks[attribute(one, "family"), name] = _look(one)
            else:
                levels = dict(map(_level, children(one)))
                if local(one.tag) == "outline-style":
                    self.outline = {key: level for key, level in levels.items() if level.form}
                else:
                    self.lists[name] = levels

    def look(self, family: str, name: str) -> Look:
        """Return a style with what those above it say."""
        found = self.looks.get((family, name), Look())
        bold, italic, list_, outline = found.bold, found.italic, found.list, found.outline
        met = {name}
        above = found
        while above.above and above.above not in met:
            met.add(above.above)
            above = self.looks.get((family, above.above), Look())
            bold = above.bold if bold is None else bold
            italic = above.italic if italic is None else italic
            list_ = list_ or above.list
            outline = above.outline if outline is None else outline
        return Look(bold, italic, found.hidden, "", list_, outline)


class Counter:
    """Counts the points of one list, whatever lists continue it."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._counts: dict[int, int] = {}

    def next(self, level: int) -> str | None:
        """Return the number of the next point at a level from 1; None where it is a bullet."""
        said = self._levels.get(level, Level())
        if said.bullet:
            return None
        self._counts[level] = self._counts.get(level, said.start - 1) + 1
        for deeper in [one for one in self._counts if one > level]:
            del self._counts[deeper]
        shown = range(max(1, level - said.shown + 1), level + 1)
        numbers = [
            written(self._counts.get(one, 1), self._levels.get(one, Level()).form) for one in shown
        ]
        body = ".".join(filter(None, numbers))
        return f"{said.before}{body}{said.after}".strip() if body else ""


def _look(one: Element) -> Look:
    said = child(one, "text-properties")
    weight, style = attribute(said, "font-weight"), attribute(said, "font-style")
    outline = attribute(one, "default-outline-level")
    return Look(
        weight in _BOLD if weight else None,
        style in ("italic", "oblique") if style else None,
        attribute(said, "display") == "none",
        attribute(one, "parent-style-name"),
        attribute(one, "list-style-name"),
        int(outline) - 1 if outline.isdigit() and int(outline) else None,
    )


def _level(one: Element) -> tuple[int, Level]:
    level = attribute(one, "level")
    shown, start = attribute(one, "display-levels"), attribute(one, "start-value")
    return int(level) if level.isdigit() else 1, Level(
        attribute(one, "num-format"),
        attribute(one, "num-prefix"),
        attribute(one, "num-suffix"),
        min(int(shown), 10) if shown.isdigit() else 1,
        min(int(start), 10_000) if start.isdigit() else 1,
        bullet="number" not in local(one.tag) and "outline" not in local(one.tag),
    )
