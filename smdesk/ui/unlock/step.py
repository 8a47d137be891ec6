"""What the steps of setting up a cabinet have in common: a title, some words, a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.ui.kit.label import Label, Type

COLUMN = 600
"""The widest that a step grows, in px."""


class Step(QWidget):
    """One page of setting up. ``ready`` says in place what is still amiss."""

    edited = Signal()
    skippable = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.setMaximumWidth(COLUMN)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.heading = Label("", self, type=Type.TITLE)
        self.words = Label("", self, tone="muted")
        self.column.addWidget(self.heading)
        self.column.addWidget(self.words)
        self.column.addSpacing(6)

    def introduce(self, title: str, words: str) -> None:
        """Say what this step is about and why it is asked."""
        self.title = title
        self.setAccessibleName(title)
        self.heading.setText(title)
        self.words.setText(words)

    def ready(self) -> bool:
        """Whether one can go on; says what is amiss where it is."""
        return True

    def enter(self) -> None:
        """Get ready to be shown, and take the focus."""

    def forget(self) -> None:
        """Drop every secret that was typed or made."""
