"""What the tests of the screens share: the sample library, and ways to walk about in a screen."""

import gc
import itertools
from collections import defaultdict

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.mnemonics import letter_of
from smdesk.ui.kit.quoting import DecisionBook
from tests.desk.conftest import aytan, desk, idris, nora, prepared, template
from tests.ui.leaks import (
    leak_watch,
    pytest_runtest_call,
    pytest_runtest_makereport,
    pytest_runtest_setup,
    pytest_runtest_teardown,
)

__all__ = [
    "aytan",
    "desk",
    "idris",
    "leak_watch",
    "nora",
    "prepared",
    "pytest_runtest_call",
    "pytest_runtest_makereport",
    "pytest_runtest_setup",
    "pytest_runtest_teardown",
    "template",
]

MOST_STEPS = 400
SELDOM = 60
"""After so many tests everything is collected, not the young alone."""

_turns = itertools.count(1)


@pytest.fixture(scope="session", autouse=True)
def _plain_days():
    """Write days and numbers in one way, whatever the computer's own is."""
    own = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(own)


@pytest.fixture(autouse=True)
def _collected_between_tests():
    """Collect garbage as the program does: between two things, and never while one is painted."""
    gc.disable()
    yield
    gc.collect(1 if next(_turns) % SELDOM else 2)
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_left_due():
    """Let nothing of one test's screens come due in the next, whose cabinet is another."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app = QApplication.instance()
    # What belongs to no screen, as a clipboard that clears itself, belongs to the application.
    for owner in (app, *app.topLevelWidgets()) if app else ():
        for timer in owner.findChildren(QTimer):
            timer.stop()


def appointer(session, today):
    """Return what asks for an appointment wherever one is missing."""
    book = DecisionBook(session.decisions, session.me, today)
    return Appointer(session.appointments, session.roster.people, session.accounts, book)


def words(widget):
    """Return what the labels in the widget say, a line each."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def focusable(screen):
    """Return everything in the screen that Tab should reach at the moment."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _left_to_the_arrows(widget)
    ]


def _left_to_the_arrows(widget):
    """Within a group of which one is chosen Tab goes to that one; the arrows go to the others."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    exclusive = widget.autoExclusive() or (widget.group() and widget.group().exclusive())
    return bool(exclusive) and not widget.isChecked()


def nameless(screen):
    """Return what can have the focus but says nothing to a screen reader."""
    found = []
    for widget in screen.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def walked(window):
    """Press Tab until one is back where one began; return everything one has been at."""
    seen = []
    for _ in range(MOST_STEPS):
        at = QApplication.focusWidget()
        if at is not None and at in seen:
            return seen
        if at is not None:
            seen.append(at)
        QTest.keyClick(at or window, Qt.Key.Key_Tab)
    raise AssertionError("Tab never came back to where it began")


def shown_twice(window):
    """Return the letters under which more than one thing in the window answers."""
    said = defaultdict(list)
    for kind in (QAbstractButton, QLabel):
        for widget in window.findChildren(kind):
            answers = not isinstance(widget, QLabel) or widget.buddy() is not None
            if answers and widget.isVisible() and widget.isEnabled():
                said[letter_of(widget.text())].append(widget.text())
    return {letter: words for letter, words in said.items() if letter and len(words) > 1}


def amiss(window):
    """Return in words what cannot be reached or understood by keyboard and ear."""
    found = [f"no name: {one}" for one in nameless(window)]
    reached = walked(window)
    found += [
        f"Tab misses {type(one).__name__} {one.accessibleName()!r}"
        for one in focusable(window)
        if one not in reached and shiboken6.isValid(one)
    ]
    found += [f"Alt+{letter}: {words}" for letter, words in shown_twice(window).items()]
    return found


@pytest.fixture
def walk(qtbot):
    """Check that everything in the window has a name, and that Tab reaches and leaves it all."""

    def check(window, screen=None, *, letters=False):
        """``letters``: no underlined letter stands for two things either."""
        screen = screen or window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        assert not nameless(screen)
        assert not letters or not shown_twice(window)
        reached = walked(window)
        missed = [w for w in focusable(screen) if w not in reached and shiboken6.isValid(w)]
        assert not missed, ([_told(w) for w in missed], [_told(w) for w in reached])

    return check


def _told(widget):
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
