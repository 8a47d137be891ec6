"""Finding words in a policy, and putting others in their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from smdesk.domain.policy.blocks import CrossReference, Span, Variable, runs, with_runs
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.records import RecordId

IN_TITLE = -1
"""The block of a hit in the title."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found: in which block, which run of it, which span, and what signs."""

    clause: RecordId
    block: int
    run: int
    span: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for; ``whole`` finds whole words alone."""

    words: str
    case: bool = False
    whole: bool = False

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds it; None for nothing to look for."""
        if not self.words:
            return None
        said = re.escape(self.words)
        if self.whole:
            said = rf"(?<!\w){said}(?!\w)"
        return re.compile(said, 0 if self.case else re.IGNORECASE)


def found(content: Content, sought: Sought) -> tuple[Hit, ...]:
    """Return every place where it stands, in reading order, within one span each."""
    pattern = sought.pattern
    if pattern is None:
        return ()
    return tuple(hit for clause in content.clauses for hit in _in_clause(clause, pattern))


def _in_clause(clause: Clause, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for match in pattern.finditer(clause.title):
        yield Hit(clause.id, IN_TITLE, 0, 0, match.start(), match.end())
    for block_at, block in enumerate(clause.blocks):
        for run_at, run in enumerate(runs(block)):
            for span_at, span in enumerate(run):
                if isinstance(span, CrossReference | Variable):
                    continue
                for match in pattern.finditer(span.text):
                    yield Hit(clause.id, block_at, run_at, span_at, match.start(), match.end())


def replace_all(content: Content, sought: Sought, new: str) -> tuple[Content, int]:
    """Put other words in the place of every hit; also return how many there were."""
    pattern = sought.pattern
    if pattern is None:
        return content, 0
    total = 0

    def said(text: str) -> str:
        nonlocal total
        text, count = pattern.subn(lambda _: new, text)
        total += count
        return text

    def changed(span: Span) -> Span:
        if isinstance(span, CrossReference | Variable):
            return span
        text = said(span.text)
        return span if text == span.text else replace(span, text=text)

    clauses = tuple(
        replace(
            clause,
            title=said(clause.title),
            blocks=tuple(
                with_runs(block, [tuple(changed(span) for span in run) for run in runs(block)])
                for block in clause.blocks
            ),
        )
        for clause in content.clauses
    )
    return Content(clauses), total
