"""The log tells who did what, when, and what it was before."""

from dataclasses import replace
from datetime import date

import pytest

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.custody import KeyWrap
from smdesk.domain.roster import Person
from tests.store.cabinets import ADA, BEN, EDITOR, GRACE, INSTAGRAM, YEAR, bin_, do
from tests.store.taking_back import redoable, undoable


def told(changes):
    return [(c.entry.task, c.record, c.field, c.before, c.after) for c in changes]


def test_the_newest_entries_come_first_a_page_at_a_time(library):
    entries = [do(library, f"task {n}", replace(GRACE, note=str(n))) for n in range(5)]
    newest = entries[::-1]
    assert library.journal.entries() == newest
    assert library.journal.entries(limit=2) == newest[:2]
    assert library.journal.entries(limit=2, before=newest[1].number) == newest[2:4]
    assert library.journal.entries(before=entries[0].number) == []
    assert library.journal.entry(entries[2].number) == entries[2]
    assert library.journal.entry(99) is None


def test_entries_are_found_by_person_and_by_task(library):
    one = do(library, "add", GRACE, by=ADA)
    two = do(library, "add", EDITOR, by=BEN)
    three = do(library, "term.add", YEAR, by=BEN)
    assert library.journal.entries(person=BEN.person) == [three, two]
    assert library.journal.entries(task="add") == [two, one]
    assert library.journal.entries(task="add", person=BEN.person) == [two]


def test_a_record_tells_its_history_the_newest_first(library):
    do(library, "add", GRACE, EDITOR)
    do(library, "change", replace(GRACE, work="Admiral", phone="1"))
    do(library, "change again", replace(GRACE, work="Rear admiral", phone="1"))
    bin_(library, GRACE)
    history = told(library.journal.history(GRACE.id))
    assert history[:4] == [
        ("bin", GRACE.id, "removed", None, True),
        ("change again", GRACE.id, "work", "Admiral", "Rear admiral"),
        ("change", GRACE.id, "phone", "", "1"),
        ("change", GRACE.id, "work", "", "Admiral"),
    ]
    assert {h[0] for h in history[4:]} == {"add"}
    assert ("add", GRACE.id, "name", None, GRACE.name) in history


def test_what_belongs_together_is_told_together(library):
    do(library, "add", GRACE, EDITOR)
    do(library, "term.add", YEAR)
    do(library, "change", replace(GRACE, note="new"))
    records = [c.record for c in library.journal.history(GRACE.id, YEAR.id)]
    assert records[0] == GRACE.id
    assert set(records) == {GRACE.id, YEAR.id}
    assert library.journal.history() == []


def test_an_entry_tells_what_it_changed(library):
    added = do(library, "add", GRACE)
    changed = do(library, "change", replace(GRACE, work="Admiral"), INSTAGRAM)
    assert all(before is None for *_, before, _ in told(library.journal.changes(added)))
    changes = told(library.journal.changes(changed))
    assert changes[0] == ("change", GRACE.id, "work", "", "Admiral")
    assert ("change", INSTAGRAM.id, "platform", None, "instagram") in changes


def test_values_are_told_so_that_a_table_can_read_them(library):
    wrap = KeyWrap(account=INSTAGRAM.id, generation=1, slot="slot", wrapped=b"\0\xff")
    opened = date(2019, 5, 4)
    do(library, "add", replace(INSTAGRAM, second_factor_private=True, opened_on=opened), wrap)
    said = {c.field: c.after for c in library.journal.history(INSTAGRAM.id, wrap.id)}
    assert said["platform"] == Platform.INSTAGRAM.value
    assert said["platform_admins"] == list(INSTAGRAM.platform_admins)
    assert said["second_factor_private"] is True
    assert said["opened_on"] == "2019-05-04"
    assert said["wrapped"] == "base64:AP8="


def test_the_bin_shows_one_kind_the_last_removed_first(library):
    others = [replace(INSTAGRAM, id=f"a{n}", name=f"Account {n}") for n in range(3)]
    do(library, "add", GRACE, *others)
    bin_(library, others[1])
    bin_(library, GRACE)
    last = bin_(library, others[0])
    binned = library.journal.removed(Account)
    assert [b.record for b in binned] == [others[0], others[1]]
    assert binned[0].entry == last
    assert [b.record for b in library.journal.removed(Person)] == [GRACE]


def test_everything_is_told_in_the_order_of_the_chain(library):
    entries = [do(library, "add", record) for record in (GRACE, EDITOR, YEAR)]
    everything = list(library.journal.everything())
    assert [entry for entry, _ in everything] == entries
    assert all(said == library.journal.operations(entry) for entry, said in everything)


@pytest.mark.parametrize("word", ["nothing", ""])
def test_an_empty_log_tells_nothing(library, word):
    assert library.journal.entries(task=word) == []
    assert list(library.journal.everything()) == []
    assert undoable(library, ADA) is redoable(library, ADA) is None
