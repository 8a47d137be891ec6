"""Closes the window in good order when the system or the terminal asks the program to end."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Those of these that the platform has; Windows lacks the last."""
BEAT_MS = 250
"""How often Windows' Python looks for a signal, where there is a terminal to send one."""


class Signals(QObject):
    """Hears the signals at once: Python by itself would notice them at the next press of a key.

    Python tells of a signal by a byte in a pipe. On Windows only a socket could be waited for in
    its place, and that one would speak over the network's own door; so a clock looks there instead.
    """

    def __init__(
        self, then: Callable[[], object], parent: QObject, platform: str = sys.platform
    ) -> None:
        super().__init__(parent)
        self._then = then
        self._pipe: _Pipe | None = None
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._look)
        if platform != "win32":
            self._pipe = _Pipe(self._hear, self)
        elif sys.stderr is not None:
            # A program without a terminal has none who could press Ctrl+C, and no such stream.
            self._beat.start(BEAT_MS)
        handler = _noticed if self._pipe is not None else self._soon
        self._handlers = {
            number: signal.signal(number, handler)
            for number in (getattr(signal, name, None) for name in ENDING)
            if number is not None
        }

    def close(self) -> None:
        """Give the signals back."""
        self._beat.stop()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if self._pipe is not None:
            self._pipe.close()

    def _look(self) -> None:
        """Do nothing: that a line of Python runs is all that it takes."""

    def _soon(self, _number: int, _frame: object) -> None:
        QTimer.singleShot(0, self, self._hear)

    def _hear(self) -> None:
        self._then()


class _Pipe:
    """The byte that Python writes for each signal, and Qt's ear at the other end."""

    def __init__(self, then: Callable[[], object], parent: QObject) -> None:
        self._then = then
        self._ear, self._told = os.pipe()
        for end in (self._ear, self._told):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._ear, QSocketNotifier.Type.Read, parent)
        self._notifier.activated.connect(self._read)
        self._before = signal.set_wakeup_fd(self._told)

    def close(self) -> None:
        """Let Python tell whom it told before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        os.close(self._told)
        os.close(self._ear)

    def _read(self) -> None:
        os.read(self._ear, 64)
        self._then()


def _noticed(_number: int, _frame: object) -> None:
    """Let the pipe's reader do the work: a handler may interrupt any line of code."""
