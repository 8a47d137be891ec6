"""A database that is not what it was is noticed; what a stopped program left is swept."""

import pytest

from smdesk.vault.errors import (
    Part,
    VaultDamagedError,
)
from tests.vault.cabinet import crash, damaged, head, read, write


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
    # Unused pages may be torn by a crash; what follows is about the others.
    vault.connection.execute("VACUUM")
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


def with_unused_pages(cabinet):
    """Leave pages in the database that hold nothing, as after a crash; return how many."""
    vault = cabinet.open()
    write(vault, "second")
    vault.connection.execute("CREATE TABLE gone (x)")
    vault.connection.execute("INSERT INTO gone VALUES (zeroblob(100000))")
    vault.connection.execute("DROP TABLE gone")
    (unused,) = vault.connection.execute("PRAGMA freelist_count").fetchone()
    crash(vault)
    return unused


def test_a_page_that_held_nothing_may_be_torn_by_a_crash_and_is_mended(cabinet):
    """It is no harm: before the change it was unused, so that nothing of it had to be kept."""
    assert with_unused_pages(cabinet) > 20
    whole = bytearray(cabinet.database.read_bytes())
    for page in range(3, 12, 2):
        whole[-page * 4096 + 100] ^= 1
    cabinet.database.write_bytes(whole)
    vault = cabinet.open()
    assert vault.was_dirty
    assert read(vault) == ["first", "second"]
    assert vault.verify() == []
    vault.close(head(2))
    cabinet.open().close()


def test_a_page_that_holds_something_is_missed_whatever_else_is_torn(cabinet):
    with_unused_pages(cabinet)
    whole = cabinet.database.read_bytes()
    pages = len(whole) // 4096
    refused = 0
    for page in range(pages):
        torn = bytearray(whole)
        for one in {page, pages - 3}:
            torn[one * 4096 + 100] ^= 1
        cabinet.database.write_bytes(torn)
        try:
            vault = cabinet.open()
        except VaultDamagedError:
            refused += 1
            continue
        assert read(vault) == ["first", "second"]
        assert vault.verify() == []
        crash(vault)
    assert 0 < refused < pages
