"""What comes again comes on the days that calendars agree on."""

import contextlib
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil import rrule
from hypothesis import assume, example, given
from hypothesis import strategies as st

from smdesk.domain.dates import Span
from smdesk.domain.recurrence import (
    Every,
    NotARecurrenceError,
    Recurrence,
    Weekday,
    heard,
    told,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
OF_THE_MONTH = st.lists(st.integers(1, 31) | st.integers(-31, -1), unique=True, max_size=3).map(
    tuple
)
MONTHS = st.lists(st.integers(1, 12), unique=True, max_size=3).map(tuple)


@st.composite
def rules(draw):
    every = draw(st.sampled_from(Every))
    months = draw(MONTHS)
    by_month = every is Every.MONTH or (every is Every.YEAR and bool(months))
    # The other reader takes each and nth together otherwise than the standard does.
    counted = by_month and draw(st.booleans())
    nth = st.integers(-5, 5).filter(bool) if counted else st.just(0)
    weekdays = st.lists(
        st.builds(Weekday, st.integers(0, 6), nth), unique_by=lambda w: w.day, max_size=3
    ).map(tuple)
    has_days = by_month or every is Every.DAY
    length = draw(st.sampled_from(["count", "until", "endless"]))
    return Recurrence(
        every=every,
        interval=draw(st.integers(1, 5)),
        weekdays=() if every is Every.YEAR and not months else draw(weekdays),
        month_days=draw(OF_THE_MONTH) if has_days else (),
        months=months,
        count=draw(st.integers(1, 30)) if length == "count" else None,
        until=draw(DAYS) if length == "until" else None,
    )


def by_another_reader(text, first):
    parsed = rrule.rrulestr(text, dtstart=datetime.combine(first, datetime.min.time()))
    return (instant.date() for instant in parsed)


@given(rules(), DAYS)
@example(Recurrence(every=Every.YEAR), date(2024, 2, 29))
@example(Recurrence(every=Every.MONTH), date(2024, 1, 31))
def test_the_days_are_those_that_another_reader_of_the_standard_finds(rule, first):
    until = first + timedelta(days=365 * 4)
    within = Span(first, until)
    ours = list(islice(rule.days(first, within), 60))
    theirs = []
    for day in by_another_reader(told(rule), first):
        if day > until or len(theirs) == 60:
            break
        theirs.append(day)
    assert ours == theirs


@given(rules())
def test_a_rule_that_was_written_reads_as_itself(rule):
    assert heard(told(rule)) == rule


@given(rules(), DAYS, st.integers(0, 800))
def test_a_span_shows_just_the_days_in_it(rule, first, later):
    within = Span(first + timedelta(days=later), first + timedelta(days=later + 40))
    assume(rule.count is None or rule.count < 30)
    shown = list(rule.days(first, within))
    assert shown == [
        day for day in rule.days(first, Span(first, within.last)) if day >= within.first
    ]
    assert all(day in within for day in shown)


def test_a_rule_that_never_comes_about_ends_instead_of_searching_for_ever():
    never = heard("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")
    assert list(never.all(date(2026, 1, 1))) == []


def test_a_rule_ends_with_the_calendar():
    rule = heard("FREQ=YEARLY;INTERVAL=7")
    assert list(rule.all(date(9990, 3, 1))) == [date(9990, 3, 1), date(9997, 3, 1)]


def test_the_last_friday_of_a_month_is_told_from_its_end():
    rule = heard("RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3")
    assert list(rule.all(date(2026, 11, 1))) == [
        date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 29),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        ("FREQ=HOURLY", "FREQ"),
        ("FREQ=DAILY;BYHOUR=9", "BYHOUR"),
        ("FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO", "BYSETPOS"),
        ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY"),
        ("FREQ=YEARLY;BYDAY=1MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "BYMONTHDAY"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "COUNT"),
        ("FREQ=DAILY;UNTIL=20270231", "UNTIL"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=99999999", "INTERVAL"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "WKST"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH"),
        ("FREQ=DAILY;COUNT=٣", "COUNT"),
    ],
)
def test_what_cannot_be_followed_whole_is_refused_by_its_part(text, part):
    with pytest.raises(NotARecurrenceError) as caught:
        heard(text)
    assert caught.value.part == part


@given(st.text(max_size=60))
def test_no_text_does_more_harm_than_being_refused(text):
    with contextlib.suppress(NotARecurrenceError):
        heard(text)
