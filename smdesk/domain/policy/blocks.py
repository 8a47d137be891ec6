"""The words of a clause: spans of text, in paragraphs, points of lists and small tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from smdesk.domain.records import RecordId, SmdeskError

MISSING = "?"
"""What stands for the number of a clause that is not there."""


class BrokenContentError(SmdeskError):
    """This is not what a policy's text is kept as."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are read."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web, a mail box or a telephone."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Points at a clause of the same document; it is read as the number the clause has now."""

    clause: RecordId


@dataclass(frozen=True, slots=True)
class Term:
    """A word in the sense the document gives it; what opens a paragraph is being defined there."""

    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A place for something the library fills in once, such as its own name."""

    name: str


Span = Text | Link | CrossReference | Term | Variable
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together."""

    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of a list; ``level`` 0 is the outermost."""

    spans: Spans = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A small table: rows of cells; ``header`` says that the first row names the columns."""

    rows: tuple[tuple[Spans, ...], ...] = ()
    header: bool = True


Block = Paragraph | Bullet | TableBlock


def runs(block: Block) -> Iterator[Spans]:
    """Return the spans of a paragraph or a point, or those of each cell of a table."""
    if isinstance(block, TableBlock):
        for row in block.rows:
            yield from row
    else:
        yield block.spans


def with_runs(block: Block, said: Iterable[Spans]) -> Block:
    """Return the block with other spans, as many lists of them as ``runs`` gives."""
    new = iter(said)
    if isinstance(block, TableBlock):
        return replace(block, rows=tuple(tuple(next(new) for _ in row) for row in block.rows))
    return replace(block, spans=next(new))


def span_text(
    span: Span,
    numbers: Mapping[RecordId, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> str:
    """Return how a span reads; without its value a variable reads as ``{{name}}``."""
    if isinstance(span, CrossReference):
        return (numbers or {}).get(span.clause, MISSING)
    if isinstance(span, Variable):
        return (values or {}).get(span.name) or f"{{{{{span.name}}}}}"
    return span.text


def block_text(
    block: Block,
    numbers: Mapping[RecordId, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> str:
    """Return how a block reads; cells are told apart by tabs, rows by new lines."""

    def read(spans: Spans) -> str:
        return "".join(span_text(span, numbers, values) for span in spans)

    if isinstance(block, TableBlock):
        return "\n".join("\t".join(read(cell) for cell in row) for row in block.rows)
    return read(block.spans)


def plain(words: str) -> tuple[Block, ...]:
    """Return paragraphs of plain words, one for each line that says something."""
    return tuple(Paragraph((Text(line.strip()),)) for line in words.splitlines() if line.strip())
