"""Rounds by people who hold no key: begun, noted, found wanting, closed, and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.errors import ClosedError, InvalidError, StillNeededError
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.audits import (
    AUDITOR_IS_CUSTODIAN,
    CHECKS_OPEN,
    NO_AUDIT,
    NOBODY_INDEPENDENT,
    Audit,
    AuditGroup,
    Gravity,
    Outcome,
    Point,
)
from smdesk.domain.records import RecordId
from smdesk.domain.rules import ReasonNeededError, RefusedError
from tests.desk.conftest import TODAY, account_named, person_named


@pytest.fixture
def audit(nora):
    """The round of the sample, which is under way."""
    (line,) = nora.audits.lines()
    return line.audit


@pytest.fixture
def aytan_id(nora):
    return person_named(nora, AYTAN.name).id


def everything(sheet):
    return [(line.account, line.point) for line in sheet.checks]


def test_a_round_tells_how_far_it_has_come(nora):
    (line,) = nora.audits.lines()
    assert (line.group, line.done, line.all, line.wanting) == ("Audit group", 4, 20, 1)


def test_its_sheet_has_every_point_of_every_account(nora, audit):
    sheet = nora.audits.sheet(audit.id)
    assert len(sheet.checks) == 20
    assert sheet.open == 16
    assert [p.name for p in sheet.people] == [AYTAN.name, NORA.name]
    assert {line.auditor for line in sheet.checks if line.check} == {AYTAN.name}


def test_an_auditor_holds_no_key_to_what_they_audit(nora, audit):
    page = account_named(nora, "Facebook page").id
    assert [p.name for p in nora.audits.auditors(audit.id, page)] == [AYTAN.name]
    with pytest.raises(RefusedError) as error:
        nora.audits.note(
            audit.id, [(page, Point.RECOVERY)], Outcome.IN_ORDER, auditor=nora.me.person, by=nora.me
        )
    assert error.value.finding.rule is AUDITOR_IS_CUSTODIAN
    assert error.value.finding.facts == {"account": "Facebook page", "person": NORA.name}
    assert nora.audits.sheet(audit.id).open == 16


def test_somebody_outside_the_group_audits_nothing(nora, audit):
    idris = person_named(nora, IDRIS.name).id
    page = account_named(nora, "Facebook page").id
    with pytest.raises(InvalidError):
        nora.audits.note(
            audit.id, [(page, Point.RECOVERY)], Outcome.IN_ORDER, auditor=idris, by=nora.me
        )


def test_an_account_outside_the_round_is_not_noted_and_nothing_else_is(nora, audit, aytan_id):
    points = [
        (account_named(nora, "YouTube").id, Point.LOG_IN),
        (RecordId("elsewhere"), Point.LOG_IN),
    ]
    with pytest.raises(InvalidError):
        nora.audits.note(audit.id, points, Outcome.IN_ORDER, auditor=aytan_id, by=nora.me)
    assert nora.audits.sheet(audit.id).open == 16


def test_no_round_begins_that_nobody_independent_could_make(nora, audit):
    newsletter = account_named(nora, "Newsletter").id
    with pytest.raises(RefusedError) as error:
        nora.audits.begin(
            Audit(
                name="Spring",
                group=audit.group,
                accounts=(newsletter, account_named(nora, "X").id),
                first=TODAY,
                last=TODAY,
            ),
            by=nora.me,
        )
    assert error.value.finding.rule is NOBODY_INDEPENDENT
    assert error.value.finding.facts["accounts"] == ("Newsletter",)


def test_looking_again_takes_the_place_of_what_was_noted(nora, audit, aytan_id):
    page = account_named(nora, "Facebook page").id
    nora.audits.note(
        audit.id, [(page, Point.LOG_IN)], Outcome.NOT_POSSIBLE, auditor=aytan_id, by=nora.me
    )
    noted = nora.library.audit_checks.where(audit=audit.id, account=page, point=Point.LOG_IN)
    assert [check.outcome for check in noted] == [Outcome.NOT_POSSIBLE]


def test_a_round_without_open_points_closes_and_makes_its_accounts_audited(nora, audit, aytan_id):
    before = {f.rule for f in nora.audits.findings()}
    sheet = nora.audits.sheet(audit.id)
    nora.audits.note(audit.id, everything(sheet), Outcome.IN_ORDER, auditor=aytan_id, by=nora.me)
    assert nora.audits.last_audited() == {}
    nora.audits.close(audit.id, "All seen.", by=nora.me)
    assert nora.audits.last_audited() == dict.fromkeys(audit.accounts, TODAY)
    assert NO_AUDIT in before
    (found,) = nora.audits.findings()
    assert found.facts["accounts"] == ("Newsletter",)


def test_closing_early_asks_for_a_reason_and_keeps_it(nora, audit):
    with pytest.raises(ReasonNeededError) as error:
        nora.audits.close(audit.id, "Half of it.", by=nora.me)
    assert error.value.finding.rule is CHECKS_OPEN
    assert error.value.finding.facts["count"] == 16
    nora.audits.close(audit.id, "Half of it.", reason="The term ends", by=nora.me)
    assert nora.library.journal.entries(1)[0].reason == "The term ends"


def test_a_round_is_not_closed_without_saying_what_came_of_it(nora, audit):
    with pytest.raises(InvalidError):
        nora.audits.close(audit.id, " ", reason="Because", by=nora.me)


def test_what_is_closed_stays_as_it_was_written(nora, audit, aytan_id):
    nora.audits.close(audit.id, "Half of it.", reason="The term ends", by=nora.me)
    page = account_named(nora, "Facebook page").id
    with pytest.raises(ClosedError):
        nora.audits.note(
            audit.id, [(page, Point.RECOVERY)], Outcome.IN_ORDER, auditor=aytan_id, by=nora.me
        )
    with pytest.raises(ClosedError):
        nora.audits.close(audit.id, "Again.", by=nora.me)
    with pytest.raises(ClosedError):
        nora.audits.remove(audit.id, reason="By mistake", by=nora.me)


def test_a_point_found_wanting_and_its_shortcoming_are_one_task(nora, audit, aytan_id):
    entries = nora.library.journal.head().entries
    x = account_named(nora, "X").id
    wanting = nora.audits.find_wanting(
        audit.id,
        x,
        Point.RECOVERY,
        what="The code went to an old phone.",
        gravity=Gravity.HIGH,
        fix_by=TODAY + timedelta(days=7),
        auditor=aytan_id,
        by=nora.me,
    )
    assert nora.library.journal.head().entries == entries + 1
    sheet = nora.audits.sheet(audit.id)
    (line,) = [c for c in sheet.checks if (c.account, c.point) == (x, Point.RECOVERY)]
    assert line.check.outcome is Outcome.NOT_IN_ORDER
    assert [s.account for s in sheet.shortcomings] == ["X", "Facebook page"]
    nora.undo.undo(by=nora.me)
    assert nora.library.shortcomings.get(wanting.id) is None
    assert nora.audits.sheet(audit.id).open == 16


def test_putting_right_says_how(nora, audit):
    (line,) = nora.audits.sheet(audit.id).shortcomings
    with pytest.raises(InvalidError):
        nora.audits.fix(line.shortcoming.id, "", by=nora.me)
    nora.audits.fix(line.shortcoming.id, "Asked the web office", by=nora.me)
    (line,) = nora.audits.sheet(audit.id).shortcomings
    assert (line.shortcoming.fixed_on, line.shortcoming.remedy) == (TODAY, "Asked the web office")
    assert nora.audits.lines()[0].wanting == 0


def test_an_overdue_shortcoming_is_among_the_holes(desk, nora):
    desk.clock.day = TODAY + timedelta(days=31)
    assert "A6.fix_overdue" in {f.rule.code for f in nora.handoff.holes()}


def test_a_round_begun_by_mistake_goes_with_everything_in_it_and_comes_back(nora, audit):
    with pytest.raises(InvalidError):
        nora.audits.remove(audit.id, reason="", by=nora.me)
    nora.audits.remove(audit.id, reason="Begun twice", by=nora.me)
    assert nora.audits.lines() == []
    assert nora.library.audit_checks.all() == []
    nora.undo.undo(by=nora.me)
    assert nora.audits.lines()[0].done == 4


def test_a_group_that_has_audited_cannot_be_removed_but_can_be_changed(nora, audit):
    with pytest.raises(StillNeededError):
        nora.audits.groups.remove(audit.group, by=nora.me)
    group = nora.audits.groups.one(audit.group)
    nora.audits.groups.change(replace(group, name="Watchers"), by=nora.me)
    assert nora.audits.lines()[0].group == "Watchers"


def test_a_group_may_be_made_of_people_who_cannot_open_the_cabinet(nora):
    outsider = nora.roster.people.add(
        replace(person_named(nora, AYTAN.name), id=RecordId("tove"), name="Tove"), by=nora.me
    )
    group = nora.audits.groups.add(AuditGroup(name="Outside", people=(outsider.id,)), by=nora.me)
    newsletter = account_named(nora, "Newsletter").id
    audit = nora.audits.begin(
        Audit(name="Spring", group=group.id, accounts=(newsletter,), first=TODAY, last=TODAY),
        by=nora.me,
    )
    assert [p.name for p in nora.audits.auditors(audit.id, newsletter)] == ["Tove"]
