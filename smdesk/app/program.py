"""What the window needs behind it, once it has been painted: theme, worker, log, and the desks."""

import gc
import os
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from smdesk.app.request import Request
from smdesk.app.signals import Signals
from smdesk.system.paths import Places
from smdesk.ui.kit.collector import Collector
from smdesk.ui.kit.tokens import DARK, LIGHT, palette
from smdesk.ui.window.idle import IdleWatch
from smdesk.ui.window.main import Locked, MainWindow
from smdesk.ui.window.preferences import Preferences

if TYPE_CHECKING:
    from smdesk.app.furniture import Furniture
    from smdesk.system.log import Log
    from smdesk.ui.kit.background import Background


HALF = 128
"""Between dark and light, on a scale to 255."""


class Program(QObject):
    """Holds what lives as long as the program does. ``close`` ends it.

    Before the first paint it does no more than the paint needs: the colours, not the style sheet,
    and nothing that imports the whole of Qt's own names.
    """

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
        self._log: Log | None = None
        self._background: Background | None = None
        self._collector = Collector(self)
        self.preferences = Preferences(own.memory)
        dark = _dark(application, self.preferences.scheme())
        application.setPalette(palette(DARK if dark else LIGHT))
        self._idle = IdleWatch(self)
        application.installEventFilter(self._idle)
        window.watch(self._idle)
        self.window.unlocked.connect(self._unlocked)
        self.window.locked.connect(self._locked)
        self._signals = Signals(self.window.close, self)

    def close(self) -> None:
        """End what still runs: the cabinet, the worker, the log."""
        self.window.lock(Locked.CLOSED)
        self._signals.close()
        if self._background is not None:
            self._background.close()
        self._application.removeEventFilter(self._idle)
        self._collector.stop()
        self._note("STOPPED")

    def hook(self) -> Callable[..., None]:
        """Return what is to hear of every error that nothing else has caught."""
        return self._failed

    def fetch(self) -> None:
        """Fetch what stands in the window, away from its thread, and put it in."""
        from smdesk.system.process import harden  # noqa: PLC0415 - nothing secret is here before

        harden()
        self.log.note(Event.STARTED)
        self.background.run(_fetched, self._furnish)

    def _furnish(self, make: "type[Furniture]") -> None:
        if self._log is None or self._background is None:
            return
        self._furniture = furniture = make(
            self._application,
            self._places,
            self.window,
            background=self._background,
            preferences=self.preferences,
            log=self._log,
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
        self._note("UNLOCKED")

    def _locked(self) -> None:
        self._note("LOCKED")
        # What showed the cabinet is destroyed when this returns; its Python side is let go then.
        QTimer.singleShot(0, self, self._sweep)

    def _sweep(self) -> None:
        gc.collect()

    def _failed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if self._furniture is not None:
            self._furniture.crash.hook(kind, error, trace)
        elif self._log is not None:
            self._log.failed(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _note(self, event: str) -> None:
        from smdesk.system.log import Event  # noqa: PLC0415 - as above

        if self._log is not None:
            self._log.note(Event[event])


def _dark(application: QApplication, scheme: str) -> bool:
    """Whether the first paint is to be dark: as chosen, or else as the computer is."""
    if scheme in {"light", "dark"}:
        return scheme == "dark"
    # The style hints know it too, but their answer is one of the ninety enumerations.
    return application.palette().window().color().lightness() < HALF


def _fetched() -> "type[Furniture]":
    """Import everything that the first paint did without, away from the window's thread."""
    from smdesk.app.furniture import Furniture  # noqa: PLC0415 - that is what this is for

    return Furniture
