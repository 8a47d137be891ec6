"""Hears from macOS that somebody double-clicked a cabinet's file; it is no argument there."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from smdesk.app.request import Request, understood
from smdesk.overriding import override


class OpenedFiles(QObject):
    """Passes on each file that the system asks smdesk to open.

    A double-click that starts smdesk is told before the window stands; it is kept until
    ``listen``, and of several the last.
    """

    asked = Signal(object)
    """A Request."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._listening = False
        self._early: Request | None = None
        application.installEventFilter(self)

    def listen(self) -> None:
        """Pass on what came so far, and from now on each file at once."""
        self._listening = True
        early, self._early = self._early, None
        if early is not None:
            self.asked.emit(early)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        request = understood([event.file()]) if event.file() else None
        if request is None:
            return False
        if self._listening:
            self.asked.emit(request)
        else:
            self._early = request
        return True
