"""Sealed files beside the database: kept once, never rewritten, missed when they are gone."""

import hashlib
from datetime import UTC, datetime

import pytest
import sqlcipher3.dbapi2 as sql

from smdesk.domain.custody import SecretVersion
from smdesk.domain.records import RecordId
from smdesk.store.contents import Wrong
from smdesk.store.migrations import migrate, scripts
from smdesk.vault.errors import WriteFailedError, WriteWhy
from smdesk.vault.sealed_folder import SealedFolder
from tests.store.cabinets import ADA, INSTAGRAM, SECRET, connect, do, open_library

SEALED = b"sealed bytes" * 1000


def version(name, number=1):
    return SecretVersion(
        secret=SECRET.id,
        number=number,
        sealed=b"key",
        generation=1,
        made_at=datetime(2026, 9, 1, tzinfo=UTC),
        made_by=RecordId("ada"),
        content=name,
    )


@pytest.fixture
def shelf(tmp_path):
    return SealedFolder(tmp_path / "files")


@pytest.fixture
def library(shelf):
    library = open_library(shelf=shelf)
    do(library, "begin", INSTAGRAM, SECRET)
    return library


def put(library, sealed=SEALED, number=1):
    with library.transaction("attach", by=ADA):
        name = library.contents.put(sealed)
        library.secret_versions.save(version(name, number))
    return name


def test_a_file_lies_under_the_hash_of_its_bytes(library):
    name = put(library)
    assert name == hashlib.sha256(SEALED).hexdigest()
    assert library.contents.get(name) == SEALED
    assert library.contents.get("0" * 64) is None
    assert library.contents.size() == len(SEALED)


def test_the_log_carries_the_hash_and_not_the_bytes(library):
    name = put(library)
    connection = library.journal._connection
    said = [value for (value,) in connection.execute("SELECT value FROM operation")]
    assert any(f'"content":"{name}"' in value for value in said)
    assert max(map(len, said)) < 400


def test_the_same_bytes_lie_there_once(library):
    assert put(library) == put(library, number=2)
    assert library.contents.size() == len(SEALED)


def test_a_file_is_put_in_within_a_task_or_not_at_all(library, shelf):
    with pytest.raises(RuntimeError, match="task"):
        library.contents.put(SEALED)
    assert shelf.sizes() == {}
    with pytest.raises(sql.IntegrityError), library.transaction("attach", by=ADA):
        library.secret_versions.save(version(library.contents.put(SEALED), number=0))
    assert library.contents.size() == 0


def test_what_a_task_that_failed_left_there_is_swept_and_nothing_else(library, shelf):
    kept = put(library)
    with pytest.raises(sql.IntegrityError), library.transaction("attach", by=ADA):
        library.secret_versions.save(version(library.contents.put(b"lost"), number=0))
    (shelf.folder / "letter.txt").write_text("Dear all")
    (shelf.folder / ("0" * 63)).write_text("one digit too few")
    (orphan,) = library.contents.orphans()
    library.contents.sweep()
    left = {file.name for file in shelf.folder.iterdir()}
    assert left == {kept, "letter.txt", "0" * 63}
    assert orphan not in left


def test_a_file_that_only_the_log_names_is_never_swept(library, shelf):
    """Somebody with other tools took it off the list; the log still says it was put in."""
    name = put(library)
    with library.transaction("bin", by=ADA):
        for one in library.secret_versions.all():
            library.secret_versions.remove(one.id)
    connection = library.journal._connection
    connection.execute("DROP TRIGGER file_beside_is_kept")
    connection.execute("DELETE FROM file_beside")
    library.contents.sweep()
    assert shelf.holds(name)


def test_the_file_is_on_the_disk_before_the_database_names_it(library, shelf, monkeypatch):
    def refuse(name, data):
        raise WriteFailedError(shelf.folder, WriteWhy.DISK_FULL, "file")

    monkeypatch.setattr(shelf, "put", refuse)
    with pytest.raises(WriteFailedError):
        put(library)
    assert library.contents.size() == 0
    assert library.secret_versions.all() == []


def test_whoever_has_to_know_hears_of_the_first_byte_that_is_written():
    told = []
    connection = connect()
    open_library(connection)
    library = open_library(connection, before_write=lambda: told.append(1))
    with library.transaction("attach", by=ADA):
        library.contents.put(SEALED)
    assert told == [1]


@pytest.mark.parametrize("change", ["UPDATE file_beside SET bytes = 1", "DELETE FROM file_beside"])
def test_no_file_is_ever_rewritten_or_deleted(library, change):
    put(library)
    with pytest.raises(sql.IntegrityError, match="never rewritten"):
        library.journal._connection.execute(change)


def test_a_sound_cabinet_misses_nothing(library):
    put(library)
    assert library.contents.missing() == library.contents.bad() == []


