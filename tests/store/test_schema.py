"""The tables are shaped as the records are, and refuse what a record would refuse."""

from dataclasses import fields
from enum import Enum
from typing import get_args, get_origin, get_type_hints

import pytest
import sqlcipher3.dbapi2 as sql
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from smdesk.domain.calendar import State as Standing
from smdesk.store.library import KINDS
from tests.store.cabinets import ADA, INSTAGRAM, PARENTS, RECORDS, do, open_library


@pytest.fixture
def connection(library):
    return library.journal._connection


def raw(kind):
    """Return the raw values of some record of the kind, by column."""
    found = []

    @settings(max_examples=1, phases=[Phase.generate], database=None)
    @given(RECORDS[kind])
    def draw(record):
        found.append(record)

    draw()
    shape = open_library().table(kind).shape
    return dict(zip(shape.names, shape.row(found[0]), strict=True))


def insert(connection, kind, values):
    """Write the values past Table and its record, with nothing to point at needed."""
    connection.execute("PRAGMA foreign_keys = OFF")
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute("BEGIN")
    try:
        connection.execute(
            f'INSERT INTO "{kind.kind}" ({names}) VALUES ({marks})',  # noqa: S608
            tuple(values.values()),
        )
    finally:
        connection.execute("ROLLBACK")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_table_has_the_columns_that_its_record_has_fields(library, connection, kind):
    shape = library.table(kind).shape
    info = connection.execute(f'PRAGMA table_info("{kind.kind}")').fetchall()
    has = {name: (type_, bool(filled)) for _, name, type_, filled, _, _ in info}
    assert has == {c.name: (c.codec.sql, not c.optional) for c in shape.columns}
    assert list(has) == [field.name for field in fields(kind)]


def test_there_is_a_table_for_every_kind_and_none_for_anything_else(connection):
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'found%'"
    )
    has = {name for (name,) in found}
    assert has == {kind.kind for kind in KINDS} | {
        "entry",
        "operation",
        "standing",
        "findable",
        "content",
        "file_beside",
        "record_key",
    }


def test_all_tables_of_ours_are_strict(connection):
    lax = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0"
    ).fetchall()
    assert all(name.startswith(("sqlite_", "found_")) for (name,) in lax)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_table_takes_every_choice_that_its_record_has_and_no_other(connection, kind):
    values = raw(kind)
    for name, hint in get_type_hints(kind).items():
        # A list of choices is JSON, which the table does not look into.
        types = () if get_origin(hint) is tuple else (hint, *get_args(hint))
        choices = [t for t in types if isinstance(t, type) and issubclass(t, Enum)]
        for choice in (one for enum in choices for one in enum):
            if choice is Standing.POSTED:
                # Nothing is posted without an approval; tests of its own try that.
                continue
            insert(connection, kind, values | {name: choice.value})
        if choices:
            with pytest.raises(sql.IntegrityError):
                insert(connection, kind, values | {name: "none of these"})


