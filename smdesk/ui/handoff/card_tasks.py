"""What those share who do what cards of the handoff ask for: at which desk, for whom, and where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from smdesk.desk.handoff import HandoffDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class CardMeans:
    """What the tasks of cards need: a desk, the way back, who is at it, and the screen."""

    desk: HandoffDesk
    undo: UndoDesk
    me: Member
    view: View
    people: Callable[[], Mapping[RecordId, str]]
    """Gives the names of all who are on file."""
    today: Callable[[], date]


class CardTasks(QObject):
    """Does what some cards of the screen ask for, and says there what was done."""

    def __init__(self, means: CardMeans) -> None:
        super().__init__(means.view)
        self._desk, self._undo, self._me = means.desk, means.undo, means.me
        self._view, self._people, self._today = means.view, means.people, means.today

    def say(self, words: str) -> None:
        """Say what was done just now, with the way back."""
        self._view.notice(words, TakeBack(self._undo, self._me, self._view))
