"""What a policy says: clauses in reading order, each with a name of its own that never changes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from smdesk.domain.records import RecordId, SmdeskError, new_id

DEEPEST = 5
"""How deep clauses may lie within each other: word processors number nine levels, people six."""
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


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; those that follow and lie deeper belong to it."""

    id: RecordId = field(default_factory=new_id)
    title: str = ""
    blocks: tuple[Block, ...] = ()
    depth: int = 0

    @property
    def spans(self) -> Iterator[Span]:
        """Everything that is said in the clause, in reading order, without the title."""
        for block in self.blocks:
            for run in runs(block):
                yield from run

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        return not self.title.strip() and not any(
            not isinstance(span, Text) or span.text.strip() for span in self.spans
        )

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what it says, wherever it stands: 64 hexadecimal digits."""
        return _sha256({"title": self.title, "blocks": [_block_said(one) for one in self.blocks]})


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


def clause_text(
    clause: Clause,
    numbers: Mapping[RecordId, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> str:
    """Return how a clause reads without its title: a line for each block."""
    return "\n".join(block_text(block, numbers, values) for block in clause.blocks)


@dataclass(frozen=True, slots=True)
class Content:
    """All that a version says.

    Raises BrokenContentError when two clauses have one id, or when a clause lies more than one
    level below the one before it; ``settled`` mends the levels instead.
    """

    clauses: tuple[Clause, ...] = ()

    def __post_init__(self) -> None:
        if len({clause.id for clause in self.clauses}) != len(self.clauses):
            raise BrokenContentError("twice")
        above = -1
        for clause in self.clauses:
            if not 0 <= clause.depth <= min(above + 1, DEEPEST):
                raise BrokenContentError("depth")
            above = clause.depth

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    def at(self, clause: RecordId) -> int:
        """Return the place of a clause, 0 for the first; raises KeyError for one not there."""
        for place, one in enumerate(self.clauses):
            if one.id == clause:
                return place
        raise KeyError(clause)

    def get(self, clause: RecordId) -> Clause | None:
        """Return the clause, or None when it is not there."""
        return next((one for one in self.clauses if one.id == clause), None)

    def end(self, place: int) -> int:
        """Return where the clauses that belong to the one at ``place`` end."""
        depth = self.clauses[place].depth
        after = place + 1
        while after < len(self.clauses) and self.clauses[after].depth > depth:
            after += 1
        return after

    def text(
        self,
        numbers: Mapping[RecordId, str] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> str:
        """Return it as plain text: number and title on a line, then what the clause says."""
        lines: list[str] = []
        for clause in self.clauses:
            head = " ".join(filter(None, ((numbers or {}).get(clause.id, ""), clause.title)))
            lines += [line for line in (head, clause_text(clause, numbers, values)) if line]
        return "\n".join(lines)

    @property
    def words(self) -> int:
        """How many words it has, titles included, numbers not."""
        return len(self.text().split())

    @property
    def digest(self) -> str:
        """The SHA-256 of its canonical JSON: 64 hexadecimal digits."""
        return _sha256(self._said())

    def _said(self) -> object:
        return {
            "clauses": [
                {
                    "id": clause.id,
                    "title": clause.title,
                    "depth": clause.depth,
                    "blocks": [_block_said(block) for block in clause.blocks],
                }
                for clause in self.clauses
            ]
        }


def settled(clauses: Iterable[Clause]) -> Content:
    """Return a content of these clauses, each raised as far as it must be to lie under another."""
    kept: list[Clause] = []
    above = -1
    for clause in clauses:
        above = max(0, min(clause.depth, above + 1, DEEPEST))
        kept.append(clause if clause.depth == above else replace(clause, depth=above))
    return Content(tuple(kept))


def plain(words: str) -> tuple[Block, ...]:
    """Return paragraphs of plain words, one for each line that says something."""
    return tuple(Paragraph((Text(line.strip()),)) for line in words.splitlines() if line.strip())


def blocks_to_json(blocks: Sequence[Block]) -> str:
    """Return the canonical JSON of a clause's blocks."""
    return _canonical([_block_said(block) for block in blocks])


def blocks_from_json(kept: str) -> tuple[Block, ...]:
    """Return the blocks that the JSON keeps; raises BrokenContentError for anything else."""
    try:
        return tuple(_block_heard(block) for block in json.loads(kept))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise BrokenContentError("shape") from error


def _canonical(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(said: object) -> str:
    return hashlib.sha256(_canonical(said).encode("utf-8", "surrogatepass")).hexdigest()


def _span_said(span: Span) -> dict[str, object]:
    match span:
        case Text(text, bold, italic):
            said: dict[str, object] = {"t": "text", "text": text}
            if bold:
                said["b"] = True
            if italic:
                said["i"] = True
            return said
        case Link(text, url):
            return {"t": "link", "text": text, "url": url}
        case CrossReference(clause):
            return {"t": "xref", "clause": clause}
        case Term(text):
            return {"t": "term", "text": text}
        case Variable(name):
            return {"t": "var", "name": name}


def _block_said(block: Block) -> dict[str, object]:
    match block:
        case Paragraph(spans):
            return {"k": "p", "spans": [_span_said(span) for span in spans]}
        case Bullet(spans, level):
            return {"k": "li", "level": level, "spans": [_span_said(span) for span in spans]}
        case TableBlock(rows, header):
            cells = [[[_span_said(span) for span in cell] for cell in row] for row in rows]
            return {"k": "table", "header": header, "rows": cells}


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _int(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _span_heard(said: Any) -> Span:  # noqa: ANN401 - whatever the JSON holds
    match said:
        case {"t": "text"}:
            return Text(_str(said["text"]), bool(said.get("b")), bool(said.get("i")))
        case {"t": "link"}:
            return Link(_str(said["text"]), _str(said["url"]))
        case {"t": "xref"}:
            return CrossReference(RecordId(_str(said["clause"])))
        case {"t": "term"}:
            return Term(_str(said["text"]))
        case {"t": "var"}:
            return Variable(_str(said["name"]))
        case _:
            raise TypeError


def _spans_heard(said: Any) -> Spans:  # noqa: ANN401 - whatever the JSON holds
    return tuple(_span_heard(span) for span in said)


def _block_heard(said: Any) -> Block:  # noqa: ANN401 - whatever the JSON holds
    match said:
        case {"k": "p"}:
            return Paragraph(_spans_heard(said["spans"]))
        case {"k": "li"}:
            return Bullet(_spans_heard(said["spans"]), _int(said["level"]))
        case {"k": "table"}:
            rows = tuple(tuple(_spans_heard(cell) for cell in row) for row in said["rows"])
            return TableBlock(rows, bool(said["header"]))
        case _:
            raise TypeError
