"""A page put back from an older copy, or a row changed behind smdesk's back, is named."""

from dataclasses import replace

import pytest

from smdesk.domain.journal import REMOVED
from smdesk.domain.records import RecordId
from smdesk.store.check import Amiss, Disagreement
from tests.store.cabinets import (
    ADA,
    EDITOR,
    GRACE,
    INSTAGRAM,
    YEAR,
    bin_,
    connect,
    do,
    open_library,
)
from tests.store.taking_back import undoable


@pytest.fixture
def tampered(library):
    """Return a way to run SQL past everything that guards the tables."""
    do(library, "add", GRACE, EDITOR, YEAR, INSTAGRAM)
    do(library, "change", replace(GRACE, work="Admiral"))
    bin_(library, YEAR)
    assert library.disagreements() == []
    connection = library.journal._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")

    def tamper(statement, *values):
        connection.execute(statement, values)
        return set(library.disagreements())

    return tamper


def test_a_changed_row_is_named_by_its_field(tampered):
    assert tampered("UPDATE account SET url = 'https://evil.example'") == {
        Disagreement("account", INSTAGRAM.id, "url", Amiss.VALUE),
        Disagreement("account", INSTAGRAM.id, "", Amiss.SEARCH),
    }


def test_an_older_value_put_back_is_named(tampered):
    assert Disagreement("person", GRACE.id, "work", Amiss.VALUE) in tampered(
        "UPDATE person SET work = ''"
    )


def test_a_lost_row_is_named(tampered):
    found = tampered("DELETE FROM seat")
    assert Disagreement("seat", EDITOR.id, "", Amiss.LOST) in found


def test_a_row_that_nobody_wrote_is_named(tampered):
    found = tampered("INSERT INTO seat VALUES ('s', 'Spy', '')")
    assert Disagreement("seat", RecordId("s"), "", Amiss.UNKNOWN) in found


def test_a_row_taken_from_the_bin_is_named(tampered):
    found = tampered(
        "INSERT INTO term VALUES (?, ?, ?, '2026-09-01', '2027-08-31', '', '', '')",
        YEAR.id,
        GRACE.id,
        EDITOR.id,
    )
    assert Disagreement("term", YEAR.id, "", Amiss.UNKNOWN) in found


def test_a_row_that_makes_no_record_is_named(tampered):
    found = tampered("UPDATE account SET platform = 'myspace'")
    assert Disagreement("account", INSTAGRAM.id, "", Amiss.UNREADABLE) in found


def test_a_link_to_nothing_is_named(tampered):
    found = tampered("UPDATE account SET run_through = 'nobody'")
    assert Disagreement("account", INSTAGRAM.id, "run_through", Amiss.LINK) in found


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM standing WHERE field = 'removed'",
        "UPDATE standing SET counter = 1 WHERE field = 'removed'",
        """INSERT INTO standing
        SELECT kind, record, 'removed', 1, 1 FROM operation WHERE kind = 'term' AND field = ''""",
    ],
)
def test_what_is_wrongly_kept_as_standing_is_named(tampered, statement):
    assert Disagreement("term", YEAR.id, REMOVED, Amiss.STANDING) in tampered(statement)


def test_words_that_search_lost_or_made_up_are_named(tampered):
    assert tampered("DELETE FROM findable WHERE kind = 'seat'") == {
        Disagreement("seat", EDITOR.id, "", Amiss.SEARCH)
    }
    found = tampered("INSERT INTO findable (kind, record, title, body) VALUES ('seat','x','X','')")
    assert Disagreement("seat", RecordId("x"), "", Amiss.SEARCH) in found


def test_an_index_that_does_not_fit_its_words_is_named(tampered):
    found = tampered("UPDATE findable SET title = 'else' WHERE kind = 'seat'")
    assert Disagreement("", RecordId(""), "", Amiss.SEARCH) in found


def test_looking_for_disagreements_changes_nothing_on_the_disk(tmp_path):
    path = tmp_path / "cabinet.db"
    library = open_library(connect(path))
    do(library, "add", GRACE, INSTAGRAM)
    bin_(library, GRACE)
    before = path.read_bytes()
    assert library.disagreements() == []
    assert path.read_bytes() == before


def test_two_values_written_apart_stand_side_by_side_until_one_is_written(library):
    """What sharing will bring: an operation that replaces nothing, beside one that stands."""
    do(library, "add", GRACE)
    connection = library.journal._connection
    do(library, "change", replace(GRACE, email="captain@library.org"))
    other = open_library(connection, "elsewhere")
    do(other, "change", replace(GRACE, email="admiral@library.org"))
    operation = "(SELECT max(counter) FROM operation WHERE field = 'email' AND entry = 2)"
    connection.execute(f"INSERT INTO standing SELECT 'person', 'grace', 'email', 2, {operation}")
    entry = do(library, "settle", replace(GRACE, email="poet@library.org"))
    (settled,) = library.journal.operations(entry)
    assert {dot.device for dot in settled.replaces} == {"elsewhere", "front-desk"}
    (stands,) = connection.execute(
        "SELECT count(*) FROM standing WHERE record = 'grace' AND field = 'email'"
    ).fetchone()
    assert stands == 1
    assert library.disagreements() == []
    assert undoable(library, ADA) == entry
