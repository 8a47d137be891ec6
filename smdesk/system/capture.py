"""Asks the computer to leave smdesk's windows out of screenshots and shared screens."""

import ctypes
import sys
from collections.abc import Callable
from typing import Protocol

from smdesk.system.objective_c import Messages, objective_c

EXCLUDED = 0x11
"""WDA_EXCLUDEFROMCAPTURE: the window is not there at all. Windows 10 since version 2004."""
BLACK = 0x01
"""WDA_MONITOR: the window is there, and black. All that older ones can."""
ORDINARY = 0x00
NOT_SHARED, SHARED = 0, 1
"""NSWindowSharingNone and NSWindowSharingReadOnly, which every window has to begin with."""


class Shield(Protocol):
    """What one system offers against being captured. It is a courtesy of the system's, no wall."""

    def cover(self, window: int, *, on: bool) -> bool:
        """Leave the window out of captures, or let it in again; return whether that was taken.

        ``window`` is what Qt calls ``winId`` of a top-level window that exists already.
        """


class WindowsShield:
    """Windows' display affinity: for top-level windows of this process alone."""

    def __init__(self, set_affinity: Callable[[int, int], int]) -> None:
        """``set_affinity`` is SetWindowDisplayAffinity of user32."""
        self._set_affinity = set_affinity

    def cover(self, window: int, *, on: bool) -> bool:
        """Leave the window out of captures or, where Windows is too old for that, black in them."""
        if not on:
            return bool(self._set_affinity(window, ORDINARY))
        return bool(self._set_affinity(window, EXCLUDED)) or bool(self._set_affinity(window, BLACK))


class MacShield:
    """macOS's sharing type of a window. Some newer ways of capturing do not ask for it."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def cover(self, window: int, *, on: bool) -> bool:
        """Set the sharing type of the window that Qt's view stands in."""
        with self._messages.pool():
            there = self._messages.send(window, "window")
            if there:
                self._messages.send(there, "setSharingType:", NOT_SHARED if on else SHARED)
            return bool(there)


def shield_for(platform: str) -> Shield | None:
    """Return what this computer offers; None where programs can do nothing, as on Linux.

    ``platform`` is ``sys.platform``.
    """
    if platform == "darwin":
        return MacShield(objective_c())
    if sys.platform == "win32" and platform == "win32":
        set_affinity = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        set_affinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        set_affinity.restype = ctypes.c_int
        return WindowsShield(set_affinity)
    return None
