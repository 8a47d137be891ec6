"""Puts secrets on the clipboard, asks others not to keep them, and takes them off again."""

import hashlib
import os
from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

from smdesk.domain.secret_text import SecretText

SECOND_MS = 1000
DIGEST_BYTES = 32


class SecretClipboard(QObject):
    """Holds one secret on the clipboard for some seconds, then clears it if it is still there.

    It keeps no secret itself, only a keyed hash to tell whether somebody copied something else in
    the meantime. What is merely selected never reaches the clipboard of X11's middle button.
    """

    ticked = Signal(int)
    """How many seconds are left; 0 when the secret is off the clipboard or was replaced."""

    def __init__(
        self,
        clipboard: QClipboard,
        formats: Mapping[str, bytes],
        parent: QObject,
        *,
        seconds: int = 15,
    ) -> None:
        """``formats`` go beside the text; smdesk.system.clipboard has them for each system."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._formats = dict(formats)
        self.seconds = seconds
        self._key = os.urandom(DIGEST_BYTES)
        self._hash = b""
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def left(self) -> int:
        """For how many more seconds the secret stays; 0 for none."""
        return self._left

    def copy(self, secret: SecretText) -> None:
        """Put the secret on the clipboard, and begin to count."""
        if self._left:
            self.ticked.emit(0)
        text = secret.reveal()
        data = QMimeData()
        data.setText(text)
        for name, content in self._formats.items():
            data.setData(name, content)
        self._clipboard.setMimeData(data, QClipboard.Mode.Clipboard)
        self._hash = self._hashed(text)
        self._left = self.seconds
        self._timer.start()
        self.ticked.emit(self._left)

    def clear(self) -> None:
        """Take the secret off now, unless something else has been copied since."""
        self._timer.stop()
        if self._hash and self._hashed(self._clipboard.text()) == self._hash:
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        self._hash = b""
        if self._left:
            self._left = 0
            self.ticked.emit(0)

    def _tick(self) -> None:
        if self._left <= 1:
            self.clear()
        else:
            self._left -= 1
            self.ticked.emit(self._left)

    def _hashed(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()
