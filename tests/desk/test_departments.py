"""Departments have somebody who speaks for them, and the team hears from them in time."""

from datetime import timedelta

import pytest

from smdesk.desk.errors import GoneError, StillNeededError
from smdesk.desk.sample import AYTAN, NORA
from smdesk.domain.departments import Liaison
from smdesk.domain.records import new_id
from tests.desk.conftest import TODAY, person_named


def row(session, name):
    return next(row for row in session.departments.rows() if row.department.name == name)


def codes(session, name):
    return [finding.rule.code for finding in row(session, name).findings]


def test_the_sample_has_one_of_each_that_wants_looking_after(nora):
    assert codes(nora, "Building and safety") == ["T9.no_liaison", "B10.no_use"]
    assert codes(nora, "Technical services") == ["T9.isolated"]
    assert codes(nora, "Reference desk") == []


def test_who_speaks_for_several_is_shown_at_each(nora):
    (speaker,) = row(nora, "Local history").speakers
    assert speaker.name == AYTAN.name
    assert speaker.also == ("Technical services",)


def test_a_word_from_them_today_ends_the_silence_and_undo_brings_it_back(nora):
    department = row(nora, "Technical services").department
    nora.departments.had_contact(department.id, by=nora.me)
    assert codes(nora, "Technical services") == []
    nora.undo.undo(by=nora.me)
    assert codes(nora, "Technical services") == ["T9.isolated"]


def test_somebody_is_named_and_only_from_their_first_day(nora):
    department = row(nora, "Building and safety").department
    person = person_named(nora, NORA.name)
    later = Liaison(person=person.id, department=department.id, since=TODAY + timedelta(days=3))
    nora.departments.name_liaison(later, by=nora.me)
    assert "T9.no_liaison" in codes(nora, "Building and safety")
    now = Liaison(person=person.id, department=department.id, since=TODAY)
    nora.departments.name_liaison(now, by=nora.me)
    assert codes(nora, "Building and safety") == ["B10.no_use"]


def test_nobody_unknown_speaks_for_a_department(nora):
    department = row(nora, "Building and safety").department
    with pytest.raises(GoneError):
        nora.departments.name_liaison(
            Liaison(person=new_id(), department=department.id, since=TODAY), by=nora.me
        )


def test_somebody_else_follows_and_the_first_one_stays_on_record(nora):
    before = row(nora, "Local history").speakers[0].liaison
    after = Liaison(
        person=person_named(nora, NORA.name).id, department=before.department, since=TODAY
    )
    nora.departments.name_liaison(after, instead=before.id, by=nora.me)
    assert [s.name for s in row(nora, "Local history").speakers] == [NORA.name]
    kept = nora.departments.liaisons.one(before.id)
    assert kept.until == TODAY - timedelta(days=1)


def test_a_department_with_a_liaison_is_not_removed(nora):
    with pytest.raises(StillNeededError):
        nora.departments.departments.remove(row(nora, "Local history").department.id, by=nora.me)


def test_a_person_who_speaks_for_one_is_not_removed(nora):
    with pytest.raises(StillNeededError):
        nora.roster.people.remove(person_named(nora, AYTAN.name).id, by=nora.me)


def test_contacts_begin_with_the_librarys_own_mailbox_and_name_everybody(nora):
    sheet = nora.departments.contacts(nora.imprint(by=nora.me))
    assert sheet.email == "social@lanternbay.example"
    assert NORA.name in [one.name for one in sheet.team]
    assert [one.name for one in sheet.units] == ["County web office"]
    assert ("extension 22",) in [one.ways for one in sheet.departments]
