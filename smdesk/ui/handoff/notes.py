"""What is written as one goes: three questions a month, and the sittings of old and new."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.countdown import Sitting
from smdesk.domain.month_notes import MonthNote, Prompt
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.form import Choice, Day, Form, Text
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.ticks import Ticks

AT_MOST = 6


class NotesCard(Card):
    """Asks the questions of this month that nobody has answered, and lists the last answers."""

    writing = Signal(object)
    """A Prompt that somebody wants to answer."""
    editing = Signal(object)
    """A MonthNote."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self.set_heading(self.tr("Written month by month"))

    def show_notes(
        self, notes: Sequence[MonthNote], people: Mapping[RecordId, str], today: date
    ) -> None:
        """Show the notes, the latest first; ``people`` gives names by id."""
        facts = (list(notes), dict(people), today)
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        month = today.replace(day=1)
        answered = {one.prompt for one in notes if one.month == month}
        for prompt in Prompt:
            if prompt not in answered:
                button = Button(self.tr("Write…"), self, then=partial(self.writing.emit, prompt))
                button.setAccessibleName(
                    self.tr("Write: {question}").format(question=wording.name(prompt))
                )
                self.add_row(self.tr("This month"), wording.name(prompt), [button])
        for note in notes[:AT_MOST]:
            who = people.get(note.by, "") if note.by is not None else ""
            self.add_widget(self._row(note, who))

    def _row(self, note: MonthNote, who: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 6, SIDE, 6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(note.text, holder))
        told = " · ".join(filter(None, (f"{note.month:%m/%Y}", wording.name(note.prompt), who)))
        words.addWidget(Label(told, holder, type=Type.META))
        row.addLayout(words, 1)
        edit = self.tr("Edit: {text}").format(text=note.text[:60])
        row.addWidget(
            Button(edit, holder, then=lambda: self.editing.emit(note), icon="pencil", bare=True)
        )
        return holder


class SittingsCard(Card):
    """Lists when those who hand over and those who take over sat together."""

    adding = Signal()
    editing = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._shown: object = None
        self.set_heading(self.tr("Sittings"))
        self._add = Button(self.tr("Write one down…"), self, then=self.adding.emit)
        self.add_to_heading(self._add)

    def show_sittings(self, sittings: Sequence[Sitting], people: Mapping[RecordId, str]) -> None:
        """Show the sittings, the latest first; ``people`` gives names by id."""
        facts = (list(sittings), dict(people))
        if facts == self._shown:
            return
        self._shown = facts
        self.clear()
        for one in sittings[:AT_MOST]:
            names = wording.listed([people[who] for who in one.present if who in people])
            edit = Button(
                self.tr("Edit: {what}").format(what=one.covered[:60]),
                self,
                then=partial(self.editing.emit, one),
                icon="pencil",
                bare=True,
            )
            said = "\n".join(filter(None, (one.covered, names, one.questions)))
            self.add_row(wording.day(one.on), said, [edit])
        if not sittings:
            self.add_text(
                self.tr("They haven't met yet. Two sittings are what a packet cannot replace.")
            )


def note_form(card: QWidget, months: Sequence[date]) -> Form[MonthNote]:
    """Return an empty form for an answer."""
    return Form(
        MonthNote,
        [
            Choice("month", card.tr("&Month"), {one: f"{one:%m/%Y}" for one in months}),
            Choice("prompt", card.tr("&Question"), {one: wording.name(one) for one in Prompt}),
            Text("text", card.tr("&Answer")),
        ],
    )


def sitting_form(card: QWidget, people: Mapping[RecordId, str]) -> Form[Sitting]:
    """Return an empty form for a sitting."""
    return Form(
        Sitting,
        [
            Day("on", card.tr("&Day")),
            Ticks("present", card.tr("Who was &there"), people),
            Text("covered", card.tr("What was &covered")),
            Text("questions", card.tr("Questions left &open")),
        ],
    )
