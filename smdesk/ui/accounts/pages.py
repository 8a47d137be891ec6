"""What the accounts' screen turns between: the accounts, the support units, and their health."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.ui.accounts.health import HealthPage
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.accounts.units import UnitsRegister
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.page import TwoPanes
from smdesk.ui.kit.view import View


class AccountPages(QStackedWidget):
    """The accounts first; the page of their health is made when it is first entered."""

    noticed = Signal(object)
    going = Signal(object)
    """An account with something wrong is to be shown: a Wrong."""

    def __init__(
        self,
        panes: TwoPanes,
        units: UnitsRegister,
        desk: SecretsDesk,
        background: Background,
        *,
        paper: HealthPaper | None,
        back: Callable[[], object],
        view: View,
    ) -> None:
        """``back`` turns to the accounts; ``paper`` prints the health report."""
        super().__init__(view)
        self._panes, self._units, self._view = panes, units, view
        self._desk, self._background, self._paper, self._back = desk, background, paper, back
        self._health: HealthPage | None = None
        self.addWidget(panes)
        self.addWidget(units)

    @property
    def health(self) -> HealthPage:
        """The page of the accounts' health."""
        if self._health is None:
            self._health = HealthPage(
                self._desk, self._background, self._back, self._view, self._paper
            )
            self._health.noticed.connect(self.noticed)
            self._health.opened.connect(self.going)
            self.addWidget(self._health)
        return self._health

    @property
    def at_units(self) -> bool:
        """Whether the support units are looked at."""
        return self.currentWidget() is self._units

    def look_again(self) -> None:
        """Look into the health anew, if that is what is shown."""
        if self._health is not None and self.currentWidget() is self._health:
            self._health.look()

    def forget(self) -> None:
        """Let go of what the health page knows; called before the cabinet is locked."""
        if self._health is not None:
            self._health.forget()

    def show_accounts(self) -> None:
        """Turn to the accounts."""
        self.setCurrentWidget(self._panes)

    def show_units(self) -> None:
        """Turn to the support units."""
        self.setCurrentWidget(self._units)
        self._units.table.setFocus()

    def show_health(self) -> None:
        """Turn to the health of all accounts, and look into it."""
        page: HealthPage = self.health
        self.setCurrentWidget(page)
        page.list.setFocus()
        page.look()
