"""What is seldom asked for in the calendar; each is fetched when it is."""
# ruff: noqa: PLC0415 - that is what this module is for

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from smdesk.app.rooms.means import Means
from smdesk.app.rooms.names import Names
from smdesk.app.rooms.paper import output
from smdesk.desk.session import Session
from smdesk.domain.calendar import Variant
from smdesk.domain.clock_times import on_clock
from smdesk.ui.calendar import CalendarView
from smdesk.ui.kit.undoing import TakeBack


class CalendarTasks(QObject):
    """Lives as long as the calendar it belongs to."""

    def __init__(self, session: Session, means: Means, names: Names, view: CalendarView) -> None:
        super().__init__(view)
        self._session, self._means, self._names, self._view = session, means, names, view

    def told(self, words: str) -> None:
        """Say what was done, with the way back."""
        session, view = self._session, self._view
        view.notice(words, TakeBack(session.undo, session.me, view))

    def from_templates(self) -> None:
        """Make posts from a template."""
        from smdesk.ui.kit.from_templates import FromTemplates

        session, today = self._session, self._means.today

        def then(made: Sequence[Variant], words: str) -> None:
            self.told(words)
            line = session.calendar.line(made[0].id) if made else None
            if line is not None:
                self._view.show_post(line.id, line.day)

        FromTemplates(
            session.plans.templates,
            session.me,
            channels=self._names.channels,
            events=lambda: [e for e in session.occasions.events.all() if e.first >= today()],
            today=today,
        ).ask(self._view, then)

    def use_again(self) -> None:
        """Make a post from an earlier one."""
        from smdesk.ui.calendar.use_again import UseAgain

        session = self._session

        def then(variant: Variant, words: str) -> None:
            self.told(words)
            self._view.show_post(variant.id, None)

        UseAgain(session.calendar, session.me, self._names.channels(), then, self._view).open()

    def bring_posts(self) -> None:
        """Bring in posts from a file."""
        from smdesk.ui.calendar.bring_posts import BringPosts

        session = self._session
        BringPosts(
            session.plan_import,
            session.me,
            self._names.channels(),
            self._means.background,
            self._view,
            then=self.told,
        ).ask()

    def approval_sheets(self) -> None:
        """Ask for approval on paper."""
        from smdesk.ui.calendar.sheets import PaperMeans, Sheets

        session = self._session
        means = PaperMeans(
            session.calendar.sheets,
            session.me,
            lambda over: output(self._means, over, over),
            partial(session.imprint, by=session.me),
            lambda instant: on_clock(instant, session.calendar.zone()),
        )
        Sheets(means, self._view).open()
