"""Tab goes through a window in the order in which one reads it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.walking import in_reading_order


@pytest.fixture
def shown(qtbot):
    def show(window):
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def _said(steps):
    return [step.text() for step in steps]


def test_what_was_made_last_and_stands_first_is_gone_to_first(shown):
    window = QWidget()
    lower, upper = QPushButton("lower", window), QPushButton("upper", window)
    column = QVBoxLayout(window)
    column.addWidget(upper)
    column.addWidget(lower)
    shown(window)
    assert _said(in_reading_order(window)) == ["upper", "lower"]


def test_a_pane_is_read_to_its_end_before_the_one_beside_it(shown):
    window = QWidget()
    panes = QHBoxLayout(window)
    for side in ("left", "right"):
        pane = QWidget(window)
        column = QVBoxLayout(pane)
        for part in ("top", "foot"):
            column.addWidget(QPushButton(f"{side} {part}", pane))
        panes.addWidget(pane)
    shown(window)
    assert _said(in_reading_order(window)) == ["left top", "left foot", "right top", "right foot"]


def test_buttons_of_different_height_in_one_row_go_from_left_to_right(shown):
    window = QWidget()
    grid = QGridLayout(window)
    right, left = QPushButton("right", window), QPushButton("left", window)
    right.setFixedHeight(24)
    left.setFixedHeight(40)
    grid.addWidget(left, 0, 0)
    grid.addWidget(right, 0, 1, Qt.AlignmentFlag.AlignTop)
    shown(window)
    assert _said(in_reading_order(window)) == ["left", "right"]


def test_where_one_reads_from_the_right_a_row_begins_there(shown):
    window = QWidget()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = QHBoxLayout(window)
    for words in ("first", "second"):
        row.addWidget(QPushButton(words, window))
    shown(window)
    assert _said(in_reading_order(window)) == ["first", "second"]


def test_what_cannot_be_used_is_passed_by(shown):
    window = QWidget()
    column = QVBoxLayout(window)
    for words in ("off", "hidden", "never", "there"):
        column.addWidget(QPushButton(words, window))
    off, hidden, never, _there = window.findChildren(QPushButton)
    off.setEnabled(False)
    never.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown(window)
    hidden.hide()
    assert _said(in_reading_order(window)) == ["there"]


@pytest.mark.parametrize("chosen", [0, 2])
def test_of_choices_that_exclude_each_other_tab_goes_to_the_chosen_one(shown, chosen):
    window = QWidget()
    column = QVBoxLayout(window)
    choices = [QRadioButton(str(number), window) for number in range(3)]
    for choice in choices:
        column.addWidget(choice)
    choices[chosen].setChecked(True)
    shown(window)
    assert _said(in_reading_order(window)) == [str(chosen)]


def test_choices_of_which_none_is_made_are_reached(shown):
    window = QWidget()
    column = QVBoxLayout(window)
    for number in range(3):
        column.addWidget(QRadioButton(str(number), window))
    shown(window)
    assert "0" in _said(in_reading_order(window))


def test_tab_and_shift_tab_go_round_in_a_dialog_and_bring_it_into_sight(qtbot, shown):
    window = shown(QWidget())
    dialog = Dialog("Many", window)
    area = QScrollArea(dialog)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedHeight(120)
    area.setWidgetResizable(True)
    held = QWidget(area)
    column = QVBoxLayout(held)
    for number in range(20):
        column.addWidget(QPushButton(f"{number}", held))
    area.setWidget(held)
    dialog.body.addWidget(area)
    close = dialog.add_button("Close", dialog.accept)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    held.findChildren(QPushButton)[18].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    last = QApplication.focusWidget()
    assert last.text() == "19"
    assert area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().center()))
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is close
    QTest.keyClick(close, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "0"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is close


def test_where_a_pressed_button_goes_away_one_goes_on_beside_it(qtbot, shown):
    window = shown(QWidget())
    dialog = Dialog("Swaps", window)
    dialog.body.addWidget(QPushButton("before", dialog))
    card = QWidget(dialog)
    column = QVBoxLayout(card)
    first, second = QPushButton("first", card), QPushButton("second", card)
    for button in (first, second):
        column.addWidget(button)
    dialog.body.addWidget(card)
    dialog.add_button("Close", dialog.accept)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    first.setFocus()
    first.hide()
    assert QApplication.focusWidget() is second
    second.hide()
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().text() == "Close"


def test_with_nowhere_to_go_tab_does_nothing(shown):
    window = shown(QWidget())
    dialog = Dialog("Words alone", window)
    dialog.open()
    assert not dialog.focusNextPrevChild(True)
