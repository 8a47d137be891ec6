"""The code of an authenticator: large while it is shown, with a ring that counts down."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent
from PySide6.QtWidgets import QWidget

from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import Code
from smdesk.overriding import override
from smdesk.ui.accounts.ring import CountdownRing
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.clipboard import SECOND_MS, SecretClipboard
from smdesk.ui.kit.fold import FoldingRow
from smdesk.ui.kit.letters import pixels
from smdesk.ui.kit.secret import SIGNS_ROOM, SecretDisplay

SHOWN_SECONDS = 90
"""Three codes long: enough to type one at leisure, and the next if that was too slow."""
LARGER = 1.7
HIDDEN = 8


class CodeDisplay(SecretDisplay):
    """Paints a code larger than other secrets."""

    @override
    def _font(self) -> QFont:
        font = super()._font()
        if self.shown:
            font.setPixelSize(round(pixels(self.font()) * LARGER))
        return font

    @override
    def sizeHint(self) -> QSize:
        step = QFontMetrics(self._font()).horizontalAdvance("0")
        return QSize(step * HIDDEN, self.minimumHeight())


class AuthenticatorField(FoldingRow):
    """Dots until the code is asked for; then each code in its turn, for a minute and a half.

    What the code is made from never comes here.
    """

    refused = Signal(object)
    seen = Signal()

    def __init__(
        self, name: str, read: Callable[[], Code], clipboard: SecretClipboard, parent: QWidget
    ) -> None:
        """``read`` gives the code of the moment; it may raise an SmdeskError."""
        super().__init__(parent, room=SIGNS_ROOM, margins=(0, 0, 0, 0))
        self._name, self._read, self._clipboard = name, read, clipboard
        self._left = self._holds = 0
        self._copied = False
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self.display = CodeDisplay(self.tr("Code of {what}").format(what=name), self)
        self.ring = CountdownRing(self)
        self.ring.hide()
        self.show_button = Button("", self, then=self.toggle)
        self.copy_button = Button("", self, then=self.copy)
        self.add_stretching(self.display)
        for widget in (self.ring, self.show_button, self.copy_button):
            self.add_fixed(widget)
        clipboard.ticked.connect(self._count_copy)
        self._say_show()
        self._count_copy(0)

    def toggle(self) -> None:
        """Show the code of the moment and those after it, or dots again."""
        if self.display.shown:
            self.forget()
        elif self._show_now():
            self._left = SHOWN_SECONDS
            self._timer.start()
            self._say_show()
            self.seen.emit()

    def copy(self) -> None:
        """Copy the code of the moment; the clipboard clears itself."""
        code = self._code()
        if code is None:
            return
        self._clipboard.copy(code.digits)
        self._copied = True
        self._count_copy(self._clipboard.left)
        words = self.tr("Code copied. It holds for {seconds} more seconds.")
        announce(self, words.format(seconds=code.seconds_left))
        self.seen.emit()

    def forget(self) -> None:
        """Show dots at once, and keep nothing."""
        self._timer.stop()
        self._left = self._holds = 0
        self.display.hide_secret()
        self.ring.show_left(0, 0)
        self.ring.hide()
        self._say_show()

    def _show_now(self) -> bool:
        code = self._code()
        if code is None:
            return False
        self._holds = code.seconds_left
        self.display.show_secret(grouped(code.digits))
        self.ring.show_left(self._holds, code.period)
        self.ring.show()
        return True

    def _code(self) -> Code | None:
        try:
            return self._read()
        except SmdeskError as error:
            self.forget()
            self.refused.emit(error)
            return None

    def _tick(self) -> None:
        self._left -= 1
        self._holds -= 1
        if self._left <= 0:
            self.forget()
        elif self._holds <= 0:
            self._show_now()
        else:
            self.ring.show_left(self._holds, self.ring.period)

    def _say_show(self) -> None:
        shown = self.display.shown
        self.show_button.set_words(self.tr("Hide") if shown else self.tr("Show code"))
        name = self.tr("Hide the code of {what}") if shown else self.tr("Show the code of {what}")
        self.show_button.setAccessibleName(name.format(what=self._name))

    def _count_copy(self, left: int) -> None:
        self._copied = self._copied and left > 0
        words = self.tr("Copied · {seconds} s").format(seconds=left)
        self.copy_button.set_words(words if self._copied else self.tr("Copy"))
        spoken = self.copy_button.text()
        self.copy_button.setAccessibleName(
            self.tr("{word}: code of {what}").format(word=spoken, what=self._name)
        )
        self.copy_button.set_primary(self._copied)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.forget()


def grouped(digits: SecretText) -> SecretText:
    """Return the digits in two halves, as they are easiest to read and type."""
    text = digits.reveal()
    half = (len(text) + 1) // 2
    return SecretText(f"{text[:half]} {text[half:]}")
