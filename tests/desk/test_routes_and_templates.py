"""Who speaks first and who follows; posts begun from templates; and what objectives are served."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import NORA
from smdesk.desk.templates import Subject
from smdesk.domain.calendar import State
from smdesk.domain.objectives import (
    NO_ACTIVITY,
    PAST_DUE,
    Objective,
    OwnParentError,
    Standing,
    in_order,
)
from smdesk.domain.occasions import Event
from smdesk.domain.records import InvalidError
from smdesk.domain.routes import BEFORE_LEADER, Carry, CircleError, CrossRoute
from smdesk.domain.rules import ReasonNeededError
from smdesk.domain.templates import STEP_MISSING, PostTemplate
from smdesk.store.errors import StillNeededError
from tests.desk.test_gate import account, approved, written


@pytest.fixture
def desk(desk):
    """The sample without its own routes and templates, so that each test says what there is."""
    session = desk.enter(NORA)
    for register in (session.plans.routes, session.plans.templates):
        for one in register.all():
            register.remove(one.id, by=session.me)
    session.lock()
    return desk


@pytest.fixture
def nora(desk):
    return desk.enter(NORA)


def route(session, leader="Instagram", follower="Facebook page", **given):
    one = CrossRoute(leader=account(session, leader), follower=account(session, follower), **given)
    return session.plans.routes.add(one, by=session.me)


# Routes.


def test_followers_get_drafts_after_the_leader_adapted_by_default(nora):
    route(nora, delay=30)
    route(nora, "Facebook page", "X", delay=10, carry=Carry.SAME)
    leader = written(nora)
    tagged = replace(leader, hashtags=("Chess",), first_comment="Bring a board")
    leader = nora.calendar.write(tagged, by=nora.me)
    assert len(nora.plans.routes.ahead(leader.id)) == 2
    facebook, x = nora.plans.routes.follow(leader.id, by=nora.me)
    assert (facebook.at - leader.at, x.at - leader.at) == (
        timedelta(minutes=30),
        timedelta(minutes=40),
    )
    assert (facebook.text, facebook.hashtags, facebook.first_comment) == (leader.text, (), "")
    assert x.hashtags == ("Chess",)
    assert facebook.state is State.DRAFT
    assert facebook.item == leader.item
    assert nora.plans.routes.follow(leader.id, by=nora.me) == []


def test_a_follower_is_not_timed_before_its_leader_without_a_reason(nora):
    route(nora)
    leader = written(nora)
    (follower,) = nora.plans.routes.follow(leader.id, by=nora.me)
    early = leader.at - timedelta(hours=1)
    with pytest.raises(ReasonNeededError) as error:
        nora.calendar.move(follower.id, early, by=nora.me)
    assert error.value.finding.rule is BEFORE_LEADER
    assert error.value.finding.facts["leader"] == "Instagram"
    with pytest.raises(ReasonNeededError):
        nora.calendar.move(leader.id, follower.at + timedelta(hours=1), by=nora.me)
    moved = nora.calendar.move(follower.id, early, reason="Instagram is down", by=nora.me)
    assert moved.at == early
    assert nora.plans.routes.early(follower.id).rule is BEFORE_LEADER


def test_what_is_out_of_order_is_not_put_into_the_queue_without_a_reason(desk):
    nora, variant = approved(desk, channel="Facebook page")
    at = variant.at + timedelta(hours=2)
    leader = nora.calendar.add_channel(variant.item, account(nora, "Instagram"), by=nora.me)
    nora.calendar.move(leader.id, at, by=nora.me)
    route(nora)
    with pytest.raises(ReasonNeededError):
        nora.calendar.gate.schedule(variant.id, by=nora.me)
    nora.calendar.gate.schedule(variant.id, reason="Agreed", by=nora.me)


def test_what_stands_out_of_order_is_told_until_it_is_mended_or_answered(nora):
    leader = written(nora)
    facebook = account(nora, "Facebook page")
    follower = nora.calendar.add_channel(leader.item, facebook, like=leader.id, by=nora.me)
    early = leader.at - timedelta(hours=1)
    nora.calendar.move(follower.id, early, by=nora.me)
    assert nora.calendar.routes.findings() == []
    one = route(nora)
    (found,) = nora.calendar.routes.findings()
    assert (found.rule, found.about.id) == (BEFORE_LEADER, follower.id)
    assert found in nora.calendar.findings()
    assert (found.facts["leader"], found.facts["follower"]) == ("Instagram", "Facebook page")
    later = early + timedelta(minutes=30)
    nora.calendar.move(follower.id, later, reason="The page is read at noon", by=nora.me)
    assert nora.calendar.routes.findings() == []
    nora.undo.undo(by=nora.me)
    assert len(nora.calendar.routes.findings()) == 1
    nora.calendar.move(follower.id, leader.at + timedelta(hours=1), by=nora.me)
    assert nora.calendar.routes.findings() == []
    nora.undo.undo(by=nora.me)
    nora.plans.routes.change(replace(one, active=False), by=nora.me)
    assert nora.calendar.routes.findings() == []


def test_a_route_out_of_use_stands_in_nobodys_way(nora):
    route(nora, active=False)
    leader = written(nora)
    assert nora.plans.routes.ahead(leader.id) == []


def test_routes_never_lead_in_a_circle_nor_twice_the_same_way(nora):
    one = route(nora)
    route(nora, "Facebook page", "X")
    with pytest.raises(CircleError):
        route(nora, "X", "Instagram")
    with pytest.raises(InvalidError):
        route(nora)
    with pytest.raises(InvalidError):
        route(nora, "X", "X")
    nora.plans.routes.change(replace(one, active=False), by=nora.me)
    route(nora, "X", "Instagram")


def test_instagram_then_facebook_is_offered_once_and_off(nora):
    offered = nora.plans.routes.offered()
    assert offered.leader == account(nora, "Instagram")
    assert not offered.active
    nora.plans.routes.add(offered, by=nora.me)
    assert nora.plans.routes.offered() is None


# Templates.


def event(session, ahead=20, **given):
    day = session.calendar.now().date() + timedelta(days=ahead)
    given = {"clock": "18:30", "place": "Harbour room"} | given
    one = Event(name="Night of maps", first=day, last=day, **given)
    return session.occasions.events.add(one, by=session.me)


def template(session, name="Remind", days=-1, **given):
    given = {"text": "{event} is on {day} at {time}, {place}."} | given
    channels = (account(session, "X"),)
    one = PostTemplate(name=name, days=days, channels=channels, **given)
    return session.plans.templates.add(one, by=session.me)


def test_posts_are_begun_from_templates_about_an_event(nora):
    one, about = template(nora), event(nora)
    subject = Subject.of(about)
    (line,) = nora.plans.templates.preview(subject, saying=lambda day: {"day": f"the {day.day}."})
    assert line.at.date() == about.first - timedelta(days=1)
    assert not line.begun
    (made,) = nora.plans.templates.begin(
        {one.id: one.channels}, subject, saying=lambda day: {"day": f"the {day.day}."}, by=nora.me
    )
    day = about.first.day
    assert made.text == f"Night of maps is on the {day}. at 18:30, Harbour room."
    item = nora.calendar.item(made.item)
    assert (item.event, item.name) == (about.id, "Night of maps")
    (line,) = nora.plans.templates.preview(subject)
    assert line.begun


def test_a_gap_for_which_there_is_nothing_stays_and_is_told(nora):
    one, about = template(nora), event(nora, place="")
    (line,) = nora.plans.templates.preview(Subject.of(about))
    assert line.open == ("place",)
    (made,) = nora.plans.templates.begin({one.id: one.channels}, Subject.of(about), by=nora.me)
    assert "{place}" in made.text


def test_a_step_whose_time_has_gone_by_is_a_draft_without_time(nora):
    one, about = template(nora, days=-14), event(nora, ahead=3)
    (line,) = nora.plans.templates.preview(Subject.of(about))
    assert line.at is None
    (made,) = nora.plans.templates.begin({one.id: one.channels}, Subject.of(about), by=nora.me)
    assert made.at is None


def test_an_event_without_a_step_that_all_should_have_is_told_once_it_has_a_post(nora):
    announce = template(nora, "Announce", -7, wanted=True)
    remind = template(nora, "Remind", -1, wanted=True)
    about = event(nora, ahead=6)

    def told():
        return [f for f in nora.plans.findings() if f.rule is STEP_MISSING]

    assert told() == []
    chosen = {announce.id: announce.channels}
    nora.plans.templates.begin(chosen, Subject.of(about), by=nora.me)
    (found,) = told()
    assert found.facts["template"] == "Remind"
    nora.plans.templates.begin({remind.id: remind.channels}, Subject.of(about), by=nora.me)
    assert told() == []


def test_starters_are_planted_once(nora):
    before = len(nora.plans.templates.all())
    starters = [PostTemplate(name="Closed", text="Closed on {day}.", headline="Closed")]
    assert len(nora.plans.templates.plant(starters, by=nora.me)) == 1
    assert nora.plans.templates.plant(starters, by=nora.me) == []
    assert len(nora.plans.templates.all()) == before + 1


@pytest.mark.parametrize(
    "wrong", [{"text": " "}, {"text": "{who}"}, {"clock": "9"}, {"days": 900}, {"headline": ""}]
)
def test_a_template_that_cannot_be_is_refused(wrong):
    with pytest.raises(InvalidError):
        PostTemplate(**{"name": "A", "text": "B", **wrong})


# Objectives.


def objective(session, text, **given):
    return session.plans.objectives.add(Objective(text=text, **given), by=session.me)


def test_objectives_stand_in_the_order_of_their_numbers_parts_under_their_whole(nora):
    known = {one.id for one in nora.plans.objectives.all()}
    whole = objective(nora, "Readers", code="7")
    objective(nora, "Ten", code="7.10", parent=whole.id)
    objective(nora, "Nine", code="7.9", parent=whole.id)
    mine = [(d, o.code) for d, o in nora.plans.objectives.tree() if o.id not in known]
    assert mine == [(0, "7"), (1, "7.9"), (1, "7.10")]
    assert in_order([]) == []


def test_an_objective_is_no_part_of_itself(nora):
    whole = objective(nora, "Readers")
    part = objective(nora, "Young readers", parent=whole.id)
    with pytest.raises(OwnParentError):
        nora.plans.objectives.change(replace(whole, parent=part.id), by=nora.me)
    with pytest.raises(InvalidError):
        replace(whole, parent=whole.id)
    with pytest.raises(StillNeededError):
        nora.plans.objectives.remove(whole.id, by=nora.me)


def test_what_nothing_serves_is_told_and_a_part_serves_its_whole(nora, desk):
    whole = objective(nora, "Readers")
    part = objective(nora, "Young readers", parent=whole.id)
    late = objective(nora, "Done by spring", due=desk.clock.today() - timedelta(days=1))
    gone = objective(nora, "Print more", standing=Standing.GIVEN_UP)

    def told():
        mine = {one.id for one in (whole, part, late, gone)}
        return {(f.about.id, f.rule) for f in nora.plans.findings() if f.about.id in mine}

    assert told() == {(whole.id, NO_ACTIVITY), (part.id, NO_ACTIVITY), (late.id, PAST_DUE)}
    variant = written(nora)
    item = replace(nora.calendar.item(variant.item), objective=part.id)
    nora.calendar.change_item(item, by=nora.me)
    assert told() == {(late.id, PAST_DUE)}
    assert nora.plans.objectives.serving(part.id) == 1
