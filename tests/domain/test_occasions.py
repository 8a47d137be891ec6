"""Events without a post and days without a date are pointed out; a channel's rhythm is counted."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.cadence import (
    TOO_FEW,
    TOO_MANY,
    TWO_IN_SLOT,
    Cadence,
    Planned,
    PostingTime,
    crowded,
    free_times,
    week_findings,
)
from smdesk.domain.dates import DAY, Span
from smdesk.domain.occasions import (
    DATE_NOT_SET,
    NO_POST,
    Event,
    Occasion,
    event_findings,
    occasion_findings,
)
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.recurrence import NotARecurrenceError

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)
GRAM = RecordId("gram")
NAMES = {GRAM: "Instagram"}
posts = st.lists(
    st.builds(
        Planned,
        st.sampled_from([GRAM, RecordId("x")]),
        st.dates(date(2026, 11, 16), date(2026, 12, 6)),
        st.integers(0, 24 * 60 - 1),
    ),
    max_size=20,
)


def event(days, **said):
    first = TODAY + timedelta(days=days)
    return Event(**{"name": "Quiz", "first": first, "last": first, **said})


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0, True), (7, True), (8, False)])
def test_an_event_of_the_coming_week_without_a_post_is_pointed_out(days, told):
    one = event(days)
    assert [f.rule for f in event_findings([one], set(), TODAY)] == [NO_POST] * told
    assert event_findings([one], {one.id}, TODAY) == []
    assert event_findings([event(days, unposted="for staff alone")], set(), TODAY) == []


def test_days_that_are_set_year_by_year_are_missed_once_the_last_known_one_is_over():
    known = Occasion(name="Week of books", dates=(date(2026, 11, 20),), source="the association")
    assert [f.rule for f in occasion_findings([known], TODAY)] == [DATE_NOT_SET]
    assert occasion_findings([known], date(2026, 11, 20)) == []
    ruled = Occasion(name="New Year", rule="FREQ=YEARLY", begins=date(2020, 1, 1))
    assert occasion_findings([ruled], TODAY) == []


def test_days_without_a_source_or_a_rule_are_not_kept():
    with pytest.raises(InvalidError) as caught:
        Occasion(name="Week of books", dates=(TODAY,))
    assert caught.value.faults.keys() == {"source"}
    with pytest.raises(InvalidError):
        Occasion(name="Week of books")
    with pytest.raises(NotARecurrenceError):
        Occasion(name="Odd", rule="FREQ=HOURLY", begins=TODAY)


@given(
    st.integers(1, 40),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 60),
)
def test_the_days_of_an_occasion_are_those_that_share_a_day_with_the_span(days, first, long):
    one = Occasion(name="Month", rule="FREQ=MONTHLY", begins=date(2024, 1, 15), days=days)
    span = Span(first, first + timedelta(days=long))
    found = list(one.within(span))
    meant = [
        Span(start, start + timedelta(days=days - 1))
        for start in (date(2024 + n // 12, n % 12 + 1, 15) for n in range(60))
        if start <= span.last and start + timedelta(days=days - 1) >= span.first
    ]
    assert found == meant


@given(posts, st.integers(0, 3), st.integers(0, 3))
def test_a_week_is_counted_channel_by_channel(planned, least, more):
    cadence = Cadence(channel=GRAM, least=least, most=least + more)
    count = Counter(
        one.channel for one in planned if MONDAY <= one.day < MONDAY + timedelta(days=7)
    )[GRAM]
    found = [f.rule for f in week_findings(MONDAY, [cadence], planned, NAMES)]
    meant = [TOO_FEW] if count < least else [TOO_MANY] if count > least + more else []
    assert found == meant


def test_two_posts_of_a_channel_within_half_an_hour_are_pointed_out():
    near = [Planned(GRAM, MONDAY, 600), Planned(GRAM, MONDAY, 629)]
    far = [Planned(GRAM, MONDAY, 600), Planned(GRAM, MONDAY, 630)]
    other = [Planned(GRAM, MONDAY, 600), Planned(RecordId("x"), MONDAY, 600)]
    assert [f.rule for f in crowded(near, NAMES)] == [TWO_IN_SLOT]
    assert crowded(far, NAMES) == crowded(other, NAMES) == []


@given(posts)
def test_a_usual_time_is_free_unless_its_channel_speaks_about_then(planned):
    time = PostingTime(channel=GRAM, weekday=0, clock="10:00")
    span = Span(MONDAY, MONDAY + 13 * DAY)
    free = {day for day, _ in free_times(span, [time], planned)}
    for day in (MONDAY, MONDAY + 7 * DAY):
        taken = any(p.channel == GRAM and p.day == day and 570 < p.minute < 630 for p in planned)
        assert (day in free) is not taken
    assert free <= {MONDAY, MONDAY + 7 * DAY}


@pytest.mark.parametrize("clock", ["24:00", "9:30", "09:60", "noon", "", "٠٩:٣٠"])
def test_what_is_no_time_is_no_usual_time(clock):
    with pytest.raises(InvalidError):
        PostingTime(channel=GRAM, clock=clock)
