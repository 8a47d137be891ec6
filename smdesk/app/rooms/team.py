"""Puts the team together."""

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.ui.kit.view import View
from smdesk.ui.team import TeamMeans, TeamView


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return TeamView(
        TeamMeans(
            session=session,
            output=outputs(means),
            background=means.background,
            documents=means.documents,
            today=means.today,
            now=means.now,
        )
    )
