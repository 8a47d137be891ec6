"""Content plans: put before somebody else, signed, shared, and held against what became of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from smdesk.desk.sample import IDRIS, NORA
from smdesk.domain import content_plans
from smdesk.domain.content_plans import (
    CHANGED_SINCE,
    EMPTY_PLAN,
    FORGED,
    NOT_APPROVED,
    OWN_PLAN,
    ContentPlan,
    Period,
    PlanState,
    WrongPlanStateError,
)
from smdesk.domain.dates import Span
from smdesk.domain.plan_done import Became, tally
from smdesk.domain.plan_duties import DUE, OVERDUE, WAITS, PlanDuty
from smdesk.domain.records import InvalidError
from smdesk.domain.rules import ReasonNeededError, RefusedError
from tests.desk.test_gate import STORY, account

NEXT_WEEK = Span(date(2027, 2, 1), date(2027, 2, 7))


def post(session, day, title="Chess", channel="Instagram"):
    at = datetime.combine(day, time(12)).astimezone(UTC)
    return session.calendar.begin(account(session, channel), at, title, by=session.me)


def begun(session, posts=("Chess", "Poems")):
    for number, title in enumerate(posts):
        post(session, NEXT_WEEK.first + timedelta(days=number), title)
    plan = session.plans.contents.blank(NEXT_WEEK.first, Period.WEEK)
    return session.plans.contents.add(plan, by=session.me)


def submitted(desk, **given):
    idris = desk.enter(IDRIS)
    plan = begun(idris, **given)
    return idris.plans.contents.submit(plan.id, by=idris.me)


def approved(desk):
    plan = submitted(desk)
    nora = desk.enter(NORA)
    return nora, nora.plans.contents.approve(plan.id, "Good mix", by=nora.me)


def refused(rule, task, *args, **given):
    with pytest.raises(RefusedError) as error:
        task(*args, **given)
    assert error.value.finding.rule is rule


def test_a_plan_is_submitted_by_one_and_approved_by_another(desk):
    plan = submitted(desk)
    assert desk.enter(IDRIS).plans.state_of(NEXT_WEEK) is PlanState.SUBMITTED
    nora = desk.enter(NORA)
    nora.plans.contents.approve(plan.id, by=nora.me)
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.APPROVED
    (yes, genuine), *rest = nora.plans.contents.yeses(plan.id)
    assert genuine
    assert not rest
    assert yes.by == nora.me.person


def test_nobody_approves_the_plan_they_prepared_or_submitted(desk):
    nora = desk.enter(NORA)
    plan = begun(nora)
    nora.plans.contents.submit(plan.id, by=nora.me)
    refused(OWN_PLAN, nora.plans.contents.approve, plan.id, by=nora.me)
    refused(OWN_PLAN, nora.plans.contents.send_back, plan.id, "No", by=nora.me)


def test_what_changed_after_it_was_submitted_is_not_approved_unseen(desk):
    plan = submitted(desk)
    nora = desk.enter(NORA)
    post(nora, NEXT_WEEK.last, "One more")
    refused(CHANGED_SINCE, nora.plans.contents.approve, plan.id, by=nora.me)
    assert nora.plans.contents.standing(plan).changed == 1


def test_an_approval_that_somebody_made_up_counts_for_nothing(desk):
    plan = submitted(desk)
    nora = desk.enter(NORA)
    table = nora.library.planning.content_plans
    with nora.library.transaction("any.change", by=nora.me):
        table.save(replace(table.one(plan.id), state=PlanState.APPROVED))
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.SUBMITTED
    assert FORGED in {one.rule for one in nora.plans.findings()}
    refused(FORGED, nora.plans.contents.share, plan.id, ["The board"], by=nora.me)


def test_posts_that_come_after_the_yes_do_not_take_it_away_but_are_counted(desk):
    nora, plan = approved(desk)
    post(nora, NEXT_WEEK.last, "One more")
    standing = nora.plans.contents.standing(plan)
    assert standing.state is PlanState.APPROVED
    assert (standing.posts, standing.changed) == (3, 1)


def test_only_an_approved_plan_is_shared(desk):
    plan = submitted(desk)
    nora = desk.enter(NORA)
    refused(NOT_APPROVED, nora.plans.contents.share, plan.id, ["The board"], by=nora.me)
    nora.plans.contents.approve(plan.id, by=nora.me)
    with pytest.raises(InvalidError):
        nora.plans.contents.share(plan.id, ["  "], by=nora.me)
    nora.plans.contents.share(plan.id, ["The board"], by=nora.me)
    shared = nora.plans.contents.share(plan.id, ["All staff", "The board"], by=nora.me)
    assert shared.shared_with == ("The board", "All staff")
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.SHARED


def test_a_plan_that_is_sent_back_says_why_and_is_submitted_again(desk):
    plan = submitted(desk)
    nora = desk.enter(NORA)
    with pytest.raises(InvalidError):
        nora.plans.contents.send_back(plan.id, " ", by=nora.me)
    back = nora.plans.contents.send_back(plan.id, "Nothing for children", by=nora.me)
    assert (back.state, back.words) == (PlanState.DRAFT, "Nothing for children")
    idris = desk.enter(IDRIS)
    assert idris.plans.contents.submit(plan.id, by=idris.me).state is PlanState.SUBMITTED


def test_a_yes_does_not_outlive_the_plans_being_opened_again(desk):
    nora, plan = approved(desk)
    nora.plans.contents.reopen(plan.id, "The visit fell through", by=nora.me)
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.DRAFT
    nora.plans.contents.submit(plan.id, by=nora.me)
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.SUBMITTED


def test_a_plan_without_posts_is_submitted_with_a_reason(desk):
    nora = desk.enter(NORA)
    plan = begun(nora, posts=())
    with pytest.raises(ReasonNeededError) as error:
        nora.plans.contents.submit(plan.id, by=nora.me)
    assert error.value.finding.rule is EMPTY_PLAN
    nora.plans.contents.submit(plan.id, reason="The library is closed", by=nora.me)


def test_there_is_one_plan_of_each_kind_for_the_same_days(desk):
    nora = desk.enter(NORA)
    begun(nora, posts=())
    with pytest.raises(InvalidError):
        begun(nora, posts=())
    channel = account(nora, "Instagram")
    own = nora.plans.contents.blank(NEXT_WEEK.first, Period.WEEK, channel)
    nora.plans.contents.add(own, by=nora.me)
    assert nora.plans.plan_of(NEXT_WEEK, channel).channel == channel
    assert nora.plans.plan_of(NEXT_WEEK).channel is None


def test_what_was_submitted_is_written_by_hand_no_more_but_its_note(desk):
    plan = submitted(desk)
    nora = desk.enter(NORA)
    tried = replace(plan, state=PlanState.APPROVED, digest="x", owner=None, note="Look at Tuesday")
    kept = nora.plans.contents.change(tried, by=nora.me)
    assert kept == replace(plan, note="Look at Tuesday")
    with pytest.raises(WrongPlanStateError):
        nora.plans.contents.remove(plan.id, by=nora.me)


def test_an_answer_stands_and_undo_steps_over_it(desk):
    nora, plan = approved(desk)
    assert nora.undo.undo(by=nora.me) is None
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.APPROVED
    nora.plans.contents.reopen(plan.id, "The visit fell through", by=nora.me)
    nora.undo.undo(by=nora.me)
    assert nora.plans.state_of(NEXT_WEEK) is PlanState.APPROVED


def test_what_became_of_a_plan_is_counted(desk):
    plan = submitted(desk, posts=("Chess", "Poems", "Maps"))
    nora = desk.enter(NORA)
    chess, poems, _ = nora.calendar.lines(NEXT_WEEK)
    nora.calendar.gate.withdraw(poems.id, "Called off", by=nora.me)
    nora.calendar.publishing.went_out(chess.id, "In a hurry", STORY, by=nora.me)
    extra = post(nora, NEXT_WEEK.last, "Storm")
    nora.calendar.publishing.went_out(extra.id, "Storm", STORY, by=nora.me)
    became = {one.name: one.became for one in nora.plans.contents.done(plan)}
    assert became == {
        "Chess": Became.POSTED,
        "Poems": Became.DROPPED,
        "Maps": Became.AHEAD,
        "Storm": Became.UNPLANNED,
    }
    count = tally(nora.plans.contents.done(plan))
    assert (count.planned, count.posted, count.kept) == (3, 1, 50)


def test_a_plan_that_is_owed_is_told_before_it_is_due_and_urgently_after(desk):
    nora = desk.enter(NORA)
    monday = date(2026, 11, 30)
    for one in nora.plans.duties.all():
        nora.plans.duties.remove(one.id, by=nora.me)
    duty = PlanDuty(period=Period.WEEK, due_days=3, since=monday, owner=nora.me.person)
    nora.plans.duties.add(duty, by=nora.me)

    def told(day):
        desk.clock.day = day
        return [one.rule for one in nora.plans.contents.findings() if one.about.id == duty.id]

    assert told(monday - timedelta(days=7)) == []
    assert told(monday - timedelta(days=4)) == [DUE]
    assert told(monday - timedelta(days=2)) == [OVERDUE]
    plan = nora.plans.contents.add(nora.plans.contents.blank(monday, Period.WEEK), by=nora.me)
    assert plan.due_on == date(2026, 11, 27)
    assert told(monday - timedelta(days=2)) == []
    rules = [one.rule for one in nora.plans.contents.findings() if one.about.id == plan.id]
    assert rules == [OVERDUE]
    nora.plans.contents.submit(plan.id, reason="Closed", by=nora.me)
    rules = [one.rule for one in nora.plans.contents.findings() if one.about.id == plan.id]
    assert rules == [WAITS]


def test_a_plan_begins_with_its_week_or_month_whatever_day_was_typed(desk):
    nora = desk.enter(NORA)
    typed = ContentPlan(first=date(2027, 3, 17), due_on=date(2027, 2, 20))
    assert nora.plans.contents.add(typed, by=nora.me).first == date(2027, 3, 1)
    week = content_plans.period_of(date(2027, 1, 1), Period.WEEK)
    assert week == Span(date(2026, 12, 28), date(2027, 1, 3))
    plan = ContentPlan(period=Period.WEEK, first=week.first, due_on=week.first)
    assert plan.title == "2026-W53"
    with pytest.raises(InvalidError):
        replace(plan, due_on=week.last)
