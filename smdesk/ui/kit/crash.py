"""What people see when smdesk itself goes wrong: which error and where, never what was in it."""

from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smdesk.system.fault import where
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type


class CrashReporter(QObject):
    """Logs every unexpected error and tells of it, one dialog at a time.

    ``hook`` is for ``sys.excepthook``. ``window`` gives the window to stand before, or None while
    there is none; then the error is logged only. ``exchanged`` tells whether another version was
    laid over this one since it was started.
    """

    def __init__(
        self,
        log: Callable[[BaseException], object],
        window: Callable[[], QWidget | None],
        parent: QObject,
        *,
        exchanged: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._window = window
        self._exchanged = exchanged
        self._open = False

    def hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take an error that nothing else has caught."""
        self._log(error.with_traceback(trace))
        window = self._window()
        if self._open or window is None or issubclass(kind, KeyboardInterrupt):
            return
        self._open = True
        dialog = CrashDialog(where(error), window, exchanged=self._exchanged())
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._open = False


class CrashDialog(Dialog):
    """Tells of an unexpected error, and gives its place to pass on."""

    def __init__(self, place: str, parent: QWidget, *, exchanged: bool = False) -> None:
        super().__init__("", parent)
        title = self.tr("Something went wrong that smdesk did not expect")
        if exchanged:
            title = self.tr("smdesk was updated while it was open")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self._place = place
        words = self.tr(
            "What is saved is safe: a task is kept whole or not at all. If it happens again, "
            "pass the line below on to whoever looks after smdesk. It holds nothing of yours."
        )
        if exchanged:
            words = self.tr(
                "Close smdesk and start it again: what is open here and what was installed since "
                "do not go together. What is saved is safe: a task is kept whole or not at all."
            )
        self.body.addWidget(Label(words, self))
        line = Label(place, self, type=Type.META, selectable=True)
        line.setAccessibleName(self.tr("Where it happened: {place}").format(place=place))
        self.body.addWidget(line)
        self.add_button(self.tr("Copy the line"), self.copy)
        self.add_button(self.tr("Go on"), self.accept, primary=True).setFocus()

    def copy(self) -> None:
        """Put the line on the clipboard."""
        QGuiApplication.clipboard().setText(self._place)
