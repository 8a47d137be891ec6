"""The numbers of clauses: worked out from where each stands, and never its name."""

from collections.abc import Callable
from enum import Enum

from smdesk.domain.policy.blocks import CrossReference, Term
from smdesk.domain.policy.content import Content
from smdesk.domain.records import RecordId

PARAGRAPH = "Paragraph"
"""What the outermost clauses are called in policies that number by paragraph."""


class Scheme(Enum):
    """How the clauses of a document are numbered."""

    PARAGRAPH = "paragraph"
    """``Paragraph 1.``, ``1.1.``, ``1.1.1.``"""
    DECIMAL = "decimal"
    """``1``, ``1.1``, ``1.1.1``"""
    LETTERS = "letters"
    """``1``, ``(a)``, ``(i)``, ``(A)``, ``(1)``, ``(a)``"""
    NONE = "none"
    """No numbers: guidelines that are read as a list."""


def roman(count: int) -> str:
    """Return the Roman numeral in small letters; ``count`` from 1."""
    parts = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    written = ""
    for value, sign in parts:
        times, count = divmod(count, value)
        written += sign * times
    return written


def letters(count: int) -> str:
    """Return a, b, ... z, aa, ab, ...; ``count`` from 1."""
    written = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


_LETTERED: tuple[Callable[[int], str], ...] = (
    str,
    lambda count: f"({letters(count)})",
    lambda count: f"({roman(count)})",
    lambda count: f"({letters(count).upper()})",
    lambda count: f"({count})",
    lambda count: f"({letters(count)})",
)


def counts(content: Content) -> dict[RecordId, tuple[int, ...]]:
    """Return for each clause how many of its like came with it on each level, from 1."""
    at: list[int] = []
    found: dict[RecordId, tuple[int, ...]] = {}
    for clause in content.clauses:
        del at[clause.depth + 1 :]
        if len(at) <= clause.depth:
            at.append(0)
        at[clause.depth] += 1
        found[clause.id] = tuple(at)
    return found


def written(path: tuple[int, ...], scheme: Scheme) -> str:
    """Return the number as it stands before the clause; empty without numbering."""
    match scheme:
        case Scheme.PARAGRAPH:
            if len(path) == 1:
                return f"{PARAGRAPH} {path[0]}."
            return ".".join(map(str, path)) + "."
        case Scheme.DECIMAL:
            return ".".join(map(str, path))
        case Scheme.LETTERS:
            return _LETTERED[len(path) - 1](path[-1])
        case Scheme.NONE:
            return ""


def quoted(path: tuple[int, ...], scheme: Scheme) -> str:
    """Return the number as another clause quotes it: whole, and with no full stop at its end."""
    if scheme is Scheme.LETTERS:
        return "".join(_LETTERED[level](count) for level, count in enumerate(path))
    return written(path, scheme).removesuffix(".")


def numbers(content: Content, scheme: Scheme) -> dict[RecordId, str]:
    """Return the number of every clause as it stands before it."""
    return {clause: written(path, scheme) for clause, path in counts(content).items()}


def references(content: Content, scheme: Scheme) -> dict[RecordId, str]:
    """Return how every clause is referred to: its whole number, or without numbers its title."""
    if scheme is Scheme.NONE:
        return {clause.id: clause.title or _opening(content, clause.id) for clause in content}
    return {clause: quoted(path, scheme) for clause, path in counts(content).items()}


def _opening(content: Content, clause: RecordId) -> str:
    # A clause without a title and a number is known by its place in the list.
    return f"• {content.at(clause) + 1}"


def dangling(content: Content) -> tuple[tuple[RecordId, RecordId], ...]:
    """Return each reference that leads nowhere: the clause it stands in, and the one it names."""
    there = {clause.id for clause in content.clauses}
    return tuple(
        (clause.id, span.clause)
        for clause in content.clauses
        for span in clause.spans
        if isinstance(span, CrossReference) and span.clause not in there
    )


def referring(content: Content, to: RecordId) -> tuple[RecordId, ...]:
    """Return the clauses that refer to this one, in reading order."""
    return tuple(
        clause.id
        for clause in content.clauses
        if any(isinstance(span, CrossReference) and span.clause == to for span in clause.spans)
    )


def definitions(content: Content) -> dict[str, RecordId]:
    """Return where each term is defined: the first clause with a block that opens with it."""
    found: dict[str, RecordId] = {}
    for clause in content.clauses:
        for block in clause.blocks:
            spans = getattr(block, "spans", ())
            if spans and isinstance(spans[0], Term):
                found.setdefault(spans[0].text.casefold(), clause.id)
    return found
