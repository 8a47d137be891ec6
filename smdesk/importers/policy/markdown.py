"""Policies in Markdown: those that smdesk wrote come back whole, others line by line."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from smdesk.domain.policy.blocks import CrossReference, Spans, TableBlock, Text
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import RecordId
from smdesk.importers.errors import DamagedError, NotThisFormatError, TooLargeError
from smdesk.importers.policy.found import (
    MOST_LETTERS,
    MOST_LINES,
    Format,
    FoundLine,
    FoundPolicy,
    Kind,
    Notice,
    Noticed,
)
from smdesk.importers.policy.lines import RawLine, told
from smdesk.importers.policy.markdown_inline import Inline, words_of
from smdesk.importers.table import text_of

OWN = "smdesk-policy 1"
NOTHING = "<!-- -->"
NO_HEADER = "<!-- no header -->"
_FRONT = re.compile(r"\A---\n(?P<said>.*?)\n---(?:\n|\Z)", re.DOTALL)
_ANCHOR = re.compile(r" ?(?<!\\)\{#(?P<id>[0-9A-Za-z_-]+)\}\Z")
_ACTIVE = re.compile(r"<\s*(script|iframe|object|embed|img|link|style|form)", re.IGNORECASE)


def read(data: bytes) -> FoundPolicy:
    """Return what the text holds.

    Raises UnsupportedError, TooLargeError, NotThisFormatError, and DamagedError for a file of
    smdesk's own that was broken.
    """
    text = text_of(data).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise NotThisFormatError
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise TooLargeError(MOST_LETTERS)
    known, body = _front(text)
    if known.get("format") == OWN:
        return _own(known, body)
    return _foreign(known, body)


def _front(text: str) -> tuple[Mapping[str, object], str]:
    """Return what stands in front of the text, and the text."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    known: dict[str, object] = {}
    for line in found["said"].splitlines():
        key, colon, said = line.partition(":")
        if colon:
            try:
                known[key.strip()] = json.loads(said)
            except ValueError:
                known[key.strip()] = said.strip().strip("\"'")
    return known, text[found.end() :]


