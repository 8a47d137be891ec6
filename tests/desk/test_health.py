"""The health report: what is weak, used twice or old, and what could not be looked into."""

from datetime import timedelta

import pytest

from smdesk.desk import health as desk_health
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.audits import NO_AUDIT
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.health import OLD_PASSWORD, REUSED_PASSWORD, WEAK_PASSWORD, check_age
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import BoundClause
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import account_named
from tests.desk.test_secrets import everything_stored

STRONG = "vR7-kemp-Otolith-92q"


def set_(session, name, text):
    account = account_named(session, name).id
    session.accounts.set_secret(account, SecretKind.PASSWORD, SecretText(text), by=session.me)


def told(session, rule):
    lines = session.secrets.health().lines
    return {
        line.name: found.facts for line in lines for found in line.findings if found.rule is rule
    }


def test_every_account_is_there_by_name_and_each_once(nora):
    lines = nora.secrets.health().lines
    assert [line.name for line in lines] == [line.name for line in nora.accounts.lines()]
    assert len(lines) == 5


def test_a_weak_password_is_told_and_a_strong_one_is_not(nora):
    assert told(nora, WEAK_PASSWORD) == {"Newsletter": {"account": "Newsletter"}}
    set_(nora, "Newsletter", STRONG)
    assert told(nora, WEAK_PASSWORD) == {}
    set_(nora, "X", "lanternbaylib1")
    assert set(told(nora, WEAK_PASSWORD)) == {"X"}


def test_the_same_password_at_two_accounts_is_told_at_both_with_the_others_name(nora):
    assert told(nora, REUSED_PASSWORD) == {}
    set_(nora, "X", STRONG)
    set_(nora, "Newsletter", STRONG)
    assert {name: facts["accounts"] for name, facts in told(nora, REUSED_PASSWORD).items()} == {
        "X": ("Newsletter",),
        "Newsletter": ("X",),
    }
    set_(nora, "Instagram", STRONG)
    assert told(nora, REUSED_PASSWORD)["X"]["accounts"] == ("Instagram", "Newsletter")


def test_a_password_that_was_used_before_elsewhere_is_not_used_twice(nora):
    set_(nora, "X", STRONG)
    set_(nora, "X", f"{STRONG}-2")
    set_(nora, "Newsletter", STRONG)
    assert told(nora, REUSED_PASSWORD) == {}


def test_age_is_the_passwords_own_and_not_that_of_the_account(desk, nora):
    assert told(nora, OLD_PASSWORD) == {}
    desk.clock.day += timedelta(days=365)
    assert told(nora, OLD_PASSWORD) == {}
    desk.clock.day += timedelta(days=1)
    account = nora.accounts.one(account_named(nora, "X").id)
    nora.accounts.change(account, by=nora.me)
    assert told(nora, OLD_PASSWORD)["X"]["days"] == 366
    assert "YouTube" in told(nora, OLD_PASSWORD)


def test_an_old_password_that_is_put_in_again_is_as_old_as_it_is(desk, nora):
    desk.clock._now += timedelta(days=400)
    desk.clock.day += timedelta(days=400)
    secret = nora.accounts.sheet(account_named(nora, "X").id).password.id
    set_(nora, "X", STRONG)
    assert "X" not in told(nora, OLD_PASSWORD)
    nora.accounts.bring_back(secret, 1, by=nora.me)
    assert told(nora, OLD_PASSWORD)["X"]["days"] == 400


def test_releasing_a_custodian_makes_no_password_young(desk, nora):
    person = next(p.id for p in nora.roster.people.all() if p.name == IDRIS.name)
    desk.clock._now += timedelta(days=400)
    desk.clock.day += timedelta(days=400)
    nora.accounts.release_custodian(account_named(nora, "X").id, person, reason="Done", by=nora.me)
    assert told(nora, OLD_PASSWORD)["X"]["days"] == 400


def test_what_is_no_secret_is_told_of_every_account(nora):
    codes = {
        line.name: {found.rule.code for found in line.findings}
        for line in nora.secrets.health().lines
    }
    assert codes["X"] >= {"A5.no_second_factor", "A1.personal_recovery"}
    assert codes["Instagram"] >= {"A5.private_phone", "A5.few_codes"}
    assert "A3.sole_custodian" in codes["YouTube"]


