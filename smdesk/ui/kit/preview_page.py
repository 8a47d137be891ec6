"""One printed page on the screen: its picture, or white paper until there is one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.overriding import override
from smdesk.ui.kit.preview_work import Leaf, dots, px
from smdesk.ui.kit.tokens import tokens


class PreviewPage(QWidget):
    """Shows what it was given last, stretched if need be, and asks for better when it is seen."""

    lacks = Signal()
    """It is seen, and has no picture that fits."""

    def __init__(self, size: tuple[float, float], parent: QWidget) -> None:
        """``size`` is in inches."""
        super().__init__(parent)
        self._picture = QImage()
        self._stale = True
        self._area = px(size, 1.0)
        self.size_in_inches = size
        # The whole of it is painted each time: nothing behind it has to be.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def become(self, size: tuple[float, float]) -> None:
        """Stand for the page of another document; what it shows stays until that is painted."""
        self.size_in_inches, self._stale = size, True
        self.update()

    def zoom(self, factor: float) -> None:
        """Take the size that the page has at the factor."""
        self._area = px(self.size_in_inches, factor)
        self.setFixedSize(self._area)

    def take(self, leaf: Leaf) -> None:
        """Show the picture."""
        self._picture, self._stale = leaf.picture, False
        self.setAccessibleDescription(leaf.words)
        self.update()

    def let_go(self) -> None:
        """Drop the picture; it is asked for again when the page is seen."""
        self._picture, self._stale = QImage(), True

    @property
    def needs(self) -> QSize:
        """How many dots its picture should have."""
        return dots(self._area, self.devicePixelRatioF())

    @property
    def lacking(self) -> bool:
        """Whether it has no picture, or one of another size or document."""
        return self._stale or self._picture.size() != self.needs

    @property
    def weight(self) -> int:
        """Bytes of its picture."""
        return self._picture.sizeInBytes()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._picture.isNull():
                painter.fillRect(event.rect(), Qt.GlobalColor.white)
            else:
                painter.drawImage(self.rect(), self._picture)
            painter.setPen(QColor(tokens(self.palette()).border_strong))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.lacking:
            self.lacks.emit()
