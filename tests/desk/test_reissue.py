"""A member who forgot their passphrase gets a new way in from a colleague, in a minute."""

import pytest

from smdesk.desk.errors import (
    AlreadyMemberError,
    GoneError,
    NotACoordinatorError,
    WriteFailedError,
    WrongPassphraseError,
)
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.custody import Seen
from smdesk.domain.upkeep import Stage, Work
from smdesk.vault import files
from smdesk.vault.folder import VaultFolder
from smdesk.vault.keys import Identity, KeyPair
from smdesk.vault.slot import SlotKind
from tests.desk.conftest import account_named, person_named


def slot_of(session, who):
    return next(line.slot for line in session.members.lines() if line.name == who.name)


def test_the_new_passphrase_opens_and_the_old_one_does_not(desk, nora, prepared):
    old = slot_of(nora, AYTAN)
    given = nora.members.reissue(old, prepared, by=nora.me)
    assert given.line.slot != old
    assert (given.line.name, given.line.coordinator) == (AYTAN.name, False)
    assert [line.name for line in nora.members.lines()].count(AYTAN.name) == 1
    before = desk.unlocking(AYTAN.name)
    desk.leave()
    with pytest.raises(WrongPassphraseError):
        VaultFolder(desk.path, memory=desk.home / "memory").derive(old, AYTAN.passphrase)
    assert before.keys.identity.slot == old
    again = desk.enter_with(given.line.slot, prepared)
    assert again.me.name == AYTAN.name


def test_their_accounts_open_at_once_where_the_helper_holds_the_key(desk, nora, prepared):
    newsletter = account_named(nora, "Newsletter").id
    old = slot_of(nora, AYTAN)
    given = nora.members.reissue(old, prepared, by=nora.me)
    assert (given.waiting, given.lost) == ((), ())
    assert nora.library.key_wraps.count(slot=old) == 0
    aytan = desk.enter_with(given.line.slot, prepared)
    line = aytan.accounts.sheet(newsletter).secrets[0]
    assert aytan.accounts.read_secret(line.id, Seen.SHOWN, by=aytan.me).reveal()


def test_the_account_keys_stay_what_they_are(nora, prepared):
    """Nobody came to know anything: there is nothing to be sealed anew."""
    newsletter = account_named(nora, "Newsletter").id
    before = {w.generation for w in nora.library.key_wraps.where(account=newsletter)}
    nora.members.reissue(slot_of(nora, AYTAN), prepared, by=nora.me)
    assert {w.generation for w in nora.library.key_wraps.where(account=newsletter)} == before


def test_accounts_whose_key_nobody_else_holds_are_named(nora, prepared):
    given = nora.members.reissue(slot_of(nora, IDRIS), prepared, by=nora.me)
    assert given.lost == ("YouTube",)


def test_accounts_that_another_custodian_holds_wait_for_them(desk, prepared):
    idris = desk.enter(IDRIS)
    youtube = account_named(idris, "YouTube").id
    aytan = person_named(idris, AYTAN.name)
    idris.accounts.name_custodian(youtube, aytan.id, by=idris.me)
    nora = desk.enter(NORA)
    given = nora.members.reissue(slot_of(nora, IDRIS), prepared, by=nora.me)
    assert (given.waiting, given.lost) == (("YouTube",), ())
    desk.enter(AYTAN)
    idris = desk.enter_with(given.line.slot, prepared)
    assert account_named(idris, "YouTube").mine


def test_they_are_still_the_one_who_knew_and_did_what_they_did(nora, prepared):
    idris = person_named(nora, IDRIS.name).id
    knew = nora.library.exposures.where(person=idris)
    nora.members.reissue(slot_of(nora, IDRIS), prepared, by=nora.me)
    assert nora.library.exposures.where(person=idris) == knew
    assert nora.checkup.log() == []


def test_it_is_noted_before_and_after(nora, prepared):
    old = slot_of(nora, AYTAN)
    given = nora.members.reissue(old, prepared, by=nora.me)
    (note,) = nora.library.upkeep.where(what=Work.REISSUE)
    assert (note.slot, note.mark, note.stage) == (old, given.line.slot, Stage.DONE)


@pytest.mark.parametrize("written", [True, False])
def test_a_note_that_a_crash_left_open_is_closed_by_what_the_keyring_says(
    desk, nora, prepared, monkeypatch, written
):
    old = slot_of(nora, AYTAN)

    def gone(*_args, **_how):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(nora.upkeep, "close", gone)
        if not written:
            patch.setattr(nora.vault, "admit", gone)
        with pytest.raises(KeyboardInterrupt):
            nora.members.reissue(old, prepared, by=nora.me)
    again = desk.enter(NORA)
    (note,) = again.library.upkeep.where(what=Work.REISSUE)
    assert note.stage is (Stage.DONE if written else Stage.ABANDONED)
    kinds = {slot.kind for slot in again.vault.slots if slot.id == old}
    assert kinds == {SlotKind.FORMER if written else SlotKind.MEMBER}


def test_what_the_disk_refuses_leaves_the_old_way_in(desk, nora, prepared, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", full)
        with pytest.raises(WriteFailedError):
            nora.vault.admit(*_holder(nora, prepared), instead_of={slot_of(nora, AYTAN)})
    assert AYTAN.name in {line.name for line in nora.members.lines()}
    assert desk.enter(AYTAN).me.name == AYTAN.name


def _holder(session, prepared):
    person = person_named(session, AYTAN.name).id
    pair = KeyPair.new()
    return Identity(pair, slot="new", person=person, name="Aytan", coordinator=False), prepared


def test_only_a_coordinator_gives_one(idris, prepared):
    with pytest.raises(NotACoordinatorError):
        idris.members.reissue(slot_of(idris, AYTAN), prepared, by=idris.me)


def test_nobody_needs_one_who_is_in(nora, prepared):
    with pytest.raises(AlreadyMemberError):
        nora.members.reissue(slot_of(nora, NORA), prepared, by=nora.me)


def test_a_slot_that_is_not_there_or_former_gets_none(nora, prepared):
    old = slot_of(nora, AYTAN)
    nora.members.reissue(old, prepared, by=nora.me)
    for slot in (old, "nobody"):
        with pytest.raises(GoneError):
            nora.members.reissue(slot, prepared, by=nora.me)
