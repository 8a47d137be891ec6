"""Series make each of their days a draft once; days are left out, changed from one on, ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import NORA
from smdesk.domain.dates import Span
from smdesk.domain.records import InvalidError
from smdesk.domain.recurrence import NotARecurrenceError
from smdesk.domain.series import ENDS_SOON, RUNS_DRY, Made, PostSeries
from tests.desk.test_gate import account


@pytest.fixture
def nora(desk):
    return desk.enter(NORA)


def series(session, *channels, **given):
    ids = tuple(account(session, name) for name in channels or ("X",))
    first = session.calendar.now().date() + timedelta(days=1)
    given = {"text": "Number {number}, on {day}", "begins": first, "clock": "15:00"} | given
    return session.plans.series.add(
        PostSeries(name="Moss of the week", channels=ids, **given), by=session.me
    )


def mine(session, one):
    end = one.begins + timedelta(days=90)
    lines = session.calendar.lines(Span(one.begins, end))
    return [line for line in lines if line.title.startswith(one.name)]


def days(session, one):
    return [line.day for line in mine(session, one)]


def weeks(one, *numbers):
    return [one.begins + timedelta(weeks=number) for number in numbers]


def test_drafts_are_made_for_each_day_to_the_last_and_never_twice(nora):
    one = series(nora)
    until = one.begins + timedelta(weeks=2)
    assert len(nora.plans.series.make(one.id, until, by=nora.me)) == 3
    assert days(nora, one) == weeks(one, 0, 1, 2)
    assert nora.plans.series.make(one.id, until, by=nora.me) == []
    nora.calendar.remove(mine(nora, one)[1].id, by=nora.me)
    made = nora.plans.series.make(one.id, until + timedelta(weeks=1), by=nora.me)
    assert len(made) == 1
    assert days(nora, one) == weeks(one, 0, 2, 3)


def test_the_gaps_are_filled_from_the_day(nora):
    one = series(nora, headline="{library}, {day}")
    made = nora.plans.series.make(
        one.id,
        one.begins + timedelta(weeks=1),
        saying=lambda day: {"day": f"day {day.day}"},
        by=nora.me,
    )
    later = one.begins + timedelta(weeks=1)
    assert [one.text for one in made] == [
        f"Number 1, on day {one.begins.day}",
        f"Number 2, on day {later.day}",
    ]
    assert "Lantern Bay" in nora.calendar.item(made[0].item).name


def test_undo_takes_the_drafts_back_and_they_can_be_made_again(nora):
    one = series(nora)
    until = one.begins + timedelta(weeks=1)
    nora.plans.series.make(one.id, until, by=nora.me)
    nora.undo.undo(by=nora.me)
    assert days(nora, one) == []
    assert len(nora.plans.series.make(one.id, until, by=nora.me)) == 2


def test_a_preview_says_of_each_day_what_would_become_of_it(nora):
    one = series(nora)
    nora.plans.series.make(one.id, one.begins, by=nora.me)
    one = nora.plans.series.skip(one.id, weeks(one, 1)[0], by=nora.me)
    lines = nora.plans.series.preview(one, one.begins + timedelta(weeks=2))
    assert [line.made for line in lines] == [Made.THERE, Made.SKIPPED, Made.NEW]


def test_a_day_that_is_left_out_takes_its_draft_along_unless_somebody_wrote_it(nora):
    one = series(nora)
    nora.plans.series.make(one.id, one.begins + timedelta(weeks=1), by=nora.me)
    first, second = mine(nora, one)
    variant = nora.calendar.variant(second.id)
    nora.calendar.write(replace(variant, text="By hand"), by=nora.me)
    nora.plans.series.skip(one.id, first.day, by=nora.me)
    nora.plans.series.skip(one.id, second.day, by=nora.me)
    assert days(nora, one) == [second.day]


def test_all_that_follow_change_and_what_was_written_by_hand_stays(nora):
    one = series(nora)
    nora.plans.series.make(one.id, one.begins + timedelta(weeks=3), by=nora.me)
    _, second, third, _ = mine(nora, one)
    variant = nora.calendar.variant(third.id)
    nora.calendar.write(replace(variant, text="By hand"), by=nora.me)
    other = replace(one, text="New words", clock="09:00")
    after = nora.plans.series.change_following(other, second.day, by=nora.me)
    assert nora.plans.series.one(one.id).until == second.day - timedelta(days=1)
    texts = [nora.calendar.variant(line.id).text for line in mine(nora, one)]
    assert texts[0].startswith("Number 1")
    assert texts[1:] == ["New words", "By hand", "New words"]
    assert days(nora, one) == weeks(one, 0, 1, 2, 3)
    assert nora.plans.series.make(after.id, after.begins + timedelta(weeks=2), by=nora.me) == []


def test_the_end_takes_later_drafts_along_and_makes_none(nora):
    one = series(nora)
    nora.plans.series.make(one.id, one.begins + timedelta(weeks=3), by=nora.me)
    nora.plans.series.end(one.id, weeks(one, 1)[0], by=nora.me)
    assert days(nora, one) == weeks(one, 0, 1)
    assert nora.plans.series.make(one.id, one.begins + timedelta(weeks=9), by=nora.me) == []


def test_drafts_on_a_channel_that_follows_come_after_the_one_it_follows(nora):
    leader, follower = account(nora, "Instagram"), account(nora, "Facebook page")
    (route,) = nora.plans.routes.all()
    assert (route.leader, route.follower, route.delay) == (leader, follower, 60)
    assert route.active
    one = series(nora, "Facebook page", "Instagram", hashtags=("Moss",))
    made = {v.channel: v for v in nora.plans.series.make(one.id, one.begins, by=nora.me)}
    assert made[follower].at - made[leader].at == timedelta(minutes=60)
    assert made[leader].hashtags == ("Moss",)
    assert made[follower].hashtags == ()


def test_a_series_without_drafts_and_one_that_ends_are_told(nora, desk):
    one = series(nora, until=nora.calendar.now().date() + timedelta(days=10))
    told = {f.rule for f in nora.plans.findings() if f.about.id == one.id}
    assert told == {RUNS_DRY, ENDS_SOON}
    nora.plans.series.make(one.id, one.begins + timedelta(weeks=3), by=nora.me)
    told = {f.rule for f in nora.plans.findings() if f.about.id == one.id}
    assert told == {ENDS_SOON}
    desk.clock.day = one.until + timedelta(days=1)
    assert not [f for f in nora.plans.findings() if f.about.id == one.id]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"channels": ()}, InvalidError),
        ({"text": "{nobody}"}, InvalidError),
        ({"clock": "25:00"}, InvalidError),
        ({"rule": "FREQ=HOURLY"}, NotARecurrenceError),
        ({"until": "before"}, InvalidError),
    ],
)
def test_a_series_that_cannot_be_is_refused(nora, wrong, error):
    one = series(nora)
    if wrong.get("until"):
        wrong = {"until": one.begins - timedelta(days=5)}
    with pytest.raises(error):
        replace(one, **wrong)
