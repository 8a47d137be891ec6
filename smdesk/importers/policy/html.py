"""Policies from web pages: headings, lists and tables are taken, nothing is run or fetched."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from smdesk.domain.policy.blocks import Span, Spans, TableBlock, Term, Text
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.policy.addresses import judged
from smdesk.importers.policy.found import (
    MOST_LETTERS,
    MOST_LINES,
    Format,
    FoundLine,
    FoundPolicy,
    Kind,
    Notice,
    Noticed,
    merged,
    stripped,
)
from smdesk.importers.policy.lines import RawLine, told
from smdesk.importers.table import text_of
from smdesk.overriding import override

GENERATOR = "smdesk"
"""How a page says that smdesk wrote it."""
ABOUT = {"smdesk-number": Kind.NUMBER, "smdesk-created": Kind.CREATED,
         "smdesk-modified": Kind.MODIFIED}  # fmt: skip
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "canvas",
     "audio", "video", "select", "textarea", "button", "nav", "form", "applet", "frameset", "xml"}
)  # fmt: skip
_RUNS = frozenset({"script", "iframe", "object", "applet", "embed", "frameset"})
_EMPTY = frozenset({"br", "img", "hr", "input", "meta", "link", "col", "wbr", "embed", "source"})
_APART = frozenset(
    {"p", "div", "blockquote", "pre", "section", "article", "header", "footer", "main", "aside",
     "dt", "dd", "address", "figcaption", "figure", "ul", "ol", "dl", "body", "html", "hr"}
)  # fmt: skip
_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_LOOKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read(data: bytes) -> FoundPolicy:
    """Return what the page holds; raises UnsupportedError, TooLargeError, NotThisFormatError."""
    return of_text(text_of(data))


def of_text(text: str) -> FoundPolicy:
    """Return what the page holds; raises TooLargeError and NotThisFormatError."""
    if "\0" in text:
        raise NotThisFormatError
    if len(text) > MOST_LETTERS:
        raise TooLargeError(MOST_LETTERS)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    raw = reader.finished()
    if len(raw) > MOST_LINES:
        raise TooLargeError(MOST_LETTERS)
    lines, scheme = told(_levelled(raw), reader.noticed)
    about = (FoundLine(place=0, kind=kind, spans=(Text(said),)) for kind, said in reader.about)
    return FoundPolicy(
        format=Format.HTML, lines=(*about, *lines), scheme=scheme, notices=reader.noticed.all()
    )


def pieces(text: str) -> list[RawLine]:
    """Return the lines of a piece of a page as they come, with nothing made of their numbers."""
    reader = _Reader()
    reader.feed(text.replace("\0", ""))
    reader.close()
    return reader.finished()


def _levelled(raw: Sequence[RawLine]) -> list[RawLine]:
    """Return the lines with the outermost heading at depth 0; the first is the name if alone."""
    heads = [one.heading for one in raw if one.heading is not None]
    named = heads[:1] == [0] and heads.count(0) == 1
    least = min(heads[1:] if named else heads, default=0)
    found: list[RawLine] = []
    under = -1
    for one in raw:
        if one.heading is None:
            depth = one.depth
            found.append(one if depth is None else replace(one, depth=under + 1 + depth))
        elif named and one.heading == 0:
            found.append(replace(one, heading=None, name=True))
        else:
            under = one.heading - least
            found.append(replace(one, heading=under))
    return found


@dataclass(slots=True)
class _Line:
    """What is being read; ``point`` is the level of a point, ``step`` of a numbered one."""

    spans: list[Span] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    heading: int | None = None
    point: int | None = None
    step: int | None = None
    label: list[str] = field(default_factory=list)
    level: int | None = None
    """How deep the clause lies, where smdesk wrote the page."""


class _Reader(HTMLParser):
    """Makes lines out of the tags it knows, and takes the words of those it does not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.noticed = Noticed()
        self._lines: list[RawLine] = []
        self._line = _Line()
        self._looks = {"bold": 0, "italic": 0}
        self._lists: list[str] = []
        self._silent: list[str] = []
        self._url: str | None = None
        self._term: list[str] | None = None
        self._cells: list[list[Spans]] | None = None
        self._headed = False
        self._title = False
        self._anchor = ""
        self._level: int | None = None
        self._labelling = False
        self._own = False
        self.about: list[tuple[Kind, str]] = []
        """What smdesk itself says of the document."""

    def finished(self) -> list[RawLine]:
        """Return the lines, once all was read."""
        self._end_line()
        self._end_table()
        return self._lines

    @override
    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _RUNS:
            self.noticed.note(Notice.SCRIPT)
        self.noticed.note(Notice.SCRIPT, sum(name.startswith("on") for name in said))
        if self._silent or tag in _SILENT or _is_unseen(said) or self._is_head(tag, said):
            if tag not in _EMPTY:
                self._silent.append(tag)
            if _is_unseen(said) and len(self._silent) == 1:
                self.noticed.note(Notice.HIDDEN)
            return
        if tag == "meta":
            self._known(said.get("name", ""), said.get("content", ""))
        if said.get("data-level", "").isdecimal():
            self._level = int(said["data-level"])
        self._labelling = self._own and said.get("class") == "number"
        if said.get("id") and tag != "a":
            self._anchor = said["id"]
        self._open(tag, said)
        if self._anchor and (tag in _APART or tag in _HEADINGS or tag == "li"):
            self._line.anchors.append(self._anchor)
            self._line.level = self._level
            self._anchor, self._level = "", None

    def _known(self, name: str, said: str) -> None:
        """Take what smdesk says of a document where only programs look."""
        if name == "generator":
            self._own = said == GENERATOR
        elif self._own and name in ABOUT and said:
            self.about.append((ABOUT[name], said))

    def _is_head(self, tag: str, said: Mapping[str, str]) -> bool:
        """Whether smdesk wrote it above the text; the number and the days stand elsewhere, too."""
        return self._own and (tag == "dl" or said.get("class") == "mark")

    def _open(self, tag: str, said: Mapping[str, str]) -> None:
        if tag in _LOOKS:
            self._looks[_LOOKS[tag]] += 1
        elif tag == "a":
            self._url = said.get("href")
        elif tag == "dfn":
            self._term = []
        elif tag == "br":
            self._say("\n")
        elif tag == "img":
            remote = "//" in said.get("src", "")
            self.noticed.note(Notice.REMOTE if remote else Notice.PICTURE)
        elif tag == "title":
            self._title = True
        else:
            self._open_block(tag)

    def _open_block(self, tag: str) -> None:
        if tag in ("td", "th") and self._cells is not None:
            self._line = _Line()
            self._headed = self._headed or tag == "th"
        elif tag == "tr" and self._cells is not None:
            self._cells.append([])
        elif tag == "table":
            self._end_line()
            self._cells, self._headed = [], False
        elif self._cells is not None:
            if self._line.spans and tag in _APART | {"li"}:
                self._say("\n")
        elif tag in _HEADINGS:
            self._end_line()
            self._line.heading = _HEADINGS[tag]
        elif tag == "li":
            self._end_line()
            ordered = self._lists[-1:] == ["ol"]
            level = max(0, len(self._lists) - 1)
            self._line.step, self._line.point = (level, None) if ordered else (None, level)
        elif tag in _APART:
            self._end_line()
            if tag in ("ul", "ol"):
                self._lists.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                del self._silent[len(self._silent) - 1 - self._silent[::-1].index(tag) :]
            return
        if tag == "span":
            self._labelling = False
        elif tag in _LOOKS:
            self._looks[_LOOKS[tag]] = max(0, self._looks[_LOOKS[tag]] - 1)
        elif tag == "a":
            self._url = None
        elif tag == "dfn" and self._term is not None:
            words, self._term = "".join(self._term), None
            self._line.spans.append(Term(words))
        elif tag == "title":
            self._title = False
        elif tag in ("td", "th") and self._cells is not None:
            if not self._cells:
                self._cells.append([])
            self._cells[-1].append(stripped(merged(self._line.spans)))
            self._line = _Line()
        elif tag == "table":
            self._end_table()
        elif self._cells is None and (tag in _APART or tag in _HEADINGS or tag == "li"):
            self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        self._end_line()
        if tag == "li" or tag in _HEADINGS:
            self._line = _Line()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    @override
    def handle_data(self, data: str) -> None:
        if self._labelling:
            self._line.label.append(data)
        elif not self._silent and not self._title:
            self._say(_WHITE.sub(" ", data))

    def _say(self, words: str) -> None:
        spans = self._line.spans
        ends = spans[-1].text[-1:] if spans and isinstance(spans[-1], Text) else ""
        if (not spans or ends in (" ", "\n")) and words[:1] == " ":
            words = words[1:]
        if not words:
            return
        if self._term is not None:
            self._term.append(words)
        elif self._url is not None and words.strip():
            spans.append(judged(words, self._url.strip(), self.noticed))
        else:
            spans.append(Text(words, self._looks["bold"] > 0, self._looks["italic"] > 0))

    def _end_line(self) -> None:
        """End the line; one that says nothing yet goes on, as that of a point before its words."""
        line = self._line
        spans = stripped(merged(line.spans))
        if not spans and not line.label:
            return
        numbered = bool(line.label)
        self._lines.append(
            RawLine(
                place=len(self._lines) + 1,
                spans=spans,
                heading=line.heading,
                bullet=line.point,
                depth=line.step,
                label="".join(line.label).strip(),
                list=GENERATOR if numbered else "",
                level=line.level or 0,
                plain=self._own and not numbered,
                anchors=tuple(line.anchors),
            )
        )
        self._line = _Line()

    def _end_table(self) -> None:
        if self._cells is None:
            return
        rows, self._cells = [tuple(row) for row in self._cells if row], None
        if rows:
            width = max(map(len, rows))
            whole = tuple((*row, *[()] * (width - len(row))) for row in rows)
            table = TableBlock(whole, self._headed)
            self._lines.append(RawLine(place=len(self._lines) + 1, table=table))
        self._line = _Line()


def _is_unseen(said: Mapping[str, str]) -> bool:
    return "hidden" in said or bool(_UNSEEN.search(said.get("style", "")))
