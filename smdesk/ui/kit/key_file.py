"""A row that asks for a member's key file, where one is used."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.ui.kit.button import Button
from smdesk.ui.kit.files import ask_to_open
from smdesk.ui.kit.label import Label

LARGEST = 1024 * 1024
"""A key file of more bytes than this is surely the wrong file."""


class KeyFileRow(QWidget):
    """Holds the key file's content until it is forgotten."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content: bytes | None = None
        self._words = Label(self.tr("No key file chosen"), self, tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(Button(self.tr("&Key file…"), self, then=self.choose))

    def choose(self) -> None:
        """Ask for the file and read it."""
        ask_to_open(self, self.tr("Choose the key file"), self.take)

    def take(self, file: Path) -> None:
        """Read the file; one that cannot be read counts as none."""
        try:
            content = file.read_bytes() if file.stat().st_size <= LARGEST else None
        except OSError:
            content = None
        self.content = content
        unread = self.tr("That file cannot be read as a key file.")
        self._words.setText(file.name if content is not None else unread)

    def forget(self) -> None:
        """Drop the content."""
        self.content = None
        self._words.setText(self.tr("No key file chosen"))
