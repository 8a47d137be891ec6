"""Between a clause and the document of the editor that shows it, both ways and without loss."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextListFormat,
)

from smdesk.domain.policy.blocks import (
    Block,
    Bullet,
    CrossReference,
    Link,
    Paragraph,
    Span,
    Spans,
    TableBlock,
    Term,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Clause
from smdesk.domain.policy.kept_blocks import blocks_from_json, blocks_to_json
from smdesk.domain.records import RecordId
from smdesk.ui.policy.ink import (
    CHIP,
    GRID,
    OBJECT,
    REFERENCE,
    TABLE,
    TERM,
    TITLE,
    URL,
    VARIABLE,
    Ink,
    plain_block,
    title_block,
)

WITHIN, APART = "\u2028", "\u2029"
"""What Qt has for a new line within a paragraph, and between two."""


def write(document: QTextDocument, clause: Clause, ink: Ink) -> None:
    """Show the clause in the document, instead of what is there."""
    document.clear()
    document.setDefaultFont(ink.font)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    first = True
    if clause.title:
        cursor.setBlockFormat(title_block())
        cursor.setBlockCharFormat(ink.title(clause.depth))
        cursor.insertText(fit(clause.title), ink.title(clause.depth))
        first = False
    write_blocks(cursor, clause.blocks, ink, first=first)
    if first and not clause.blocks:
        cursor.setBlockCharFormat(ink.of_span(Text("")))
    cursor.endEditBlock()


def write_blocks(
    cursor: QTextCursor, blocks: Sequence[Block], ink: Ink, *, first: bool = False
) -> None:
    """Put the blocks in at the cursor; the ``first`` one goes into the paragraph that is there."""
    usual = ink.of_span(Text(""))
    for block in blocks:
        form = plain_block(first=first)
        if first:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(usual)
            first = False
        else:
            # A format of its own takes the new paragraph out of the list before it.
            cursor.insertBlock(form, usual)
        if isinstance(block, TableBlock):
            cursor.insertText(OBJECT, ink.of_table(blocks_to_json([block])))
            continue
        if isinstance(block, Bullet):
            into_list(cursor, block.level)
        write_spans(cursor, block.spans, ink)


def write_spans(cursor: QTextCursor, spans: Spans, ink: Ink) -> None:
    """Put the spans in at the cursor."""
    for span in spans:
        if isinstance(span, CrossReference | Variable):
            cursor.insertText(OBJECT, ink.of_span(span))
        elif span.text:
            cursor.insertText(fit(span.text), ink.of_span(span))


def into_list(cursor: QTextCursor, level: int) -> None:
    """Make the paragraph at the cursor a point of a list."""
    form = QTextListFormat()
    form.setStyle(
        QTextListFormat.Style.ListDisc if level == 0 else QTextListFormat.Style.ListCircle
    )
    form.setIndent(level + 1)
    cursor.createList(form)


def out_of_list(cursor: QTextCursor) -> None:
    """Make the point at the cursor a paragraph again."""
    made = cursor.block().textList()
    if made is not None:
        made.remove(cursor.block())
        form = QTextBlockFormat(cursor.blockFormat())
        form.setIndent(0)
        cursor.setBlockFormat(form)


def fit(text: str) -> str:
    """Return text as it can stand within a paragraph."""
    return (
        text.replace("\r\n", "\n").replace("\n", WITHIN).replace(APART, WITHIN).replace(OBJECT, "")
    )


def read(
    document: QTextDocument, begin: int = 0, end: int | None = None
) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks between two places of the document; all of it by default.

    One empty paragraph that is all there is counts as nothing.
    """
    title = ""
    blocks: list[Block] = []
    last = document.characterCount() - 1 if end is None else end
    block = document.findBlock(begin)
    while block.isValid() and block.position() <= last:
        if is_title(block):
            title = plain(block, begin, last).strip()
        else:
            blocks.append(_block(block, begin, last))
        block = block.next()
    if blocks == [Paragraph()]:
        blocks = []
    return title, tuple(blocks)


def in_list(block: QTextBlock) -> bool:
    """Whether the paragraph is a point of a list."""
    return block.textList() is not None


def is_title(block: QTextBlock) -> bool:
    """Whether the paragraph is the clause's title; only the first one can be."""
    return block.blockNumber() == 0 and bool(block.blockFormat().property(TITLE))


def plain(block: QTextBlock, begin: int, end: int) -> str:
    """Return the words of a paragraph between two places, without what is drawn in it."""
    said = "".join(text for text, _ in _fragments(block, begin, end))
    return said.replace(OBJECT, "").replace(WITHIN, " ")


def _block(block: QTextBlock, begin: int, end: int) -> Block:
    spans: list[Span] = []
    for text, form in _fragments(block, begin, end):
        if form.objectType() == GRID:
            return _table(form)
        for span in _spans(text, form):
            _join(spans, span)
    if not in_list(block):
        return Paragraph(tuple(spans))
    return Bullet(tuple(spans), max(0, block.textList().format().indent() - 1))


def _spans(text: str, form: QTextCharFormat) -> Iterator[Span]:
    if form.objectType() == CHIP:
        name = form.property(VARIABLE)
        for _ in text:
            yield (
                Variable(str(name))
                if name
                else CrossReference(RecordId(str(form.property(REFERENCE))))
            )
        return
    said = text.replace(WITHIN, "\n").replace(OBJECT, "")
    if not said:
        return
    url = form.property(URL)
    if url:
        yield Link(said, str(url))
    elif form.property(TERM):
        yield Term(said)
    else:
        yield Text(said, bold=form.fontWeight() > _BOLD_FROM, italic=form.fontItalic())


_BOLD_FROM = 600


def _join(spans: list[Span], span: Span) -> None:
    """Add the span, to the one before it where both are of one kind."""
    if not spans:
        spans.append(span)
        return
    before = spans[-1]
    if isinstance(before, Text) and isinstance(span, Text):
        if (before.bold, before.italic) == (span.bold, span.italic):
            spans[-1] = Text(before.text + span.text, span.bold, span.italic)
            return
    elif isinstance(before, Link) and isinstance(span, Link) and before.url == span.url:
        spans[-1] = Link(before.text + span.text, span.url)
        return
    elif isinstance(before, Term) and isinstance(span, Term):
        spans[-1] = Term(before.text + span.text)
        return
    spans.append(span)


def _table(form: QTextCharFormat) -> TableBlock:
    (table,) = blocks_from_json(str(form.property(TABLE)))
    if not isinstance(table, TableBlock):
        raise TypeError
    return table


def _fragments(block: QTextBlock, begin: int, end: int) -> Iterator[tuple[str, QTextCharFormat]]:
    """Return the pieces of a paragraph that look alike, cut at two places of the document."""
    walk = block.begin()
    while not walk.atEnd():
        fragment: QTextFragment = walk.fragment()
        start = fragment.position()
        cut = _between(fragment.text(), begin - start, end - start)
        if cut:
            yield cut, fragment.charFormat()
        walk += 1


def _between(text: str, begin: int, end: int) -> str:
    """Cut text at places counted as Qt counts, in units of UTF-16."""
    if begin <= 0 and end >= 2 * len(text):
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    cut = units[max(0, begin) * 2 : max(0, end) * 2]
    return cut.decode("utf-16-le", "surrogatepass")
