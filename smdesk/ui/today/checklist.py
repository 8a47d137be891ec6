"""The first things to do with a new cabinet, shown until all of them are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from smdesk.domain.records import Ref
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import ROW_HEIGHT, SIDE, Card
from smdesk.ui.kit.icons import ORDINARY, picture
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.tokens import tokens


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: whether it is done, and where it is done."""

    words: str
    done: bool
    verb: str
    ref: Ref


class ChecklistCard(Card):
    """Lists the steps; those that are done have a tick instead of a button."""

    def __init__(self, go: Callable[[Ref], object], parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("First steps"))
        self._go = go
        self._shown: tuple[Step, ...] = ()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps; the card hides when all are done."""
        self.setVisible(not all(step.done for step in steps))
        if tuple(steps) == self._shown:
            return
        self._shown = tuple(steps)
        self.clear()
        done = sum(step.done for step in steps)
        count = self.tr("{done} of {all}").format(done=done, all=len(steps))
        self.set_heading(self.tr("First steps"), count)
        for step in steps:
            self.add_widget(_StepRow(step, self._go, self))


class _StepRow(QWidget):
    """One step."""

    def __init__(self, step: Step, go: Callable[[Ref], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._step, self._go = step, go
        self.setMinimumHeight(ROW_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 5, SIDE, 5)
        row.setSpacing(10)
        colours = tokens(self.palette())
        mark = QLabel(self)
        mark.setFixedSize(ORDINARY, ORDINARY)
        ratio = self.devicePixelRatioF()
        if step.done:
            mark.setPixmap(picture("circle-check", colours.success, ORDINARY, ratio))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(step.words, self, tone="muted" if step.done else ""), 1)
        state = self.tr("done") if step.done else self.tr("to do")
        self.setAccessibleName(f"{step.words}: {state}")
        if not step.done:
            button = Button(step.verb, self, then=self._press)
            button.setAccessibleName(f"{step.verb}: {step.words}")
            row.addWidget(button)

    def _press(self) -> None:
        self._go(self._step.ref)
