"""The leaving list: nothing that a leaver knows and that is in use is ever missing from it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import Exposure, Seen
from smdesk.domain.leaving import (
    CUSTODY_OPEN,
    LEAVING_SOON,
    LEFT_WITHOUT_LIST,
    NOT_CHANGED,
    READABLE_OPEN,
    ROTATION_OPEN,
    STILL_INSIDE,
    Because,
    Group,
    Key,
    Leaving,
    LeavingItem,
    Matter,
    State,
)
from smdesk.domain.leaving_facts import Facts, Holding, KeptSecret, Row, due, rows
from smdesk.domain.leaving_list import (
    LeavingList,
    Line,
    check_tick,
    findings,
    leaves,
    wanting,
)
from smdesk.domain.particulars import Passkey
from smdesk.domain.records import InvalidError, RecordId
from smdesk.domain.roster import Person, Term

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SAM = Person(name="Sam Ortega", email="sam@mailbox.example", phone="+1 555 010-0188")
ROSA = Person(name="Rosa Lind")
PAGE = Account(id=RecordId("page"), name="Page", platform=Platform.FACEBOOK)
VIDEO = Account(id=RecordId("video"), name="Video", platform=Platform.YOUTUBE)
LEAVING = Leaving(person=SAM.id, because=Because.TERM_END, begun_on=TODAY, last=TODAY)


def kept(name, versions, account=PAGE, **more):
    """A secret with so many versions, each put in an hour after the one before."""
    made = tuple((number, NOON + timedelta(hours=number)) for number in range(1, versions + 1))
    return KeptSecret(id=RecordId(name), account=account.id, versions=made, **more)


def saw(secret, number, how=Seen.SHOWN, who=SAM):
    return Exposure(person=who.id, secret=RecordId(secret), number=number, how=how, at=NOON)


def facts(*accounts, **more):
    given_accounts = {account.id: account for account in accounts or (PAGE, VIDEO)}
    return Facts(**{"leaver": SAM, "opens": False, "accounts": given_accounts, **more})


def found(facts, *items):
    return {row.key: row for row in rows(facts, items)}


def matters(facts):
    return {one.key.matter for one in due(facts)}


def item(key, state=State.OPEN, **more):
    return LeavingItem(
        leaving=LEAVING.id,
        matter=key.matter,
        account=key.account,
        subject=key.subject,
        state=state,
        reason="The account is closed" if state is State.WAIVED else "",
        **more,
    )


KNOWN = Key(Matter.KNOWN_SECRET, PAGE.id, "password")
READABLE = Key(Matter.READABLE_SECRET, PAGE.id, "password")

people = st.sampled_from([SAM, ROSA])
secret_names = st.sampled_from(["a", "b", "c", "d"])
exposures = st.lists(
    st.builds(saw, secret_names, st.integers(1, 4), st.sampled_from(Seen), people), max_size=12
)
secrets = st.lists(
    st.builds(
        kept,
        secret_names,
        st.integers(1, 4),
        st.sampled_from([PAGE, VIDEO]),
        gone=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda secret: secret.id,
)
holdings = st.lists(
    st.builds(
        Holding,
        st.sampled_from([PAGE.id, VIDEO.id]),
        st.none() | st.integers(0, 5).map(lambda hours: NOON + timedelta(hours=hours)),
    ),
    max_size=3,
)
decisions = st.lists(
    st.builds(
        item,
        st.builds(
            Key,
            st.sampled_from([Matter.KNOWN_SECRET, Matter.READABLE_SECRET]),
            st.sampled_from([PAGE.id, VIDEO.id]),
            secret_names,
        ),
        st.sampled_from(State),
        number=st.integers(1, 4),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)


@given(exposures, secrets, holdings, decisions)
def test_nothing_that_the_leaver_knows_and_that_is_in_use_is_ever_missing(
    seen, there, held, decided
):
    listed = rows(facts(secrets=there, exposures=seen, holdings=held), decided)
    for secret in there:
        known = max((e.number for e in seen if e.secret == secret.id and e.person == SAM.id),
                    default=0)  # fmt: skip
        if known < secret.current:
            continue
        (row,) = [
            r
            for r in listed
            if r.matter is Matter.KNOWN_SECRET
            and r.key.subject == secret.id
            and r.key.account == secret.account
        ]
        assert row.state is not State.DONE
        assert row.number == known
        if row.state is State.WAIVED:
            assert any(d.key == row.key and d.number >= known and d.reason for d in decided)


@given(exposures, secrets, holdings)
def test_a_version_newer_than_the_leavers_drops_out_by_itself(seen, there, held):
    asked = facts(secrets=there, exposures=seen, holdings=held)
    renewed = tuple(
        replace(s, versions=(*s.versions, (s.current + 4, NOON + timedelta(hours=9))))
        for s in there
    )
    after = rows(replace(asked, secrets=renewed), ())
    assert not [r for r in after if r.matter is Matter.KNOWN_SECRET and r.state is State.OPEN]


@given(exposures, secrets, holdings, decisions)
def test_every_line_stands_once_and_what_others_saw_is_not_the_leavers(seen, there, held, decided):
    others = [e for e in seen if e.person != SAM.id]
    listed = rows(facts(secrets=there, exposures=seen, holdings=held), decided)
    assert len({row.key for row in listed}) == len(listed)
    alone = due(facts(secrets=there, exposures=others))
    assert not [one for one in alone if one.key.matter is not Matter.READABLE_SECRET]


@pytest.mark.parametrize("how", list(Seen))
def test_however_a_secret_was_come_to_know_it_must_change(how):
    listed = found(facts(secrets=[kept("password", 2)], exposures=[saw("password", 2, how)]))
    assert listed[KNOWN].state is State.OPEN


def test_the_highest_version_known_is_what_counts():
    seen = [saw("password", 2), saw("password", 1)]
    listed = found(facts(secrets=[kept("password", 2)], exposures=seen))
    assert listed[KNOWN].number == 2
    assert listed[KNOWN].state is State.OPEN
    changed = found(facts(secrets=[kept("password", 3)], exposures=seen))
    assert changed[KNOWN].state is State.DONE


def test_what_a_custodian_never_opened_could_have_been_read():
    held = facts(secrets=[kept("password", 1)], holdings=[Holding(PAGE.id)])
    assert found(held)[READABLE].state is State.OPEN
    assert found(held)[READABLE].matter.group is Group.THIS_TERM
    released = facts(
        secrets=[kept("password", 1)], holdings=[Holding(PAGE.id, NOON + timedelta(hours=2))]
    )
    assert found(released)[READABLE].number == 1


def test_what_was_put_in_after_the_release_was_never_within_reach():
    early = [Holding(PAGE.id, NOON)]
    assert READABLE not in found(facts(secrets=[kept("password", 1)], holdings=early))
    renewed = facts(
        secrets=[kept("password", 2)], holdings=[Holding(PAGE.id, NOON + timedelta(minutes=90))]
    )
    assert READABLE not in found(renewed)


def test_what_could_be_read_stays_on_the_list_when_the_key_is_gone():
    stored = item(READABLE, number=1)
    assert found(facts(secrets=[kept("password", 1)]), stored)[READABLE].state is State.OPEN
    assert found(facts(secrets=[kept("password", 2)]), stored)[READABLE].state is State.DONE


def test_what_could_be_read_becomes_what_is_known_once_it_is_opened():
    held = facts(
        secrets=[kept("password", 1)],
        exposures=[saw("password", 1)],
        holdings=[Holding(PAGE.id)],
    )
    listed = found(held, item(READABLE, number=1))
    assert listed[KNOWN].state is State.OPEN
    assert READABLE not in listed


def test_a_waiver_ends_when_a_newer_version_comes_to_be_known():
    waived = item(KNOWN, State.WAIVED, number=1)
    before = facts(secrets=[kept("password", 1)], exposures=[saw("password", 1)])
    assert found(before, waived)[KNOWN].state is State.WAIVED
    after = facts(secrets=[kept("password", 2)], exposures=[saw("password", 2)])
    assert found(after, waived)[KNOWN].state is State.OPEN


def test_a_secret_that_was_taken_out_here_may_be_in_use_there():
    gone = facts(secrets=[kept("password", 1, gone=True)], exposures=[saw("password", 1)])
    assert found(gone)[KNOWN].state is State.OPEN
    within_reach = facts(secrets=[kept("password", 1, gone=True)], holdings=[Holding(PAGE.id)])
    assert READABLE not in found(within_reach)


def test_an_account_that_is_gone_asks_for_nothing():
    gone = facts(VIDEO, secrets=[kept("password", 1)], exposures=[saw("password", 1)])
    assert found(gone) == {}
    assert found(gone, item(KNOWN, number=1))[KNOWN].state is State.DONE


@pytest.mark.parametrize(
    ("matter", "account"),
    [
        (Matter.SECOND_FACTOR, replace(PAGE, second_factor_holder=SAM.id)),
        (Matter.RECOVERY_MAIL, replace(PAGE, recovery_email="Sam@mailbox.example")),
        (Matter.RECOVERY_PHONE, replace(PAGE, recovery_phone="0015550100188"[2:])),
        (
            Matter.RECOVERY_PHONE,
            replace(PAGE, recovery_phone="12", recovery_phone_owner="Sam Ortega (own)"),
        ),
        (Matter.PAGE_ROLE, replace(PAGE, platform_admins=("Rosa Lind", "SAM ORTEGA, editor"))),
        (Matter.OWN_PROFILE, replace(PAGE, run_through=SAM.id)),
        (Matter.CARD, replace(PAGE, card_holder=SAM.id)),
    ],
)
def test_every_way_in_besides_secrets_is_on_the_list_while_it_is_so(matter, account):
    assert matters(facts(account)) == {matter}
    assert matters(facts(PAGE)) == set()
    (one,) = due(facts(account))
    settled = found(facts(PAGE), item(one.key, detail=one.detail))
    assert settled[one.key].state is State.DONE


def test_who_can_open_the_cabinet_still_has_that_way_in():
    assert matters(facts(opens=True)) == {Matter.ACCESS}


def test_a_custodian_has_the_key_until_released():
    assert Matter.CUSTODIAN in matters(facts(holdings=[Holding(PAGE.id)]))
    assert Matter.CUSTODIAN not in matters(facts(holdings=[Holding(PAGE.id, NOON)]))


def test_each_passkey_of_the_leaver_is_a_line_of_its_own():
    keys = [
        Passkey(account=PAGE.id, person=SAM.id, device="Sam's phone"),
        Passkey(account=PAGE.id, person=SAM.id, device="Sam's laptop"),
        Passkey(account=PAGE.id, person=ROSA.id, device="Rosa's phone"),
        Passkey(account=PAGE.id, device="the desk"),
    ]
    assert {one.detail for one in due(facts(passkeys=keys))} == {"Sam's phone", "Sam's laptop"}


def test_apps_and_the_business_manager_concern_whoever_had_the_account():
    account = replace(PAGE, connected_apps=("Later", "Canva"), business_manager="Web office")
    assert matters(facts(account)) == set()
    both = {Matter.CONNECTED_APPS, Matter.BUSINESS_MANAGER}
    assert both <= matters(facts(account, holdings=[Holding(PAGE.id, NOON)]))


def test_devices_that_are_signed_in_are_asked_for_again_after_another_look():
    key = Key(Matter.SESSIONS, PAGE.id)
    seen = [saw("password", 1)]
    once = facts(secrets=[kept("password", 1)], exposures=seen)
    ticked = item(key, State.DONE, number=1, decided_by=ROSA.id, decided_at=NOON)
    assert found(once, ticked)[key].state is State.DONE
    again = replace(once, exposures=[*seen, saw("password", 1)])
    assert found(again, ticked)[key].state is State.OPEN


def test_a_tick_ends_when_the_leaver_has_another_device_than_was_ticked_off():
    key = Key(Matter.SECOND_FACTOR, PAGE.id)
    phone = replace(PAGE, second_factor_holder=SAM.id, second_factor_device="phone")
    ticked = item(key, State.DONE, detail="phone", decided_by=ROSA.id, decided_at=NOON)
    assert found(facts(phone), ticked)[key].state is State.DONE
    watch = replace(phone, second_factor_device="watch")
    assert found(facts(watch), ticked)[key].state is State.OPEN


def test_what_only_the_platform_knows_is_done_when_somebody_says_so():
    key = Key(Matter.CONNECTED_APPS, PAGE.id)
    assert found(facts(), item(key, detail="Later"))[key].state is State.OPEN


def test_a_waiver_without_a_reason_is_no_waiver():
    with pytest.raises(InvalidError):
        item(KNOWN).decided(State.WAIVED, ROSA.id, NOON, "  ")


# Lists, and who leaves.


def term(last_in, person=SAM):
    last = TODAY + timedelta(days=last_in)
    return Term(
        person=person.id, seat=RecordId("seat"), first=last - timedelta(days=400), last=last
    )


@pytest.mark.parametrize(
    ("leaving", "terms", "opens", "stands"),
    [
        (LEAVING, [term(0)], True, True),
        (LEAVING, [term(0)], False, True),
        (LEAVING, [term(0), term(300)], True, False),
        (replace(LEAVING, called_off="Sam stays"), [term(0)], True, False),
        (replace(LEAVING, because=Because.REMOVAL), [], False, True),
        (replace(LEAVING, because=Because.REMOVAL), [], True, False),
        (replace(LEAVING, because=Because.REMOVAL), [term(400)], False, True),
        (replace(LEAVING, last=TODAY + timedelta(days=90)), [term(90)], True, True),
    ],
)
def test_a_list_stands_while_somebody_leaves(leaving, terms, opens, stands):
    assert leaves(leaving, terms, opens=opens, today=TODAY) is stands


def a_list(*lines, gone=False, active=True):
    return LeavingList(leaving=LEAVING, name=SAM.name, lines=lines, active=active, gone=gone)


def line(matter, state=State.OPEN, account="Page"):
    row = Row(key=Key(matter, account.lower()), number=1, detail="", state=state)
    return Line(row=row, account=account)


def test_progress_is_counted_by_group_and_in_all():
    found_list = a_list(
        line(Matter.KNOWN_SECRET, State.DONE),
        line(Matter.KNOWN_SECRET, account="Video"),
        line(Matter.CARD, State.WAIVED),
    )
    assert found_list.settled(Group.MUST_CHANGE) == (1, 2)
    assert found_list.settled() == (2, 3)
    assert not found_list.finished


def test_open_lines_are_said_with_their_number_their_accounts_and_the_day():
    said = findings(a_list(line(Matter.KNOWN_SECRET), line(Matter.READABLE_SECRET)))
    assert [finding.rule for finding in said] == [ROTATION_OPEN]
    assert said[0].facts["secrets"] == 1
    assert said[0].facts["last"] == LEAVING.last
    assert said[0].facts["accounts"] == ("Page",)


def test_what_could_be_read_waits_until_the_leaver_is_gone():
    lines = (line(Matter.READABLE_SECRET), line(Matter.CARD))
    assert [f.rule for f in findings(a_list(*lines))] == [CUSTODY_OPEN]
    assert [f.rule for f in findings(a_list(*lines, gone=True))] == [READABLE_OPEN, CUSTODY_OPEN]
    assert findings(a_list(*lines, active=False)) == []


def test_what_the_cabinet_knows_not_to_be_done_needs_a_reason_to_be_ticked():
    asked = {
        matter: check_tick(a_list(), line(matter))
        for matter in (Matter.KNOWN_SECRET, Matter.ACCESS, Matter.CARD)
    }
    assert asked[Matter.KNOWN_SECRET].rule is NOT_CHANGED
    assert asked[Matter.ACCESS].rule is STILL_INSIDE
    assert asked[Matter.CARD] is None


def want(terms, *, members=(SAM.id,), knowing=(), listed=()):
    return [
        finding.rule
        for finding in wanting(
            {SAM.id: SAM},
            terms,
            members=members,
            knowing=knowing,
            listed=listed,
            today=TODAY,
        )
    ]


@pytest.mark.parametrize(
    ("last_in", "rules"),
    [(31, []), (30, [LEAVING_SOON]), (0, [LEAVING_SOON]), (-1, [LEFT_WITHOUT_LIST])],
)
def test_a_list_is_offered_thirty_days_before_the_term_ends_and_asked_for_after(last_in, rules):
    assert want([term(last_in)]) == rules
    assert want([term(last_in)], listed=(SAM.id,)) == []
    assert want([term(last_in)], members=()) == []


def test_a_member_of_a_team_without_terms_has_not_left():
    assert want([]) == []


def test_who_knows_a_secret_and_can_open_nothing_any_more_has_left():
    assert want([], members=(), knowing=(SAM.id,)) == [LEFT_WITHOUT_LIST]
    assert want([term(200)], members=(), knowing=(SAM.id,)) == [LEFT_WITHOUT_LIST]
