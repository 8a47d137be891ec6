"""The part of the team's screen that is a plain list: the seats."""

from PySide6.QtCore import QCoreApplication

from smdesk.domain.roster import Seat
from smdesk.overriding import override
from smdesk.ui.kit.register import Register
from smdesk.ui.team import lists
from smdesk.ui.team.parts import RegisterPart, TeamMeans, TeamScreen


class SeatsPart(RegisterPart):
    """The places on the team."""

    kinds = frozenset({Seat.kind})
    follows = lists.FOLLOWS

    def __init__(self, team: TeamScreen, means: TeamMeans) -> None:
        super().__init__(team, means)
        desk, declared = means.session.roster.seats, lists.seats()
        made = Register(declared, desk, self.me, means.now, team, undo=self.take_back)
        self.hold(made, declared.add)

    @override
    @classmethod
    def name(cls) -> str:
        return QCoreApplication.translate("TeamView", "Seats")
