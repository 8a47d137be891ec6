"""An older cabinet is brought up to date with care; a newer one is left alone."""

import re

import pytest
import sqlcipher3.dbapi2 as sql

from smdesk.store.errors import SchemaTooNewError
from smdesk.store.migrations import migrate, scripts, version
from tests.store.cabinets import GRACE, connect, do, open_library

LATER = "ALTER TABLE seat ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"


def run(connection, steps, heard):
    migrate(
        connection,
        steps=steps,
        before_write=lambda: heard.append("write"),
        before_migrating=heard.append,
    )


def test_an_empty_database_becomes_a_cabinet_with_nothing_to_copy_first():
    connection, heard = connect(), []
    run(connection, scripts(), heard)
    assert version(connection) == len(scripts())
    assert heard == ["write"]


def test_a_cabinet_that_is_up_to_date_is_not_written():
    connection, heard = connect(), []
    open_library(connection)
    changes = connection.total_changes
    run(connection, scripts(), heard)
    assert heard == []
    assert connection.total_changes == changes


def test_an_older_cabinet_is_copied_first_and_then_brought_up_to_date():
    connection, heard = connect(), []
    do(open_library(connection), "add", GRACE)
    run(connection, (*scripts(), LATER), heard)
    assert heard == [len(scripts()), "write"]
    assert version(connection) == len(scripts()) + 1


def test_a_copy_that_cannot_be_made_stops_the_migration():
    connection = connect()
    open_library(connection)

    def refuse(_have):
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        migrate(
            connection,
            steps=(*scripts(), LATER),
            before_write=lambda: None,
            before_migrating=refuse,
        )
    assert version(connection) == len(scripts())


def test_a_step_that_fails_is_taken_back_whole():
    connection, heard = connect(), []
    open_library(connection)
    with pytest.raises(sql.OperationalError):
        run(connection, (*scripts(), f"{LATER}; CREATE TABLE nonsense"), heard)
    assert version(connection) == len(scripts())
    assert not connection.in_transaction
    columns = [row[1] for row in connection.execute("PRAGMA table_info(seat)")]
    assert "colour" not in columns


def test_a_newer_cabinet_is_left_alone():
    connection = connect()
    connection.execute("PRAGMA user_version = 99")
    with pytest.raises(SchemaTooNewError) as raised:
        open_library(connection)
    assert (raised.value.version, raised.value.known) == (99, len(scripts()))
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_no_step_opens_or_closes_a_transaction_of_its_own():
    for script in scripts():
        assert not re.search(r"^\s*(COMMIT|ROLLBACK|BEGIN (IMMEDIATE|TRANSACTION))", script, re.M)
