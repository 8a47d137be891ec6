"""Puts the duties together."""

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.ui.duty import DutyView
from smdesk.ui.kit.view import View


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return DutyView(
        session.rota,
        session.accounts,
        session.roster,
        session.undo,
        session.me,
        output=outputs(means),
        imprint=session.imprint,
        documents=means.documents,
        today=means.today,
        now=means.now,
    )
