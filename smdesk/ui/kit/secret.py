"""Secrets on the screen: dots until asked for, then for some seconds, then dots again."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.domain.custody import Seen
from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.clipboard import SECOND_MS, SecretClipboard
from smdesk.ui.kit.fold import FoldingRow
from smdesk.ui.kit.letters import pixels
from smdesk.ui.kit.tokens import Tokens, tokens

SHOWN_SECONDS = 15
SIGNS_ROOM = 130
DOTS = "•" * 16
"""Always as many, so that they do not tell how long the secret is."""

Read = Callable[[Seen], SecretText]
"""Gives the secret after noting how it is going to be seen; may raise an SmdeskError."""


class SecretDisplay(QWidget):
    """Paints a secret or dots. Nothing in it can be selected, dragged or copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._secret: SecretText | None = None
        self._name = name
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._describe()

    @property
    def shown(self) -> bool:
        """Whether the secret can be read at the moment."""
        return self._secret is not None

    def show_secret(self, secret: SecretText) -> None:
        """Let it be read, by eye and by screen reader."""
        self._secret = secret
        self._describe()

    def hide_secret(self) -> None:
        """Show dots, and keep nothing."""
        self._secret = None
        self._describe()

    def _describe(self) -> None:
        text = self._secret.reveal() if self._secret is not None else self.tr("hidden")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(text)
        self._fit()
        self.update()

    def _font(self) -> QFont:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(pixels(self.font()))
        return font

    def _rows(self) -> list[str]:
        """Break the secret into as many characters as a row has room for."""
        text = DOTS if self._secret is None else self._secret.reveal()
        step = max(1, QFontMetrics(self._font()).horizontalAdvance("0"))
        room = max(4, self.width() // step)
        rows = []
        for line in text.splitlines() or [""]:
            rows += [line[at : at + room] for at in range(0, len(line), room)] or [""]
        return rows

    def _fit(self) -> None:
        height = QFontMetrics(self._font()).lineSpacing() * len(self._rows()) + 6
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance("0" * 16), self.minimumHeight())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            font, colours = self._font(), tokens(self.palette())
            painter.setFont(font)
            metrics = QFontMetrics(font)
            step = metrics.horizontalAdvance("0")
            base = 3 + metrics.ascent()
            for number, row in enumerate(self._rows()):
                for place, sign in enumerate(row):
                    painter.setPen(QColor(_ink(sign, colours)))
                    painter.drawText(place * step, base + number * metrics.lineSpacing(), sign)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()


def _ink(sign: str, colours: Tokens) -> str:
    """Tell digits and other signs from letters, for whoever types the secret over."""
    if sign.isdigit():
        return colours.info
    return colours.text if sign.isalpha() or sign == "•" else colours.danger


class SecretField(FoldingRow):
    """A secret with the buttons Show and Copy, both of which count down in their own words.

    It never holds the secret longer than it is shown. ``read`` is asked anew each time, so that
    the log tells of each. What ``read`` refuses comes out as ``refused``.
    """

    refused = Signal(object)
    """An SmdeskError that ``read`` raised."""
    seen = Signal()
    """The secret was shown or copied."""

    def __init__(
        self,
        name: str,
        read: Read,
        clipboard: SecretClipboard,
        parent: QWidget | None = None,
        *,
        may_copy: bool = True,
    ) -> None:
        super().__init__(parent, room=SIGNS_ROOM, margins=(0, 0, 0, 0))
        self._name, self._read, self._clipboard = name, read, clipboard
        self._left = 0
        self._copied = False
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self.display = SecretDisplay(name, self)
        self.show_button = Button("", self, then=self.toggle)
        self.copy_button = Button("", self, then=self.copy)
        self.copy_button.setVisible(may_copy)
        self.add_stretching(self.display)
        self.add_fixed(self.show_button)
        self.add_fixed(self.copy_button)
        clipboard.ticked.connect(self._count_copy)
        self._say_show()
        self._count_copy(0)

    def toggle(self) -> None:
        """Show the secret for 15 s, or hide it again."""
        if self.display.shown:
            self.forget()
            return
        secret = self._ask(Seen.SHOWN)
        if secret is not None:
            self._left = SHOWN_SECONDS
            self.display.show_secret(secret)
            self._timer.start()
            self._say_show()
            self.seen.emit()

    def copy(self) -> None:
        """Copy the secret; the clipboard clears itself."""
        secret = self._ask(Seen.COPIED)
        if secret is not None:
            self._clipboard.copy(secret)
            self._copied = True
            self._count_copy(self._clipboard.left)
            words = self.tr("{name} copied. The clipboard is cleared in {seconds} seconds.")
            announce(self, words.format(name=self._name, seconds=self._clipboard.left))
            self.seen.emit()

    def forget(self) -> None:
        """Show dots at once; called before the cabinet is locked, too."""
        self._timer.stop()
        self._left = 0
        self.display.hide_secret()
        self._say_show()

    def _ask(self, how: Seen) -> SecretText | None:
        try:
            return self._read(how)
        except SmdeskError as error:
            self.refused.emit(error)
            return None

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.forget()
        else:
            self._say_show()

    def _say_show(self) -> None:
        if self.display.shown:
            words = self.tr("Hide · {seconds} s").format(seconds=self._left)
        else:
            words = self.tr("Show {seconds} s").format(seconds=SHOWN_SECONDS)
        self.show_button.set_words(words)
        name = self.tr("Hide {what}") if self.display.shown else self.tr("Show {what}")
        self.show_button.setAccessibleName(name.format(what=self._name))

    def _count_copy(self, left: int) -> None:
        self._copied = self._copied and left > 0
        if self._copied:
            words = self.tr("Copied · clears in {seconds} s").format(seconds=left)
        else:
            words = self.tr("Copy")
        self.copy_button.set_words(words)
        self.copy_button.setAccessibleName(f"{words}: {self._name}")
        self.copy_button.set_primary(self._copied)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.forget()
