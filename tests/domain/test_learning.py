"""Certificates are offered when service ends, goals have their day, learning is shared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.dates import Span
from smdesk.domain.learning import (
    CERTIFICATE,
    GOAL_OVERDUE,
    MOST_MINUTES,
    NOT_SHARED,
    OFFERED_AFTER_DAYS,
    OFFERED_BEFORE_DAYS,
    SHARE_WITHIN_DAYS,
    Certificate,
    LearningEntry,
    LearningGoal,
    days_of,
    findings,
)
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.roster import Term

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
ADA = RecordId("ada")
TERM = Term(person=ADA, seat=RecordId("s"), first=TODAY - 365 * DAY, last=TODAY)
GOAL = LearningGoal(person=ADA, goal="Write alt texts", by=TODAY)
ENTRY = LearningEntry(person=ADA, what="A talk", on=TODAY)


def rules(terms=(), goals=(), entries=(), given_=(), today=TODAY):
    names = {ADA: "Ada"}
    return [one.rule for one in findings(terms, goals, entries, given_, names=names, today=today)]


@pytest.mark.parametrize(
    ("days", "offered"),
    [
        (-OFFERED_BEFORE_DAYS - 1, False),
        (-OFFERED_BEFORE_DAYS, True),
        (OFFERED_AFTER_DAYS, True),
        (OFFERED_AFTER_DAYS + 1, False),
    ],
)
def test_a_certificate_is_offered_from_a_week_before_the_end_until_two_months_after(days, offered):
    assert rules([TERM], today=TODAY + days * DAY) == ([CERTIFICATE] if offered else [])


def test_no_certificate_is_offered_twice_nor_to_somebody_who_goes_on():
    certificate = Certificate(person=ADA, term=TERM.id, given_on=TODAY)
    assert rules([TERM], given_=[certificate]) == []
    later = replace(TERM, id=RecordId("t2"), first=TODAY + DAY, last=TODAY + 300 * DAY)
    assert rules([TERM, later]) == []
    assert rules([TERM, replace(later, person=RecordId("ben"))]) == [CERTIFICATE]


def test_a_goal_is_overdue_the_day_after_until_it_is_reached():
    assert rules(goals=[GOAL]) == []
    assert rules(goals=[GOAL], today=TODAY + DAY) == [GOAL_OVERDUE]
    assert rules(goals=[replace(GOAL, done_on=TODAY)], today=TODAY + DAY) == []
    assert rules(goals=[replace(GOAL, by=None)], today=TODAY + DAY) == []


def test_what_was_learned_is_passed_on_within_two_weeks():
    last = TODAY + SHARE_WITHIN_DAYS * DAY
    assert rules(entries=[ENTRY], today=last) == []
    assert rules(entries=[ENTRY], today=last + DAY) == [NOT_SHARED]
    assert rules(entries=[replace(ENTRY, shared_on=TODAY)], today=last + DAY) == []


@pytest.mark.parametrize(
    "wrong", [{"minutes": -1}, {"minutes": MOST_MINUTES + 1}, {"shared_on": TODAY - DAY}]
)
def test_nobody_learns_for_less_than_no_time_nor_passes_on_what_they_learn_later(wrong):
    assert replace(ENTRY, minutes=MOST_MINUTES, shared_on=TODAY).minutes == MOST_MINUTES
    with pytest.raises(InvalidError) as error:
        replace(ENTRY, **wrong)
    assert set(error.value.faults) == set(wrong)


DAYS = st.integers(0, 60).map(lambda n: TODAY + n * DAY)
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda two: Span(min(two), max(two))), max_size=8)


@given(SPANS, DAYS)
def test_each_day_of_service_counts_once(spans, until):
    held = {one.first + n * DAY for one in spans for n in range(one.days)}
    assert days_of(spans, until) == len([day for day in held if day <= until])
