"""Every part of every screen, and what opens from it, by keyboard alone.

Each thing that can have the focus has a name, Tab reaches and leaves it, and no underlined letter
stands for two.
"""

import pytest
import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QMessageBox,
)

from smdesk.ui.kit.chip import FilterChips
from smdesk.ui.kit.nav import NavList
from tests.ui.conftest import amiss

SCREENS = (
    "today", "accounts", "calendar", "audits", "duty", "team", "policy", "plan", "handoff",
    "settings",
)  # fmt: skip


def chips(view):
    """Turn to each choice of each row of chips that is there; give the words of each."""
    for row in [one for one in view.findChildren(FilterChips) if one.isVisible()]:
        for key, chip in list(row._chips.items()):
            if shiboken6.isValid(chip) and chip.isVisible():
                row.choose(key)
                yield chip.text()


def parts(view):
    """Turn to each part of the screen, one after the other; give the name of each."""
    yield "as it is entered"
    lists = [one for one in view.findChildren(NavList) if one.isVisible()]
    for places in lists:
        for row in range(places.model().rowCount()):
            places.setCurrentIndex(places.model().index(row, 0))
            yield str(places.key)
            for words in chips(view):
                yield f"{places.key}, {words}"
    if not lists:
        yield from chips(view)


def openers(view):
    """Return what may open a window of its own."""
    buttons = [
        one
        for one in view.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and not one.isCheckable() and _opens(one.text())
    ]
    actions = {
        one: None
        for menu in view.findChildren(QMenu)
        for one in menu.actions()
        if one.isEnabled() and one.isVisible() and _opens(one.text())
    }
    return [*buttons, *actions]


def _opens(text):
    plain = text.replace("&", "")
    return plain.endswith("…") or plain.startswith(("New ", "Add "))


def opened():
    """Return the windows that stand open over the main one."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def windows(house, view, key):
    """Open whatever opens from each part of the screen; give the part, the words and the windows.

    Whoever asks for the next closes what is open.
    """
    seen = set()
    for part in parts(view):
        QApplication.processEvents()
        for opener in openers(view):
            if not shiboken6.isValid(opener) or (opener.text(), type(opener)) in seen:
                continue
            words = opener.text()
            seen.add((words, type(opener)))
            (opener.trigger if isinstance(opener, QAction) else opener.click)()
            QApplication.processEvents()
            yield part, words, opened()
            house.shell.go(key)


def enter(house, qtbot, key):
    house.enter()
    house.window.resize(1280, 900)
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    house.shell.go(key)
    return house.shell.view(key)


@pytest.mark.slow
@pytest.mark.parametrize("key", SCREENS)
def test_every_part_of_every_screen_can_be_walked_with_the_keyboard(house, qtbot, key):
    view = enter(house, qtbot, key)
    for part in parts(view):
        QApplication.processEvents()
        assert amiss(house.window) == [], part


@pytest.mark.slow
@pytest.mark.parametrize("key", SCREENS)
def test_every_window_that_opens_can_be_walked_with_the_keyboard(house, qtbot, key):
    view = enter(house, qtbot, key)
    for part, words, dialogs in windows(house, view, key):
        for dialog in dialogs:
            if not isinstance(dialog, QFileDialog | QMessageBox):
                dialog.activateWindow()
                qtbot.waitUntil(dialog.isActiveWindow)
                assert amiss(dialog) == [], (part, words)
            dialog.reject()
