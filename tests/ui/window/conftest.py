"""A real window over a copy of the sample library, as the program puts it together."""

import pytest
from PySide6.QtWidgets import QApplication

from smdesk.app.furniture import Furniture
from smdesk.desk.sample import NORA
from smdesk.system.log import Log
from smdesk.system.paths import Places
from smdesk.ui.kit.background import Background
from smdesk.ui.window.idle import IdleWatch
from smdesk.ui.window.main import MainWindow
from smdesk.ui.window.preferences import Preferences


class House:
    """The window with everything behind it, and a way in that derives no key."""

    def __init__(self, qapp, desk):
        home = desk.home
        own = Places(home / "cabinets", home / "memory", home / "log")
        self.desk = desk
        self.idle = IdleWatch(qapp)
        qapp.installEventFilter(self.idle)
        preferences = Preferences(own.memory)
        self.window = MainWindow(preferences)
        self.window.watch(self.idle)
        self.background = Background(self.window)
        self.furniture = Furniture(
            qapp,
            own,
            self.window,
            background=self.background,
            preferences=preferences,
            log=Log(own.log),
        )
        self.window.furnish(self.furniture)

    def enter(self, who=NORA):
        """Open the sample as the member and show the screens."""
        self.window.show()
        session = self.furniture.front.enter(self.desk.unlocking(who.name))
        self.window.enter(session)
        return session

    @property
    def shell(self):
        return self.window.shell

    def close(self, qapp):
        self.window._may_close = True
        self.window.close()
        self.background.close()
        qapp.removeEventFilter(self.idle)
        self.furniture.watch.deleteLater()
        self.idle.deleteLater()


@pytest.fixture
def house(qapp, qtbot, desk):
    made = House(qapp, desk)
    qtbot.addWidget(made.window)
    yield made
    made.close(qapp)
    QApplication.clipboard().clear()
