"""The warning before smdesk locks by itself, with a way to stay."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.tokens import tokens

FROM_TOP = 16


class LockWarning(QWidget):
    """Stands at the top of the window that is in use, a dialog or the main one, and counts down.

    Any key or movement of the mouse is enough to stay; the button is there to be read and pressed
    by those who use neither.
    """

    def __init__(self, parent: QWidget, stay: Callable[[], object]) -> None:
        super().__init__(parent)
        self._words = Label("", self, wrap=False)
        self._stay = Button(self.tr("&Stay"), self, then=stay)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._stay)
        parent.installEventFilter(self)
        self.hide()

    def count(self, seconds: int) -> None:
        """Show how many seconds are left; it is read aloud once, not every second."""
        words = self.tr("Locking in {seconds} s. What is not saved would be lost.")
        self._words.setText(words.format(seconds=seconds))
        self.adjustSize()
        self._place()
        if self.isHidden():
            self.show()
            self.raise_()
            announce(self, self._words.text(), urgent=True)

    def _place(self) -> None:
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        width = min(self.sizeHint().width(), room.width() - 16)
        self.setGeometry((room.width() - width) // 2, FROM_TOP, width, self.sizeHint().height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(colours.warning_soft))
            painter.setPen(QPen(QColor(colours.warning), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
