"""The card with which one signs in: the user name, the password and the account's other secrets."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from smdesk.desk.accounts import AccountDetail, AccountsDesk, SecretLine
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.ui.accounts.cards import SheetCard
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.secret import SecretField

SAID_MS = 2000


@dataclass(frozen=True, slots=True)
class ReadSecret:
    """Gives one secret to its field, after the desk has noted who asked and how."""

    desk: AccountsDesk
    secret: RecordId
    me: Member
    number: int | None = None

    def __call__(self, how: Seen) -> SecretText:
        """Return the secret; raises what the desk does."""
        return self.desk.read_secret(self.secret, how, number=self.number, by=self.me)


class CopyButton(Button):
    """Copies words that are no secret, and says so for two seconds."""

    def __init__(
        self, words: str, what: str, copy_text: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__("", parent, then=self.copy)
        self._words, self._what, self._copy_text = words, what, copy_text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._rest)
        self._rest()

    def copy(self) -> None:
        """Copy the words."""
        self._copy_text(self._words)
        self.set_words(self.tr("Copied"))
        self.setAccessibleName(self.tr("Copied: {what}").format(what=self._what))
        announce(self, self.tr("{what} copied.").format(what=self._what))
        self._timer.start(SAID_MS)

    def _rest(self) -> None:
        self.set_words(self.tr("Copy"))
        self.setAccessibleName(self.tr("Copy: {what}").format(what=self._what))


class SecretMenu(Button):
    """What is seldom done with one secret, behind three dots."""

    def __init__(self, line: SecretLine, card: "SignInCard") -> None:
        super().__init__(card.tr("More about {what}").format(what=secret_name(line)), card,
                         icon="ellipsis", bare=True)  # fmt: skip
        self._line, self._card = line, card
        menu = QMenu(self)
        for text, slot in (
            (self.tr("New value…"), self._renew),
            (self.tr("Earlier values…"), self._look_back),
            (self.tr("Remove…"), self._remove),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        self.setMenu(menu)

    def _renew(self) -> None:
        self._card.renewing.emit(self._line)

    def _look_back(self) -> None:
        self._card.looking_back.emit(self._line)

    def _remove(self) -> None:
        self._card.removing.emit(self._line)


class SignInCard(SheetCard):
    """User name, password, and whatever else is kept secret; dots until asked for."""

    renewing = Signal(object)
    """A new value is wanted: a SecretLine, or None for the first password."""
    looking_back = Signal(object)
    removing = Signal(object)
    adding = Signal()
    refused = Signal(object)
    seen = Signal()

    def __init__(
        self,
        desk: AccountsDesk,
        me: Member,
        clipboard: SecretClipboard,
        copy_text: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Sign in"))
        self._desk, self._me = desk, me
        self._clipboard, self._copy_text = clipboard, copy_text
        self._fields: list[SecretField] = []
        self.password: SecretField | None = None
        """The field of the password; None where there is none or it is not this member's."""
        self.add = Button(self.tr("Add a secret…"), self, then=self._add)
        self.add_to_heading(self.add)

    def forget(self) -> None:
        """Show dots everywhere."""
        for field in self._fields:
            field.forget()

    @override
    def facts(self, detail: AccountDetail) -> object:
        kept = tuple((s.id, s.what, s.label, s.number, s.made_by) for s in detail.secrets)
        names = tuple(line.name for line in detail.custodians)
        return detail.account.id, detail.account.login_name, detail.mine, kept, names

    @override
    def fill(self, detail: AccountDetail) -> None:
        self._fields, self.password = [], None
        self.add.setVisible(detail.mine)
        self._login(detail.account.login_name)
        if detail.mine:
            self._password(detail.password)
            for line in detail.secrets:
                if line.what is SecretKind.ATTACHMENT:
                    self.add_row(secret_name(line), wording.bytes_long(line.size))
                elif line is not detail.password:
                    self._secret(line, [SecretMenu(line, self)])
        else:
            self._not_mine(detail)

    def _login(self, login: str) -> None:
        what = self.tr("User name")
        if not login:
            self.add_row(what, self.tr("Not written down"))
            return
        row = self.add_row(what, login, [CopyButton(login, what, self._copy_text, self)])
        if isinstance(row.value, Label):
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            row.value.setStyleSheet(f"font-family: '{font.family()}';")

    def _password(self, line: SecretLine | None) -> None:
        what = wording.name(SecretKind.PASSWORD)
        if line is None or line.number == 0:
            put = Button(self.tr("Put it in…"), self, then=self._renew_password)
            put.setAccessibleName(self.tr("Put in the password"))
            self.add_row(what, self.tr("Not kept here yet"), [put])
            return
        self.password = self._secret(line, [])
        self._line = line
        renew = Button(self.tr("New password…"), self, then=self._renew_known)
        earlier = Button(self.tr("Earlier…"), self, then=self._look_back)
        earlier.setAccessibleName(self.tr("Earlier passwords"))
        earlier.setVisible(line.number > 1)
        self.add_row(self.tr("Changed"), changed(line), [earlier, renew])

    def _secret(self, line: SecretLine, buttons: list[QWidget]) -> SecretField:
        name = secret_name(line)
        field = SecretField(name, ReadSecret(self._desk, line.id, self._me), self._clipboard, self)
        field.refused.connect(self.refused)
        field.seen.connect(self.seen)
        self._fields.append(field)
        self.add_row(name, field, buttons)
        return field

    def _not_mine(self, detail: AccountDetail) -> None:
        names = [line.name for line in detail.custodians]
        who = wording.listed(names) if names else self.tr("nobody yet")
        for line in detail.secrets or (None,):
            if line is None:
                self.add_row(wording.name(SecretKind.PASSWORD), self.tr("Not kept here yet"))
            else:
                words = self.tr("Sealed to {names}").format(names=who)
                self.add_row(secret_name(line), words)
        self.add_text(
            self.tr("You are not a custodian of this account. Any of its custodians can name you.")
        )

    def _renew_password(self) -> None:
        self.renewing.emit(None)

    def _renew_known(self) -> None:
        self.renewing.emit(self._line)

    def _look_back(self) -> None:
        self.looking_back.emit(self._line)

    def _add(self) -> None:
        self.adding.emit()


def secret_name(line: SecretLine) -> str:
    """Return what people call the secret: its label, or its kind."""
    return line.label or wording.name(line.what)


def changed(line: SecretLine) -> str:
    """Return when the value in use was put in and by whom."""
    if line.made_at is None:
        return ""
    day = wording.long_day(line.made_at.astimezone().date())
    return " · ".join(filter(None, (day, line.made_by)))
