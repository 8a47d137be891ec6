"""The way back from one task, for the toast that tells of it."""

from smdesk.desk.undo import UndoDesk
from smdesk.domain.roster import Member
from smdesk.ui.kit.view import View


class TakeBack:
    """Takes back the task that was done last when it was made, whatever was done since."""

    def __init__(self, undo: UndoDesk, me: Member, view: View) -> None:
        self._undo, self._me, self._view = undo, me, view
        self._entry = undo.next_undo(by=me)

    def __call__(self) -> None:
        """Take it back, or say why that cannot be."""
        if self._entry is not None:
            with self._view.polite():
                self._undo.take_back(self._entry, by=self._me)
