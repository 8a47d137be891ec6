"""A thin bar that shows how far something has come; the words stand beside it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.tokens import tokens

THICK = 8
STEPS = 1000


class Meter(QProgressBar):
    """Fills from the leading side; named for those who do not see it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, STEPS)
        self.setFixedHeight(scaled(self, THICK))

    def show_part(self, part: float) -> None:
        """Show a part of the whole, from 0 to 1."""
        self.setValue(round(min(1.0, max(0.0, part)) * STEPS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            round_off = area.height() / 2
            painter.setPen(QPen(QColor(colours.border_strong), 1))
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(area, round_off, round_off)
            if self.value() <= self.minimum():
                return
            width = max(area.height(), area.width() * self.value() / STEPS)
            left = area.left()
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                left = area.right() - width
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(
                QRectF(left, area.top(), width, area.height()), round_off, round_off
            )
