"""Puts the accounts together."""

from functools import partial

from PySide6.QtWidgets import QWidget

from smdesk.app.rooms.appointing import appointer
from smdesk.app.rooms.means import Means, open_site
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.ui.accounts import AccountsView, ClockMemory
from smdesk.ui.accounts.health_paper import HealthPaper
from smdesk.ui.kit.view import View


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return AccountsView(
        session.accounts,
        session.secrets,
        session.roster,
        session.undo,
        session.me,
        clipboard=means.clipboard,
        copy_text=means.copy_text,
        clock=ClockMemory(means.preferences.clock, means.preferences.keep_clock, means.now),
        background=means.background,
        documents=means.documents,
        open_site=open_site,
        handoff=session.handoff,
        now=means.now,
        bring_in=partial(_bring_in, session, means),
        appointer=appointer(session, means),
        paper=HealthPaper(outputs(means), partial(session.imprint, by=session.me), means.now),
    )


def _bring_in(session: Session, means: Means, over: QWidget) -> None:
    from smdesk.ui.importing import ImportDialog  # noqa: PLC0415 - seldom asked for

    ImportDialog(
        session.importing,
        session.roster,
        session.undo,
        session.me,
        background=means.background,
        parent=over,
        appointer=appointer(session, means),
    ).open()
