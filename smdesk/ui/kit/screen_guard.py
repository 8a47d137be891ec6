"""Keeps every window of smdesk out of screenshots and shared screens, until somebody allows it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QPlatformSurfaceEvent, QWindow

from smdesk.overriding import override
from smdesk.system.capture import Shield

MADE = QPlatformSurfaceEvent.SurfaceEventType.SurfaceCreated


class ScreenGuard(QObject):
    """Covers each window, dialog, menu and tip as the system makes it, and whenever it is shown.

    A window that Qt makes anew for the system, as it does when its kind is changed, is another
    one to the system, and is covered anew. What was allowed is not remembered: at the next start
    all is covered again.
    """

    changed = Signal()
    """Sharing was allowed, or is no more."""

    def __init__(self, application: QGuiApplication, shield: Shield | None) -> None:
        """``shield`` is what the system offers; None for nothing."""
        super().__init__(application)
        self._application = application
        self._shield = shield
        self._sharing = False
        self.refused = False
        """Whether the system did not take the last cover that it was asked for."""
        if shield is not None:
            application.installEventFilter(self)
            self._cover_all()

    @property
    def possible(self) -> bool:
        """Whether this computer has a way to keep windows out of captures."""
        return self._shield is not None

    @property
    def sharing(self) -> bool:
        """Whether others may see smdesk's windows on a shared screen."""
        return self._sharing or self._shield is None

    def allow(self, *, sharing: bool) -> None:
        """Let the windows be seen on a shared screen until smdesk ends, or cover them again."""
        if self._shield is None or sharing == self._sharing:
            return
        self._sharing = sharing
        self._cover_all()
        self.changed.emit()

    def end(self) -> None:
        """Cover the windows again."""
        self.allow(sharing=False)

    def _cover_all(self) -> None:
        for window in self._application.topLevelWindows():
            # One that was never shown may not exist yet; asking for its number would make it.
            if window.isVisible():
                self._cover(window)

    def _cover(self, window: QWindow) -> None:
        if self._shield is not None:
            self.refused = not self._shield.cover(int(window.winId()), on=not self._sharing)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.PlatformSurface:
            made = isinstance(event, QPlatformSurfaceEvent) and event.surfaceEventType() == MADE
        else:
            made = kind == QEvent.Type.Show
        if made and isinstance(watched, QWindow) and watched.isTopLevel():
            self._cover(watched)
        return False
