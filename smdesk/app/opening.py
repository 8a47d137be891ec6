"""Opens the window at once, with nothing in it; all the rest is read when it has been painted.

Whatever is imported here is waited for by somebody who has double-clicked. Even naming ``Qt`` costs
a tenth of that wait, because its 1,800 constants are made when the first of them is used.
"""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from smdesk.app.arrivals import Arrivals
from smdesk.system.paths import Places, places
from smdesk.ui.window.main import MainWindow
from smdesk.ui.window.preferences import Preferences

if TYPE_CHECKING:
    from smdesk.app.opened_files import OpenedFiles
    from smdesk.app.program import Program
    from smdesk.app.request import Request

HALF_LIGHT = 128


class Opening(QObject):
    """Shows the window, and then puts the program behind it."""

    def __init__(
        self,
        application: QApplication,
        own: Places,
        request: "Request",
        arrivals: Arrivals | None = None,
        opened: "OpenedFiles | None" = None,
    ) -> None:
        """``arrivals`` tells what later starts hand over; None where this one is by itself.

        ``opened`` tells what the system asks for; None where that comes as an argument.
        """
        super().__init__(application)
        self._application, self._places, self._request = application, own, request
        self._arrivals, self._opened = arrivals, opened
        self.preferences = Preferences(own.memory)
        self.window = MainWindow(
            self.preferences,
            knows_cabinets=(own.memory / "recent.json").exists(),
            dark=_is_dark(application.palette(), self.preferences.scheme()),
        )
        self.window.cover.painted.connect(self._soon)
        self.program: Program | None = None

    def close(self) -> None:
        """End what still runs, if it was begun."""
        if self.program is not None:
            self.program.close()

    def hook(self) -> Callable[..., None]:
        """Return what is to hear of every error that nothing else has caught."""
        return self.program.hook() if self.program is not None else sys.__excepthook__

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._fetch)

    def _fetch(self) -> None:
        from smdesk.app.program import Program  # noqa: PLC0415 - the first paint does without it

        self.program = Program(
            self._application,
            self._places,
            self._request,
            window=self.window,
            preferences=self.preferences,
            arrivals=self._arrivals,
            opened=self._opened,
        )
        sys.excepthook = self.program.hook()
        self.program.fetch()


def _is_dark(palette: QPalette, scheme: str) -> bool:
    if scheme in {"light", "dark"}:
        return scheme == "dark"
    # The style hints know it too, but their answer is one of Qt's own names.
    return palette.window().color().lightness() < HALF_LIGHT


def _ear(application: QApplication) -> "OpenedFiles | None":
    """Return what hears of files that are opened, before the first of them can be."""
    if sys.platform == "darwin":
        from smdesk.app.opened_files import OpenedFiles  # noqa: PLC0415 - there only

        return OpenedFiles(application)
    return None


def run(request: "Request") -> int:
    """Open the window and return the exit code when it was closed."""
    # The program collects garbage by itself, on the window's thread, once it is there.
    gc.disable()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("smdesk")
    application.setApplicationDisplayName("smdesk")
    application.setDesktopFileName("smdesk")
    own = places()
    arrivals = None
    if not request.alone and request.sample is None:
        arrivals = Arrivals(own.memory, application)
        if not arrivals.first():
            if arrivals.hand_over(request):
                return 0
            arrivals = None
    opening = Opening(application, own, request, arrivals, _ear(application))
    opening.window.show()
    try:
        return application.exec()
    finally:
        opening.close()
        sys.excepthook = sys.__excepthook__
