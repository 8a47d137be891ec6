"""A cabinet given a new key: copied beside the old one, proved, and put in place in one stroke."""

import os
import shutil
from dataclasses import replace

import pytest

from smdesk.domain.records import RecordId
from smdesk.vault import new_epoch
from smdesk.vault.database import connect
from smdesk.vault.errors import (
    VaultDamagedError,
    VaultOlderError,
    WrongPassphraseError,
)
from smdesk.vault.files import digest
from smdesk.vault.folder import VaultFolder
from smdesk.vault.issue import issue
from smdesk.vault.keyring import Keyring, SlotKind, data_key_info
from smdesk.vault.keys import Identity, KeyPair, wrap
from smdesk.vault.new_epoch import recast
from smdesk.vault.recast import STAGES
from tests.vault.cabinet import ADA, BEN, crash, damaged, head, read, write


def without_ben(cabinet, *, word="second", progress=None):
    """Return the old and the new cabinet, with Ben let out and a word more."""
    old = cabinet.open()
    told = {} if progress is None else {"progress": progress}
    new = recast(old, {cabinet.template.ada}, **told)
    write(new, word)
    new.take_place(old, head(2), **told)
    return old, new


def test_the_new_cabinet_holds_all_there_was_and_what_was_changed_on_the_way(cabinet):
    before = cabinet.database
    old, new = without_ben(cabinet)
    assert (new.epoch, new.sequence) == (2, old.sequence + 1)
    assert old.closed
    assert not before.exists()
    assert read(new) == ["first", "second"]
    assert new.verify() == []
    new.close(head(2))
    again = cabinet.open()
    assert read(again) == ["first", "second"]
    assert again.epoch == 2
    assert not again.was_dirty
    again.close()


def test_the_one_let_out_opens_nothing_and_what_they_signed_stays_signed(cabinet):
    _, new = without_ben(cabinet)
    new.close(head(2))
    keyring = cabinet.folder.keyring()
    assert keyring.slot(cabinet.template.ben).kind is SlotKind.FORMER
    with pytest.raises(WrongPassphraseError):
        cabinet.open(BEN)


def test_the_key_of_before_opens_nothing_of_the_new_database(cabinet):
    kept = cabinet.keys(BEN)
    _, new = without_ben(cabinet)
    new.close(head(2))
    for epoch in (1, 2):
        with pytest.raises(VaultDamagedError):
            connect(cabinet.database, kept.data_key, epoch)
    with pytest.raises(VaultDamagedError):
        cabinet.folder.keyring().prove(kept.data_key)


def test_work_goes_on_in_the_new_cabinet_at_once(cabinet):
    _, new = without_ben(cabinet)
    write(new, "third")
    new.rename("Another library")
    new.close(head(3))
    again = cabinet.open()
    assert read(again) == ["first", "second", "third"]
    again.close()


def test_no_keyring_of_before_is_kept_for_repairs(cabinet):
    _, new = without_ben(cabinet)
    assert not (cabinet.path / "keyring.prev.json").exists()
    new.close(head(2))


def test_a_keyring_of_before_that_could_not_be_taken_away_goes_at_the_next_opening(cabinet):
    old = cabinet.keyring.read_bytes()
    _, new = without_ben(cabinet)
    new.close(head(2))
    (cabinet.path / "keyring.prev.json").write_bytes(old)
    cabinet.open().close()
    assert not (cabinet.path / "keyring.prev.json").exists()


def test_a_crash_after_it_loses_nothing(cabinet):
    _, new = without_ben(cabinet)
    write(new, "third")
    crash(new)
    again = cabinet.open()
    assert again.was_dirty
    assert read(again) == ["first", "second", "third"]
    again.close(head(3))


def test_given_up_before_it_took_place_the_old_one_is_worked_in_on(cabinet):
    before = cabinet.keyring.read_bytes()
    old = cabinet.open()
    new = recast(old, {cabinet.template.ada})
    write(new, "second")
    new.discard()
    assert cabinet.keyring.read_bytes() == before
    assert [file.name for file in cabinet.path.glob("vault-*")] == [old.database.name]
    write(old, "third")
    old.close(head(2))
    again = cabinet.open(BEN)
    assert read(again) == ["first", "third"]
    again.close()


