"""Somebody wants another cabinet opened while smdesk is running: which way that is done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.unlock.page import UnlockPage
from smdesk.ui.window.main import Locked, MainWindow


class Another(QObject):
    """Brings the window to the front and, when nothing is lost by it, opens what was asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ask: Confirm | None = None
        self._then: Callable[[UnlockPage], object] | None = None

    def come_to_the_front(self) -> None:
        """Show the window, whatever is in it, before all others."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def open(self, path: Path, then: Callable[[UnlockPage], object]) -> None:
        """Open the cabinet or copy at ``path`` by ``then``; lock the open one first, if wanted.

        Where somebody is founding a cabinet, or the door is at work, nothing is disturbed.
        """
        session, door = self._window.session, self._window.door
        if session is None:
            if door is not None and not door.occupied:
                then(door)
            return
        if path == session.path:
            return
        if self._ask is not None:
            self._ask.reject()
        name = session.organisation.get().name
        words = self.tr(
            "Only one cabinet is open at a time. {library} is locked before {other} is opened."
        ).format(library=name, other=path.name)
        if self._window.shell is not None and self._window.shell.unsaved():
            words += " " + self.tr("What was typed and not saved is lost.")
        over = QApplication.activeModalWidget() or self._window
        ask = Confirm(
            self.tr("Open another cabinet?"), words, self.tr("Lock and open"), over,
            back=self.tr("Stay here"),
        )  # fmt: skip
        self._ask, self._then = ask, then
        ask.confirmed.connect(self._go)
        ask.finished.connect(self._answered)
        ask.open()

    def _go(self) -> None:
        then = self._then
        self._window.lock(Locked.ASKED)
        if then is not None and self._window.door is not None:
            then(self._window.door)

    def _answered(self) -> None:
        self._ask = None
