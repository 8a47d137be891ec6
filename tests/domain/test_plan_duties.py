"""Plans are owed before their days begin, and told once they are due, late or waiting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from smdesk.domain.content_plans import ContentPlan, Period, PlanState
from smdesk.domain.plan_duties import (
    DUE,
    FORGOTTEN_AFTER,
    MOST_DUE_DAYS,
    NOTICE,
    OVERDUE,
    WAITS,
    PlanDuty,
    findings,
)
from smdesk.domain.records import InvalidError, RecordId

DECEMBER = date(2026, 12, 1)
DAY = timedelta(days=1)
DUTY = PlanDuty(since=DECEMBER, due_days=7, owner=RecordId("ada"))
DUE_ON = DECEMBER - 7 * DAY
PLAN = ContentPlan(first=DECEMBER, due_on=DUE_ON, owner=RecordId("ada"))


def rules(*plans, duties=(DUTY,), today=DUE_ON):
    return [one.rule for one in findings(duties, plans, {}, today)]


def test_a_plan_is_told_from_three_days_before_it_is_due_and_late_the_day_after():
    assert rules(today=DUE_ON - NOTICE - DAY) == []
    assert rules(today=DUE_ON - NOTICE) == [DUE]
    assert rules(today=DUE_ON) == [DUE]
    assert rules(today=DUE_ON + DAY) == [OVERDUE]
    (found,) = findings([DUTY], [], {}, DUE_ON + 2 * DAY)
    assert (found.facts["last"], found.facts["days"], found.whom) == (DUE_ON, 2, "ada")


def test_nothing_is_owed_for_days_before_the_duty_began():
    late = replace(DUTY, since=DECEMBER + DAY)
    assert [span.first for span in late.owed(DECEMBER + DAY)] == []
    assert [span.first for span in DUTY.owed(DECEMBER)] == [DECEMBER]
    week = replace(DUTY, period=Period.WEEK, since=DECEMBER)
    assert [span.first for span in week.owed(DECEMBER)] == [date(2026, 12, 7)]


def test_what_was_put_forward_is_owed_no_more_and_waits_for_an_answer():
    at = datetime(2026, 11, 20, tzinfo=UTC)
    asked = PLAN.submitted("digest", by=RecordId("ben"), at=at)
    assert rules(asked, today=DUE_ON + DAY) == [WAITS]
    assert rules(asked.approved(""), today=DUE_ON + DAY) == []
    assert rules(replace(asked, channel=RecordId("c")), today=DUE_ON + DAY) == [OVERDUE, WAITS]


def test_a_draft_is_owed_by_its_own_day_until_its_days_are_over():
    assert rules(PLAN, duties=(), today=DUE_ON) == [DUE]
    assert rules(PLAN, duties=(), today=DUE_ON + DAY) == [OVERDUE]
    assert rules(PLAN, duties=(), today=date(2026, 12, 31)) == [OVERDUE]
    assert rules(PLAN, duties=(), today=date(2027, 1, 1)) == []
    assert rules(PLAN, today=DUE_ON) == [DUE]


def test_nobody_is_reminded_of_what_is_long_over():
    asked = replace(PLAN, state=PlanState.SUBMITTED)
    last = PLAN.span.last + FORGOTTEN_AFTER
    assert rules(asked, duties=(), today=last) == [WAITS]
    assert rules(asked, duties=(), today=last + DAY) == []


@pytest.mark.parametrize(("days", "fits"), [(0, True), (MOST_DUE_DAYS, True), (-1, False),
                                            (MOST_DUE_DAYS + 1, False)])  # fmt: skip
def test_a_plan_is_due_at_most_three_months_before(days, fits):
    if fits:
        assert replace(DUTY, due_days=days).due_on(PLAN.span) == DECEMBER - days * DAY
    else:
        with pytest.raises(InvalidError):
            replace(DUTY, due_days=days)
