"""The calendar's screen over the sample library, and posts put where a test wants them."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from smdesk.domain.clock_times import instant_of
from smdesk.ui.calendar import CalendarView, Composing, Memory, Source
from smdesk.ui.kit.background import Background
from tests.desk.conftest import TODAY, account_named


class Kept:
    """Remembers habits as the program's own small file does."""

    def __init__(self):
        self.text = ""

    def memory(self):
        return Memory(lambda: self.text, self._keep)

    def _keep(self, text):
        self.text = text


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def background(qapp):
    made = Background(qapp)
    yield made
    made.close()


@pytest.fixture
def make(desk, qtbot, kept, background):
    def made(session, size=(1072, 800)):
        opened = []

        def channels():
            return {line.id: line.name for line in session.accounts.lines()}

        def people():
            return {person.id: person.name for person in session.roster.people.all()}

        def campaigns():
            return {one.id: one.name for one in session.calendar.campaigns.all()}

        def labels():
            return {one.id: one.name for one in session.calendar.labels.all()}

        names = {
            "channels": channels,
            "owners": people,
            "campaigns": campaigns,
            "labels": labels,
        }
        source = Source(session.calendar, session.overlays, names, kept.memory(), desk.clock.now)
        composing = Composing(
            channels=channels,
            people=people,
            files=session.media_files,
            background=background,
            documents=desk.home,
            open_site=opened.append,
        )
        view = CalendarView(source, session.undo, session.me, composing)
        view.opened = opened
        view.resize(*size)
        qtbot.addWidget(view)
        view.told = []
        view.noticed.connect(view.told.append)
        return view

    return made


@pytest.fixture
def view(make, nora):
    return make(nora)


class Put:
    """Puts posts on the calendar, and brings them to any state."""

    def __init__(self, session):
        self.session = session

    def __call__(self, title, days, hour=10, minute=0, channel="Instagram", **fields):
        session = self.session
        day = TODAY + timedelta(days=days)
        at = instant_of(day, time(hour, minute), session.calendar.zone())
        account = account_named(session, channel).id
        variant = session.calendar.begin(account, None, title, by=session.me)
        variant = replace(variant, at=at, **fields)
        with session.calendar._task("variant.move", variant.id, by=session.me):
            session.library.calendar.variants.save(variant)
        return variant


@pytest.fixture
def put(nora):
    return Put(nora)
