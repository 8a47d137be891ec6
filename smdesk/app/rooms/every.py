"""The screens in the order of the side bar, with what waits in each; none is fetched for that.

A screen's code is imported when somebody first enters it: most of it is never seen between
unlocking and locking, and would be waited for, and kept in memory, for nothing.
"""
# ruff: noqa: PLC0415 - that is what this module is for

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from smdesk.app.rooms.means import Means
from smdesk.desk.session import Session
from smdesk.domain.calendar_lines import Wanted
from smdesk.domain.dates import Span
from smdesk.ui.kit import shown, wording
from smdesk.ui.kit.view import View
from smdesk.ui.window.room import Room

AROUND = timedelta(days=45)
"""How far from today posts count that need somebody."""


class Rooms:
    """Makes each screen when it is first entered."""

    def __init__(self, session: Session, means: Means) -> None:
        self._session, self._means = session, means

    def all(self) -> list[Room]:
        """Return the screens; only those that there are."""
        return [
            Room("today", _tr("Today"), "house", self._today, count=self._waiting),
            Room("accounts", _tr("Accounts"), "key-round", self._accounts, shown.ACCOUNTS),
            Room("calendar", _tr("Calendar"), "calendar", self._calendar, shown.CALENDAR,
                 self._posts_for_me),
            Room("audits", _tr("Audits"), "shield", self._audits, shown.AUDITS),
            Room("duty", _tr("Duty"), "calendar-days", self._duty, shown.DUTY),
            Room("team", _tr("Team"), "users", self._team, shown.TEAM),
            Room("policy", _tr("Policy"), "file-text", self._policy, shown.POLICY, self._to_read),
            Room("plan", _tr("Plan"), "list-checks", self._plan, shown.PLAN),
            Room("handoff", _tr("Handoff"), "handshake", self._handoff, shown.HANDOFF,
                 self._holes),
            Room("settings", _tr("Settings"), "settings", self._settings, shown.SETTINGS),
        ]  # fmt: skip

    # What is put together when it is entered.

    def _today(self) -> View:
        from smdesk.app.rooms.today import make

        return make(self._session, self._means)

    def _accounts(self) -> View:
        from smdesk.app.rooms.accounts import make

        return make(self._session, self._means)

    def _calendar(self) -> View:
        from smdesk.app.rooms.calendar import make

        return make(self._session, self._means)

    def _audits(self) -> View:
        from smdesk.app.rooms.audits import make

        return make(self._session, self._means)

    def _duty(self) -> View:
        from smdesk.app.rooms.duty import make

        return make(self._session, self._means)

    def _team(self) -> View:
        from smdesk.app.rooms.team import make

        return make(self._session, self._means)

    def _policy(self) -> View:
        from smdesk.app.rooms.policy import make

        return make(self._session, self._means)

    def _plan(self) -> View:
        from smdesk.app.rooms.plan import make

        return make(self._session, self._means)

    def _handoff(self) -> View:
        from smdesk.app.rooms.handoff import make

        return make(self._session, self._means)

    def _settings(self) -> View:
        from smdesk.app.rooms.settings import make

        return make(self._session, self._means)

    # How much waits.

    def _waiting(self) -> str:
        return _count(len(self._session.today.glance(by=self._session.me).needs_me))

    def _posts_for_me(self) -> str:
        """Count what needs the member around now; the rest of ten years is not read for it."""
        today = self._means.today()
        span = Span(today - AROUND, today + AROUND)
        return _count(len(self._session.calendar.lines(span, Wanted(needs_me=True))))

    def _to_read(self) -> str:
        return _count(len(self._session.policy.readings.to_read(self._session.me.person)))

    def _holes(self) -> str:
        return _count(len(self._session.handoff.holes()))


def _count(waiting: int) -> str:
    return wording.number(waiting) if waiting else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Rooms", text)