def test_how_far_it_has_come_is_told_step_by_step_and_only_goes_on(cabinet):
    told = []
    _, new = without_ben(cabinet, progress=lambda stage, fraction: told.append((stage, fraction)))
    new.close(head(2))
    assert list(dict.fromkeys(stage for stage, _ in told)) == ["copy", "check", "swap"]
    assert {stage for stage, _ in told} <= set(STAGES)
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_room_that_was_given_back_does_not_come_along(cabinet):
    old = cabinet.open()
    write(old, "x" * 600_000)
    old.connection.execute("DELETE FROM said WHERE rowid > 1")
    new = recast(old, {cabinet.template.ada})
    new.take_place(old, head(2))
    assert new.database.stat().st_size < 20_000
    assert new.connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert new.verify() == []
    new.close(head(2))


def test_a_bit_that_turned_while_it_was_written_is_noticed_and_nothing_has_changed(cabinet):
    before = cabinet.keyring.read_bytes()
    old = cabinet.open()
    new = recast(old, {cabinet.template.ada})
    with new.database.open("r+b") as file:
        file.seek(4096 + 100)
        byte = file.read(1)
        file.seek(4096 + 100)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(VaultDamagedError):
        new.take_place(old, head(1))
    new.discard()
    assert cabinet.keyring.read_bytes() == before
    old.close(head(1))


def test_a_row_that_did_not_come_along_is_noticed(cabinet, monkeypatch):
    old = cabinet.open()
    counts = new_epoch.counts
    monkeypatch.setattr(
        new_epoch,
        "counts",
        lambda c: counts(c) if c is old.connection else counts(c) | {"said": 0},
    )
    with pytest.raises(VaultDamagedError):
        recast(old, {cabinet.template.ada})
    assert list(cabinet.path.glob("vault-*")) == [old.database]
    old.close(head(1))


def test_a_page_that_is_not_authentic_is_not_copied_wherever_it_is(cabinet):
    """The middle of a long value is nothing that any check of the structure would look into."""
    first = cabinet.open()
    write(first, "y" * 20_000)
    first.close(head(2))
    pages = cabinet.database.stat().st_size // 4096
    for page in range(1, pages):
        old = cabinet.open()
        sound = old.database.read_bytes()
        raw = bytearray(sound)
        raw[page * 4096 + 200] ^= 1
        old.connection.close()
        old.database.write_bytes(raw)
        old.connection = connect(old.database, old._data_key, 1)
        with pytest.raises(VaultDamagedError):
            recast(old, {cabinet.template.ada})
        assert list(cabinet.path.glob("vault-*")) == [old.database]
        crash(old)
        old.database.write_bytes(sound)


def test_a_slot_is_kept_only_if_it_is_named(cabinet):
    old = cabinet.open()
    cleo = old.add_member("Cleo", "cleo", cabinet.prepared[ADA])
    new = recast(old, {cabinet.template.ada, cleo.id})
    kinds = [slot.kind for slot in new.slots]
    assert kinds == [SlotKind.MEMBER, SlotKind.FORMER, SlotKind.MEMBER]
    new.discard()
    old.close(head(1))


