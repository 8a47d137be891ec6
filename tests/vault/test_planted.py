"""Old pages brought back without any key: into the database, or in a journal beside it.

Each page carries a code that only holders of the key can make, but an old page carries a good one
too, and journals carry none at all. So every way to put old pages back is tried here.
"""

import struct

import pytest

from smdesk.vault.errors import Part, VaultDamagedError
from tests.vault.cabinet import head, read

PAGE = 4096


@pytest.fixture
def changed(cabinet):
    """A closed cabinet in which OLD became NEW on every page, and the database as it was."""
    vault = cabinet.open()
    vault.before_write()
    vault.connection.execute("CREATE TABLE told (word TEXT, filling TEXT)")
    told = [("OLD", "x" * 1500)] * 40
    vault.connection.executemany("INSERT INTO told VALUES (?, ?)", told)
    vault.close(head(2))
    old = cabinet.database.read_bytes()
    vault = cabinet.open()
    vault.before_write()
    vault.connection.execute("UPDATE told SET word = 'NEW'")
    vault.close(head(3))
    new = cabinet.database.read_bytes()
    assert len(old) == len(new)
    assert told_in(cabinet) == {"NEW"}
    return cabinet, old, new


def told_in(cabinet):
    """Open it, return what it tells, and leave everything as if nobody had been in."""
    vault = cabinet.open()
    try:
        return {row[0] for row in vault.connection.execute("SELECT word FROM told")}
    finally:
        vault.close()


def beside(cabinet, ending):
    """Return the file of that ending beside the database."""
    return cabinet.database.with_name(cabinet.database.name + ending)


def journal(old):
    """Return a rollback journal that brings every old page back; nothing in it is keyed."""
    nonce, pages = 12345, len(old) // PAGE
    made = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", pages, nonce, pages, 512, PAGE)
    made = made.ljust(512, b"\0")
    for number in range(pages):
        page = old[number * PAGE : (number + 1) * PAGE]
        check = (nonce + sum(page[place] for place in range(PAGE - 200, 0, -200))) & 0xFFFFFFFF
        made += struct.pack(">I", number + 1) + page + struct.pack(">I", check)
    return made


def write_ahead(old):
    """Return a write-ahead log that puts every old page over the new one."""
    first = second = 0

    def summed(data):
        nonlocal first, second
        words = struct.unpack(f"<{len(data) // 4}I", data)
        for one, two in zip(words[::2], words[1::2], strict=True):
            first = (first + one + second) & 0xFFFFFFFF
            second = (second + two + first) & 0xFFFFFFFF
        return struct.pack(">2I", first, second)

    salt, pages = b"saltSALT", len(old) // PAGE
    begin = struct.pack(">4I", 0x377F0682, 3007000, PAGE, 0) + salt
    made = begin + summed(begin)
    for number in range(pages):
        page = old[number * PAGE : (number + 1) * PAGE]
        frame = struct.pack(">2I", number + 1, pages if number + 1 == pages else 0)
        made += frame + salt + summed(frame + page) + page
    return made


def test_one_old_page_in_the_closed_database_is_noticed(changed):
    cabinet, old, new = changed
    differing = [
        place for place in range(0, len(new), PAGE) if old[place:][:PAGE] != new[place:][:PAGE]
    ]
    assert len(differing) > 10
    for place in differing:
        spliced = new[:place] + old[place : place + PAGE] + new[place + PAGE :]
        cabinet.database.write_bytes(spliced)
        with pytest.raises(VaultDamagedError) as caught:
            cabinet.open()
        assert (caught.value.part, caught.value.detail) == (Part.DATABASE, "digest")
    cabinet.database.write_bytes(new)
    assert told_in(cabinet) == {"NEW"}


def test_the_whole_old_database_under_the_new_keyring_is_noticed(changed):
    cabinet, old, _ = changed
    cabinet.database.write_bytes(old)
    with pytest.raises(VaultDamagedError):
        cabinet.open()


@pytest.mark.parametrize(
    ("ending", "forged"), [("-journal", journal), ("-wal", write_ahead)], ids=["journal", "log"]
)
def test_old_pages_beside_a_closed_database_do_not_come_back(changed, ending, forged):
    cabinet, old, new = changed
    planted = beside(cabinet, ending)
    planted.write_bytes(forged(old))
    assert told_in(cabinet) == {"NEW"}
    assert not planted.exists()
    assert cabinet.database.read_bytes() == new


@pytest.mark.parametrize(
    ("ending", "forged"), [("-journal", journal), ("-wal", write_ahead)], ids=["journal", "log"]
)
def test_what_is_planted_would_be_believed_if_it_stayed(changed, ending, forged, monkeypatch):
    """The forgery itself is good: without the sweeping, the old words are back."""
    cabinet, old, _ = changed
    planted = beside(cabinet, ending)
    planted.write_bytes(forged(old))
    monkeypatch.setattr("smdesk.vault.folder.sweep", lambda folder, keyring: None)
    assert told_in(cabinet) == {"OLD"}


def test_a_write_ahead_log_is_not_believed_after_a_crash_either(changed):
    cabinet, old, _ = changed
    cabinet.open().close()
    vault = cabinet.open()
    vault.before_write()
    vault.close(None)
    beside(cabinet, "-wal").write_bytes(write_ahead(old))
    assert cabinet.folder.keyring().dirty
    assert told_in(cabinet) == {"NEW"}


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_cannot_be_taken_away_beside_the_database_keeps_it_shut(cabinet, ending):
    planted = beside(cabinet, ending)
    planted.mkdir()
    with pytest.raises(VaultDamagedError) as caught:
        cabinet.open()
    assert (caught.value.part, caught.value.detail) == (Part.DATABASE, "journal")
    planted.rmdir()
    vault = cabinet.open()
    assert read(vault) == ["first"]
    vault.close()


def test_what_a_crash_left_beside_the_database_is_needed_and_used(changed):
    """A journal that SQLite itself left rolls the unfinished task back."""
    cabinet, _, new = changed
    vault = cabinet.open()
    vault.before_write()
    vault.connection.execute("PRAGMA cache_size = 1")
    vault.connection.execute("BEGIN IMMEDIATE")
    vault.connection.execute("UPDATE told SET word = 'LOST'")
    written, left = cabinet.database.read_bytes(), beside(cabinet, "-journal").read_bytes()
    vault.connection.execute("ROLLBACK")
    vault.close(None)
    assert written != new
    cabinet.database.write_bytes(written)
    beside(cabinet, "-journal").write_bytes(left)
    assert told_in(cabinet) == {"NEW"}


def test_files_that_are_no_part_of_the_cabinet_stay(cabinet):
    mine = ["vault-notes.txt", "vault-0001-note.db", "draft.new", "keyring (Ada's copy).json"]
    ours = ["vault-0002-0123abcd.db", "vault-0002-0123abcd.db-journal", "keyring.json.17.new"]
    for name in mine + ours:
        (cabinet.path / name).write_text("x")
    cabinet.open().close()
    left = {file.name for file in cabinet.path.iterdir()}
    assert left >= set(mine)
    assert not left & set(ours)
