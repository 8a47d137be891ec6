"""A policy as a Word file: numbers that Word counts, pointers that follow, remarks as comments."""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from smdesk.domain.policy.blocks import Block, Bullet, Paragraph, Spans, TableBlock
from smdesk.domain.policy.content import DEEPEST, Clause
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.shown import Run, runs_of
from smdesk.exporters.policy.document import PolicyText
from smdesk.exporters.policy.word_xml import (
    CLAUSES,
    LEVELS,
    POINTS,
    anchor_of,
    anchored,
    element,
    field,
    numbered,
    numbering,
    raw,
    run,
    valued,
)
from smdesk.exporters.xml_text import clean

FACE = "Calibri"
NOTHING = "\u200b"
"""Keeps the number of a clause that says nothing: an empty paragraph has none for a reader."""
_SIZES = (15, 13, 12, 11, 11, 11)
_ABOVE = (14, 10, 8, 8, 8, 8)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write(policy: PolicyText) -> bytes:
    """Return the document."""
    return WordWriter(policy).written()


class WordWriter:
    """Writes one version; what shows changes builds on it."""

    def __init__(self, policy: PolicyText) -> None:
        self.policy = policy
        self.document: Document = docx.Document()
        self.quoted = policy.references
        self._bookmarks = 0
        _set_up(self.document, policy)

    def written(self) -> bytes:
        """Return the file."""
        self.head()
        for clause in self.policy.content:
            self.clause(clause)
        return self.saved()

    def saved(self) -> bytes:
        """Return the file as it is so far."""
        _about(self.document, self.policy)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def head(self) -> None:
        """Write the name and what is known of the document."""
        self.document.add_paragraph(clean(self.policy.name), style="Title")
        for label, value in self.policy.head:
            line = self.document.add_paragraph(style="Head")
            line.add_run(f"{clean(label)}: ").bold = True
            line.add_run(clean(value))

    def clause(self, clause: Clause) -> None:
        """Write a clause with all that it says."""
        blocks = list(clause.blocks)
        if clause.title.strip():
            opening = self._opening(clause, f"Heading {clause.depth + 1}")
            self._say(opening, [Run(clean(clause.title))])
        else:
            opening = self._opening(clause, f"Clause {clause.depth + 1}")
            first = blocks[0] if blocks else None
            said = self.runs(first.spans) if isinstance(first, Paragraph) else []
            begins = any(one.text.strip() for one in said)
            self._say(opening, said if begins else [Run(NOTHING)])
            blocks = blocks[1:] if isinstance(first, Paragraph) else blocks
        self._remark(opening, clause)
        for block in blocks:
            self.block(block)

    def _opening(self, clause: Clause, style: str) -> WordParagraph:
        line = self.document.add_paragraph(style=style)
        if self.policy.scheme is not Scheme.NONE:
            raw(line).get_or_add_pPr().append(numbered(CLAUSES, clause.depth))
        self._bookmarks += 1
        for one in anchored(clause.id, self._bookmarks):
            raw(line).append(one)
        return line

    def runs(self, spans: Spans) -> list[Run]:
        """Return how spans read here."""
        return list(runs_of(spans, self.quoted, self.policy.values))

    def block(self, block: Block) -> None:
        """Write a paragraph, a point or a table of a clause."""
        if isinstance(block, TableBlock):
            self._table(block)
            return
        if isinstance(block, Bullet):
            line = self.document.add_paragraph(style="Point")
            raw(line).get_or_add_pPr().append(numbered(POINTS, min(block.level, LEVELS - 1)))
        else:
            line = self.document.add_paragraph(style="Clause text")
        self._say(line, self.runs(block.spans))

    def _table(self, block: TableBlock) -> None:
        width = max((len(row) for row in block.rows), default=0)
        if not width:
            return
        table = self.document.add_table(len(block.rows), width, style="Table Grid")
        for number, row in enumerate(block.rows):
            for cell, spans in zip(table.rows[number].cells, row, strict=False):
                looks = {"b": True} if block.header and number == 0 else {}
                self._say(cell.paragraphs[0], self.runs(spans), looks)
        if block.header:
            raw(table.rows[0]).get_or_add_trPr().append(element("w:tblHeader"))
        self.document.add_paragraph(style="Clause text")

    def _say(
        self, line: WordParagraph, runs: list[Run], looks: Mapping[str, bool] | None = None
    ) -> None:
        for one in runs:
            for made in self._elements(line, one, looks or {}):
                raw(line).append(made)

    def _elements(self, line: WordParagraph, one: Run, looks: Mapping[str, bool]) -> Iterator[Any]:
        text = clean(one.text)
        said = {**looks, "b": one.bold or bool(looks.get("b")), "i": one.italic}
        if one.clause is not None:
            yield from self._pointer(one, text)
        elif one.url:
            related = line.part.relate_to(clean(one.url), _HYPERLINK, is_external=True)
            made = element("w:hyperlink", run(text, {"u": False, **said}))
            made.set(qn("r:id"), related)
            for looked in made.iter(qn("w:r")):
                looked.insert(0, element("w:rPr", valued("w:rStyle", "Link")))
            yield made
        else:
            yield run(text, said)

    def _pointer(self, one: Run, text: str) -> Iterator[Any]:
        anchor = anchor_of(one.clause) if one.clause else ""
        if self.policy.scheme is Scheme.NONE:
            yield element("w:hyperlink", run(text), anchor=anchor)
        else:
            how = "\\w" if self.policy.scheme is Scheme.LETTERS else "\\n"
            yield from field(f"REF {anchor} {how} \\h", text)

    def _remark(self, opening: WordParagraph, clause: Clause) -> None:
        for one in self.policy.remarks_at(clause):
            if not opening.runs:
                opening.add_run(NOTHING)
            initials = "".join(part[:1] for part in one.who.split())[:3]
            remark = self.document.add_comment(
                opening.runs, text=clean(one.text), author=clean(one.who), initials=clean(initials)
            )
            at = one.at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
            raw(remark).set(qn("w:date"), at)


