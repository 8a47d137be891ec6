"""People, seats and terms, and what the rules say about them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.records import Fault, InvalidError, new_id
from smdesk.domain.roster import (
    ALL_END_TOGETHER,
    ENDING_SOON,
    NO_SUCCESSOR,
    NOTICE_DAYS,
    SEAT_GAP,
    SHORT_TERM,
    TEAM_SIZE,
    Person,
    Seat,
    Term,
    active,
    check_length,
    findings,
    serving,
)

TODAY = date(2026, 11, 21)
MARA, JONAS, AYTAN = (Person(name=name) for name in ("Mara", "Jonas", "Aytən"))
EDITOR, VOICE = Seat(name="Editor"), Seat(name="Voice")


def term(person=MARA, seat=EDITOR, begins=-100, days=365, **more):
    first = TODAY + timedelta(days=begins)
    last = first + timedelta(days=days - 1)
    return Term(person=person.id, seat=seat.id, first=first, last=last, **more)


def said(*terms, seats=(EDITOR, VOICE)):
    return [finding.rule for finding in findings([MARA, JONAS, AYTAN], seats, terms, TODAY)]


def test_a_person_and_a_seat_need_a_name():
    for kind in (Person, Seat):
        with pytest.raises(InvalidError) as error:
            kind(name="  ")
        assert error.value.faults == {"name": Fault.EMPTY}


def test_a_term_cannot_end_before_it_begins():
    with pytest.raises(InvalidError) as error:
        term(days=0)
    assert error.value.faults == {"last": Fault.ENDS_BEFORE_START}


def test_a_term_holds_both_its_first_and_its_last_day():
    one = term(begins=0, days=1)
    assert one.active(TODAY)
    assert one.days_left(TODAY) == 0
    assert not one.active(TODAY + timedelta(days=1))


def test_a_term_ended_early_keeps_why_and_never_ends_before_it_began():
    ended = term().ended(TODAY, "moves away")
    assert (ended.last, ended.ended_early) == (TODAY, "moves away")
    ahead = term(begins=10)
    assert ahead.ended(TODAY, "changed her mind").last == ahead.first


@given(st.integers(1, 800))
def test_a_term_under_a_year_needs_a_decision_or_a_reason(days):
    finding = check_length(term(days=days))
    assert (finding is not None) == (days < 365)
    assert check_length(term(days=days, decision="Board 2026-14")) is None


def test_those_who_serve_are_those_whose_term_holds_the_day():
    terms = [term(MARA), term(JONAS, begins=1), term(AYTAN, begins=-500)]
    assert serving(terms, TODAY) == {MARA.id}
    assert [t.person for t in active([term(MARA), term(JONAS, days=200)], TODAY)] == [
        JONAS.id,
        MARA.id,
    ]


def test_a_team_of_three_with_staggered_terms_hears_nothing():
    terms = (term(MARA, days=700), term(JONAS, VOICE, days=720), term(AYTAN, days=730))
    assert said(*terms) == []


def test_a_seat_whose_holder_leaves_within_two_months_needs_a_successor():
    ending = term(MARA, days=100 + NOTICE_DAYS + 1)
    rules = said(ending, term(JONAS, VOICE, days=730))
    assert ENDING_SOON in rules
    assert NO_SUCCESSOR in rules


def test_days_that_nobody_holds_between_two_terms_are_a_gap():
    ending = term(MARA, days=150)
    rules = said(ending, term(AYTAN, begins=80, days=800), term(JONAS, VOICE, days=730))
    assert SEAT_GAP in rules
    assert NO_SUCCESSOR in rules


def test_a_seat_that_nobody_holds_at_all_is_a_gap():
    assert SEAT_GAP in said(term(MARA, days=730), seats=(EDITOR, VOICE))


def test_a_successor_who_shares_the_last_two_weeks_settles_it():
    ending = term(MARA, days=150)
    following = term(AYTAN, begins=36, days=800)
    rules = said(ending, following, term(JONAS, VOICE, days=730))
    assert NO_SUCCESSOR not in rules
    assert SEAT_GAP not in rules
    assert ENDING_SOON in rules


def test_a_term_that_ends_in_more_than_two_months_is_no_news():
    assert ENDING_SOON not in said(term(MARA, days=102 + NOTICE_DAYS), term(JONAS, VOICE))


def test_terms_that_all_end_on_one_day_are_told():
    assert ALL_END_TOGETHER in said(term(MARA), term(JONAS, VOICE))
    assert ALL_END_TOGETHER not in said(term(MARA), term(JONAS, VOICE, days=366))


@pytest.mark.parametrize(("people", "told"), [(1, True), (2, False), (5, False), (6, True)])
def test_a_team_is_two_to_five_people(people, told):
    many = [Person(name=f"P{n}") for n in range(people)]
    terms = [term(person, days=400 + n) for n, person in enumerate(many)]
    assert (TEAM_SIZE in said(*terms)) == told


def test_a_short_term_that_is_over_is_no_finding_any_more():
    over = term(begins=-400, days=100)
    assert SHORT_TERM not in said(over)
    assert SHORT_TERM in said(
        replace(over, id=new_id(), last=TODAY + timedelta(days=1), first=TODAY)
    )
