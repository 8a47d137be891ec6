"""A message inside a screen: what, why, who can help, and the next thing to press."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.icons import ORDINARY, picture
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.tokens import Tone, tokens

BELOW = 8
"""Px of air under it, which come and go with it."""

ICONS = {
    Tone.DANGER: "circle-alert",
    Tone.WARNING: "triangle-alert",
    Tone.SUCCESS: "circle-check",
    Tone.INFO: "info",
    Tone.ACCENT: "info",
    Tone.NEUTRAL: "info",
}


class Banner(QWidget):
    """Hidden until it has something to say; read aloud when it does."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._then: Callable[[], object] | None = None
        self._icon = QLabel(self)
        self._what = Label("", self, type=Type.HEADING)
        self._why = Label("", self)
        self._action = Button("", self, then=self._act)
        self._close = Button(self.tr("Close this message"), self, icon="x", bare=True,
                             then=self.close_it)  # fmt: skip
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10 + BELOW)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def words(self) -> str:
        """Everything it says at the moment; empty while it is hidden."""
        return " ".join(filter(None, (self._what.text(), self._why.text())))

    def say(
        self,
        what: str,
        why: str = "",
        *,
        tone: Tone = Tone.INFO,
        action: str = "",
        then: Callable[[], object] | None = None,
        lasting: bool = False,
    ) -> None:
        """Show the message. ``then`` belongs to the action; a lasting one cannot be closed."""
        self._tone, self._then = tone, then
        self._draw()
        self._what.setText(what)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._action.set_words(literal(action))
        self._action.setVisible(bool(action and then))
        self._close.setVisible(not lasting)
        self.setAccessibleName(self.words)
        self.show()
        self.update()
        announce(self, self.words, urgent=tone is Tone.DANGER)

    def close_it(self) -> None:
        """Take the message away."""
        self._what.setText("")
        self._why.setText("")
        self._then = None
        self.hide()
        self.closed.emit()

    def _draw(self) -> None:
        ink = tokens(self.palette()).toned(self._tone)[0]
        side, ratio = scaled(self, ORDINARY), self.devicePixelRatioF()
        self._icon.setPixmap(picture(ICONS[self._tone], ink, side, ratio))

    def _act(self) -> None:
        then = self._then
        self.close_it()
        if then is not None:
            then()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._draw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words, soft = tokens(self.palette()).toned(self._tone)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(soft))
            painter.setPen(QPen(QColor(words), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1 - BELOW), 8, 8)
