"""The left side of the handoff in four steps: mend, write, hand over, and what went out."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.page import Page


class Stop(Enum):
    """One of the steps."""

    MISSING = "missing"
    WRITE = "write"
    HAND_OVER = "hand_over"
    WENT_OUT = "went_out"


class Steps(QWidget):
    """Chips above a page of cards for each step, one page shown at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        words = {
            Stop.MISSING: self.tr("What is missing"),
            Stop.WRITE: self.tr("To write"),
            Stop.HAND_OVER: self.tr("Handing over"),
            Stop.WENT_OUT: self.tr("What went out"),
        }
        self.chips = FilterChips(
            self.tr("What to see"), [Filter(stop, words[stop]) for stop in Stop], self
        )
        self.chips.chosen.connect(self._turn)
        self._pages = {stop: Page(self) for stop in Stop}
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        held = QWidget(self)
        row = QVBoxLayout(held)
        row.setContentsMargins(24, 0, 24, 0)
        row.addWidget(self.chips)
        column.addWidget(held)
        column.addWidget(self._stack, 1)

    def fill(self, stop: Stop, cards: Sequence[QWidget]) -> None:
        """Put cards on a step's page."""
        for card in cards:
            self._pages[stop].add_widget(card)

    def turn_to(self, stop: Stop) -> None:
        """Show a step, and let the keyboard begin at its chip."""
        self.chips.choose(stop)
        for chip in self.chips.findChildren(QPushButton):
            if chip.isChecked():
                chip.setFocus()

    def show_card(self, card: QWidget) -> None:
        """Turn to the step whose page has the card, and bring it into sight."""
        for stop, page in self._pages.items():
            if page.isAncestorOf(card):
                self.chips.choose(stop)
                page.ensureWidgetVisible(card, 0, 0)

    def _turn(self) -> None:
        stop = self.chips.key
        if isinstance(stop, Stop):
            self._stack.setCurrentWidget(self._pages[stop])
