"""What was done can be taken back, and done again, unless something stands in the way."""

from dataclasses import replace
from datetime import date

import pytest

from smdesk.domain.custody import Exposure, Secret, SecretVersion, Seen
from smdesk.domain.records import RecordId
from smdesk.store.errors import CannotUndoError, Why
from tests.store.cabinets import (
    ADA,
    BEGINNING,
    BEN,
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
from tests.store.taking_back import redoable, undoable


def refused(library, entry, by=ADA):
    """Return why the entry cannot be undone, having seen that trying leaves everything."""
    before = rows(library)
    with pytest.raises(CannotUndoError) as raised:
        library.undo(entry, by=by)
    assert rows(library) == before
    return raised.value.why


def undo(library, by=ADA):
    return library.undo(undoable(library, by), by=by)


def redo(library, by=ADA):
    return library.undo(redoable(library, by), by=by)


def test_undo_brings_back_what_was_before(library):
    do(library, "add", INSTAGRAM)
    entry = do(library, "change", replace(INSTAGRAM, name="Insta", notes="", platform_admins=()))
    undone = library.undo(entry, by=BEN, reason="A slip")
    assert library.accounts.one(INSTAGRAM.id) == INSTAGRAM
    assert (undone.task, undone.undoes, undone.person, undone.reason) == (
        "undo",
        entry.sequence,
        BEN.person,
        "A slip",
    )
    assert [hit.ref.id for hit in library.search("reading")] == [INSTAGRAM.id]
    assert library.disagreements() == []


def test_undoing_an_addition_bins_it_and_undoing_a_removal_restores_it(library):
    added = do(library, "add", GRACE, INSTAGRAM)
    undone = library.undo(added, by=ADA)
    assert library.people.all() == library.accounts.all() == []
    assert len(library.journal.removed(type(GRACE))) == 1
    library.undo(undone, by=ADA)
    assert library.people.all() == [GRACE]
    assert library.accounts.all() == [INSTAGRAM]
    removed = bin_(library, GRACE)
    library.undo(removed, by=ADA)
    assert library.people.all() == [GRACE]
    assert library.disagreements() == []


def test_redo_is_undo_of_the_undo(library):
    do(library, "add", GRACE)
    do(library, "change", replace(GRACE, work="Admiral"))
    undo(library)
    assert redo(library).task == "redo"
    assert library.people.one(GRACE.id).work == "Admiral"
    assert redoable(library, ADA) is None


def test_undo_goes_back_step_by_step_and_redo_forward_again(library):
    states = [None]
    for work in ("one", "two", "three"):
        do(library, "change", replace(GRACE, work=work))
        states.append(library.people.get(GRACE.id))
    for _ in range(2):
        for state in states[-2::-1]:
            undo(library)
            assert library.people.get(GRACE.id) == state
        assert undoable(library, ADA) is None
        for state in states[1:]:
            redo(library)
            assert library.people.get(GRACE.id) == state
        assert redoable(library, ADA) is None
    assert library.disagreements() == []


def test_a_task_done_again_can_be_taken_back_by_its_first_entry_too(library):
    do(library, "add", GRACE)
    entry = do(library, "change", replace(GRACE, work="Admiral"))
    undo(library)
    redo(library)
    library.undo(entry, by=ADA)
    assert library.people.one(GRACE.id) == GRACE
    assert refused(library, entry) is Why.ALREADY_UNDONE


def test_something_new_leaves_nothing_to_redo(library):
    do(library, "add", GRACE)
    do(library, "change", replace(GRACE, work="Admiral"))
    undo(library)
    do(library, "something new", EDITOR)
    assert redoable(library, ADA) is None


def test_each_takes_back_their_own(library):
    first = do(library, "add", GRACE, by=ADA)
    second = do(library, "add", EDITOR, by=BEN)
    assert undoable(library, ADA) == first
    assert undoable(library, BEN) == second
    undo(library, BEN)
    assert redoable(library, ADA) is None
    assert redoable(library, BEN) is not None


def test_undo_can_be_held_to_this_sitting(library):
    entry = do(library, "add", GRACE)
    assert undoable(library, ADA, after=entry.number) is None
    assert undoable(library, ADA, after=entry.number - 1) == entry


def test_undo_steps_over_what_it_cannot_take_back(library):
    first = do(library, "add", GRACE)
    do(library, "change", replace(GRACE, work="Admiral"))
    do(library, "change", replace(GRACE, work="Poet"), by=BEN)
    fine = do(library, "add", EDITOR)
    assert undoable(library, ADA) == fine
    undo(library)
    assert undoable(library, ADA) is None, "both earlier tasks were written over by Ben"
    assert refused(library, first) is Why.CHANGED_SINCE


def test_what_was_changed_since_is_not_taken_back(library):
    do(library, "add", GRACE)
    entry = do(library, "change", replace(GRACE, work="Admiral"))
    do(library, "change", replace(GRACE, work="Poet", note="since"))
    assert refused(library, entry) is Why.CHANGED_SINCE


def test_a_change_to_another_field_does_not_stand_in_the_way(library):
    do(library, "add", GRACE)
    entry = do(library, "change", replace(GRACE, work="Admiral"))
    do(library, "change", replace(GRACE, work="Admiral", phone="1 2 3"))
    library.undo(entry, by=ADA)
    assert library.people.one(GRACE.id) == replace(GRACE, phone="1 2 3")


def test_a_change_to_what_is_in_the_bin_by_now_is_not_taken_back(library):
    do(library, "add", GRACE)
    entry = do(library, "change", replace(GRACE, work="Admiral"))
    removed = bin_(library, GRACE)
    assert refused(library, entry) is Why.CHANGED_SINCE
    library.undo(removed, by=ADA)
    library.undo(entry, by=ADA)
    assert library.people.one(GRACE.id) == GRACE


def test_a_removal_is_taken_back_after_a_later_restoring_was(library):
    do(library, "add", GRACE)
    bin_(library, GRACE)
    do(library, "add again", GRACE)
    undo(library)
    assert library.people.all() == []
    undo(library)
    assert library.people.all() == [GRACE]
    undo(library)
    assert library.people.all() == []
    assert undoable(library, ADA) is None


def test_what_others_point_at_by_now_is_not_taken_back(library):
    entry = do(library, "add", GRACE)
    do(library, "add", EDITOR, YEAR)
    assert refused(library, entry) is Why.STILL_NEEDED


def test_what_would_make_no_sense_by_now_is_not_taken_back(library):
    do(library, "add", GRACE, EDITOR, YEAR)
    longer = replace(YEAR, last=date(2028, 8, 31))
    entry = do(library, "longer", longer)
    do(library, "later", replace(longer, first=date(2028, 1, 1)))
    assert refused(library, entry) is Why.CHANGED_SINCE


def test_nobody_can_unknow_a_secret(library):
    do(library, "add", INSTAGRAM)
    secret = Secret(account=INSTAGRAM.id)
    version = SecretVersion(
        secret=secret.id,
        number=1,
        sealed=b"sealed",
        generation=1,
        made_at=BEGINNING,
        made_by=ADA.person,
    )
    seen = Exposure(person=ADA.person, secret=secret.id, number=1, how=Seen.CREATED, at=BEGINNING)
    entry = do(library, "secret.set", secret, version, seen)
    assert refused(library, entry) is Why.WAS_SEEN
    assert undoable(library, ADA).task == "add"


def test_an_import_is_taken_back_and_who_knows_what_it_brought_is_not(library):
    do(library, "add", INSTAGRAM)
    secret = Secret(account=INSTAGRAM.id)
    version = SecretVersion(
        secret=secret.id,
        number=1,
        sealed=b"sealed",
        generation=1,
        made_at=BEGINNING,
        made_by=ADA.person,
    )
    seen = Exposure(person=ADA.person, secret=secret.id, number=1, how=Seen.IMPORTED, at=BEGINNING)
    entry = do(library, "import", secret, version, seen)
    undoing = library.undo(entry, by=ADA)
    assert library.secrets.all() == []
    assert library.exposures.all() == [seen]
    assert library.disagreements() == []
    library.undo(undoing, by=ADA)
    assert library.secret_versions.all() == [version]
    another = replace(seen, id=RecordId("another"), number=1)
    assert refused(library, do(library, "again", another)) is Why.WAS_SEEN


def test_versions_of_a_secret_go_to_the_bin_and_come_back_as_they_were(library):
    do(library, "add", INSTAGRAM)
    secret = Secret(account=INSTAGRAM.id)
    version = SecretVersion(
        secret=secret.id,
        number=1,
        sealed=bytes(range(256)),
        generation=1,
        made_at=BEGINNING,
        made_by=ADA.person,
    )
    do(library, "secret.set", secret, version)
    removed = bin_(library, version, secret, INSTAGRAM)
    assert library.secret_versions.all() == []
    library.undo(removed, by=ADA)
    assert library.secret_versions.all() == [version]
    assert library.accounts.all() == [INSTAGRAM]


def test_what_was_done_on_another_computer_is_not_taken_back_here():
    connection = connect()
    entry = do(open_library(connection, "there"), "add", GRACE)
    here = open_library(connection, "here")
    assert refused(here, entry) is Why.OTHER_COMPUTER
    assert undoable(here, ADA) is None


def test_undo_within_a_task_of_many_records_takes_back_all_or_nothing(library):
    people = [replace(GRACE, id=RecordId(f"p{n}"), name=f"Person {n}") for n in range(5)]
    entry = do(library, "import", *people)
    do(library, "change one", replace(people[3], work="Admiral"))
    assert refused(library, entry) is Why.CHANGED_SINCE
    undo(library)
    library.undo(entry, by=ADA)
    assert library.people.all() == []
