"""What the window shows for the blink in which the rest of smdesk is fetched."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.overriding import override
from smdesk.ui.kit.tokens import DARK, LIGHT

SIDE = 300
FOLDS_BELOW = 720
"""As the door has them."""


class Cover(QWidget):
    """The colours of the door without anything on it, so that nothing jumps when it comes.

    It paints before the theme is there, and so chooses its colours itself.
    """

    painted = Signal()
    """Shown for the first time."""

    def __init__(
        self, parent: QWidget | None = None, *, side: bool = True, dark: bool = False
    ) -> None:
        """``side``: whether the door will have the cabinets at its left."""
        super().__init__(parent)
        self._side = side
        self._colours = DARK if dark else LIGHT
        self._told = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._colours.window))
            if self._side and self.width() >= FOLDS_BELOW:
                painter.fillRect(0, 0, SIDE, self.height(), QColor(self._colours.sunken))
                painter.fillRect(SIDE, 0, 1, self.height(), QColor(self._colours.border))
        if not self._told:
            self._told = True
            self.painted.emit()
