"""Notices when nobody has touched smdesk for a while, warns, and then says that it is over."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from smdesk.overriding import override

WARNING_S = 20
"""How many seconds before the end it warns: long enough to reach for the mouse."""
SECOND_MS = 1000

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Counts the seconds since somebody last touched a key, the mouse or the screen.

    It is an event filter for the whole program. Both clocks are asked and the one that ran
    further counts: the steady one stands still while the computer sleeps, the wall's may be set
    back.
    """

    warned = Signal(int)
    """The seconds that are left; once a second until somebody is back or it is over."""
    calmed = Signal()
    """Somebody came back after a warning."""
    ended = Signal()
    lock_pressed = Signal()
    """Ctrl+L was pressed where the window's own shortcut is not heard: before a dialog."""

    def __init__(
        self,
        parent: QObject,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._steady, self._wall = steady, wall
        self._limit = 0.0
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self.touch()

    def start(self, seconds: float) -> None:
        """Begin to count; after so many seconds without a touch it is over."""
        self._limit = max(seconds, 1.0)
        self._warning = False
        self.touch()
        self._look()

    def stop(self) -> None:
        """Count no longer."""
        self._limit = 0.0
        self._warning = False
        self._timer.stop()

    def touch(self) -> None:
        """Take it that somebody is here now."""
        self._touched = (self._steady(), self._wall())
        if self._warning:
            self._warning = False
            self.calmed.emit()
            self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._limit and kind in TOUCHES:
            if kind == QEvent.Type.KeyPress and watched.isWindowType() and _is_ctrl_l(event):
                self.lock_pressed.emit()
                return True
            # A computer that slept through the end wakes with a touch; that is too late.
            if self._left() <= 0:
                self._look()
            else:
                self.touch()
        return False

    def _left(self) -> float:
        steady, wall = self._touched
        return self._limit - max(self._steady() - steady, self._wall() - wall)

    def _look(self) -> None:
        if not self._limit:
            return
        left = self._left()
        if left <= 0:
            self.stop()
            self.ended.emit()
            return
        warning = min(WARNING_S, self._limit / 2)
        if left <= warning:
            self._warning = True
            self.warned.emit(max(1, round(left)))
            self._timer.start(min(SECOND_MS, max(1, int(left * SECOND_MS))))
        else:
            self._timer.start(max(1, int((left - warning) * SECOND_MS)))


def _is_ctrl_l(event: QEvent) -> bool:
    # Qt makes some ninety enumerations when this is first imported; the first paint comes before.
    from PySide6.QtCore import Qt  # noqa: PLC0415

    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_L
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
