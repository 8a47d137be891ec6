"""What is done with an account's secrets beside showing and copying them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from smdesk.desk.accounts import AccountDetail, AccountsDesk, SecretLine
from smdesk.domain.custody import SecretKind
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.accounts.secret_dialog import NewSecret, SecretDialog
from smdesk.ui.accounts.sign_in import secret_name
from smdesk.ui.accounts.versions_dialog import VersionsDialog
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.view import View


class SecretTasks(QObject):
    """Puts in, looks back at and removes secrets, in dialogs over the view."""

    def __init__(
        self,
        desk: AccountsDesk,
        me: Member,
        clipboard: SecretClipboard,
        draw_words: Callable[[], str],
        view: View,
    ) -> None:
        super().__init__(view)
        self._desk, self._me, self._clipboard = desk, me, clipboard
        self._draw_words, self._view = draw_words, view
        self._going: SecretLine | None = None

    def renew(self, detail: AccountDetail, line: SecretLine | None) -> None:
        """Put in a new value; without a line it is the account's first password."""
        if line is None or line.what is SecretKind.PASSWORD:
            title = self.tr("New password for {account}")
            what, label = SecretKind.PASSWORD, line.label if line else ""
        else:
            title = self.tr("New value for {account}")
            what, label = line.what, line.label
        self._ask(detail, title.format(account=detail.account.name), what, label)

    def add(self, detail: AccountDetail) -> None:
        """Put in backup codes, a key for an app or anything else that is secret."""
        title = self.tr("Another secret of {account}").format(account=detail.account.name)
        self._ask(detail, title, None, "")

    def look_back(self, line: SecretLine) -> None:
        """Show the values that the secret had."""
        VersionsDialog(line, self._desk, self._me, self._clipboard, self._view).open()

    def ask_to_remove(self, line: SecretLine) -> None:
        """Remove the secret with all its values, if that is meant."""
        self._going = line
        ask = Confirm(
            self.tr("Remove {what}?").format(what=secret_name(line)),
            self.tr("It goes with all its earlier values, and cannot be brought back from here."),
            self.tr("Remove"),
            self._view,
        )
        ask.confirmed.connect(self._remove)
        ask.open()

    def _ask(self, detail: AccountDetail, title: str, what: SecretKind | None, label: str) -> None:
        keep = partial(self._keep, detail.account.id)
        dialog = SecretDialog(
            title, keep, self._clipboard, self._draw_words, self._view, what=what, label=label
        )
        dialog.open()

    def _keep(self, account: RecordId, new: NewSecret) -> None:
        self._desk.set_secret(account, new.what, new.text, label=new.label, by=self._me)
        self._view.notice(self.tr("Kept, sealed to the custodians' own keys."))

    def _remove(self) -> None:
        if self._going is not None:
            with self._view.polite():
                self._desk.remove_secret(self._going.id, by=self._me)
