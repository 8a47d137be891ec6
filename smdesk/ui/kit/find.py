"""The field that finds rows while one types, and what it counts as found."""

import unicodedata
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.icons import icon


class FindField(QLineEdit):
    """Type to find; Ctrl+F goes to it, Escape empties it."""

    def __init__(
        self, words: str, then: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        """``words`` say what can be typed; ``then`` is called at every change."""
        super().__init__(parent)
        self._then = then
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self._draw()
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._changed)

    def offer_to(self, screen: QWidget) -> None:
        """Let Ctrl+F go here from anywhere in the screen."""
        go = QAction(self.placeholderText(), screen)
        go.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        go.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go.triggered.connect(self._go)
        screen.addAction(go)

    def matches(self, texts: Iterable[str]) -> bool:
        """Whether the texts hold every word that was typed, whatever case and accents."""
        wanted = plain(self.text()).split()
        if not wanted:
            return True
        there = plain(" ".join(texts))
        return all(word in there for word in wanted)

    def _changed(self) -> None:
        self._then()

    def _draw(self) -> None:
        self._sign.setIcon(icon("search", self.palette()))

    def _go(self) -> None:
        self.setFocus()
        self.selectAll()

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.setText("")
        else:
            super().keyPressEvent(arg__1)


def plain(text: str) -> str:
    """Return the text without case and accents, to compare by."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
