"""Copying a password straight from the palette, after one yes that lasts until smdesk locks."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountsDesk
from smdesk.domain.custody import Seen
from smdesk.domain.records import RecordId, Ref, SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.toast import Notice


class QuickCopy(QObject):
    """Copies an account's password; it lives as long as the cabinet is unlocked, and so its yes."""

    noticed = Signal(object)
    """A Notice of what was copied, or that there is nothing to copy."""
    refused = Signal(object)
    """An SmdeskError."""

    def __init__(
        self, accounts: AccountsDesk, me: Member, clipboard: SecretClipboard, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._accounts, self._me, self._clipboard = accounts, me, clipboard
        self._window = parent
        self._allowed = False
        self._waiting: tuple[RecordId, str] | None = None

    def copy(self, account: Ref, name: str) -> None:
        """Copy the account's password, once somebody has said that this is how it should be."""
        self._waiting = (account.id, name)
        if self._allowed:
            self._copy()
            return
        words = self.tr(
            "Until smdesk locks, Enter on an account in the search then copies its password at "
            "once. Each copy is noted in the log, and the clipboard is cleared after "
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
        if self._waiting is None:
            return
        (account, name), self._waiting = self._waiting, None
        try:
            password = self._accounts.sheet(account).password
            if password is None or password.number == 0:
                words = self.tr("smdesk keeps no password for {name} yet.")
            else:
                secret = self._accounts.read_secret(password.id, Seen.COPIED, by=self._me)
                self._clipboard.copy(secret)
                words = self.tr("Password of {name} copied. It is cleared in {seconds} s.")
        except SmdeskError as error:
            self.refused.emit(error)
            return
        told = words.format(name=name, seconds=self._clipboard.seconds)
        self.noticed.emit(Notice(told))
