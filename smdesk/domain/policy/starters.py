"""Documents to begin from, written in a plain form that is read here.

A file begins with lines of ``name: value``: ``name``, ``what``, ``scheme``, ``reading``,
``summary``, and ``bind: RULE = key`` for each rule that follows from a clause. Then come clauses:
``#`` marks for how deep it lies, ``[key]``, and its title; below it paragraphs and points that
begin with ``-``. ``{{name}}`` is a variable, ``[[key]]`` a reference, ``<<words>>`` a term, and
``**words**`` are bold. After ``=== key under-key`` come the clauses of an extra that is off until
somebody wants it; they are put at the end of what lies under that clause.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from smdesk.domain.policy.blocks import (
    Block,
    Bullet,
    CrossReference,
    Paragraph,
    Span,
    Spans,
    Term,
    Text,
    Variable,
)
from smdesk.domain.policy.content import Clause, Content, settled
from smdesk.domain.policy.documents import DocumentKind
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.records import RecordId


@dataclass(frozen=True, slots=True)
class Extra:
    """Clauses that are off by default."""

    key: str
    name: str
    under: str
    """The key of the clause at whose end they are put."""
    clauses: tuple[tuple[str, Clause], ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """A document to begin from; clauses come with their keys."""

    key: str
    name: str
    what: DocumentKind
    scheme: Scheme
    summary: str
    """What it is good for, in a sentence."""
    clauses: tuple[tuple[str, Clause], ...]
    extras: tuple[Extra, ...]
    binds: Mapping[str, str]
    """Keys of clauses by the rules that follow from them."""

    def content(self, document: RecordId, extras: Iterable[str] = ()) -> Content:
        """Return what it says for a document, with these extras; ids are the document's own."""
        wanted = set(extras)
        chosen = list(self.clauses)
        for extra in self.extras:
            if extra.key in wanted:
                place = _end_of(chosen, extra.under)
                chosen[place:place] = extra.clauses
        return settled(_owned(clause, document) for _, clause in chosen)


def clause_id(document: RecordId, key: str) -> RecordId:
    """Return the id that a starter's clause has in a document: its own there, for ever."""
    return RecordId(hashlib.sha256(f"{document}/{key}".encode()).hexdigest()[:32])


class StarterError(ValueError):
    """A starter's file is not in the form that is read here; says which line."""


_HEAD = re.compile(r"(#+) \[([a-z0-9_-]+)\]\s*(.*)")
_PIECE = re.compile(r"(\{\{.+?\}\}|\[\[.+?\]\]|<<.+?>>|\*\*.+?\*\*)")


def parse(key: str, text: str) -> Starter:
    """Return the starter that a file says; raises StarterError."""
    head, _, body = text.partition("\n\n")
    said, binds = _head(head)
    parts = re.split(r"(?m)^=== (\S+) (\S+) (.+)$", body)
    extras = [
        Extra(parts[at], parts[at + 2].strip(), parts[at + 1], tuple(_clauses(parts[at + 3])))
        for at in range(1, len(parts), 4)
    ]
    try:
        return Starter(
            key=key,
            name=said["name"],
            what=DocumentKind(said["what"]),
            scheme=Scheme(said["scheme"]),
            summary=said["summary"],
            clauses=tuple(_clauses(parts[0])),
            extras=tuple(extras),
            binds=binds,
        )
    except (KeyError, ValueError) as error:
        raise StarterError(str(error)) from error


def _head(text: str) -> tuple[dict[str, str], dict[str, str]]:
    said: dict[str, str] = {}
    binds: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, value = line.partition(": ")
        if not colon:
            raise StarterError(line)
        if name == "bind":
            rule, _, clause = value.partition(" = ")
            binds[rule.strip()] = clause.strip()
        else:
            said[name] = value.strip()
    return said, binds


def _clauses(text: str) -> list[tuple[str, Clause]]:
    found: list[tuple[str, Clause]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        head = _HEAD.fullmatch(line)
        if head:
            marks, key, title = head.groups()
            found.append((key, Clause(RecordId(key), title.strip(), (), len(marks) - 1)))
        elif not found:
            raise StarterError(line)
        else:
            key, clause = found[-1]
            block: Block = (
                Bullet(_spans(line[2:])) if line.startswith("- ") else Paragraph(_spans(line))
            )
            blocks = (*clause.blocks, block)
            found[-1] = (key, Clause(clause.id, clause.title, blocks, clause.depth))
    return found


def _spans(line: str) -> Spans:
    return tuple(_span(piece) for piece in _PIECE.split(line.strip()) if piece)


def _span(piece: str) -> Span:
    if not _PIECE.fullmatch(piece):
        return Text(piece)
    kinds: dict[str, Callable[[str], Span]] = {
        "{{": Variable,
        "[[": lambda words: CrossReference(RecordId(words)),
        "<<": Term,
        "**": lambda words: Text(words, bold=True),
    }
    return kinds[piece[:2]](piece[2:-2].strip())


def _end_of(clauses: list[tuple[str, Clause]], key: str) -> int:
    """Return where what lies under the clause ends."""
    start = next((at for at, (one, _) in enumerate(clauses) if one == key), None)
    if start is None:
        return len(clauses)
    depth, end = clauses[start][1].depth, start + 1
    while end < len(clauses) and clauses[end][1].depth > depth:
        end += 1
    return end


def _owned(clause: Clause, document: RecordId) -> Clause:
    def own(span: Span) -> Span:
        if isinstance(span, CrossReference):
            return CrossReference(clause_id(document, span.clause))
        return span

    blocks: list[Block] = []
    for block in clause.blocks:
        if isinstance(block, Bullet):
            blocks.append(Bullet(tuple(own(span) for span in block.spans), block.level))
        elif isinstance(block, Paragraph):
            blocks.append(Paragraph(tuple(own(span) for span in block.spans)))
    return Clause(clause_id(document, clause.id), clause.title, tuple(blocks), clause.depth)
