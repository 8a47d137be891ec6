"""Several posts at once: one task, one way back, and each that stays is named with the reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import IDRIS, NORA
from smdesk.desk.several import Sorting
from smdesk.domain.calendar import (
    NO_TIME,
    NOTHING_TO_ASK,
    PAST_SLOT,
    STAYS_POSTED,
    State,
    WrongStateError,
)
from smdesk.domain.campaigns import Campaign, Label
from smdesk.domain.checklists import Check
from smdesk.domain.clock_times import NoSuchTimeError, instant_of, on_clock
from smdesk.domain.records import GoneError, RecordId
from smdesk.domain.routes import BEFORE_LEADER, CrossRoute
from smdesk.domain.rules import ReasonNeededError
from tests.desk.conftest import account_named


@pytest.fixture
def nora(desk):
    return desk.enter(NORA)


@pytest.fixture
def several(nora):
    return nora.calendar.several


def begun(session, title, days=3, channel="X", text=""):
    at = session.calendar.now().replace(microsecond=0) + timedelta(days=days)
    where = account_named(session, channel).id
    variant = session.calendar.begin(where, at, title, by=session.me)
    if text:
        variant = session.calendar.write(replace(variant, text=text), by=session.me)
        for check in (Check.FACTS, Check.NAMES):
            session.calendar.checks.tick(variant.id, check, "The list", by=session.me)
    return variant


def out(session):
    """Return a post of the sample that people have seen."""
    return next(one.id for one in session.calendar.lines(None) if one.state is State.POSTED)


def days_of(session, variants):
    return [session.calendar.line(one.id).day for one in variants]


def entries(session):
    return session.library.journal.head().entries


def test_posts_move_by_days_in_one_task_and_come_back_by_one_undo(nora, several):
    posts = [begun(nora, f"Post {number}", 2 + number) for number in range(4)]
    before, count = days_of(nora, posts), entries(nora)
    outcome = several.move([one.id for one in posts], 5, by=nora.me)
    assert outcome.done == tuple(one.id for one in posts)
    assert outcome.left == ()
    assert entries(nora) == count + 1
    assert days_of(nora, posts) == [day + timedelta(days=5) for day in before]
    nora.undo.undo(by=nora.me)
    assert days_of(nora, posts) == before
    assert several.move([one.id for one in posts], 0, by=nora.me).done == ()


def test_those_that_cannot_move_stay_and_are_named(nora, several):
    post, soon = begun(nora, "Free", 9), begun(nora, "Soon", 2)
    idea = nora.calendar.begin(account_named(nora, "X").id, None, "Idea", by=nora.me, idea=True)
    gone = RecordId("nowhere")
    outcome = several.move([post.id, soon.id, idea.id, out(nora), gone], -5, by=nora.me)
    assert outcome.done == (post.id,)
    why = {one.name: one.why for one in outcome.left}
    assert why["Soon"].finding.rule is PAST_SLOT
    assert why["Idea"].finding.rule is NO_TIME
    assert isinstance(why[""], GoneError)
    assert STAYS_POSTED in [getattr(one.why, "finding", None) and one.why.finding.rule
                            for one in outcome.left]  # fmt: skip
    assert len(outcome.left) == 4


def test_they_keep_their_hour_over_summer_time_and_one_that_has_none_stays(nora, several):
    rules = replace(nora.calendar.workflow(), zone="Europe/Berlin", decision="Board 1")
    nora.calendar.change_workflow(rules, by=nora.me)
    zone = nora.calendar.zone()
    day = nora.calendar._office.today().replace(year=2027, month=3, day=27)
    where = account_named(nora, "X").id
    posts = [
        nora.calendar.begin(
            where, instant_of(day, instant.time(), zone), f"At {instant:%H}", by=nora.me
        )
        for instant in (
            on_clock(nora.calendar.now(), zone).replace(hour=hour, minute=30, second=0,
                                                        microsecond=0)
            for hour in (2, 10)
        )
    ]  # fmt: skip
    outcome = several.move([one.id for one in posts], 1, by=nora.me)
    assert outcome.done == (posts[1].id,)
    assert nora.calendar.line(posts[1].id).clock.hour == 10
    assert isinstance(outcome.left[0].why, NoSuchTimeError)


def test_a_leader_and_its_follower_move_together_without_a_reason(nora, several):
    leader, follower = account_named(nora, "X").id, account_named(nora, "Instagram").id
    for route in nora.calendar.routes.all():
        nora.calendar.routes.remove(route.id, by=nora.me)
    nora.calendar.routes.add(CrossRoute(leader=leader, follower=follower), by=nora.me)
    first = begun(nora, "Fair", 4)
    after = nora.calendar.add_channel(first.item, follower, like=first.id, by=nora.me)
    nora.calendar.move(after.id, first.at + timedelta(hours=1), by=nora.me)
    both, before = [first.id, after.id], days_of(nora, [first, after])
    assert several.move(both, 3, by=nora.me).done == tuple(both)
    with pytest.raises(ReasonNeededError) as needed:
        several.move([first.id], 3, by=nora.me)
    assert needed.value.finding.rule is BEFORE_LEADER
    assert days_of(nora, [first, after]) == [day + timedelta(days=3) for day in before]
    assert several.move([first.id], 3, reason="The fair is later", by=nora.me).done == (first.id,)


def test_campaign_and_labels_change_for_all_in_one_task(nora, several):
    calendar, me = nora.calendar, nora.me
    posts = [begun(nora, f"Post {number}") for number in range(3)]
    summer = calendar.campaigns.add(Campaign(name="Summer"), by=me)
    old, kept = (calendar.labels.add(Label(name=name), by=me) for name in ("Old", "Kept"))
    first = calendar.item(posts[0].item)
    calendar.change_item(replace(first, labels=(old.id, kept.id)), by=me)
    count = entries(nora)
    sorting = Sorting(
        campaign=summer.id, keep_campaign=False, add=(kept.id,), new=("Fresh", " fresh "),
        drop=(old.id,),
    )  # fmt: skip
    outcome = several.sort([one.id for one in posts], sorting, by=me)
    assert outcome.done == tuple(one.id for one in posts)
    assert entries(nora) == count + 1
    fresh = next(one.id for one in calendar.labels.all() if one.name == "Fresh")
    for post in posts:
        item = calendar.item(post.item)
        assert (item.campaign, set(item.labels)) == (summer.id, {kept.id, fresh})
    assert several.sort([one.id for one in posts], sorting, by=me).done == ()
    assert calendar.line(posts[0].id).campaign == summer.id
    nora.undo.undo(by=me)
    assert calendar.item(posts[0].item).labels == (old.id, kept.id)
    assert "Fresh" not in [one.name for one in calendar.labels.all()]


def test_all_that_can_be_asked_about_are_and_the_others_are_named(nora, several):
    ready = [begun(nora, f"Ready {n}", text="Come and play.") for n in range(2)]
    empty = begun(nora, "Empty")
    count = entries(nora)
    outcome = several.submit([*(one.id for one in ready), empty.id, out(nora)], by=nora.me)
    assert outcome.done == tuple(one.id for one in ready)
    assert entries(nora) == count + 1
    assert {nora.calendar.variant(one.id).state for one in ready} == {State.IN_REVIEW}
    refused, posted = outcome.left
    assert (refused.name, refused.why.finding.rule) == ("Empty", NOTHING_TO_ASK)
    assert isinstance(posted.why, WrongStateError)
    again = several.submit([ready[0].id], by=nora.me)
    assert isinstance(again.left[0].why, WrongStateError)


def test_what_was_asked_for_several_can_be_approved_one_by_one(desk):
    idris = desk.enter(IDRIS)
    posts = [begun(idris, f"Ready {n}", text="Come and play.") for n in range(2)]
    idris.calendar.several.submit([one.id for one in posts], by=idris.me)
    nora = desk.enter(NORA)
    nora.calendar.gate.approve(posts[0].id, "Fine", by=nora.me)
    states = [nora.calendar.variant(one.id).state for one in posts]
    assert states == [State.APPROVED, State.IN_REVIEW]


def test_several_go_into_the_bin_and_come_back_together(nora, several):
    posts = [begun(nora, f"Post {number}", text="Words") for number in range(3)]
    asked = begun(nora, "Asked", text="Come and play.")
    nora.calendar.gate.submit(asked.id, by=nora.me)
    count = entries(nora)
    outcome = several.remove([*(one.id for one in posts), asked.id, out(nora)], by=nora.me)
    assert outcome.done == tuple(one.id for one in posts)
    assert entries(nora) == count + 1
    assert [type(one.why).__name__ for one in outcome.left] == ["WrongStateError", "RefusedError"]
    assert [nora.calendar.line(one.id) for one in posts] == [None, None, None]
    nora.undo.undo(by=nora.me)
    assert [nora.calendar.variant(one.id).text for one in posts] == ["Words"] * 3
    assert nora.calendar.variant(asked.id).state is State.IN_REVIEW
