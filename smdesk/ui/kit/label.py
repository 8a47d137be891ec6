"""Words on the screen, of which none that people typed is ever taken for markup."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Type(Enum):
    """What the words are there for; the style sheet gives each its size and weight."""

    BASE = "base"
    META = "meta"
    KEY = "key"
    HEADING = "heading"
    SECTION = "section"
    DOCUMENT = "document"
    TITLE = "title"


class Label(QLabel):
    """Plain text that wraps where there is too little room."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        type: Type = Type.BASE,  # noqa: A002 - the word of typographers
        tone: str = "",
        wrap: bool = True,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type.value)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)


def line(parent: QWidget | None = None) -> QFrame:
    """Return a thin line from side to side."""
    frame = QFrame(parent)
    frame.setProperty("kit", "line")
    return frame


def upright(parent: QWidget | None = None) -> QFrame:
    """Return a thin line from top to bottom."""
    frame = QFrame(parent)
    frame.setProperty("kit", "upright")
    return frame
