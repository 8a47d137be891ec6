"""The dialog that lists the earlier values of a secret, each of which can be looked at."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.desk.accounts import AccountsDesk, SecretLine, VersionLine
from smdesk.domain.records import SmdeskError
from smdesk.domain.roster import Member
from smdesk.ui.accounts.parts import ReadSecret, secret_name
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret import SecretField

WIDTH, HEIGHT = 640, 420


class VersionsDialog(Dialog):
    """Shows every value that a secret had, and can make an earlier one the one in use again."""

    brought_back = Signal()

    def __init__(
        self,
        line: SecretLine,
        desk: AccountsDesk,
        me: Member,
        clipboard: SecretClipboard,
        parent: QWidget,
    ) -> None:
        title = QCoreApplication.translate("VersionsDialog", "Earlier values: {what}").format(
            what=secret_name(line)
        )
        super().__init__(title, parent)
        self._line, self._desk, self._me, self._clipboard = line, desk, me, clipboard
        words = self.tr("Each look is kept in the log, as with the value in use.")
        self.body.addWidget(Label(words, self, type=Type.META))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(title)
        self.card = Card("", scroll)
        held = QWidget(scroll)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        scroll.setWidget(held)
        self.body.addWidget(scroll, 1)
        for version in desk.versions(line.id):
            self._add(version)
        self.add_button(self.tr("Close"), self.accept)
        self.resize(WIDTH, HEIGHT)

    def _add(self, version: VersionLine) -> None:
        made = wording.day(version.made_at.astimezone().date())
        key = self.tr("No. {number}, {day}").format(number=version.number, day=made)
        read = ReadSecret(self._desk, self._line.id, self._me, version.number)
        field = SecretField(key, read, self._clipboard, self.card)
        field.refused.connect(self.tell)
        button = BringBack(self.tr("In use") if version.current else self.tr("Use again"),
                           version.number, self._bring_back, self.card)  # fmt: skip
        button.setEnabled(not version.current)
        self.card.add_row(key, field, [button])

    def _bring_back(self, number: int) -> None:
        try:
            self._desk.bring_back(self._line.id, number, by=self._me)
        except SmdeskError as error:
            self.tell(error)
        else:
            self.accept()
            self.brought_back.emit()


class BringBack(Button):
    """Makes one earlier value the one in use."""

    def __init__(
        self, text: str, number: int, task: Callable[[int], object], parent: QWidget
    ) -> None:
        super().__init__(text, parent, then=self._do)
        self._number, self._task = number, task
        self.setAccessibleName(f"{text}: {number}")

    def _do(self) -> None:
        self._task(self._number)
