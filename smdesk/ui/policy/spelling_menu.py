"""What can be done about a misspelt word: put another in its place, or let it pass."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from smdesk.domain.records import RecordId
from smdesk.ui.kit.announce import announce
from smdesk.ui.policy.clause_edit import ClauseEdit
from smdesk.ui.policy.clause_list import ClauseList
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.marks import plain_text, units
from smdesk.ui.policy.spelling import Speller
from smdesk.ui.policy.steps import Place


def add_suggestions(
    menu: QMenu,
    edit: ClauseEdit,
    draft: Draft,
    speller: Speller,
    learn: Callable[[str], object],
) -> None:
    """Offer other words for the misspelt one at the cursor, if any; ``learn`` lets it pass."""
    cursor = word_at(edit, speller)
    if cursor is None:
        return
    word = cursor.selectedText()
    for suggestion in speller.suggest(word):
        menu.addAction(suggestion).triggered.connect(_Puts(draft, edit, cursor, suggestion))
    words = QCoreApplication.translate("Policy", "“{word}” is right").format(word=word)
    menu.addAction(words).triggered.connect(_Learns(word, learn))
    menu.addSeparator()


def word_at(edit: ClauseEdit, speller: Speller) -> QTextCursor | None:
    """Return a cursor over the misspelt word in which the cursor stands, if there is one."""
    text, at = plain_text(edit.document()), edit.textCursor().position()
    for begin, end in speller.wrong(text):
        first, last = units(text, begin), units(text, end)
        if first <= at <= last:
            cursor = edit.textCursor()
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            return cursor
    return None


def next_wrong(draft: Draft, listing: ClauseList, speller: Speller) -> None:
    """Go to the next misspelt word after the cursor, beginning again at the top."""
    order = [clause.id for clause in draft.content]
    if not order or not speller.ready:
        return
    here = order.index(listing.current) if listing.current in order else 0
    row = listing.row(listing.current)
    at = row.edit.textCursor().selectionEnd() if row is not None else 0
    for step in range(len(order) + 1):
        clause = order[(here + step) % len(order)]
        if _select_wrong(listing, clause, at if step == 0 else 0, speller):
            return
    announce(listing, QCoreApplication.translate("Policy", "No misspelt word"))


def _select_wrong(listing: ClauseList, clause: RecordId, after: int, speller: Speller) -> bool:
    row = listing.row(clause)
    edit = row.edit if row is not None else None
    if edit is None:
        made = listing.go(Place(clause), focus=False)
        if made is None:
            return False
        edit = made.edit
    text = plain_text(edit.document())
    for begin, end in speller.wrong(text):
        first, last = units(text, begin), units(text, end)
        if first >= after:
            listing.go(Place(clause, first))
            cursor = edit.textCursor()
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)
            return True
    return False


class _Puts:
    """Puts a word in the place of another, as a step of its own."""

    def __init__(self, draft: Draft, edit: ClauseEdit, cursor: QTextCursor, word: str) -> None:
        self._draft, self._edit, self._cursor, self._word = draft, edit, cursor, word

    def __call__(self, *_: object) -> None:
        self._draft.rest()
        self._cursor.insertText(self._word)
        self._draft.rest()


class _Learns:
    """Lets a word pass from now on."""

    def __init__(self, word: str, learn: Callable[[str], object]) -> None:
        self._word, self._learn = word, learn

    def __call__(self, *_: object) -> None:
        self._learn(self._word)
