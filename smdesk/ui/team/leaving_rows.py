"""One group of a leaving list as a card: each line with what it asks for and its buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.custody import SecretKind
from smdesk.domain.leaving import Group, Matter, State
from smdesk.domain.leaving_list import LeavingList, Line
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import ROW_HEIGHT, SIDE, Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.fold import FoldingRow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.tokens import Tone

CHIP_COLUMN = 96
WORDS_ROOM = 240
AT_FIRST = 30
"""A long list is unrolled by a button."""

Act = Callable[[Line], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What can be done about a line."""

    go: Act
    """Go to where it is done."""
    tick: Act
    waive: Act
    reopen: Act


class GroupCard(Card):
    """The lines of one group, those still open and those settled, in one unmoving order."""

    def __init__(self, group: Group, acts: Acts, parent: QWidget) -> None:
        super().__init__(wording.name(group), parent)
        self._group, self._acts = group, acts
        self._shown: tuple[Line, ...] | None = None
        self._found: LeavingList | None = None
        self._unrolled = AT_FIRST

    def show_list(self, found: LeavingList) -> None:
        """Show the group's lines of the list; the card hides when there are none."""
        lines = found.of(self._group)
        self.setVisible(bool(lines))
        if self._found is None or found.leaving.id != self._found.leaving.id:
            self._unrolled = AT_FIRST
        self._found = found
        if lines == self._shown:
            return
        self._shown = lines
        self._build(found, lines)

    def show_more(self) -> None:
        """List some more of them."""
        self._unrolled += AT_FIRST * 4
        if self._found is not None:
            self._build(self._found, self._shown or ())

    def _build(self, found: LeavingList, lines: tuple[Line, ...]) -> None:
        self.clear()
        self.set_heading(wording.name(self._group), wording.leaving_progress(found, self._group))
        self.add_text(wording.leaving_why(self._group))
        for line in lines[: self._unrolled]:
            self.add_widget(LineRow(line, found.name, self._acts, self))
        left = len(lines) - self._unrolled
        if left > 0:
            words = self.tr("Show more ({count} left)").format(count=wording.number(left))
            self.add_button_row(Button(words, self, then=self.show_more, quiet=True))


class LineRow(FoldingRow):
    """One line: how it stands, what it is about, what it asks for, and what can be done."""

    def __init__(self, line: Line, person: str, acts: Acts, parent: QWidget) -> None:
        super().__init__(parent, room=WORDS_ROOM, margins=(SIDE, 6, SIDE, 6))
        self.line, self._acts = line, acts
        self.setMinimumHeight(ROW_HEIGHT)
        subject = wording.leaving_subject(line)
        said = wording.leaving_stands(line) or wording.leaving_asked(line, person)
        self.setAccessibleName(f"{subject}: {wording.leaving_chip(line)}. {said}")
        held = QWidget(self)
        inner = QHBoxLayout(held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Chip(wording.leaving_chip(line), _tone(line), held))
        inner.addStretch(1)
        self.add_fixed(held, CHIP_COLUMN)
        words = QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(subject, words, tone="" if line.open else "muted"))
        column.addWidget(Label(said, words, type=Type.META))
        self.add_stretching(words)
        self.buttons: list[Button] = []
        self._holder = QWidget(self)
        self._ranked = QHBoxLayout(self._holder)
        self._ranked.setContentsMargins(0, 0, 0, 0)
        self._ranked.setSpacing(8)
        if line.open:
            self._add_open(subject)
        elif line.row.by is not None:
            self._add(self.tr("Open again"), subject, self._reopen, quiet=True)
        self._ranked.addStretch(1)
        self.add_fixed(self._holder)
        self._holder.setVisible(bool(self.buttons))

    def _add_open(self, subject: str) -> None:
        go = self._go_words()
        if go:
            self._add(go, subject, self._go)
        if self.line.row.matter.group is Group.CUSTODY and not self.line.row.matter.inside:
            self._add(self.tr("Tick off"), subject, self._tick)
        self._add(self.tr("Not needed…"), subject, self._waive, quiet=True)

    def _go_words(self) -> str:
        matter = self.line.row.matter
        if matter is Matter.ACCESS:
            return self.tr("Let out…")
        if not self.line.there:
            return ""
        if matter is Matter.CUSTODIAN:
            return self.tr("Release…")
        if matter.group is Group.CUSTODY:
            return self.tr("See account")
        return (
            self.tr("Set new password…")
            if self.line.what is SecretKind.PASSWORD
            else self.tr("Change it…")
        )

    def _add(
        self, text: str, subject: str, then: Callable[[], object], *, quiet: bool = False
    ) -> None:
        button = Button(text, self._holder, then=then, quiet=quiet)
        button.setAccessibleName(f"{text}: {subject}")
        self.buttons.append(button)
        self._ranked.addWidget(button)

    def _go(self) -> None:
        self._acts.go(self.line)

    def _tick(self) -> None:
        self._acts.tick(self.line)

    def _waive(self) -> None:
        self._acts.waive(self.line)

    def _reopen(self) -> None:
        self._acts.reopen(self.line)


def _tone(line: Line) -> Tone:
    if line.row.state is State.DONE:
        return Tone.SUCCESS
    if line.row.state is State.WAIVED:
        return Tone.NEUTRAL
    return Tone.DANGER if line.row.matter.group is Group.MUST_CHANGE else Tone.WARNING
