"""Roles are put in, given, handed on and ended; what nobody does is among the findings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.errors import GoneError, StillNeededError
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.records import new_id
from smdesk.domain.roles import Assignment, Claim
from tests.desk.conftest import TODAY, person_named


def sheet(session, name):
    return next(s for s in session.roles.sheets() if s.role.name == name)


def test_the_sample_has_seven_roles_and_two_that_nobody_does(nora):
    assert len(nora.roles.sheets()) == 7
    empty = [s.role.name for s in nora.roles.sheets() if not s.holders]
    assert empty == ["Project manager", "Makers"]
    codes = [f.rule.code for f in nora.roles.findings()]
    assert codes.count("T3.role_empty") == 2


def test_the_empty_one_says_who_is_likely_to_take_it(nora):
    assert sheet(nora, "Project manager").likely_name == NORA.name
    assert sheet(nora, "Makers").likely is None


def test_planting_twice_plants_once(nora):
    nora.roles.plant(by=nora.me)
    assert len(nora.roles.sheets()) == 7


def test_a_role_is_given_and_taken_back(nora):
    makers = sheet(nora, "Makers").role
    nora.roles.assign(
        Assignment(role=makers.id, person=person_named(nora, IDRIS.name).id, first=TODAY, share=50),
        by=nora.me,
    )
    assert [h.name for h in sheet(nora, "Makers").holders] == [IDRIS.name]
    nora.undo.undo(by=nora.me)
    assert sheet(nora, "Makers").holders == ()


def test_nobody_unknown_gets_a_role(nora):
    with pytest.raises(GoneError):
        nora.roles.assign(
            Assignment(role=sheet(nora, "Makers").role.id, person=new_id(), first=TODAY),
            by=nora.me,
        )


def test_a_role_that_is_handed_on_changes_hands_without_a_gap(desk, nora):
    (holder,) = sheet(nora, "Strategist").holders
    desk.clock.day = TODAY + timedelta(days=400)
    nora.roles.hand_on(holder.assignment.id, person_named(nora, AYTAN.name).id, by=nora.me)
    assert [h.name for h in sheet(nora, "Strategist").holders] == [AYTAN.name]
    old = nora.library.assignments.one(holder.assignment.id)
    assert old.last == desk.clock.day - timedelta(days=1)


def test_a_role_ends_on_its_last_day(desk, nora):
    (holder,) = sheet(nora, "Strategist").holders
    nora.roles.end(holder.assignment.id, TODAY, by=nora.me)
    assert sheet(nora, "Strategist").holders
    desk.clock.day = TODAY + timedelta(days=1)
    assert not sheet(nora, "Strategist").holders


def test_a_claim_fills_what_was_missing_and_can_be_withdrawn(nora):
    before = sheet(nora, "Strategist")
    must = next(line.must for line in before.musts if not line.claims)
    person = before.holders[0].assignment.person
    claim = nora.roles.claim(
        Claim(person=person, role=before.role.id, must=must, evidence="A course"), by=nora.me
    )
    claimed = {line.must: line.claims for line in sheet(nora, "Strategist").musts}
    assert claimed[must] == ((claim.id, before.holders[0].name, "A course"),)
    nora.roles.withdraw(claim.id, by=nora.me)
    assert not {line.must: line.claims for line in sheet(nora, "Strategist").musts}[must]


def test_a_role_that_somebody_has_is_not_removed(nora):
    with pytest.raises(StillNeededError):
        nora.roles.roles.remove(sheet(nora, "Sponsor").role.id, by=nora.me)


def test_the_matrix_has_everybody_who_does_something(nora):
    matrix = nora.roles.matrix(nora.imprint(by=nora.me))
    assert NORA.name in matrix.people
    assert [row.role for row in matrix.rows if not row.holders] == ["Project manager", "Makers"]


def test_a_share_is_changed_and_what_is_left_is_known(nora):
    holder = sheet(nora, "Strategist").holders[0].assignment
    nora.roles.change(replace(holder, share=60, last=TODAY), by=nora.me)
    assert sheet(nora, "Strategist").covered == 60
    nora.undo.undo(by=nora.me)
    assert sheet(nora, "Strategist").covered == 100


def test_what_was_a_mistake_goes_and_comes_back_with_undo(nora):
    holder = sheet(nora, "Strategist").holders[0].assignment
    nora.roles.remove(holder.id, by=nora.me)
    assert sheet(nora, "Strategist").holders == ()
    nora.undo.undo(by=nora.me)
    assert sheet(nora, "Strategist").holders[0].assignment == holder


def test_those_who_begin_later_are_told_apart(nora):
    makers = sheet(nora, "Makers").role
    later = Assignment(role=makers.id, person=nora.me.person, first=TODAY + timedelta(days=9))
    nora.roles.assign(later, by=nora.me)
    shown = sheet(nora, "Makers")
    assert shown.holders == ()
    assert [line.assignment for line in shown.coming] == [later]


@pytest.mark.parametrize(("steps", "place"), [(-1, 0), (1, 2), (-9, 0), (9, 6)])
def test_a_role_moves_in_the_list_and_the_others_close_up(nora, steps, place):
    names = [one.role.name for one in nora.roles.sheets()]
    nora.roles.move(sheet(nora, names[1]).role.id, steps, by=nora.me)
    now = [one.role.name for one in nora.roles.sheets()]
    assert now.index(names[1]) == place
    assert [n for n in now if n != names[1]] == [n for n in names if n != names[1]]
