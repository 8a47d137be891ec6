"""Puts the audits together."""

from smdesk.app.rooms.appointing import book
from smdesk.app.rooms.means import Means
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.ui.audits import AuditsView
from smdesk.ui.kit.view import View


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return AuditsView(
        session.audits,
        session.accounts,
        session.roster,
        session.undo,
        session.me,
        output=outputs(means),
        imprint=session.imprint,
        book=book(session, means),
        today=means.today,
        now=means.now,
    )
