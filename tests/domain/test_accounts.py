"""Accounts and what the rules say about each."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.accounts import (
    BACKUP_CODES_UNCHECKED,
    NO_PASSWORD,
    NO_RECOVERY,
    NO_SECOND_FACTOR,
    PERSONAL_LOGIN_BRIDGE,
    PERSONAL_RECOVERY,
    PRIVATE_PHONE,
    Account,
    Platform,
    SecondFactor,
    SupportUnit,
    check_recovery,
    check_unit,
    findings,
    is_personal,
)
from smdesk.domain.custody import NO_CUSTODIAN, SOLE_CUSTODIAN, Custodian, solely_held
from smdesk.domain.organisation import (
    NO_INQUIRY_CONTACT,
    PERSONAL_INQUIRY,
    Organisation,
    check_inquiries,
)
from smdesk.domain.organisation import findings as organisation_findings
from smdesk.domain.records import Fault, InvalidError
from smdesk.domain.roster import Person, Seat, Term

TODAY = date(2026, 11, 21)
MARA = Person(name="Mara", email="mara@lindenfield.example")
JONAS = Person(name="Jonas")
SEAT = Seat(name="Editor")


def term(person, days=400):
    return Term(
        person=person.id,
        seat=SEAT.id,
        first=TODAY - timedelta(days=10),
        last=TODAY + timedelta(days=days),
    )


def account(**more):
    healthy = {
        "name": "Instagram",
        "platform": Platform.INSTAGRAM,
        "recovery_email": "social@lindenfield.example",
        "second_factor": SecondFactor.APP,
    }
    return Account(**{**healthy, **more})


def said(one, *, holders=(MARA, JONAS), terms=None, has_password=True):
    custodians = [Custodian(account=one.id, person=p.id, since=TODAY) for p in holders]
    found = findings(
        one,
        custodians=custodians,
        has_password=has_password,
        people={p.id: p for p in (MARA, JONAS)},
        terms=[term(MARA), term(JONAS)] if terms is None else terms,
        today=TODAY,
    )
    assert all(finding.about.id == one.id for finding in found)
    return {finding.rule: finding for finding in found}


def test_an_account_with_two_custodians_who_serve_and_everything_kept_is_healthy():
    assert said(account()) == {}


def test_an_account_needs_a_name_and_real_addresses():
    with pytest.raises(InvalidError) as error:
        account(name="", url="instagram", recovery_email="nobody")
    assert error.value.faults == {
        "name": Fault.EMPTY,
        "url": Fault.NOT_A_LINK,
        "recovery_email": Fault.NOT_AN_ADDRESS,
    }


def test_the_only_custodian_who_serves_is_named():
    found = said(account(), terms=[term(MARA)])
    assert found[SOLE_CUSTODIAN].facts["person"] == "Mara"


def test_custodians_whose_terms_are_over_count_for_nothing():
    assert NO_CUSTODIAN in said(account(), terms=[])
    assert NO_CUSTODIAN in said(account(), holders=())


@pytest.mark.parametrize(
    "address", ["lee.k@gmail.com", "LEE@GMAIL.COM", "mara@lindenfield.example"]
)
def test_a_mailbox_is_somebodys_own_by_its_service_or_because_they_have_it(address):
    assert is_personal(address, [MARA])
    assert check_recovery(account(recovery_email=address), [MARA]).rule is PERSONAL_RECOVERY


@given(st.sampled_from(["social", "desk", "press"]), st.sampled_from(["lindenfield.example"]))
def test_the_librarys_own_mailboxes_are_not_personal(name, domain):
    assert not is_personal(f"{name}@{domain}", [MARA])


def test_no_address_at_all_is_nobodys():
    assert not is_personal("", [JONAS])


def test_an_account_without_a_way_back_in_is_told_and_a_phone_is_a_way():
    assert NO_RECOVERY in said(account(recovery_email=""))
    assert NO_RECOVERY not in said(account(recovery_email="", recovery_phone="+1 555 010 0100"))


def test_a_code_that_arrives_on_a_private_phone_is_told_to_its_owner():
    one = account(second_factor_private=True, second_factor_holder=JONAS.id)
    finding = said(one)[PRIVATE_PHONE]
    assert (finding.whom, finding.facts["person"]) == (JONAS.id, "Jonas")


def test_no_second_factor_is_told_but_an_unknown_one_is_not():
    assert NO_SECOND_FACTOR in said(account(second_factor=SecondFactor.NONE))
    assert NO_SECOND_FACTOR not in said(account(second_factor=SecondFactor.UNKNOWN))


@pytest.mark.parametrize(("days", "told"), [(180, False), (181, True), (None, True)])
def test_backup_codes_are_good_for_half_a_year(days, told):
    checked = None if days is None else TODAY - timedelta(days=days)
    one = account(backup_codes_place="the safe", backup_codes_checked=checked)
    assert (BACKUP_CODES_UNCHECKED in said(one)) == told


@pytest.mark.parametrize(("days", "told"), [(60, True), (61, False)])
def test_an_account_run_through_somebodys_profile_is_told_two_months_before_they_leave(days, told):
    one = account(run_through=MARA.id)
    assert (PERSONAL_LOGIN_BRIDGE in said(one, terms=[term(MARA, days), term(JONAS)])) == told


def test_an_account_without_a_password_is_told():
    assert NO_PASSWORD in said(account(), has_password=False)


def test_a_unit_is_to_be_asked_again_after_a_year():
    unit = SupportUnit(name="Web office")
    assert check_unit(unit, TODAY) is not None
    assert check_unit(unit.confirmed(TODAY - timedelta(days=365)), TODAY) is None
    assert check_unit(unit.confirmed(TODAY - timedelta(days=366)), TODAY) is not None


def test_only_accounts_that_nobody_else_who_serves_answers_for_are_solely_held():
    alone, shared, others = account(), account(), account()
    custodians = [
        Custodian(account=alone.id, person=MARA.id, since=TODAY),
        Custodian(account=shared.id, person=MARA.id, since=TODAY),
        Custodian(account=shared.id, person=JONAS.id, since=TODAY),
        Custodian(account=others.id, person=JONAS.id, since=TODAY),
    ]
    terms = [term(MARA), term(JONAS)]
    assert solely_held(MARA.id, custodians, terms, TODAY) == [alone.id]
    assert set(solely_held(MARA.id, custodians, [term(MARA)], TODAY)) == {alone.id, shared.id}


def test_the_public_is_not_sent_to_somebodys_own_mailbox():
    library = Organisation(name="Lindenfield", inquiries_email="mara.p@gmail.com")
    assert check_inquiries(library).rule is PERSONAL_INQUIRY
    assert [f.rule for f in organisation_findings(library)] == [PERSONAL_INQUIRY]


def test_a_library_needs_somebody_who_answers_the_public():
    assert [f.rule for f in organisation_findings(Organisation(name="L"))] == [NO_INQUIRY_CONTACT]
    assert organisation_findings(Organisation(name="L", inquiries_phone="+1 555 010 0100")) == []


def test_settings_out_of_range_are_refused_by_name():
    with pytest.raises(InvalidError) as error:
        Organisation(name="L", clear_after_seconds=61, lock_after_minutes=0, year_starts_month=13)
    assert set(error.value.faults) == {
        "clear_after_seconds",
        "lock_after_minutes",
        "year_starts_month",
    }
