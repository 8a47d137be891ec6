"""The accounts screen: find an account, sign in with it, and see who answers for it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from smdesk.desk.accounts import AccountDetail, AccountsDesk
from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.desk.roster import RosterDesk
from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.custody import Custodian
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.accounts.bin_dialog import BinDialog
from smdesk.ui.accounts.chosen import ChosenAccount
from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.describing import Describing
from smdesk.ui.accounts.detail import DetailPane
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.health import Wrong
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.accounts.keeping import Keeping
from smdesk.ui.accounts.list_pane import ListPane
from smdesk.ui.accounts.mending import Remedy, remedy
from smdesk.ui.accounts.pages import AccountPages
from smdesk.ui.accounts.units import UnitsRegister
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.appointing import Appointer
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.page import TwoPanes
from smdesk.ui.kit.places import HEALTH, IMPORT, NONE_YET, place
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View


class AccountsView(View):
    """A list of accounts, and at the right of it everything about the chosen one."""

    follows = frozenset({Topic.ACCOUNTS, Topic.ROSTER, Topic.ORGANISATION, Topic.VAULT})
    shows = shown.ACCOUNTS

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
        self._bring_in, self._bin = bring_in, more.bin
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
        self.add_more(self.tr("What is in the &bin…"), self.show_bin)
        self.list = ListPane(
            desk.lines,
            self.describing.add,
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
        self.chosen = ChosenAccount(
            desk,
            me,
            self,
            pane=self.detail,
            describing=self.describing,
            keeping=self.keeping,
            open_site=open_site,
            now=now,
            appointer=appointer,
        )
        self.panes = TwoPanes(self.list, self.detail, self)
        self.list.field.offer_to(self.panes)
        self.units = UnitsRegister(
            handoff, me, now, self, back=self.show_accounts, undo=self._take_back
        )
        self.pages = AccountPages(
            self.panes,
            self.units,
            more,
            background,
            paper=paper,
            back=self.show_accounts,
            view=self,
        )
        self.add_widget(self.pages, 1)
        self._listen()
        # A held arrow key passes many rows; only the one it stops at is worth a sheet.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_chosen)
        self.refresh()
        self.begin_at(self.list.list)

    @override
    def refresh(self) -> None:
        self.list.refresh()
        self.units.refresh()
        self.list.count_units(len(self.units.table.records))
        self.pages.look_again()
        if self.list.selected() is None and self.detail.account is None:
            self.list.list.select_first()
        self._show_chosen()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.kind == HEALTH:
            self.pages.show_health()
            return
        if ref.kind == IMPORT:
            self.import_accounts()
            return
        if ref.kind == SupportUnit.kind:
            self.pages.show_units()
            self.units.table.select(ref.id)
            return
        self.show_accounts()
        if ref.id == NONE_YET:
            self.describing.add()
        elif self.list.select(ref.id):
            self._show_chosen()
            self.panes.show_detail()
            self.list.list.setFocus()
            if ref.kind == Custodian.kind:
                # Somebody is to be named or released there: the id is the account's.
                self.chosen.change_custody()

    @override
    def forget(self) -> None:
        super().forget()
        self.detail.forget()
        self.pages.forget()
        for dialog in self.findChildren(ForgetfulDialog):
            dialog.forget()
        for holding in self.findChildren(QDialog, IMPORT):
            # It holds the file that is being brought in.
            holding.done(QDialog.DialogCode.Rejected)

    def import_accounts(self) -> None:
        """Begin to bring accounts in from another program's file."""
        if self._bring_in is not None:
            self._bring_in(self)

    def show_bin(self) -> None:
        """List what was removed, with the way back for each."""
        dialog = BinDialog(self._bin, self._me, self)
        dialog.brought_back.connect(self.notice)
        dialog.open()

    def new_here(self) -> None:
        """Begin a new account, or a new unit where these are looked at."""
        if self.pages.at_units:
            self.units.add_one()
        else:
            self.describing.add()

    def show_accounts(self) -> None:
        """Turn to the accounts."""
        self.pages.show_accounts()
        self.list.list.setFocus()

    @override
    def mend(self, finding: Finding) -> None:
        """Open what mends the finding, right here."""
        if finding.about.kind == Account.kind and finding.about.id != self.detail.account:
            self.reveal(finding.about)
        if remedy(finding.rule.code) is Remedy.AUDIT:
            self.want(place(finding))
        else:
            self.chosen.mend(finding.rule.code)

    def copy_password(self) -> None:
        """Copy the password of the chosen account, or say why that cannot be."""
        self._soon.stop()
        self._show_chosen()
        self.chosen.copy_password()

    def copy_login(self) -> None:
        """Copy the user name of the chosen account."""
        self._soon.stop()
        self._show_chosen()
        self.chosen.copy_login()

    def copy_code(self) -> None:
        """Copy the code that the chosen account asks for now."""
        self._soon.stop()
        self._show_chosen()
        self.chosen.copy_code()

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

    def _show_chosen(self) -> None:
        line = self.list.selected()
        account = line.id if line is not None else self.detail.account
        detail: AccountDetail | None = None
        if account is not None:
            try:
                detail = self._desk.sheet(account)
            except GoneError:
                self.detail.account = None
        if detail is None:
            self.detail.clear()
        else:
            self.detail.show_detail(detail)
        self.chosen.follow(detail)

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

    def _removed(self, account: Account) -> None:
        self.panes.show_list()
        self.refresh()
        words = self.tr("{account} is in the bin.").format(account=account.name)
        self.notice(words, TakeBack(self._undo, self._me, self))

    def _listen(self) -> None:
        self.describing.kept.connect(self._saved)
        self.describing.gone.connect(self._removed)
        self.pages.noticed.connect(self.noticed)
        self.pages.going.connect(self._go_and_tell)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.copy_password)
        for keys, copy in (
            ("Ctrl+C", self.copy_login),
            ("Ctrl+Shift+C", self.copy_password),
            ("Ctrl+Alt+C", self.copy_code),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(copy)
        self.list.list.entered.connect(self.panes.show_detail)
        self.list.units.connect(self.pages.show_units)
        self.units.noticed.connect(self.noticed)
        self.detail.changing_custody.connect(self.chosen.change_custody)
        self.detail.checking_codes.connect(self.chosen.check_codes)
        self.list.health.connect(self.pages.show_health)
        self.detail.sign_in.refused.connect(self.tell)
        self.keeping.serve(self.detail)
