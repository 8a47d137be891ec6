"""The command palette: type a few letters, press Enter, and be there or have it done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.offers import OFFER_ROLE, Offer, OfferList, Offers
from smdesk.ui.kit.tokens import tokens

__all__ = ["CommandPalette", "Offer"]

WIDTH, TOP, MOST_ROWS = 560, 88, 9
MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MOST_ROWS,
}


class CommandPalette(QWidget):
    """Lies over its parent like a sheet of thin paper while it is open; Escape takes it away.

    ``find`` gives the offers for what is typed, the best first; for nothing, the most usual ones.
    """

    closed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Offer]], parent: QWidget) -> None:
        super().__init__(parent)
        self._find = find
        self._parent = parent
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Search or do something"))
        self._box = QFrame(self)
        self._box.setProperty("kit", "card")
        self._edit = _Edit(self._box)
        self._edit.setPlaceholderText(self.tr("Type a name, a screen or what you want to do"))
        self._edit.setAccessibleName(self.tr("Search or do something"))
        self._edit.textChanged.connect(self.look)
        self._edit.moved.connect(self._move)
        self._edit.taken.connect(self._act)
        self._edit.left.connect(self.close_it)
        self._model = Offers(self)
        self._list = OfferList(self._model, self._box)
        self._list.clicked.connect(self._act)
        self._nothing = Label(self.tr("Nothing found."), self._box, tone="muted")
        self._nothing.setContentsMargins(10, 8, 10, 10)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._edit)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        parent.installEventFilter(self)
        self.hide()

    def open_it(self) -> None:
        """Show the palette and be ready to type."""
        if self.isVisible():
            return
        self._before = self.window().focusWidget()
        self._edit.setText("")
        self.look()
        self._place()
        self.show()
        self.raise_()
        self._edit.setFocus()

    def close_it(self) -> None:
        """Go back to where the person was."""
        if not self.isVisible():
            return
        self.hide()
        self._edit.setText("")
        self._model.show(())
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def look(self) -> None:
        """Ask again what there is for the letters that are typed."""
        offers = tuple(self._find(self._edit.text().strip()))
        self._model.show(offers)
        self._list.setVisible(bool(offers))
        self._nothing.setVisible(not offers)
        if offers:
            self._list.setCurrentIndex(self._model.index(0))
        self._tell()
        self._place()

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row()
            single = abs(step) == 1
            row = (row + step) % count if single else min(count - 1, max(0, row + step))
            self._list.setCurrentIndex(self._model.index(row))
            self._tell()

    def _act(self) -> None:
        offer = self._list.currentIndex().data(OFFER_ROLE)
        if isinstance(offer, Offer):
            self.close_it()
            offer.act()

    def _tell(self) -> None:
        offer = self._list.currentIndex().data(OFFER_ROLE)
        words = offer.aloud if isinstance(offer, Offer) else self._nothing.text()
        if self.isVisible():
            announce(self._edit, words)

    def _place(self) -> None:
        room = self._parent.rect()
        self.setGeometry(room)
        width = min(scaled(self, WIDTH), room.width() - 32)
        rows = min(MOST_ROWS, self._model.rowCount())
        self._list.setFixedHeight(rows * self._list.row_height)
        self._box.setFixedWidth(width)
        self._box.adjustSize()
        top = min(TOP, max(8, (room.height() - self._box.height()) // 3))
        self._box.move((room.width() - width) // 2, top)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_it()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        scrim = QColor(
            tokens(self.palette()).text if not tokens(self.palette()).dark else "#000000"
        )
        scrim.setAlphaF(0.28)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), scrim)


class _Edit(QLineEdit):
    """The line of the palette: arrows move in the list, Tab stays, Enter takes, Escape leaves."""

    moved = Signal(int)
    taken = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        key = Qt.Key(arg__1.key())
        if key in MOVES:
            self.moved.emit(MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.moved.emit(1 if next else -1)
        return True
