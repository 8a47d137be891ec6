"""Puts secrets on the clipboard, asks others not to keep them, and takes them off again."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

from smdesk.domain.secret_text import SecretText
from smdesk.system.clipboard import offered

SECOND_MS = 1000
DIGEST_BYTES = 32


class Pasteboard(Protocol):
    """A clipboard that counts its changes, as macOS has it."""

    def put(self, offered: Sequence[tuple[str, bytes]], /) -> int:
        """Offer the formats; return the number of this change."""

    def clear(self, change: int, /) -> bool:
        """Empty it unless it was changed since; return whether it was emptied."""


class SecretClipboard(QObject):
    """Holds one secret on the clipboard for some seconds, then clears it if it is still there.

    It keeps no secret itself, only a keyed hash to tell whether somebody copied something else in
    the meantime. What is merely selected never reaches the clipboard of X11's middle button.

    It is cleared when the time is up, when smdesk locks, when it ends, and when the session ends.
    Under Wayland a program that is not in front may not be allowed to clear; as whoever pastes is
    given the text by this program at that moment, the text is withdrawn too, and then a paste
    brings nothing. What a clipboard manager took over can be looked at there only once smdesk is
    in front again, and is cleared then.
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
        pasteboard: Pasteboard | None = None,
    ) -> None:
        """``formats`` go beside the text; smdesk.system.clipboard has them for each system.

        Where there is a ``pasteboard``, secrets go there and not through Qt.
        """
        super().__init__(parent)
        self._clipboard = clipboard
        self._formats = dict(formats)
        self._pasteboard = pasteboard
        self.seconds = seconds
        self._key = os.urandom(DIGEST_BYTES)
        self._hash = b""
        self._change: int | None = None
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._tick)

    def clear_at_the_end(self, application: QGuiApplication) -> None:
        """Clear also when the program ends in good order, or the session does."""
        application.aboutToQuit.connect(self.clear)
        application.commitDataRequest.connect(self.clear, Qt.ConnectionType.DirectConnection)
        application.applicationStateChanged.connect(self._look_again)

    @property
    def left(self) -> int:
        """For how many more seconds the secret stays; 0 for none."""
        return self._left

    def copy(self, secret: SecretText) -> None:
        """Put the secret on the clipboard, and begin to count."""
        if self._left:
            self.ticked.emit(0)
        text = secret.reveal()
        if self._pasteboard is not None:
            self._change = self._pasteboard.put(offered("darwin", text))
        else:
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
        if self._pasteboard is not None and self._change is not None:
            self._pasteboard.clear(self._change)
            self._change = None
        if self._hash and self._taken_off():
            self._hash = b""
        if self._left:
            self._left = 0
            self.ticked.emit(0)

    def _taken_off(self) -> bool:
        """Clear what is still ours. False where it cannot be told yet whether it is."""
        if self._clipboard.ownsClipboard():
            # Our own copy is asked, so that no other program is stirred by being read.
            data = self._clipboard.mimeData(QClipboard.Mode.Clipboard)
            if self._hashed(data.text()) == self._hash:
                data.clear()
                self._clipboard.clear(QClipboard.Mode.Clipboard)
            return True
        if _sees_only_in_front():
            return False
        if self._hashed(self._clipboard.text()) == self._hash:
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        return True

    def _look_again(self) -> None:
        if self._hash and not self._left and self._taken_off():
            self._hash = b""

    def _tick(self) -> None:
        if self._left <= 1:
            self.clear()
        else:
            self._left -= 1
            self.ticked.emit(self._left)

    def _hashed(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()


def _sees_only_in_front() -> bool:
    """Whether this program cannot see other programs' clipboard at the moment."""
    return (
        QGuiApplication.platformName().startswith("wayland")
        and QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive
    )