class _What(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINT = "point"
    STEP = "step"
    """A point of a list that is numbered."""
    TABLE = "table"
    HTML = "html"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of Markdown; ``level`` is a heading's or how deep a point lies, from 0."""

    what: _What
    place: int
    level: int = 0
    content: str = ""
    children: tuple[Token, ...] = ()
    rows: tuple[tuple[tuple[Token, ...], ...], ...] = ()


class _Reader:
    """Goes through the parser's tokens block by block."""

    def __init__(self) -> None:
        self._parser = MarkdownIt("commonmark", {"html": True}).enable("table")
        # Signs written with a stroke before them stay told apart from those that mean something.
        self._parser.disable("text_join")
        self._parser.normalizeLink = str  # type: ignore[method-assign,assignment]
        self._parser.validateLink = bool  # type: ignore[method-assign,assignment]

    def inline(self, content: str) -> tuple[Token, ...]:
        """Return the pieces of one line."""
        return tuple(self._parser.parseInline(content)[0].children or ())

    def pieces(self, body: str) -> Iterator[_Piece]:
        """Return the blocks; raises DamagedError for what lies in itself without end."""
        try:
            tokens = self._parser.parse(body)
        except RecursionError:
            raise DamagedError from None
        return _Walk().pieces(tokens)


class _Walk:
    """What encloses the block one is at."""

    def __init__(self) -> None:
        self._lists: list[_What] = []
        self._heading = 0
        self._opening = False
        """Whether a point of a list began and has said nothing yet."""
        self._rows: list[list[tuple[Token, ...]]] | None = None

    def pieces(self, tokens: Sequence[Token]) -> Iterator[_Piece]:
        for token in tokens:
            place = 1 + (token.map[0] if token.map else 0)
            if token.type == "table_close":
                rows, self._rows = self._rows or [], None
                yield _Piece(_What.TABLE, place, rows=tuple(tuple(row) for row in rows))
            elif token.type in ("inline", "html_block") and self._rows is None:
                yield self._piece(token, place)
            elif token.type in ("fence", "code_block"):
                yield _Piece(_What.CODE, place, content=token.content)
            else:
                self._turn(token)

    def _turn(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(_What.POINT if token.tag == "ul" else _What.STEP)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._opening = True
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "table_open":
                self._rows = []
            case "tr_open" if self._rows is not None:
                self._rows.append([])
            case "inline" if self._rows:
                self._rows[-1].append(tuple(token.children or ()))

    def _piece(self, token: Token, place: int) -> _Piece:
        content, children = _said(token), tuple(token.children or ())
        html = token.type == "html_block"
        if self._heading:
            return _Piece(_What.HEADING, place, self._heading - 1, content, children)
        if self._lists and self._opening and (not html or content == NOTHING):
            self._opening = False
            return _Piece(self._lists[-1], place, len(self._lists) - 1, content, children)
        what = _What.HTML if html else _What.PARAGRAPH
        return _Piece(what, place, content=content, children=children)


def _said(token: Token) -> str:
    return token.content.strip("\n")


# What smdesk wrote itself.


def _own(known: Mapping[str, object], body: str) -> FoundPolicy:
    try:
        scheme = Scheme(known.get("scheme"))
        values = known.get("values") or {}
        if not isinstance(values, dict):
            raise DamagedError
    except ValueError:
        raise DamagedError from None
    noticed = Noticed()
    inline = Inline(noticed, lambda anchor: CrossReference(RecordId(anchor)))
    lines = [*_about(known)]
    headed = True
    reader = _Reader()
    for piece in reader.pieces(body):
        if piece.what is _What.HTML and piece.content == NO_HEADER:
            headed = False
            continue
        lines.append(_own_line(piece, reader, inline, headed=headed))
        headed = True
    return FoundPolicy(
        format=Format.MARKDOWN,
        lines=tuple(lines),
        scheme=scheme,
        notices=noticed.all(),
        own=True,
        values=tuple((str(key), str(value)) for key, value in values.items()),
    )


def _own_line(piece: _Piece, reader: _Reader, inline: Inline, *, headed: bool) -> FoundLine:
    match piece.what:
        case _What.HEADING:
            return _own_heading(piece, reader)
        case _What.TABLE:
            rows = tuple(tuple(inline.spans(cell) for cell in row) for row in piece.rows)
            table = TableBlock(rows if headed else rows[1:], headed)
            return FoundLine(place=piece.place, kind=Kind.TABLE, table=table)
        case _What.POINT | _What.STEP:
            spans = inline.spans(piece.children)
            return FoundLine(place=piece.place, kind=Kind.BULLET, spans=spans, depth=piece.level)
        case _What.CODE:
            spans = (Text(piece.content),)
            return FoundLine(place=piece.place, kind=Kind.PARAGRAPH, spans=spans)
        case _:
            spans = inline.spans(piece.children)
            return FoundLine(place=piece.place, kind=Kind.PARAGRAPH, spans=spans)


def _own_heading(piece: _Piece, reader: _Reader) -> FoundLine:
    anchor = _ANCHOR.search(piece.content)
    content = piece.content[: anchor.start()] if anchor else piece.content
    said = ""
    words: list[str] = []
    for token in reader.inline(content):
        if token.type == "strong_close":
            said, words = "".join(words), []
        elif token.type != "strong_open":
            words.append(words_of(token))
    title = "".join(words)
    if said:
        title = title.removeprefix(" ")
    return FoundLine(
        place=piece.place,
        kind=Kind.HEADING,
        spans=(Text(title),) if title else (),
        depth=piece.level,
        said=said,
        id=RecordId(anchor["id"]) if anchor else None,
    )


def _about(known: Mapping[str, object]) -> Iterator[FoundLine]:
    for key, kind in (
        ("number", Kind.NUMBER),
        ("name", Kind.NAME),
        ("title", Kind.NAME),
        ("created", Kind.CREATED),
        ("modified", Kind.MODIFIED),
    ):
        said = str(known.get(key) or "")
        if said:
            yield FoundLine(place=0, kind=kind, spans=(Text(said),))


# What others wrote.


def _foreign(known: Mapping[str, object], body: str) -> FoundPolicy:
    noticed = Noticed()
    inline = Inline(noticed, lambda _anchor: None)
    pieces = list(_Reader().pieces(body))
    raw = list(_raw(pieces, inline, noticed))
    lines, scheme = told(raw, noticed)
    return FoundPolicy(
        format=Format.MARKDOWN,
        lines=(*_about(known), *lines),
        scheme=scheme,
        notices=noticed.all(),
    )


def _raw(pieces: Sequence[_Piece], inline: Inline, noticed: Noticed) -> Iterator[RawLine]:
    headings = [piece.level for piece in pieces if piece.what is _What.HEADING]
    named = headings[:1] == [0] and headings.count(0) == 1 and _opens(pieces)
    outermost = min(headings[1:] if named else headings, default=0)
    under = -1
    for count, piece in enumerate(pieces):
        spans: Spans = inline.spans(piece.children)
        match piece.what:
            case _What.HEADING if named and count == 0:
                yield RawLine(place=piece.place, spans=spans, name=True)
            case _What.HEADING:
                under = piece.level - outermost
                yield RawLine(place=piece.place, spans=spans, heading=under)
            case _What.POINT:
                yield RawLine(place=piece.place, spans=spans, bullet=piece.level)
            case _What.STEP:
                yield RawLine(place=piece.place, spans=spans, depth=under + 1 + piece.level)
            case _What.TABLE:
                rows = tuple(tuple(inline.spans(cell) for cell in row) for row in piece.rows)
                yield RawLine(place=piece.place, table=TableBlock(rows))
            case _What.HTML:
                noticed.note(Notice.SCRIPT if _ACTIVE.search(piece.content) else Notice.HIDDEN)
            case _What.CODE:
                for row, said in enumerate(piece.content.splitlines()):
                    yield RawLine(place=piece.place + row, spans=(Text(said),))
            case _:
                yield RawLine(place=piece.place, spans=spans)


def _opens(pieces: Sequence[_Piece]) -> bool:
    return pieces[0].what is _What.HEADING
