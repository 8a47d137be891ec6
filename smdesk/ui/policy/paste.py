"""What may come out of another program's text: words, emphasis, links, points and small tables.

Scripts, pictures, fonts, colours, frames and files of this computer are left behind; nothing is
ever fetched.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from typing_extensions import override

from smdesk.domain.policy.content import (
    Block,
    Bullet,
    Link,
    Paragraph,
    Span,
    Spans,
    TableBlock,
    Text,
)

MOST_PASTED = 1_000_000
"""Signs that are looked at; some two hundred printed pages."""
MOST_COLUMNS, MOST_ROWS = 12, 200
_ALLOWED = re.compile(r"(https?://|mailto:|tel:)\S+\Z", re.IGNORECASE)
_SILENT = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed",
     "svg", "math", "canvas", "audio", "video", "select", "textarea", "xml"}
)  # fmt: skip
_NO_END = frozenset({"embed", "br", "img", "hr", "input", "meta", "link", "col", "wbr"})
_APART = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article",
     "header", "footer", "dt", "dd", "address", "figcaption", "table", "ul", "ol", "hr"}
)  # fmt: skip
_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffc\u2028\u2029]")


def allowed(address: str) -> bool:
    """Whether a link may lead there: to the web, a mail box or a telephone."""
    return bool(_ALLOWED.match(address.strip()))


def blocks_of_html(html: str) -> tuple[Block, ...]:
    """Return what may stay of a piece of HTML; nothing of it is executed, opened or fetched."""
    reader = _Reader()
    reader.feed(html[:MOST_PASTED])
    reader.close()
    return reader.finished()


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return plain text as paragraphs and, where lines begin with a bullet, as points."""
    found: list[Block] = []
    for line in text[:MOST_PASTED].splitlines():
        said = _CONTROL.sub("", line.replace("\t", " ")).strip()
        if said[:1] in {"•", "·", "‣", "◦", "▪"} and said[1:].strip():
            found.append(Bullet((Text(said[1:].strip()),)))
        elif said:
            found.append(Paragraph((Text(said),)))
    return tuple(found)


@dataclass(slots=True)
class _Cells:
    """A table while it is read."""

    rows: list[list[Spans]] = field(default_factory=list)
    header: bool = False
    cell: bool = False


class _Reader(HTMLParser):
    """Builds blocks out of tags it knows, and takes the words of those it does not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._spans: list[Span] = []
        self._silent: list[str] = []
        self._bold = self._italic = 0
        self._lists = 0
        self._point = False
        self._url = ""
        self._tables: list[_Cells] = []

    def finished(self) -> tuple[Block, ...]:
        """Return what was found."""
        while self._tables:
            self._end_table()
        self._end_block()
        return tuple(self._blocks)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in _SILENT:
            if tag not in _NO_END:
                self._silent.append(tag)
            return
        if tag == "br":
            self._end_block()
        elif tag in {"b", "strong"}:
            self._bold += 1
        elif tag in {"i", "em"}:
            self._italic += 1
        elif tag == "a":
            address = next((value or "" for name, value in attrs if name == "href"), "").strip()
            self._url = address if allowed(address) else ""
        elif tag in {"table", "tr", "td", "th"}:
            self._begin_part_of_table(tag)
        elif tag in _APART or tag == "li":
            self._end_block()
            self._lists += tag in {"ul", "ol"}
            self._point = tag == "li" or (self._point and tag in {"p", "div"})

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
            return
        if tag in {"b", "strong"}:
            self._bold = max(0, self._bold - 1)
        elif tag in {"i", "em"}:
            self._italic = max(0, self._italic - 1)
        elif tag == "a":
            self._url = ""
        elif tag in {"td", "th"}:
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in _APART or tag == "li":
            self._end_block()
            self._lists = max(0, self._lists - (tag in {"ul", "ol"}))
            self._point = self._point and tag != "li"

    @override
    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        said = _WHITE.sub(" ", _CONTROL.sub("", data).replace("\u00a0", " "))
        if not self._spans:
            said = said.lstrip()
        if not said:
            return
        if self._url:
            self._spans.append(Link(said, self._url))
            return
        span = Text(said, bold=self._bold > 0, italic=self._italic > 0)
        match self._spans:
            case [*_, Text(before, bold, italic)] if (bold, italic) == (span.bold, span.italic):
                self._spans[-1] = Text(before + said, bold, italic)
            case _:
                self._spans.append(span)

    def _end_block(self) -> None:
        spans = self._taken()
        if not spans or (self._tables and self._tables[-1].cell):
            self._spans = list(spans)
        elif self._point and self._lists:
            self._blocks.append(Bullet(spans, min(self._lists - 1, 3)))
        else:
            self._blocks.append(Paragraph(spans))

    def _taken(self) -> Spans:
        """Return the spans so far, without white space at the end, and begin anew."""
        spans, self._spans = self._spans, []
        while spans and isinstance(spans[-1], Text) and not spans[-1].text.strip():
            spans.pop()
        if spans and isinstance(spans[-1], Text):
            last = spans[-1]
            spans[-1] = Text(last.text.rstrip(), last.bold, last.italic)
        return tuple(spans)

    def _begin_part_of_table(self, tag: str) -> None:
        if tag == "table":
            self._end_block()
            self._tables.append(_Cells())
            return
        if not self._tables:
            self._end_block()
            return
        table = self._tables[-1]
        self._end_cell()
        if tag == "tr" and len(table.rows) < MOST_ROWS:
            table.rows.append([])
        elif tag != "tr":
            table.cell = True
            table.header = table.header or (tag == "th" and len(table.rows) == 1)

    def _end_cell(self) -> None:
        if not self._tables or not self._tables[-1].cell:
            return
        table = self._tables[-1]
        table.cell = False
        spans = self._taken()
        if table.rows and len(table.rows[-1]) < MOST_COLUMNS:
            table.rows[-1].append(spans)

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        rows = [row for row in table.rows if row]
        wide = max(map(len, rows), default=0)
        if wide == 1:
            # A frame around text, as many letters and web pages have.
            self._blocks += [Paragraph(row[0]) for row in rows if row[0]]
        elif rows:
            filled = tuple((*row, *(((),) * (wide - len(row)))) for row in rows)
            self._blocks.append(TableBlock(filled, header=table.header))
