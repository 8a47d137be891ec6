"""Attached files go with the cabinet wherever it goes: copies, backups, a new key, a new place."""

import zipfile
from datetime import UTC, datetime

import pytest

from smdesk.vault.archive import BESIDE, KEYRING, MOST_FILES
from smdesk.vault.backups import KEPT, Backups, Occasion
from smdesk.vault.errors import NotAVaultError
from smdesk.vault.folder import VaultFolder
from smdesk.vault.new_epoch import recast, revive
from smdesk.vault.sealed_folder import LARGEST_FILE
from tests.vault.attached import OTHER, SEALED, attach, begun, library_of, lying, name_of
from tests.vault.cabinet import ADA
from tests.vault.test_archive import inside, packed, refused

NAME = name_of(SEALED)
FILE = f"files/{NAME}"


@pytest.fixture
def full(cabinet):
    """A closed cabinet with a file."""
    begun(cabinet, SEALED)
    return cabinet


@pytest.fixture
def copy(full, tmp_path):
    """A saved copy of it."""
    vault = full.open()
    vault.save_copy(tmp_path / "copy.smvault", vault.audit_head)
    vault.close(vault.audit_head)
    return tmp_path / "copy.smvault"


def opened(full, file, place):
    """Unpack the copy, open it as Ada, and return the library and its vault."""
    folder = VaultFolder.open_copy(file, place, memory=place.with_name("memory of another"))
    vault = folder.open(full.keys(ADA, folder))
    return library_of(vault), vault


def back_up(vault, library):
    return vault.back_up(Occasion.BY_HAND, datetime.now(UTC), library.journal.head())


# Saved copies.


def test_a_saved_copy_holds_the_files_themselves(full, copy, tmp_path):
    assert [name for name, _ in inside(copy)] == [KEYRING, full.database.name, FILE]
    library, vault = opened(full, copy, tmp_path / "into")
    assert library.contents.get(NAME) == SEALED
    assert library.contents.bad() == []
    vault.close()


def test_a_copy_is_saved_without_the_file_that_is_damaged_and_opens(full, tmp_path):
    (full.path / FILE).write_bytes(SEALED[:-1])
    vault = full.open()
    vault.save_copy(tmp_path / "copy.smvault", vault.audit_head)
    vault.close(vault.audit_head)
    library, vault = opened(full, tmp_path / "copy.smvault", tmp_path / "into")
    assert [one.content for one in library.contents.bad()] == [NAME]
    vault.close()


def test_a_copy_whose_file_was_damaged_on_the_way_opens_without_it(full, copy, tmp_path):
    whole = copy.read_bytes()
    place = whole.index(SEALED) + 5
    copy.write_bytes(whole[:place] + b"!" + whole[place + 1 :])
    library, vault = opened(full, copy, tmp_path / "into")
    assert [one.content for one in library.contents.bad()] == [NAME]
    assert lying(tmp_path / "into" / "files") == set()
    vault.close()


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        f"../files/{NAME}",
        f"files/../{NAME}",
        f"files/../../{NAME}",
        f"/files/{NAME}",
        f"files\\{NAME}",
        f"files//{NAME}",
        f"files/{NAME}/x",
        f"files/{NAME.upper()}",
        f"files/{NAME[:-1]}",
        "files/",
        "files",
        f"other/{NAME}",
        KEYRING,
        "letter.txt",
    ],
)
def test_a_copy_with_a_name_of_any_other_kind_is_refused_whole(full, copy, tmp_path, name):
    file = packed(tmp_path, [*inside(copy)[:2], (name, SEALED)])
    refused(file, tmp_path, NotAVaultError)
    assert not (tmp_path / "outside").exists()


def test_a_copy_with_a_file_twice_is_refused(copy, tmp_path):
    file = packed(tmp_path, [*inside(copy), (FILE, OTHER)])
    refused(file, tmp_path, NotAVaultError)


