"""The swaps that are asked for, with the two answers."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from smdesk.desk.swaps import SwapLine
from smdesk.domain.rota import SwapState
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.tokens import Tone

TONES = {
    SwapState.ASKED: Tone.INFO,
    SwapState.AGREED: Tone.SUCCESS,
    SwapState.DECLINED: Tone.NEUTRAL,
}
Answer = Callable[[SwapLine, bool], object]


class SwapsCard(Card):
    """A row for each swap; whoever was asked agrees or declines here."""

    def __init__(self, answer: Answer, parent: QWidget) -> None:
        super().__init__("", parent)
        self._answer = answer
        self.set_heading(self.tr("Swaps"))

    def show_lines(self, lines: Sequence[SwapLine]) -> None:
        """Show these swaps; the card hides when there are none."""
        self.clear()
        self.setVisible(bool(lines))
        for line in lines:
            self.add_row(line.account or self.tr("A shift that is gone"), self._words(line),
                         self._buttons(line))  # fmt: skip

    def _words(self, line: SwapLine) -> str:
        said = self.tr("{person} asks {other}").format(person=line.asked_by, other=line.asked_of)
        if line.shift is not None:
            said += f", {wording.span(line.shift.first, line.shift.last)}"
        return f"{said}. {line.swap.why}" if line.swap.why else f"{said}."

    def _buttons(self, line: SwapLine) -> list[QWidget]:
        chip = Chip(wording.name(line.swap.state), TONES[line.swap.state], self)
        if not line.mine_to_answer:
            return [chip]
        return [
            chip,
            AnswerButton(self.tr("Agree"), line, self._answer, self, agreed=True),
            AnswerButton(self.tr("Decline"), line, self._answer, self, agreed=False),
        ]


class AnswerButton(Button):
    """One of the two answers to a swap."""

    def __init__(
        self, text: str, line: SwapLine, answer: Answer, parent: QWidget, *, agreed: bool
    ) -> None:
        super().__init__(text, parent, then=self._say)
        self._line, self._answer, self._agreed = line, answer, agreed
        self.setAccessibleName(f"{text}: {line.asked_by}, {line.account}")

    def _say(self) -> None:
        self._answer(self._line, self._agreed)
