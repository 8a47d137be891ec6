"""Policies as OpenDocument texts, numbered as the office numbers them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from xml.etree.ElementTree import Element

from smdesk.domain.policy.blocks import Link, Span, Spans, TableBlock, Text
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.policy.addresses import judged
from smdesk.importers.policy.found import (
    MOST_LETTERS,
    MOST_LINES,
    Format,
    FoundPolicy,
    FoundRemark,
    Notice,
    Noticed,
    merged,
)
from smdesk.importers.policy.lines import RawLine, told
from smdesk.importers.policy.odt_parts import Counter, Styles
from smdesk.importers.policy.packed import Packed, attribute, child, children, local, within

MARK = "Mark"
"""The style of the word that smdesk writes above what is not in force."""
PLAIN = "Clause_20_text"
"""The style in which smdesk writes what is no clause."""
MOST_SPACES = 100
_SPACE = {"tab": " ", "line-break": "\n", "soft-page-break": ""}
_GONE = frozenset({"tracked-changes", "forms", "sequence-decls", "variable-decls",
                   "user-field-decls", "table-of-content", "alphabetical-index"})  # fmt: skip


def read(data: bytes) -> FoundPolicy:
    """Return what the file holds; raises ImporterError and nothing else."""
    packed = Packed(data)
    text = child(packed.must("content.xml"), "body", "text")
    if text is None:
        raise NotThisFormatError
    document = _Document(packed)
    document.changes(text)
    raw = list(document.lines(text))
    letters = sum(len(getattr(span, "text", "")) for one in raw for span in one.spans)
    if len(raw) > MOST_LINES or letters > MOST_LETTERS:
        raise TooLargeError(MOST_LETTERS)
    lines, scheme = told(raw, document.noticed)
    return FoundPolicy(
        format=Format.ODT, lines=lines, scheme=scheme, notices=document.noticed.all()
    )


@dataclass(frozen=True, slots=True)
class _Point:
    """Where one is in a list."""

    name: str
    counter: Counter
    level: int


@dataclass(slots=True)
class _Words:
    """The words of one paragraph while they are read."""

    spans: list[Span] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    remarks: list[FoundRemark] = field(default_factory=list)


class _Document:
    def __init__(self, packed: Packed) -> None:
        self.noticed = Noticed()
        self._styles = Styles()
        self._styles.take(packed.part("styles.xml"))
        content = packed.must("content.xml")
        self._styles.take(content)
        self._outline = Counter(self._styles.outline)
        self._counters: dict[str, tuple[str, Counter]] = {}
        self._last: dict[str, tuple[str, Counter]] = {}
        self._place = 0
        programs = any(name.startswith(("Basic/", "Scripts/")) for name in packed.names)
        self.noticed.note(Notice.SCRIPT, int(programs))
        self.noticed.note(
            Notice.SCRIPT, sum(1 for _ in within(content, "script", "event-listener"))
        )
        self.noticed.note(
            Notice.EMBEDDED, sum(name.endswith("/content.xml") for name in packed.names)
        )

    def changes(self, text: Element) -> None:
        """Take note of changes that are tracked: deleted words stand apart from the text."""
        for one in children(text, "tracked-changes"):
            self.noticed.note(Notice.DELETED, sum(1 for _ in within(one, "deletion")))
            self.noticed.note(Notice.INSERTED, sum(1 for _ in within(one, "insertion")))

    def lines(self, element: Element) -> Iterator[RawLine]:
        """Return the lines of the text in reading order."""
        for one in element:
            match local(one.tag):
                case "p" if attribute(one, "style-name") == MARK:
                    continue
                case "p" | "h":
                    yield self._line(one, None)
                case "list":
                    yield from self._list(one, None)
                case "table":
                    self._place += 1
                    yield self._table(one)
                case "numbered-paragraph":
                    yield from self.lines(one)
                case "section":
                    if attribute(one, "display") == "none":
                        self.noticed.note(Notice.HIDDEN)
                    else:
                        yield from self.lines(one)
                case name if name not in _GONE:
                    self._left_out(one, name)

    def _left_out(self, one: Element, name: str) -> None:
        if name in ("frame", "custom-shape", "g"):
            self._picture(one)

    def _picture(self, one: Element) -> None:
        kinds = {local(inner.tag) for inner in one.iter()}
        far = any("//" in attribute(inner, "href") for inner in one.iter())
        if kinds & {"object", "object-ole", "plugin", "applet", "floating-frame"}:
            self.noticed.note(Notice.EMBEDDED)
        else:
            self.noticed.note(Notice.REMOTE if far else Notice.PICTURE)

    def _list(self, element: Element, above: _Point | None) -> Iterator[RawLine]:
        point = self._point(element, above)
        for item in children(element, "list-item", "list-header"):
            counted = local(item.tag) == "list-item"
            for one in item:
                if local(one.tag) == "list":
                    yield from self._list(one, point)
                elif local(one.tag) in ("p", "h"):
                    yield self._line(one, point if counted else None, within=True)
                    counted = False

    def _point(self, element: Element, above: _Point | None) -> _Point:
        style = attribute(element, "style-name")
        if above is not None and (not style or style == above.name.partition("#")[0]):
            return replace(above, level=above.level + 1)
        level = above.level + 1 if above else 1
        known = self._counters.get(attribute(element, "continue-list"))
        if known is None and attribute(element, "continue-numbering") == "true":
            known = self._last.get(style)
        if known is None:
            name = f"{style}#{len(self._counters)}#{self._place}"
            known = (name, Counter(self._styles.lists.get(style, {})))
        self._last[style] = known
        self._counters[attribute(element, "id") or known[0]] = known
        return _Point(known[0], known[1], level)

    def _line(self, element: Element, point: _Point | None, *, within: bool = False) -> RawLine:
        self._place += 1
        words = _Words()
        name = attribute(element, "style-name")
        look = self._styles.look("paragraph", name)
        self._read(element, words, bold=False, italic=False)
        heading = attribute(element, "outline-level")
        level = int(heading) - 1 if heading.isdigit() and int(heading) else None
        line = RawLine(
            place=self._place,
            spans=merged(words.spans),
            anchors=tuple(words.anchors),
            remarks=tuple(words.remarks),
            heading=level if local(element.tag) == "h" else None,
            name=self._style_named(name) == "Title",
            plain=name == PLAIN or within,
        )
        if local(element.tag) == "h" and point is None and level is not None:
            label = self._outline.next(level + 1) if look.outline is not None else ""
            return replace(line, label=label or "")
        if point is None:
            return line
        label = point.counter.next(point.level)
        if label is None:
            return replace(line, bullet=point.level - 1)
        return replace(line, label=label, list=point.name, level=point.level - 1)

    def _style_named(self, name: str) -> str:
        """Return the style that a paragraph's own, which the office makes up, builds on."""
        look = self._styles.looks.get(("paragraph", name))
        made_up = look is not None and name.startswith("P") and name[1:].isdigit()
        return look.above if look is not None and made_up else name

    def _read(self, element: Element, words: _Words, *, bold: bool, italic: bool) -> None:
        self._say(element.text, words, bold=bold, italic=italic)
        for one in element:
            self._piece(one, local(one.tag), words, bold=bold, italic=italic)
            self._say(one.tail, words, bold=bold, italic=italic)

    @staticmethod
    def _say(text: str | None, words: _Words, *, bold: bool, italic: bool) -> None:
        # White space in the file is layout; what is meant is written as elements.
        said = " ".join((text or "").split("\n")) if text else ""
        if said.strip() or said == " ":
            words.spans.append(Text(said, bold, italic))

    def _piece(self, one: Element, name: str, words: _Words, *, bold: bool, italic: bool) -> None:
        match name:
            case "span":
                look = self._styles.look("text", attribute(one, "style-name"))
                if look.hidden:
                    self.noticed.note(Notice.HIDDEN)
                    return
                turned_bold = bold if look.bold is None else look.bold
                turned_italic = italic if look.italic is None else look.italic
                self._read(one, words, bold=turned_bold, italic=turned_italic)
            case "a":
                said = _text(one)
                words.spans.append(judged(said, attribute(one, "href"), self.noticed))
            case "s":
                count = attribute(one, "c")
                spaces = min(int(count), MOST_SPACES) if count.isdigit() else 1
                words.spans.append(Text(" " * spaces, bold, italic))
            case "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start":
                words.anchors.append(attribute(one, "name"))
            case "bookmark-ref" | "reference-ref":
                self._pointer(one, words)
            case "annotation":
                words.remarks.append(_remark(one))
            case "note":
                self.noticed.note(Notice.NOTE)
                said = " ".join(_text(child(one, "note-body")).split())
                words.spans.append(Text(f" [{said}]"))
            case "frame" | "custom-shape" | "g":
                self._picture(one)
            case "hidden-text" | "hidden-paragraph":
                self.noticed.note(Notice.HIDDEN)
            case _ if name in _SPACE:
                words.spans.append(Text(_SPACE[name], bold, italic))
            case _:
                self._read(one, words, bold=bold, italic=italic)

    def _pointer(self, one: Element, words: _Words) -> None:
        said = _text(one)
        number = attribute(one, "reference-format").startswith("number")
        target = f"#{attribute(one, 'ref-name')}"
        words.spans.append(Link(said, target) if number else Text(said))

    def _table(self, element: Element) -> RawLine:
        rows: list[tuple[Spans, ...]] = []
        for row in within(element, "table-row"):
            cells: list[Spans] = []
            for cell in children(row, "table-cell"):
                words = _Words()
                for count, paragraph in enumerate(within(cell, "p", "h")):
                    if count:
                        words.spans.append(Text("\n"))
                    self._read(paragraph, words, bold=False, italic=False)
                cells.append(merged(words.spans))
            rows.append(tuple(cells))
        headed = any(True for _ in within(element, "table-header-rows"))
        width = max(map(len, rows), default=0)
        whole = tuple((*row, *[()] * (width - len(row))) for row in rows)
        return RawLine(place=self._place, table=TableBlock(whole, headed))


def _remark(one: Element) -> FoundRemark:
    said = "\n".join(_text(paragraph) for paragraph in within(one, "p"))
    made = attribute(one, "date") or _text(child(one, "date"))
    try:
        on = date.fromisoformat(made[:10])
    except ValueError:
        on = None
    return FoundRemark(said, _text(child(one, "creator")), on)


def _text(one: Element | None) -> str:
    """Return all words in it, with the breaks that are meant."""
    if one is None:
        return ""
    said = [one.text or ""]
    for inner in one:
        name = local(inner.tag)
        said.append(" " if name == "s" else _SPACE.get(name, _text(inner)))
        said.append(inner.tail or "")
    return "".join(said)
