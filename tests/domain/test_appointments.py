"""Decisions and appointments: who may do what on a day, for which account, and by whose word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import appointments
from smdesk.domain.appointments import (
    APPOINTMENT_ENDED,
    KEEPERS,
    REVIEW_DUE,
    TO_CONFIRM,
    UNAPPOINTED,
    Appointment,
    Body,
    Capability,
    Decision,
)
from smdesk.domain.records import InvalidError, RecordId

TODAY = date(2026, 11, 21)
NORA, IDRIS = RecordId("nora"), RecordId("idris")
PEOPLE = {NORA: "Nora", IDRIS: "Idris"}
X, YOUTUBE = RecordId("x"), RecordId("youtube")
ACCOUNTS = {X: "X", YOUTUBE: "YouTube"}
BOARD = Decision(number="Board 2026-14", on=TODAY)

people = st.sampled_from([NORA, IDRIS])
channels = st.lists(st.sampled_from([X, YOUTUBE]), max_size=2, unique=True).map(tuple)
near = st.integers(-20, 20).map(lambda days: TODAY + timedelta(days=days))
made = st.builds(
    lambda first, length, **rest: Appointment(
        first=first,
        last=None if length is None else first + timedelta(days=length),
        decision=BOARD.id,
        **rest,
    ),
    first=near,
    length=st.none() | st.integers(0, 20),
    person=people,
    capability=st.sampled_from(Capability),
    channels=channels,
)


def appointed(person=NORA, capability=Capability.ACCOUNT_MANAGER, first=TODAY, **rest):
    return Appointment(person=person, capability=capability, decision=BOARD.id, first=first, **rest)


def test_a_decision_has_a_number_and_is_looked_at_again_later_than_it_was_made():
    with pytest.raises(InvalidError):
        Decision(number=" ", on=TODAY)
    with pytest.raises(InvalidError):
        replace(BOARD, review_on=TODAY - timedelta(days=1))


def test_nobody_is_appointed_without_a_decision_or_backwards():
    with pytest.raises(InvalidError):
        replace(appointed(), decision=RecordId(""))
    with pytest.raises(InvalidError):
        appointed(last=TODAY - timedelta(days=1))


@given(
    every=st.lists(made, max_size=5),
    person=people,
    day=near,
    capability=st.sampled_from(Capability),
)
def test_somebody_holds_for_an_account_what_one_of_their_appointments_says(
    every, person, day, capability
):
    for channel in (X, YOUTUBE, None):
        expected = any(
            one.person == person
            and one.capability is capability
            and one.first <= day
            and (one.last is None or day <= one.last)
            and (channel is None or not one.channels or channel in one.channels)
            for one in every
        )
        assert appointments.holds(every, person, capability, day, channel) == expected


@given(every=st.lists(made, max_size=5), day=near)
def test_those_who_approve_are_the_administrators_and_nobody_else(every, day):
    for channel in (X, YOUTUBE, None):
        assert appointments.approvers(every, day, channel) == {
            person
            for person in PEOPLE
            if appointments.holds(every, person, Capability.ADMINISTRATOR, day, channel)
        }


@given(every=st.lists(made, max_size=5), person=people, day=near)
def test_a_key_is_kept_by_who_is_appointed_to_the_account_or_its_pages(every, person, day):
    for account in ACCOUNTS:
        assert appointments.may_keep(every, person, day, account) == any(
            appointments.holds(every, person, capability, day, account) for capability in KEEPERS
        )


@given(every=st.lists(made, max_size=5))
def test_every_custody_is_in_order_or_told_once(every):
    custody = [(account, person) for account in ACCOUNTS for person in PEOPLE]
    found = appointments.custody_findings(custody, every, PEOPLE, ACCOUNTS, TODAY)
    told = [(f.about.id, name) for f in found for name in f.facts["accounts"]]
    wanting = [
        (person, ACCOUNTS[account])
        for account, person in custody
        if not appointments.may_keep(every, person, TODAY, account)
    ]
    assert sorted(told) == sorted(wanting)


def test_an_appointment_that_is_over_is_told_with_its_last_day():
    yesterday = TODAY - timedelta(days=1)
    over = appointed(first=TODAY - timedelta(days=99), last=yesterday, channels=(X,))
    custody = [(X, NORA), (YOUTUBE, NORA)]
    ended, never = appointments.custody_findings(custody, [over], PEOPLE, ACCOUNTS, TODAY)
    assert (ended.rule, never.rule) == (APPOINTMENT_ENDED, UNAPPOINTED)
    assert ended.facts == {"person": "Nora", "last": yesterday, "accounts": ("X",)}
    assert never.facts == {"person": "Nora", "accounts": ("YouTube",)}


def test_the_founding_waits_to_be_confirmed_while_something_rests_on_it():
    founding = Decision(number="Founding", body=Body.FOUNDER, on=TODAY)
    (found,) = appointments.decision_findings([founding], {founding.id}, TODAY)
    assert found.rule is TO_CONFIRM
    assert appointments.decision_findings([founding], set(), TODAY) == []


@given(days=st.integers(-3, 3))
def test_a_decision_is_to_be_looked_at_again_from_its_day_on(days):
    review = TODAY + timedelta(days=days)
    one = replace(BOARD, on=TODAY - timedelta(days=9), review_on=review)
    rules = [f.rule for f in appointments.decision_findings([one], set(), TODAY)]
    assert rules == ([REVIEW_DUE] if days <= 0 else [])


@pytest.mark.parametrize("other", ["board 2026-14", " Board  2026-14 ", "BOARD 2026-14"])
def test_a_number_is_the_same_however_it_is_typed(other):
    assert appointments.same_number(other) == appointments.same_number("Board 2026-14")


def test_an_ended_appointment_never_ends_before_it_began():
    assert appointed().ended(TODAY - timedelta(days=5)).last == TODAY
