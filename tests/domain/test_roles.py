"""The roles: seven to begin with, shared or doubled as people are, and what follows if empty."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import roles
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.roles import ROLE_EMPTY, UNCLAIMED, Assignment, Claim, Role

TODAY = date(2026, 11, 21)
SEVEN = roles.starter()
NORA, IDRIS = RecordId("nora"), RecordId("idris")


def named(name):
    return next(role for role in SEVEN if role.name == name)


def given_to(person, role, share=100, first=TODAY, last=None):
    return Assignment(role=role.id, person=person, share=share, first=first, last=last)


def test_there_are_seven_and_each_says_what_it_does_and_what_follows_without_it():
    assert len(SEVEN) == 7
    assert all(role.fulfils and role.if_empty for role in SEVEN)
    assert [role.place for role in SEVEN] == list(range(1, 8))


def test_several_may_share_a_role_and_one_may_have_several():
    coordinator, maker = named("Coordinator"), named("Makers")
    now = roles.holding(
        [given_to(NORA, coordinator, 40), given_to(IDRIS, coordinator, 60), given_to(NORA, maker)],
        TODAY,
    )
    assert [one.person for one in now[coordinator.id]] == [IDRIS, NORA]
    assert [one.person for one in now[maker.id]] == [NORA]


@given(first=st.integers(-30, 30), length=st.none() | st.integers(0, 30))
def test_an_assignment_holds_from_its_first_day_to_its_last(first, length):
    start = TODAY + timedelta(days=first)
    end = None if length is None else start + timedelta(days=length)
    held = bool(roles.holding([given_to(NORA, SEVEN[0], first=start, last=end)], TODAY))
    assert held == (start <= TODAY and (end is None or end >= TODAY))


def test_the_empty_roles_are_told_with_what_follows_in_their_order():
    found = roles.findings(SEVEN, [], [], TODAY)
    assert [f.rule for f in found] == [ROLE_EMPTY] * 7
    assert found[0].facts == {
        "role": "Sponsor",
        "consequence": "Decisions wait while priorities are argued about.",
    }


def test_what_no_holder_claims_is_told():
    manager = named("Community manager")
    claim = Claim(person=NORA, role=manager.id, must=manager.musts[0], evidence="Ten years")
    (found,) = roles.findings([manager], [given_to(NORA, manager)], [claim], TODAY)
    assert (found.rule, found.facts["musts"]) == (UNCLAIMED, manager.musts[1:])
    other = Claim(person=IDRIS, role=manager.id, must=manager.musts[1])
    assert roles.findings([manager], [given_to(NORA, manager)], [claim, other], TODAY)


def test_whoever_manages_the_community_or_the_product_likely_manages_projects():
    project, manager = named("Project manager"), named("Community manager")
    product = named("Product manager")
    assert roles.likely(project, SEVEN, {}) is None
    now = roles.holding([given_to(IDRIS, product)], TODAY)
    assert roles.likely(project, SEVEN, now) == IDRIS
    now = roles.holding([given_to(IDRIS, product), given_to(NORA, manager)], TODAY)
    assert roles.likely(project, SEVEN, now) == NORA


def test_a_share_is_a_part_of_the_whole_and_an_end_comes_after_a_beginning():
    with pytest.raises(InvalidError):
        given_to(NORA, SEVEN[0], 0)
    with pytest.raises(InvalidError):
        given_to(NORA, SEVEN[0], 101)
    with pytest.raises(InvalidError):
        given_to(NORA, SEVEN[0], last=TODAY - timedelta(days=1))
    with pytest.raises(InvalidError):
        Role(name=" ")
