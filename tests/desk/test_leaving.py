"""Leaving: the list is true to what was opened, opens itself again, and is kept in the log."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.desk.topics import Topic
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.leaving import Because, Group, Key, Matter, State
from smdesk.domain.particulars import Passkey
from smdesk.domain.records import GoneError, InvalidError, RecordId
from smdesk.domain.rules import ReasonNeededError
from smdesk.domain.secret_text import SecretText
from tests.desk.conftest import NEW_PASSPHRASE, account_named, person_named, term_of

GONE = RecordId("nobody")


def the_list(session):
    return next(one for one in session.leaving.all() if one.name == IDRIS.name)


def line_of(session, matter, account=""):
    found = the_list(session)
    return next(
        line for line in found.lines if line.row.matter is matter and line.account == account
    )


def key_of(session, matter, account=""):
    return line_of(session, matter, account).row.key


def password(session, name):
    return session.accounts.sheet(account_named(session, name).id).password


def renew(session, name, text="a new one, much longer"):
    line = account_named(session, name)
    secret = password(session, name)
    return session.accounts.set_secret(line.id, secret.what, SecretText(text), by=session.me)


def rules(session):
    return [finding.rule.code for finding in session.leaving.findings()]


def test_a_secret_that_was_opened_must_change_and_says_how_it_was_come_to_know(nora):
    line = line_of(nora, Matter.KNOWN_SECRET, "Newsletter")
    assert line.open
    assert line.row.matter.group is Group.MUST_CHANGE
    assert line.how is Seen.COPIED
    assert line.seen_at is not None
    assert line.what is SecretKind.PASSWORD


def test_what_was_within_reach_and_never_opened_is_to_change_this_term(nora):
    within = {line.account for line in the_list(nora).of(Group.THIS_TERM)}
    assert within == {"Facebook page", "Instagram", "Newsletter", "X", "YouTube"}


def test_a_new_password_settles_the_line_and_names_who_set_it(nora):
    renew(nora, "Newsletter")
    line = line_of(nora, Matter.KNOWN_SECRET, "Newsletter")
    assert (line.row.state, line.by) == (State.DONE, NORA.name)
    assert line.at is not None
    assert "A7.rotation_open" not in rules(nora)


def test_whoever_sets_the_new_password_knows_it(desk):
    idris = desk.enter(IDRIS)
    renew(idris, "Newsletter")
    assert line_of(idris, Matter.KNOWN_SECRET, "Newsletter").open


def test_a_line_opens_itself_again_when_the_new_password_is_opened_too(desk):
    nora = desk.enter(NORA)
    renew(nora, "Newsletter")
    idris = desk.enter(IDRIS)
    idris.accounts.read_secret(password(idris, "Newsletter").id, Seen.SHOWN, by=idris.me)
    nora = desk.enter(NORA)
    assert line_of(nora, Matter.KNOWN_SECRET, "Newsletter").open
    assert "A7.rotation_open" in rules(nora)


def test_a_rotation_is_ticked_off_by_a_newer_version_or_with_a_reason(nora):
    leaving = the_list(nora).leaving.id
    key = key_of(nora, Matter.KNOWN_SECRET, "Newsletter")
    with pytest.raises(ReasonNeededError) as needed:
        nora.leaving.tick(leaving, key, by=nora.me)
    assert needed.value.finding.rule.code == "A7.not_changed"
    assert needed.value.finding.facts["account"] == "Newsletter"
    nora.leaving.tick(leaving, key, by=nora.me, reason="The newsletter is closed")
    line = line_of(nora, Matter.KNOWN_SECRET, "Newsletter")
    assert (line.row.state, line.row.reason) == (State.WAIVED, "The newsletter is closed")
    assert line.by == NORA.name
    assert "A7.rotation_open" not in rules(nora)


def test_ticking_what_is_changed_writes_nothing(nora):
    before = nora.library.journal.head().entries
    leaving = the_list(nora).leaving.id
    nora.leaving.tick(leaving, key_of(nora, Matter.KNOWN_SECRET, "Facebook page"), by=nora.me)
    assert nora.library.journal.head().entries == before


def test_a_waiver_needs_words(nora):
    leaving = the_list(nora).leaving.id
    with pytest.raises(InvalidError):
        nora.leaving.waive(
            leaving, key_of(nora, Matter.SESSIONS, "Newsletter"), reason=" ", by=nora.me
        )


def test_a_custody_line_is_ticked_off_by_a_member_and_opened_again(desk):
    aytan = desk.enter(AYTAN)
    leaving = the_list(aytan).leaving.id
    key = key_of(aytan, Matter.PAGE_ROLE, "Facebook page")
    aytan.leaving.tick(leaving, key, by=aytan.me)
    line = line_of(aytan, Matter.PAGE_ROLE, "Facebook page")
    assert (line.row.state, line.by) == (State.DONE, AYTAN.name)
    aytan.leaving.reopen(leaving, key, by=aytan.me)
    assert line_of(aytan, Matter.PAGE_ROLE, "Facebook page").open


def test_a_tick_can_be_taken_back(nora):
    leaving = the_list(nora).leaving.id
    nora.leaving.tick(leaving, key_of(nora, Matter.SESSIONS, "Newsletter"), by=nora.me)
    assert not line_of(nora, Matter.SESSIONS, "Newsletter").open
    nora.undo.undo(by=nora.me)
    assert line_of(nora, Matter.SESSIONS, "Newsletter").open


def test_what_the_account_no_longer_says_is_settled_by_whoever_changed_it(nora):
    account = nora.accounts.one(account_named(nora, "Instagram").id)
    assert line_of(nora, Matter.SECOND_FACTOR, "Instagram").open
    moved = replace(account, second_factor_holder=nora.me.person, second_factor_private=False)
    nora.accounts.change(moved, by=nora.me)
    line = line_of(nora, Matter.SECOND_FACTOR, "Instagram")
    assert (line.row.state, line.by) == (State.DONE, NORA.name)


def test_releasing_a_custodian_settles_that_line_and_keeps_what_was_within_reach(nora):
    idris = person_named(nora, IDRIS.name).id
    leaving = the_list(nora).leaving.id
    key = key_of(nora, Matter.CUSTODIAN, "X")
    with pytest.raises(ReasonNeededError) as needed:
        nora.leaving.tick(leaving, key, by=nora.me)
    assert needed.value.finding.rule.code == "A7.still_inside"
    account = account_named(nora, "X").id
    nora.accounts.release_custodian(account, idris, reason="He leaves", by=nora.me)
    line = line_of(nora, Matter.CUSTODIAN, "X")
    assert (line.row.state, line.by) == (State.DONE, NORA.name)
    assert line_of(nora, Matter.READABLE_SECRET, "X").open
    renew(nora, "X")
    assert not line_of(nora, Matter.READABLE_SECRET, "X").open


def test_a_password_that_is_taken_out_here_still_has_to_change_there(nora):
    nora.accounts.remove_secret(password(nora, "Newsletter").id, by=nora.me)
    assert line_of(nora, Matter.KNOWN_SECRET, "Newsletter").open


def test_an_account_in_the_bin_asks_for_nothing(nora):
    account = account_named(nora, "Newsletter")
    nora.accounts.remove(account.id, by=nora.me)
    assert all(line.account != "Newsletter" for line in the_list(nora).lines if line.open)


def test_what_the_leaver_put_in_the_bin_themselves_stays_on_their_list(desk):
    """Nobody else has seen to it that the account is closed: taking it off is no way to hide it."""
    idris = desk.enter(IDRIS)
    before = {line.row.key for line in the_list(idris).of(Group.MUST_CHANGE) if line.open}
    account = account_named(idris, "Newsletter").id
    idris.accounts.remove(account, by=idris.me)
    nora = desk.enter(NORA)
    assert {line.row.key for line in the_list(nora).of(Group.MUST_CHANGE) if line.open} == before
    line = line_of(nora, Matter.KNOWN_SECRET, "Newsletter")
    assert line.open
    assert not line.there
    nora.leaving.waive(the_list(nora).leaving.id, line.row.key, reason="Closed", by=nora.me)
    assert not line_of(nora, Matter.KNOWN_SECRET, "Newsletter").open


def test_passkeys_and_the_card_are_on_the_list(nora):
    idris = person_named(nora, IDRIS.name).id
    x = nora.accounts.one(account_named(nora, "X").id)
    nora.accounts.change(replace(x, card_holder=idris), by=nora.me)
    with nora.library.transaction("passkey.add", by=nora.me):
        nora.library.passkeys.save(Passkey(account=x.id, person=idris, device="His phone"))
    nora._hear(Topic.ACCOUNTS)
    assert line_of(nora, Matter.CARD, "X").open
    assert line_of(nora, Matter.PASSKEY, "X").row.detail == "His phone"


def test_a_list_is_gone_on_with_and_a_removal_makes_it_its_own(nora):
    idris = person_named(nora, IDRIS.name).id
    before = the_list(nora)
    again = nora.leaving.open(idris, Because.TERM_END, by=nora.me)
    assert again.leaving == before.leaving
    assert len(nora.leaving.all()) == 1


def test_what_was_opened_after_the_list_was_begun_is_on_it_too(desk):
    idris = desk.enter(IDRIS)
    idris.accounts.read_secret(password(idris, "X").id, Seen.SHOWN, by=idris.me)
    nora = desk.enter(NORA)
    assert line_of(nora, Matter.KNOWN_SECRET, "X").open
    renew(nora, "X")
    assert not line_of(nora, Matter.KNOWN_SECRET, "X").open


def test_somebody_who_stays_does_not_leave(nora, desk):
    term = term_of(nora, IDRIS.name)
    longer = replace(term, last=desk.clock.day + timedelta(days=400))
    nora.roster.terms.change(longer, by=nora.me, reason="He stays")
    assert not the_list(nora).active
    assert nora.leaving.findings() == []
    assert nora.leaving.of(term.person) is None


def test_a_list_is_called_off_with_a_reason(nora):
    leaving = the_list(nora).leaving.id
    with pytest.raises(InvalidError):
        nora.leaving.call_off(leaving, reason="", by=nora.me)
    nora.leaving.call_off(leaving, reason="He stays another year", by=nora.me)
    assert not the_list(nora).active
    assert nora.leaving.findings() == []


def test_a_list_is_offered_before_the_term_ends_and_asked_for_after_it(nora, desk):
    nora.leaving.call_off(the_list(nora).leaving.id, reason="too early", by=nora.me)
    desk.clock.day += timedelta(days=20)
    nora._hear(Topic.ROSTER)
    assert rules(nora) == ["A7.leaving_soon"]
    desk.clock.day += timedelta(days=40)
    nora._hear(Topic.ROSTER)
    assert "A7.left_without_list" in rules(nora)


def test_the_end_of_a_term_locks_nobody_out(desk):
    desk.clock.day += timedelta(days=60)
    idris = desk.enter(IDRIS)
    assert idris.accounts.read_secret(password(idris, "X").id, Seen.SHOWN, by=idris.me)
    assert the_list(idris).gone
    assert set(rules(idris)) == {"A7.rotation_open", "A7.readable_open", "A7.custody_open"}


def test_open_lines_are_holes_of_the_packet_and_things_for_today(nora):
    codes = [finding.rule.code for finding in nora.handoff.holes()]
    assert "A7.rotation_open" in codes
    told = next(f for f in nora.leaving.findings() if f.rule.code == "A7.rotation_open")
    assert told.facts["accounts"] == ("Newsletter",)
    assert told.facts["secrets"] == 1
    today = nora.today.glance(by=nora.me)
    assert told in today.needs_me


def test_who_was_let_in_again_after_a_removal_does_not_leave(nora, prepared):
    aytan = person_named(nora, AYTAN.name).id
    found = nora.leaving.open(aytan, Because.REMOVAL, by=nora.me)
    assert not found.active
    assert nora.leaving.open(aytan, Because.REMOVAL, by=nora.me).leaving.id == found.leaving.id


def test_a_list_or_a_line_that_is_not_there_is_gone(nora):
    with pytest.raises(GoneError):
        nora.leaving.one(GONE)
    with pytest.raises(GoneError):
        nora.leaving.open(GONE, Because.REMOVAL, by=nora.me)
    with pytest.raises(GoneError):
        nora.leaving.tick(the_list(nora).leaving.id, Key(Matter.CARD, GONE), by=nora.me)


def test_lists_are_sound_and_hold_no_secret(nora):
    leaving = the_list(nora)
    assert NEW_PASSPHRASE not in repr(leaving)
    nora.leaving.tick(leaving.leaving.id, key_of(nora, Matter.SESSIONS, "Newsletter"), by=nora.me)
    assert nora.verify() == []
