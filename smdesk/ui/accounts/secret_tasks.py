"""What is done with an account's secrets beside showing and copying them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from smdesk.desk.accounts import AccountDetail, AccountsDesk, SecretLine
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import SecretKind
from smdesk.domain.particulars import AccountField
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.ui.accounts.authenticator_dialog import AuthenticatorDialog
from smdesk.ui.accounts.clock_dialog import ClockDialog
from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.codes_dialog import CodesDialog
from smdesk.ui.accounts.new_codes_dialog import NewCodesDialog
from smdesk.ui.accounts.parts import secret_name
from smdesk.ui.accounts.rename import Rename
from smdesk.ui.accounts.secret_dialog import NewSecret, SecretDialog
from smdesk.ui.accounts.versions_dialog import VersionsDialog
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.view import View


class SecretTasks(QObject):
    """Puts in, looks back at and removes secrets, in dialogs over the view."""

    begun = Signal()
    """An authenticator was put in: its first code is wanted at the platform."""

    def __init__(
        self,
        desk: AccountsDesk,
        more: SecretsDesk,
        me: Member,
        *,
        clipboard: SecretClipboard,
        clock: ClockMemory,
        way_back: Callable[[], Callable[[], object]],
        view: View,
    ) -> None:
        """``way_back`` gives what a notice offers to take the task just done back."""
        super().__init__(view)
        self._desk, self._more, self._me, self._clipboard = desk, more, me, clipboard
        self._way_back, self._view, self._clock = way_back, view, clock
        self._detail: AccountDetail | None = None
        self._going: SecretLine | None = None

    def renew(self, detail: AccountDetail, line: SecretLine | None) -> None:
        """Put in a new value; without a line it is the account's first password."""
        name = detail.account.name
        what = SecretKind.PASSWORD if line is None else line.what
        label = line.label if line is not None else ""
        if what is SecretKind.TOTP:
            self._ask_authenticator(detail, label, new=False)
        elif what is SecretKind.BACKUP_CODES:
            self._ask_codes(detail, label, new=False)
        elif what is SecretKind.PASSWORD:
            self._ask(detail, self.tr("New password for {account}").format(account=name), what,
                      label)  # fmt: skip
        else:
            self._ask(detail, self.tr("New value for {account}").format(account=name), what, label)

    def add(self, detail: AccountDetail, kind: SecretKind) -> None:
        """Put in another secret of the kind."""
        if kind is SecretKind.TOTP:
            self._ask_authenticator(detail, "", new=True)
        elif kind is SecretKind.BACKUP_CODES:
            self._ask_codes(detail, "", new=True)
        else:
            titles = {
                SecretKind.API_KEY: self.tr("Key for an app at {account}"),
                SecretKind.QUESTION: self.tr("Security question of {account}"),
                SecretKind.FIELD: self.tr("Field of {account}"),
            }
            title = titles.get(kind, self.tr("Another secret of {account}"))
            self._ask(detail, title.format(account=detail.account.name), kind, "", new=True)

    def list_codes(self, detail: AccountDetail, line: SecretLine) -> None:
        """Show which backup codes are used, and let one be taken."""
        self._detail, self._going = detail, line
        dialog = CodesDialog(line, self._more, self._me, self._clipboard, self._view)
        dialog.renewing.connect(self._renew_codes)
        dialog.open()

    def check_clock(self, line: SecretLine) -> None:
        """Find out whether this computer's clock is why a site refused a code."""
        check = partial(self._more.clock_offset, line.id)
        title = self.tr("The site refused the code?")
        dialog = ClockDialog(title, secret_name(line), check, self._clock, self._view)
        dialog.noted.connect(self._view.refresh)
        dialog.open()

    def relabel(self, line: SecretLine) -> None:
        """Ask what the secret, or the file, is to be called."""
        Rename(line, self._rename, self._view).open()

    def look_back(self, line: SecretLine) -> None:
        """Show the values that the secret had."""
        VersionsDialog(line, self._desk, self._me, self._clipboard, self._view).open()

    def ask_to_remove(self, line: SecretLine) -> None:
        """Remove the secret with all its values, if that is meant."""
        self._going = line
        ask = Confirm(
            self.tr("Remove {what}?").format(what=secret_name(line)),
            self.tr(
                "It goes into the bin with all its earlier values; a custodian can bring it back."
            ),
            self.tr("Remove"),
            self._view,
        )
        ask.confirmed.connect(self._remove)
        ask.open()

    def _ask(
        self, detail: AccountDetail, title: str, what: SecretKind, label: str, *, new: bool = False
    ) -> None:
        account = detail.account
        SecretDialog(
            title,
            partial(self._keep, account.id),
            self._more,
            account,
            self._view,
            clipboard=self._clipboard,
            what=what,
            label=label,
            new=new,
            mine=detail.mine,
        ).open()

    def _ask_authenticator(self, detail: AccountDetail, label: str, *, new: bool) -> None:
        account = detail.account
        dialog = AuthenticatorDialog(
            self.tr("Authenticator for {account}").format(account=account.name),
            partial(self._keep_authenticator, account.id),
            self._more,
            self._view,
            beside=new and detail.password is not None and detail.password.number > 0,
            label=label,
            asks_label=new,
        )
        dialog.saved.connect(self.begun)
        dialog.open()

    def _keep_authenticator(self, account: RecordId, text: SecretText, label: str) -> None:
        self._more.set_authenticator(account, text, label=label, by=self._me)
        self._view.notice(self.tr("Kept. Type the code that is shown now at the platform."))

    def _ask_codes(self, detail: AccountDetail, label: str, *, new: bool) -> None:
        title = self.tr("Backup codes of {account}").format(account=detail.account.name)
        keep = partial(self._keep, detail.account.id)
        NewCodesDialog(title, keep, self._more, self._view, label=label, new=new).open()

    def _renew_codes(self) -> None:
        if self._detail is not None and self._going is not None:
            self._ask_codes(self._detail, self._going.label, new=False)

    def _keep(self, account: RecordId, new: NewSecret) -> None:
        if new.protected:
            self._desk.set_secret(account, new.what, new.text, label=new.label, by=self._me)
            self._view.notice(self.tr("Kept, sealed to the custodians' own keys."))
            return
        field = AccountField(account=account, label=new.label, value=new.text.reveal())
        self._more.fields.add(field, by=self._me)
        self._view.notice(self.tr("Kept, for everybody on the team to read."), self._way_back())

    def _rename(self, line: SecretLine, name: str) -> None:
        self._more.relabel(line.id, name, by=self._me)
        self._view.notice(self.tr("Renamed."), self._way_back())

    def _remove(self) -> None:
        if self._going is not None:
            with self._view.polite():
                self._desk.remove_secret(self._going.id, by=self._me)
                words = self.tr("{what} is in the bin.").format(what=secret_name(self._going))
                self._view.notice(words)
