"""People from files come in once each, nothing on file is written over, and all or nothing."""

import pytest

from smdesk.desk.errors import GoneError
from smdesk.desk.people_files import Alike, What
from smdesk.desk.sample import NORA
from smdesk.importers.people.entry import Problem, ReadPerson
from tests.desk.conftest import person_named


def rows(session, *people):
    return session.people_files.preview(people)


def proposed(session, *people):
    return [(row, row.what) for row in rows(session, *people)]


def test_somebody_new_is_added(nora):
    before = len(nora.roster.people.all())
    done = nora.people_files.bring_in(
        proposed(nora, ReadPerson(row=2, name="Maud", phone="7")), by=nora.me
    )
    assert (done.added, done.merged, done.skipped) == (1, 0, 0)
    assert person_named(nora, "Maud").phone == "7"
    nora.undo.undo(by=nora.me)
    assert len(nora.roster.people.all()) == before


def test_who_has_the_address_is_filled_in_and_nothing_is_written_over(nora):
    on_file = person_named(nora, NORA.name)
    read = ReadPerson(
        row=2, name="N. Haldane", email=on_file.email.upper(), phone="99", note="Sings"
    )
    (row,) = rows(nora, read)
    assert (row.what, row.alike, row.known) == (What.MERGE, Alike.ADDRESS, on_file.id)
    nora.people_files.bring_in([(row, What.MERGE)], by=nora.me)
    now = person_named(nora, NORA.name)
    assert (now.email, now.phone) == (on_file.email, on_file.phone)
    assert now.note.endswith("Sings\n99")


def test_who_has_only_the_name_is_left_out_unless_somebody_says_otherwise(nora):
    (row,) = rows(nora, ReadPerson(row=2, name=NORA.name.upper(), email="x@library.example"))
    assert (row.what, row.alike) == (What.SKIP, Alike.NAME)
    done = nora.people_files.bring_in([(row, What.ADD)], by=nora.me)
    assert done.added == 1


def test_the_same_person_twice_in_a_file_comes_in_once(nora):
    twice = [ReadPerson(row=n, name="Maud", email="maud@library.example") for n in (2, 3)]
    first, second = rows(nora, *twice)
    assert (first.what, second.what, second.alike) == (What.ADD, What.SKIP, Alike.TWICE)


def test_a_row_with_a_problem_never_comes_in_whatever_was_chosen(nora):
    (row,) = rows(nora, ReadPerson(row=2, problem=Problem.NO_NAME))
    assert row.choices == (What.SKIP,)
    assert nora.people_files.bring_in([(row, What.ADD)], by=nora.me).skipped == 1


def test_when_one_row_cannot_be_kept_none_is(nora):
    gone = nora.roster.people.add(person_named(nora, NORA.name).__class__(name="Gone"), by=nora.me)
    both = rows(nora, ReadPerson(row=2, name="Maud"), ReadPerson(row=3, name="Gone"))
    nora.roster.people.remove(gone.id, by=nora.me)
    with pytest.raises(GoneError):
        nora.people_files.bring_in([(both[0], What.ADD), (both[1], What.MERGE)], by=nora.me)
    assert "Maud" not in [one.name for one in nora.roster.people.all()]
