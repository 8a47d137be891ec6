"""What a writer does to clauses: each step gives a new content, so the earlier one is the undo."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from smdesk.domain.policy.blocks import (
    Block,
    CrossReference,
    Link,
    Paragraph,
    Span,
    Spans,
    TableBlock,
    Term,
    Text,
    Variable,
    runs,
    with_runs,
)
from smdesk.domain.policy.content import DEEPEST, Clause, Content, settled
from smdesk.domain.records import RecordId


def _with(content: Content, clause: Clause) -> Content:
    return Content(tuple(clause if one.id == clause.id else one for one in content.clauses))


def add(content: Content, clause: Clause, after: RecordId | None = None) -> Content:
    """Put a clause right after another, before what belongs to that one; None puts it first.

    Its depth is kept as far as the clause above it allows.
    """
    place = 0 if after is None else content.at(after) + 1
    return settled((*content.clauses[:place], clause, *content.clauses[place:]))


def add_after_all_of(content: Content, clause: Clause, after: RecordId) -> Content:
    """Put a clause after another and all that belongs to it."""
    place = content.end(content.at(after))
    return settled((*content.clauses[:place], clause, *content.clauses[place:]))


def append(content: Content, clauses: Iterable[Clause]) -> Content:
    """Put clauses at the end."""
    return settled((*content.clauses, *clauses))


def remove(content: Content, clause: RecordId, *, whole: bool = True) -> Content:
    """Take a clause out with all that belongs to it, or let what belongs to it move up one level.

    References to what is gone stay where they are; ``numbering.dangling`` names them.
    """
    place = content.at(clause)
    end = content.end(place)
    kept: tuple[Clause, ...] = ()
    if not whole:
        kept = tuple(replace(one, depth=one.depth - 1) for one in content.clauses[place + 1 : end])
    return settled((*content.clauses[:place], *kept, *content.clauses[end:]))


def _sibling_before(content: Content, place: int) -> int | None:
    depth = content.clauses[place].depth
    for before in range(place - 1, -1, -1):
        if content.clauses[before].depth == depth:
            return before
        if content.clauses[before].depth < depth:
            return None
    return None


def _swapped(content: Content, first: int, second: int) -> Content:
    """Let two neighbours change places, each with all that belongs to it."""
    clauses, end = content.clauses, content.end(second)
    return Content((*clauses[:first], *clauses[second:end], *clauses[first:second], *clauses[end:]))


def move_up(content: Content, clause: RecordId) -> Content:
    """Let a clause change places with the one before it on its level; the first stays."""
    place = content.at(clause)
    before = _sibling_before(content, place)
    return content if before is None else _swapped(content, before, place)


def move_down(content: Content, clause: RecordId) -> Content:
    """Let a clause change places with the one after it on its level; the last stays."""
    place = content.at(clause)
    after = content.end(place)
    if after >= len(content) or content.clauses[after].depth != content.clauses[place].depth:
        return content
    return _swapped(content, place, after)


def move(content: Content, clause: RecordId, place: int, depth: int) -> Content:
    """Put a clause, with all that belongs to it, before the clause that stands at ``place`` now.

    ``place`` is counted in the content as it is; one within the clause itself changes its depth
    alone. The depth is kept as far as the clause above it allows.
    """
    start = content.at(clause)
    end = content.end(start)
    by = max(0, depth) - content.clauses[start].depth
    moved = tuple(replace(one, depth=one.depth + by) for one in content.clauses[start:end])
    rest = (*content.clauses[:start], *content.clauses[end:])
    at = min(place, start) if place <= end else place - (end - start)
    return settled((*rest[:at], *moved, *rest[at:]))


def _shifted(content: Content, place: int, by: int) -> Content:
    end = content.end(place)
    moved = tuple(replace(one, depth=one.depth + by) for one in content.clauses[place:end])
    return settled((*content.clauses[:place], *moved, *content.clauses[end:]))


def promote(content: Content, clause: RecordId) -> Content:
    """Raise a clause, and what belongs to it, by one level; an outermost one stays."""
    place = content.at(clause)
    return content if content.clauses[place].depth == 0 else _shifted(content, place, -1)


def demote(content: Content, clause: RecordId) -> Content:
    """Put a clause, and what belongs to it, under the one before it on its level.

    It stays where there is none, or where something would lie deeper than clauses can.
    """
    place = content.at(clause)
    end = content.end(place)
    deepest = max(one.depth for one in content.clauses[place:end])
    if _sibling_before(content, place) is None or deepest >= DEEPEST:
        return content
    return _shifted(content, place, 1)


def set_title(content: Content, clause: RecordId, title: str) -> Content:
    """Give a clause another title."""
    return _with(content, replace(content.clauses[content.at(clause)], title=title))


def set_blocks(content: Content, clause: RecordId, blocks: Sequence[Block]) -> Content:
    """Let a clause say something else."""
    return _with(content, replace(content.clauses[content.at(clause)], blocks=tuple(blocks)))


def length(span: Span) -> int:
    """Return how many places a span takes: its signs, or one for what is one piece."""
    return 1 if isinstance(span, CrossReference | Variable) else len(span.text)


def cut(spans: Spans, at: int) -> tuple[Spans, Spans]:
    """Cut spans in two after ``at`` places, as ``length`` counts them.

    A term that is cut is no term any more; a link leads to the same address on both sides.
    """
    before: list[Span] = []
    for index, span in enumerate(spans):
        size = length(span)
        if at <= 0:
            return tuple(before), spans[index:]
        if at < size and not isinstance(span, CrossReference | Variable):
            left, right = _halves(span, at)
            return (*before, left), (right, *spans[index + 1 :])
        before.append(span)
        at -= size
    return tuple(before), ()


def _halves(span: Text | Link | Term, at: int) -> tuple[Span, Span]:
    first, second = span.text[:at], span.text[at:]
    if isinstance(span, Term):
        return Text(first), Text(second)
    return replace(span, text=first), replace(span, text=second)


def split(content: Content, clause: RecordId, block: int, offset: int, new: RecordId) -> Content:
    """Cut a clause in two within a block; what follows becomes the clause ``new`` on its level.

    ``offset`` counts places as ``length`` does; a table goes over whole. What belonged to the
    clause belongs to the new one, since it follows it; references stay with the first.
    """
    whole = content.clauses[content.at(clause)]
    kept, gone = list(whole.blocks[:block]), list(whole.blocks[block + 1 :])
    if block < len(whole.blocks):
        here = whole.blocks[block]
        if isinstance(here, TableBlock):
            (gone.insert(0, here) if offset <= 0 else kept.append(here))
        else:
            first, second = cut(here.spans, offset)
            if first:
                kept.append(replace(here, spans=first))
            if second:
                gone.insert(0, replace(here, spans=second))
    place = content.at(clause)
    halves = (
        replace(whole, blocks=tuple(kept)),
        Clause(new, "", tuple(gone), whole.depth),
    )
    return Content((*content.clauses[:place], *halves, *content.clauses[place + 1 :]))


def merge(content: Content, clause: RecordId) -> Content:
    """Join a clause to the end of the one before it; references to it point there from now on.

    Its title becomes a paragraph of bold words. The first clause of all stays.
    """
    place = content.at(clause)
    if place == 0:
        return content
    one, above = content.clauses[place], content.clauses[place - 1]
    return settled(
        _repointed(kept, one.id, above.id)
        for kept in (
            *content.clauses[: place - 1],
            replace(above, blocks=(*above.blocks, *_titled(one))),
            *content.clauses[place + 1 :],
        )
    )


def _titled(clause: Clause) -> tuple[Block, ...]:
    if not clause.title.strip():
        return clause.blocks
    return (Paragraph((Text(clause.title, bold=True),)), *clause.blocks)


def _repointed(clause: Clause, old: RecordId, new: RecordId) -> Clause:
    if not any(isinstance(span, CrossReference) and span.clause == old for span in clause.spans):
        return clause
    return _mapped(
        clause, lambda span: CrossReference(new) if span == CrossReference(old) else span
    )


def _mapped(clause: Clause, change: Callable[[Span], Span]) -> Clause:
    blocks = tuple(
        with_runs(block, [tuple(change(span) for span in run) for run in runs(block)])
        for block in clause.blocks
    )
    return replace(clause, blocks=blocks)


def repoint(content: Content, old: RecordId, new: RecordId) -> Content:
    """Let every reference to one clause point to another."""
    return Content(tuple(_repointed(clause, old, new) for clause in content.clauses))
