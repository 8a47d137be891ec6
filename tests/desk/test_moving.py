"""A post of a series moves alone or with all that follow: as much by the clock, or not at all."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from smdesk.desk.sample import NORA
from smdesk.domain.calendar import PAST_SLOT, State
from smdesk.domain.clock_times import NoSuchTimeError, instant_of, on_clock
from smdesk.domain.rules import RefusedError
from tests.desk.test_series import mine, series

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def nora(desk):
    return desk.enter(NORA)


@pytest.fixture
def posts(nora):
    """Five posts of a series, a week apart."""
    one = series(nora)
    nora.plans.series.make(one.id, one.begins + timedelta(weeks=4), by=nora.me)
    return [nora.calendar.variant(line.id) for line in mine(nora, one)]


def times(session, posts):
    return [session.calendar.variant(one.id).at for one in posts]


def clock(session, at):
    return on_clock(at, session.calendar.zone()).replace(tzinfo=None)


def test_those_that_follow_move_by_as_much_in_one_task(nora, posts):
    moving = nora.calendar.moving
    assert [one.id for one in moving.following(posts[1].id)] == [one.id for one in posts[2:]]
    before = times(nora, posts)
    moved = moving.move_following(posts[1].id, posts[1].at + DAY + HOUR, by=nora.me)
    assert [one.id for one in moved] == [one.id for one in posts[1:]]
    after = times(nora, posts)
    assert after[0] == before[0]
    for was, now in zip(before[1:], after[1:], strict=True):
        assert clock(nora, now) - clock(nora, was) == DAY + HOUR
    assert nora.library.journal.entries(limit=1)[0].task == "variant.move"
    nora.undo.undo(by=nora.me)
    assert times(nora, posts) == before


def test_alone_moves_nothing_else(nora, posts):
    nora.calendar.move(posts[1].id, posts[1].at + DAY, by=nora.me)
    assert times(nora, posts)[2:] == [one.at for one in posts[2:]]


def test_where_one_cannot_move_none_does(nora, posts):
    before = times(nora, posts)
    long_ago = posts[1].at - timedelta(days=300)
    with pytest.raises(RefusedError) as error:
        nora.calendar.moving.move_following(posts[1].id, long_ago, by=nora.me)
    assert error.value.finding.rule is PAST_SLOT
    assert times(nora, posts) == before


def test_an_hour_that_the_clocks_jump_over_stops_all(nora, posts):
    rules = replace(nora.calendar.workflow(), zone="Europe/Berlin", decision="Board 1")
    nora.calendar.change_workflow(rules, by=nora.me)
    zone = nora.calendar.zone()
    # The last of them comes to the Sunday on which summer time begins: 28 March 2027.
    first = instant_of(date(2027, 2, 28), time(4, 30), zone)
    for week, one in enumerate(posts):
        nora.calendar.move(one.id, first + timedelta(weeks=week), by=nora.me)
    before = times(nora, posts)
    with pytest.raises(NoSuchTimeError):
        nora.calendar.moving.move_following(posts[0].id, first - timedelta(hours=3), by=nora.me)
    assert times(nora, posts) == before


def test_what_people_saw_or_was_given_up_stays(nora, posts):
    nora.calendar.gate.withdraw(posts[3].id, "Not this week", by=nora.me)
    assert [one.id for one in nora.calendar.moving.following(posts[1].id)] == [
        posts[2].id,
        posts[4].id,
    ]


def test_a_post_of_no_series_is_followed_by_none(nora, posts):
    line = next(
        one
        for one in nora.calendar.lines(None)
        if one.title == "Story hour on Saturday" and one.state is State.SCHEDULED
    )
    assert nora.calendar.moving.following(line.id) == []
    nora.calendar.move(posts[0].id, None, by=nora.me)
    assert nora.calendar.moving.following(posts[0].id) == []
