"""The cards of an account's sheet that say what is no secret."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smdesk.desk.accounts import AccountDetail, CustodianLine, ExposureLine
from smdesk.domain.accounts import (
    BACKUP_CODES_UNCHECKED,
    PERSONAL_RECOVERY,
    PRIVATE_PHONE,
    SecondFactor,
)
from smdesk.domain.rules import Rule
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.tokens import Tone


class SheetCard(Card):
    """A card that is built anew only when what it shows has changed, and keeps the focus then."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(heading, parent)
        self._facts: object = None

    def show_detail(self, detail: AccountDetail) -> None:
        """Show what the account's sheet says."""
        facts = self.facts(detail)
        if facts == self._facts:
            return
        self._facts = facts
        focused = self.window().focusWidget()
        name = focused.accessibleName() if focused and self.isAncestorOf(focused) else ""
        gone = set(self.findChildren(QWidget))
        self.clear()
        self.fill(detail)
        if name:
            self._focus_again(name, gone)

    @abstractmethod
    def facts(self, detail: AccountDetail) -> object:
        """Return what the card shows, to be compared with what it showed before."""

    @abstractmethod
    def fill(self, detail: AccountDetail) -> None:
        """Add the rows."""

    def _focus_again(self, name: str, gone: set[QWidget]) -> None:
        for widget in self.findChildren(QWidget):
            same = widget.accessibleName() == name and widget not in gone
            if same and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus()
                return


