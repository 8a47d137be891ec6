"""The team: the people, the seats they hold, and for how long."""

from smdesk.ui.team.leaving import Leavings
from smdesk.ui.team.roles import Covering
from smdesk.ui.team.view import TeamView

__all__ = ["Covering", "Leavings", "TeamView"]
