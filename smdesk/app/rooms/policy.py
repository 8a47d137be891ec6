"""Puts the policy together."""

from functools import partial

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.names import Names
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.ui.kit.view import View
from smdesk.ui.policy import PolicyMeans, PolicyView
from smdesk.ui.policy.papers import PolicyPapers


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    names = Names(session)
    policy = PolicyMeans(
        desk=session.policy,
        undo=session.undo,
        me=session.me,
        people=names.people,
        roles=names.roles,
        own_words=names.own_words,
        background=means.background,
        today=means.today,
        now=means.now,
    )
    view = PolicyView(policy)
    PolicyPapers(
        view,
        policy,
        session.policy_files,
        outputs(means)(view),
        imprint=partial(session.imprint, by=session.me),
        documents=means.documents,
    )
    return view
