"""Starts the window at once, and fetches everything behind it once it has been painted."""

import gc
import os
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.app.request import Request
from smdesk.app.signals import Signals
from smdesk.system.log import Event, Log
from smdesk.system.paths import Places, places
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.collector import Collector
from smdesk.ui.kit.icons import icons_folder
from smdesk.ui.kit.theme import Theme
from smdesk.ui.window.idle import IdleWatch
from smdesk.ui.window.main import Locked, MainWindow
from smdesk.ui.window.preferences import Preferences

if TYPE_CHECKING:
    from smdesk.app.furniture import Furniture


class Program(QObject):
    """Holds what lives as long as the program does. ``close`` ends it."""

    def __init__(self, application: QApplication, own: Places, request: Request) -> None:
        super().__init__(application)
        self._application, self._places, self._request = application, own, request
        self._furniture: Furniture | None = None
        self.log = Log(own.log)
        self._collector = Collector(self)
        self.background = Background(self)
        self.preferences = Preferences(own.memory)
        self.theme = Theme(application, icons_folder(), self.preferences.look(), self)
        self._idle = IdleWatch(self)
        application.installEventFilter(self._idle)
        known = (own.memory / "recent.json").exists()
        self.window = MainWindow(self.preferences, self._idle, knows_cabinets=known)
        self.window.cover.painted.connect(self._soon)
        self.window.unlocked.connect(self._unlocked)
        self.window.locked.connect(self._locked)
        self._signals = Signals(self.window.close, self)

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def close(self) -> None:
        """End what still runs: the cabinet, the worker, the log."""
        self.window.lock(Locked.CLOSED)
        self._signals.close()
        self.background.close()
        self._application.removeEventFilter(self._idle)
        self._collector.stop()
        self.log.note(Event.STOPPED)

    def hook(self) -> Callable[..., None]:
        """Return what is to hear of every error that nothing else has caught."""
        return self._failed

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._fetch)

    def _fetch(self) -> None:
        from smdesk.system.process import harden  # noqa: PLC0415 - nothing secret is here before

        harden()
        self.log.note(Event.STARTED)
        self.background.run(_fetched, self._furnish)

    def _furnish(self, make: "type[Furniture]") -> None:
        self._furniture = furniture = make(
            self._application,
            self._places,
            self.window,
            background=self.background,
            theme=self.theme,
            preferences=self.preferences,
            log=self.log,
        )
        furniture.watch.left.connect(self.window.lock_away)
        furniture.watch.listen(self.window, sys.platform, os.environ)
        self.window.setWindowIcon(furniture.icon())
        door = self.window.furnish(furniture)
        if self._request.cabinet is not None:
            door.stand_before(self._request.cabinet)
        elif self._request.copy is not None:
            door.open_copy(self._request.copy)
        elif self._request.sample is not None:
            door.open_sample(self._request.sample)

    def _unlocked(self) -> None:
        self.log.note(Event.UNLOCKED)

    def _locked(self) -> None:
        self.log.note(Event.LOCKED)
        # What showed the cabinet is destroyed when this returns; its Python side is let go then.
        QTimer.singleShot(0, self, self._sweep)

    def _sweep(self) -> None:
        gc.collect()

    def _failed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if self._furniture is not None:
            self._furniture.crash.hook(kind, error, trace)
        else:
            self.log.failed(error)

    def front_window(self) -> QWidget:
        """Return the window that a message is to stand before."""
        return QApplication.activeModalWidget() or self.window


def _fetched() -> "type[Furniture]":
    """Import everything that the first paint did without, away from the window's thread."""
    from smdesk.app.furniture import Furniture  # noqa: PLC0415 - that is what this is for

    return Furniture


def run(request: Request) -> int:
    """Open the window and return the exit code when it was closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("smdesk")
    application.setApplicationDisplayName("smdesk")
    application.setDesktopFileName("smdesk")
    program = Program(application, places(), request)
    sys.excepthook = program.hook()
    program.show()
    try:
        return application.exec()
    finally:
        program.close()
        sys.excepthook = sys.__excepthook__
