"""The accounts' screen over a copy of the sample library."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.accounts import AccountsView, ClockMemory
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.window.preferences import Preferences
from tests.ui.conftest import appointer


class Screen:
    """A view with what a test wants to know of its surroundings."""

    def __init__(self, session, desk, qtbot):
        self.session, self.clock, self._home = session, desk.clock, desk.home
        self.copied, self.opened, self.notices, self.wanted = [], [], [], []
        self.clipboard = SecretClipboard(QApplication.clipboard(), {}, QApplication.instance())
        self.background = Background(QApplication.instance())
        sign = partial(session.imprint, by=session.me)
        self.view = AccountsView(
            session.accounts,
            session.secrets,
            session.roster,
            session.undo,
            session.me,
            clipboard=self.clipboard,
            copy_text=self.copied.append,
            clock=self.clock_memory(),
            background=self.background,
            open_site=self.opened.append,
            handoff=session.handoff,
            documents=desk.home,
            now=desk.clock.now,
            appointer=appointer(session, desk.clock.today),
            paper=HealthPaper(self._output, sign, desk.clock.now),
        )
        self.view.noticed.connect(self.notices.append)
        self.view.wanted.connect(self.wanted.append)
        desk.heard_by = self.view
        self.view.resize(1072, 800)
        qtbot.addWidget(self.view)

    def clock_memory(self):
        """Return what this computer remembers of its clock, as its file has it now."""
        preferences = Preferences(self._home / "memory")
        return ClockMemory(preferences.clock, preferences.keep_clock, self.clock.now)

    def _output(self, view):
        press = Press(resources_folder())
        return SheetOutput(press, self.background, view, view, documents=self._home)

    def choose(self, name):
        """Choose the account by its name, and bring its sheet up to date."""
        line = next(line for line in self.session.accounts.lines() if line.name == name)
        assert self.view.list.select(line.id)
        self.view.refresh()
        return line.id

    def exposures(self, account):
        return self.session.accounts.exposures(account)


@pytest.fixture
def screen(desk, qtbot):
    """Give a screen for any member of the sample."""
    made = []

    def make(session):
        one = Screen(session, desk, qtbot)
        made.append(one)
        return one

    yield make
    for one in made:
        one.view.forget()
        one.clipboard.clear()
        one.background.close()


@pytest.fixture
def noras(screen, nora):
    return screen(nora)


@pytest.fixture
def idriss(screen, idris):
    return screen(idris)
