"""Changes what is written about an account that is no secret, in forms over the screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from smdesk.desk.accounts import AccountsDesk
from smdesk.domain.accounts import Account, Platform
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.accounts.form import account_form
from smdesk.ui.accounts.guessing import PlatformGuess
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.view import View


class Describing(QObject):
    """Adds, edits and removes accounts, and tells over the view how it went."""

    kept = Signal(object)
    """An account was added or changed: the account."""
    gone = Signal(object)
    """An account was put in the bin: the account."""

    def __init__(
        self,
        desk: AccountsDesk,
        me: Member,
        view: View,
        *,
        people: Callable[[], Mapping[RecordId, str]],
        appointer: Appointer | None,
    ) -> None:
        """``people`` gives names by id; ``appointer`` asks for decisions that are wanting."""
        super().__init__(view)
        self._desk, self._me, self._view = desk, me, view
        self._people, self._appointer = people, appointer

    def add(self) -> None:
        """Ask for a new account."""
        account = Account(name=self.tr("Account"), platform=Platform.INSTAGRAM)
        self._ask(self.tr("New account"), account, self._keep_new, empty=("name",))

    def edit(self, account: Account, *, go_to: str = "") -> None:
        """Change what is written about the account, beginning at the field."""
        title = self.tr("Edit {account}").format(account=account.name)
        self._ask(title, account, self._keep, go_to=go_to)

    def change(self, account: Account, **fields: object) -> None:
        """Write some fields anew without asking; only a missing reason is asked for."""
        changed = replace(account, **fields)  # type: ignore[arg-type]
        self._view.attempt(partial(self._keep, changed), partial(self.kept.emit, changed))

    def remove(self, account: Account) -> None:
        """Put the account in the bin."""
        self._view.attempt(partial(self._remove, account), partial(self.gone.emit, account))

    def _ask(
        self,
        title: str,
        account: Account,
        save: Callable[[Account, str], object],
        *,
        empty: tuple[str, ...] = (),
        go_to: str = "",
    ) -> None:
        form = account_form(self._people())
        form.fill(account, empty=empty)
        if empty:
            PlatformGuess(form)
        dialog = FormDialog(title, form, save, self._view)
        if self._appointer is not None:
            dialog.menders = self._appointer.menders
        dialog.saved.connect(self.kept)
        dialog.open()
        if go_to:
            form.editor(go_to).setFocus()

    def _keep_new(self, account: Account, reason: str) -> None:
        self._desk.add(account, by=self._me, reason=reason)

    def _keep(self, account: Account, reason: str) -> None:
        self._desk.change(account, by=self._me, reason=reason)

    def _remove(self, account: Account, reason: str) -> None:
        self._desk.remove(account.id, by=self._me, reason=reason)
