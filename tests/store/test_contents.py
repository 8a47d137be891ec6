"""Sealed files beside the log: kept once, never rewritten, missed when they are gone."""

import hashlib
from datetime import UTC, datetime

import pytest
import sqlcipher3.dbapi2 as sql

from smdesk.domain.custody import SecretVersion
from smdesk.domain.records import RecordId
from smdesk.store.contents import Wrong
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
def library():
    library = open_library()
    do(library, "begin", INSTAGRAM, SECRET)
    return library


def put(library, sealed=SEALED, number=1):
    with library.transaction("attach", by=ADA):
        name = library.contents.put(sealed)
        library.secret_versions.save(version(name, number))
    return name


def unlocked(library):
    """Let a tool of somebody's own past the triggers."""
    connection = library.journal._connection
    connection.execute("DROP TRIGGER content_stays")
    connection.execute("DROP TRIGGER content_is_kept")
    return connection


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
    assert f'"{name}"' in said
    assert max(map(len, said)) < 200


def test_the_same_bytes_lie_there_once(library):
    assert put(library) == put(library, number=2)
    assert library.contents.size() == len(SEALED)


def test_a_file_is_put_in_within_a_task_or_not_at_all(library):
    with pytest.raises(RuntimeError, match="task"):
        library.contents.put(SEALED)
    with pytest.raises(sql.IntegrityError), library.transaction("attach", by=ADA):
        library.secret_versions.save(version(library.contents.put(SEALED), number=0))
    assert library.contents.size() == 0


def test_whoever_has_to_know_hears_of_the_first_byte_that_is_written():
    told = []
    connection = connect()
    open_library(connection)
    library = open_library(connection, before_write=lambda: told.append(1))
    with library.transaction("attach", by=ADA):
        library.contents.put(SEALED)
    assert told == [1]


@pytest.mark.parametrize("change", ["UPDATE content SET sealed = x'00'", "DELETE FROM content"])
def test_no_file_is_ever_rewritten_or_deleted(library, change):
    put(library)
    with pytest.raises(sql.IntegrityError, match="never rewritten"):
        library.journal._connection.execute(change)


def test_a_sound_cabinet_misses_nothing(library):
    put(library)
    assert library.contents.missing() == library.contents.bad() == []


def test_a_file_that_is_gone_is_named(library):
    name = put(library)
    unlocked(library).execute("DELETE FROM content")
    (missing,) = library.contents.bad()
    assert library.contents.missing() == [missing]
    assert (missing.secret, missing.number, missing.content) == (SECRET.id, 1, name)
    assert missing.what is Wrong.MISSING


def test_a_file_that_was_changed_is_named_with_every_version_that_has_it(library):
    put(library)
    put(library, number=2)
    put(library, b"another", number=3)
    unlocked(library).execute("UPDATE content SET sealed = x'00' WHERE length(sealed) > 100")
    found = library.contents.bad()
    assert [(one.number, one.what) for one in found] == [(1, Wrong.ALTERED), (2, Wrong.ALTERED)]
    assert library.contents.missing() == []


def test_what_is_in_the_bin_is_not_missed(library):
    put(library)
    with library.transaction("bin", by=ADA):
        for kept in library.secret_versions.all():
            library.secret_versions.remove(kept.id)
    unlocked(library).execute("DELETE FROM content")
    assert library.contents.bad() == []
