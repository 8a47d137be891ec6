"""Backups: made by the day, by hand and before a migration; ten are kept; one is put back."""

import shutil
import zipfile
from datetime import timedelta

import pytest

from smdesk.desk.backups import Occasion
from smdesk.desk.errors import (
    NotACoordinatorError,
    NotAVaultError,
    NotInBackupError,
    VaultDamagedError,
    VaultOlderError,
)
from smdesk.desk.removal import Backups
from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.domain.upkeep import Work
from smdesk.vault.backups import KEPT
from smdesk.vault.slot import SlotKind
from tests.desk.conftest import account_named, person_named


@pytest.fixture
def none_yet(desk):
    """The cabinet without the backups that came with the sample."""
    shutil.rmtree(desk.path / "backups", ignore_errors=True)
    return desk


def change(session, name="Somebody new"):
    return session.roster.people.add(Person(name=name), by=session.me)


def restored(desk, session, name, **how):
    given = {"reason": "Fire in the office", "by": session.me} | how
    return desk.keep(session.restore_backup(name, **given))


def test_the_first_lock_of_a_day_with_a_change_makes_one(none_yet):
    nora = none_yet.enter(NORA)
    change(nora)
    nora.lock()
    (line,) = none_yet.enter(NORA).backups.list()
    assert line.occasion is Occasion.DAILY
    assert line.at.date() == none_yet.clock.now().date()
    assert line.readable
    assert line.mine


def test_a_day_has_one_however_often_it_is_locked(none_yet):
    for name in ("One", "Two", "Three"):
        change(none_yet.enter(NORA), name)
    assert len(none_yet.enter(NORA).backups.list()) == 1
    none_yet.clock._now += timedelta(days=1)
    change(none_yet.enter(NORA), "Four")
    assert len(none_yet.enter(NORA).backups.list()) == 2


def test_a_day_on_which_nothing_changed_needs_none(none_yet):
    none_yet.enter(NORA).lock()
    assert none_yet.enter(NORA).backups.list() == []


def test_one_can_be_made_by_hand_while_work_goes_on(none_yet):
    nora = none_yet.enter(NORA)
    change(nora)
    line = nora.backups.now()
    assert line.occasion is Occasion.BY_HAND
    assert line.entries == nora.library.journal.head().entries
    assert line.size == (none_yet.path / "backups" / line.name).stat().st_size
    change(nora, "Somebody else")
    assert none_yet.enter(NORA).checkup.log() == []


def test_the_last_ten_are_kept_the_oldest_goes(none_yet):
    nora = none_yet.enter(NORA)
    made = [nora.backups.now().name for _ in range(KEPT + 3)]
    assert [line.name for line in nora.backups.list()] == made[:2:-1]


def test_a_backup_opens_by_itself_elsewhere_as_a_saved_copy_does(none_yet):
    nora = none_yet.enter(NORA)
    change(nora)
    name = nora.backups.now().name
    none_yet.leave()
    shutil.copyfile(none_yet.path / "backups" / name, none_yet.home / "carried.smvault")
    place = none_yet.front.open_copy(none_yet.home / "carried.smvault")
    assert (
        none_yet.front.look(place).organisation == none_yet.front.look(none_yet.path).organisation
    )


def test_deleting_is_noted(none_yet):
    nora = none_yet.enter(NORA)
    names = [nora.backups.now().name for _ in range(3)]
    nora.backups.delete(names[:2], by=nora.me)
    assert [line.name for line in nora.backups.list()] == names[2:]
    assert nora.library.upkeep.count(what=Work.BACKUPS) == 1


def test_nothing_but_a_backup_is_ever_deleted(none_yet):
    nora = none_yet.enter(NORA)
    nora.backups.now()
    nora.backups.delete(["../keyring.json", "notes.txt"], by=nora.me)
    assert (none_yet.path / "keyring.json").exists()


def test_what_is_no_backup_is_not_listed_and_a_damaged_one_is_told_as_such(none_yet):
    nora = none_yet.enter(NORA)
    line = nora.backups.now()
    folder = none_yet.path / "backups"
    (folder / "notes.txt").write_text("mine")
    (folder / line.name).write_bytes(b"PK but no more")
    (found,) = nora.backups.list()
    assert not found.readable
    assert not found.mine
    with pytest.raises(NotAVaultError):
        nora.restore_backup(line.name, by=nora.me)
    assert nora.accounts.lines()


def test_a_full_disk_keeps_nobody_from_closing_well(none_yet, monkeypatch):
    nora = none_yet.enter(NORA)
    change(nora)

    def full(*_args, **_how):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZipFile", full)
        nora.lock()
    again = none_yet.enter(NORA)
    assert not again.vault.was_dirty
    assert again.backups.list() == []


def test_a_backup_put_back_is_a_new_epoch_and_says_so_in_the_log(none_yet):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    somebody = change(nora)
    fresh = restored(none_yet, nora, name)
    assert nora.locked
    assert fresh.vault.epoch == 2
    assert fresh.library.people.get(somebody.id) is None
    entry = fresh.library.journal.entries()[0]
    assert (entry.task, entry.reason) == ("vault.restore", "Fire in the office")
    (note,) = fresh.library.upkeep.where(what=Work.RESTORE)
    assert note.mark == name
    assert fresh.verify() == []
    change(fresh, "After the fire")
    none_yet.leave()
    again = none_yet.enter_fresh(NORA)
    assert again.checkup.log() == []
    assert person_named(again, "After the fire")


