"""The part of the team's screen with the leaving lists."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.leaving import Leaving
from smdesk.domain.records import Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.team.leaving import LeavingPane, Leavings
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen


class LeavingPart(TeamPart):
    """One leaver's list at a time, to tick off and to print."""

    kinds = frozenset({Leaving.kind})
    follows = frozenset({Topic.ROSTER, Topic.LEAVING, Topic.ACCOUNTS, Topic.VAULT})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        session = means.session
        leavings = Leavings(
            desk=session.leaving,
            people=session.roster.people.all,
            undo=session.undo,
            output=means.output,
            imprint=session.imprint,
            today=means.today,
        )
        self.pane = LeavingPane(leavings, session.me, team)
        self.widget = self.pane
        words = QCoreApplication.translate
        self._paper = (
            team.offer(self, words("TeamView", "Save as P&DF…"), self.pane.save),
            team.offer(self, words("TeamView", "&Print…"), self.pane.print, icon="printer"),
        )
        team.offer(self, words("TeamView", "&Begin a list…"), self.begin, primary=True)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Leaving")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.leaving.findings()

    @override
    def refresh(self) -> None:
        self.pane.refresh()
        self._look()

    @override
    def entered(self) -> None:
        # What was opened meanwhile counts.
        self.refresh()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.id == NONE_YET:
            self.begin()
        else:
            self.pane.reveal(ref.id)

    @override
    def begin(self) -> None:
        self.pane.ask_to_begin()

    def _look(self) -> None:
        for action in self._paper:
            action.setEnabled(self.pane.look() is not None)
