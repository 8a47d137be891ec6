"""Candidates are asked again in time, and nothing is known of them a year after a no."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.candidates import (
    DUE_FOR_DELETION,
    NO_ANSWER,
    UNANSWERED_DAYS,
    Candidate,
    Reply,
    SealedCandidate,
    due,
    findings,
)
from smdesk.domain.records import Fault, InvalidError, RecordId

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
ASKED = SealedCandidate(sealed=b"sealed", asked_by=RecordId("ada"), asked_on=date(2025, 3, 1))
NO = replace(ASKED, reply=Reply.NO, replied_on=date(2025, 11, 21))


def codes(*candidates, today=TODAY, named=True):
    names = {one.id: "Bo Lind" for one in candidates} if named else {}
    return [one.rule for one in findings(candidates, names, today)]


def test_who_said_no_is_forgotten_from_the_same_day_a_year_later_on():
    assert NO.forget_from == TODAY
    assert due([NO], TODAY - DAY) == []
    assert due([NO], TODAY) == [NO]
    assert codes(NO, today=TODAY - DAY) == []
    assert codes(NO) == [DUE_FOR_DELETION]


@pytest.mark.parametrize(
    "other",
    [
        {"reply": Reply.YES},
        {"reply": Reply.NONE_YET},
        {"replied_on": None},
        {"forgotten_on": TODAY},
    ],
)
def test_nobody_else_is_forgotten(other):
    assert replace(NO, **other).forget_from is None


def test_who_said_no_on_a_leap_day_is_forgotten_on_a_day_that_there_is():
    assert replace(NO, asked_on=None, replied_on=date(2024, 2, 29)).forget_from == date(2025, 2, 28)


def test_who_has_not_answered_is_asked_again_after_three_weeks_and_not_before():
    asked = replace(ASKED, asked_on=TODAY - UNANSWERED_DAYS * DAY)
    assert codes(asked) == []
    assert codes(asked, today=TODAY + DAY) == [NO_ANSWER]
    (finding,) = findings([asked], {asked.id: "Bo Lind"}, TODAY + DAY)
    assert finding.facts == {"person": "Bo Lind", "days": UNANSWERED_DAYS + 1}
    assert finding.whom == "ada"


def test_nobody_is_asked_again_who_answered_was_not_asked_or_is_forgotten():
    long_ago = replace(ASKED, asked_on=TODAY - 100 * DAY)
    assert codes(long_ago, named=False) == []
    assert codes(replace(long_ago, asked_on=None)) == []
    yes = replace(long_ago, reply=Reply.YES, replied_on=TODAY)
    assert codes(yes) == []


def test_nobody_answers_before_they_were_asked_and_a_no_has_its_day():
    asked = Candidate(name="Bo Lind", asked_on=TODAY)
    assert replace(asked, reply=Reply.NO, replied_on=TODAY).replied_on == TODAY
    for wrong, fault in (
        ({"replied_on": TODAY - DAY}, Fault.ENDS_BEFORE_START),
        ({"reply": Reply.NO}, Fault.EMPTY),
    ):
        with pytest.raises(InvalidError) as error:
            replace(asked, **wrong)
        assert error.value.faults == {"replied_on": fault}
    with pytest.raises(InvalidError):
        replace(ASKED, replied_on=date(2025, 2, 28))
