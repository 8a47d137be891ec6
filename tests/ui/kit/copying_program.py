"""A program with a window that copies a secret when it is told so, on a real screen."""

import os
import sys

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication, QLabel

from smdesk.domain.secret_text import SecretText
from smdesk.system.clipboard import secret_formats
from smdesk.ui.kit.clipboard import SecretClipboard


class Program(QObject):
    """Does what the lines of standard input say, and tells when each is done."""

    def __init__(self, application):
        super().__init__(application)
        self.application = application
        self.clipboard = SecretClipboard(
            application.clipboard(), secret_formats(sys.platform), self, seconds=1
        )
        self.clipboard.clear_at_the_end(application)
        self.clipboard.ticked.connect(self.tell)
        self.ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.ear.activated.connect(self.hear)

    def tell(self, left):
        print("left", left, flush=True)  # noqa: T201 - how it tells

    def hear(self):
        for line in os.read(sys.stdin.fileno(), 1000).decode().splitlines():
            self.obey(*line.split())

    def obey(self, order, text="", seconds=""):
        if order == "copy":
            self.clipboard.seconds = int(seconds)
            self.clipboard.copy(SecretText(text))
        elif order == "say":
            self.application.clipboard().setText(text)
        elif order == "clear":
            self.clipboard.clear()
        elif order == "deaf":
            # As a desktop that lets nobody clear who is not in front.
            self.clipboard._clipboard = Deaf(self.application.clipboard())
        else:
            self.application.quit()


class Deaf:
    """A clipboard that is told to clear, and does not."""

    def __init__(self, real):
        self._real = real

    def clear(self, mode):
        pass

    def __getattr__(self, name):
        return getattr(self._real, name)


application = QApplication(sys.argv)
window = QLabel("A window")
window.show()
program = Program(application)
print("ready", flush=True)  # noqa: T201 - how it tells
sys.exit(application.exec())
