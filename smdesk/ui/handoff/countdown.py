"""The countdown: seven steps around the last day of a term, to be ticked off."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from smdesk.domain.countdown import CountdownLine
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type


class CountdownCard(Card):
    """Lists the steps of everybody whose term is near its end, the first due first."""

    ticked = Signal(object, bool)
    """A CountdownLine, and whether it is done now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self.set_heading(self.tr("Countdown"))

    def show_lines(
        self, lines: Sequence[CountdownLine], people: Mapping[RecordId, str], today: date
    ) -> None:
        """Show these steps; ``people`` gives names by id."""
        facts = (list(lines), dict(people), today)
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        done = sum(line.done is not None for line in lines)
        note = self.tr("{done} of {all}").format(
            done=wording.number(done), all=wording.number(len(lines))
        )
        self.set_heading(self.tr("Countdown"), note if lines else "")
        for line in lines:
            self.add_widget(self._row(line, people.get(line.term.person, ""), today))
        if not lines:
            self.add_text(self.tr("No term ends within two months. The steps appear by then."))

    def _row(self, line: CountdownLine, who: str, today: date) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 5, SIDE, 5)
        row.setSpacing(12)
        words = wording.name(line.step)
        box = StepBox(line, self.ticked, holder)
        told = self.tr("{step}: {person}, due {day}").format(
            step=words, person=who, day=wording.day(line.due)
        )
        box.setAccessibleName(told)
        row.addWidget(box)
        row.addWidget(Label(words, holder), 1)
        if line.late(today):
            late = self.tr("{person} · late since {day}")
            row.addWidget(
                Label(late.format(person=who, day=wording.day(line.due)), holder, tone="danger",
                      wrap=False)
            )  # fmt: skip
        else:
            when = f"{who} · {wording.day(line.due)}"
            row.addWidget(Label(when, holder, type=Type.META, wrap=False))
        return holder


class StepBox(QCheckBox):
    """The box before one step."""

    def __init__(self, line: CountdownLine, ticked: SignalInstance, parent: QWidget) -> None:
        super().__init__(parent)
        self._line, self._ticked = line, ticked
        self.setChecked(line.done is not None)
        self.toggled.connect(self._tell)

    def _tell(self, done: bool) -> None:
        self._ticked.emit(self._line, done)
