"""How a post stands with its approvers, what is open before asking, and what can be done now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from smdesk.desk.gate import ApprovalLine
from smdesk.domain.checklists import BY_ITSELF, Check, CheckLine, Weight
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.tokens import Tone


@dataclass(frozen=True, slots=True)
class Deed:
    """A button: whether it is offered now, its words, what it does, whether it comes next."""

    there: bool
    words: str
    then: Callable[[], object]
    primary: bool = False


class GateCard(QWidget):
    """Buttons, approvals, and checks of one post."""

    ticked = Signal(object, bool)
    """A check, and whether it is done now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.deeds = QWidget(self)
        self._flow = Flow(self.deeds, spacing=8)
        self.said = Label("", self, tone="warning")
        self.approvals = Card(self.tr("Approvals"), self)
        self.checks = Card(self.tr("Before asking"), self)
        for widget in (self.deeds, self.said, self.approvals, self.checks):
            column.addWidget(widget)
        self._all: list[Button] = []
        self.buttons: list[Button] = []
        """Those that are offered now."""
        self.boxes: dict[Check, QCheckBox] = {}

    def offer(self, deeds: Sequence[Deed]) -> None:
        """Offer those that can be done now; the same ones come each time, in the same order."""
        if not self._all:
            for deed in deeds:
                self._all.append(Button(deed.words, self.deeds, then=deed.then))
                self._flow.addWidget(self._all[-1])
        self.buttons = []
        for deed, button in zip(deeds, self._all, strict=True):
            button.setVisible(deed.there)
            button.set_primary(deed.primary)
            if deed.there:
                self.buttons.append(button)
        self.deeds.setVisible(bool(self.buttons))
        self.deeds.updateGeometry()

    def say(self, words: Sequence[str]) -> None:
        """Say what was last said about it, and what keeps it from going out."""
        self.said.setText("\n".join(words))
        self.said.setVisible(bool(words))

    def show_approvals(self, lines: Sequence[ApprovalLine]) -> None:
        """Show who approved what, and whether that still fits."""
        self.approvals.clear()
        for line in lines:
            one = line.approval
            words = self.tr("{person}, {time}, version {version}").format(
                person=line.name or self.tr("somebody"),
                time=wording.moment(one.at),
                version=one.version,
            )
            if one.words:
                words += f"\n“{one.words}”"
            if one.sheet_post is not None:
                words += "\n" + self.tr("On paper; typed in by {name}.").format(
                    name=line.typed_by or self.tr("somebody")
                )
            if not line.genuine:
                words += "\n" + self.tr("This is not as it was signed, and counts for nothing.")
            elif not line.live:
                words += "\n" + self.tr("It does not fit what the post is now.")
            self.approvals.add_text(words, tone="" if line.genuine else "danger")
        self.approvals.setVisible(bool(lines))

    def show_checks(self, lines: Sequence[CheckLine]) -> None:
        """Show what is looked at before anybody is asked."""
        self.checks.clear()
        self.boxes = {}
        holder = QWidget(self.checks)
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 10, 16, 10)
        for line in lines:
            name = wording.name(line.check)
            row = QWidget(holder)
            flow = Flow(row, spacing=8)
            box = QCheckBox(name, row)
            flow.addWidget(box)
            if line.weight is Weight.REQUIRED:
                box.setAccessibleName(self.tr("{check} (required)").format(check=name))
                flow.addWidget(Chip(wording.name(line.weight), Tone.INFO, row))
            box.setChecked(line.done)
            box.setEnabled(line.check not in BY_ITSELF)
            if line.mark is not None and line.mark.source:
                box.setToolTip(line.mark.source)
            box.clicked.connect(self._tick)
            self.boxes[line.check] = box
            column.addWidget(row)
        self.checks.add_widget(holder)
        self.checks.setVisible(bool(lines))

    def _tick(self) -> None:
        for check, box in self.boxes.items():
            if box is self.sender():
                self.ticked.emit(check, box.isChecked())
                return


def sentence(finding: Finding) -> str:
    """Return what keeps a post from going out, and why."""
    said = wording.finding(finding)
    return f"{said.what} {said.why}"
