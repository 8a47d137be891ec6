"""One task is one entry: all of it, or nothing."""

from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sql

from smdesk.domain.journal import BORN, REMOVED, Dot
from smdesk.domain.records import MOST_REASON, Fault, InvalidError, RecordId, Ref
from smdesk.store.errors import CannotUndoError, NotKeptError, NotKeptWhy, StillNeededError
from tests.store.cabinets import (
    ADA,
    BEN,
    DESK,
    EDITOR,
    GRACE,
    INSTAGRAM,
    YEAR,
    bin_,
    connect,
    do,
    open_library,
    rows,
)


class OopsError(Exception):
    pass


def test_one_task_is_one_entry_with_an_operation_for_each_new_record_that_says_all_of_it(library):
    entry = do(library, "roster.add", GRACE, EDITOR, YEAR, reason="A new year")
    assert library.journal.entries() == [entry]
    assert (entry.task, entry.reason, entry.person, entry.slot) == (
        "roster.add",
        "A new year",
        ADA.person,
        ADA.slot,
    )
    operations = library.journal.operations(entry)
    assert [o.dot for o in operations] == [Dot(DESK, n + 1) for n in range(len(operations))]
    assert [(o.record, o.field) for o in operations] == [
        (record.id, BORN) for record in (GRACE, EDITOR, YEAR)
    ]
    assert operations[0].value == {"name": GRACE.name, "email": GRACE.email}
    assert all(o.replaces == () for o in operations)


def test_many_records_are_written_together_as_each_would_be(library):
    do(library, "add", GRACE)
    bin_(library, GRACE)
    do(library, "add", EDITOR)
    others = [replace(GRACE, id=RecordId(f"p{n}"), name=f"Person {n:02}") for n in range(50)]
    changed = replace(EDITOR, name="Editor in chief")
    with library.transaction("many", by=ADA) as current:
        library.people.save_all([*others, GRACE, others[0]])
        library.seats.save_all([changed])
        library.seats.save_all([])
    assert library.people.all(order="name") == sorted([*others, GRACE], key=lambda p: p.name)
    assert library.seats.all() == [changed]
    (name,) = (o for o in library.journal.operations(current.entry) if o.record == EDITOR.id)
    assert len(name.replaces) == 1
    assert library.disagreements() == []
    library.undo(current.entry, by=ADA)
    assert library.people.all() == []
    assert library.seats.all() == [EDITOR]


def test_what_is_made_with_many_others_can_be_written_again_in_the_same_task(library):
    many = [replace(GRACE, id=RecordId(f"p{n:03}"), name=f"Person {n:03}") for n in range(250)]
    renamed, binned = replace(many[7], name="Somebody else"), many[9]
    with library.transaction("many", by=ADA) as current:
        library.people.save_all(many)
        assert library.people.one(many[120].id) == many[120]
        library.people.save(renamed)
        library.people.remove(binned.id)
        library.people.save_all([replace(many[8], phone="4711"), many[11]])
    said = {o.record: o for o in library.journal.operations(current.entry)}
    assert {o.field for o in said.values()} == {BORN}
    assert set(said) == {person.id for person in many if person is not binned}
    assert said[renamed.id].value["name"] == "Somebody else"
    assert said[many[8].id].value["phone"] == "4711"
    assert sorted(o.dot.counter for o in said.values()) == list(range(1, 250))
    assert library.people.get(binned.id) is None
    assert library.disagreements() == []
    assert len(library.search("person", limit=500)) == 248
    assert [hit.title for hit in library.search("somebody")] == ["Somebody else"]


def test_what_the_table_refuses_among_many_takes_all_of_them_back(library):
    many = [replace(GRACE, id=RecordId(f"p{n:03}")) for n in range(150)]
    with pytest.raises(sql.IntegrityError), library.transaction("many", by=ADA):
        library.people.save_all([*many, replace(GRACE, id=RecordId(""))])
    assert library.people.all() == []
    assert library.journal.head().entries == 0


def test_what_was_by_default_and_changed_since_keeps_the_task_from_being_taken_back(library):
    entry = do(library, "add", GRACE)
    do(library, "change", replace(GRACE, phone="4711"))
    with pytest.raises(CannotUndoError):
        library.undo(entry, by=ADA)
    (change,) = [c for c in library.journal.history(GRACE.id) if c.field == "phone"]
    assert (change.before, change.after) == ("", "4711")
    library.undo(library.journal.entries(limit=1)[0], by=ADA)
    library.undo(entry, by=ADA)
    assert library.people.all() == []


def test_a_change_writes_the_changed_fields_alone_and_names_what_it_replaces(library):
    (born,) = library.journal.operations(do(library, "add", INSTAGRAM))
    entry = do(library, "change", replace(INSTAGRAM, name="Insta", platform_admins=()))
    name, admins = library.journal.operations(entry)
    assert (name.field, name.value, name.replaces) == ("name", "Insta", (born.dot,))
    assert (admins.field, admins.value, admins.replaces) == ("platform_admins", [], (born.dot,))
    entry = do(library, "change", replace(INSTAGRAM, name="IG", platform_admins=()))
    (again,) = library.journal.operations(entry)
    assert (again.field, again.replaces) == ("name", (name.dot,))


def test_a_removal_is_one_operation(library):
    do(library, "add", INSTAGRAM)
    (operation,) = library.journal.operations(bin_(library, INSTAGRAM))
    assert (operation.field, operation.value, operation.replaces) == (REMOVED, True, ())


