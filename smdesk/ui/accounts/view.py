"""The accounts screen: find an account, sign in with it, and see who answers for it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from smdesk.desk.accounts import AccountDetail, AccountLine, AccountsDesk, Which
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.custody import Custodian, Seen
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.custody_dialog import CustodyDialog
from smdesk.ui.accounts.describing import Describing
from smdesk.ui.accounts.detail import DetailPane
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.health import HealthPage, Wrong
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.accounts.keeping import Keeping
from smdesk.ui.accounts.list_pane import ListPane
from smdesk.ui.accounts.mending import FIELD_TO_MEND, Remedy, remedy
from smdesk.ui.accounts.pages import AccountPages
from smdesk.ui.accounts.units import UnitsRegister
from smdesk.ui.kit import wording
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button, menu_button
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.page import TwoPanes
from smdesk.ui.kit.places import HEALTH, IMPORT, NONE_YET, place
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View


class AccountsView(View):
    """A list of accounts, and at the right of it everything about the chosen one."""

    follows = frozenset({Topic.ACCOUNTS, Topic.ROSTER, Topic.ORGANISATION, Topic.VAULT})
    shows = frozenset({Account.kind, Custodian.kind, SupportUnit.kind, IMPORT, HEALTH})

    def __init__(
        self,
        desk: AccountsDesk,
        more: SecretsDesk,
        roster: RosterDesk,
        undo: UndoDesk,
        me: Member,
        *,
        clipboard: SecretClipboard,
        copy_text: Callable[[str], object],
        clock: ClockMemory,
        background: Background,
        open_site: Callable[[str], object],
        handoff: HandoffDesk,
        documents: Path,
        now: Callable[[], datetime],
        bring_in: Callable[[QWidget], object] | None = None,
        appointer: Appointer | None = None,
        paper: HealthPaper | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``open_site`` opens a web address; ``documents`` is offered for files saved outside.

        ``handoff`` keeps the support units; ``bring_in`` opens the import over this screen;
        ``appointer`` asks for the decision where somebody is not appointed yet; ``paper`` prints
        the health report.
        """
        super().__init__(parent)
        self._desk, self._roster, self._undo, self._me = desk, roster, undo, me
        self._open_site, self._now = open_site, now
        self._bring_in, self._appointer = bring_in, appointer
        self._detail: AccountDetail | None = None
        self.describing = Describing(desk, me, self, people=self._names, appointer=appointer)
        self.keeping = Keeping(
            desk,
            more,
            me,
            clipboard=clipboard,
            people=self._names,
            way_back=self._way_back,
            documents=documents,
            clock=clock,
            view=self,
        )
        self.secrets = self.keeping.secrets
        self.set_title(self.tr("Accounts"))
        self.add_task(self.tr("&New account"), self.new_here, shortcut="Ctrl+N", primary=True)
        if bring_in is not None:
            self.add_more(self.tr("&Import from another program…"), self.import_accounts)
        self.list = ListPane(
            self._find,
            self.add_account,
            self.header,
            self,
            bring_in=None if bring_in is None else self.import_accounts,
        )
        self.detail = DetailPane(
            desk,
            more,
            me,
            self,
            people=self._names,
            clipboard=clipboard,
            copy_text=copy_text,
            clock=clock,
            now=now,
            mend=self.mend,
            banner=self.banner,
        )
        self.panes = TwoPanes(self.list, self.detail, self)
        self.list.field.offer_to(self.panes)
        self.units = UnitsRegister(
            handoff, me, now, self, back=self.show_accounts, undo=self._take_back
        )
        self._pages = AccountPages(
            self.panes,
            self.units,
            more,
            background,
            paper=paper,
            back=self.show_accounts,
            view=self,
        )
        self.add_widget(self._pages, 1)
        self._add_detail_tasks()
        self._listen()
        # A held arrow key passes many rows; only the one it stops at is worth a sheet.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_chosen)
        self._order_tabs()
        self.refresh()
        self.begin_at(self.list.list)

    @override
    def refresh(self) -> None:
        self.list.refresh()
        self.units.refresh()
        self.list.count_units(len(self.units.table.records))
        self._pages.look_again()
        if self.list.selected() is None and self.detail.account is None:
            self.list.list.select_first()
        self._show_chosen()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == HEALTH:
            self.show_health()
            return
        if ref.kind == IMPORT:
            self.import_accounts()
            return
        if ref.kind == SupportUnit.kind:
            self.show_units()
            self.units.table.select(ref.id)
            return
        self.show_accounts()
        if ref.id == NONE_YET:
            self.add_account()
        elif self.list.select(ref.id):
            self._show_chosen()
            self.panes.show_detail()
            self.list.list.setFocus()
            if ref.kind == Custodian.kind:
                # Somebody is to be named or released there: the id is the account's.
                self.change_custody()

    @override
    def forget(self) -> None:
        super().forget()
        self.detail.forget()
        self._pages.forget()
        for dialog in self.findChildren(ForgetfulDialog):
            dialog.forget()
        for holding in self.findChildren(QDialog, IMPORT):
            # It holds the file that is being brought in.
            holding.done(QDialog.DialogCode.Rejected)

    def import_accounts(self) -> None:
        """Begin to bring accounts in from another program's file."""
        if self._bring_in is not None:
            self._bring_in(self)

    def new_here(self) -> None:
        """Begin a new account, or a new unit where these are looked at."""
        if self._pages.at_units:
            self.units.add_one()
        else:
            self.add_account()

    def show_units(self) -> None:
        """Turn to the support units."""
        self._pages.show_units()

    @property
    def health(self) -> HealthPage:
        """The page of the accounts' health, made when it is first entered."""
        return self._pages.health

    def show_health(self) -> None:
        """Turn to the health of all accounts, and look into it."""
        self._pages.show_health()

    def show_accounts(self) -> None:
        """Turn to the accounts."""
        self._pages.show_accounts()
        self.list.list.setFocus()

    # The account.

    def add_account(self) -> None:
        """Ask for a new account."""
        self.describing.add()

    def edit_account(self) -> None:
        """Change what is written about the account."""
        if self._detail is not None:
            self.describing.edit(self._detail.account)

    def remove_account(self) -> None:
        """Put the account in the bin, with the way back offered."""
        if self._detail is not None:
            self.describing.remove(self._detail.account)

    def open_site(self) -> None:
        """Open the account's web address in the browser."""
        if self._detail is not None and self._detail.account.url:
            self._open_site(self._detail.account.url)

    def check_particulars(self) -> None:
        """Note that everything written here was compared with the platform today."""
        self._change_detail(checked_on=self._now().astimezone().date())

    def check_codes(self) -> None:
        """Note that the backup codes were found where they should be."""
        self._change_detail(backup_codes_checked=self._now().astimezone().date())

    @override
    def mend(self, finding: Finding) -> None:
        """Open what mends the finding, right here."""
        if finding.about.kind == Account.kind and finding.about.id != self.detail.account:
            self.reveal(finding.about)
        code = finding.rule.code
        wanted = remedy(code)
        if wanted is Remedy.AUDIT:
            self.want(place(finding))
        elif wanted is not Remedy.FORM:
            {
                Remedy.CUSTODY: self.change_custody,
                Remedy.PASSWORD: self.renew_password,
                Remedy.CODES: self.keeping.renew_codes,
                Remedy.FILE: self.keeping.ask_for_file,
                Remedy.CHECK: self.check_codes,
            }[wanted]()
        elif self._detail is not None:
            self.describing.edit(self._detail.account, go_to=FIELD_TO_MEND.get(code, ""))

    # Custodians and secrets.

    def change_custody(self) -> None:
        """Name and release custodians."""
        if self._detail is not None:
            account, appointer = self._detail.account.id, self._appointer
            CustodyDialog(account, self._desk, self._me, self, appointer=appointer).open()

    def copy_password(self) -> None:
        """Copy the password of the chosen account, or say why that cannot be."""
        self._soon.stop()
        self._show_chosen()
        if self._detail is None:
            return
        field, password = self.detail.sign_in.password, self._detail.password
        if field is not None:
            self.banner.close_it()
            field.copy()
        elif password is not None and password.number:
            # Not this member's: the desk refuses, and says who can help.
            with self.polite():
                self._desk.read_secret(password.id, Seen.COPIED, by=self._me)
        else:
            self.banner.say(
                self.tr("No password is kept for this account."),
                self.tr("There is nothing to copy yet."),
                tone=Tone.WARNING,
                action=self.tr("Put it in…") if self._detail.mine else "",
                then=self.renew_password,
            )

    def renew_password(self) -> None:
        """Put in a password, the first or a new one."""
        if self._detail is not None:
            self.keeping.renew(self._detail.password)

    # Behind the scenes.

    def _names(self) -> dict[RecordId, str]:
        return {person.id: person.name for person in self._roster.people.all()}

    def _way_back(self) -> Callable[[], object]:
        return TakeBack(self._undo, self._me, self)

    def _go_and_tell(self, wrong: Wrong) -> None:
        """Show the account, and above it what is wrong, with the way to mend it."""
        self.reveal(Ref(Account.kind, wrong.account))
        said = wording.finding(wrong.finding)
        self._refusal = wrong.finding
        self.banner.say(
            said.what,
            f"{said.why} {said.who}".strip(),
            tone=Tone.WARNING,
            action=said.action,
            then=self._mend_refusal,
        )

    def _take_back(self) -> None:
        with self.polite():
            self._undo.undo(by=self._me)

    def _find(self, text: str, which: Which) -> Sequence[AccountLine]:
        return self._desk.lines(text, which)

    def _show_chosen(self) -> None:
        line = self.list.selected()
        account = line.id if line is not None else self.detail.account
        self._detail = None
        if account is not None:
            try:
                self._detail = self._desk.sheet(account)
            except GoneError:
                self.detail.account = None
        if self._detail is None:
            self.detail.clear()
        else:
            self.detail.show_detail(self._detail)
        self.keeping.follow(self._detail)
        self._site.setEnabled(self._detail is not None and bool(self._detail.account.url))

    def _chosen(self) -> None:
        line = self.list.selected()
        if line is not None and line.id != self.detail.account:
            self.banner.close_it()
            self._soon.start(0)

    def _saved(self, account: Account) -> None:
        known = account.id == self.detail.account
        self.refresh()
        if not known:
            self.reveal(Ref.to(account))
        words = self.tr("{account} saved.").format(account=account.name)
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _change_detail(self, **fields: object) -> None:
        if self._detail is not None:
            self.describing.change(self._detail.account, **fields)

    def _removed(self, account: Account) -> None:
        self.panes.show_list()
        self.refresh()
        words = self.tr("{account} is in the bin.").format(account=account.name)
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _add_detail_tasks(self) -> None:
        header = self.detail.header
        self._site = Button(self.tr("&Open site"), self, then=self.open_site, icon="external-link")
        header.add_button(self._site)
        header.add_button(Button(self.tr("&Edit"), self, then=self.edit_account, icon="pencil"))
        header.add_button(
            menu_button(
                self.tr("More"),
                self,
                [
                    self._action(self.tr("Particulars checked today"), self.check_particulars, ""),
                    self._action(self.tr("Who can open it…"), self.change_custody, ""),
                    self._action(self.tr("Remove this account"), self.remove_account, ""),
                ],
            )
        )

    def _order_tabs(self) -> None:
        """Let Tab go down the list's side first: the header was made before it was put there."""
        add = self.header.findChildren(Button)[0]
        QWidget.setTabOrder(add, self.list.field)

    def _listen(self) -> None:
        self.describing.kept.connect(self._saved)
        self.describing.gone.connect(self._removed)
        self._pages.noticed.connect(self.noticed)
        self._pages.going.connect(self._go_and_tell)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.copy_password)
        self.list.list.entered.connect(self.panes.show_detail)
        self.list.units.connect(self.show_units)
        self.units.noticed.connect(self.noticed)
        self.detail.changing_custody.connect(self.change_custody)
        self.detail.checking_codes.connect(self.check_codes)
        self.list.health.connect(self.show_health)
        self.detail.sign_in.refused.connect(self.tell)
        self.keeping.serve(self.detail)
