"""A rule holds to its clause while that says the same; then somebody confirms, or it is gone."""

from dataclasses import replace

import pytest

from smdesk.domain.policy.bindings import (
    CLAUSE_GONE,
    CONFIRM_AGAIN,
    Bound,
    ClauseLink,
    findings,
    gone,
    standing,
    to_confirm,
)
from smdesk.domain.policy.blocks import plain
from smdesk.domain.policy.content import Clause
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.rules import BoundClause

CARE = Clause(RecordId("care"), "Care", plain("We take care."))
HOLDS = BoundClause(
    rule="T1.short_term", document="LT-14", number="1", clause=CARE.id, seen=CARE.fingerprint
)
TYPED = replace(HOLDS, id=RecordId("typed"), clause=None, seen=None)
CHANGED = replace(HOLDS, id=RecordId("changed"), seen="otherwise")
GONE = replace(HOLDS, id=RecordId("gone"), clause=RecordId("elsewhere"))
EVERY = (HOLDS, TYPED, CHANGED, GONE)
IN_FORCE = {CARE.id: CARE}


def test_each_binding_stands_in_one_way():
    assert standing(EVERY, IN_FORCE) == {
        HOLDS.id: Bound.HOLDS, TYPED.id: Bound.TYPED, CHANGED.id: Bound.CHANGED,
        GONE.id: Bound.GONE,
    }  # fmt: skip
    assert to_confirm(EVERY, IN_FORCE) == [CHANGED]
    assert gone(EVERY, IN_FORCE) == [GONE]


def test_what_hangs_on_one_clause_is_told_once_with_how_many():
    twin = replace(CHANGED, id=RecordId("twin"), rule="T1.seat_gap")
    found = findings([*EVERY, twin], IN_FORCE)
    assert [(one.rule, one.about.id, one.facts["count"]) for one in found] == [
        (CONFIRM_AGAIN, CHANGED.id, 2),
        (CLAUSE_GONE, GONE.id, 1),
    ]
    assert findings([HOLDS, TYPED], IN_FORCE) == []


@pytest.mark.parametrize("field", ["document", "clause", "target_kind", "target"])
def test_a_link_has_both_its_ends(field):
    link = ClauseLink(
        document=RecordId("d"), clause=CARE.id, target_kind="item", target=RecordId("i")
    )
    assert link.title == "item"
    with pytest.raises(InvalidError) as error:
        replace(link, **{field: ""})
    assert set(error.value.faults) == {field}