def test_a_field_written_twice_in_a_task_is_one_operation(library):
    with library.transaction("add", by=ADA) as current:
        library.people.save(replace(GRACE, name="Grace B."))
        library.people.save(GRACE)
    (born,) = library.journal.operations(current.entry)
    assert born.value["name"] == GRACE.name
    with library.transaction("change", by=ADA) as current:
        library.people.save(replace(GRACE, name="Grace B."))
        library.people.save(replace(GRACE, name="Grace C."))
    assert [o.value for o in library.journal.operations(current.entry)] == ["Grace C."]


def test_what_changes_nothing_leaves_no_entry(library):
    do(library, "add", GRACE)
    before = rows(library)
    assert do(library, "change", GRACE) is None
    with library.transaction("there and back", by=ADA) as current:
        library.people.save(replace(GRACE, name="Other"))
        library.people.save(GRACE)
        library.seats.save(EDITOR)
        library.seats.remove(EDITOR.id)
    assert current.entry is None
    assert rows(library) == before


@pytest.mark.parametrize("error", [OopsError, KeyboardInterrupt])
def test_a_task_that_fails_leaves_nothing(library, error):
    do(library, "add", GRACE, EDITOR)
    before = rows(library)

    def fail():
        with library.transaction("all at once", by=ADA):
            library.people.save(replace(GRACE, name="Somebody"))
            library.terms.save(YEAR)
            library.seats.remove(EDITOR.id)
            raise error

    with pytest.raises(error):
        fail()
    assert rows(library) == before
    assert library.search("somebody") == []
    assert library.disagreements() == []
    do(library, "the next one works", YEAR)


def test_a_signature_that_cannot_be_made_leaves_nothing():
    def refuse(_digest):
        raise OopsError

    library = open_library(sign=refuse)
    before = rows(library)
    with pytest.raises(OopsError):
        do(library, "add", GRACE)
    assert rows(library) == before


def test_a_refused_value_takes_the_whole_task_back(library):
    broken = replace(GRACE)
    object.__setattr__(broken, "name", " ")
    with pytest.raises(sql.IntegrityError):
        do(library, "add", EDITOR, broken)
    assert library.seats.all() == []


def test_tasks_do_not_hold_tasks(library):
    with library.transaction("outer", by=ADA):
        library.people.save(GRACE)
        with (
            pytest.raises(RuntimeError, match="under way"),
            library.transaction("inner", by=ADA),
        ):
            pass
        library.seats.save(EDITOR)
    assert library.people.count() == library.seats.count() == 1


def test_the_vault_hears_of_a_task_before_its_first_write_and_not_for_reading():
    heard = []
    connection = connect()
    library = open_library(connection, before_write=lambda: heard.append(connection.total_changes))
    heard.clear()
    with library.transaction("look", by=ADA):
        library.people.all()
    assert heard == []
    untouched = connection.total_changes
    do(library, "add", GRACE, EDITOR)
    assert heard == [untouched]
    do(library, "same again", GRACE)
    assert heard == [untouched]


def test_when_the_vault_cannot_make_ready_nothing_is_written():
    connection = connect()
    open_library(connection)

    def refuse():
        raise OopsError

    library = open_library(connection, before_write=refuse)
    with pytest.raises(OopsError):
        do(library, "add", GRACE)
    assert library.people.all() == []


def test_a_record_that_others_point_at_stays_and_they_are_named(library):
    do(library, "add", GRACE, EDITOR, YEAR)
    with pytest.raises(StillNeededError) as raised:
        bin_(library, GRACE)
    assert raised.value.by == (Ref.to(YEAR),)
    assert library.people.one(GRACE.id) == GRACE
    assert bin_(library, GRACE, YEAR) is not None


def test_the_order_of_saving_within_a_task_does_not_matter(library):
    do(library, "add", YEAR, EDITOR, GRACE)
    assert library.terms.one(YEAR.id) == YEAR


def test_two_at_once_wait_for_each_other_and_then_one_is_told(tmp_path):
    path = tmp_path / "cabinet.db"
    first, second = open_library(connect(path)), open_library(connect(path))
    with first.transaction("long", by=ADA):
        first.people.save(GRACE)
        with pytest.raises(NotKeptError) as raised:
            do(second, "short", EDITOR, by=BEN)
        assert raised.value.why is NotKeptWhy.IN_USE
    assert do(second, "again", EDITOR, by=BEN).sequence == 2


def test_a_full_disk_is_said_to_be_one_and_leaves_nothing(tmp_path):
    connection = connect(tmp_path / "cabinet.db")
    library = open_library(connection)
    do(library, "add", EDITOR)
    before = rows(library)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKeptError) as raised:
        do(library, "write a novel", replace(GRACE, note="word " * 50_000))
    assert raised.value.why is NotKeptWhy.DISK_FULL
    assert rows(library) == before


def test_a_cabinet_that_may_only_be_read_says_so(library):
    library.journal._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(NotKeptError) as raised:
        do(library, "add", EDITOR)
    assert raised.value.why is NotKeptWhy.READ_ONLY


def test_what_was_kept_is_there_when_the_cabinet_is_opened_again(tmp_path):
    path = tmp_path / "cabinet.db"
    connection = connect(path)
    library = open_library(connection)
    do(library, "add", GRACE, INSTAGRAM)
    head = library.journal.head()
    connection.close()
    again = open_library(connect(path))
    assert again.journal.head() == head
    assert again.people.all() == [GRACE]
    assert b"Grace" not in path.read_bytes()


def test_a_reason_of_many_pages_is_refused_before_anything_is_written(library):
    with pytest.raises(InvalidError) as error:
        do(library, "roster.add", GRACE, reason="a" * (MOST_REASON + 1))
    assert error.value.faults == {"reason": Fault.TOO_LONG}
    assert library.people.get(GRACE.id) is None
    assert library.journal.entries() == []
    assert do(library, "roster.add", GRACE, reason="a" * MOST_REASON) is not None
