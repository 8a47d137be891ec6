"""What stands around the text of a Word file: its styles, links, comments and notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from xml.etree.ElementTree import Element

from smdesk.importers.policy.found import FoundRemark, Notice, Noticed
from smdesk.importers.policy.packed import (
    Packed,
    attribute,
    attributes,
    child,
    children,
    within,
)

_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says of it."""

    name: str = ""
    above: str = ""
    outline: int | None = None
    list: str | None = None
    level: int | None = None
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Around:
    """What the words of a Word file lean on."""

    noticed: Noticed
    styles: Mapping[str, Style] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """Where links lead, by their names in the file."""
    remarks: Mapping[str, FoundRemark] = field(default_factory=dict)
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The words of footnotes and endnotes."""

    @classmethod
    def of(cls, packed: Packed) -> "Around":
        """Read it; takes note of what would run or be fetched."""
        noticed = Noticed()
        for name in packed.names:
            if name.endswith("vbaProject.bin"):
                noticed.note(Notice.SCRIPT)
            elif name.startswith("word/embeddings/"):
                noticed.note(Notice.EMBEDDED)
        settings = packed.part("word/_rels/settings.xml.rels")
        if settings is not None:
            outside = [one for one in settings if attribute(one, "TargetMode") == "External"]
            noticed.note(Notice.REMOTE, len(outside))
        return cls(
            noticed,
            _styles(packed.part("word/styles.xml")),
            _related(packed.part("word/_rels/document.xml.rels"), noticed),
            _remarks(packed.part("word/comments.xml")),
            {kind: _notes(packed.part(f"word/{kind}s.xml")) for kind in ("footnote", "endnote")},
        )


def _related(part: Element | None, noticed: Noticed) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in children(part) if part is not None else ():
        kind = attribute(one, "Type").rpartition("/")[2]
        if kind == "hyperlink":
            found[attribute(one, "Id")] = attribute(one, "Target")
        elif attribute(one, "TargetMode") == "External":
            noticed.note(Notice.REMOTE)
    return found


def is_on(looks: Element | None, name: str, *, otherwise: bool = False) -> bool:
    """Whether a look is on; Word says so by naming it, and may say that it is not."""
    one = child(looks, name)
    if one is None:
        return otherwise
    return attribute(one, "val").casefold() not in _OFF


def _styles(part: Element | None) -> Mapping[str, Style]:
    found: dict[str, Style] = {}
    for one in children(part, "style") if part is not None else ():
        said, looks = child(one, "pPr"), child(one, "rPr")
        name = attribute(child(one, "name"), "val").casefold()
        outline = attribute(child(said, "outlineLvl"), "val")
        level = attribute(child(said, "numPr", "ilvl"), "val")
        heading = name.removeprefix("heading ")
        if not outline.isdigit() and name.startswith("heading ") and heading.isdigit():
            outline = str(int(heading) - 1)
        found[attribute(one, "styleId")] = Style(
            name,
            attribute(child(one, "basedOn"), "val"),
            int(outline) if outline.isdigit() else None,
            attribute(child(said, "numPr", "numId"), "val") or None,
            int(level) if level.isdigit() else None,
            is_on(looks, "b"),
            is_on(looks, "i"),
        )
    return {name: _inherited(name, found) for name in found}


def _inherited(name: str, found: Mapping[str, Style]) -> Style:
    """Return a style with what those above it say; a heading's own weight is no emphasis."""
    style = above = found[name]
    met = {name}
    while above.above in found and above.above not in met:
        met.add(above.above)
        above = found[above.above]
        style = replace(
            style,
            outline=above.outline if style.outline is None else style.outline,
            list=above.list if style.list is None else style.list,
            level=above.level if style.level is None else style.level,
        )
    return replace(style, bold=False, italic=False) if style.outline is not None else style


def _remarks(part: Element | None) -> Mapping[str, FoundRemark]:
    found: dict[str, FoundRemark] = {}
    for one in children(part, "comment") if part is not None else ():
        said = attributes(one)
        words = "\n".join(_words(paragraph) for paragraph in within(one, "p"))
        found[said.get("id", "")] = FoundRemark(
            words.strip(), said.get("author", ""), _day(said.get("date", ""))
        )
    return found


def _notes(part: Element | None) -> Mapping[str, str]:
    if part is None:
        return {}
    return {
        attribute(one, "id"): " ".join(_words(one).split())
        for one in children(part, "footnote", "endnote")
        if attribute(one, "type") not in ("separator", "continuationSeparator")
    }


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in within(element, "t"))


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
