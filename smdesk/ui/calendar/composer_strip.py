"""The pictures of a post in a strip: one below the other, dragged or moved by keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.letters import scaled

SIDE = 72


class Strip(QListWidget):
    """The pictures in their order; they can be dragged, and moved with Alt and the arrows."""

    leaving = Signal()
    """The chosen one is to be taken out."""
    pasting = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setIconSize(QSize(scaled(self, SIDE), scaled(self, SIDE)))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setMinimumSize(scaled(self, 230), scaled(self, 190))

    def move_by(self, places: int) -> None:
        """Move the chosen picture so many places on, or back."""
        row = self.currentRow()
        to = row + places
        if row >= 0 and 0 <= to < self.count():
            item = self.takeItem(row)
            self.insertItem(to, item)
            self.setCurrentRow(to)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_by(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.leaving.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            super().dragEnterEvent(event)
        else:
            event.ignore()
