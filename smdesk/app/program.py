"""What the window needs behind it, once it has been painted: worker, log, and all that follows."""

import gc
import os
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from smdesk.app.request import Request
from smdesk.app.signals import Signals
from smdesk.system.log import Event, Log
from smdesk.system.paths import Places
from smdesk.system.process import harden
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.collector import Collector
from smdesk.ui.window.idle import IdleWatch
from smdesk.ui.window.main import Locked, MainWindow
from smdesk.ui.window.preferences import Preferences

if TYPE_CHECKING:
    from smdesk.app.furniture import Furniture


class Program(QObject):
    """Holds what lives as long as the program does. ``close`` ends it."""

    def __init__(
        self,
        application: QApplication,
        own: Places,
        request: Request,
        *,
        window: MainWindow,
        preferences: Preferences,
    ) -> None:
        super().__init__(application)
        self._application, self._places, self._request = application, own, request
        self.window, self.preferences = window, preferences
        self._furniture: Furniture | None = None
        self.log = Log(own.log)
        self._collector = Collector(self)
        self.background = Background(self)
        self._idle = IdleWatch(self)
        application.installEventFilter(self._idle)
        window.watch(self._idle)
        window.unlocked.connect(self._unlocked)
        window.locked.connect(self._locked)
        self._signals = Signals(window.close, self)

    def fetch(self) -> None:
        """Fetch what stands in the window, away from its thread, and put it in."""
        harden()
        self.log.note(Event.STARTED)
        self.background.run(_fetched, self._furnish)

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

    def _furnish(self, make: "type[Furniture]") -> None:
        self._furniture = furniture = make(
            self._application,
            self._places,
            self.window,
            background=self.background,
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
            self._say_broken()

    def _say_broken(self) -> None:
        """Say in the bare window that nothing more will come; Qt's own label cannot fail too."""
        said = QLabel(
            QCoreApplication.translate(
                "Program",
                "smdesk is not complete on this computer and cannot go on. Your cabinet is as it "
                "was. Install smdesk again, or ask whoever looks after this computer; what is "
                "missing stands in {log}.",
            ).format(log=self._places.log),
            self.window,
        )
        said.setWordWrap(True)
        said.setMargin(40)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.window.setCentralWidget(said)


def _fetched() -> "type[Furniture]":
    """Import everything that the first paint did without, away from the window's thread."""
    from smdesk.app.furniture import Furniture  # noqa: PLC0415 - that is what this is for

    return Furniture
