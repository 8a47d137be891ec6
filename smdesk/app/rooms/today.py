"""Puts Today together."""

from smdesk.app.rooms.means import Means
from smdesk.desk.session import Session
from smdesk.ui.kit.view import View
from smdesk.ui.today import TodayView


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return TodayView(session.today, session.handoff, session.me, today=means.today, now=means.now)
