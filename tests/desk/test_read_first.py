"""Duty, custody and approval wait until what has to be read was read; a reason goes past it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import IDRIS
from smdesk.domain.policy.documents import ReadingRule, Significance
from smdesk.domain.policy.readings import NOT_READ, READ_FIRST, How
from smdesk.domain.records import InvalidError
from smdesk.domain.rota import Duty, Shift
from smdesk.domain.rules import ReasonNeededError, RefusedError
from tests.desk.conftest import account_named, newcomer, person_named
from tests.desk.policies import HOURS, next_published, published, saying


def required(desk):
    """Return Nora's session, and the version that has to be read."""
    nora, version = published(desk)
    document = nora.policy.document(version.document)
    nora.policy.change_document(replace(document, reading=ReadingRule.REQUIRED), by=nora.me)
    return nora, version


def shift(session, desk, person):
    account = account_named(session, "Instagram")
    first = desk.clock.day + timedelta(days=200)
    return Shift(
        account=account.id,
        duty=Duty.MONITOR,
        person=person.id,
        first=first,
        last=first + timedelta(days=6),
    )


def asks(rule, task, *args, **given):
    with pytest.raises(ReasonNeededError) as error:
        task(*args, **given)
    assert error.value.finding.rule is rule
    return error.value.finding


def test_nothing_is_asked_until_a_document_in_force_requires_it(desk):
    nora, _ = published(desk)
    kept = nora.rota.assign(shift(nora, desk, person_named(nora, IDRIS.name)), by=nora.me)
    assert nora.library.shifts.one(kept.id) == kept


def test_nobody_is_put_on_duty_unread_without_a_reason(desk):
    nora, version = required(desk)
    idris = person_named(nora, IDRIS.name)
    wanted = shift(nora, desk, idris)
    found = asks(NOT_READ, nora.rota.assign, wanted, by=nora.me)
    assert (found.facts["person"], found.facts["count"]) == (IDRIS.name, 3)
    nora.rota.assign(wanted, reason="The desk is empty", by=nora.me)
    (entry,) = nora.library.journal.entries(limit=1)
    assert entry.reason == "The desk is empty"
    later = replace(wanted, first=wanted.first + timedelta(days=1))
    nora.rota.change(later, by=nora.me)
    nora.policy.readings.note(version.id, idris.id, How.PAPER, "Folder 3", by=nora.me)
    again = shift(nora, desk, idris)
    nora.rota.assign(again, by=nora.me)


def test_a_shift_goes_to_nobody_unread_by_any_other_way(desk):
    nora, _ = required(desk)
    idris = person_named(nora, IDRIS.name)
    mine = nora.rota.assign(
        replace(shift(nora, desk, idris), person=nora.me.person), reason="Now", by=nora.me
    )
    asks(NOT_READ, nora.rota.change, replace(mine, person=idris.id), by=nora.me)
    swap = nora.rota.swaps.ask(mine.id, idris.id, by=nora.me)
    asks(NOT_READ, nora.rota.swaps.answer, swap.id, agreed=True, by=nora.me)
    nora.rota.swaps.answer(swap.id, agreed=False, by=nora.me)
    proposal = nora.rota.propose(desk.clock.day + timedelta(days=60), 8)
    assert proposal.shifts
    asks(NOT_READ, nora.rota.accept, proposal, by=nora.me)
    nora.rota.accept(proposal, reason="The year begins", by=nora.me)


def test_nobody_is_named_a_custodian_unread_without_a_reason(desk):
    nora, _ = required(desk)
    pia, account = newcomer(nora), account_named(nora, "Instagram")
    asks(NOT_READ, nora.accounts.name_custodian, account.id, pia.id, by=nora.me)
    nora.accounts.name_custodian(account.id, pia.id, reason="Tomorrow", by=nora.me)
    assert nora.library.custodians.where(account=account.id, person=pia.id)


def test_nobody_approves_unread(desk):
    nora, version = required(desk)
    line = next(
        one
        for one in nora.calendar.lines(None)
        if nora.calendar.variant(one.id).request and one.state.value == "in_review"
    )
    found = nora.calendar.gate.may_approve(line.id, by=nora.me)
    assert found.rule is READ_FIRST
    with pytest.raises(RefusedError) as error:
        nora.calendar.gate.approve(line.id, by=nora.me)
    assert error.value.finding.rule is READ_FIRST
    nora.policy.readings.acknowledge(version.id, by=nora.me)
    assert nora.calendar.gate.may_approve(line.id, by=nora.me) is None


def test_a_minor_change_is_not_asked_about_again_and_a_major_one_is(desk):
    nora, version = required(desk)
    nora.policy.readings.acknowledge(version.id, by=nora.me)
    nora, _ = next_published(desk, saying(HOURS, "Within a day."))
    assert nora.policy.readings.unread(nora.me.person) is None
    nora, _ = next_published(desk, saying(HOURS, "Within an hour."), Significance.MAJOR)
    found = nora.policy.readings.unread(nora.me.person)
    assert (found.rule, found.facts["version"], found.facts["count"]) == (NOT_READ, "v3", 1)


def test_what_was_said_on_paper_names_the_paper(desk):
    nora, version = published(desk)
    with pytest.raises(InvalidError):
        nora.policy.readings.note(version.id, nora.me.person, How.MINUTE, " ", by=nora.me)
