"""The list of 10,000 accounts: its first paint, and a frame while it is scrolled."""

import time
from collections.abc import Iterator
from statistics import median

from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.desk.session import Session
from smdesk.ui.accounts.faces import face
from smdesk.ui.accounts.list_pane import ListPane
from smdesk.ui.kit.listing import CardList
from tests.bench.measure import Figure, median_ms

FRAME_MS = 16.0
FIRST_PAINT_MS = 100.0
TYPED = ("insta", "branch 42", "youtube of", "x")


def figures(session: Session) -> Iterator[Figure]:
    """Measure the list as the accounts screen has it, drawn into a picture."""
    application = _application()
    lines = session.accounts.lines()

    def first() -> None:
        listing = CardList("Accounts", face, lambda line: line.id)
        listing.resize(392, 700)
        listing.show_records(lines)
        listing.render(QPixmap(392, 700))
        listing.deleteLater()

    yield Figure(
        "list: first paint of 10,000 accounts", median_ms(first, 5), "100 ms", FIRST_PAINT_MS, 1.0
    )
    listing = CardList("Accounts", face, lambda line: line.id)
    listing.resize(392, 700)
    listing.show_records(lines)
    picture, bar = QPixmap(392, 700), listing.verticalScrollBar()

    def frame() -> None:
        bar.setValue((bar.value() + 293) % max(1, bar.maximum()))
        listing.render(picture)

    listing.render(picture)
    yield Figure("list: a frame while scrolling", median_ms(frame, 60), "a frame", FRAME_MS, 1.0)
    yield from _typing(session, application)


def _typing(session: Session, application: QApplication) -> Iterator[Figure]:
    """Measure keystrokes in the field above the list, from the key to the painted rows."""
    window = QWidget()
    pane = ListPane(session.accounts.lines, _nothing, QWidget(window), window)
    pane.resize(392, 700)
    window.resize(392, 700)
    window.show()
    pane.refresh()
    application.processEvents()
    taken = []
    for word in TYPED * 3:
        for letter in word:
            start = time.perf_counter()
            QTest.keyClick(pane.field, letter)
            window.repaint()
            taken.append((time.perf_counter() - start) * 1000)
            application.processEvents()
        pane.field.clear()
        application.processEvents()
    window.close()
    yield Figure("list: a keystroke in its field, painted", median(taken), "a frame", FRAME_MS, 1.0)


def _application() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(["bench"])


def _nothing() -> None:
    """Stand in for beginning a new account."""
