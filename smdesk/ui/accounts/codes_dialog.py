"""The dialog with the backup codes of an account: which are used, and one to take."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smdesk.desk.accounts import SecretLine
from smdesk.desk.code_lists import CodeLine
from smdesk.desk.kept_secrets import SecretsDesk
from smdesk.domain.custody import Seen
from smdesk.domain.records import SmdeskError
from smdesk.domain.recovery_codes import FEWEST_CODES
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.overriding import override
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.accounts.parts import secret_name
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.clipboard import SecretClipboard
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.secret import SecretField
from smdesk.ui.kit.tokens import Tone

WIDTH, HEIGHT = 620, 520


class CodesDialog(ForgetfulDialog):
    """Lists the codes by their places. Each press is a task of its own, done at once."""

    renewing = Signal()
    """A new list is wanted."""

    def __init__(
        self,
        line: SecretLine,
        desk: SecretsDesk,
        me: Member,
        clipboard: SecretClipboard,
        parent: QWidget,
    ) -> None:
        super().__init__(_title(line), parent)
        self._line, self._desk, self._me, self._clipboard = line, desk, me, clipboard
        self._fields: list[SecretField] = []
        self._codes: list[CodeLine] = []
        self._asked = 0
        self.left = Label("", self)
        self.body.addWidget(self.left)
        words = self.tr("Each code works once. Take one, then say whether it was used.")
        self.body.addWidget(Label(words, self, type=Type.META))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("Codes"))
        self.card = Card("", self)
        held = QWidget(scroll)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        scroll.setWidget(held)
        self.body.addWidget(scroll, 1)
        self.add_button(self.tr("New &list…"), self._renew)
        self.add_button(self.tr("Close"), self.accept)
        self.next = self.add_button(self.tr("&Take the next"), self.take_next, primary=True)
        self.take_room(WIDTH, HEIGHT)
        self.refresh()
        self.next.setFocus()

    def refresh(self) -> None:
        """Read the list again."""
        try:
            self._codes = self._desk.codes(self._line.id)
        except SmdeskError as error:
            self._codes = []
            self.tell(error)
        self._fields = []
        self.card.clear()
        for code in self._codes:
            self._add(code)
        self._count()

    def take_next(self) -> None:
        """Copy the first code that is not used."""
        code = next((one for one in self._codes if not one.used), None)
        if code is not None:
            self.take(code.position)

    def take(self, position: int) -> None:
        """Copy the code, and ask whether it was used."""
        try:
            secret = self._desk.take_code(self._line.id, position, Seen.COPIED, by=self._me)
        except SmdeskError as error:
            self.tell(error)
            return
        self._clipboard.copy(secret)
        self._asked = position
        ask = Confirm(
            self.tr("Was code {number} used?").format(number=position),
            self.tr(
                "It is copied; the clipboard is cleared in {seconds} seconds. Paste it at the "
                "platform. Once it was accepted it never works again, so tick it off."
            ).format(seconds=self._clipboard.seconds),
            self.tr("&Used: tick it off"),
            self,
            back=self.tr("&Not used"),
        )
        ask.confirmed.connect(self._tick_asked)
        ask.open()

    def tick(self, position: int) -> None:
        """Note that the code was used."""
        self._do(partial(self._desk.tick_code, self._line.id, position, by=self._me))

    def untick(self, position: int) -> None:
        """Note that the code was not used after all."""
        self._do(partial(self._desk.untick_code, self._line.id, position, by=self._me))

    @override
    def forget(self) -> None:
        for field in self._fields:
            field.forget()

    def _tick_asked(self) -> None:
        self.tick(self._asked)

    def _do(self, task: Callable[[], object]) -> None:
        self.banner.close_it()
        try:
            task()
        except SmdeskError as error:
            self.tell(error)
        self.refresh()
        (self.next if self.next.isEnabled() else self.card).setFocus()

    def _add(self, code: CodeLine) -> None:
        key = self.tr("Code {number}").format(number=code.position)
        if code.used:
            self._add_used(code, key)
            return
        field = SecretField(key, partial(self._read, code.position), self._clipboard, self.card,
                            may_copy=False)  # fmt: skip
        field.refused.connect(self.tell)
        self._fields.append(field)
        take = CodeButton(self.tr("Take"), code.position, self.take, self.card)
        tick = CodeButton(self.tr("Tick off"), code.position, self.tick, self.card)
        self.card.add_row(key, field, [take, tick])

    def _add_used(self, code: CodeLine, key: str) -> None:
        day = wording.day(code.used_on) if code.used_on is not None else ""
        words = " · ".join(filter(None, (day, code.used_by)))
        untick = CodeButton(self.tr("Not used"), code.position, self.untick, self.card)
        chip = Chip(self.tr("Used"), Tone.NEUTRAL, self.card)
        row = self.card.add_row(key, words, [chip, untick])
        font = row.key.font()
        font.setStrikeOut(True)
        row.key.setFont(font)

    def _count(self) -> None:
        left = sum(not code.used for code in self._codes)
        words = codes_left(left, len(self._codes))
        if self._codes and left < FEWEST_CODES:
            words += " " + self.tr("Have the platform make new ones, and put in the new list.")
        self.left.setText(words)
        self.next.setEnabled(left > 0)

    def _read(self, position: int, how: Seen) -> SecretText:
        return self._desk.take_code(self._line.id, position, how, by=self._me)

    def _renew(self) -> None:
        self.accept()
        self.renewing.emit()


class CodeButton(Button):
    """Does something with one code of the list."""

    def __init__(
        self, text: str, position: int, task: Callable[[int], object], parent: QWidget
    ) -> None:
        super().__init__(text, parent, then=self._do)
        self._position, self._task = position, task
        self.setAccessibleName(self.tr("{verb}: code {number}").format(verb=text, number=position))

    def _do(self) -> None:
        self._task(self._position)


def _title(line: SecretLine) -> str:
    kind = wording.name(line.what)
    return f"{kind}: {secret_name(line)}" if line.label else kind


def codes_left(left: int, of: int) -> str:
    """Return how many codes of a list are left, in words."""
    words = QCoreApplication.translate("CodesDialog", "{left} of {all} left.")
    return words.format(left=wording.number(left), all=wording.number(of))
