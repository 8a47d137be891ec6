"""What is done with the account that is shown, from its header and from what is found wanting."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from smdesk.desk.accounts import AccountDetail, AccountsDesk
from smdesk.domain.custody import Seen
from smdesk.domain.roster import Member
from smdesk.ui.accounts.custody_dialog import CustodyDialog
from smdesk.ui.accounts.describing import Describing
from smdesk.ui.accounts.detail import DetailPane
from smdesk.ui.accounts.keeping import Keeping
from smdesk.ui.accounts.mending import FIELD_TO_MEND, Remedy, remedy
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.button import Button, menu_button
from smdesk.ui.kit.header import PageHeader
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.view import View


class ChosenAccount(QObject):
    """The tasks of one account; while none is shown they do nothing."""

    def __init__(
        self,
        desk: AccountsDesk,
        me: Member,
        view: View,
        *,
        pane: DetailPane,
        describing: Describing,
        keeping: Keeping,
        open_site: Callable[[str], object],
        now: Callable[[], datetime],
        appointer: Appointer | None,
    ) -> None:
        """``open_site`` opens a web address; ``appointer`` asks for decisions that are wanting."""
        super().__init__(view)
        self.detail: AccountDetail | None = None
        self._desk, self._me, self._view, self._pane = desk, me, view, pane
        self._describing, self._keeping = describing, keeping
        self._open_site, self._now, self._appointer = open_site, now, appointer
        self._site = Button(self.tr("&Open site"), view, then=self.open_site, icon="external-link")
        self._offer(pane.header)

    def follow(self, detail: AccountDetail | None) -> None:
        """Do things with this account from now on."""
        self.detail = detail
        self._keeping.follow(detail)
        self._site.setEnabled(detail is not None and bool(detail.account.url))

    def edit(self, go_to: str = "") -> None:
        """Change what is written about the account, beginning at the field."""
        if self.detail is not None:
            self._describing.edit(self.detail.account, go_to=go_to)

    def remove(self) -> None:
        """Put the account in the bin, with the way back offered."""
        if self.detail is not None:
            self._describing.remove(self.detail.account)

    def open_site(self) -> None:
        """Open the account's web address in the browser."""
        if self.detail is not None and self.detail.account.url:
            self._open_site(self.detail.account.url)

    def check_particulars(self) -> None:
        """Note that everything written here was compared with the platform today."""
        self._change(checked_on=self._now().astimezone().date())

    def check_codes(self) -> None:
        """Note that the backup codes were found where they should be."""
        self._change(backup_codes_checked=self._now().astimezone().date())

    def change_custody(self) -> None:
        """Name and release custodians."""
        if self.detail is not None:
            account, appointer = self.detail.account.id, self._appointer
            CustodyDialog(account, self._desk, self._me, self._view, appointer=appointer).open()

    def copy_password(self) -> None:
        """Copy the password, or say why that cannot be."""
        if self.detail is None:
            return
        view, field = self._view, self._pane.sign_in.password
        password = self.detail.password
        if field is not None:
            view.banner.close_it()
            field.copy()
        elif password is not None and password.number:
            # Not this member's: the desk refuses, and says who can help.
            with view.polite():
                self._desk.read_secret(password.id, Seen.COPIED, by=self._me)
        else:
            view.banner.say(
                self.tr("No password is kept for this account."),
                self.tr("There is nothing to copy yet."),
                tone=Tone.WARNING,
                action=self.tr("Put it in…") if self.detail.mine else "",
                then=self.renew_password,
            )

    def copy_login(self) -> None:
        """Copy the user name, or say that there is none."""
        if self.detail is None:
            return
        button = self._pane.sign_in.login
        if button is None:
            self._view.banner.say(
                self.tr("No user name is written down for this account."),
                self.tr("There is nothing to copy yet."),
                tone=Tone.WARNING,
                action=self.tr("Write it in…"),
                then=partial(self.edit, "login_name"),
            )
            return
        self._view.banner.close_it()
        button.copy()

    def copy_code(self) -> None:
        """Copy the code that holds now, or say why that cannot be."""
        if self.detail is None:
            return
        field = self._pane.sign_in.authenticator
        if field is not None:
            self._view.banner.close_it()
            field.copy()
        elif self.detail.mine:
            self._view.banner.say(
                self.tr("No authenticator is kept for this account."),
                self.tr("There is no code to copy."),
                tone=Tone.WARNING,
            )
        else:
            # As with the password: whoever may not have it is told who can help.
            self.copy_password()

    def renew_password(self) -> None:
        """Put in a password, the first or a new one."""
        if self.detail is not None:
            self._keeping.renew(self.detail.password)

    def mend(self, code: str) -> None:
        """Open what mends what the rule with this code found in the account."""
        wanted = remedy(code)
        tasks = {
            Remedy.CUSTODY: self.change_custody,
            Remedy.PASSWORD: self.renew_password,
            Remedy.CODES: self._keeping.renew_codes,
            Remedy.FILE: self._keeping.ask_for_file,
            Remedy.CHECK: self.check_codes,
        }
        if wanted in tasks:
            tasks[wanted]()
        else:
            self.edit(FIELD_TO_MEND.get(code, ""))

    def _offer(self, header: PageHeader) -> None:
        more = [
            (self.tr("Particulars checked today"), self.check_particulars),
            (self.tr("Who can open it…"), self.change_custody),
            (self.tr("Remove this account"), self.remove),
        ]
        actions = []
        for text, task in more:
            action = QAction(text, self)
            action.triggered.connect(task)
            actions.append(action)
        edit = Button(self.tr("&Edit"), self._view, then=self.edit, icon="pencil")
        for button in (self._site, edit, menu_button(self.tr("More"), self._view, actions)):
            header.add_button(button)

    def _change(self, **fields: object) -> None:
        if self.detail is not None:
            self._describing.change(self.detail.account, **fields)
