"""Accounts at their desk: the list, the sheet, and what asks for a reason."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.desk.account_lines import folded
from smdesk.desk.accounts import Which
from smdesk.desk.errors import GoneError, ReasonNeededError, RefusedError
from smdesk.desk.sample import IDRIS, NORA
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import PERSONAL_RECOVERY, Account, Platform
from smdesk.domain.custody import SOLE_CUSTODIAN, SecretKind, Seen
from smdesk.domain.records import new_id
from smdesk.domain.rules import Severity
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import account_named, person_named


def names(lines):
    return [line.name for line in lines]


def test_the_list_is_by_name_whatever_the_case_or_accents(nora):
    for name in ("étoile", "Zebra", "aardvark"):
        nora.accounts.add(Account(name=name, platform=Platform.OTHER), by=nora.me)
    found = names(nora.accounts.lines())
    assert found[0] == "aardvark"
    assert found.index("étoile") < found.index("Facebook page") < found.index("Zebra")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("insta", ["Instagram"]),
        ("INSTA", ["Instagram"]),
        ("okafor video", ["YouTube"]),
        ("seferli", ["Newsletter"]),
        ("səfərli", ["Newsletter"]),
        ("@lantern", ["X", "YouTube"]),
        ("no such thing", []),
    ],
)
def test_the_filter_looks_into_name_login_platform_and_custodians(nora, typed, found):
    assert [n for n in names(nora.accounts.lines(typed)) if n in found] == found
    if not found:
        assert nora.accounts.lines(typed) == []


def test_the_filter_never_looks_into_secrets(nora):
    nora.accounts.set_secret(
        account_named(nora, "X").id, SecretKind.PASSWORD, SecretText("zanzibar"), by=nora.me
    )
    assert nora.accounts.lines("zanzibar") == []
    assert nora.search.find("zanzibar") == []


def test_the_list_shows_what_i_hold_and_what_needs_care(nora):
    assert names(nora.accounts.lines(which=Which.HELD_BY_ME)) == [
        "Facebook page",
        "Instagram",
        "Newsletter",
        "X",
    ]
    assert names(nora.accounts.lines(which=Which.NEEDS_CARE)) == [
        "Facebook page",
        "Instagram",
        "X",
        "YouTube",
    ]


def test_the_worst_finding_comes_first_with_its_clause(nora):
    worst = account_named(nora, "YouTube").worst
    assert worst.rule is SOLE_CUSTODIAN
    assert worst.clause.title == "LB-POL-07 1.3.3"


def test_the_list_is_as_it_is_after_every_change(desk, nora):
    before = nora.accounts.lines()
    account = nora.accounts.one(account_named(nora, "X").id)
    nora.accounts.change(replace(account, name="X (closed)"), by=nora.me)
    assert "X (closed)" in names(nora.accounts.lines())
    assert "X" in names(before)
    nora.undo.undo(by=nora.me)
    assert "X" in names(nora.accounts.lines())
    idris = person_named(nora, IDRIS.name)
    nora.roster.people.change(replace(idris, name="Idris Lund"), by=nora.me)
    assert account_named(nora, "YouTube").custodians == ("Idris Lund",)
    desk.clock.day = desk.clock.day.replace(year=2028)
    assert account_named(nora, "YouTube").worst.rule.code == "A3.no_custodian"


def test_a_personal_mailbox_for_recovery_asks_for_a_reason_once(nora):
    account = Account(name="Flickr", platform=Platform.FLICKR, recovery_email="lee.k@gmail.com")
    with pytest.raises(ReasonNeededError) as error:
        nora.accounts.add(account, by=nora.me)
    assert error.value.finding.rule is PERSONAL_RECOVERY
    assert error.value.finding.clause.title == "LB-POL-07 1.4.2"
    nora.accounts.add(account, by=nora.me, reason="the account is his")
    nora.accounts.change(replace(account, notes="moved"), by=nora.me)
    with pytest.raises(ReasonNeededError):
        nora.accounts.change(replace(account, recovery_email="o@hotmail.com"), by=nora.me)
    made = [line for line in nora.accounts.history(account.id) if line.task == "account.add"]
    assert {line.reason for line in made} == {"the account is his"}


def test_the_mailbox_of_somebody_on_file_is_personal_too(nora):
    account = nora.accounts.one(account_named(nora, "Newsletter").id)
    with pytest.raises(ReasonNeededError):
        nora.accounts.change(
            replace(account, recovery_email=person_named(nora, NORA.name).email), by=nora.me
        )


def test_the_sheet_holds_everything_but_the_secrets_themselves(nora):
    sheet = nora.accounts.sheet(account_named(nora, "Instagram").id)
    assert [(c.name, c.primary, c.serving, c.opens) for c in sheet.custodians] == [
        (IDRIS.name, True, True, True),
        (NORA.name, False, True, True),
    ]
    assert [s.what for s in sheet.secrets] == [SecretKind.PASSWORD, SecretKind.BACKUP_CODES]
    assert sheet.password.made_by == NORA.name
    assert sheet.second_factor_holder == IDRIS.name
    assert sheet.mine
    secret = nora.accounts.read_secret(sheet.password.id, Seen.SHOWN, by=nora.me).reveal()
    assert secret not in repr(sheet)


def test_who_knows_the_version_in_use_is_on_the_sheet(desk, nora):
    idris = desk.enter(IDRIS)
    x = account_named(idris, "X").id
    secret = idris.accounts.sheet(x).password.id
    idris.accounts.read_secret(secret, Seen.SHOWN, by=idris.me)
    assert idris.accounts.sheet(x).password.known_to == (NORA.name, IDRIS.name)
    idris.accounts.set_secret(x, SecretKind.PASSWORD, SecretText("changed"), by=idris.me)
    assert idris.accounts.sheet(x).password.known_to == (IDRIS.name,)


def test_an_account_is_removed_with_all_that_is_its_own_but_not_who_knew(nora):
    x = account_named(nora, "X").id
    known = nora.library.exposures.count()
    nora.accounts.remove(x, by=nora.me)
    assert "X" not in names(nora.accounts.lines())
    assert not nora.library.key_wraps.where(account=x)
    assert not nora.library.custodians.where(account=x)
    assert nora.library.exposures.count() == known
    with pytest.raises(GoneError):
        nora.accounts.sheet(x)
    nora.undo.undo(by=nora.me)
    sheet = nora.accounts.sheet(x)
    assert len(sheet.custodians) == 2
    assert nora.accounts.read_secret(sheet.password.id, Seen.SHOWN, by=nora.me)


def test_nobody_removes_an_account_who_does_not_hold_its_key(nora):
    with pytest.raises(RefusedError):
        nora.accounts.remove(account_named(nora, "YouTube").id, by=nora.me)


def test_an_account_that_is_not_there_has_no_sheet(nora):
    with pytest.raises(GoneError):
        nora.accounts.sheet(new_id())


def test_a_change_of_an_account_is_announced(desk, nora):
    account = nora.accounts.one(account_named(nora, "X").id)
    desk.heard.clear()
    nora.accounts.change(replace(account, notes="quiet"), by=nora.me)
    assert desk.heard == [Topic.ACCOUNTS, Topic.JOURNAL]


def test_findings_come_worst_first(nora):
    for line in nora.accounts.lines():
        weights = [(f.rule.severity is Severity.NUDGE) * (2 - f.rule.urgent) for f in line.findings]
        assert weights == sorted(weights)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


def test_folding_takes_accents_and_capitals_away():
    assert folded("Bücherei ÉTÉ Gonçalves") == "bucherei ete goncalves"
