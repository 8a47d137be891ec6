"""The command palette is typed into, moved in by arrows, and gives the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.ui.kit.offers import Offer
from smdesk.ui.kit.palette import CommandPalette

NAMES = ("Instagram", "Mara Keller", "Today", "YouTube")


@pytest.fixture
def acted():
    return []


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.before = QLineEdit(window)
    window.show()
    window.activateWindow()
    window.before.setFocus()
    return window


@pytest.fixture
def palette(window, acted):
    def find(text):
        return [
            Offer(name, "Account", lambda name=name: acted.append(name), "note", "Ctrl+1", "x")
            for name in NAMES
            if text.casefold() in name.casefold()
        ]

    palette = CommandPalette(find, window)
    palette.open_it()
    return palette


def test_enter_does_the_first_that_is_found(palette, acted, qtbot, window):
    qtbot.keyClicks(palette._edit, "mara")
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    assert acted == ["Mara Keller"]
    assert not palette.isVisible()
    assert window.focusWidget() is window.before


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((Qt.Key.Key_Down,), "Mara Keller"),
        ((Qt.Key.Key_Up,), "YouTube"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Up), "Instagram"),
        ((Qt.Key.Key_PageDown,), "YouTube"),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Tab), "Today"),
    ],
)
def test_keys_move_in_the_list_while_one_types(palette, acted, qtbot, keys, name):
    for key in keys:
        qtbot.keyClick(palette._edit, key)
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    assert acted == [name]


def test_escape_gives_the_focus_back_and_forgets(palette, qtbot, window, acted):
    qtbot.keyClicks(palette._edit, "insta")
    qtbot.keyClick(palette._edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is window.before
    assert palette._model.rowCount() == 0
    assert acted == []


def test_a_click_does_what_is_clicked_and_one_beside_closes(palette, acted, qtbot):
    place = palette._list.visualRect(palette._model.index(2))
    qtbot.mouseClick(palette._list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert acted == ["Today"]
    palette.open_it()
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


def test_finding_nothing_is_said(palette, qtbot, acted):
    qtbot.keyClicks(palette._edit, "zzz")
    assert palette._nothing.isVisible()
    qtbot.keyClick(palette._edit, Qt.Key.Key_Return)
    qtbot.keyClick(palette._edit, Qt.Key.Key_Down)
    assert acted == []


def test_it_stays_inside_a_small_window(palette, window):
    window.resize(300, 200)
    palette._place()
    assert palette._box.width() <= 300
    assert not palette.grab().isNull()


def test_the_offers_obey_the_rules_of_qt_and_are_read_out(palette):
    tester = QAbstractItemModelTester(
        palette._model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    palette.look()
    index = palette._model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Instagram, Account, note, Ctrl+1"
    tester.deleteLater()
