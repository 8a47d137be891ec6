"""What the window needs behind it, once it has been painted: worker, log, and all that follows."""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from smdesk.app.arrivals import Arrivals
from smdesk.app.clock import now
from smdesk.app.request import Request
from smdesk.app.signals import Signals
from smdesk.system.crash_file import CrashFile
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
    from smdesk.app.opened_files import OpenedFiles
    from smdesk.ui.unlock.page import UnlockPage
    from smdesk.ui.window.another import Another


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
        arrivals: Arrivals | None = None,
        opened: "OpenedFiles | None" = None,
    ) -> None:
        super().__init__(application)
        self._arrivals, self._opened = arrivals, opened
        self._another: Another | None = None
        self._application, self._places, self._request = application, own, request
        self.window, self.preferences = window, preferences
        self._furniture: Furniture | None = None
        self.log = Log(own.log)
        self._crash_file = CrashFile(own.log)
        self._report: Path | None = None
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
        if self._arrivals is not None:
            # Only the first window of this person's keeps a report; a second would overwrite it.
            self._report = self._crash_file.left(now())
            self._crash_file.begin()
            if self._report is not None:
                self.log.note(Event.CRASHED)
        self.log.note(Event.STARTED)
        self.background.run(_fetched, self._furnish)

    def close(self) -> None:
        """End what still runs: the cabinet, the worker, the log."""
        self.window.lock(Locked.CLOSED)
        self._signals.close()
        self.background.close()
        self._application.removeEventFilter(self._idle)
        self._collector.stop()
        if self._arrivals is not None:
            self._arrivals.close()
        self._crash_file.end()
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
        if self._request.sample is not None:
            door.open_sample(self._request.sample)
        else:
            _open(self._request, door)
        if self._report is not None:
            door.say_crashed(self._report)
        self._hear_others()

    def _hear_others(self) -> None:
        from smdesk.ui.window.another import Another  # noqa: PLC0415 - it needs all the rest

        self._another = Another(self.window)
        if self._opened is not None:
            self._opened.asked.connect(self._asked)
            self._opened.listen()
        if self._arrivals is not None:
            self._arrivals.asked.connect(self._asked)
            self._arrivals.listen()

    def _asked(self, request: Request) -> None:
        """Do what another start, or the system, asks for while the window is open."""
        if self._another is None:
            return
        self._another.come_to_the_front()
        path = request.cabinet or self._led_to(request.copy)
        if path is not None:
            self._another.open(path, partial(_open, request))

    @staticmethod
    def _led_to(file: Path | None) -> Path | None:
        """Return the cabinet in whose folder the file is no more than a signpost, or the file."""
        from smdesk.vault.signpost import beside, number  # noqa: PLC0415 - behind the window

        if file is not None and beside(file) and number(file) is not None:
            return file.parent
        return file

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


def _open(request: Request, door: "UnlockPage") -> None:
    """Stand before what was asked for, if anything was."""
    if request.cabinet is not None:
        door.stand_before(request.cabinet)
    elif request.copy is not None:
        door.open_copy(request.copy)


def _fetched() -> "type[Furniture]":
    """Import everything that the first paint did without, away from the window's thread."""
    from smdesk.app.furniture import Furniture  # noqa: PLC0415 - that is what this is for

    return Furniture