def test_a_file_that_is_not_what_its_name_says_is_not_unpacked(full, copy, tmp_path):
    file = packed(tmp_path, [*inside(copy), (f"files/{name_of(OTHER)}", b"something else")])
    _, vault = opened(full, file, tmp_path / "into")
    assert lying(tmp_path / "into" / "files") == {NAME}
    vault.close()


@pytest.mark.parametrize(
    "listed",
    [
        b"../../keyring.json\n",
        NAME.encode() + b"/../x\n",
        b"\xff\n",
        NAME.upper().encode() + b"\n",
        b"\n",
    ],
)
def test_a_list_of_files_beside_that_names_anything_else_is_refused(copy, tmp_path, listed):
    file = packed(tmp_path, [*inside(copy)[:2], (BESIDE, listed)])
    refused(file, tmp_path, NotAVaultError)


def test_a_copy_that_claims_more_than_it_is_is_refused_before_it_is_unpacked(
    copy, tmp_path, monkeypatch
):
    written = []
    monkeypatch.setattr("smdesk.vault.archive._written", lambda *given: written.append(given))
    raw = bytearray(copy.read_bytes())
    entry = raw.rindex(FILE.encode()) - 46
    for at in (20, 24):
        raw[entry + at : entry + at + 4] = (LARGEST_FILE - 1).to_bytes(4, "little")
    copy.write_bytes(raw)
    refused(copy, tmp_path, NotAVaultError)
    assert written == []


def test_a_copy_packed_to_unpack_to_more_is_refused(copy, tmp_path):
    members = [*inside(copy)[:2], (f"files/{name_of(bytes(9_000_000))}", bytes(9_000_000))]
    refused(packed(tmp_path, members, zipfile.ZIP_DEFLATED), tmp_path, NotAVaultError)


def test_a_copy_with_more_files_than_any_cabinet_is_refused(copy, tmp_path, monkeypatch):
    assert MOST_FILES > 10_000
    monkeypatch.setattr("smdesk.vault.archive.MOST_FILES", 0)
    refused(copy, tmp_path, NotAVaultError)


# Backups.


def test_a_backup_lists_the_files_that_lie_once_beside_all_backups(full):
    vault = full.open()
    library = library_of(vault)
    first = back_up(vault, library)
    lies = full.path / "backups" / FILE
    written = lies.stat()
    attach(library, OTHER, 2)
    second = back_up(vault, library)
    assert [one.inside.beside for one in sorted(Backups(full.path).all(), key=by_name)] == [
        {NAME} if one == first else {NAME, name_of(OTHER)} for one in sorted((first, second))
    ]
    after = lies.stat()
    assert (after.st_ino, after.st_mtime_ns) == (written.st_ino, written.st_mtime_ns)
    assert lies.stat().st_ino != (full.path / FILE).stat().st_ino
    size = (full.path / "backups" / second).stat().st_size
    assert size < full.database.stat().st_size + 20_000
    vault.close(library.journal.head())


def by_name(backup):
    return backup.name


def test_a_backup_opens_as_a_cabinet_of_its_own_with_its_files(full, tmp_path):
    vault = full.open()
    name = back_up(vault, library_of(vault))
    vault.close(vault.audit_head)
    library, vault = opened(full, full.path / "backups" / name, tmp_path / "into")
    assert library.contents.get(NAME) == SEALED
    vault.close()


@pytest.mark.parametrize("lost", ["gone", "spoilt"])
def test_a_backup_that_is_put_back_brings_every_file_of_its_day(full, lost):
    vault = full.open()
    library = library_of(vault)
    name = back_up(vault, library)
    if lost == "gone":
        (full.path / FILE).unlink()
    else:
        (full.path / FILE).write_bytes(SEALED[:-1] + b"!")
    fresh = revive(vault, full.path / "backups" / name)
    assert library_of(fresh).contents.bad() == []
    ended = library.journal.head()
    fresh.take_place(vault, ended)
    assert library_of(fresh).contents.get(NAME) == SEALED
    fresh.close(ended)


