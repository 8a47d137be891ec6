"""The right side of the accounts: everything about the chosen one, in cards."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smdesk.desk.accounts import AccountDetail, AccountsDesk
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.ui.accounts.cards import CustodyCard, NotesCard, RecoveryCard, SeenCard, TiedCard
from smdesk.ui.accounts.clock_memory import ClockMemory
from smdesk.ui.accounts.faces import subtitle
from smdesk.ui.accounts.files_card import FilesCard
from smdesk.ui.accounts.particulars import ParticularsCard
from smdesk.ui.accounts.sign_in import SignInCard
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.header import PageHeader
from smdesk.ui.kit.history import HistoryPanel
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.tiles import letters


class DetailPane(QWidget):
    """Shows one account. It is brought up to date in place, so that nothing flickers."""

    changing_custody = Signal()
    checking_codes = Signal()

    def __init__(
        self,
        desk: AccountsDesk,
        more: SecretsDesk,
        me: Member,
        parent: QWidget,
        *,
        people: Callable[[], dict[RecordId, str]],
        clipboard: SecretClipboard,
        copy_text: Callable[[str], object],
        clock: ClockMemory,
        now: Callable[[], datetime],
        mend: Callable[[Finding], object],
        banner: Banner,
    ) -> None:
        super().__init__(parent)
        self._desk, self._now = desk, now
        self.account: RecordId | None = None
        """The account that is shown, if any."""
        self.header = PageHeader("", self)
        self.page = Page(self)
        self.care = FindingsCard(self.tr("Needs care"), mend, self)
        self.sign_in = SignInCard(
            desk, more, me, clipboard=clipboard, copy_text=copy_text, clock=clock, parent=self
        )
        self.particulars = ParticularsCard(more, people, self)
        self.files = FilesCard(self)
        self.recovery = RecoveryCard(self.checking_codes.emit, self)
        self.custody = CustodyCard(self.changing_custody.emit, self)
        self.seen = SeenCard(self)
        self.tied = TiedCard(self)
        self.notes = NotesCard(self)
        self.past = HistoryPanel(self)
        self._cards = (
            self.sign_in,
            self.particulars,
            self.files,
            self.recovery,
            self.custody,
            self.tied,
            self.notes,
        )
        for card in (
            self.care,
            self.sign_in,
            self.particulars,
            self.files,
            self.recovery,
            self.custody,
            self.seen,
            self.tied,
            self.notes,
            self.past,
        ):
            self.page.add_widget(card)
        self._none = Empty(
            self.tr("Choose an account at the left to see how to sign in and who holds it."),
            self,
            icon="key-round",
        )
        self.sign_in.seen.connect(self.look_at_log)
        self._lay_out(banner)
        self.clear()

    def show_detail(self, detail: AccountDetail) -> None:
        """Show the account."""
        other = detail.account.id != self.account
        self.account = detail.account.id
        account = detail.account
        self.setUpdatesEnabled(False)
        self.header.set_words(
            account.name, subtitle(detail), letters=letters(account.platform, account.name)
        )
        self.care.show_findings(detail.findings)
        self.care.setVisible(bool(detail.findings))
        for card in self._cards:
            card.show_detail(detail)
        self.look_at_log()
        self._pages.setCurrentIndex(1)
        if other:
            self.page.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def look_at_log(self) -> None:
        """Show anew what was done with the account, and who has seen its password."""
        if self.account is None:
            return
        detail = self._desk.sheet(self.account)
        password = detail.password
        lines = [
            line
            for line in self._desk.exposures(self.account)
            if line.current and password is not None and line.secret == password.id
        ]
        self.seen.show_lines(lines, self._now())
        self.seen.setVisible(password is not None)
        self.past.show_changes(self._desk.history(self.account), self._now())

    def clear(self) -> None:
        """Show no account."""
        self.account = None
        self._pages.setCurrentIndex(0)

    def forget(self) -> None:
        """Show dots everywhere; called before the cabinet is locked."""
        self.sign_in.forget()

    def _lay_out(self, banner: Banner) -> None:
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        held = QHBoxLayout()
        held.setContentsMargins(24, 0, 24, 0)
        held.addWidget(banner)
        column.addLayout(held)
        column.addWidget(self.page, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._none)
        self._pages.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._pages, 1)
