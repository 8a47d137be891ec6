"""Puts the plan together."""

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.names import Names
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.system.files import is_there
from smdesk.ui.kit.view import View
from smdesk.ui.plan import Planning, PlanView


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    names = Names(session)
    return PlanView(
        Planning(
            desk=session.plan,
            occasions=session.occasions,
            calendar=session.calendar,
            files=session.media_files,
            plans=session.plans,
            undo=session.undo,
            me=session.me,
            people=session.roster.people.all,
            accounts=names.channels,
            roles=names.roles,
            output=outputs(means),
            imprint=session.imprint,
            background=means.background,
            is_there=is_there,
            today=means.today,
            now=means.now,
        )
    )
