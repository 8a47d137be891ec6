"""Closes the window in good order when the system or the terminal asks the program to end."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Those of these that the platform has; Windows lacks the last."""


class Signals(QObject):
    """Hears the signals at once: Python by itself would notice them at the next press of a key."""

    def __init__(self, then: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._then = then
        self._told, self._ear = socket.socketpair()
        for end in (self._told, self._ear):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._before = signal.set_wakeup_fd(self._told.fileno())
        self._handlers = {
            number: signal.signal(number, _noticed)
            for number in (getattr(signal, name, None) for name in ENDING)
            if number is not None
        }

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._told.close()
        self._ear.close()

    def _hear(self) -> None:
        self._ear.recv(64)
        self._then()


def _noticed(number: int, frame: object) -> None:
    """Let the notifier do the work: a handler may interrupt any line of code."""
