"""Hears from the computer that its screen was locked or that it goes to sleep."""

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import SLOT, QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from smdesk.system.screen import NOTICES

SYSTEM_BUS = Path("/run/dbus/system_bus_socket")


class AwayWatch(QObject):
    """Tells that somebody locked the screen or left, where the computer says so.

    ``hears`` is False where it says nothing that smdesk understands, macOS among them; then only
    the idle clock and the Lock button close the cabinet.
    """

    left = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.hears = False
        self._application = application
        self._ears: QObject | None = None

    def listen(self, window: QWidget, platform: str, environment: Mapping[str, str]) -> None:
        """Begin to listen; ``platform`` is ``sys.platform``, ``environment`` the process's own."""
        if platform == "win32":
            self._listen_to_windows(window)
        elif platform != "darwin":
            self._listen_to_buses(environment)

    def _listen_to_windows(self, window: QWidget) -> None:
        if sys.platform == "win32":
            from smdesk.ui.window.away_windows import WindowsEars  # noqa: PLC0415 - there only

            ears = WindowsEars(self._application, window)
            ears.left.connect(self.left)
            self._ears, self.hears = ears, ears.hears

    def _listen_to_buses(self, environment: Mapping[str, str]) -> None:
        session = bool(environment.get("DBUS_SESSION_BUS_ADDRESS"))
        if not session and not SYSTEM_BUS.exists():
            return
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - only where there is a bus

        for notice in NOTICES:
            if not notice.system_bus and not session:
                continue
            open_bus = (
                QDBusConnection.systemBus if notice.system_bus else QDBusConnection.sessionBus
            )
            slot = SLOT("_went()") if notice.away_when is None else SLOT("_changed(bool)")
            # The stubs want bytes; Qt itself takes what SLOT gives, and nothing else.
            heard = open_bus().connect(  # type: ignore[call-overload]
                "", notice.path, notice.interface, notice.signal, self, slot
            )
            self.hears = self.hears or heard

    @Slot()
    def _went(self) -> None:
        self.left.emit()

    @Slot(bool)
    def _changed(self, away: bool) -> None:
        if away:
            self.left.emit()