def test_no_audit_for_a_year_is_told_by_account(nora):
    found = told(nora, NO_AUDIT)
    assert found["X"] == {"accounts": ("X",)}
    audited = {account_named(nora, "X").id: nora.accounts._office.today()}
    nora.secrets._last_audited = lambda: audited
    assert "X" not in told(nora, NO_AUDIT)
    assert "YouTube" in told(nora, NO_AUDIT)


def test_accounts_that_are_not_mine_are_named_and_not_judged(desk, nora):
    assert nora.secrets.health().not_mine == ("YouTube",)
    aytan = desk.enter(AYTAN)
    set_(aytan, "Newsletter", "password")
    report = aytan.secrets.health()
    assert report.not_mine == ("Facebook page", "Instagram", "X", "YouTube")
    by_name = {line.name: line for line in report.lines}
    assert by_name["Newsletter"].opened
    assert by_name["Newsletter"].strength.score == 0
    assert not by_name["X"].opened
    assert by_name["X"].strength is None
    assert by_name["X"].findings


def test_an_account_without_a_password_is_nobodys_to_open_and_is_told(nora):
    secret = nora.accounts.sheet(account_named(nora, "X").id).password.id
    nora.accounts.remove_secret(secret, by=nora.me)
    report = nora.secrets.health()
    assert "X" not in report.not_mine
    (line,) = [line for line in report.lines if line.name == "X"]
    assert "A2.no_password" in {found.rule.code for found in line.findings}
    assert not line.opened


def test_looking_is_not_knowing_and_writes_nothing(nora):
    entries = nora.library.journal.head().entries
    nora.secrets.health()
    assert nora.library.journal.head().entries == entries


def test_neither_password_nor_digest_of_one_is_written(desk, nora):
    set_(nora, "X", STRONG)
    before = sorted(map(str, everything_stored(nora)))
    nora.secrets.health()
    assert sorted(map(str, everything_stored(nora))) == before
    assert not [file for file in desk.home.rglob("*") if STRONG.encode() in _bytes(file)]


def _bytes(file):
    return file.read_bytes() if file.is_file() else b""


def test_passwords_are_let_go_of_when_the_report_is_made(nora):
    examination = nora.secrets.examination()
    assert examination._passwords
    first = examination.report()
    assert not examination._passwords
    assert first.wanting
    assert "SecretText" not in str(first)


def test_it_says_how_far_it_has_come(nora):
    steps = []
    nora.secrets.health(lambda done, of: steps.append((done, of)))
    assert steps == [(n, 5) for n in range(1, 6)]


def test_findings_quote_their_clause_and_the_worst_comes_first(nora):
    clause = BoundClause(rule=WEAK_PASSWORD.code, document="LB-POL-07", number="2.1")
    nora.organisation.clauses.add(clause, by=nora.me)
    (line,) = [line for line in nora.secrets.health().lines if line.name == "Newsletter"]
    assert line.findings[0].rule is WEAK_PASSWORD
    assert line.findings[0].clause == clause


def test_what_a_guesser_knows_of_the_account_is_counted_in(nora, monkeypatch):
    asked = {}

    def listen(text, known):
        asked[known[0]] = known
        return desk_health.Strength(4, 20.0)

    monkeypatch.setattr(desk_health, "strength", listen)
    nora.secrets.health()
    assert asked["X"] == ("X", "@lanternbaylib", "x")


@pytest.mark.parametrize(("days", "old"), [(0, False), (365, False), (366, True)])
def test_a_password_is_old_after_a_year(desk, days, old):
    today = desk.clock.day
    about = Ref("account", RecordId("a"))
    assert (check_age(about, "X", today - timedelta(days=days), today) is not None) is old


def test_the_report_of_another_member_is_their_own(desk, nora):
    nora.accounts.read_secret(
        nora.accounts.sheet(account_named(nora, "X").id).password.id, Seen.SHOWN, by=nora.me
    )
    idris = desk.enter(IDRIS)
    assert idris.secrets.health().not_mine == ()
    assert desk.enter(NORA).secrets.health().not_mine == ("YouTube",)
