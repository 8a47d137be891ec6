"""Chips: filled ones say a state in words, outlined ones filter a list."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.button import literal
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.paint import CHIP_AIR, chip_width, paint_chip, paint_tile
from smdesk.ui.kit.tokens import Tone, tokens


class Chip(QWidget):
    """A state in one or two words; the colour only underlines them."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone)

    def say(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Say something else."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = QFontMetrics(sized(self.font(), "meta")).height() + 2 * CHIP_AIR
        return QSize(chip_width(self.text, self.font()), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            colours = tokens(self.palette())
            paint_chip(painter, self.rect(), (self.text, self.tone), colours, self.font())


class Tile(QWidget):
    """The square with letters that stands for an account or a person."""

    def __init__(self, letters: str, parent: QWidget | None = None, *, side: int = 32) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setFixedSize(scaled(self, side), scaled(self, side))

    def show_letters(self, letters: str) -> None:
        """Show other letters."""
        self._letters = letters
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_tile(painter, self.rect(), self._letters, tokens(self.palette()), self.font())


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to see fewer rows."""

    key: Hashable
    text: str


class FilterChips(QWidget):
    """A row of outlined chips of which one is chosen; each may count what it would leave."""

    chosen = Signal()

    def __init__(
        self,
        name: str,
        filters: Sequence[Filter],
        parent: QWidget | None = None,
        *,
        then: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._then = then
        self._filters = tuple(filters)
        self._chips: dict[Hashable, QPushButton] = {}
        flow = Flow(self)
        for one in self._filters:
            chip = QPushButton(literal(one.text), self)
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setAutoDefault(False)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.toggled.connect(self._toggled)
            self._chips[one.key] = chip
            flow.addWidget(chip)
        if self._filters:
            self.choose(self._filters[0].key)

    @property
    def key(self) -> Hashable:
        """The key of the chosen filter."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, key: Hashable) -> None:
        """Choose the filter with the key."""
        self._chips[key].setChecked(True)

    def focus_chosen(self) -> None:
        """Go to the chosen chip; the arrows go to its neighbours."""
        self._chips[self.key].setFocus()

    def count(self, counts: dict[Hashable, int]) -> None:
        """Write beside each filter how many rows it leaves."""
        for one in self._filters:
            if one.key in counts:
                self._chips[one.key].setText(literal(f"{one.text} {counts[one.key]}"))

    def _toggled(self, checked: bool) -> None:
        if checked:
            self.chosen.emit()
            if self._then is not None:
                self._then()
