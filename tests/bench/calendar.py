"""The calendar: a month of 2,000 posts shown and painted anew, and 50,000 posts filtered."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.desk.plan_import import table_of
from smdesk.desk.session import Session
from smdesk.domain.calendar import Item, State, Variant
from smdesk.ui.calendar import CalendarView, Composing, Memory, Source
from smdesk.ui.calendar.asked import Face
from smdesk.ui.kit.background import Background
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure, median_ms

IN_MONTH = 2_000
IN_TEN_YEARS = 50_000
SHOWN_MS = 40.0
FRAME_MS = 16.0
OPENED_MS = 30.0
KEYSTROKE_MS = 50.0
ROWS = 10_000
ROUNDS = 2
BROUGHT_IN_MS = 3_000.0
FOLLOWERS = 10
"""One of so many posts follows another one, with an arrow."""
TYPED = ("chess", "story 42", "instagram")
WINDOW = (1072, 778)
"""Px of the screen in a window of 1280 by 800."""
TITLES = ("Chess evening", "Story hour", "Book of the week", "Repair café", "Closed on Monday")


@contextmanager
def filled(posts: int, days: int) -> Iterator[Session]:
    """Open a sample library with so many more posts over so many days from this month on."""
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        session = enter(front, front.create_sample(Path(place) / "posts.smvault"))
        library = session.library
        channels = [line.id for line in session.accounts.lines()]
        (route,) = session.plans.routes.all()
        leader, follower = route.leader, route.follower
        first = datetime.now(UTC).replace(day=1, hour=6, minute=0, second=0, microsecond=0)
        with library.transaction("bench.fill", by=session.me):
            for number in range(posts):
                title = f"{TITLES[number % len(TITLES)]} {number}"
                channel = channels[number % len(channels)]
                follows = number % FOLLOWERS == 1
                if follows:
                    # The post before leads it, as the sample's route has it.
                    channel = follower
                else:
                    item = Item(name=title, owner=session.me.person)
                    library.calendar.items.save(item)
                    channel = leader if number % FOLLOWERS == 0 else channel
                at = first + timedelta(days=number * days // posts, minutes=15 * (number % 60))
                library.calendar.variants.save(
                    Variant(
                        item=item.id,
                        channel=channel,
                        state=State.DRAFT,
                        at=at,
                    )
                )
        try:
            yield session
        finally:
            session.lock()


def figures() -> Iterator[Figure]:
    """Measure the screen as it stands in the window, from the call to the painted pixels."""
    application = _application()
    with filled(IN_MONTH, 28) as session:
        view = _view(session)

        def shown() -> None:
            view.refresh()
            view.repaint()

        yield Figure(
            "calendar: a month of 2,000 posts, read and shown", median_ms(shown, 15), "40 ms",
            SHOWN_MS, 1.0,
        )  # fmt: skip
        for face in (Face.MONTH, Face.WEEK):
            view.show_face(face)
            application.processEvents()
            yield Figure(
                f"calendar: that {face.value} painted anew",
                median_ms(view.faces.page.viewport().repaint, 30),
                "a frame",
                FRAME_MS,
                1.0,
            )
        view.close()
    with filled(IN_TEN_YEARS, 3650) as session:
        view = _view(session)

        def opened() -> None:
            view.turn(1)
            view.repaint()

        yield Figure(
            "calendar: the next month of ten years opened", median_ms(opened, 15), "30 ms",
            OPENED_MS, 1.0,
        )  # fmt: skip
        for face in (Face.MONTH, Face.LIST):
            view.show_face(face)
            application.processEvents()
            yield Figure(
                f"calendar: a keystroke over 50,000 posts, {face.value}",
                median(_typing(view, application)),
                "50 ms",
                KEYSTROKE_MS,
                1.0,
            )
        view.close()
    yield from importing()


def importing() -> Iterator[Figure]:
    """Measure what a table of posts costs, from its bytes to drafts; the best of rounds."""
    rounds = [_brought_in() for _ in range(ROUNDS)]
    read, preview, keep = (min(one) for one in zip(*rounds, strict=True))
    named = f"calendar: {ROWS:,} rows of a plan, "
    yield Figure(f"{named}read", read, "itself", read, None)
    yield Figure(f"{named}looked at", preview, "itself", preview, None)
    yield Figure(f"{named}in all", read + preview + keep, "3 s", BROUGHT_IN_MS, 1.0)


def _brought_in() -> tuple[float, float, float]:
    """Bring rows into a sample library of its own: reading, looking and keeping in ms."""
    with filled(0, 1) as session:
        names = [line.name for line in session.accounts.lines()]
        lines = (
            f"2031-{n % 12 + 1:02}-{n % 28 + 1:02};{8 + n % 12:02}:{n % 60:02};"
            f"{names[n % len(names)]};Story hour {n};Tomas reads part {n} at ten.;weekly, kids"
            for n in range(ROWS)
        )
        data = "\n".join(("date;time;channels;title;text;labels", *lines)).encode()
        ticks = [time.perf_counter()]
        table = table_of(data)
        ticks.append(time.perf_counter())
        found = session.plan_import.preview(table, table.guess())
        ticks.append(time.perf_counter())
        brought = session.plan_import.bring_in(found, by=session.me)
        ticks.append(time.perf_counter())
    if brought.drafts != ROWS:
        message = f"{brought.drafts} of {ROWS} rows became drafts"
        raise RuntimeError(message)
    read, preview, keep = (1000 * (after - before) for before, after in pairwise(ticks))
    return read, preview, keep


def _typing(view: CalendarView, application: QApplication) -> list[float]:
    taken = []
    for word in TYPED:
        for letter in word:
            start = time.perf_counter()
            QTest.keyClick(view.filters.field, letter)
            view.repaint()
            taken.append((time.perf_counter() - start) * 1000)
            application.processEvents()
        view.filters.show_all()
        application.processEvents()
    return taken


def _view(session: Session) -> CalendarView:
    channels = {line.id: line.name for line in session.accounts.lines()}
    source = Source(
        session.calendar,
        session.overlays,
        {"channels": lambda: channels},
        Memory(str, _nothing),
        lambda: datetime.now(UTC),
    )
    composing = Composing(
        channels=lambda: channels,
        people=dict,
        files=session.media_files,
        background=Background(QApplication.instance()),
        documents=Path(),
        open_site=_nothing,
    )
    view = CalendarView(source, session.undo, session.me, composing)
    view.resize(*WINDOW)
    view.show()
    QApplication.processEvents()
    return view


def _application() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(["bench"])


def _nothing(_text: str) -> None:
    """Forget how the calendar was looked at."""