def test_a_file_that_is_gone_is_named(library, shelf):
    name = put(library)
    shelf.remove([name])
    (missing,) = library.contents.bad()
    assert library.contents.missing() == [missing]
    assert (missing.secret, missing.number, missing.content) == (SECRET.id, 1, name)
    assert missing.what is Wrong.MISSING


def test_a_file_that_was_changed_is_named_with_every_version_that_has_it(library, shelf):
    name = put(library)
    put(library, number=2)
    put(library, b"another", number=3)
    (shelf.folder / name).write_bytes(SEALED[:-1] + b"!")
    found = library.contents.bad()
    assert [(one.number, one.what) for one in found] == [(1, Wrong.ALTERED), (2, Wrong.ALTERED)]
    assert library.contents.missing() == []


def test_a_file_that_was_cut_short_is_seen_without_reading_it(library, shelf):
    name = put(library)
    (shelf.folder / name).write_bytes(SEALED[:-1])
    assert [one.what for one in library.contents.missing()] == [Wrong.ALTERED]
    assert [one.what for one in library.contents.bad()] == [Wrong.ALTERED]


def test_a_file_under_the_name_of_another_is_found(library, shelf):
    name = put(library)
    other = put(library, b"x" * len(SEALED), number=2)
    (shelf.folder / name).replace(shelf.folder / other)
    found = {one.number: one.what for one in library.contents.bad()}
    assert found == {1: Wrong.MISSING, 2: Wrong.ALTERED}


def test_what_is_in_the_bin_is_not_missed(library, shelf):
    name = put(library)
    with library.transaction("bin", by=ADA):
        for kept in library.secret_versions.all():
            library.secret_versions.remove(kept.id)
    shelf.remove([name])
    assert library.contents.bad() == []


# A cabinet of an earlier smdesk, which kept the files in the database.


@pytest.fixture
def earlier():
    """Return a connection to a cabinet with two files in it, each named by a version."""
    connection = connect()
    migrate(
        connection,
        steps=scripts()[:9],
        before_write=lambda: None,
        before_migrating=lambda have: None,
    )
    for data in (SEALED, b"another"):
        name = hashlib.sha256(data).hexdigest()
        connection.execute("INSERT INTO content VALUES (?, ?)", (name, data))
    return connection


def named(connection):
    return {name for (name,) in connection.execute("SELECT hash FROM file_beside")}


def rows(connection):
    return connection.execute("SELECT count(*) FROM content").fetchone()[0]


def test_the_files_of_an_earlier_cabinet_are_moved_beside_it(earlier, shelf):
    told = []
    library = open_library(earlier, shelf=shelf, before_write=lambda: told.append(1))
    assert rows(earlier) == 0
    assert {shelf.get(name) for name in named(earlier)} == {SEALED, b"another"}
    assert library.contents.size() == len(SEALED) + 7
    assert library.contents.orphans() == set()
    assert told


def test_files_that_find_no_room_stay_where_they_are_and_can_be_read(earlier, shelf, monkeypatch):
    def full(name, data):
        raise WriteFailedError(shelf.folder, WriteWhy.DISK_FULL, "file")

    with monkeypatch.context() as patch:
        patch.setattr(shelf, "put", full)
        library = open_library(earlier, shelf=shelf)
        assert rows(earlier) == 2
        assert {library.contents.get(name) for name in named(earlier)} == {SEALED, b"another"}
        assert library.contents.bad() == []
    open_library(earlier, shelf=shelf)
    assert rows(earlier) == 0


def test_a_file_that_was_altered_in_an_earlier_cabinet_is_not_moved_under_a_wrong_name(
    earlier, shelf
):
    earlier.execute("DROP TRIGGER content_stays")
    earlier.execute("UPDATE content SET sealed = x'00' WHERE length(sealed) = 7")
    open_library(earlier, shelf=shelf)
    assert rows(earlier) == 1
    assert list(shelf.sizes().values()) == [len(SEALED)]


def test_the_room_that_moved_files_leave_is_given_back(tmp_path, shelf):
    connection = connect(tmp_path / "cabinet.db")
    migrate(
        connection,
        steps=scripts()[:9],
        before_write=lambda: None,
        before_migrating=lambda have: None,
    )
    data = bytes(2_000_000)
    connection.execute(
        "INSERT INTO content VALUES (?, ?)", (hashlib.sha256(data).hexdigest(), data)
    )
    open_library(connection, shelf=shelf)
    assert (tmp_path / "cabinet.db").stat().st_size < len(data)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_no_file_goes_into_the_database_any_more(library):
    with pytest.raises(sql.IntegrityError, match="beside"):
        library.journal._connection.execute("INSERT INTO content VALUES (?, ?)", ("0" * 64, b"x"))
