"""What changed between two versions as a Word file, with changes that Word itself tracks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from docx.text.paragraph import Paragraph as WordParagraph

from smdesk.domain.policy.compared import Run as ChangedRun
from smdesk.domain.policy.compared import RunKind
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.redline import Change, ClauseChange
from smdesk.exporters.policy.document import PolicyText
from smdesk.exporters.policy.docx import NOTHING, WordWriter
from smdesk.exporters.policy.word_xml import CLAUSES, LEVELS, POINTS, element, numbered, raw, run
from smdesk.exporters.xml_text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedBy:
    """Under whose name, and when, Word shows the changes."""

    who: str
    at: datetime
    """Aware."""


def write(
    policy: PolicyText,
    changes: Iterable[ClauseChange],
    tracked: TrackedBy,
    *,
    moved: Callable[[ClauseChange], str],
) -> bytes:
    """Return the later version with every change tracked; accepting all of them gives its text.

    A clause that moved stands in its new place; ``moved`` gives the words of the comment that
    says where it stood.
    """
    return _Redline(policy, tracked).written_with(changes, moved)


class _Redline(WordWriter):
    def __init__(self, policy: PolicyText, tracked: TrackedBy) -> None:
        super().__init__(policy)
        at = tracked.at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
        self._who = {"author": clean(tracked.who), "date": at}
        self._author = clean(tracked.who)
        self._count = 0

    def written_with(
        self, changes: Iterable[ClauseChange], moved: Callable[[ClauseChange], str]
    ) -> bytes:
        """Return the file."""
        self.head()
        for change in changes:
            opening = self._changed(change)
            words = clean(moved(change)) if Change.MOVED in change.what else ""
            if words:
                if not opening.runs:
                    opening.add_run(NOTHING)
                self.document.add_comment(opening.runs, text=words, author=self._author)
        return self.saved()

    def _changed(self, change: ClauseChange) -> WordParagraph:
        clause = change.after or change.before
        depth = clause.depth if clause else 0
        kind = _of(change)
        blocks = list(change.blocks)
        titled = any(one.text.strip() for one in change.title)
        style = f"Heading {depth + 1}" if titled else f"Clause {depth + 1}"
        opening = self.document.add_paragraph(style=style)
        numbers = self.policy.scheme is not Scheme.NONE and kind is not RunKind.REMOVED
        if numbers:
            raw(opening).get_or_add_pPr().append(numbered(CLAUSES, depth))
        if titled:
            self._track(opening, change.title, kind)
        elif blocks and not blocks[0].bullet:
            self._track(opening, blocks.pop(0).runs, kind)
        else:
            self._track(opening, (), kind)
        for block in blocks:
            line = self.document.add_paragraph(style="Point" if block.bullet else "Clause text")
            if block.bullet:
                raw(line).get_or_add_pPr().append(numbered(POINTS, min(block.level, LEVELS - 1)))
            self._track(line, block.runs, kind if kind is not RunKind.SAME else block.kind)
        return opening

    def _track(self, line: WordParagraph, runs: Sequence[ChangedRun], kind: RunKind) -> None:
        """Write the words of a paragraph, and whether the paragraph itself came or went."""
        if kind is not RunKind.SAME:
            mark = element("w:rPr", self._change("w:ins" if kind is RunKind.ADDED else "w:del"))
            raw(line).get_or_add_pPr().append(mark)
        for one in runs:
            text = clean(one.text)
            match one.kind:
                case RunKind.ADDED:
                    raw(line).append(self._change("w:ins", run(text)))
                case RunKind.REMOVED:
                    raw(line).append(self._change("w:del", run(text, name="w:delText")))
                case RunKind.SAME:
                    raw(line).append(run(text))

    def _change(self, name: str, *inner: Any) -> Any:  # noqa: ANN401 - lxml's elements
        self._count += 1
        return element(name, *inner, id=str(self._count), **self._who)


def _of(change: ClauseChange) -> RunKind:
    if Change.ADDED in change.what:
        return RunKind.ADDED
    return RunKind.REMOVED if Change.REMOVED in change.what else RunKind.SAME
