"""A short word at the bottom of the window after something was done, with the way back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.tokens import tokens

LASTS_MS = 8000
FROM_BOTTOM = 24


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done, and the task that takes it back, if there is one."""

    text: str
    undo: Callable[[], object] | None = None


class Toast(QWidget):
    """Shows one notice at a time over its parent for 8 s, longer while pointed at or focused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self._text = Label("", self, wrap=False)
        self._take_back = Button(
            self.tr("Undo"), self, then=self._undo_it, quiet=True, icon="undo-2"
        )
        self._close = Button(self.tr("Close"), self, icon="x", bare=True, then=self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._text)
        row.addWidget(self._take_back)
        row.addWidget(self._close)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, notice: Notice) -> None:
        """Show the notice instead of the one before."""
        self._undo = notice.undo
        self._text.setText(notice.text)
        self._take_back.setVisible(notice.undo is not None)
        self.setAccessibleName(notice.text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(LASTS_MS)
        offer = self.tr("Ctrl+Z takes it back.") if notice.undo else ""
        announce(self, f"{notice.text} {offer}".strip())

    def forget(self) -> None:
        """Go away at once, and forget how to take it back."""
        self._undo = None
        self._text.setText("")
        self.setAccessibleName("")
        self.hide()

    def _expire(self) -> None:
        busy = self.underMouse() or self.isAncestorOf(self.window().focusWidget() or self)
        if busy and self.isVisible():
            self._timer.start(LASTS_MS // 4)
        else:
            self.forget()

    def _undo_it(self) -> None:
        undo = self._undo
        self.forget()
        if undo is not None:
            undo()

    def _place(self) -> None:
        room = self._parent.rect()
        width = min(self.sizeHint().width(), room.width() - 32)
        height = self.sizeHint().height()
        top = room.height() - height - FROM_BOTTOM
        self.setGeometry((room.width() - width) // 2, top, width, height)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start(LASTS_MS)
        super().enterEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens(self.palette())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(colours.surface))
            painter.setPen(QPen(QColor(colours.border_strong), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(5, 8, 4, self.height() - 17, 2, 2)
