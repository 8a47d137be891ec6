"""Finds out whether a site refuses codes because this computer's clock is off."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from smdesk.domain.records import SmdeskError
from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import MOST_DIGITS, ClockOffset
from smdesk.overriding import override
from smdesk.ui.accounts.clock_memory import ClockMemory, how_far
from smdesk.ui.accounts.forgetful import ForgetfulDialog
from smdesk.ui.kit import wording
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.tokens import Tone

WIDTH = 540
MOST_TYPED = MOST_DIGITS + 4
"""A code with a blank in it, as devices show it in groups, and one too many on either side."""


class ClockDialog(ForgetfulDialog):
    """Asks for a code that was made elsewhere, and says by how much the clocks differ."""

    noted = Signal()
    """Something was found out, and is remembered."""

    def __init__(
        self,
        title: str,
        name: str,
        check: Callable[[SecretText], ClockOffset | None],
        memory: ClockMemory,
        parent: QWidget,
    ) -> None:
        """``name`` is the authenticator's.

        ``check`` compares a code with those of this computer, and may raise an SmdeskError.
        """
        super().__init__(title, parent)
        self._check, self._memory = check, memory
        words = self.tr(
            "Codes are made from the time of day, so a clock that is off makes wrong ones. If "
            "another device makes codes for this account, too, a phone for example, type the code "
            "that it shows now: smdesk finds out by how much this computer's clock is off."
        )
        self.body.addWidget(Label(words, self))
        self.code = QLineEdit(self)
        self.code.setMaxLength(MOST_TYPED)
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.code.setAccessibleName(self.tr("Code on the other device: {what}").format(what=name))
        key = QLabel(self.tr("&Code that the other device shows now"), self)
        key.setBuddy(self.code)
        self.body.addWidget(key)
        self.body.addWidget(self.code)
        without = self.tr(
            "Without another device, compare the clock in the corner of this screen with a phone "
            "or a radio clock. Half a minute is enough for a site to refuse a code."
        )
        self.body.addWidget(Label(without, self, type=Type.META))
        self.body.addStretch(1)
        self.add_button(self.tr("Close"), self.accept)
        self.add_button(self.tr("C&heck"), self.check, primary=True)
        self.take_room(WIDTH)
        self.code.setFocus()

    def check(self) -> None:
        """Compare the code that was typed, say what came of it, and remember it."""
        typed = SecretText(self.code.text())
        self.code.selectAll()
        self.code.setFocus()
        if not typed.reveal().strip():
            self._answer(self.tr("Nothing was typed yet."), "", Tone.WARNING)
            return
        self.banner.close_it()
        try:
            offset = self._check(typed)
        except SmdeskError as error:
            self.tell(error)
            return
        if offset is None:
            self._no_match()
            return
        self._memory.note(offset)
        self.noted.emit()
        if offset.steps:
            self._off(offset)
        else:
            self._right()

    @override
    def forget(self) -> None:
        self.code.clear()

    def _right(self) -> None:
        why = self.tr(
            "The same code is shown here now. If the site refuses it still, the code may have run "
            "out while it was typed: take one with more seconds left. Or the site asks for the "
            "codes of another authenticator: set it up there anew, and put in what it gives."
        )
        self._answer(self.tr("This computer's clock is right."), why, Tone.SUCCESS)

    def _off(self, offset: ClockOffset) -> None:
        steps = abs(offset.steps)
        what = self.tr("This computer's clock is {how_far}.").format(
            how_far=how_far(offset.seconds)
        )
        if steps == 1:
            why = self.tr(
                "That is one code of {period} seconds. It may only be that the code changed while "
                "it was typed: type a fresh one to be sure. If it stays so, set the clock."
            ).format(period=wording.number(offset.period))
        else:
            why = self.tr(
                "That is {steps} codes of {period} seconds each. Set the clock: in the date and "
                "time settings of this computer, let it be set by itself, or set it by a phone "
                "that is right. Then check again with a fresh code. If the other device is the "
                "one that is off, mend it there."
            ).format(steps=wording.number(steps), period=wording.number(offset.period))
        self._answer(what, why, Tone.WARNING)

    def _no_match(self) -> None:
        why = self.tr(
            "Look whether it was typed as it is shown, and whether the device shows it for this "
            "account. If both are so, the other device has another authenticator, or a clock is "
            "off by more than some minutes: that can be seen by looking at both."
        )
        what = self.tr("No code of the minutes around now is the one that was typed.")
        self._answer(what, why, Tone.WARNING)

    def _answer(self, what: str, why: str, tone: Tone) -> None:
        self.banner.say(what, why, tone=tone)
        announce(self, f"{what} {why}".strip())
        self.fit_soon()
