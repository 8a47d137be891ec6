"""The part of the team's screen with the roles."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.records import Ref
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit.quoting import DecisionBook
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.roles import Covering, RolesPane


class RolesPart(TeamPart):
    """Who covers which role, and what follows where nobody does."""

    kinds = frozenset({Role.kind, Assignment.kind, Claim.kind})
    follows = frozenset({Topic.ROSTER})

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        session = means.session
        covering = Covering(
            desk=session.roles,
            people=session.roster.people.all,
            undo=session.undo,
            output=means.output,
            imprint=session.imprint,
            book=DecisionBook(session.decisions, session.me, means.today),
            today=means.today,
        )
        self.pane = RolesPane(covering, session.me, team)
        self.widget = self.pane
        new = QCoreApplication.translate("TeamView", "&New role")
        team.offer(self, new, self.begin, primary=True)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Roles")

    @override
    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:
        return session.roles.findings()

    @override
    def refresh(self) -> None:
        self.pane.refresh()

    @override
    def reveal(self, ref: Ref) -> None:
        self.pane.reveal(ref.id)

    @override
    def begin(self) -> None:
        self.pane.add_role()
