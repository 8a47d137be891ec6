"""What may come out of another program's text into a policy: words, links, points and tables.

Scripts, pictures, fonts, colours, frames and files of this computer are left behind; nothing is
ever fetched. Pages that are pasted are read as those are that come from files.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from smdesk.domain.policy.blocks import (
    Block,
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    Span,
    Spans,
    TableBlock,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Content
from smdesk.importers.errors import NotThisFormatError, TooLargeError
from smdesk.importers.policy.addresses import allowed
from smdesk.importers.policy.assembling import assembled
from smdesk.importers.policy.found import merged, stripped
from smdesk.importers.policy.html import pieces
from smdesk.importers.policy.labels import label_of
from smdesk.importers.policy.lines import RawLine
from smdesk.importers.policy.plain import of_text

__all__ = ["allowed", "blocks_of_html", "blocks_of_text", "clauses_in"]

LEAST = 2
"""Fewer lines than this with a number before them are words with a number, and no clauses."""
MOST_PASTED = 1_000_000
"""Signs that are looked at; some two hundred printed pages."""
MOST_COLUMNS, MOST_ROWS = 12, 200
DEEPEST_POINT = 3
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffc\u2028\u2029]")
_POINTS = frozenset("•·‣◦▪")


def clauses_in(text: str) -> Content:
    """Return the clauses of a text whose lines begin with numbers; none for any other text."""
    if sum(1 for line in text.splitlines() if label_of(line.strip())) < LEAST:
        return Content()
    try:
        return assembled(of_text(text)).content
    except (NotThisFormatError, TooLargeError):
        return Content()


def blocks_of_html(html: str) -> tuple[Block, ...]:
    """Return what may stay of a piece of HTML; nothing of it is executed, opened or fetched."""
    return tuple(block for line in pieces(html[:MOST_PASTED]) for block in _blocks(line))


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return plain text as paragraphs and, where lines begin with a bullet, as points."""
    found: list[Block] = []
    for line in text[:MOST_PASTED].splitlines():
        said = _CONTROL.sub("", line.replace("\t", " ")).strip()
        if said[:1] in _POINTS and said[1:].strip():
            found.append(Bullet((Text(said[1:].strip()),)))
        elif said:
            found.append(Paragraph((Text(said),)))
    return tuple(found)


def _blocks(line: RawLine) -> Iterator[Block]:
    """Yield the blocks of one line: its table, its point, or a paragraph for each line of it."""
    if line.table is not None:
        yield from _table(line.table)
        return
    point = line.bullet if line.bullet is not None else line.depth
    for spans in _lines(line.spans):
        if point is None:
            yield Paragraph(spans)
        else:
            yield Bullet(spans, min(point, DEEPEST_POINT))


def _table(table: TableBlock) -> Iterator[Block]:
    rows = [tuple(map(_one_line, row[:MOST_COLUMNS])) for row in table.rows[:MOST_ROWS]]
    if max(map(len, rows), default=0) > 1:
        yield TableBlock(tuple(rows), header=table.header)
        return
    # A frame around text, as many letters and web pages have.
    for row in table.rows:
        for cell in row:
            yield from map(Paragraph, _lines(cell))


def _one_line(spans: Spans) -> Spans:
    return stripped(merged(map(_clean, spans)))


def _lines(spans: Spans) -> Iterator[Spans]:
    """Yield what stands on each line, of those that say something."""
    here: list[Span] = []
    for span in map(_clean, spans):
        if isinstance(span, CrossReference | Variable):
            continue
        first, *rest = span.text.split("\n")
        here += [replace(span, text=first)] if first else []
        for words in rest:
            yield from filter(None, (stripped(merged(here)),))
            here = [replace(span, text=words)] if words else []
    yield from filter(None, (stripped(merged(here)),))


def _clean(span: Span) -> Span:
    """Return the span without signs that nobody sees, and as words or a link."""
    if isinstance(span, CrossReference | Variable):
        return span
    said = _CONTROL.sub("", span.text).replace("\u00a0", " ")
    if isinstance(span, Link) and not allowed(span.url):
        # It leads to a place within the page that stays behind.
        return Text(said)
    return replace(span, text=said)
