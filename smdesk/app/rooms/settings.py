"""Puts the settings together."""

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.paper import outputs, sealed
from smdesk.desk.session import Session
from smdesk.ui.kit.view import View
from smdesk.ui.settings import SettingsView


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return SettingsView(
        session,
        means.front,
        means.background,
        means.computer,
        output=outputs(means),
        sealed=sealed(means),
        now=means.now,
    )
