"""Whatever is typed that cannot be kept is refused in words, and nothing of it is done."""

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from smdesk.ui.kit.day import DayEdit
from smdesk.ui.kit.dialog import FormDialog
from tests.ui.window.test_reach import enter, windows

IMPOSSIBLE = "31 02 2027"
LONG = "x" * 10_000


def spoil(dialog):
    """Type an impossible day into every field for one, and far too much into every other line."""
    spoiled = 0
    for line in dialog.form.findChildren(QLineEdit):
        if line.isVisible() and line.isEnabled():
            if isinstance(line.parent(), QAbstractSpinBox):
                continue
            line.setText(IMPOSSIBLE if isinstance(line, DayEdit) else LONG)
            spoiled += 1
    return spoiled


def told(dialog):
    """Return what the dialog says is wrong."""
    form = dialog.form
    shown = [label.text() for label in form._faults.values() if label.isVisible()]
    return [words for words in (*shown, form._other.text(), dialog.banner.words) if words]


def leave(dialog):
    dialog.form._start = dialog.form._typed()
    dialog.reject()


@pytest.mark.slow
@pytest.mark.parametrize("key", ["team", "duty"])
def test_every_form_refuses_in_words_what_cannot_be_kept(house, qtbot, key):
    view = enter(house, qtbot, key)
    library = house.window.shell._session.library
    newest = library.journal.entries(1)[0].number
    spoiled = 0
    for part, words, dialogs in windows(house, view, key):
        for dialog in dialogs:
            if isinstance(dialog, FormDialog) and spoil(dialog):
                spoiled += 1
                dialog.save()
                assert dialog.isVisible(), (part, words)
                assert told(dialog), (part, words)
                leave(dialog)
            else:
                dialog.reject()
    assert spoiled
    assert library.journal.entries(1)[0].number == newest