class TestSomebodyWhoWasLetOut:
    """Ben kept his old keys, a whole copy of the folder, and can write into it."""

    @pytest.fixture
    def after(self, cabinet):
        self.loot = cabinet.path.parent / "loot"
        shutil.copytree(cabinet.path, self.loot)
        self.keys = cabinet.keys(BEN)
        self.old = cabinet.folder.keyring()
        _, new = without_ben(cabinet)
        new.close(head(2))
        return cabinet

    def test_putting_the_old_keyring_and_database_back_is_refused(self, after):
        for file in self.loot.iterdir():
            shutil.copyfile(file, after.path / file.name)
        with pytest.raises(VaultOlderError):
            after.open()

    def test_putting_the_old_database_under_the_new_name_is_refused(self, after):
        shutil.copyfile(self.loot / self.old.database, after.database)
        assert damaged(after).detail == "digest"

    def test_an_old_page_in_the_new_database_is_noticed(self, after):
        raw = bytearray(after.database.read_bytes())
        raw[4096:8192] = (self.loot / self.old.database).read_bytes()[4096:8192]
        after.database.write_bytes(raw)
        assert damaged(after).detail == "digest"

    def test_a_slot_of_theirs_put_into_the_new_keyring_is_refused(self, after):
        now = after.folder.keyring()
        mine = self.old.slot(after.template.ben)
        slots = tuple(mine if slot.id == mine.id else slot for slot in now.slots)
        forged = replace(now, slots=slots, sequence=now.sequence + 1)
        after.keyring.write_bytes(forged.sealed(self.keys.data_key, self.keys.identity).dumped())
        assert damaged(after).detail in ("mac", "writer")

    def test_naming_themselves_the_writer_of_the_keyring_they_are_former_in_is_refused(self, after):
        now = after.folder.keyring()
        forged = replace(now, sequence=now.sequence + 1, sha256=b"")
        after.keyring.write_bytes(forged.sealed(self.keys.data_key, self.keys.identity).dumped())
        assert damaged(after).detail == "writer"

    def forged(self, cabinet, slots, writer):
        """Lay a cabinet of a later epoch around the old database, with keys for everybody."""
        epoch, mine = cabinet.folder.keyring().epoch + 1, os.urandom(32)
        given = tuple(
            slot
            if slot.kind is SlotKind.FORMER
            else replace(
                slot,
                data_key=wrap(
                    mine, slot.public_seal, data_key_info(self.old.vault, epoch, slot.id)
                ),
            )
            for slot in slots
        )
        file = cabinet.path / f"vault-{epoch:04d}-00000000.db"
        source = connect(self.loot / self.old.database, self.keys.data_key, 1)
        copy = connect(file, mine, epoch)
        source.backup(copy)
        copy.close()
        source.close()
        keyring = replace(
            self.old,
            epoch=epoch,
            sequence=99,
            database=file.name,
            sha256=digest(file),
            slots=given,
        )
        cabinet.keyring.write_bytes(keyring.sealed(mine, writer).dumped())

    def test_a_later_cabinet_of_their_own_making_is_refused(self, after):
        """Their signature was good once, and anybody can wrap a key to anybody."""
        self.forged(after, self.old.slots, self.keys.identity)
        assert damaged(after).detail == "former"

    def test_somebody_whom_a_coordinator_let_in_after_being_let_out_is_refused(self, cabinet):
        self.loot = cabinet.path.parent / "loot"
        first = cabinet.open()
        cleo = Identity(
            KeyPair.new(), slot="cleo", person=RecordId("cleo"), name="Cleo", coordinator=True
        )
        prepared = cabinet.prepared[BEN]
        first.admit(cleo, prepared)
        first.close(head(1))
        shutil.copytree(cabinet.path, self.loot)
        self.keys, self.old = cabinet.keys(ADA), cabinet.folder.keyring()
        old = cabinet.open()
        new = recast(old, {cabinet.template.ada})
        new.take_place(old, head(2))
        new.close(head(2))
        eve = Identity(
            KeyPair.new(), slot="eve", person=RecordId("eve"), name="Eve", coordinator=False
        )
        slot = issue(eve, self.old.vault, 3, bytes(32), prepared, by=cleo)
        former = tuple(slot.retired() if slot.id == "cleo" else slot for slot in self.old.slots)
        self.forged(cabinet, (*former, slot), eve)
        assert damaged(cabinet).detail == "former"

    def test_a_cheaper_passphrase_written_into_a_slot_is_refused(self, after):
        now = after.folder.keyring()
        ada = now.slot(after.template.ada)
        cheap = replace(ada, cost=replace(ada.cost, memory_kib=1024))
        forged = replace(now, slots=(cheap, *now.slots[1:]))
        after.keyring.write_bytes(forged.dumped())
        with pytest.raises(VaultDamagedError):
            after.folder.keyring()

    def test_their_own_copy_still_opens_and_says_what_it_said_then(self, after):
        """Letting somebody out takes no copy back, and nobody is told that it does."""
        folder = VaultFolder(self.loot, memory=after.path.parent / "elsewhere")
        vault = folder.open(self.keys)
        assert read(vault) == ["first"]
        vault.close()
        assert Keyring.parsed((self.loot / "keyring.json").read_bytes()) == self.old
