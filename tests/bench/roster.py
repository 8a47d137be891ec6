"""The team over the years: terms and duty scrolled, and a year of duty shared out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.desk.session import Session
from smdesk.domain.dates import Span
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rota import Duty, Need, Shift, week_of, weeks_in
from smdesk.ui.duty.grid import DutyGrid
from smdesk.ui.team.timeline.canvas import TimelineCanvas
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure, median_ms

FRAME_MS = 16.7
PEOPLE, TERMS_EACH, DUTIES, YEARS = 200, 10, 30, 10
SECOND_MS = 1000.0
PAINT_MS = 100.0
WIDE, HIGH = 1400, 900


def figures() -> Iterator[Figure]:
    """Measure a team of 200 with 2,000 terms, and ten years of weekly shifts."""
    there = QApplication.instance() or QApplication(["bench"])
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        session = enter(front, front.create_sample(Path(place) / "team.smvault"))
        fill(session)
        yield from _timeline(session)
        yield from _duty(session)
        session.lock()
    del there


def fill(session: Session) -> None:
    """Put in seats whose holders change every year, and a shift for every week of ten years."""
    library, today = session.library, _today()
    account = library.accounts.all()[0].id
    with library.transaction("bench.fill", by=session.me):
        people = [Person(name=f"Person number {n}") for n in range(PEOPLE)]
        seats = [Seat(name=f"Seat {n:03}") for n in range(PEOPLE)]
        for record in people:
            library.people.save(record)
        for number, seat in enumerate(seats):
            library.seats.save(seat)
            first = today - timedelta(days=365 * 6 + number * 3)
            for turn in range(TERMS_EACH):
                last = first + timedelta(days=364 + turn)
                person = people[(number + turn) % PEOPLE].id
                library.terms.save(Term(person=person, seat=seat.id, first=first, last=last))
                first = last - timedelta(days=13 - number % 30)
        for week in weeks_in(Span(today - timedelta(weeks=52 * 5), today + timedelta(weeks=260))):
            for duty in Duty:
                library.shifts.save(
                    Shift(
                        account=account,
                        duty=duty,
                        first=week,
                        last=week + timedelta(days=6),
                        person=people[week.toordinal() % PEOPLE].id,
                    )
                )


def _today() -> date:
    return datetime.now(UTC).date()


def _timeline(session: Session) -> Iterator[Figure]:
    read = median_ms(session.roster.chart, 5)
    yield Figure("team: 2,000 terms read as a chart", read, "100 ms", PAINT_MS, 1.0)
    window = QWidget()
    canvas = TimelineCanvas(window)
    canvas.resize(WIDE, HIGH)
    canvas.show_chart(session.roster.chart(), (9, 1))
    picture, down = QPixmap(WIDE, HIGH), canvas.verticalScrollBar()

    def scrolled() -> None:
        down.setValue((down.value() + 97) % max(1, down.maximum()))
        canvas.render(picture)

    def along() -> None:
        canvas.go_years(1 if canvas.axis.left < _today().toordinal() + 900 else -5)
        canvas.render(picture)

    for name, wide in (("two years", 1.0), ("decades", 0.12), ("weeks", 12.0)):
        canvas.fit()
        canvas.zoom(wide)
        frame = median_ms(scrolled, 40)
        yield Figure(f"team: a frame of the timeline, {name}", frame, "a frame", FRAME_MS, 1.0)
    canvas.fit()
    yield Figure("team: a frame a year along", median_ms(along, 40), "a frame", FRAME_MS, 1.0)


def _duty(session: Session) -> Iterator[Figure]:
    """Measure the grid with all ten years in it, and a screen of weeks turned to."""
    rota, me = session.rota, session.me
    first = week_of(_today() - timedelta(weeks=52 * 5))
    whole = 52 * YEARS
    window = QWidget()
    grid = DutyGrid(window)
    grid.resize(WIDE, HIGH)
    weeks = [first + timedelta(weeks=n) for n in range(whole)]
    grid.show_rows(rota.rows(first, whole, by=me), weeks, _today())
    picture, along = QPixmap(WIDE, HIGH), grid.horizontalScrollBar()

    def frame() -> None:
        along.setValue((along.value() + 3) % max(1, along.maximum()))
        grid.render(picture)

    took = median_ms(frame, 40)
    yield Figure("duty: a frame of ten years of weeks", took, "a frame", FRAME_MS, 1.0)
    shown = 6
    at = iter(range(10_000))

    def turned() -> None:
        monday = first + timedelta(weeks=(next(at) * shown) % whole)
        rows = rota.rows(monday, shown, by=me)
        grid.show_rows(rows, [monday + timedelta(weeks=n) for n in range(shown)], _today())
        grid.render(picture)

    yield Figure("duty: six weeks turned to", median_ms(turned, 40), "a frame", FRAME_MS, 1.0)
    library = session.library
    accounts = library.accounts.all()
    with library.transaction("bench.needs", by=me):
        there = {(need.account, need.duty) for need in library.needs.all()}
        wanted = [(account.id, duty) for account in accounts for duty in Duty]
        for account, duty in [one for one in wanted if one not in there][: DUTIES - len(there)]:
            library.needs.save(Need(account=account, duty=duty))
    ahead = _today() + timedelta(weeks=60)
    if not rota.propose(ahead, 52).shifts:
        raise AssertionError("nobody serves in the year that is shared out")
    shared = median_ms(lambda: rota.propose(ahead, 52), 3)
    yield Figure("duty: a year of weeks shared out", shared, "a second", SECOND_MS, 1.0)
