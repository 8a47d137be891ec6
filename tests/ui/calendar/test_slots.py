"""The boards of the calendar: which days a page shows, and that no post is lost or shown twice."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.ui.calendar.slots import Slot, month_board, month_span, next_month, week_board

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WEEKDAYS = st.integers(0, 6)


def post(number, day, clock):
    at = None if day is None else datetime.combine(day, clock).astimezone()
    return CalendarLine(
        id=RecordId(f"v{number}"),
        item=RecordId(f"i{number}"),
        at=at,
        day=day,
        clock=clock,
        channel=RecordId("c"),
        channel_name="Instagram",
        platform=Platform.INSTAGRAM,
        title=f"Post {number}",
        state=State.DRAFT,
        owner=None,
        owner_name="",
        campaign=None,
        objective=None,
        labels=(),
        needs_me=False,
        movable=True,
        problem=False,
    )


@given(DAYS, WEEKDAYS)
def test_a_month_is_six_whole_weeks_that_hold_all_of_it(day, weekday):
    span = month_span(day, weekday)
    assert span.days == 42
    assert span.first.weekday() == weekday
    assert day.replace(day=1) in span
    assert next_month(day.replace(day=1), 1) - timedelta(days=1) in span


@given(DAYS, st.integers(-400, 400))
def test_so_many_months_on_is_in_that_month(day, months):
    after = next_month(day, months)
    number = day.year * 12 + day.month - 1 + months
    assert after.year * 12 + after.month - 1 == number
    assert after.day <= day.day


@given(DAYS, WEEKDAYS, st.lists(st.tuples(st.integers(-10, 55), st.times()), max_size=30))
def test_each_post_of_a_page_lies_in_its_own_day_once(day, weekday, placed):
    first = month_span(day, weekday).first
    lines = [post(n, first + timedelta(days=d), clock) for n, (d, clock) in enumerate(placed)]
    board = month_board(day, lines, {}, day, weekday)
    found = [(cell.slot.day, line.id) for row in board.rows for cell in row for line in cell.lines]
    span = month_span(day, weekday)
    assert sorted(found) == sorted((n.day, n.id) for n in lines if n.day in span)
    for line in lines:
        where = board.place_of(line.id)
        assert (where == Slot(line.day)) is (line.day in span)


@given(DAYS, WEEKDAYS, st.lists(st.tuples(st.integers(0, 6), st.times()), max_size=30))
def test_each_post_of_a_week_lies_in_its_own_hour_once(day, weekday, placed):
    first = week_board(day, [], (day, 9), weekday).rows[0][0].slot.day
    lines = [post(n, first + timedelta(days=d), clock) for n, (d, clock) in enumerate(placed)]
    board = week_board(day, lines, (day, 9), weekday)
    found = [(cell.slot, line.id) for row in board.rows for cell in row for line in cell.lines]
    assert sorted(found) == sorted((Slot(n.day, n.clock.hour), n.id) for n in lines)


def test_what_has_gone_by_is_past_to_the_hour():
    day = date(2026, 11, 20)
    board = week_board(day, [], (day, 14))
    assert board.cell(Slot(day, 13)).past
    assert not board.cell(Slot(day, 14)).past
    assert board.cell(Slot(day - timedelta(days=1), 23)).past
    month = month_board(day, [], {day: ("Duty: Nora",)}, day)
    assert month.cell(Slot(day)).today
    assert month.cell(Slot(day)).notes == ("Duty: Nora",)
    assert month.cell(Slot(day - timedelta(days=1))).past
    assert month.cell(Slot(date(2026, 12, 1))).outside
    assert month.cell(Slot(date(2027, 1, 1))) is None


def test_a_slot_proposes_its_hour():
    assert Slot(date(2026, 11, 20), 9).clock == time(9)
    assert Slot(date(2026, 11, 20)).clock is None
