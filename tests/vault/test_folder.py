"""The folder: opened by its members, one at a time, and only when it is what it was."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest

from smdesk.domain.records import RecordId
from smdesk.vault.errors import (
    AlreadyThereError,
    KeyFileNeededError,
    NameTakenError,
    NotAVaultError,
    Part,
    VaultBusyError,
    VaultDamagedError,
    VaultMissingError,
    VaultOlderError,
    WrongPassphraseError,
)
from smdesk.vault.folder import VaultFolder
from smdesk.vault.issue import NotEntitledError
from smdesk.vault.keys import ForgottenError
from tests.vault.cabinet import ADA, BEN, CHEAP, CLEO, LIBRARY, head, read, write


def create(place, template, **given):
    given = {"prepared": template.prepared[ADA]} | given
    return VaultFolder.create(
        place / "new.smvault",
        memory=place / "memory",
        organisation=LIBRARY,
        founder_name="Ada",
        founder_person=RecordId("ada"),
        **given,
    )


def damaged(cabinet, passphrase=ADA):
    with pytest.raises(VaultDamagedError) as caught:
        cabinet.open(passphrase)
    return caught.value


# Created, opened, closed.


def test_a_new_cabinet_is_open_for_its_founder(tmp_path, template):
    vault = create(tmp_path, template)
    assert (vault.me.name, vault.me.coordinator, vault.organisation) == ("Ada", True, LIBRARY)
    assert [slot.name for slot in vault.slots] == ["Ada"]
    assert not vault.was_dirty
    write(vault, "first")
    vault.close(head(1))
    assert sorted(file.name for file in (tmp_path / "new.smvault").iterdir()) == [
        "READ ME FIRST.txt",
        "in-use",
        "keyring.json",
        "keyring.prev.json",
        vault.database.name,
    ]


def test_a_cabinet_is_not_made_over_anything(tmp_path, template):
    folder = tmp_path / "new.smvault"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all")
    with pytest.raises(AlreadyThereError):
        create(tmp_path, template)
    assert [file.name for file in folder.iterdir()] == ["letter.txt"]
    shutil.rmtree(folder)
    folder.write_text("a file")
    with pytest.raises(AlreadyThereError):
        create(tmp_path, template)


def test_what_was_written_is_there_for_every_member(cabinet):
    vault = cabinet.open(ADA)
    write(vault, "second")
    vault.close(head(2))
    vault = cabinet.open(BEN)
    assert read(vault) == ["first", "second"]
    assert (vault.me.name, vault.me.coordinator) == ("Ben", False)
    assert vault.audit_head == head(2)
    vault.close(head(2))


def test_a_passphrase_opens_only_the_slot_of_its_member(cabinet):
    with pytest.raises(WrongPassphraseError):
        cabinet.folder.derive(cabinet.template.ada, BEN)
    vault = cabinet.folder.unlock(cabinet.template.ben, BEN)
    assert vault.organisation == LIBRARY
    vault.close()


def test_a_key_file_is_asked_for_and_has_to_be_the_one(tmp_path, template):
    prepared = VaultFolder.prepare(ADA, b"key file", cost=CHEAP)
    vault = create(tmp_path, template, prepared=prepared)
    folder, slot = VaultFolder(vault.folder, memory=tmp_path / "memory"), vault.me.slot
    vault.close()
    with pytest.raises(KeyFileNeededError):
        folder.derive(slot, ADA)
    with pytest.raises(WrongPassphraseError):
        folder.derive(slot, ADA, b"another file")
    folder.unlock(slot, ADA, b"key file").close()


def test_reading_a_cabinet_writes_nothing_into_it(cabinet):
    before = {f.name: f.read_bytes() for f in cabinet.path.iterdir() if f.name != "in-use"}
    vault = cabinet.open()
    read(vault)
    vault.close(head(1))
    assert before == {f.name: f.read_bytes() for f in cabinet.path.iterdir() if f.name != "in-use"}


def test_closing_forgets_the_keys_and_twice_is_as_once(cabinet):
    vault = cabinet.open()
    vault.close(head(1))
    vault.close(head(1))
    assert vault.closed
    assert vault._data_key == b""
    with pytest.raises(ForgottenError):
        vault.identity.sign(b"")
    cabinet.open().close()


def test_a_transaction_that_is_open_at_closing_is_rolled_back(cabinet):
    vault = cabinet.open()
    vault.before_write()
    vault.connection.execute("BEGIN IMMEDIATE")
    vault.connection.execute("INSERT INTO said VALUES ('half')")
    vault.close(head(1))
    vault = cabinet.open()
    assert read(vault) == ["first"]
    vault.close()


def test_no_folder_and_no_cabinet_are_told_apart(cabinet, tmp_path):
    with pytest.raises(NotAVaultError):
        VaultFolder(tmp_path, memory=tmp_path).keyring()
    with pytest.raises(VaultMissingError) as caught:
        VaultFolder(tmp_path / "gone", memory=tmp_path).keyring()
    assert not isinstance(caught.value, NotAVaultError)
    with pytest.raises(NotAVaultError):
        VaultFolder(cabinet.keyring, memory=tmp_path).keyring()


def test_the_database_is_opened_with_care(cabinet):
    vault = cabinet.open()

    def pragma(name):
        return vault.connection.execute(f"PRAGMA {name}").fetchone()[0]

    asked = {
        "foreign_keys": 1,
        "journal_mode": "delete",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cache_size": -64_000,
    }
    assert {name: pragma(name) for name in asked} == asked
    assert vault.connection.isolation_level is None
    vault.close()


# Members.


def test_somebody_let_in_opens_the_cabinet_with_their_own_passphrase(cabinet):
    vault = cabinet.open()
    slot = vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO])
    vault.close(head(1))
    vault = cabinet.folder.unlock(slot.id, CLEO)
    assert (vault.me.name, vault.me.person, vault.me.coordinator) == ("Cleo", "cleo", False)
    assert read(vault) == ["first"]
    vault.close()


def test_nobody_is_let_in_under_a_name_that_is_taken(cabinet):
    vault = cabinet.open()
    with pytest.raises(NameTakenError):
        vault.add_member("BEN", RecordId("other"), cabinet.prepared[CLEO])
    assert len(vault.slots) == 2
    vault.close()


def test_somebody_who_is_no_coordinator_lets_nobody_in(cabinet):
    vault = cabinet.open(BEN)
    with pytest.raises(NotEntitledError):
        vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO])
    vault.close()
    cabinet.open(BEN).close()


def test_a_changed_passphrase_is_the_only_one(cabinet):
    vault = cabinet.open()
    before = vault.slots[0].mark
    vault.change_passphrase(cabinet.prepared[CLEO])
    assert vault.slots[0].mark != before
    assert vault.proves(CLEO)
    assert not vault.proves(ADA)
    vault.close(head(1))
    with pytest.raises(WrongPassphraseError):
        cabinet.folder.derive(cabinet.template.ada, ADA)
    # Nor does the keyring of before lie about, which the passphrase of before would open.
    assert not (cabinet.path / "keyring.prev.json").exists()
    cabinet.folder.unlock(cabinet.template.ada, CLEO).close()
    cabinet.open(BEN).close()


def test_keys_derived_before_a_change_still_open(cabinet):
    """Somebody types the passphrase while the other one lets a member in and closes."""
    opened = cabinet.keys(BEN)
    vault = cabinet.open()
    vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO])
    write(vault, "second")
    vault.close(head(2))
    vault = cabinet.folder.open(opened)
    assert read(vault) == ["first", "second"]
    assert len(vault.slots) == 3
    vault.close()


def test_the_name_on_the_unlock_screen_can_be_changed(cabinet):
    vault = cabinet.open()
    vault.rename("Library of Uppsala")
    vault.close(head(1))
    assert cabinet.folder.organisation() == "Library of Uppsala"
    cabinet.open(BEN).close()


# One at a time.

HOLDER = """
import sys, time
from pathlib import Path
from smdesk.vault.occupancy import Occupancy
held = Occupancy(Path(sys.argv[1]), "Zoë")
print("in", flush=True)
time.sleep(60)
"""


def test_who_is_in_and_since_when_is_told(cabinet):
    vault = cabinet.open(ADA)
    with pytest.raises(VaultBusyError) as caught:
        cabinet.open(BEN)
    assert caught.value.by == "Ada"
    assert caught.value.since.tzinfo is not None
    vault.close()
    cabinet.open(BEN).close()


def test_a_program_that_was_killed_is_in_no_more(cabinet):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, cabinet.path], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"in\n"
        with pytest.raises(VaultBusyError) as caught:
            cabinet.open()
        assert caught.value.by == "Zoë"
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert (cabinet.path / "in-use.json").exists()
        cabinet.open().close()


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"by": 1}', b'{"by":"x","since":"?"}'])
def test_a_note_that_says_nothing_is_still_busy(cabinet, note):
    vault = cabinet.open()
    (cabinet.path / "in-use.json").write_bytes(note)
    with pytest.raises(VaultBusyError) as caught:
        cabinet.open()
    assert (caught.value.by, caught.value.since) == ("", None)
    vault.close()


def test_opening_that_fails_lets_others_in(cabinet):
    whole = cabinet.database.read_bytes()
    cabinet.database.write_bytes(whole[:-1])
    damaged(cabinet)
    cabinet.database.write_bytes(whole)
    cabinet.open().close()


# Older than it was.


def older(cabinet, place):
    """Return a copy of the folder as it was before it was last written."""
    shutil.copytree(cabinet.path, place)
    vault = cabinet.open()
    write(vault, "second")
    vault.close(head(2))
    return place


def put_back(old, cabinet):
    shutil.rmtree(cabinet.path)
    shutil.copytree(old, cabinet.path)


def test_an_older_cabinet_in_the_place_of_the_newer_is_refused(cabinet, tmp_path):
    put_back(older(cabinet, tmp_path / "old"), cabinet)
    with pytest.raises(VaultOlderError) as caught:
        cabinet.open()
    assert caught.value.now < caught.value.seen


def test_an_older_cabinet_opens_on_demand_as_a_computer_of_a_new_name(cabinet, tmp_path):
    put_back(older(cabinet, tmp_path / "old"), cabinet)
    known = json.loads(next(cabinet.memory.iterdir()).read_bytes())["device"]
    vault = cabinet.open(accept_older=True)
    assert read(vault) == ["first"]
    assert vault.device != known
    device = vault.device
    vault.close(head(1))
    vault = cabinet.open()
    assert vault.device == device
    vault.close()


def test_the_newer_one_is_refused_in_no_place(cabinet, tmp_path):
    """What counts is the cabinet, not its folder."""
    moved = tmp_path / "elsewhere"
    older(cabinet, tmp_path / "old")
    shutil.copytree(cabinet.path, moved)
    VaultFolder(moved, memory=cabinet.memory).open(cabinet.keys()).close(head(2))


def test_an_older_cabinet_is_noticed_after_a_crash_too(cabinet, tmp_path):
    shutil.copytree(cabinet.path, tmp_path / "old")
    vault = cabinet.open()
    write(vault, "second")
    crash(vault)
    put_back(tmp_path / "old", cabinet)
    with pytest.raises(VaultOlderError):
        cabinet.open()


def test_another_cabinet_of_the_same_age_is_noticed(cabinet, tmp_path):
    """Two copies that both went on by one step are not one cabinet."""
    fork, other = tmp_path / "fork", tmp_path / "other-memory"
    shutil.copytree(cabinet.path, fork)
    shutil.copytree(cabinet.memory, other)
    vault = VaultFolder(fork, memory=other).open(cabinet.keys())
    vault.rename("One way")
    vault.close(head(1))
    vault = cabinet.open()
    vault.rename("Another way")
    vault.close(head(1))
    put_back(fork, cabinet)
    with pytest.raises(VaultOlderError):
        cabinet.open()


def test_a_computer_keeps_its_name_and_another_has_another(cabinet, tmp_path):
    devices = []
    for memory in (cabinet.memory, cabinet.memory, tmp_path / "elsewhere"):
        vault = VaultFolder(cabinet.path, memory=memory).open(cabinet.keys())
        devices.append(vault.device)
        vault.close(head(1))
    assert devices[0] == devices[1] != devices[2]
    assert all(len(bytes.fromhex(device)) == 16 for device in devices)


@pytest.mark.parametrize(
    "said", [b"", b"[]", b"{}", b'{"device": 1}', b'{"device": "x", "epoch": "one"}']
)
def test_a_memory_that_says_nothing_is_no_memory(cabinet, said):
    next(cabinet.memory.iterdir()).write_bytes(said)
    vault = cabinet.open()
    assert len(vault.device) == 32
    vault.close(head(1))


# A database that is not what it was.


def test_an_old_page_put_back_is_noticed_in_a_closed_cabinet(cabinet):
    """Each page is authentic, so the database itself notices nothing."""
    old = cabinet.database.read_bytes()
    vault = cabinet.open()
    write(vault, "second")
    vault.close(head(2))
    new = cabinet.database.read_bytes()
    pages = [n for n in range(0, len(new), 4096) if new[n : n + 4096] != old[n : n + 4096]]
    assert pages
    for page in pages:
        cabinet.database.write_bytes(new[:page] + old[page : page + 4096] + new[page + 4096 :])
        assert (damaged(cabinet).part, damaged(cabinet).detail) == (Part.DATABASE, "digest")


def test_a_bit_flipped_anywhere_in_a_closed_database_is_noticed(cabinet):
    whole = cabinet.database.read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        altered = bytearray(whole)
        altered[place] ^= 1
        cabinet.database.write_bytes(altered)
        assert damaged(cabinet).part is Part.DATABASE


@pytest.mark.parametrize("length", [0, 1, 100, 4096, -4096, -1])
def test_a_database_cut_short_is_noticed(cabinet, length):
    cabinet.database.write_bytes(cabinet.database.read_bytes()[:length])
    assert damaged(cabinet).part is Part.DATABASE


def test_a_database_that_is_gone_is_missing(cabinet):
    cabinet.database.unlink()
    assert (damaged(cabinet).part, damaged(cabinet).detail) == (Part.DATABASE, "missing")
    assert not cabinet.path.joinpath(cabinet.folder.keyring().database).exists()


def crash(vault):
    """Let go of the cabinet as a program does that is stopped: nothing is noted."""
    vault.connection.close()
    vault._occupancy.leave()


def test_after_a_crash_nothing_is_lost_and_the_next_one_knows(cabinet):
    vault = cabinet.open()
    write(vault, "second")
    crash(vault)
    vault = cabinet.open()
    assert vault.was_dirty
    assert read(vault) == ["first", "second"]
    vault.close(head(2))
    vault = cabinet.open()
    assert not vault.was_dirty
    vault.close()


def test_after_a_crash_damage_is_found_by_the_databases_own_checks(cabinet):
    vault = cabinet.open()
    write(vault, "second")
    crash(vault)
    whole = cabinet.database.read_bytes()
    for place in (20, len(whole) // 2, len(whole) - 10):
        altered = bytearray(whole)
        altered[place] ^= 1
        cabinet.database.write_bytes(altered)
        assert damaged(cabinet).part is Part.DATABASE


def test_after_a_crash_pages_of_two_states_are_noticed(cabinet):
    """Each is authentic; the index of before does not go with the table of after."""
    vault = cabinet.open()
    vault.before_write()
    vault.connection.execute("CREATE INDEX spoken ON said(word)")
    old = cabinet.database.read_bytes()
    write(vault, "second")
    crash(vault)
    new = cabinet.database.read_bytes()
    last = len(new) - 4096
    assert old[last:] != new[last:]
    cabinet.database.write_bytes(new[:last] + old[last:])
    found = damaged(cabinet)
    assert found.part is Part.DATABASE
    assert "spoken" in found.detail


def test_after_a_crash_damage_where_nothing_is_kept_is_noticed(cabinet):
    vault = cabinet.open()
    vault.before_write()
    vault.connection.execute("CREATE TABLE gone (data BLOB)")
    vault.connection.execute("INSERT INTO gone VALUES (zeroblob(20000))")
    vault.connection.execute("DROP TABLE gone")
    crash(vault)
    altered = bytearray(cabinet.database.read_bytes())
    altered[-100] ^= 1
    cabinet.database.write_bytes(altered)
    assert damaged(cabinet).part is Part.DATABASE


# What is left lying about.


def test_what_a_stopped_program_left_is_swept_and_nothing_else(cabinet):
    ours = ("keyring.json.123.new", "keyring.prev.json.9.new", "vault-0002-0a1b2c3d.db")
    others = ("budget.new", "vault-notes.txt", "keyring.json.bak", "vault-0002-0a1b2c3d.db.bak")
    for name in (*ours, *others):
        (cabinet.path / name).write_bytes(b"x")
    cabinet.open().close()
    left = {file.name for file in cabinet.path.iterdir()}
    assert left.isdisjoint(ours)
    assert left.issuperset(others)


def test_a_cabinet_that_cannot_be_proved_is_not_swept(cabinet):
    (cabinet.path / "vault-0002-0a1b2c3d.db").write_bytes(b"perhaps the one")
    cabinet.keyring.write_bytes(b"{}")
    with pytest.raises(VaultDamagedError):
        cabinet.folder.keyring()
    assert (cabinet.path / "vault-0002-0a1b2c3d.db").exists()


# Looked through.


def test_a_sound_cabinet_has_no_complaints(cabinet):
    vault, heard = cabinet.open(), []
    assert vault.verify(heard.append) == []
    assert heard == ["files", "keyring"]
    vault.close()


def test_a_keyring_that_was_replaced_while_open_is_complained_of(cabinet):
    before = cabinet.keyring.read_bytes()
    vault = cabinet.open()
    write(vault, "second")
    cabinet.keyring.write_bytes(before)
    assert vault.verify() == ["keyring"]
    cabinet.keyring.write_bytes(b"{}")
    assert vault.verify() != []
    cabinet.keyring.unlink()
    assert vault.verify() == ["FileNotFoundError"]
    vault.close()


# Moved.


def test_a_cabinet_is_moved_whole_and_what_is_not_its_own_stays(cabinet, tmp_path):
    (cabinet.path / "letter.txt").write_text("Dear all")
    moved = cabinet.folder.move(tmp_path / "new place")
    assert [f.name for f in cabinet.path.iterdir() if f.name != "in-use"] == ["letter.txt"]
    vault = moved.open(cabinet.keys(folder=moved))
    assert read(vault) == ["first"]
    vault.close(head(1))


def test_a_folder_that_held_nothing_else_goes_when_its_cabinet_is_moved(cabinet, tmp_path):
    cabinet.folder.move(tmp_path / "new place")
    assert not cabinet.path.exists()


def test_a_cabinet_that_somebody_has_open_is_not_moved(cabinet, tmp_path):
    vault = cabinet.open()
    with pytest.raises(VaultBusyError):
        cabinet.folder.move(tmp_path / "new place")
    assert not (tmp_path / "new place").exists()
    vault.close()


def test_a_cabinet_is_not_moved_over_anything(cabinet, tmp_path):
    (tmp_path / "new place").mkdir()
    (tmp_path / "new place" / "letter.txt").write_text("Dear all")
    with pytest.raises(AlreadyThereError):
        cabinet.folder.move(tmp_path / "new place")
    assert os.listdir(tmp_path / "new place") == ["letter.txt"]  # noqa: PTH208 - names alone
    cabinet.open().close()


def test_what_a_crash_left_unfinished_moves_with_the_cabinet(cabinet, tmp_path):
    vault = cabinet.open()
    write(vault, "second")
    crash(vault)
    name = f"{cabinet.database.name}-journal"
    (cabinet.path / name).write_bytes(b"")
    moved = cabinet.folder.move(tmp_path / "new place")
    assert (moved.path / name).exists()
    vault = moved.open(cabinet.keys(folder=moved))
    assert read(vault) == ["first", "second"]
    vault.close()


# What can be read without a passphrase.


def test_no_passphrase_and_no_word_from_the_database_is_in_the_folder(cabinet):
    vault = cabinet.open()
    write(vault, "a-marker-nobody-else-writes")
    vault.save_copy(cabinet.path / "copy", head(2))
    vault.close(head(2))
    for file in (*cabinet.path.iterdir(), *cabinet.memory.iterdir()):
        raw = file.read_bytes()
        for said in (ADA, BEN, "a-marker-nobody-else-writes"):
            assert said.encode() not in raw, file.name
            assert said.encode("utf-16-le") not in raw, file.name


def test_the_read_me_names_the_library_and_no_member(cabinet):
    said = (cabinet.path / "READ ME FIRST.txt").read_text("utf-8")
    assert LIBRARY in said
    assert "Ada" not in said
