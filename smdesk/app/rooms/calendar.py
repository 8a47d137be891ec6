"""Puts the calendar together, with what stands under its More."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.app.rooms.appointing import book
from smdesk.app.rooms.calendar_tasks import CalendarTasks
from smdesk.app.rooms.means import Means, open_site
from smdesk.app.rooms.names import Names
from smdesk.app.rooms.paper import outputs
from smdesk.desk.session import Session
from smdesk.ui.calendar import CalendarView, Composing, Memory, Source
from smdesk.ui.calendar.composer_rules import CalendarRules
from smdesk.ui.calendar.groups import Group
from smdesk.ui.calendar.paper import CalendarPaper
from smdesk.ui.calendar.plan_strip import PlanStrip
from smdesk.ui.calendar.saving import SavePosts
from smdesk.ui.calendar.several_paper import SeveralPaper
from smdesk.ui.calendar.year_paper import YearPaper
from smdesk.ui.kit.plan_deeds import PlanDeeds
from smdesk.ui.kit.view import View


def make(session: Session, means: Means) -> View:
    """Return the screen."""
    names = Names(session)
    view = CalendarView(
        _source(session, means, names),
        session.undo,
        session.me,
        Composing(
            channels=names.channels,
            people=names.people,
            files=session.media_files,
            background=means.background,
            documents=means.documents,
            open_site=open_site,
            quotes=session.policy.links.for_post,
        ),
    )
    tasks = CalendarTasks(session, means, names, view)
    for group, words, then in (
        (Group.TEXTS, _tr("New from &template…"), tasks.from_templates),
        (Group.TEXTS, _tr("Use an &earlier post again…"), tasks.use_again),
        (Group.FILES, _tr("&Bring in posts…"), tasks.bring_posts),
    ):
        view.add_more(words, then, group=str(group))
    everything = partial(session.calendar.lines, None)
    saving = SavePosts(session.calendar_files, view, everything, means.documents)
    deeds = PlanDeeds(
        session.plans,
        session.me,
        people=names.people,
        channels=names.channels,
        today=means.today,
    )
    PlanStrip(view, deeds, say=tasks.told, today=means.today)
    _print(view, session, means)
    SeveralPaper(
        view,
        view.several.pane,
        outputs(means)(view),
        partial(session.imprint, by=session.me),
        table=saving.table,
        campaigns=names.campaigns,
        save=saving.ask_for,
    )
    view.add_more(_tr("&Approval on paper…"), tasks.approval_sheets, group=str(Group.PAPER))
    CalendarRules(view, session.calendar, session.me, names.channels, book(session, means))
    return view


def _source(session: Session, means: Means, names: Names) -> Source:
    habits, person = means.preferences, session.me.person
    return Source(
        session.calendar,
        session.overlays,
        {
            "channels": names.channels,
            "owners": names.people,
            "campaigns": names.campaigns,
            "labels": names.labels,
            "objectives": names.objectives,
        },
        Memory(
            partial(habits.habit, "calendar", person),
            partial(habits.keep_habit, "calendar", person),
        ),
        means.now,
    )


def _print(view: CalendarView, session: Session, means: Means) -> None:
    imprint, output = partial(session.imprint, by=session.me), outputs(means)
    CalendarPaper(view, output(view), imprint, session.plans.state_of)
    YearPaper(view, output(view), session.calendar, session.overlays, imprint=imprint)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rooms", text)
