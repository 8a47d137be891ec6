"""Puts the handoff together."""

from functools import partial

from PySide6.QtWidgets import QWidget

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.paper import output, sealed
from smdesk.desk.session import Session
from smdesk.printing.press import Press
from smdesk.ui.handoff import HandoffView
from smdesk.ui.handoff.annex import AnnexDialog
from smdesk.ui.handoff.print_centre import PrintCentre
from smdesk.ui.handoff.wall_prints import WallPrints
from smdesk.ui.kit.view import View


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    return HandoffView(
        session.handoff,
        session.organisation,
        session.roster,
        session.undo,
        session.me,
        annex=session.annex,
        annex_dialog=partial(_annex_dialog, session, means),
        print_centre=partial(_print_centre, session, means),
        press=Press(means.resources),
        background=means.background,
        documents=means.documents,
        now=means.now,
    )


def _print_centre(session: Session, means: Means, window: QWidget) -> PrintCentre:
    return PrintCentre(
        WallPrints(session, means.now).all(),
        Press(means.resources),
        means.background,
        lambda over: output(means, over, over),
        window,
    )


def _annex_dialog(session: Session, means: Means, window: QWidget) -> AnnexDialog:
    return AnnexDialog(
        session.annex,
        session.me,
        people=sorted(person.name for person in session.roster.people.all()),
        suggest=session.members.suggest_passphrase,
        imprint=partial(session.imprint, by=session.me),
        needs_key_file=any(line.me and line.key_file for line in session.members.lines()),
        make_printing=sealed(means),
        background=means.background,
        folder=means.documents,
        parent=window,
    )
