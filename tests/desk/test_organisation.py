"""The library's own particulars and its clauses."""

from dataclasses import replace

import pytest

from smdesk.desk.errors import Fault, InvalidError, ReasonNeededError
from smdesk.desk.sample import NORA
from smdesk.domain.organisation import PERSONAL_INQUIRY
from smdesk.domain.rules import BoundClause
from tests.desk.conftest import person_named


def test_inquiries_to_somebodys_own_mailbox_ask_for_a_reason(nora):
    library = nora.organisation.get()
    own = replace(library, inquiries_email=person_named(nora, NORA.name).email)
    with pytest.raises(ReasonNeededError) as error:
        nora.organisation.change(own, by=nora.me)
    assert error.value.finding.rule is PERSONAL_INQUIRY
    nora.organisation.change(own, by=nora.me, reason="until the mailbox is there")
    assert [f.rule for f in nora.organisation.findings()] == [PERSONAL_INQUIRY]
    nora.organisation.change(replace(own, team="The three"), by=nora.me)


def test_settings_are_kept(desk, nora):
    library = replace(nora.organisation.get(), lock_after_minutes=2, clear_after_seconds=30)
    nora.organisation.change(library, by=nora.me)
    assert desk.enter(NORA).organisation.get() == library


def test_a_rule_is_bound_to_one_clause(nora):
    taken = nora.organisation.clauses.all()[0].rule
    with pytest.raises(InvalidError) as error:
        nora.organisation.clauses.add(
            BoundClause(rule=taken, document="LB-POL-08", number="1"), by=nora.me
        )
    assert error.value.faults == {"rule": Fault.TAKEN}
    first = nora.organisation.clauses.all()[0]
    nora.organisation.clauses.change(replace(first, number="9.9"), by=nora.me)
