"""What is asked for on the rota: who does a shift, whom to ask instead, whether to share out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget
from typing_extensions import override

from smdesk.domain.records import RecordId
from smdesk.domain.rota import Proposal, Shift
from smdesk.ui.kit import wording
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog, FormDialog
from smdesk.ui.kit.fields import Day, Field, Line, PersonPick
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.page import Page

People = Mapping[RecordId, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom to ask to take a shift, and why."""

    of: RecordId
    why: str = ""


class Weekdays(Field[QWidget, tuple[int, ...]]):
    """Days of the week, each with a box."""

    @override
    def make(self, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for number, words in enumerate(wording.weekdays()):
            box = QCheckBox(words, holder)
            box.setObjectName(str(number))
            row.addWidget(box)
        row.addStretch(1)
        first = holder.findChild(QCheckBox)
        if first is not None:
            holder.setFocusProxy(first)
        return holder

    @override
    def show(self, editor: QWidget, value: tuple[int, ...]) -> None:
        for box in editor.findChildren(QCheckBox):
            box.setChecked(int(box.objectName()) in value)

    @override
    def read(self, editor: QWidget) -> tuple[int, ...]:
        boxes = editor.findChildren(QCheckBox)
        return tuple(sorted(int(box.objectName()) for box in boxes if box.isChecked()))


def shift_dialog(
    title: str, shift: Shift, people: People, save: Callable[[Shift, str], object], parent: QWidget
) -> FormDialog[Shift]:
    """Return the dialog that puts somebody on duty."""
    form = Form(
        Shift,
        (
            PersonPick("person", _tr("&Who"), people),
            PersonPick("backup", _tr("&Backup"), people, nobody=_tr("nobody")),
            Day("first", _tr("&From")),
            Day("last", _tr("&Until")),
            Line("note", _tr("N&ote")),
        ),
    )
    form.fill(shift)
    return FormDialog(title, form, save, parent)


def swap_dialog(
    title: str, people: People, save: Callable[[Ask, str], object], parent: QWidget
) -> FormDialog[Ask]:
    """Return the dialog that asks somebody to take a shift."""
    form = Form(
        Ask,
        (
            PersonPick("of", _tr("&Whom to ask"), people),
            Line("why", _tr("Wh&y"), example=_tr("Stocktaking that week")),
        ),
    )
    form.fill(Ask(of=next(iter(people))))
    return FormDialog(title, form, save, parent, verb=_tr("&Ask"))


class ShareDialog(Dialog):
    """Shows what a fair sharing of the weeks would be, before anything is kept."""

    agreed = Signal(object)
    """The Proposal that is to be kept."""

    def __init__(
        self, proposal: Proposal, people: People, accounts: People, parent: QWidget
    ) -> None:
        super().__init__(_tr("Share the weeks out"), parent)
        self._proposal = proposal
        self.body.addWidget(Label(self._summary(), self))
        page = Page(self)
        page.setMinimumHeight(260)
        hours = Card(_tr("Hours of duty"), self)
        for person, count in sorted(proposal.hours.items(), key=lambda one: -one[1]):
            if count:
                hours.add_row(people.get(person, "?"), wording.number(count))
        page.add_widget(hours)
        if proposal.uncovered:
            page.add_widget(self._left_card(accounts))
        hours.setVisible(bool(proposal.shifts))
        self.body.addWidget(page, 1)
        self.add_button(_tr("Cancel"), self.reject)
        keep = self.add_button(_tr("&Take it over"), self._agree, primary=True)
        keep.setEnabled(bool(proposal.shifts))
        self.resize(520, 480)

    def _summary(self) -> str:
        count = len(self._proposal.shifts)
        if not count:
            return _tr("There is nothing to give out: every week has somebody, or nobody is free.")
        words = _tr(
            "{count} shifts are open and would be given to whoever has done least, leaving out "
            "those who are away. What is there already stays."
        )
        return words.format(count=wording.number(count))

    def _left_card(self, accounts: People) -> Card:
        left = Card(_tr("Still nobody"), self)
        left.add_text(_tr("Nobody who is on the team is free on these days:"))
        for gap in self._proposal.uncovered:
            who = f"{accounts.get(gap.need.account, '?')}, {wording.name(gap.need.duty)}"
            left.add_row(who, wording.listed([wording.day(day) for day in gap.days]))
        return left

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self._proposal)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Duty", text)