def _about(document: Document, policy: PolicyText) -> None:
    about = document.core_properties
    about.title, about.author, about.language = (
        clean(policy.name),
        clean(policy.author),
        policy.language,
    )
    about.comments = about.keywords = about.last_modified_by = ""
    about.identifier = clean(policy.number)
    created, modified = policy.created, policy.modified
    for name, day in (("created", created or modified), ("modified", modified or created)):
        if day is not None:
            setattr(about, name, datetime.combine(day, time(), UTC))


def _set_up(document: Document, policy: PolicyText) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin = page.bottom_margin = Cm(2.2)
    definitions = document.part.numbering_part.element
    for old in list(definitions):
        definitions.remove(old)
    for one in numbering(policy.scheme):
        definitions.append(one)
    _style(document, policy.language)
    if policy.mark:
        above = page.header.paragraphs[0]
        above.style = document.styles["Mark"]
        above.add_run(clean(policy.mark))
    below = page.footer.paragraphs[0]
    below.style = document.styles["Head"]
    below.add_run(" · ".join(filter(None, (clean(policy.number), clean(policy.name), ""))) + "  ")
    for told, between in (("PAGE", " / "), ("NUMPAGES", "")):
        for made in field(told, "1"):
            raw(below).append(made)
        below.add_run(between)


def _style(document: Document, language: str) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(11)
    normal.element.get_or_add_rPr().append(valued("w:lang", language))
    for level in range(DEEPEST + 1):
        heading = styles[f"Heading {level + 1}"]
        heading.font.name, heading.font.size = FACE, Pt(_SIZES[level])
        heading.font.bold, heading.font.italic = True, False
        heading.font.color.rgb = RGBColor(0, 0, 0)
        fonts = heading.element.rPr.rFonts
        for name in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[name]
        heading.paragraph_format.space_before = Pt(_ABOVE[level])
        heading.paragraph_format.space_after = Pt(3)
        _new(document, f"Clause {level + 1}", after=6)
    _new(document, "Clause text", after=6)
    _new(document, "Point", after=2)
    _new(document, "Head", size=9)
    _new(document, "Mark", size=26, color=RGBColor(0x80, 0x80, 0x80))
    title = styles["Title"]
    title.font.name, title.font.size, title.font.bold = FACE, Pt(22), True
    title.font.color.rgb = RGBColor(0, 0, 0)
    link = styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x1A, 0x4F, 0x8B)


def _new(
    document: Document,
    name: str,
    *,
    after: int = 0,
    size: int = 0,
    color: RGBColor | None = None,
) -> None:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.paragraph_format.space_after = Pt(after)
    if size:
        made.font.size = Pt(size)
    if color is not None:
        made.font.color.rgb = color
