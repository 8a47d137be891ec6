"""Undo, redo and history for every kind of record."""

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.desk.errors import CannotUndoError, RefusedError, Why
from smdesk.desk.sample import IDRIS, NORA
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Account, Platform, SupportUnit
from smdesk.domain.handoff import FirstTask, Letter
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rules import BoundClause
from tests.desk.conftest import TODAY, account_named, person_named

REGISTERS = {
    "people": (lambda s: s.roster.people, Person(name="Pia"), {"name": "Pia Holm"}),
    "seats": (lambda s: s.roster.seats, Seat(name="Archive"), {"duties": "Keeps what was said"}),
    "units": (lambda s: s.handoff.support_units, SupportUnit(name="IT"), {"contact": "41"}),
    "tasks": (lambda s: s.handoff.first_tasks, FirstTask(text="Say hello"), {"text": "Wave"}),
    "clauses": (
        lambda s: s.organisation.clauses,
        BoundClause(rule="T1.seat_gap", document="LB-POL-07", number="2.1"),
        {"number": "2.2"},
    ),
}


@pytest.mark.parametrize("kind", REGISTERS)
def test_what_is_added_changed_and_removed_is_undone_and_redone(nora, kind):
    find, record, change = REGISTERS[kind]
    register, me = find(nora), nora.me
    changed = replace(record, **change)
    register.add(record, by=me)
    register.change(changed, by=me)
    register.remove(record.id, by=me)
    states = [None, record, changed, None]
    for place in (2, 1, 0):
        nora.undo.undo(by=me)
        assert register.get(record.id) == states[place]
    for place in (1, 2, 3):
        nora.undo.redo(by=me)
        assert register.get(record.id) == states[place]
    assert nora.undo.redo(by=me) is None


@pytest.mark.parametrize("kind", REGISTERS)
def test_what_is_in_the_bin_is_taken_out_again_from_the_log(nora, kind):
    find, record, _ = REGISTERS[kind]
    register = find(nora)
    register.add(record, by=nora.me)
    register.remove(record.id, by=nora.me)
    (removal,) = nora.library.journal.entries(limit=1)
    nora.undo.take_back(removal, by=nora.me)
    assert register.get(record.id) == record
    with pytest.raises(CannotUndoError):
        nora.undo.take_back(removal, by=nora.me)


@pytest.mark.parametrize("kind", REGISTERS)
def test_the_history_says_who_did_what_and_what_it_replaced(nora, kind):
    find, record, change = REGISTERS[kind]
    register = find(nora)
    register.add(record, by=nora.me)
    register.change(replace(record, **change), by=nora.me, reason="it was so")
    (name, value), newest = next(iter(change.items())), register.history(record.id)[0]
    assert (newest.field, newest.before, newest.after) == (name, getattr(record, name), value)
    assert (newest.who, newest.reason) == (NORA.name, "it was so")
    assert newest.task == f"{record.kind}.change"


def test_terms_are_undone_too_and_their_history_names_people_and_seats(nora):
    seat = next(s for s in nora.roster.seats.all() if s.name == "Community voice")
    term = Term(person=nora.me.person, seat=seat.id, first=TODAY, last=TODAY + timedelta(days=400))
    nora.roster.terms.add(term, by=nora.me, reason="Both look after the answers")
    said = {line.field: line.after for line in nora.roster.terms.history(term.id)}
    assert (said["person"], said["seat"]) == (NORA.name, "Community voice")
    nora.undo.undo(by=nora.me)
    assert nora.roster.terms.get(term.id) is None


def test_letter_account_and_library_are_undone_too(nora):
    me = nora.me
    letter = nora.handoff.letter()
    nora.handoff.save_letter(replace(letter, wish_known="Everything"), by=me)
    library = nora.organisation.get()
    nora.organisation.change(replace(library, team="The three"), by=me)
    account = nora.accounts.add(Account(name="Flickr", platform=Platform.FLICKR), by=me)
    for _ in range(3):
        nora.undo.undo(by=me)
    assert nora.handoff.letter() == letter
    assert nora.organisation.get() == library
    assert nora.library.accounts.get(account.id) is None
    assert not nora.library.key_wraps.where(account=account.id)


