"""Reports fall due in their rhythm, whatever months are short, and are settled by delivery."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import reporting
from smdesk.domain.dates import months_after, next_in_rhythm
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.reporting import ReportDuty

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
months = st.integers(1, 60)


def duty(due, every=6, **rest):
    return ReportDuty(
        what="Board report", body="Executive Board", every=every, next_due=due, **rest
    )


@given(days, st.integers(0, 240))
def test_so_many_months_on_is_the_same_day_or_the_last_of_its_month(day, on):
    after = months_after(day, on)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == on
    last = calendar.monthrange(after.year, after.month)[1]
    assert after.day == min(day.day, last)


@given(days, months, days)
def test_the_next_day_in_a_rhythm_is_the_first_one_later(first, every, after):
    following = next_in_rhythm(first, every, after)
    assert following > after or following == first
    if after < first:
        assert following == first
        return
    times = next(n for n in range(2000) if months_after(first, n * every) == following)
    assert times == 0 or months_after(first, (times - 1) * every) <= after


def test_a_report_for_the_last_of_the_month_comes_back_to_it_after_february():
    monthly = duty(date(2027, 12, 31), every=1)
    given_on = []
    for _ in range(4):
        monthly = monthly.delivered(monthly.next_due)
        given_on.append(monthly.next_due)
    assert given_on == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30)]


def test_a_yearly_report_of_the_leap_day_is_due_on_the_last_of_february():
    yearly = duty(date(2028, 2, 29), every=12).delivered(date(2028, 2, 20))
    assert yearly.next_due == date(2029, 2, 28)
    assert yearly.delivered(date(2031, 3, 1)).next_due == date(2032, 2, 29)


@given(days, months, days)
def test_what_was_delivered_is_never_due_again_at_once(due, every, on):
    after = duty(due, every, parts=("a",), written=("a",)).delivered(on)
    assert after.next_due > max(due, on)
    assert after.done == ()
    assert not after.overdue(on)


@given(days, months, st.integers(-400, 400))
def test_an_early_delivery_takes_the_day_that_follows(due, every, early):
    after = duty(due, every).delivered(due - timedelta(days=abs(early)))
    assert after.next_due == months_after(due, every)


def test_a_day_that_was_moved_by_hand_begins_a_rhythm_of_its_own():
    before = duty(date(2027, 1, 31), every=1).delivered(date(2027, 1, 31))
    moved = duty(date(2027, 3, 15), every=1, begun=before.begun).moved(before)
    assert moved.delivered(date(2027, 3, 15)).next_due == date(2027, 4, 15)
    assert before.moved(before) is before


def test_it_is_told_two_weeks_ahead_and_to_whoever_writes_it():
    due, ada = date(2027, 6, 30), RecordId("ada")
    one = duty(due, owner=ada, parts=("Figures", "Words"), written=("Words", "long gone"))
    assert reporting.findings([one], [], due - timedelta(days=15)) == []
    (found,) = reporting.findings([one], [], due - timedelta(days=14))
    assert found.rule is reporting.REPORT_DUE
    assert (found.whom, found.facts["count"], found.facts["all"]) == (ada, 1, 2)


def test_what_is_overdue_is_told_to_the_sponsors_too():
    due, sponsor = date(2027, 6, 30), RecordId("sponsor")
    assert reporting.findings([duty(due)], [sponsor], due)[0].rule is reporting.REPORT_NEAR
    (found,) = reporting.findings([duty(due)], [sponsor], due + timedelta(days=3))
    assert found.rule is reporting.REPORT_OVERDUE
    assert (found.whom, found.also, found.facts["days"]) == (None, (sponsor,), 3)


@pytest.mark.parametrize("wrong", [{"what": " "}, {"body": ""}, {"every": 0}, {"every": 61}])
def test_a_duty_that_cannot_be_is_refused(wrong):
    fields = {"what": "Report", "body": "Board", "next_due": date(2027, 1, 1)} | wrong
    with pytest.raises(InvalidError):
        ReportDuty(**fields)
