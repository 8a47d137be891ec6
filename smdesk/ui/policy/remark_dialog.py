"""One concern on its own: before there is a text for it, and what became of it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from smdesk.domain.policy.remarks import RemarkState
from smdesk.domain.policy.sheets import DocumentLine, RemarkLine
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import menu_button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.letters import scaled
from smdesk.ui.policy.tasks import PolicyTasks

WIDE = 560


class RemarkDialog(Dialog):
    """Tells of a concern, and offers what can be done about it."""

    def __init__(
        self,
        line: RemarkLine,
        tasks: PolicyTasks,
        documents: Sequence[DocumentLine],
        parent: QWidget,
    ) -> None:
        super().__init__(wording.name(line.remark.what), parent)
        self._line, self._tasks = line, tasks
        remark = line.remark
        card = Card("", self)
        card.add_row(self.tr("Words"), remark.text)
        card.add_row(self.tr("Whose"), remark.who or line.by)
        card.add_row(self.tr("Since"), wording.day(remark.at.date()))
        card.add_row(self.tr("State"), wording.name(remark.state))
        if line.document:
            card.add_row(self.tr("About"), " ".join((line.document, *line.numbers)))
        if remark.reply:
            card.add_row(self.tr("Reply"), remark.reply)
        self.body.addWidget(card)
        if remark.settled:
            self.add_button(self.tr("Open again"), self._reopen)
        else:
            if documents:
                self.buttons.insertWidget(0, self._attaching(documents))
            self.add_button(self.tr("Decline…"), self._decline)
            self.add_button(self.tr("Answer…"), self._answer)
            if remark.state is RemarkState.OPEN:
                self.add_button(self.tr("Take up"), self._accept)
        self.add_button(self.tr("Close"), self.accept, primary=True)
        self.resize(scaled(self, WIDE), self.sizeHint().height())

    def _attaching(self, documents: Sequence[DocumentLine]) -> QWidget:
        actions = []
        for one in documents:
            action = QAction(one.document.title.replace("&", "&&"), self)
            action.triggered.connect(_Attaches(self, one))
            actions.append(action)
        return menu_button(self.tr("Belongs to…"), self, actions)

    def attach(self, line: DocumentLine) -> None:
        """Say to which document it belongs."""
        self.accept()
        self._tasks.attach(self._line.remark, line.document)

    def _reopen(self) -> None:
        self._do("reopen")

    def _decline(self) -> None:
        self._do("decline")

    def _answer(self) -> None:
        self._do("answer")

    def _accept(self) -> None:
        self._do("accept")

    def _do(self, what: str) -> None:
        self.accept()
        self._tasks.settle(self._line.remark, what, None, None)


class _Attaches:
    """Says to which document a concern belongs when it is called."""

    def __init__(self, dialog: RemarkDialog, line: DocumentLine) -> None:
        self._dialog, self._line = dialog, line

    def __call__(self, *_: object) -> None:
        self._dialog.attach(self._line)
