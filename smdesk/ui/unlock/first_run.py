"""Setting up a new cabinet in five steps; nothing is written before the last is done."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.overriding import override
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.label import Label, Type, line, upright
from smdesk.ui.kit.mnemonics import share_letters
from smdesk.ui.unlock.plan import Plan
from smdesk.ui.unlock.progress import Progress
from smdesk.ui.unlock.step import Step
from smdesk.ui.unlock.step_decision import DecisionStep
from smdesk.ui.unlock.step_library import LibraryStep
from smdesk.ui.unlock.step_start import StartStep
from smdesk.ui.unlock.step_team import TeamStep
from smdesk.ui.unlock.step_you import YouStep

SIDE = 32
FOLDS_BELOW = 860
"""Narrower than this many px, the names of the steps give their room to the step."""


class FirstRun(QWidget):
    """Leads through the steps, forth and back, and hands over the plan at the end."""

    planned = Signal(object)
    """A Plan, once the last step is done."""
    left = Signal()
    """Somebody went back from the first step: they do not want a new cabinet now."""
    turned = Signal(int)
    """Another step is shown, counted from 0."""

    def __init__(
        self,
        *,
        suggest: Callable[[], str],
        good_enough: Callable[[str], bool],
        place_for: Callable[[str], Path],
        refusal: Callable[[Path], str],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place_for = place_for
        self._skipped_team = False
        self._named_for = ""
        self.setAccessibleName(self.tr("A new cabinet"))
        self.library = LibraryStep(self)
        self.you = YouStep(suggest, good_enough, self)
        self.team = TeamStep(today, self)
        self.decision = DecisionStep(today, self)
        self.start = StartStep(refusal, self)
        self.steps: tuple[Step, ...] = (
            self.library,
            self.you,
            self.team,
            self.decision,
            self.start,
        )
        self._pages = QStackedWidget(self)
        for step in self.steps:
            self._pages.addWidget(_scrolled(step, self._pages))
        self._count = Label("", self, type=Type.META)
        self._back = Button(self.tr("&Back"), self, then=self.back, icon="arrow-left")
        self._skip = Button(self.tr("S&kip this"), self, then=self.skip, quiet=True)
        self._next = Button("", self, then=self.forth, primary=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 12, SIDE, 16)
        foot.setSpacing(8)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._skip)
        foot.addWidget(self._next)
        top = QHBoxLayout()
        top.setContentsMargins(SIDE, 20, SIDE, 0)
        top.addWidget(self._count)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(top)
        right.addWidget(self._pages, 1)
        right.addWidget(line(self))
        right.addLayout(foot)
        self._progress = Progress([step.title for step in self.steps], self)
        self._upright = upright(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._progress)
        row.addWidget(self._upright)
        row.addLayout(right, 1)
        self._turn_to(0)

    @property
    def at(self) -> int:
        """Which step is shown, counted from 0."""
        return self._pages.currentIndex()

    def begin(self) -> None:
        """Take the focus."""
        self.steps[self.at].enter()

    def forth(self) -> None:
        """Go on, if this step is ready; after the last, hand over the plan."""
        if not self.steps[self.at].ready():
            return
        if self.at + 1 < len(self.steps):
            self._turn_to(self.at + 1)
        else:
            plan = self._plan()
            if plan is not None:
                self.planned.emit(plan)

    def skip(self) -> None:
        """Go on without what this step asks."""
        if self.steps[self.at].skippable:
            if self.steps[self.at] is self.team:
                self._skipped_team = True
            else:
                self.decision.leave_out()
            self._turn_to(self.at + 1)

    def back(self) -> None:
        """Go back; nothing that was typed is lost. From the first step, leave."""
        if self.at:
            self._turn_to(self.at - 1)
        else:
            self.left.emit()

    def set_busy(self, busy: bool) -> None:
        """Say that the cabinet is being made, and take no second order meanwhile."""
        for widget in (self._back, self._skip, self._next, self._pages):
            widget.setEnabled(not busy)
        self._name_buttons()
        if busy:
            self._next.set_words(self.tr("Making it…"))
            announce(self, self.tr("Making the cabinet. This takes a moment."))

    def forget(self) -> None:
        """Drop every secret that was typed or made."""
        for step in self.steps:
            step.forget()

    def _turn_to(self, at: int) -> None:
        step = self.steps[at]
        if step is self.team:
            self._skipped_team = False
            self.team.begin_with(self.you.founder, *self.library.year())
        elif step is self.start:
            plan = self._plan()
            if plan is not None:
                self.start.show_plan(plan, decided=self.decision.told())
        self._pages.setCurrentIndex(at)
        self._progress.show_step(at)
        words = self.tr("Step {number} of {all}")
        self._count.setText(words.format(number=at + 1, all=len(self.steps)))
        self._skip.setVisible(step.skippable)
        self._name_buttons()
        share_letters(self, (self._back, self._skip, self._next))
        step.enter()
        if step is self.start:
            self._next.setFocus()
        announce(self, f"{self._count.text()}: {step.title}")
        self.turned.emit(at)

    def _name_buttons(self) -> None:
        last = self.at + 1 == len(self.steps)
        self._next.set_words(self.tr("&Make the cabinet") if last else self.tr("&Next"))

    def _plan(self) -> Plan | None:
        organisation = self.library.organisation()
        if organisation is None:
            self._turn_to(0)
            return None
        place = self.start.place
        if not place.name or self._named_for != organisation.name:
            place = self._place_for(organisation.name)
            self._named_for = organisation.name
        return Plan(
            organisation=organisation,
            founder=self.you.founder,
            passphrase=self.you.passphrase,
            with_key_file=self.you.with_key_file,
            team=() if self._skipped_team else self.team.team(),
            short_reason="" if self._skipped_team else self.team.short_reason,
            place=place,
            founding=self.decision.founding(),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in (self._progress, self._upright):
            widget.setVisible(self.width() >= FOLDS_BELOW)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line of text leaves Enter to what is around it.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._next.isEnabled():
            self.forth()
        else:
            super().keyPressEvent(event)


def _scrolled(step: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget(area)
    row = QHBoxLayout(holder)
    row.setContentsMargins(SIDE, 8, SIDE, 20)
    row.addWidget(step, 1)
    row.addStretch(0)
    area.setWidget(holder)
    return area
