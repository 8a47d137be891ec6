"""Hears from macOS that somebody double-clicked a cabinet's file; it is no argument there."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from smdesk.app.request import understood
from smdesk.overriding import override


class OpenedFiles(QObject):
    """Passes on each file that the system asks smdesk to open."""

    asked = Signal(object)
    """A Request."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        request = understood([event.file()]) if event.file() else None
        if request is not None:
            self.asked.emit(request)
        return request is not None
