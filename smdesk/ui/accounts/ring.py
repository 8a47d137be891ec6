"""A ring that empties while a code still holds, beside the seconds that are left of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.tokens import tokens

SIDE = 36
THICK = 3
SOON = 5
"""With so few seconds left it is better to wait for the next code."""
SIXTEENTHS = 16
FULL = 360


class CountdownRing(QWidget):
    """Shows how many seconds are left, as a number and as the part of a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.left = self.period = 0
        self.show_left(0, 0)

    def show_left(self, left: int, period: int) -> None:
        """Show so many seconds of the period; 0 of 0 for none."""
        self.left, self.period = left, period
        self.setAccessibleName(self.tr("Holds {seconds} s more").format(seconds=left))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(self, SIDE), scaled(self, SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.period:
            return
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(THICK, THICK, -THICK, -THICK)
            painter.setPen(QPen(QColor(colours.border), THICK))
            painter.drawEllipse(area)
            soon = self.left <= SOON
            pen = QPen(QColor(colours.warning if soon else colours.accent), THICK)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            part = round(FULL * SIXTEENTHS * self.left / self.period)
            painter.drawArc(area, FULL // 4 * SIXTEENTHS, part)
            painter.setPen(QColor(colours.text))
            painter.setFont(sized(self.font(), "meta"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.left))
