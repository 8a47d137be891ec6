"""New records are in the log whole; logs in which each field had an operation go on beside them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.journal import BORN, Dot, Operation, entry_hash, json_text
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person
from smdesk.store.check import Amiss, Disagreement
from smdesk.store.transaction import Transaction
from tests.store.cabinets import ADA, EDITOR, GRACE, INSTAGRAM, bin_, do, open_library
from tests.store.taking_back import redoable, undoable
from tests.store.test_chain import check

PEOPLE = [RecordId(f"p{number}") for number in range(3)]
person = st.builds(
    Person,
    id=st.sampled_from(PEOPLE),
    name=st.sampled_from(["Ada", "Ben"]),
    work=st.sampled_from(["", "poet", "clerk"]),
    email=st.sampled_from(["", "a@library.org"]),
)


def switched(patch):
    """Return a switch that lets new records be written as they were before: field by field."""
    whole = Transaction.operations
    before = {"on": False}

    def operations(self, device, counter):
        said = []
        for one in whole(self, device, counter):
            for field, value in (
                one.fields.items() if one.field == BORN else [(one.field, one.value)]
            ):
                counter += 1
                replaces = () if one.field == BORN else one.replaces
                dot = Dot(device, counter)
                said.append(Operation(dot, one.kind, one.record, field, json_text(value), replaces))
        return said

    def written(self, device, counter):
        return (operations if before["on"] else whole)(self, device, counter)

    patch.setattr(Transaction, "operations", written)
    return before


@pytest.fixture
def field_by_field(monkeypatch):
    return switched(monkeypatch)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_both_forms_in_one_log_say_the_same_and_are_undone_alike(data):
    with pytest.MonkeyPatch.context() as patch:
        switch = switched(patch)
        mixed, whole = open_library(), open_library()
        for _ in range(data.draw(st.integers(1, 10))):
            switch["on"] = False
            step = data.draw(person | st.sampled_from([*PEOPLE, "undo", "redo"]))
            entries = [_done(whole, step)]
            switch["on"] = data.draw(st.booleans())
            entries.append(_done(mixed, step))
            assert len({entry is None for entry in entries}) == 1
            assert mixed.people.all() == whole.people.all()
            assert [b.record for b in mixed.journal.removed(Person)] == [
                b.record for b in whole.journal.removed(Person)
            ]
            assert mixed.disagreements() == []
            for one in PEOPLE:
                told = [
                    {
                        (c.entry.number, c.field, c.before, c.after)
                        for c in library.journal.history(one)
                    }
                    for library in (mixed, whole)
                ]
                assert told[0] == told[1]
        check(mixed)
        check(whole)


def _done(library, step):
    if step in {"undo", "redo"}:
        entry = undoable(library, ADA) if step == "undo" else redoable(library, ADA)
        return library.undo(entry, by=ADA) if entry else None
    if isinstance(step, Person):
        return do(library, "save", step)
    return bin_(library, replace(GRACE, id=step)) if library.people.get(step) else None


def test_an_old_record_that_is_changed_and_taken_back_is_as_it_was(field_by_field):
    library = open_library()
    field_by_field["on"] = True
    do(library, "add", GRACE)
    field_by_field["on"] = False
    changed = do(library, "change", replace(GRACE, name="G.", phone="4711"))
    library.undo(changed, by=ADA)
    assert library.people.all() == [GRACE]
    assert library.disagreements() == []


def test_a_new_record_has_nothing_in_the_table_of_what_stands_until_a_field_is_changed(library):
    connection = library.journal._connection
    count = "SELECT count(*) FROM standing"
    do(library, "add", GRACE, EDITOR)
    assert connection.execute(count).fetchone() == (0,)
    do(library, "change", replace(GRACE, work="Admiral"))
    assert connection.execute(count).fetchone() == (1,)


def test_a_record_that_was_made_differently_than_the_log_says_is_named(library):
    do(library, "add", INSTAGRAM)
    connection = library.journal._connection
    connection.execute("DROP TRIGGER operation_stays")
    connection.execute("UPDATE operation SET value = json_set(value, '$.name', 'Other')")
    assert library.disagreements() == [Disagreement("account", INSTAGRAM.id, "name", Amiss.VALUE)]


def test_a_field_that_is_named_twice_in_the_log_does_not_pass_for_what_was_signed(library):
    entry = do(library, "add", GRACE)
    vault = library._chain.vault
    assert entry_hash(vault, entry, library.journal.operations(entry)) == entry.hash
    connection = library.journal._connection
    connection.execute("DROP TRIGGER operation_stays")
    (said,) = connection.execute("SELECT value FROM operation").fetchone()
    connection.execute("UPDATE operation SET value = ?", ('{"name":"Eve",' + said[1:],))
    (told,) = library.journal.operations(entry)
    assert json.loads(told.text) != json.loads(said)
    assert entry_hash(vault, entry, (told,)) != entry.hash


def test_blanks_between_the_words_of_the_log_change_nothing_that_it_says(library):
    entry = do(library, "add", GRACE)
    connection = library.journal._connection
    connection.execute("DROP TRIGGER operation_stays")
    connection.execute("UPDATE operation SET value = replace(value, ':', ' : ')")
    assert entry_hash(library._chain.vault, entry, library.journal.operations(entry)) == entry.hash
