"""What counts as audited, what is still open, and who may not look after themselves."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain import audits
from smdesk.domain.audits import (
    FIX_OVERDUE,
    NO_AUDIT,
    Audit,
    AuditCheck,
    AuditGroup,
    Outcome,
    Point,
    Shortcoming,
)
from smdesk.domain.records import InvalidError, RecordId, Ref

TODAY = date(2026, 11, 21)
HOUSE = Ref("organisation", RecordId("house"))
ROUND = Audit(
    name="Autumn",
    group=RecordId("watchers"),
    accounts=(RecordId("a"), RecordId("b")),
    first=date(2026, 9, 1),
    last=date(2026, 12, 1),
)


def check(account="a", point=Point.LOG_IN, outcome=Outcome.IN_ORDER, audit=ROUND):
    return AuditCheck(
        audit=audit.id,
        account=RecordId(account),
        point=point,
        outcome=outcome,
        auditor=RecordId("aytan"),
        on=TODAY,
    )


def test_a_group_needs_people_and_a_round_needs_accounts_and_an_order_of_days():
    with pytest.raises(InvalidError):
        AuditGroup(name="Watchers")
    with pytest.raises(InvalidError):
        replace(ROUND, accounts=())
    with pytest.raises(InvalidError):
        replace(ROUND, last=ROUND.first - timedelta(days=1))


def test_an_account_counts_as_audited_when_its_round_is_closed_and_somebody_could_look():
    closed = replace(ROUND, closed_on=TODAY)
    assert audits.last_audited([ROUND], [check()]) == {}
    assert audits.last_audited([closed], [check()]) == {"a": TODAY}
    assert audits.last_audited([closed], [check(outcome=Outcome.NOT_POSSIBLE)]) == {}


@given(days=st.lists(st.dates(), min_size=1, max_size=6))
def test_the_latest_round_counts(days):
    rounds = [replace(ROUND, id=RecordId(str(n)), closed_on=day) for n, day in enumerate(days)]
    checks = [check(audit=one) for one in rounds]
    assert audits.last_audited(rounds, checks) == {"a": max(days)}


@pytest.mark.parametrize(("days", "due"), [(0, False), (365, False), (366, True)])
def test_an_audit_is_good_for_a_year(days, due):
    last = {RecordId("a"): TODAY - timedelta(days=days)}
    found = audits.findings(HOUSE, {RecordId("a"): "X"}, last, [], TODAY)
    assert [f.rule for f in found] == [NO_AUDIT] * due


def test_what_was_never_audited_is_named_by_name():
    accounts = {RecordId("a"): "youtube", RecordId("b"): "Blog"}
    (found,) = audits.findings(HOUSE, accounts, {}, [], TODAY)
    assert found.facts["accounts"] == ("Blog", "youtube")


def test_a_shortcoming_is_overdue_after_its_day_and_until_it_is_put_right():
    wanting = Shortcoming(audit=ROUND.id, account=RecordId("a"), what="An app", fix_by=TODAY)
    accounts, last = {RecordId("a"): "X"}, {RecordId("a"): TODAY}

    def found(one, day):
        return [f.rule for f in audits.findings(HOUSE, accounts, last, [one], day)]

    tomorrow = TODAY + timedelta(days=1)
    assert found(wanting, TODAY) == []
    assert found(wanting, tomorrow) == [FIX_OVERDUE]
    assert found(wanting.fixed("Took it away", tomorrow), tomorrow) == []


def test_nobody_audits_an_account_whose_key_they_hold():
    about = Ref("account", RecordId("a"))
    nora, aytan = RecordId("nora"), RecordId("aytan")
    refusal = audits.check_independence(nora, about, {nora}, account="X", person="Nora")
    assert refusal is not None
    assert refusal.facts == {"account": "X", "person": "Nora"}
    assert audits.check_independence(aytan, about, {nora}, account="X", person="Aytan") is None
