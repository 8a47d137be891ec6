"""A plan against what became of it: each post is one thing, and two poor plans are told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.calendar import GIVEN_UP, OUT, State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.content_plans import ContentPlan, PlanLine
from smdesk.domain.plan_done import (
    KEPT_LITTLE,
    LEAST_KEPT,
    Became,
    Tally,
    by,
    done,
    kept_finding,
    tally,
)
from smdesk.domain.records import RecordId

FIRST = date(2026, 12, 1)
LAST = date(2026, 12, 31)
DAY = timedelta(days=1)
PLAN = ContentPlan(first=FIRST, due_on=FIRST)


def line(name, state=State.SCHEDULED, day=FIRST, channel="c"):
    return CalendarLine(
        id=RecordId(name), item=RecordId("i"), channel=RecordId(channel), state=state, title=name,
        at=None, day=day, clock=None, channel_name=channel, platform=None, owner=None,
        owner_name="", campaign=None, objective=None, labels=(), needs_me=False, movable=True,
        problem=False,
    )  # fmt: skip


def planned(name, day=FIRST, channel="c"):
    return PlanLine(
        plan=PLAN.id, variant=RecordId(name), channel=RecordId(channel), day=day, name=name
    )


def became(now, plan=PLAN):
    there = {} if now is None else {now.id: now}
    (one,) = done(plan, [planned("a")], there)
    return one.became


@pytest.mark.parametrize("state", State)
def test_each_planned_post_is_one_thing(state):
    wanted = {
        **dict.fromkeys(State, Became.AHEAD),
        **dict.fromkeys(GIVEN_UP, Became.DROPPED),
        **dict.fromkeys(OUT, Became.POSTED),
        State.MISSED: Became.MISSED,
    }[state]
    assert became(line("a", state)) is wanted


def test_what_was_removed_or_moved_out_of_the_days_was_dropped_unless_it_is_out():
    assert became(None) is Became.DROPPED
    assert became(line("a", day=None)) is Became.DROPPED
    assert became(line("a", day=LAST)) is Became.AHEAD
    assert became(line("a", day=LAST + DAY)) is Became.DROPPED
    assert became(line("a", State.POSTED, day=LAST + DAY)) is Became.POSTED


def test_what_went_out_in_the_days_of_the_plan_without_being_in_it_came_along():
    came = line("b", State.POSTED)
    found = done(PLAN, [], {one.id: one for one in (came,)})
    assert [(one.name, one.became, one.planned) for one in found] == [("b", Became.UNPLANNED, None)]
    for other in (line("b"), came._replace(day=LAST + DAY), came._replace(day=None)):
        assert done(PLAN, [], {other.id: other}) == []
    of_one = replace(PLAN, channel=RecordId("c"))
    assert len(done(of_one, [], {came.id: came})) == 1
    assert done(replace(PLAN, channel=RecordId("d")), [], {came.id: came}) == []


def test_posts_are_told_in_order_of_time():
    lines = [planned("late", FIRST + DAY), planned("b"), planned("a")]
    assert [one.name for one in done(PLAN, lines, {})] == ["a", "b", "late"]


def test_what_is_still_ahead_does_not_count_for_how_much_was_kept():
    states = {"a": State.POSTED, "b": State.MISSED, "c": State.SCHEDULED, "d": State.REJECTED}
    there = {RecordId(name): line(name, state) for name, state in states.items()}
    came = line("e", State.POSTED)
    found = done(PLAN, [planned(name) for name in states], {**there, came.id: came})
    count = tally(found)
    assert count == Tally(planned=4, posted=1, missed=1, dropped=1, ahead=1, unplanned=1)
    assert count.kept == 33
    assert tally([]).kept is None
    assert by(found, lambda one: one.channel) == {"c": count}


def kept(percent, of=100):
    return PLAN, Tally(
        planned=of, posted=percent, missed=of - percent, dropped=0, ahead=0, unplanned=0
    )


NOTHING = PLAN, Tally(planned=0, posted=0, missed=0, dropped=0, ahead=0, unplanned=0)


@pytest.mark.parametrize(
    ("plans", "told"),
    [
        ([kept(LEAST_KEPT - 1)], False),
        ([kept(LEAST_KEPT - 1), kept(LEAST_KEPT - 1)], True),
        ([kept(LEAST_KEPT), kept(LEAST_KEPT - 1)], False),
        ([kept(LEAST_KEPT - 1), kept(LEAST_KEPT)], False),
        ([kept(100), kept(0), kept(0)], True),
        ([kept(0), NOTHING], False),
        ([NOTHING, NOTHING], False),
        ([kept(0), NOTHING, kept(0)], True),
    ],
)
def test_two_plans_in_a_row_of_which_little_went_out_are_told(plans, told):
    found = kept_finding(plans)
    assert (found is not None) is told
    assert found is None or found.rule is KEPT_LITTLE
