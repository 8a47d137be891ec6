"""The team's screen: who sits where until when, and the lists behind it."""

from PySide6.QtWidgets import QWidget

from smdesk.desk.topics import Topic
from smdesk.domain import custody
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Custodian
from smdesk.domain.records import Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit import shown, wording
from smdesk.ui.team.appointments_part import AppointmentsPart
from smdesk.ui.team.candidates_part import CandidatesPart
from smdesk.ui.team.decisions_part import DecisionsPart
from smdesk.ui.team.departments_part import DepartmentsPart
from smdesk.ui.team.learning_part import LearningPart
from smdesk.ui.team.leaving_part import LeavingPart
from smdesk.ui.team.overview import TimelinePart
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.people_part import PeoplePart
from smdesk.ui.team.registers import SeatsPart
from smdesk.ui.team.roles_part import RolesPart
from smdesk.ui.team.terms import TermsPart

PARTS: tuple[type[TeamPart], ...] = (
    TimelinePart,
    RolesPart,
    AppointmentsPart,
    DecisionsPart,
    PeoplePart,
    TermsPart,
    SeatsPart,
    DepartmentsPart,
    CandidatesPart,
    LearningPart,
    LeavingPart,
)
"""The parts in the order of their chips. Another one is a class of its own, and a line here."""


class TeamView(TeamScreen):
    """An overview of the seats, and everything that is known of the team behind it."""

    follows = frozenset({Topic.ROSTER}).union(*(part.follows for part in PARTS))
    shows = shown.TEAM

    def __init__(self, means: TeamMeans, parent: QWidget | None = None) -> None:
        super().__init__(PARTS, means, parent)
        self.set_title(self.tr("Team"))
        self.turn_to(PARTS[0])
        self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        self.set_title(self.tr("Team"), self._standing())

    @override
    def mend(self, finding: Finding) -> None:
        if finding.rule is custody.TERM_ENDS_ON_SOLE_CUSTODIAN:
            self.want(Ref(Custodian.kind, self._account_in(finding).id))
        else:
            super().mend(finding)

    def _account_in(self, finding: Finding) -> Ref:
        """Return the first account that the refusal names."""
        named = finding.facts.get("accounts", ())
        names = set(named) if isinstance(named, tuple) else {str(named)}
        lines = self.means.session.accounts.lines()
        found = [line.id for line in lines if line.name in names]
        return Ref(Account.kind, found[0]) if found else finding.about

    def _standing(self) -> str:
        serving = self.means.session.roster.serving()
        if not serving:
            return self.tr("Nobody serves a term today.")
        names = wording.listed([person.name for person in serving])
        if len(serving) == 1:
            return self.tr("{names} serves today.").format(names=names)
        return self.tr("{names} serve today.").format(names=names)
