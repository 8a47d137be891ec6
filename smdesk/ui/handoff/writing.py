"""What is written here for the next team: the letter, and the tasks of the first month."""

from functools import partial

from PySide6.QtCore import QTimer

from smdesk.domain.handoff import FirstTask, Letter
from smdesk.ui.handoff.card_tasks import CardMeans, CardTasks
from smdesk.ui.handoff.first_tasks import FirstTasksCard, task_form
from smdesk.ui.handoff.letter import LetterCard
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import FormDialog


class Writing(CardTasks):
    """Owns two cards and keeps what is written in them."""

    def __init__(self, means: CardMeans) -> None:
        super().__init__(means)
        view = means.view
        self.letter = LetterCard(view)
        self.tasks = FirstTasksCard(view)
        self.letter.keeping.connect(self._keep_letter)
        self.tasks.adding.connect(self.add_task)
        self.tasks.editing.connect(self._edit_task)
        self.tasks.removing.connect(self.remove_task)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards, in the order in which they stand."""
        return (self.letter, self.tasks)

    def refresh(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        self.letter.show_letter(self._desk.letter() or Letter(written_on=self._today()))
        self.tasks.show_tasks(self._desk.first_tasks.all(), self._people())

    def focus_letter(self) -> None:
        """Go to the letter, after the screen has settled where its focus begins."""
        QTimer.singleShot(0, self.letter.text, self.letter.text.setFocus)

    def put_aside(self) -> None:
        """Keep the letter as it stands as a version, and go on with a copy."""
        self.letter.keep()
        with self._view.polite():
            self._desk.keep_letter(by=self._me)
            self._view.notice(self.tr("The letter so far is put aside; you go on with a copy."))

    def add_task(self) -> None:
        """Ask for a task of the first month."""
        form = task_form(self._people(), self.tasks)
        form.fill(FirstTask(text="?"), empty=("text",))
        title = self.tr("A task for the first thirty days")
        FormDialog(title, form, self._add_task, self._view).open()

    def remove_task(self, task: FirstTask) -> None:
        """Take a task away, with the way back."""
        self._view.attempt(partial(self._take_task, task), partial(self._task_gone, task))

    def _edit_task(self, task: FirstTask) -> None:
        form = task_form(self._people(), self.tasks)
        form.fill(task)
        FormDialog(self.tr("Edit the task"), form, self._change_task, self._view).open()

    def _take_task(self, task: FirstTask, reason: str) -> None:
        self._desk.first_tasks.remove(task.id, by=self._me, reason=reason)

    def _task_gone(self, task: FirstTask) -> None:
        words = self.tr("“{task}” is removed.").format(task=task.text)
        self.say(words)

    def _keep_letter(self, letter: Letter) -> None:
        with self._view.polite():
            self.letter.kept(self._desk.save_letter(letter, by=self._me))

    def _add_task(self, task: FirstTask, reason: str) -> None:
        self._desk.first_tasks.add(task, by=self._me, reason=reason)

    def _change_task(self, task: FirstTask, reason: str) -> None:
        self._desk.first_tasks.change(task, by=self._me, reason=reason)
