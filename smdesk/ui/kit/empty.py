"""What a list shows while there is nothing in it: one sentence, one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.icons import picture
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.tokens import tokens

SIDE = 40
WIDEST = 360


class Empty(QWidget):
    """One sentence and a button or two, in the middle of the room there is."""

    def __init__(
        self,
        sentence: str,
        parent: QWidget | None = None,
        *,
        action: str = "",
        then: Callable[[], object] | None = None,
        icon: str = "",
        other: str = "",
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """``other`` names a second thing to do, on a quiet button below."""
        super().__init__(parent)
        self._icon = icon
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(14)
        column.addStretch(1)
        self._drawing = QLabel(self)
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drawing.setVisible(bool(icon))
        column.addWidget(self._drawing)
        self.sentence = Label(sentence, self, tone="muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setMaximumWidth(WIDEST)
        # Held by a row instead of an alignment: that would give it the width of its own choice,
        # and the height that it needs at another.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sentence, WIDEST)
        row.addStretch(1)
        column.addLayout(row)
        self.button = Button(action, self, then=then)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.second = Button(other, self, then=otherwise, quiet=True)
        self.second.setVisible(bool(other))
        column.addWidget(self.second, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say something else, as when a search finds nothing."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._draw()

    def _draw(self) -> None:
        if self._icon:
            ratio = self.devicePixelRatioF()
            colour = tokens(self.palette()).border_strong
            self._drawing.setPixmap(picture(self._icon, colour, SIDE, ratio))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
