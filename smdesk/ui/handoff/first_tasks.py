"""What the next team does in its first thirty days, and who can show them how."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.domain.handoff import FirstTask, When
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import ROW_HEIGHT, SIDE, Card
from smdesk.ui.kit.form import Choice, Form, Line, PersonPick
from smdesk.ui.kit.label import Label, Type


class FirstTasksCard(Card):
    """Lists the tasks under when they are to be done."""

    adding = Signal()
    editing = Signal(object)
    removing = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("The first thirty days"))
        self._shown: object = None
        self._add = Button(self.tr("Add a task…"), self, then=self.adding.emit)
        self.add_to_heading(self._add)

    def show_tasks(self, tasks: Sequence[FirstTask], people: Mapping[RecordId, str]) -> None:
        """Show these tasks; ``people`` gives names by id."""
        if (tasks, people) == self._shown:
            return
        self._shown = (list(tasks), dict(people))
        self.clear()
        for when in When:
            some = [task for task in tasks if task.when is when]
            if some:
                label = Label(wording.name(when), self, type=Type.META)
                holder = QWidget(self)
                row = QHBoxLayout(holder)
                row.setContentsMargins(SIDE, 8, SIDE, 6)
                row.addWidget(label)
                self.add_widget(holder)
            for task in some:
                self.add_widget(self._row(task, people))
        if not tasks:
            self.add_text(self.tr("Nothing yet. Three tasks for the first day are a good start."))

    def _row(self, task: FirstTask, people: Mapping[RecordId, str]) -> QWidget:
        holder = QWidget(self)
        holder.setMinimumHeight(ROW_HEIGHT)
        row = QHBoxLayout(holder)
        row.setContentsMargins(SIDE, 5, SIDE, 5)
        row.setSpacing(8)
        row.addWidget(Label(task.text, holder), 1)
        who = people.get(task.person, "") if task.person is not None else ""
        if who:
            row.addWidget(Label(who, holder, type=Type.META, wrap=False))
        for text, icon, signal in (
            (self.tr("Edit: {task}"), "pencil", self.editing),
            (self.tr("Remove: {task}"), "trash-2", self.removing),
        ):
            row.addWidget(TaskButton(text.format(task=task.text), icon, task, signal.emit, holder))
        return holder


class TaskButton(Button):
    """Does something with one task."""

    def __init__(
        self,
        text: str,
        icon: str,
        task: FirstTask,
        tell: Callable[[FirstTask], object],
        parent: QWidget,
    ) -> None:
        super().__init__(text, parent, then=self._do, icon=icon, bare=True)
        self._task, self._tell = task, tell

    def _do(self) -> None:
        self._tell(self._task)


def task_form(people: Mapping[RecordId, str], card: FirstTasksCard) -> Form[FirstTask]:
    """Return an empty form for a task."""
    return Form(
        FirstTask,
        [
            Line("text", card.tr("&What is to be done")),
            Choice("when", card.tr("W&hen"), {when: wording.name(when) for when in When}),
            PersonPick(
                "person", card.tr("W&ho can show how"), people, nobody=card.tr("Nobody yet")
            ),
        ],
    )
