"""The folder: made, opened by its members one at a time, and showing nothing to others."""

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
    VaultBusyError,
    VaultMissingError,
    WrongPassphraseError,
)
from smdesk.vault.folder import VaultFolder
from smdesk.vault.issue import NotEntitledError
from smdesk.vault.keys import ForgottenError
from tests.vault.cabinet import ADA, BEN, CHEAP, CLEO, LIBRARY, damaged, head, read, write


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


# Created, opened, closed.


def test_a_new_cabinet_is_open_for_its_founder(tmp_path, template):
    vault = create(tmp_path, template)
    assert (vault.me.name, vault.me.coordinator, vault.organisation) == ("Ada", True, LIBRARY)
    assert [slot.name for slot in vault.slots] == ["Ada"]
    assert not vault.was_dirty
    write(vault, "first")
    vault.close(head(1))
    assert sorted(file.name for file in (tmp_path / "new.smvault").iterdir()) == [
        "Open this cabinet.smvault",
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
        "synchronous": 3,
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