def test_undo_begins_with_this_sitting(nora):
    assert nora.undo.next_undo(by=nora.me) is None
    assert nora.undo.undo(by=nora.me) is None


def test_undo_names_what_it_would_take_back(nora):
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    assert nora.undo.next_undo(by=nora.me).task == "person.add"
    nora.undo.undo(by=nora.me)
    assert nora.undo.next_undo(by=nora.me) is None


def test_doing_something_new_ends_redoing(nora):
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora.undo.undo(by=nora.me)
    nora.roster.people.add(Person(name="Ole"), by=nora.me)
    assert nora.undo.redo(by=nora.me) is None
    assert nora.undo.next_undo(by=nora.me).task == "person.add"


def test_undo_goes_back_and_forth_many_times(nora):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    for _ in range(3):
        nora.undo.undo(by=nora.me)
        assert nora.roster.people.get(pia.id) is None
        nora.undo.redo(by=nora.me)
        assert nora.roster.people.get(pia.id) == pia


def test_undo_announces_what_it_touched(desk, nora):
    nora.roster.people.add(Person(name="Pia"), by=nora.me)
    desk.heard.clear()
    nora.undo.undo(by=nora.me)
    assert desk.heard == [Topic.ROSTER, Topic.JOURNAL]


def test_undo_does_not_end_a_term_on_a_sole_custodian(nora):
    person = person_named(nora, IDRIS.name).id
    term = next(t for t in nora.roster.terms.all() if t.person == person)
    longer = replace(term, last=term.last + timedelta(days=60))
    nora.roster.terms.change(longer, by=nora.me, reason="He stays for the fair")
    with pytest.raises(RefusedError):
        nora.undo.undo(by=nora.me)
    assert nora.roster.terms.one(term.id).last == term.last + timedelta(days=60)


def test_what_something_else_needs_by_now_is_not_undone(nora):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    added = nora.undo.next_undo(by=nora.me)
    nora.handoff.first_tasks.add(FirstTask(text="Meet Pia", person=pia.id), by=nora.me)
    with pytest.raises(CannotUndoError) as error:
        nora.undo.take_back(added, by=nora.me)
    assert error.value.why is Why.STILL_NEEDED
    assert nora.roster.people.get(pia.id) == pia


def test_what_was_changed_again_is_not_undone_alone(nora):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    nora.roster.people.change(replace(pia, name="Pia H."), by=nora.me)
    first = nora.undo.next_undo(by=nora.me)
    nora.roster.people.change(replace(pia, name="Pia Holm"), by=nora.me)
    with pytest.raises(CannotUndoError) as error:
        nora.undo.take_back(first, by=nora.me)
    assert error.value.why is Why.CHANGED_SINCE


def test_an_account_that_got_a_custodian_since_is_not_undone(nora):
    account = nora.accounts.add(Account(name="Flickr", platform=Platform.FLICKR), by=nora.me)
    nora.accounts.name_custodian(account.id, person_named(nora, IDRIS.name).id, by=nora.me)
    with pytest.raises(CannotUndoError):
        nora.undo.undo(by=nora.me)
    assert account_named(nora, "Flickr").custodians == (NORA.name, IDRIS.name)


def test_an_old_task_can_be_taken_back_from_the_log(nora):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    entry = nora.library.journal.entries(limit=1)[0]
    nora.roster.people.add(Person(name="Ole"), by=nora.me)
    nora.undo.take_back(entry, by=nora.me)
    assert nora.roster.people.get(pia.id) is None
    assert nora.undo.next_undo(by=nora.me).task == "person.add"


def test_ciphertext_is_no_part_of_history(nora):
    for version in nora.library.secret_versions.all():
        assert "sealed" not in {line.field for line in nora.history.of(version.id)}


def test_what_one_task_changed_can_be_read(nora):
    nora.handoff.save_letter(
        Letter(text="Hello", written_on=TODAY, written_by=nora.me.person), by=nora.me
    )
    entry = nora.library.journal.entries(limit=1)[0]
    assert {line.field: line.after for line in nora.history.within(entry)}["text"] == "Hello"
