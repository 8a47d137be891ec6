"""Aims lie in a tree without a circle, in the order of their numbers, and are served or not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from smdesk.domain.objectives import (
    DEEPEST,
    NO_ACTIVITY,
    PAST_DUE,
    Objective,
    OwnParentError,
    Standing,
    check_parent,
    findings,
    in_order,
)
from smdesk.domain.records import InvalidError, RecordId

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def aim(name, parent=None, **rest):
    above = RecordId(parent) if parent else None
    return Objective(id=RecordId(name), code=name, text=f"Aim {name}", parent=above, **rest)


WHOLE, PART, DEEPER = aim("1"), aim("1.1", "1"), aim("1.1.1", "1.1")
OTHER = aim("2")
TREE = {one.id: one for one in (WHOLE, PART, DEEPER, OTHER)}


def rules(*objectives, served=(), today=TODAY):
    found = findings(objectives, {RecordId(one) for one in served}, today)
    return [(one.rule, one.about.id) for one in found]


def test_no_aim_is_a_part_of_itself_however_far_around():
    check_parent(replace(OTHER, parent=DEEPER.id), TREE)
    check_parent(replace(WHOLE, parent=RecordId("gone")), TREE)
    with pytest.raises(OwnParentError):
        check_parent(replace(WHOLE, parent=DEEPER.id), TREE)
    with pytest.raises(InvalidError):
        replace(WHOLE, parent=WHOLE.id)


def test_no_tree_is_deeper_than_it_can_be_shown():
    chain = {RecordId("0"): aim("0")}
    for n in range(1, DEEPEST + 2):
        chain[RecordId(str(n))] = aim(str(n), str(n - 1))
    check_parent(chain[RecordId(str(DEEPEST - 1))], chain)
    with pytest.raises(OwnParentError):
        check_parent(chain[RecordId(str(DEEPEST + 1))], chain)


def test_parts_follow_their_whole_and_ten_comes_after_nine():
    tenth, ninth = aim("1.10", "1"), aim("1.9", "1")
    lines = in_order([OTHER, tenth, DEEPER, WHOLE, ninth, PART])
    assert [(depth, one.code) for depth, one in lines] == [
        (0, "1"), (1, "1.1"), (2, "1.1.1"), (1, "1.9"), (1, "1.10"), (0, "2"),
    ]  # fmt: skip


def test_a_part_whose_whole_is_gone_stands_by_itself():
    assert in_order([DEEPER]) == [(0, DEEPER)]


def test_what_serves_a_part_serves_its_whole_and_nothing_beside():
    every = (WHOLE, PART, DEEPER, OTHER)
    assert rules(*every, served=["1.1.1"]) == [(NO_ACTIVITY, "2")]
    assert rules(*every, served=["1", "2"]) == [(NO_ACTIVITY, "1.1"), (NO_ACTIVITY, "1.1.1")]
    assert rules(*every, served=["gone"]) == [(NO_ACTIVITY, one.id) for one in every]


def test_an_aim_is_past_its_day_on_the_next_and_said_once():
    due = replace(OTHER, due=TODAY)
    assert rules(due, served=["2"]) == []
    assert rules(due, served=["2"], today=TODAY + DAY) == [(PAST_DUE, "2")]
    assert rules(due, today=TODAY + DAY) == [(PAST_DUE, "2")]


@pytest.mark.parametrize("over", [Standing.REACHED, Standing.GIVEN_UP])
def test_nothing_is_asked_of_an_aim_that_is_over(over):
    assert rules(replace(OTHER, standing=over, due=TODAY), today=TODAY + DAY) == []