def test_files_go_from_beside_the_backups_with_the_last_that_lists_them(full):
    vault = full.open()
    library = library_of(vault)
    beside = full.path / "backups" / "files"
    first = back_up(vault, library)
    second = back_up(vault, library)
    (beside / "letter.txt").write_text("Dear all")
    backups = Backups(full.path)
    backups.delete(first)
    assert lying(beside) == {NAME, "letter.txt"}
    backups.delete(second)
    assert lying(beside) == {"letter.txt"}
    assert lying(full.path / "files") == {NAME}
    vault.close(library.journal.head())


def test_files_stay_beside_the_backups_while_one_of_these_cannot_be_read(full):
    vault = full.open()
    library = library_of(vault)
    first, second = back_up(vault, library), back_up(vault, library)
    (full.path / "backups" / first).write_bytes(b"unreadable")
    Backups(full.path).delete(second)
    assert lying(full.path / "backups" / "files") == {NAME}
    vault.close(library.journal.head())


def test_the_oldest_backups_go_and_the_files_of_those_that_are_kept_stay(full):
    vault = full.open()
    library = library_of(vault)
    for _ in range(KEPT + 2):
        back_up(vault, library)
    backups = Backups(full.path)
    assert len(backups.all()) == KEPT
    assert all(map(backups.sealed.holds, [NAME]))
    vault.close(library.journal.head())


def test_a_file_beside_the_backups_that_was_cut_short_is_copied_anew(full):
    vault = full.open()
    library = library_of(vault)
    back_up(vault, library)
    (full.path / "backups" / FILE).write_bytes(SEALED[:-1])
    back_up(vault, library)
    assert Backups(full.path).sealed.holds(NAME)
    vault.close(library.journal.head())


# A new key.


def test_a_new_key_touches_no_file(full):
    before = (full.path / FILE).stat()
    old = full.open()
    new = recast(old, {full.template.ada})
    new.take_place(old, old.audit_head)
    after = (full.path / FILE).stat()
    same = ("st_ino", "st_mtime_ns", "st_ctime_ns", "st_size")
    assert all(getattr(before, name) == getattr(after, name) for name in same)
    assert library_of(new).contents.bad() == []
    new.close(old.audit_head)


def test_a_new_key_is_given_although_a_file_is_lost(full):
    (full.path / FILE).unlink()
    old = full.open()
    new = recast(old, {full.template.ada})
    new.take_place(old, old.audit_head)
    assert [one.content for one in library_of(new).contents.bad()] == [NAME]
    new.close(old.audit_head)


# Another place.


def test_files_and_those_beside_the_backups_move_with_the_cabinet(full, tmp_path):
    vault = full.open()
    back_up(vault, library_of(vault))
    vault.close(vault.audit_head)
    moved = full.folder.move(tmp_path / "new place")
    assert not full.path.exists()
    vault = moved.open(full.keys(ADA, moved))
    assert library_of(vault).contents.bad() == []
    (backup,) = Backups(moved.path).all()
    assert Backups(moved.path).sealed.holds(NAME)
    assert backup.opens_for(full.template.ben)
    vault.close()


def test_what_is_not_ours_in_the_folder_of_files_does_not_move(full, tmp_path):
    (full.path / "files" / "letter.txt").write_text("Dear all")
    moved = full.folder.move(tmp_path / "new place")
    assert lying(full.path / "files") == {"letter.txt"}
    assert lying(moved.path / "files") == {NAME}


def test_a_move_that_fails_leaves_no_file_behind(full, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smdesk.vault.moving.write_through", refuse)
    with pytest.raises(Exception, match="DISK_FULL"):
        full.folder.move(tmp_path / "new place")
    assert not (tmp_path / "new place").exists()
    assert lying(full.path / "files") == {NAME}
