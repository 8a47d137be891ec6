"""Copying for a sign-in straight from the palette, after one yes that lasts until smdesk locks."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountsDesk
from smdesk.desk.search import Found
from smdesk.domain.custody import Seen
from smdesk.domain.records import RecordId, Ref, SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.offers import Offer
from smdesk.ui.kit.toast import Notice

if TYPE_CHECKING:
    from smdesk.desk.kept_secrets import SecretsDesk


class QuickCopy(QObject):
    """Copies from an account; it lives as long as the cabinet is unlocked, and so its yes."""

    noticed = Signal(object)
    """A Notice of what was copied, or that there is nothing to copy."""
    refused = Signal(object)
    """An SmdeskError."""

    def __init__(
        self,
        accounts: AccountsDesk,
        more: "Callable[[], SecretsDesk]",
        me: Member,
        clipboard: SecretClipboard,
        parent: QWidget,
    ) -> None:
        """``more`` gives the desk that has the codes, which the window itself does without."""
        super().__init__(parent)
        self._accounts, self._more, self._me, self._clipboard = accounts, more, me, clipboard
        self._window = parent
        self._allowed = False
        self._waiting: Callable[[], Notice] | None = None

    def copy(self, account: Ref, name: str) -> None:
        """Copy the account's password, once somebody has said that this is how it should be."""
        self._do(partial(self._password, account.id, name))

    def copy_code(self, secret: RecordId, name: str) -> None:
        """Copy the code that holds now, as with a password."""
        self._do(partial(self._code, secret, name))

    def copy_login(self, login: str, name: str) -> None:
        """Copy the user name, which is no secret."""
        QGuiApplication.clipboard().setText(login)
        self.noticed.emit(Notice(self.tr("User name of {name} copied.").format(name=name)))

    def beside(self, account: Found) -> list[Offer]:
        """Return what of the account can be copied beside its password."""
        offers = []
        name, login = account.title, account.detail
        if login:
            act = partial(self.copy_login, login, name)
            offers.append(Offer(name, self.tr("Copy user name"), act, note=login, icon="user"))
        secret = self._accounts.authenticator(account.ref.id)
        if secret is not None:
            act = partial(self.copy_code, secret, name)
            offers.append(Offer(name, self.tr("Copy code"), act, note=login, icon="shield"))
        return offers

    def _do(self, copying: Callable[[], Notice]) -> None:
        self._waiting = copying
        if self._allowed:
            self._copy()
            return
        words = self.tr(
            "Until smdesk locks, Enter on an account in the search then copies its password or "
            "code at once. Each copy is noted in the log, and the clipboard is cleared after "
            "{seconds} seconds."
        )
        ask = Confirm(
            self.tr("Copy passwords from the search?"),
            words.format(seconds=self._clipboard.seconds),
            self.tr("Copy it"),
            self._window,
            harmless=True,
        )
        ask.confirmed.connect(self._allow)
        ask.open()

    def _allow(self) -> None:
        self._allowed = True
        self._copy()

    def _copy(self) -> None:
        copying, self._waiting = self._waiting, None
        if copying is None:
            return
        try:
            told = copying()
        except SmdeskError as error:
            self.refused.emit(error)
        else:
            self.noticed.emit(told)

    def _password(self, account: RecordId, name: str) -> Notice:
        password = self._accounts.sheet(account).password
        if password is None or password.number == 0:
            words = self.tr("smdesk keeps no password for {name} yet.")
            return Notice(words.format(name=name))
        secret = self._accounts.read_secret(password.id, Seen.COPIED, by=self._me)
        self._clipboard.copy(secret)
        words = self.tr("Password of {name} copied. It is cleared in {seconds} s.")
        return Notice(words.format(name=name, seconds=self._clipboard.seconds))

    def _code(self, secret: RecordId, name: str) -> Notice:
        code = self._more().code_now(secret, by=self._me)
        self._clipboard.copy(code.digits)
        words = self.tr("Code of {name} copied. It holds for {seconds} more seconds.")
        return Notice(words.format(name=name, seconds=code.seconds_left))
