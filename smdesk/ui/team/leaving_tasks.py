"""What people do about a line of a leaving list, each task with the way back from it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from smdesk.desk.leaving import LeavingDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Custodian
from smdesk.domain.leaving import Matter
from smdesk.domain.leaving_list import LeavingList, Line
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.kit.places import MEMBER
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View


class LineTasks(QObject):
    """Goes, ticks off, waives and opens again; asks for a reason where one is needed."""

    def __init__(
        self,
        desk: LeavingDesk,
        undo: UndoDesk,
        me: Member,
        view: View,
        chosen: Callable[[], LeavingList | None],
    ) -> None:
        """``chosen`` gives the list that is looked at."""
        super().__init__(view)
        self._desk, self._undo, self._me = desk, undo, me
        self._view, self._chosen = view, chosen
        self._asked: Callable[[str], object] | None = None

    def go(self, line: Line) -> None:
        """Go to where the line is settled."""
        found = self._chosen()
        if line.row.matter is Matter.ACCESS and found is not None:
            self._view.want(Ref(MEMBER, found.leaving.person))
        else:
            kind = Custodian.kind if line.row.matter is Matter.CUSTODIAN else Account.kind
            self._view.want(Ref(kind, RecordId(line.row.key.account)))

    def tick(self, line: Line) -> None:
        """Tick the line off, with a reason where one is needed."""
        found = self._chosen()
        if found is not None:
            self._view.attempt(partial(self._tick, found, line), partial(self._ticked, line))

    def waive(self, line: Line) -> None:
        """Ask why the line is not needed."""
        found = self._chosen()
        if found is None:
            return
        said = wording.Said(
            what=self.tr("Why is this not needed?"), why=wording.leaving_subject(line)
        )
        self._ask(said, partial(self._waive, found, line))

    def reopen(self, line: Line) -> None:
        """Let the line count as open again."""
        found = self._chosen()
        if found is not None:
            with self._view.polite():
                self._desk.reopen(found.leaving.id, line.row.key, by=self._me)

    def ask_to_call_off(self) -> None:
        """Ask why nobody leaves after all."""
        found = self._chosen()
        if found is not None:
            said = wording.Said(
                what=self.tr("Does {person} stay?").format(person=found.name),
                why=self.tr("The list is put aside; nothing on it is asked for any more."),
            )
            self._ask(said, partial(self._call_off, found))

    def way_back(self) -> TakeBack:
        """Return the way back from what was done last."""
        return TakeBack(self._undo, self._me, self._view)

    def _tick(self, found: LeavingList, line: Line, reason: str) -> None:
        self._desk.tick(found.leaving.id, line.row.key, reason=reason, by=self._me)

    def _ticked(self, line: Line) -> None:
        words = self.tr("{line}: ticked off.").format(line=wording.leaving_subject(line))
        self._view.notice(words, self.way_back())

    def _waive(self, found: LeavingList, line: Line, reason: str) -> None:
        self._desk.waive(found.leaving.id, line.row.key, reason=reason, by=self._me)
        words = self.tr("{line}: not needed.").format(line=wording.leaving_subject(line))
        self._view.notice(words, self.way_back())

    def _call_off(self, found: LeavingList, reason: str) -> None:
        self._desk.call_off(found.leaving.id, reason=reason, by=self._me)
        words = self.tr("The leaving list of {person} is put aside.").format(person=found.name)
        self._view.notice(words, self.way_back())

    def _ask(self, said: wording.Said, then: Callable[[str], object]) -> None:
        ask = AskReason(said, self._view)
        self._asked = then
        ask.given.connect(self._answer)
        ask.open()

    def _answer(self, reason: str) -> None:
        then, self._asked = self._asked, None
        if then is not None:
            with self._view.polite():
                then(reason)
