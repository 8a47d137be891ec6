"""What is marked in the text without being part of it: words that were found, or are misspelt."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from smdesk.domain.policy.blocks import CrossReference, Span, TableBlock, Variable
from smdesk.domain.policy.content import Clause
from smdesk.domain.policy.finding import IN_TITLE, Hit
from smdesk.domain.records import RecordId
from smdesk.ui.kit.tokens import Tokens, tokens
from smdesk.ui.policy.clause_edit import ClauseEdit
from smdesk.ui.policy.clause_list import ClauseList
from smdesk.ui.policy.clause_row import ClauseRow
from smdesk.ui.policy.draft import Change, Draft

Misspelt = Callable[[str], list[tuple[int, int]]]
"""Tells where in a text words are that are spelt wrongly, counted in signs."""


class Marks:
    """Marks words in the rows of a list, and keeps the marks right while the text changes."""

    def __init__(self, draft: Draft, listing: ClauseList) -> None:
        self._draft, self._list = draft, listing
        self._hits: dict[RecordId, list[Hit]] = {}
        self._at: Hit | None = None
        self.misspelt: Misspelt | None = None
        """Set once the dictionary is there."""
        listing.row_made.connect(self._mark)
        draft.changed.connect(self._follow)

    def show_hits(self, hits: Iterable[Hit], at: Hit | None) -> None:
        """Mark what was found; the one that is looked ``at`` stands out."""
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.clause, []).append(hit)
        self._at = at
        self.renew()

    def renew(self) -> None:
        """Mark every row anew."""
        for row in self._list.rows:
            self._mark(row)

    def span(self, hit: Hit) -> tuple[int, int]:
        """Return where a hit begins and ends in its clause's editor, as Qt counts."""
        clause = self._draft.clause(hit.clause)
        return (0, 0) if clause is None else places(clause, hit)

    def _follow(self, change: Change) -> None:
        if change.typed is None:
            before = {clause.id: clause for clause in change.before}
            for one in self._list.rows:
                if one.clause is not before.get(one.clause.id):
                    self._mark(one)
            return
        row = self._list.row(change.typed)
        if row is not None:
            self._hits.pop(change.typed, None)
            self._mark(row)

    def _mark(self, row: ClauseRow) -> None:
        colours = tokens(row.palette())
        edit = row.edit
        marks = [
            _mark(edit, *self.span(hit), _found(colours, here=hit == self._at))
            for hit in self._hits.get(row.clause.id, ())
        ]
        if self.misspelt is not None and not edit.isReadOnly():
            text = plain_text(edit.document())
            wrong = self.misspelt(text)
            marks += [
                _mark(edit, units(text, begin), units(text, end), _wrong(colours))
                for begin, end in wrong
            ]
        edit.setExtraSelections(marks)


def plain_text(document: QTextDocument) -> str:
    """Return the text place for place: one sign for each thing that is drawn."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText()


def units(text: str, at: int) -> int:
    """Return how many units of UTF-16 come before a sign of the text."""
    return at + sum(1 for sign in text[:at] if sign > "\uffff") if not text.isascii() else at


def places(clause: Clause, hit: Hit) -> tuple[int, int]:
    """Return where a hit begins and ends in the editor of its clause, as Qt counts."""
    if hit.block == IN_TITLE:
        return units(clause.title, hit.start), units(clause.title, hit.end)
    start = _wide(clause.title) + 1 if clause.title else 0
    for block in clause.blocks[: hit.block]:
        inside = 1 if isinstance(block, TableBlock) else sum(map(_places, block.spans))
        start += inside + 1
    block = clause.blocks[hit.block]
    if isinstance(block, TableBlock):
        return start, start + 1
    start += sum(map(_places, block.spans[: hit.span]))
    text = getattr(block.spans[hit.span], "text", "")
    return start + units(text, hit.start), start + units(text, hit.end)


def _places(span: Span) -> int:
    return 1 if isinstance(span, CrossReference | Variable) else _wide(span.text)


def _wide(text: str) -> int:
    return units(text, len(text))


def _mark(
    edit: ClauseEdit, begin: int, end: int, form: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    last = edit.document().characterCount() - 1
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(edit.document())
    cursor.setPosition(min(begin, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    made.cursor = cursor
    made.format = form
    return made


def _found(colours: Tokens, *, here: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(colours.accent if here else colours.warning_soft))
    form.setForeground(QColor(colours.on_accent if here else colours.text))
    return form


def _wrong(colours: Tokens) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    form.setUnderlineColor(QColor(colours.danger))
    return form
