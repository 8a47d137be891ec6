"""The team: the people, the seats they hold, and for how long."""

from smdesk.ui.team.parts import TeamMeans
from smdesk.ui.team.view import TeamView

__all__ = ["TeamMeans", "TeamView"]
