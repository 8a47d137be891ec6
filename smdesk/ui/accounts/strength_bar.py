"""How hard a password is to guess, as a bar and in words."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.secret_text import SecretText
from smdesk.domain.strength import Strength
from smdesk.ui.kit import wording
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.meter import Meter

PAUSE_MS = 200
"""Somebody who types is not kept waiting at each key."""
STEPS = 5


class StrengthBar(QWidget):
    """Shows the estimate for what is typed, shortly after the typing pauses."""

    def __init__(
        self,
        read: Callable[[], SecretText],
        judge: Callable[[SecretText], Strength],
        parent: QWidget,
    ) -> None:
        """``read`` gives what is typed now; ``judge`` estimates it."""
        super().__init__(parent)
        self._read, self._judge = read, judge
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        self.meter = Meter(self.tr("Strength"), self)
        self.words = Label("", self, type=Type.META)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.meter)
        column.addWidget(self.words)
        self.rest()

    def look_soon(self) -> None:
        """Estimate once the typing pauses."""
        self._soon.start(PAUSE_MS)

    def look(self) -> None:
        """Estimate now."""
        self._soon.stop()
        text = self._read()
        if not text:
            self.rest()
            return
        found = self._judge(text)
        self.meter.show_part((found.score + 1) / STEPS)
        self._say(self._words(found))

    def rest(self) -> None:
        """Say what will stand here."""
        self._soon.stop()
        self.meter.show_part(0)
        self._say(self.tr("How hard it is to guess is estimated by zxcvbn, on this computer."))

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.meter.setAccessibleDescription(words)

    def _words(self, found: Strength) -> str:
        grades = (
            self.tr("Guessed at once"),
            self.tr("Very weak"),
            self.tr("Weak"),
            self.tr("Good"),
            self.tr("Strong"),
        )
        words = grades[found.score]
        if found.why is not None:
            words = f"{words} · {wording.name(found.why)}"
        tries = self.tr("about 10^{power} guesses, as zxcvbn estimates")
        return f"{words} · {tries.format(power=round(found.guesses_log10))}"
