"""The dialog with the accounts and secrets in the bin, and the way back for each of them."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.desk.account_bin import AccountBin, BinnedAccount, BinnedSecret
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.table import DataTable

WIDTH, HEIGHT = 760, 480


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of the bin: an account with all that is its own, or a secret of one that is kept."""

    there: BinnedAccount | BinnedSecret

    @property
    def id(self) -> RecordId:
        """Which it is."""
        one = self.there
        return one.account.id if isinstance(one, BinnedAccount) else one.secret.id

    @property
    def name(self) -> str:
        """What people call it."""
        one = self.there
        if isinstance(one, BinnedAccount):
            return one.account.name
        return one.secret.label or wording.name(one.secret.what)

    @property
    def what(self) -> str:
        """What it is, and what comes along or where it goes."""
        one = self.there
        if isinstance(one, BinnedSecret):
            return _tr("Secret of {account}").format(account=one.account)
        if not one.secrets:
            return _tr("Account")
        return _tr("Account, secrets: {count}").format(count=wording.number(one.secrets))

    @property
    def can_return(self) -> bool:
        """Whether the member at this desk can bring it back."""
        return isinstance(self.there, BinnedAccount) or self.there.mine


class BinDialog(Dialog):
    """Lists what is in the bin, the last removed first, and brings it back one by one."""

    brought_back = Signal(str)
    """What to say of it."""

    def __init__(self, desk: AccountBin, me: Member, parent: QWidget) -> None:
        super().__init__(_tr("What is in the bin"), parent)
        self._desk, self._me = desk, me
        words = self.tr("Accounts and secrets stay here. Who came to know them stays on record.")
        self.body.addWidget(Label(words, self, type=Type.META))
        self.table: DataTable[Thing] = DataTable(
            self.tr("What is in the bin"), _columns(), lambda thing: thing.id, self
        )
        self.none = Empty(self.tr("The bin is empty."), self, icon="trash-2")
        self._pages = QStackedWidget(self)
        for page in (self.table, self.none):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.why_not = Label("", self, type=Type.META)
        self.body.addWidget(self.why_not)
        self.close_button = self.add_button(self.tr("Close"), self.accept)
        self.back = self.add_button(self.tr("&Bring back"), self.bring_back, primary=True)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(self.bring_back)
        self.resize_within(WIDTH, HEIGHT)
        self.refresh()

    def refresh(self) -> None:
        """Read the bin again."""
        found = [Thing(one) for one in self._desk.accounts()]
        found += [Thing(one) for one in self._desk.secrets()]
        found.sort(key=lambda thing: thing.there.at, reverse=True)
        self.table.show_records(found)
        self._pages.setCurrentWidget(self.table if found else self.none)
        if found and self.table.selected() is None:
            self.table.selectRow(0)
        self._follow()
        (self.table if found else self.close_button).setFocus()

    def bring_back(self) -> None:
        """Take what is chosen out of the bin."""
        thing = self.table.selected()
        if thing is None or not thing.can_return:
            return
        self.banner.close_it()
        try:
            if isinstance(thing.there, BinnedAccount):
                self._desk.restore_account(thing.id, by=self._me)
            else:
                self._desk.restore_secret(thing.id, by=self._me)
        except SmdeskError as error:
            self.tell(error)
            return
        words = self.tr("{name} is back.").format(name=thing.name)
        announce(self, words)
        self.refresh()
        self.brought_back.emit(words)

    def _follow(self) -> None:
        thing = self.table.selected()
        self.back.setEnabled(thing is not None and thing.can_return)
        words = ""
        if thing is not None and not thing.can_return:
            words = self.tr(
                "Only a custodian of the account who was one when it was removed can bring it back."
            )
        self.why_not.setText(words)
        self.why_not.setVisible(bool(words))


def _columns() -> tuple[Column[Thing], ...]:
    return (
        Column(_tr("What"), lambda thing: thing.name),
        Column(_tr("Kind"), lambda thing: thing.what, width=220),
        Column(_tr("Removed"), lambda thing: thing.there.at, _when, width=140),
        Column(_tr("By"), lambda thing: thing.there.by, width=140),
    )


def _when(thing: Thing) -> str:
    return wording.day(thing.there.at.astimezone().date())


def _tr(text: str) -> str:
    return QCoreApplication.translate("AccountBin", text)
