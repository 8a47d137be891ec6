"""Rows that turn into columns where there is too little room, and rows that go on below."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.letters import scaled

Way = QBoxLayout.Direction
PLAY = 32
"""Px that a row must be wider to unfold than it was to fold: more than a scroll bar has."""
UNLIMITED = 16_777_215
"""The width in px that Qt takes for none."""


class FoldingRow(QWidget):
    """Widgets side by side; one above the other where the row is narrower than they would like.

    ``room`` is the px that the stretching widget needs to be of use beside the others.
    """

    def __init__(
        self, parent: QWidget | None, *, room: int, margins: tuple[int, int, int, int]
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._beside: list[QWidget] = []
        self._stretching: list[QWidget] = []
        self._widths: dict[QWidget, int] = {}
        self.box = QBoxLayout(Way.LeftToRight, self)
        self.box.setContentsMargins(*margins)
        self.box.setSpacing(8)

    def add_fixed(self, widget: QWidget, width: int = 0) -> None:
        """Add a widget that takes what it needs; ``width`` makes it a column of that many px."""
        self._beside.append(widget)
        self._widths[widget] = width
        self.box.addWidget(widget)
        if width:
            widget.setFixedWidth(scaled(self, width))

    def add_stretching(self, widget: QWidget) -> None:
        """Add the widget that takes what is left."""
        self._stretching.append(widget)
        self.box.addWidget(widget, 1)

    @property
    def folded(self) -> bool:
        """Whether the widgets stand one above the other."""
        return self.box.direction() is Way.TopToBottom

    def _wanted(self) -> int:
        margins = self.box.contentsMargins()
        beside = sum(
            max(w.sizeHint().width(), scaled(self, self._widths[w])) + self.box.spacing()
            for w in self._beside
            if not w.isHidden()
        )
        return margins.left() + margins.right() + scaled(self, self._room) + beside

    def _fold(self) -> None:
        # A row may be lower folded than not; without some play, the scroll bar that then comes or
        # goes would fold and unfold it for ever.
        play = PLAY if self.folded else 0
        folded = self.width() < self._wanted() + play
        self.box.setDirection(Way.TopToBottom if folded else Way.LeftToRight)
        self.box.setSpacing(2 if folded else 8)
        for widget, width in self._widths.items():
            if width:
                widget.setMinimumWidth(0 if folded else scaled(self, width))
                widget.setMaximumWidth(UNLIMITED if folded else scaled(self, width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the widest of them needs, so that folding can begin.

        It is the same folded or not: a width that changed with the folding would go back and
        forth for ever.
        """
        margins = self.box.contentsMargins()
        shown = [w for w in (*self._beside, *self._stretching) if not w.isHidden()]
        widest = max((w.minimumSizeHint().width() for w in shown), default=0)
        height = super().minimumSizeHint().height()
        return QSize(widest + margins.left() + margins.right(), height)


class Flow(QLayout):
    """Lays widgets out like words: what does not fit goes on in the next line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self._heights: dict[int, int] = {}
        """What was worked out since something in it changed: Qt asks again and again."""
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        height = self._heights.get(arg__1)
        if height is None:
            height = self._heights[arg__1] = self._place(QRect(0, 0, arg__1, 0), move=False)
        return height

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._place(arg__1, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._gap for size in shown) - self._gap
        return QSize(max(0, width), max((size.height() for size in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def _place(self, area: QRect, *, move: bool) -> int:
        x, y, tallest = area.left(), area.top(), 0
        line: list[tuple[QLayoutItem, QPoint, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > area.left() and x + size.width() > area.right() + 1:
                _settle(line, tallest, move=move)
                x, y, tallest = area.left(), y + tallest + self._gap, 0
            line.append((item, QPoint(x, y), size))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        _settle(line, tallest, move=move)
        return y + tallest - area.top()


def _settle(line: list[tuple[QLayoutItem, QPoint, QSize]], tallest: int, *, move: bool) -> None:
    """Put the widgets of a finished line on its middle, and begin the next."""
    if move:
        for item, corner, size in line:
            down = QPoint(0, (tallest - size.height()) // 2)
            item.setGeometry(QRect(corner + down, size))
    line.clear()
