"""The list of 10,000 accounts: its first paint, and a frame while it is scrolled."""

from collections.abc import Iterator

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from smdesk.desk.session import Session
from smdesk.ui.accounts.faces import face
from smdesk.ui.kit.listing import CardList
from tests.bench.measure import Figure, median_ms

FRAME_MS = 16.0
FIRST_PAINT_MS = 100.0


def figures(session: Session) -> Iterator[Figure]:
    """Measure the list as the accounts screen has it, drawn into a picture."""
    application = QApplication.instance() or QApplication(["bench"])
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
    application.processEvents()
