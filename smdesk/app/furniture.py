"""What stands in the window once it is painted: the door, the screens, and all they need."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.app.clock import now, today
from smdesk.desk.front import FrontDesk
from smdesk.desk.topics import Topic
from smdesk.system.capture import shield_for
from smdesk.system.clipboard import secret_formats
from smdesk.system.exchanged import Exchanged
from smdesk.system.log import Log
from smdesk.system.objective_c import objective_c
from smdesk.system.pasteboard import Pasteboard
from smdesk.system.paths import Places
from smdesk.system.resources import PASSWORD_RULES, resources_folder
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.crash import CrashReporter
from smdesk.ui.kit.icons import app_icon, icons_folder
from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.kit.theme import Theme
from smdesk.ui.unlock import UnlockPage
from smdesk.ui.window.away import AwayWatch
from smdesk.ui.window.main import MainWindow
from smdesk.ui.window.preferences import Preferences
from smdesk.ui.window.sharing import SharingSign
from smdesk.vault.words import Words

if TYPE_CHECKING:
    from smdesk.desk.session import Session
    from smdesk.ui.window.shell import Shell

WORDS = "words/eff-large.txt"


class Announcer(QObject):
    """Carries what the desks announce to the window."""

    announced = Signal(object)

    def __call__(self, topic: Topic) -> None:
        """Announce the topic."""
        self.announced.emit(topic)


class Furniture:
    """Makes the doors and the screens, as the window asks for them."""

    def __init__(
        self,
        application: QApplication,
        own: Places,
        window: MainWindow,
        *,
        background: Background,
        preferences: Preferences,
        log: Log,
    ) -> None:
        self._own, self._window, self._background = own, window, background
        self._preferences = preferences
        self._theme = Theme(application, icons_folder(), preferences.look(), window)
        resources = resources_folder()
        announcer = Announcer(window)
        announcer.announced.connect(window.hear)
        self.front = FrontDesk(
            memory=own.memory,
            default_place=own.cabinets,
            words=Words(resources / WORDS),
            password_rules=resources / PASSWORD_RULES,
            now=now,
            today=today,
            announce=announcer,
        )
        self.clipboard = SecretClipboard(
            application.clipboard(),
            secret_formats(sys.platform),
            window,
            pasteboard=Pasteboard(objective_c()) if sys.platform == "darwin" else None,
        )
        self.clipboard.clear_at_the_end(application)
        self.screen = ScreenGuard(application, shield_for(sys.platform))
        window.setMenuWidget(SharingSign(self.screen, window))
        self.watch = AwayWatch(application)
        self.crash = CrashReporter(log.failed, self._front_window, window, exchanged=Exchanged())
        self._application = application
        self._resources = resources

    def icon(self) -> QIcon:
        """Return smdesk's icon for windows and the task bar."""
        return app_icon()

    def door(self, parent: QWidget) -> UnlockPage:
        """Return a new unlock screen."""
        return UnlockPage(self.front, self._background, today, parent, ahead=self._fetch)

    def shell(self, session: "Session", parent: QWidget) -> "Shell":
        """Return the screens of the open cabinet."""
        from smdesk.app.inside import Inside, shell  # noqa: PLC0415 - behind the door

        inside = Inside(
            front=self.front,
            clipboard=self.clipboard,
            background=self._background,
            preferences=self._preferences,
            theme=self._theme,
            own=self._own,
            resources=self._resources,
            hears_locking=self.watch.hears,
            screen=self.screen,
        )
        return shell(session, inside, parent)

    def _fetch(self) -> None:
        """Fetch what is behind the door, on any thread, while somebody types a passphrase."""
        from smdesk.app import inside  # noqa: PLC0415 - behind the door

        self.front.fetch()
        inside.fetch()

    def _front_window(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self._window
