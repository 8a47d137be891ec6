"""Days, spans and academic years."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.dates import DAY, Span, academic_year, day_of_year, full_year, gaps, runs_of

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
SHORT = st.integers(0, 400)


@st.composite
def spans(draw, days=DAYS):
    first = draw(days)
    return Span(first, first + timedelta(days=draw(SHORT)))


def days_of(span):
    return {span.first + timedelta(days=n) for n in range(span.days)}


@given(spans())
def test_a_span_holds_both_its_ends_and_nothing_around_them(span):
    assert span.first in span
    assert span.last in span
    assert span.first - DAY not in span
    assert span.last + DAY not in span


@given(spans(), spans())
def test_the_overlap_of_two_spans_is_the_days_in_both(one, other):
    both = one.overlap(other)
    assert (days_of(both) if both else set()) == days_of(one) & days_of(other)


@given(st.lists(spans(st.dates(date(2026, 1, 1), date(2027, 12, 31))), max_size=6), spans())
def test_gaps_are_exactly_the_days_that_no_span_covers(covered, within):
    covered_days = set().union(*map(days_of, covered)) if covered else set()
    found = gaps(covered, within)
    assert [day for gap in found for day in sorted(days_of(gap))] == sorted(
        days_of(within) - covered_days
    )


@given(st.lists(spans(), max_size=6), spans())
def test_two_gaps_never_touch(covered, within):
    found = gaps(covered, within)
    assert all(one.last + DAY < other.first for one, other in pairwise(found))


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_the_academic_year_holds_its_day_and_is_about_a_year_long(on, month, day):
    if day > 28:
        day = min(day, 28 if month == 2 else 30)
    year = academic_year(on, month, day)
    assert on in year
    assert year.days in (365, 366)


@given(DAYS, st.integers(1, 12))
def test_academic_years_follow_each_other_without_a_gap(on, month):
    this = academic_year(on, month, 1)
    assert academic_year(this.last + DAY, month, 1).first == this.last + DAY


def test_a_year_that_begins_on_a_leap_day_begins_on_the_28th_where_there_is_none():
    assert day_of_year(2027, 2, 29) == date(2027, 2, 28)
    assert day_of_year(2028, 2, 29) == date(2028, 2, 29)
    assert academic_year(date(2027, 3, 1), 2, 29) == Span(date(2027, 2, 28), date(2028, 2, 28))


def test_an_academic_year_that_begins_on_the_first_of_september():
    assert academic_year(date(2026, 11, 21), 9, 1) == Span(date(2026, 9, 1), date(2027, 8, 31))
    assert academic_year(date(2026, 8, 31), 9, 1).first == date(2025, 9, 1)


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)))
def test_a_full_year_is_never_under_365_days_and_ends_before_its_anniversary(first):
    span = Span(first, full_year(first))
    assert span.days in {365, 366}
    assert (span.last + DAY).month == first.month or first.day == 29


def test_a_full_year_over_a_leap_day_ends_with_the_academic_year():
    assert full_year(date(2027, 9, 1)) == date(2028, 8, 31)
    assert full_year(date(2028, 2, 29)) == date(2029, 2, 27)


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1))))
def test_runs_hold_exactly_the_days_and_never_meet(days):
    runs = runs_of(days)
    held = [first + DAY * n for first, last in runs for n in range((last - first).days + 1)]
    assert held == sorted(days)
    assert all((b[0] - a[1]).days > 1 for a, b in pairwise(runs))
