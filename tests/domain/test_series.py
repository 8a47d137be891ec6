"""A series comes on its days and no others, and tells before it runs dry or ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.dates import Span
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.series import (
    ENDS_SOON,
    NOTICE,
    RUNS_DRY,
    Made,
    PostSeries,
    SeriesDraft,
    findings,
    standing_of,
    title_of,
)

BEGINS = date(2026, 11, 2)
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
BOOKS = PostSeries(name="Book of the week", channels=(RecordId("c"),), begins=BEGINS)


def draft(day):
    return SeriesDraft(series=BOOKS.id, day=day, item=RecordId("i"))


def rules(series, *days, today=BEGINS):
    return [one.rule for one in findings([series], [draft(day) for day in days], today)]


def test_it_comes_from_its_first_day_to_its_last_without_those_that_are_skipped():
    series = replace(BOOKS, until=BEGINS + 3 * WEEK)
    days = [BEGINS + n * WEEK for n in range(4)]
    assert series.days(Span(BEGINS - WEEK, BEGINS + 9 * WEEK)) == days
    assert series.without(days[1]).days(Span(BEGINS, BEGINS + 9 * WEEK)) == [days[0], *days[2:]]
    assert series.days(Span(days[1], days[1])) == [days[1]]
    assert series.days(Span(days[3] + DAY, days[3] + WEEK)) == []
    assert [series.without(days[1]).number(day) for day in days] == [1, 2, 3, 4]


def test_it_is_over_the_day_after_its_last():
    series = replace(BOOKS, until=BEGINS)
    assert [series.over(BEGINS), series.over(BEGINS + DAY)] == [False, True]
    assert not BOOKS.over(BEGINS + 999 * WEEK)
    assert rules(series, today=BEGINS + DAY) == []


def test_it_can_be_ended_before_it_began_and_not_earlier():
    assert BOOKS.ended(BEGINS - 9 * WEEK).until == BEGINS - DAY
    assert BOOKS.ended(BEGINS + WEEK).until == BEGINS + WEEK
    with pytest.raises(InvalidError):
        replace(BOOKS, until=BEGINS - 2 * DAY)


def test_it_runs_dry_when_a_day_of_the_coming_two_weeks_has_no_draft():
    due = (BEGINS + WEEK, BEGINS + 2 * WEEK)
    assert due[1] == BEGINS + NOTICE
    assert rules(BOOKS, *due) == []
    assert rules(BOOKS, due[0]) == [RUNS_DRY]
    (found,) = findings([BOOKS], [], BEGINS)
    assert found.facts == {"series": "Book of the week", "first": due[0]}
    other = replace(draft(due[0]), series=RecordId("another"))
    assert [one.rule for one in findings([BOOKS], [other, draft(due[1])], BEGINS)] == [RUNS_DRY]


@pytest.mark.parametrize(("days", "told"), [(0, True), (14, True), (15, False)])
def test_its_end_is_told_two_weeks_before(days, told):
    series = replace(BOOKS, until=BEGINS + days * DAY)
    made = [BEGINS + WEEK, BEGINS + 2 * WEEK]
    assert rules(series, *made) == ([ENDS_SOON] if told else [])


def test_each_day_is_one_thing_to_the_series():
    skipping = BOOKS.without(BEGINS)
    assert standing_of(skipping, BEGINS, {BEGINS}, past=True) is Made.THERE
    assert standing_of(skipping, BEGINS, set(), past=True) is Made.SKIPPED
    assert standing_of(BOOKS, BEGINS, set(), past=True) is Made.PAST
    assert standing_of(BOOKS, BEGINS, set(), past=False) is Made.NEW


def test_a_post_without_a_headline_is_called_after_its_series():
    assert title_of(BOOKS, {}) == "Book of the week"
    assert title_of(replace(BOOKS, headline="Read this"), {}) == "Read this"
