"""Who can open the cabinet."""

import pytest

from smdesk.desk.errors import (
    AlreadyMemberError,
    GoneError,
    NotACoordinatorError,
    WriteFailedError,
)
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.records import new_id
from smdesk.domain.roster import Person
from smdesk.domain.upkeep import Stage, Work
from tests.desk.conftest import person_named


@pytest.fixture
def pia(nora):
    return nora.roster.people.add(Person(name="Pia"), by=nora.me)


def test_everybody_who_can_open_the_cabinet_is_listed_with_a_fingerprint(nora):
    lines = nora.members.lines()
    assert [(line.name, line.coordinator, line.me) for line in lines] == [
        (AYTAN.name, False, False),
        (IDRIS.name, False, False),
        (NORA.name, True, True),
    ]
    assert {line.added_by for line in lines} == {NORA.name}
    assert len({line.fingerprint for line in lines}) == 3
    assert all(len(line.fingerprint.split()) == 5 for line in lines)


def test_a_new_member_enters_with_their_own_passphrase(desk, nora, pia, prepared):
    line = nora.members.add(pia.id, prepared, by=nora.me)
    assert line.name == "Pia"
    session = desk.enter_with(line.slot, prepared)
    assert (session.me.name, session.me.coordinator) == ("Pia", False)
    assert len(session.accounts.lines()) == 5


def test_letting_somebody_in_is_noted_before_and_closed_after(nora, pia, prepared):
    nora.members.add(pia.id, prepared, by=nora.me)
    tasks = [entry.task for entry in nora.library.journal.entries(limit=2)]
    assert tasks == ["member.settle", "member.add"]
    note = nora.library.upkeep.where("-at", what=Work.MEMBER)[0]
    assert (note.stage, note.mark) == (Stage.DONE, pia.id)
    assert nora.upkeep.open() == []


def test_only_a_coordinator_lets_people_in(desk, nora, pia, prepared):
    idris = desk.enter(IDRIS)
    with pytest.raises(NotACoordinatorError):
        idris.members.add(pia.id, prepared, by=idris.me)
    assert len(idris.members.lines()) == 3


def test_nobody_is_let_in_twice_nor_without_being_on_file(nora, prepared):
    with pytest.raises(AlreadyMemberError):
        nora.members.add(person_named(nora, IDRIS.name).id, prepared, by=nora.me)
    with pytest.raises(GoneError):
        nora.members.add(new_id(), prepared, by=nora.me)


def test_a_new_passphrase_opens_and_the_old_one_does_not(desk, nora, prepared):
    nora.members.change_passphrase(prepared, by=nora.me)
    slot = nora.me.slot
    note = nora.library.upkeep.where(what=Work.PASSPHRASE)[0]
    assert note.stage is Stage.DONE
    session = desk.enter_with(slot, prepared)
    assert session.me.name == NORA.name
    assert not session.members.proves(NORA.passphrase)


def test_the_present_passphrase_can_be_proved(nora):
    assert nora.members.proves(NORA.passphrase)


def test_six_words_are_suggested(nora):
    assert len(set(nora.members.suggest_passphrase().split("-"))) >= 5


def test_what_the_disk_does_not_take_is_abandoned_and_said(nora, pia, prepared, monkeypatch):
    def full(step):
        raise OSError(28, "full")

    nora.vault.before_write()
    monkeypatch.setattr(nora.vault, "_at_step", full)
    with pytest.raises(WriteFailedError):
        nora.members.add(pia.id, prepared, by=nora.me)
    monkeypatch.undo()
    assert len(nora.members.lines()) == 3
    note = nora.library.upkeep.where("-at", what=Work.MEMBER)[0]
    assert note.stage is Stage.ABANDONED


def test_a_note_left_open_is_abandoned_when_the_keyring_knows_nothing_of_it(desk, nora, pia):
    note = nora.upkeep.note(Work.MEMBER, stage=Stage.INTENDED, mark=pia.id, by=nora.me)
    nora.abandon()
    again = desk.enter(NORA)
    assert again.library.upkeep.one(note.id).stage is Stage.ABANDONED


def test_a_note_left_open_is_done_when_the_keyring_says_so(desk, nora, pia, prepared):
    note = nora.upkeep.note(Work.MEMBER, stage=Stage.INTENDED, mark=pia.id, by=nora.me)
    nora.vault.add_member("Pia", pia.id, prepared)
    nora.abandon()
    again = desk.enter(NORA)
    assert again.library.upkeep.one(note.id).stage is Stage.DONE
    assert "Pia" in {line.name for line in again.members.lines()}


@pytest.mark.parametrize("changed", [True, False])
def test_a_change_of_passphrase_left_open_is_closed_by_what_became_of_it(
    desk, nora, prepared, changed
):
    slot = next(s for s in nora.vault.slots if s.id == nora.me.slot)
    note = nora.upkeep.note(
        Work.PASSPHRASE, stage=Stage.INTENDED, slot=slot.id, mark=slot.mark, by=nora.me
    )
    if changed:
        nora.vault.change_passphrase(prepared)
    nora.abandon()
    again = desk.enter_with(slot.id, prepared) if changed else desk.enter(NORA)
    stage = Stage.DONE if changed else Stage.ABANDONED
    assert again.library.upkeep.one(note.id).stage is stage


def test_members_are_not_undone(nora, pia, prepared):
    nora.members.add(pia.id, prepared, by=nora.me)
    assert nora.undo.next_undo(by=nora.me).task == "person.add"
