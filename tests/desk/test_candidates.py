"""Candidates are known as long as they may be, and then nothing in the cabinet knows them."""

from datetime import date, timedelta

import pytest

from smdesk.desk.backups import Occasion
from smdesk.desk.checkup import Flaw
from smdesk.desk.errors import GoneError
from smdesk.desk.undo import stands
from smdesk.domain.candidates import Candidate, Reply
from smdesk.domain.records import Fault, InvalidError
from smdesk.domain.roster import Person
from tests.desk.conftest import TODAY

NAME = "Zubeida Quillfeather"
CONTACT = "zubeida.quillfeather@mailbox.example"
SKILLS = "Paints lettering on glass"


@pytest.fixture
def zubeida(nora):
    """Somebody whom Nora asked just now."""
    asked = Candidate(
        name=NAME, contact=CONTACT, skills=SKILLS, asked_by=nora.me.person, asked_on=TODAY
    )
    return nora.candidates.add(asked, by=nora.me)


def everything_in(session):
    """Return all that the opened database holds, in every table, as one run of bytes."""
    connection = session.vault.connection
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    rows = []
    for (table,) in tables:
        rows.extend(connection.execute(f'SELECT * FROM "{table}"').fetchall())  # noqa: S608
    return b"\n".join(
        cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row
    )


def named(session):
    return [one.name for one in session.candidates.all()]


def test_a_candidate_is_read_as_they_were_written(nora, zubeida):
    assert nora.candidates.one(zubeida.id) == zubeida
    assert zubeida in nora.candidates.all()


def test_nothing_in_the_tables_or_the_log_says_who_they_are(nora, zubeida):
    changed = nora.candidates.answered(zubeida.id, Reply.NO, by=nora.me)
    assert nora.candidates.one(zubeida.id) == changed
    dump = everything_in(nora).lower()
    for said in (NAME, CONTACT, SKILLS, "quillfeather"):
        assert said.lower().encode() not in dump


def test_who_declined_is_due_after_twelve_months_and_not_a_day_sooner(desk, nora, zubeida):
    nora.candidates.answered(zubeida.id, Reply.NO, TODAY, by=nora.me)
    year = date(TODAY.year + 1, TODAY.month, TODAY.day)
    desk.clock.day = year - timedelta(days=1)
    assert zubeida.id not in nora.candidates.to_forget()
    desk.clock.day = year
    assert zubeida.id in nora.candidates.to_forget()


def test_after_the_deletion_no_table_no_log_and_no_key_holds_the_name(nora, zubeida):
    ago = TODAY - timedelta(days=370)
    early = Candidate(
        id=zubeida.id, name=NAME, contact=CONTACT, skills=SKILLS, asked_on=ago, reply=Reply.NO,
        replied_on=ago,
    )  # fmt: skip
    nora.candidates.change(early, by=nora.me)
    library = nora.candidates._office.library
    key = library.registers.keys.get(zubeida.id)
    assert key in everything_in(nora)
    assert nora.candidates.forget(by=nora.me) == 2
    dump = everything_in(nora)
    assert key not in dump
    assert NAME.encode() not in dump
    assert NAME not in named(nora)
    assert nora.search.find("Quillfeather") == []
    with pytest.raises(GoneError):
        nora.candidates.one(zubeida.id)
    assert nora.candidates.to_forget() == []
    assert nora.checkup.everything(lambda step: None) == []


def test_what_is_deleted_is_overwritten_in_the_file_and_no_journal_of_it_stays(nora):
    connection = nora.vault.connection
    assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_undo_leaves_a_deletion_alone(nora, zubeida):
    nora.candidates.remove(zubeida.id, by=nora.me)
    nora.candidates.forget(by=nora.me)
    entry = nora.candidates._office.library.journal.entries(limit=1)[0]
    assert entry.task == "forgetting.candidates"
    assert stands(entry)
    assert NAME not in named(nora)


def test_a_removal_is_taken_back_while_nothing_was_deleted(nora, zubeida):
    nora.candidates.remove(zubeida.id, by=nora.me)
    assert NAME not in named(nora)
    nora.undo.undo(by=nora.me)
    assert nora.candidates.one(zubeida.id) == zubeida


def test_who_was_written_down_by_mistake_is_to_be_deleted_too(nora, zubeida):
    nora.undo.undo(by=nora.me)
    assert NAME not in named(nora)
    assert zubeida.id in nora.candidates.to_forget()


def test_who_says_yes_becomes_a_person_in_one_task_and_undo_takes_both_back(nora, zubeida):
    person = nora.candidates.take_on(zubeida.id, by=nora.me)
    assert (person.name, person.email) == (NAME, CONTACT)
    now = nora.candidates.one(zubeida.id)
    assert (now.reply, now.replied_on, now.became) == (Reply.YES, TODAY, person.id)
    nora.undo.undo(by=nora.me)
    assert nora.candidates.one(zubeida.id) == zubeida
    assert nora.roster.people.get(person.id) is None


def test_a_number_is_taken_over_as_a_telephone(nora):
    asked = nora.candidates.add(Candidate(name="Bo", contact="extension 7"), by=nora.me)
    person = nora.candidates.take_on(asked.id, by=nora.me)
    assert (person.email, person.phone) == ("", "extension 7")


def test_a_no_needs_its_day(nora):
    with pytest.raises(InvalidError) as error:
        Candidate(name="Bo", reply=Reply.NO)
    assert error.value.faults == {"replied_on": Fault.EMPTY}


def test_candidates_are_found_by_any_of_their_words(nora, zubeida):
    assert [hit.ref.id for hit in nora.search.find("lettering glass")] == [zubeida.id]


def test_the_sample_has_one_to_delete_and_one_who_has_not_answered(nora):
    codes = [finding.rule.code for finding in nora.candidates.findings()]
    assert codes == ["T6.due_for_deletion", "T6.no_answer"]
    assert nora.candidates.asked() == (3, 0, 1)


def test_the_call_names_empty_seats_and_roles_and_nobodys_own_mailbox(nora):
    sheet = nora.candidates.call_sheet(nora.candidates.call(), nora.imprint(by=nora.me))
    assert [one.name for one in sheet.wanted] == ["Community voice", "Project manager", "Makers"]
    assert "Has time to look into things" in sheet.skills
    assert sheet.email == "social@lanternbay.example"
    nora.roster.people.add(Person(name="Sam", email=sheet.email), by=nora.me)
    again = nora.candidates.call_sheet(nora.candidates.call(), nora.imprint(by=nora.me))
    assert again.email == ""


def test_a_key_that_no_task_destroyed_is_missed_by_the_check(nora, zubeida):
    nora.vault.connection.execute("DELETE FROM record_key WHERE record = ?", (zubeida.id,))
    (problem,) = nora.checkup.everything(lambda step: None)
    assert (problem.flaw, problem.detail) == (Flaw.DRAWERS, "candidate key")


def test_putting_back_a_backup_of_before_brings_them_back_and_says_that_they_are_due(nora):
    nora.backups.make(Occasion.BY_HAND)
    kept = nora.backups.list()[0].name
    assert nora.candidates.forget(by=nora.me) == 1
    fresh = nora.restore_backup(kept, by=nora.me)
    try:
        codes = [finding.rule.code for finding in fresh.candidates.findings()]
        assert "T6.due_for_deletion" in codes
        assert fresh.candidates.forget(by=fresh.me) == 1
    finally:
        fresh.lock()