WRONG = [
    ("organisation", {"name": "  "}),
    ("organisation", {"team": ""}),
    ("organisation", {"inquiries_email": "nowhere"}),
    ("organisation", {"year_starts_month": 13}),
    ("organisation", {"year_starts_day": 0}),
    ("organisation", {"lock_after_minutes": 0}),
    ("organisation", {"clear_after_seconds": 4}),
    ("organisation", {"sample": 2}),
    ("person", {"name": " "}),
    ("person", {"email": "@"}),
    ("person", {"id": ""}),
    ("person", {"id": None}),
    ("seat", {"name": ""}),
    ("term", {"first": "2026-02-30"}),
    ("term", {"last": "some day"}),
    ("term", {"first": "2026-09-02", "last": "2026-09-01"}),
    ("term", {"person": None}),
    ("account", {"name": "   "}),
    ("account", {"url": "javascript:alert(1)"}),
    ("account", {"recovery_email": "nowhere"}),
    ("account", {"second_factor_private": 7}),
    ("account", {"backup_codes_checked": "yesterday"}),
    ("account", {"platform_admins": '"Ada"'}),
    ("account", {"connected_apps": "not json"}),
    ("support_unit", {"name": ""}),
    ("support_unit", {"confirmed_on": "2026-13-01"}),
    ("custodian", {"since": ""}),
    ("custodian", {"primary": 2}),
    ("secret_version", {"number": 0}),
    ("secret_version", {"sealed": b""}),
    ("secret_version", {"made_at": "2026-09-01T08:00:00+02:00"}),
    ("secret_version", {"made_at": "2026-09-41T08:00:00+00:00"}),
    ("key_wrap", {"wrapped": b""}),
    ("key_wrap", {"slot": ""}),
    ("exposure", {"person": ""}),
    ("exposure", {"number": 0}),
    ("exposure", {"at": "2026-09-01"}),
    ("secret_version", {"size": -1}),
    ("passkey", {"device": " "}),
    ("passkey", {"account": None}),
    ("passkey", {"added_on": "yesterday"}),
    ("account_field", {"label": ""}),
    ("code_use", {"position": 0}),
    ("code_use", {"number": 0}),
    ("code_use", {"used_on": "today"}),
    ("code_use", {"person": ""}),
    ("letter", {"written_on": "2026"}),
    ("letter", {"advice": "{}"}),
    ("first_task", {"text": " "}),
    ("month_note", {"month": "2026-11-02"}),
    ("month_note", {"prompt": "why"}),
    ("month_note", {"text": " "}),
    ("sitting", {"on": "today"}),
    ("sitting", {"present": "{}"}),
    ("sitting", {"covered": ""}),
    ("step_done", {"term": ""}),
    ("step_done", {"step": "-61"}),
    ("step_done", {"on": "today"}),
    ("handover", {"giving": ""}),
    ("handover", {"taking": " "}),
    ("handover", {"on": "today"}),
    ("handover", {"handed_over_on": "today"}),
    ("handover", {"completed_on": "today"}),
    ("handover", {"completed_on": "2026-01-01", "handed_over_on": None}),
    ("receipt_line", {"what": ""}),
    ("receipt_line", {"given": 2}),
    ("receipt_line", {"got": 2}),
    ("signature", {"side": "judge"}),
    ("signature", {"name": ""}),
    ("signature", {"on": "today"}),
    ("packet_copy", {"lines": "{}"}),
    ("annex", {"number": " "}),
    ("annex", {"printed_at": "now"}),
    ("annex", {"recipient": " "}),
    ("annex", {"reason": ""}),
    ("annex", {"accounts": "[]"}),
    ("annex", {"secrets": -1}),
    ("annex", {"way": "mail"}),
    ("packet", {"number": ""}),
    ("packet", {"holes": -1}),
    ("packet", {"printed_at": "now"}),
    ("upkeep", {"person": ""}),
    ("upkeep", {"problems": -1}),
    ("bound_clause", {"rule": ""}),
    ("bound_clause", {"document": ""}),
    ("bound_clause", {"number": " "}),
]


@pytest.mark.parametrize(("name", "wrong"), WRONG, ids=str)
def test_not_even_a_faulty_release_can_store_what_breaks_a_rule(connection, name, wrong):
    kind = next(kind for kind in KINDS if kind.kind == name)
    values = raw(kind)
    insert(connection, kind, values)
    with pytest.raises(sql.IntegrityError):
        insert(connection, kind, values | wrong)


@pytest.mark.parametrize("table", ["entry", "operation"])
@pytest.mark.parametrize("change", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_log_is_only_added_to(library, connection, table, change):
    do(library, "add", INSTAGRAM)
    column = {"entry": "task", "operation": "value"}[table]
    with pytest.raises(sql.IntegrityError, match="only added to"):
        connection.execute(change.format(table).replace("rowid", column))


@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_nobody_can_unlearn_a_secret_and_no_version_is_rewritten(data):
    library = open_library()
    by_kind = {kind.kind: kind for kind in KINDS}
    exposure = data.draw(RECORDS[by_kind["exposure"]])
    version = data.draw(RECORDS[by_kind["secret_version"]])
    do(library, "know", *PARENTS, exposure, version)
    connection = library.journal._connection
    for change in (
        "UPDATE exposure SET device = 'elsewhere'",
        "DELETE FROM exposure",
        "UPDATE secret_version SET number = 9",
    ):
        with pytest.raises(sql.IntegrityError):
            connection.execute(change)
    with pytest.raises(sql.IntegrityError), library.transaction("forget", by=ADA):
        library.exposures.remove(exposure.id)
    assert library.exposures.all() == [exposure]


def test_the_index_fits_the_pages_of_an_encrypted_database(connection):
    assert connection.execute("SELECT v FROM found_config WHERE k = 'pgsz'").fetchone() == (3950,)


def test_what_an_account_owns_is_found_by_an_index(connection):
    for table, column in (
        ("custodian", "account"),
        ("custodian", "person"),
        ("secret", "account"),
        ("secret_version", "secret"),
        ("key_wrap", "account"),
        ("exposure", "secret"),
        ("exposure", "person"),
        ("passkey", "account"),
        ("passkey", "person"),
        ("account_field", "account"),
        ("code_use", "secret"),
        ("term", "person"),
        ("term", "seat"),
    ):
        sql_ = f'EXPLAIN QUERY PLAN SELECT * FROM "{table}" WHERE "{column}" = ?'  # noqa: S608
        plan = connection.execute(sql_, ("x",)).fetchall()
        assert "USING INDEX" in plan[0][3], (table, column)


def test_the_records_alone_know_the_defaults_so_that_they_cannot_differ(connection):
    for kind in KINDS:
        info = connection.execute(f'PRAGMA table_info("{kind.kind}")').fetchall()
        assert all(default is None for *_, default, _ in info)
