"""Ties the clauses of the open document to what they speak of, and takes ties away again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from smdesk.domain.policy.sheets import LinkLine
from smdesk.domain.records import RecordId, Ref
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.policy.at_work import TieDialog
from smdesk.ui.policy.means import PolicyMeans
from smdesk.ui.policy.screen import PolicyScreen


class Ties(QObject):
    """Answers to the card that tells where the current clause is at work."""

    def __init__(self, view: PolicyScreen, means: PolicyMeans) -> None:
        super().__init__(view)
        self._view, self._means, self._links = view, means, means.desk.links
        card = view.editor.side.used
        card.tying.connect(self.ask)
        card.untying.connect(self.untie)
        card.confirming.connect(self.still_fits)
        card.opening.connect(view.want)

    def ask(self) -> None:
        """Ask to what the current clause is to be tied."""
        view = self._view
        sheet, clause = view.sheet, view.editor.list.current
        if sheet is None or not clause:
            return
        view.editor.keeper.keep()
        then = partial(self.tie, sheet.document.id, clause)
        TieDialog(view.spoken(clause), self._links.offered(clause), then, view).open()

    def tie(self, document: RecordId, clause: RecordId, to: Ref) -> None:
        """Tie a clause to something."""
        done = self.tr("Tied.")
        self._do(partial(self._links.tie, document, clause, to, by=self._means.me), done)

    def untie(self, line: LinkLine) -> None:
        """Take a tie away."""
        done = self.tr("Taken away: {name}.").format(name=line.name)
        self._do(partial(self._links.untie, line.link.id, by=self._means.me), done)

    def still_fits(self, line: LinkLine) -> None:
        """Say that what a clause says now fits what it is tied to."""
        done = self.tr("It still fits: {name}.").format(name=line.name)
        self._do(partial(self._links.confirm, line.link.id, by=self._means.me), done)

    def _do(self, task: Callable[[], object], done: str) -> None:
        with self._view.polite():
            task()
            undo = TakeBack(self._means.undo, self._means.me, self._view)
            self._view.notice(done, undo)
