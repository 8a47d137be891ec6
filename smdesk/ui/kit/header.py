"""The top of a screen: its title, one line that says where things stand, what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.chip import Tile
from smdesk.ui.kit.label import Label, Type


class PageHeader(QWidget):
    """Title and subtitle at the left, buttons at the right, the filled one last."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = Tile("", self)
        self.tile.hide()
        self.title = Label(title, self, type=Type.TITLE)
        self.subtitle = Label("", self, type=Type.META)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.tile)
        first.addWidget(self.title, 1)
        first.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 10)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.subtitle)
        self.set_words(title)

    def set_words(self, title: str, subtitle: str = "", *, letters: str = "") -> None:
        """Say which screen it is, where things stand, and the letters of the tile before it."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.tile.show_letters(letters)
        self.tile.setVisible(bool(letters))

    def add_button(self, button: QWidget) -> None:
        """Add a button; the filled one stays at the right end."""
        count = self._buttons.count()
        last = self._buttons.itemAt(count - 1) if count else None
        widget = last.widget() if last is not None else None
        before_last = widget is not None and bool(widget.property("primary"))
        self._buttons.insertWidget(
            count - 1 if before_last else count, button, 0, Qt.AlignmentFlag.AlignTop
        )