def test_what_was_there_before_is_itself_backed_up_and_can_come_back(none_yet):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    somebody = change(nora)
    fresh = restored(none_yet, nora, name)
    before = next(line for line in fresh.backups.list() if line.occasion is Occasion.RESTORE)
    back = restored(none_yet, fresh, before.name)
    assert back.vault.epoch == 3
    assert back.library.people.get(somebody.id) == somebody


def test_the_one_that_is_put_back_is_not_pruned_on_the_way(none_yet):
    nora = none_yet.enter(NORA)
    names = [nora.backups.now().name for _ in range(KEPT)]
    fresh = restored(none_yet, nora, names[0])
    assert fresh.vault.epoch == 2


def test_nothing_in_the_log_is_numbered_twice(none_yet):
    nora = none_yet.enter(NORA)
    device = nora.vault.device
    name = nora.backups.now().name
    change(nora)
    fresh = restored(none_yet, nora, name)
    assert fresh.vault.device != device
    places = [(e.device, e.sequence) for e, _ in fresh.library.journal.everything()]
    assert len(places) == len(set(places))


def test_who_came_to_know_a_secret_since_then_still_knows_it(none_yet):
    nora = none_yet.enter(NORA)
    instagram = account_named(nora, "Instagram").id
    line = nora.accounts.sheet(instagram).secrets[0]
    name = nora.backups.now().name
    nora.accounts.read_secret(line.id, Seen.COPIED, by=nora.me)
    knew = {e.id for e in nora.library.exposures.all()}
    fresh = restored(none_yet, nora, name)
    assert {e.id for e in fresh.library.exposures.all()} == knew


def test_whoever_was_let_out_since_does_not_come_back_with_it(none_yet):
    idris = none_yet.enter(IDRIS)
    youtube = account_named(idris, "YouTube").id
    idris.accounts.name_custodian(youtube, person_named(idris, NORA.name).id, by=idris.me)
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    slot = next(line.slot for line in nora.members.lines() if line.name == IDRIS.name)
    others = {r.slot for r in nora.members.removal(slot).receivers}
    nora = none_yet.keep(nora.remove_member(slot, give_to=others, backups=Backups.KEEP, by=nora.me))
    fresh = restored(none_yet, nora, name)
    assert {s.kind for s in fresh.vault.slots if s.id == slot} == {SlotKind.FORMER}
    gone = person_named(fresh, IDRIS.name).id
    assert fresh.library.custodians.where(person=gone) == []
    none_yet.leave()
    again = none_yet.enter_fresh(NORA)
    assert again.library.key_wraps.count(slot=slot) == 0
    assert again.accounts.sheet(youtube).secrets


def test_whoever_was_let_in_since_is_in_and_on_file(none_yet, prepared):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    cleo = change(nora, "Cleo")
    line = nora.members.add(cleo.id, prepared, by=nora.me)
    fresh = restored(none_yet, nora, name)
    assert person_named(fresh, "Cleo") == cleo
    none_yet.leave()
    again = none_yet.enter_with(line.slot, prepared)
    assert again.me.name == "Cleo"


def test_whoever_was_not_in_then_cannot_put_it_back(none_yet, prepared):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    cleo = change(nora, "Cleo")
    line = nora.members.add(cleo.id, prepared, coordinator=True, by=nora.me)
    none_yet.leave()
    session = none_yet.enter_with(line.slot, prepared)
    assert not next(b for b in session.backups.list() if b.name == name).mine
    with pytest.raises(NotInBackupError):
        session.restore_backup(name, by=session.me)
    assert len(list(none_yet.path.glob("vault-*"))) == 1
    assert session.accounts.lines()


def test_only_a_coordinator_puts_one_back(none_yet):
    aytan = none_yet.enter(AYTAN)
    name = aytan.backups.now().name
    with pytest.raises(NotACoordinatorError):
        aytan.restore_backup(name, by=aytan.me)


def test_a_backup_with_a_page_of_another_is_not_put_back(none_yet):
    nora = none_yet.enter(NORA)
    line = nora.backups.now()
    file = none_yet.path / "backups" / line.name
    raw = bytearray(file.read_bytes())
    raw[-9000] ^= 1
    file.write_bytes(raw)
    with pytest.raises((VaultDamagedError, NotAVaultError)):
        nora.restore_backup(line.name, by=nora.me)
    assert nora.checkup.log() == []


def test_a_backup_unpacked_over_the_cabinet_by_hand_is_refused_as_older(none_yet):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    instagram = account_named(nora, "Instagram").id
    nora.accounts.set_secret(instagram, SecretKind.PASSWORD, SecretText("Neu-1234"), by=nora.me)
    none_yet.leave()
    with zipfile.ZipFile(none_yet.path / "backups" / name) as archive:
        archive.extractall(none_yet.path)
    with pytest.raises(VaultOlderError):
        none_yet.enter(NORA)


def test_a_cabinet_that_moves_takes_its_backups_along(none_yet):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    none_yet.leave()
    place = none_yet.front.move_here(none_yet.path)
    assert (place / "backups" / name).exists()
    assert not none_yet.path.exists()


def test_what_a_stopped_program_left_among_the_backups_is_swept_away(none_yet):
    nora = none_yet.enter(NORA)
    name = nora.backups.now().name
    none_yet.leave()
    rest = none_yet.path / "backups" / f"{name}.123.new"
    rest.write_bytes(b"half")
    none_yet.enter(NORA)
    assert not rest.exists()
