"""Opens the window where nobody sees it, for the self-test, and tells what stood in it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QObject, QPluginLoader, QTimer
from PySide6.QtWidgets import QApplication

from smdesk.app.opening import Opening
from smdesk.app.request import Request
from smdesk.app.unsound import UnsoundError
from smdesk.overriding import override
from smdesk.system.paths import Places

if TYPE_CHECKING:
    from smdesk.desk.session import Session

LOOK_EVERY_MS = 20
LONGEST_S = 60
SIDE = 64
"""Px of the small picture that is looked at for how many colours it has."""
SCREENS = {"win32": "qwindows", "darwin": "qcocoa"}
LINUX_SCREENS = ("qxcb", "qwayland")


class Onlooker(QObject):
    """Waits for the door, goes in, looks at the first screen, and closes the window."""

    def __init__(self, opening: Opening, session: "Session") -> None:
        super().__init__(opening)
        self.colours, self.title, self.found = 0, "", False
        self._opening, self._session = opening, session
        self._left = LONGEST_S * 1000 // LOOK_EVERY_MS
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_EVERY_MS)

    def _look(self) -> None:
        self._left -= 1
        window = self._opening.window
        if window.door is None and self._left:
            return
        self._timer.stop()
        if window.door is not None:
            self.found = True
            window.enter(self._session)
            self.title = window.windowTitle()
            image = window.grab().toImage().scaled(SIDE, SIDE)
            self.colours = len({image.pixel(x, y) for x in range(SIDE) for y in range(SIDE)})
        window.close()

    @override
    def deleteLater(self) -> None:
        self._timer.stop()
        super().deleteLater()


def seen(own: Places, session: "Session") -> str:
    """Open the window on the cabinet and return what was seen; the cabinet is locked afterwards.

    Raises UnsoundError when nothing was.
    """
    # Wine keeps such variables from programs, so that the words to Qt say it as well.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(["smdesk", "-platform", "offscreen"])
    application.setApplicationName("smdesk")
    _explain()
    opening = Opening(application, own, Request())
    onlooker = Onlooker(opening, session)
    opening.window.show()
    try:
        application.exec()
    finally:
        opening.close()
        sys.excepthook = sys.__excepthook__
    if not onlooker.found:
        raise UnsoundError("the window stayed empty")
    if onlooker.colours < 8 or "Lantern" not in onlooker.title:  # noqa: PLR2004
        raise UnsoundError("the window did not show the cabinet")
    return f"{onlooker.title}, {_screens()}"


def _explain() -> None:
    """See that Qt's binding can say what a function takes, of which the bundle leaves parts out.

    Raises UnsoundError when it cannot.
    """
    wrong: Any = object()
    try:
        QObject().setObjectName(wrong)
    except TypeError as error:
        if "setObjectName(name: str" in str(error):
            return
    raise UnsoundError("Qt's binding cannot tell what its functions take")


def _screens() -> str:
    """Say which of Qt's parts for real screens can be loaded here, and why others cannot."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    wanted = (SCREENS[sys.platform],) if sys.platform in SCREENS else LINUX_SCREENS
    loaded, amiss = [], []
    for name in wanted:
        file = next(folder.glob(f"*{name}.*"), folder / name)
        loader = QPluginLoader(str(file))
        if loader.load():
            loaded.append(name)
        else:
            amiss.append(loader.errorString().rpartition(": (")[2] or name)
    if not loaded:
        raise UnsoundError("no real screen can be used: " + "; ".join(amiss))
    return "screens: " + ", ".join(loaded + [f"without {why}" for why in amiss])
