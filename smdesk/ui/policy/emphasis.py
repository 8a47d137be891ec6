"""Bold, slanted, defined words, points of lists and titles: what may be done to words here."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from smdesk.domain.policy.blocks import Paragraph, Term, Text
from smdesk.domain.policy.content import Clause
from smdesk.ui.policy.clause_edit import ClauseEdit
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.ink import TERM, Ink, title_block
from smdesk.ui.policy.keys import Key
from smdesk.ui.policy.rich import into_list


def bold(_draft: Draft, edit: ClauseEdit, _ink: Ink) -> None:
    """Make what is selected, or typed next, bold or plain again."""
    form = QTextCharFormat()
    is_bold = edit.fontWeight() > QFont.Weight.Medium
    form.setFontWeight(QFont.Weight.Normal if is_bold else QFont.Weight.Bold)
    if not edit.in_title:
        edit.mergeCurrentCharFormat(form)


def italic(_draft: Draft, edit: ClauseEdit, _ink: Ink) -> None:
    """Make what is selected, or typed next, slanted or upright again."""
    form = QTextCharFormat()
    form.setFontItalic(not edit.fontItalic())
    if not edit.in_title:
        edit.mergeCurrentCharFormat(form)


def bullets(_draft: Draft, edit: ClauseEdit, _ink: Ink) -> None:
    """Make the paragraph at the cursor a point of a list, or a paragraph again."""
    if edit.in_title:
        return
    if edit.in_list:
        edit.end_list()
    else:
        into_list(edit.textCursor(), 0)


def term(_draft: Draft, edit: ClauseEdit, ink: Ink) -> None:
    """Say that the words are used as the document defines them, or not any more."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    if edit.in_title or not cursor.hasSelection():
        return
    is_term = bool(cursor.charFormat().property(TERM))
    cursor.setCharFormat(ink.of_span(Text("") if is_term else Term("")))


EMPHASIS: dict[Key, Callable[[Draft, ClauseEdit, Ink], None]] = {
    Key.BOLD: bold,
    Key.ITALIC: italic,
    Key.BULLETS: bullets,
    Key.TERM: term,
}


def begin_title(edit: ClauseEdit, ink: Ink, depth: int) -> None:
    """Let what is typed next in an empty clause be its title."""
    first = QTextCursor(edit.document().firstBlock())
    first.setBlockFormat(title_block())
    first.setBlockCharFormat(ink.title(depth))
    edit.setCurrentCharFormat(ink.title(depth))


def retitled(clause: Clause) -> Clause:
    """Return the clause with its first paragraph as its title, or its title as a paragraph."""
    if clause.title:
        return replace(clause, title="", blocks=(Paragraph((Text(clause.title),)), *clause.blocks))
    first = clause.blocks[0]
    if not isinstance(first, Paragraph):
        return clause
    words = "".join(getattr(span, "text", "") for span in first.spans)
    return replace(clause, title=" ".join(words.split()), blocks=clause.blocks[1:])


def whole_of(cursor: QTextCursor, kind: int) -> QTextCursor:
    """Return a cursor over all neighbouring words that carry the same property."""
    kept = cursor.charFormat().property(kind)
    whole = QTextCursor(cursor)
    block = cursor.block()
    first, last = block.position(), block.position() + block.length() - 1
    begin = end = cursor.position()
    probe = QTextCursor(cursor)
    while begin > first:
        probe.setPosition(begin)
        if probe.charFormat().property(kind) != kept:
            break
        begin -= 1
    while end < last:
        probe.setPosition(end + 1)
        if probe.charFormat().property(kind) != kept:
            break
        end += 1
    whole.setPosition(begin)
    whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return whole
