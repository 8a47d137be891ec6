"""A plan goes from draft to the hands of others by steps, and is approved as it exactly was."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.content_plans import (
    EDGES,
    NOT_APPROVER,
    OWN_PLAN,
    ContentPlan,
    Period,
    PlanState,
    WrongPlanStateError,
    check_approver,
    following,
    named,
    period_of,
    plan_digest,
)
from smdesk.domain.records import InvalidError, RecordId

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
ADA, BEN, CLEO = RecordId("ada"), RecordId("ben"), RecordId("cleo")
PLAN = ContentPlan(first=date(2026, 12, 1), due_on=date(2026, 11, 24), owner=ADA)
POST = (date(2026, 12, 2), RecordId("v"), RecordId("c"), "Chess night", None)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
STEPS = {
    PlanState.SUBMITTED: lambda plan: plan.submitted("digest", by=BEN, at=AT),
    PlanState.APPROVED: lambda plan: plan.approved(" Fine "),
    PlanState.DRAFT: lambda plan: plan.sent_back(" Too much "),
    PlanState.SHARED: lambda plan: plan.shared(["Board"], date(2026, 11, 25)),
}


@given(DAYS, st.sampled_from(Period))
def test_periods_follow_each_other_without_a_gap_and_hold_their_days(day, period):
    span = period_of(day, period)
    assert span.first <= day <= span.last
    after = following(span, period)
    assert after.first == span.last + timedelta(days=1)
    if period is Period.WEEK:
        assert (span.first.weekday(), span.days) == (0, 7)
    else:
        assert (span.first.day, after.first.day) == (1, 1)


@pytest.mark.parametrize("state", PlanState)
@pytest.mark.parametrize("to", PlanState)
def test_a_plan_goes_only_where_an_edge_leads(state, to):
    plan = replace(PLAN, state=state)
    if to in EDGES[state]:
        assert STEPS[to](plan).state is to
    else:
        with pytest.raises(WrongPlanStateError) as error:
            STEPS[to](plan)
        assert (error.value.state, error.value.to) == (state, to)


def test_each_step_keeps_what_it_is_about():
    asked = replace(PLAN, words="earlier").submitted("digest", by=BEN, at=AT)
    assert (asked.digest, asked.submitted_by, asked.submitted_at, asked.words) == (
        "digest", BEN, AT, "",
    )  # fmt: skip
    assert asked.approved(" Fine ").words == "Fine"
    back = asked.sent_back(" Too much ")
    assert (back.digest, back.submitted_by, back.submitted_at, back.words) == (
        "", None, None, "Too much",
    )  # fmt: skip
    shared = asked.approved("").shared([" Board ", ""], date(2026, 11, 25))
    again = shared.shared(["Staff", "Board"], date(2026, 11, 26))
    assert (again.shared_with, again.shared_on) == (("Board", "Staff"), date(2026, 11, 26))


def test_nothing_is_sent_back_without_a_word_or_shared_with_nobody():
    asked = PLAN.submitted("digest", by=BEN, at=AT)
    with pytest.raises(InvalidError):
        asked.sent_back(" ")
    with pytest.raises(InvalidError):
        asked.approved("").shared([" "], AT.date())


def test_a_plan_is_due_before_it_begins():
    assert replace(PLAN, due_on=PLAN.first).due_on == PLAN.first
    with pytest.raises(InvalidError):
        replace(PLAN, due_on=PLAN.first + timedelta(days=1))


def test_a_month_and_a_week_are_called_by_their_numbers():
    assert PLAN.title == "2026-12"
    week = replace(PLAN, period=Period.WEEK, first=date(2027, 1, 1))
    assert week.title == "2026-W53"
    channel = replace(PLAN, channel=RecordId("c"))
    assert named(PLAN, {}) == ("2026-12",)
    assert named(channel, {RecordId("c"): "Instagram"}) == ("2026-12", "Instagram")


def test_who_prepared_it_or_put_it_forward_does_not_approve_it():
    asked = PLAN.submitted("digest", by=BEN, at=AT)
    for person, may, rule in (
        (ADA, True, OWN_PLAN), (BEN, True, OWN_PLAN), (CLEO, False, NOT_APPROVER),
    ):  # fmt: skip
        assert check_approver(asked, person, ("2026-12",), person="X", may=may).rule is rule
    assert check_approver(asked, CLEO, ("2026-12",), person="X", may=True) is None
    assert replace(asked, owner=BEN).writers == (BEN,)


@pytest.mark.parametrize(
    "other",
    [
        {"id": RecordId("another")},
        {"period": Period.WEEK},
        {"first": date(2026, 12, 7)},
        {"channel": RecordId("c")},
    ],
)
def test_an_approval_is_about_these_days_and_this_channel(other):
    assert plan_digest(replace(PLAN, **other), [POST]) != plan_digest(PLAN, [POST])


@pytest.mark.parametrize("at", range(5))
def test_an_approval_is_about_all_that_is_said_of_each_post(at):
    changed = [date(2026, 12, 3), RecordId("w"), RecordId("d"), "Go night", RecordId("o")]
    other = tuple(changed[n] if n == at else said for n, said in enumerate(POST))
    assert plan_digest(PLAN, [other]) != plan_digest(PLAN, [POST])
    assert plan_digest(PLAN, []) != plan_digest(PLAN, [POST])
    assert plan_digest(PLAN, [POST, other]) == plan_digest(PLAN, [other, POST])


def test_what_is_no_part_of_the_posts_may_change_after_the_approval():
    same = replace(PLAN, note="Christmas", owner=BEN, state=PlanState.APPROVED)
    assert plan_digest(same, [POST]) == plan_digest(PLAN, [POST])