class CustodyCard(SheetCard):
    """Who answers for the account and can open it."""

    def __init__(self, change: Callable[[], object], parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Custody"))
        self.change = Button(self.tr("Change…"), self, then=change)
        self.change.setAccessibleName(self.tr("Change the custodians"))
        self.add_to_heading(self.change)

    @override
    def facts(self, detail: AccountDetail) -> object:
        return detail.account.id, detail.custodians

    @override
    def fill(self, detail: AccountDetail) -> None:
        for line in detail.custodians:
            self.add_row(line.name, self._until(line), self._chips(line))
        if not detail.custodians:
            self.add_text(self.tr("Nobody answers for this account yet."))

    def _until(self, line: CustodianLine) -> str:
        if line.last is not None:
            words = self.tr("Term until {day}").format(day=wording.day(line.last))
        else:
            words = self.tr("No term holds today")
        if line.decision:
            words = f"{words} · {line.decision}"
        return words

    def _chips(self, line: CustodianLine) -> Sequence[QWidget]:
        chips = []
        if line.primary:
            chips.append(Chip(self.tr("Asked first"), Tone.INFO, self))
        if not line.serving:
            chips.append(Chip(self.tr("Not serving"), Tone.WARNING, self))
        if not line.appointed:
            chips.append(Chip(self.tr("Not appointed"), Tone.WARNING, self))
        if not line.opens:
            chips.append(Chip(self.tr("No key yet"), Tone.WARNING, self))
        return chips


class RecoveryCard(SheetCard):
    """The second factor, the backup codes, and the ways back into a lost account."""

    def __init__(self, check_codes: Callable[[], object], parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Second factor and recovery"))
        self._check_codes = check_codes

    @override
    def facts(self, detail: AccountDetail) -> object:
        return detail.account, detail.second_factor_holder, _codes(detail.findings)

    @override
    def fill(self, detail: AccountDetail) -> None:
        account, found = detail.account, _codes(detail.findings)
        self.add_row(
            self.tr("Second factor"), self._factor(detail), self._factor_chip(found, detail)
        )
        place, buttons = self._backup(detail, found)
        self.add_row(self.tr("Backup codes"), place, buttons)
        chips = []
        if PERSONAL_RECOVERY.code in found:
            chips.append(Chip(self.tr("Personal mailbox"), Tone.WARNING, self))
        elif account.recovery_email:
            chips.append(Chip(self.tr("Not personal"), Tone.SUCCESS, self))
        self.add_row(self.tr("Recovery mail"), account.recovery_email or self.tr("None"), chips)
        phone = account.recovery_phone or self.tr("None")
        if account.recovery_phone and account.recovery_phone_owner:
            phone = f"{phone} · {account.recovery_phone_owner}"
        self.add_row(self.tr("Recovery phone"), phone)

    def _factor(self, detail: AccountDetail) -> str:
        account = detail.account
        parts = [wording.name(account.second_factor), account.second_factor_device]
        parts.append(detail.second_factor_holder)
        return " · ".join(filter(None, parts))

    def _factor_chip(self, found: frozenset[str], detail: AccountDetail) -> Sequence[QWidget]:
        if PRIVATE_PHONE.code in found:
            return [Chip(self.tr("Private device"), Tone.DANGER, self)]
        if detail.account.second_factor in {SecondFactor.NONE, SecondFactor.UNKNOWN}:
            return []
        return [Chip(self.tr("The library's"), Tone.SUCCESS, self)]

    def _backup(
        self, detail: AccountDetail, found: frozenset[str]
    ) -> tuple[str, Sequence[QWidget]]:
        account = detail.account
        if not account.backup_codes_place:
            return self.tr("No place written down"), []
        if account.backup_codes_checked is None:
            when = self.tr("never checked")
        else:
            day = wording.day(account.backup_codes_checked)
            when = self.tr("checked {day}").format(day=day)
        buttons: list[QWidget] = []
        if BACKUP_CODES_UNCHECKED.code in found:
            buttons.append(Chip(self.tr("Unchecked"), Tone.WARNING, self))
        button = Button(self.tr("Checked today"), self, then=self._check_codes)
        button.setAccessibleName(self.tr("The backup codes were checked today"))
        return f"{account.backup_codes_place}, {when}", [*buttons, button]


class SeenCard(Card):
    """Who has come to know the password in use now: the ground for changing it when they leave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Who has seen the password in use now"))
        self._shown: object = None

    def show_lines(self, lines: Iterable[ExposureLine], now: datetime) -> None:
        """Show each person once, with the latest of each way in which they came to know it."""
        people: dict[str, dict[str, datetime]] = {}
        for line in lines:
            ways = people.setdefault(line.who, {})
            ways.setdefault(wording.name(line.how), line.at)
        if (people, now.date()) == self._shown:
            return
        self._shown = (people, now.date())
        self.clear()
        for who, ways in people.items():
            said = [f"{how} {wording.ago(at, now)}" for how, at in ways.items()]
            name = who or self.tr("Somebody no longer on file")
            self.add_row(name, self.tr("{ways}").format(ways=" · ".join(said)))
        if not people:
            self.add_text(self.tr("Nobody yet."))


class TiedCard(SheetCard):
    """What the account hangs on outside smdesk; hidden where nothing is known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Tied to"))

    @override
    def facts(self, detail: AccountDetail) -> object:
        account = detail.account
        return (
            detail.run_through,
            account.business_manager,
            account.platform_admins,
            account.connected_apps,
        )

    @override
    def fill(self, detail: AccountDetail) -> None:
        account = detail.account
        rows = (
            (self.tr("Profile of"), detail.run_through),
            (self.tr("Business manager"), account.business_manager),
            (self.tr("Admins there"), wording.listed(account.platform_admins)),
            (self.tr("Connected apps"), wording.listed(account.connected_apps)),
        )
        for key, value in rows:
            if value:
                self.add_row(key, value)
        self.setVisible(any(value for _, value in rows))


class NotesCard(SheetCard):
    """Whatever else is good to know; hidden while nothing is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Notes"))

    @override
    def facts(self, detail: AccountDetail) -> object:
        return detail.account.notes

    @override
    def fill(self, detail: AccountDetail) -> None:
        notes = detail.account.notes
        self.setVisible(bool(notes))
        if notes:
            self.add_text(notes, tone="")


def _codes(findings: Iterable[object]) -> frozenset[str]:
    rules = (getattr(finding, "rule", None) for finding in findings)
    return frozenset(rule.code for rule in rules if isinstance(rule, Rule))
