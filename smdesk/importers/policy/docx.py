"""Policies as Word files: numbers are counted as Word counts them, tracked insertions are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from smdesk.domain.policy.blocks import Span, Spans, TableBlock, Text
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.policy.docx_numbers import Counted, Numbering
from smdesk.importers.policy.docx_parts import Around, Style
from smdesk.importers.policy.docx_runs import Runs
from smdesk.importers.policy.found import (
    MOST_LETTERS,
    MOST_LINES,
    Format,
    FoundPolicy,
    Notice,
    merged,
)
from smdesk.importers.policy.lines import RawLine, told
from smdesk.importers.policy.packed import (
    Packed,
    attribute,
    child,
    children,
    local,
    within,
)

BODY_LEVEL = 9
"""What Word gives as the level of text that is no heading."""

PLAIN = "clause text"
"""The style in which smdesk writes what is no clause."""
_PLACE_KEPT = "\u200b"
"""What smdesk writes where a clause says nothing: its number stays seen that way."""


def read(data: bytes) -> FoundPolicy:
    """Return what the file holds; raises ImporterError and nothing else."""
    packed = Packed(data)
    main = "word/document.xml"
    if main not in packed.names:
        raise NotThisFormatError
    document = _Document(packed)
    body = child(packed.must(main), "body")
    if body is None:
        raise NotThisFormatError
    raw = list(document.lines(body))
    if len(raw) > MOST_LINES or sum(_length(one) for one in raw) > MOST_LETTERS:
        raise TooLargeError(MOST_LETTERS)
    lines, scheme = told(raw, document.around.noticed)
    return FoundPolicy(
        format=Format.DOCX, lines=lines, scheme=scheme, notices=document.around.noticed.all()
    )


def _length(line: RawLine) -> int:
    return sum(len(getattr(span, "text", "")) for span in line.spans)


class _Document:
    def __init__(self, packed: Packed) -> None:
        self.around = Around.of(packed)
        self._numbering = Numbering(packed.part("word/numbering.xml"))
        self._place = 0

    def lines(self, body: Element) -> Iterator[RawLine]:
        """Return the lines of the text in reading order."""
        for one in body:
            match local(one.tag):
                case "p":
                    self._place += 1
                    yield self._paragraph(one)
                case "tbl":
                    self._place += 1
                    yield self._table(one)
                case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag":
                    yield from self.lines(one)
                case "del" | "moveFrom":
                    self.around.noticed.note(Notice.DELETED)
                case "altChunk":
                    self.around.noticed.note(Notice.EMBEDDED)

    def _paragraph(self, element: Element) -> RawLine:
        said = child(element, "pPr")
        style = self.around.styles.get(attribute(child(said, "pStyle"), "val"), Style())
        counted = self._counted(said, style)
        runs = Runs(self.around, style)
        runs.read(element)
        line = RawLine(
            place=self._place,
            spans=_seen(runs.spans),
            remarks=tuple(runs.remarks()),
            anchors=tuple(runs.anchors),
            heading=self._heading(said, style),
            name=style.name == "title",
            plain=style.name == PLAIN,
        )
        if counted is None or not runs.says:
            return line
        if counted.bullet:
            return replace(line, bullet=counted.level, heading=None)
        return replace(line, label=counted.label, list=counted.list, level=counted.level)

    def _counted(self, said: Element | None, style: Style) -> Counted | None:
        own = child(said, "numPr")
        name = attribute(child(own, "numId"), "val") or style.list
        level = attribute(child(own, "ilvl"), "val")
        if not name or name == "0":
            return None
        depth = int(level) if level.isdigit() else (style.level or 0)
        return self._numbering.next(name, depth)

    @staticmethod
    def _heading(said: Element | None, style: Style) -> int | None:
        level = attribute(child(said, "outlineLvl"), "val")
        outline = int(level) if level.isdigit() else style.outline
        return outline if outline is not None and outline < BODY_LEVEL else None

    def _table(self, element: Element) -> RawLine:
        rows = []
        for row in children(element, "tr"):
            cells = []
            for cell in children(row, "tc"):
                said: list[Span] = []
                for paragraph in within(cell, "p"):
                    runs = Runs(self.around, Style())
                    runs.read(paragraph)
                    said += [Text("\n"), *runs.spans] if said else runs.spans
                cells.append(merged(said))
            rows.append(tuple(cells))
        width = max(map(len, rows), default=0)
        whole = tuple((*row, *[()] * (width - len(row))) for row in rows)
        return RawLine(place=self._place, table=TableBlock(whole))


def _seen(spans: Sequence[Span]) -> Spans:
    """Return the spans without the sign that only keeps a place."""
    return merged(
        replace(span, text=span.text.replace(_PLACE_KEPT, "")) if isinstance(span, Text) else span
        for span in spans
    )
