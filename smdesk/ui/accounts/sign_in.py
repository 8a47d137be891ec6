"""The card with which one signs in: the user name, the password and the account's other secrets."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountDetail, AccountsDesk, SecretLine
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import SecretKind
from smdesk.domain.particulars import Passkey
from smdesk.domain.recovery_codes import FEWEST_CODES
from smdesk.domain.roster import Member
from smdesk.overriding import override
from smdesk.ui.accounts.authenticator_field import AuthenticatorField
from smdesk.ui.accounts.cards import SheetCard
from smdesk.ui.accounts.clock_memory import ClockMemory, how_far
from smdesk.ui.accounts.parts import (
    AddAction,
    AskCode,
    CopyButton,
    LineButton,
    LineMenu,
    ReadSecret,
    changed,
    secret_name,
)
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button, menu_button
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.secret import SecretField
from smdesk.ui.kit.tokens import Tone


class SignInCard(SheetCard):
    """User name, password, and whatever else is kept secret; dots until asked for."""

    renewing = Signal(object)
    """A new value is wanted: a SecretLine, or None for the first password."""
    looking_back = Signal(object)
    removing = Signal(object)
    adding = Signal(object)
    """A SecretKind is wanted; or the record class of what is no secret."""
    listing = Signal(object)
    """The list of backup codes is wanted: a SecretLine."""
    relabelling = Signal(object)
    checking_clock = Signal(object)
    """A site refused a code: a SecretLine."""
    refused = Signal(object)
    seen = Signal()

    def __init__(
        self,
        desk: AccountsDesk,
        more: SecretsDesk,
        me: Member,
        *,
        clipboard: SecretClipboard,
        copy_text: Callable[[str], object],
        clock: ClockMemory,
        parent: QWidget,
    ) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Sign in"))
        self._desk, self._more, self._me = desk, more, me
        self._clipboard, self._copy_text = clipboard, copy_text
        self._clock = clock
        self._fields: list[SecretField | AuthenticatorField] = []
        self._line: SecretLine | None = None
        self.authenticator: AuthenticatorField | None = None
        """The first authenticator's field; None as for the password."""
        self.password: SecretField | None = None
        """The field of the password; None where there is none or it is not this member's."""
        self.login: CopyButton | None = None
        """What copies the user name; None where none is written down."""
        self.add = menu_button(self.tr("Add"), self, self._additions())
        self.add.setAccessibleName(self.tr("Add a secret, a field or a file"))
        self.add_to_heading(self.add)

    def forget(self) -> None:
        """Show dots everywhere."""
        for field in self._fields:
            field.forget()

    @override
    def facts(self, detail: AccountDetail) -> object:
        kept = tuple(
            (s.id, s.what, s.label, s.number, s.made_by, s.codes_left) for s in detail.secrets
        )
        names = tuple(line.name for line in detail.custodians)
        clock = self._clock.noted()
        return detail.account.id, detail.account.login_name, detail.mine, kept, names, clock

    @override
    def fill(self, detail: AccountDetail) -> None:
        self._fields, self.password, self.authenticator, self.login = [], None, None, None
        self.add.setVisible(detail.mine)
        self._login(detail.account.login_name)
        if detail.mine:
            self._password(detail.password)
            for line in detail.secrets:
                if line is not detail.password:
                    self._kept(line)
        else:
            self._not_mine(detail)

    def _kept(self, line: SecretLine) -> None:
        """Add the row of a secret that is no password, as its kind asks."""
        if line.what is SecretKind.TOTP and line.number:
            self._codes_now(line)
        elif line.what is SecretKind.BACKUP_CODES and line.number:
            self._list_of_codes(line)
        elif line.what is not SecretKind.ATTACHMENT:
            self._secret(line, [self._menu(line)])

    def _codes_now(self, line: SecretLine) -> None:
        name = secret_name(line)
        read = AskCode(self._more, line.id, self._me)
        field = AuthenticatorField(name, read, self._clipboard, self)
        field.refused.connect(self.refused)
        field.seen.connect(self.seen)
        self._fields.append(field)
        self.authenticator = self.authenticator or field
        self.add_row(name, field, [self._menu(line)])
        self._clock_is_off(line)

    def _clock_is_off(self, line: SecretLine) -> None:
        """Say so beneath the code, as long as the last check found that."""
        noted = self._clock.noted()
        if noted is None:
            return
        words = self.tr(
            "This computer's clock was {how_far} on {day}, so sites may refuse the code. Set the "
            "clock, then check again."
        ).format(how_far=how_far(noted.seconds), day=wording.day(noted.on))
        again = LineButton(self.tr("Check again…"), line, self.checking_clock.emit, self)
        self.add_row(self.tr("Clock"), words, [Chip(self.tr("Off"), Tone.WARNING, self), again])

    def _list_of_codes(self, line: SecretLine) -> None:
        left = line.codes_left
        open_list = LineButton(self.tr("Take or tick…"), line, self.listing.emit, self)
        if left is None:
            self.add_row(secret_name(line), changed(line), [open_list, self._menu(line)])
            return
        words = self.tr("{left} of {all} left").format(
            left=wording.number(left), all=wording.number(line.size)
        )
        chips: list[QWidget] = []
        if left < FEWEST_CODES:
            chips.append(Chip(self.tr("Few left"), Tone.WARNING, self))
        self.add_row(secret_name(line), words, [*chips, open_list, self._menu(line)])

    def _menu(self, line: SecretLine) -> LineMenu:
        tasks: dict[str, Callable[[SecretLine], object]] = {
            self.tr("New value…"): self.renewing.emit,
            self.tr("Rename…"): self.relabelling.emit,
            self.tr("Earlier values…"): self.looking_back.emit,
            self.tr("Remove…"): self.removing.emit,
        }
        if line.what is SecretKind.TOTP:
            # What the codes are made from is shown to nobody here; it can only be replaced.
            del tasks[self.tr("Earlier values…")]
            refused = self.tr("The site refused the code?")
            tasks = {refused: self.checking_clock.emit, **tasks}
        return LineMenu(line, tasks, self)

    def _additions(self) -> list[QAction]:
        kinds: dict[object, str] = {
            SecretKind.TOTP: self.tr("&Authenticator…"),
            SecretKind.BACKUP_CODES: self.tr("&Backup codes…"),
            SecretKind.API_KEY: self.tr("&Key for an app…"),
            SecretKind.QUESTION: self.tr("Security &question…"),
            SecretKind.FIELD: self.tr("F&ield…"),
            Passkey: self.tr("&Passkey…"),
            SecretKind.ATTACHMENT: self.tr("&File…"),
            SecretKind.OTHER: self.tr("&Something else…"),
        }
        actions: list[QAction] = []
        for kind, words in kinds.items():
            action = AddAction(words, kind, self)
            action.wanted.connect(self.adding)
            actions.append(action)
        return actions

    def _login(self, login: str) -> None:
        what = self.tr("User name")
        if not login:
            self.add_row(what, self.tr("Not written down"))
            return
        self.login = CopyButton(login, what, self._copy_text, self)
        row = self.add_row(what, login, [self.login])
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
