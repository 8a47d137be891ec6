"""Puts the lines of a file together as clauses, and tells where its numbers do not fit."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smdesk.domain.policy.blocks import (
    Block,
    CrossReference,
    Link,
    Span,
    Spans,
    Text,
    runs,
    with_runs,
)
from smdesk.domain.policy.content import Clause, Content, settled
from smdesk.domain.policy.numbering import PARAGRAPH, Scheme, numbers, references
from smdesk.domain.records import RecordId, new_id
from smdesk.importers.policy.found import (
    FoundLine,
    FoundPolicy,
    FoundRemark,
    Kind,
    block_of,
    merged,
)
from smdesk.importers.policy.lines import day_said

_POINTING = re.compile(
    r"(?P<noun>(?:\b(?:clauses?|sections?|paragraphs?|articles?|points?|items?|see)|§)\s*)"
    r"(?P<path>\d{1,3}(?:\.\d{1,3})*(?:\([a-zA-Z0-9]{1,4}\))*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A clause that has another number here than in the file."""

    place: int
    said: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledPolicy:
    """A file's text as clauses, ready to become a document."""

    content: Content
    scheme: Scheme
    number: str = ""
    name: str = ""
    created: date | None = None
    modified: date | None = None
    mismatches: tuple[Mismatch, ...] = ()
    remarks: tuple[tuple[RecordId, FoundRemark], ...] = ()
    """Each comment with the clause it stands at."""
    before: int = 0
    """How many lines stood before the first clause; they are at its beginning now."""
    values: tuple[tuple[str, str], ...] = ()


def assembled(found: FoundPolicy, scheme: Scheme | None = None) -> AssembledPolicy:
    """Return the text as clauses; ``scheme`` numbers them otherwise than the file seems to."""
    scheme = scheme or found.scheme
    lines = [line for line in found.lines if line.kind is not Kind.LEFT_OUT]
    about = {line.kind: line.text.strip() for line in reversed(lines) if line.kind.about}
    text = [line for line in lines if not line.kind.about]
    clauses, opened, before = _clauses(text)
    content = settled(clauses)
    if not found.own:
        anchors = {name: opened[line.place][0] for line in text for name in line.anchors}
        content = _pointed(content, opened, scheme, anchors)
    return AssembledPolicy(
        content=content,
        scheme=scheme,
        number=about.get(Kind.NUMBER, ""),
        name=about.get(Kind.NAME, ""),
        created=day_said(about.get(Kind.CREATED, "")),
        modified=day_said(about.get(Kind.MODIFIED, "")),
        mismatches=tuple(_mismatches(content, opened, scheme)),
        remarks=tuple(_remarks(text, opened)),
        before=before,
        values=found.values,
    )


def _clauses(
    lines: Sequence[FoundLine],
) -> tuple[list[Clause], dict[int, tuple[RecordId, str]], int]:
    """Return the clauses, the clause and number of each line, and how many lines were before."""
    kept: list[Clause] = []
    opened: dict[int, tuple[RecordId, str]] = {}
    waiting: list[Block] = []
    early: list[int] = []
    for line in lines:
        if line.kind.opens:
            clause = _opening(line)
            if waiting and not kept:
                clause = replace(clause, blocks=(*waiting, *clause.blocks))
            kept.append(clause)
            opened |= dict.fromkeys(early, (clause.id, ""))
            opened[line.place] = (clause.id, line.said)
            early = []
        elif kept:
            kept[-1] = replace(kept[-1], blocks=(*kept[-1].blocks, block_of(line)))
            opened[line.place] = (kept[-1].id, "")
        else:
            waiting.append(block_of(line))
            early.append(line.place)
    if waiting and not kept:
        # A text without a single number is one clause for each paragraph.
        kept = [Clause(new_id(), "", (block,)) for block in waiting]
        opened = {place: (one.id, "") for place, one in zip(early, kept, strict=True)}
        waiting = []
    return kept, opened, len(waiting)


def _opening(line: FoundLine) -> Clause:
    id_ = line.id or new_id()
    if line.kind is Kind.HEADING:
        return Clause(id_, line.text.strip() if line.id is None else line.text, (), line.depth)
    blocks = (block_of(replace(line, kind=Kind.PARAGRAPH)),) if line.spans else ()
    return Clause(id_, "", blocks, line.depth)


def plain_number(said: str) -> str:
    """Return a number so that two ways of writing it compare equal."""
    low = said.casefold().strip()
    for word in (PARAGRAPH.casefold(), "article", "section", "chapter", "clause", "part", "§"):
        low = low.removeprefix(word).strip()
    return low.rstrip(".):").strip()


def _mismatches(
    content: Content, opened: Mapping[int, tuple[RecordId, str]], scheme: Scheme
) -> Iterator[Mismatch]:
    now = numbers(content, scheme)
    for place, (clause, said) in opened.items():
        if said and _bare(said) != _bare(now[clause]):
            yield Mismatch(place, said, now[clause])


def _bare(said: str) -> str:
    return plain_number(said).lstrip("(")


def _pointed(
    content: Content,
    opened: Mapping[int, tuple[RecordId, str]],
    scheme: Scheme,
    anchors: Mapping[str, RecordId],
) -> Content:
    """Return it with every number of a clause that is named in the words turned into a pointer."""
    targets = {plain_number(said): clause for clause, said in opened.values() if said}
    for clause, quoted in references(content, scheme).items():
        targets.setdefault(plain_number(quoted), clause)
    whole = scheme is Scheme.PARAGRAPH

    def pointing(spans: Spans) -> Spans:
        spans = merged(_anchored(span, anchors) for span in spans)
        return merged(part for span in spans for part in _parts(span, targets, outer=whole))

    return Content(
        tuple(
            replace(clause, blocks=tuple(_with(block, pointing) for block in clause.blocks))
            for clause in content
        )
    )


def _with(block: Block, change: Callable[[Spans], Spans]) -> Block:
    return with_runs(block, [change(spans) for spans in runs(block)])


def _anchored(span: Span, anchors: Mapping[str, RecordId]) -> Span:
    """Return a link within the file as what it leads to; as its words where it leads nowhere."""
    if not isinstance(span, Link) or not span.url.startswith("#"):
        return span
    target = anchors.get(span.url[1:])
    return CrossReference(target) if target else Text(span.text)


def _parts(span: object, targets: Mapping[str, RecordId], *, outer: bool) -> Iterator[object]:
    if not isinstance(span, Text):
        yield span
        return
    done = 0
    for found in _POINTING.finditer(span.text):
        target = targets.get(plain_number(found["path"]))
        if target is None:
            continue
        whole = outer and "." not in found["path"]
        if whole and not found["noun"].casefold().startswith("paragraph"):
            continue
        yield replace(span, text=span.text[done : found.start() if whole else found.start("path")])
        yield CrossReference(target)
        done = found.end()
    yield replace(span, text=span.text[done:])


def _remarks(
    lines: Sequence[FoundLine], opened: Mapping[int, tuple[RecordId, str]]
) -> Iterator[tuple[RecordId, FoundRemark]]:
    for line in lines:
        for remark in line.remarks:
            if line.place in opened:
                yield opened[line.place][0], remark
