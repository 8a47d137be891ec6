"""What is asked for on the rota: who does a shift, and whom to ask to take it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from smdesk.desk.rota import Possible
from smdesk.domain.dates import runs_of
from smdesk.domain.records import RecordId
from smdesk.domain.rota import Shift
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Day, Field, Line, PersonPick
from smdesk.ui.kit.form import Form

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


def choices(possible: Sequence[Possible]) -> dict[RecordId, str]:
    """Return who could do it, those who fit best first, each with what speaks against it."""
    return {one.person: _against(one) for one in possible}


def _against(one: Possible) -> str:
    said = []
    if not one.may:
        said.append(_tr("not appointed to approve"))
    for words, days in ((_tr("away {days}"), one.away), (_tr("no term {days}"), one.off)):
        if days:
            runs = ", ".join(span_words(*run) for run in runs_of(days))
            said.append(words.format(days=runs))
    return f"{one.name} ({'; '.join(said)})" if said else one.name


def span_words(first: date, last: date) -> str:
    """Return a day, or the first and the last day of some."""
    return wording.day(first) if first == last else wording.span(first, last)


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Duty", text)
