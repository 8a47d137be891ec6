"""The side of the first run: which steps there are, and how far one has come."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.ui.kit.icons import SMALL, picture
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.tokens import tokens
from smdesk.ui.unlock.sign import Sign

WIDTH = 300


class Progress(QWidget):
    """The steps by name; a tick stands before those that are done."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kit", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._rows = [(QLabel(self), Label(title, self)) for title in titles]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 20)
        column.setSpacing(12)
        column.addWidget(Sign(self))
        column.addSpacing(14)
        for mark, words in self._rows:
            mark.setFixedWidth(SMALL + 4)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(mark)
            row.addWidget(words, 1)
            column.addLayout(row)
        column.addStretch(1)

    def show_step(self, at: int) -> None:
        """Mark the step as the one that is on, and those before it as done."""
        colours = tokens(self.palette())
        for number, (mark, words) in enumerate(self._rows):
            words.setProperty("type", (Type.HEADING if number == at else Type.BASE).value)
            words.setProperty("tone", "" if number <= at else "muted")
            words.style().unpolish(words)
            words.style().polish(words)
            if number < at:
                ratio = self.devicePixelRatioF()
                mark.setPixmap(picture("circle-check", colours.success, SMALL, ratio))
            else:
                mark.setText(str(number + 1))
