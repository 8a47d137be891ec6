"""Hears from Windows that the session was locked or left, or that the computer goes to sleep."""

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.overriding import override
from smdesk.system.screen import THIS_SESSION, means_away


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, told: "WindowsEars") -> None:
        super().__init__()
        self._told = told

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        said = wintypes.MSG.from_address(int(message))
        if means_away(said.message, said.wParam):
            self._told.left.emit()
        return False


class WindowsEars(QObject):
    """Asks Windows to be told about this session, and passes on what means away."""

    left = Signal()

    def __init__(self, application: QCoreApplication, window: QWidget) -> None:
        super().__init__(application)
        self.hears = False
        self._filter = _Filter(self)
        if sys.platform == "win32":
            library = ctypes.WinDLL("wtsapi32")
            handle = wintypes.HWND(int(window.winId()))
            self.hears = bool(library.WTSRegisterSessionNotification(handle, THIS_SESSION))
        application.installNativeEventFilter(self._filter)
