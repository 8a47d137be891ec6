"""How the words of a clause look on a page: pieces that look one way each, values filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smdesk.domain.policy.blocks import CrossReference, Link, Spans, Term, Text, Variable, span_text
from smdesk.domain.records import RecordId


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line that looks one way throughout."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    clause: RecordId | None = None
    """The clause that it points at."""


def runs_of(
    spans: Spans, quoted: Mapping[RecordId, str], values: Mapping[str, str]
) -> Iterator[Run]:
    """Return how spans read, piece by piece; a term stands in italics."""
    for span in spans:
        words = span_text(span, quoted, values)
        match span:
            case Text(_, bold, italic):
                yield Run(words, bold, italic)
            case Link(_, url):
                yield Run(words, url=url)
            case CrossReference(clause):
                there = clause in quoted
                yield Run(words, clause=clause if there else None)
            case Term():
                yield Run(words, italic=True)
            case Variable():
                yield Run(words)
