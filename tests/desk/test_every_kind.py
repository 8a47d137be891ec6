"""Whatever is kept has a history, and undo brings it back, unless it is said why not."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from smdesk.desk.history import SEALED_FIELDS, HistoryDesk
from smdesk.desk.office import Office
from smdesk.desk.topics import TOPIC_OF, nobody
from smdesk.desk.undo import stands
from smdesk.store.errors import CannotUndoError, Why
from smdesk.store.library import KINDS
from smdesk.store.undo import NEVER_UNDONE
from tests.store.cabinets import ADA, PARENTS, RECORDS, do, open_library

UNCHANGED = {
    "approval": "an approval is signed; what changes is approved anew",
    "endorsement": "a yes is signed; what changes is agreed to anew",
    "envelope_use": "a use is signed; what changes is put inside anew",
    "exposure": "nobody can unlearn a secret",
    "signoff": "a sign-off is signed; a version that changes is asked about anew",
    "secret_version": "a version is never rewritten; a new value is a version of its own",
}
"""Kinds whose records stay as they were written, and why; the tables refuse it too."""

BY_NAME = {kind.kind: kind for kind in KINDS}


def two(kind):
    """Return a record of the kind, and the same record saying something else."""
    found = []

    @settings(
        max_examples=60,
        phases=[Phase.generate],
        database=None,
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(RECORDS[kind])
    def draw(record):
        found.append(record)

    draw()
    before = found[0]
    names = [name for name in open_library().table(kind).shape.names if name != "id"]
    told = {name: getattr(before, name) for name in names if name not in SEALED_FIELDS}
    other = next(one for one in found if any(getattr(one, n) != told[n] for n in told))
    return before, kind(id=before.id, **{name: getattr(other, name) for name in names})


def remove(library, record):
    with library.transaction("any.remove", by=ADA) as current:
        library.table(type(record)).remove(record.id)
    return current.entry


@pytest.fixture
def library():
    library = open_library()
    do(library, "begin", *PARENTS)
    return library


@pytest.fixture
def history(library):
    return HistoryDesk(Office(library, nobody, lambda: None, lambda: None))


@pytest.mark.parametrize("name", BY_NAME)
def test_what_was_saved_changed_and_removed_shows_in_its_history(library, history, name):
    before, after = two(BY_NAME[name])
    do(library, "any.add", before)
    assert {line.task for line in history.of(before.id)} == {"any.add"}
    if name not in UNCHANGED:
        do(library, "any.change", after)
        newest = history.of(before.id)[0]
        assert newest.task == "any.change"
        assert newest.before != newest.after
    if name in NEVER_UNDONE:
        return
    remove(library, before)
    newest = history.of(before.id)[0]
    assert (newest.task, newest.field, newest.after) == ("any.remove", "removed", True)


@pytest.mark.parametrize("name", sorted(BY_NAME.keys() - NEVER_UNDONE))
def test_undo_takes_back_what_was_saved_changed_and_removed(library, name):
    before, after = two(BY_NAME[name])
    table = library.table(name)
    added = do(library, "any.add", before)
    if name not in UNCHANGED:
        changed = do(library, "any.change", after)
        assert table.get(before.id) == after
        library.undo(changed, by=ADA)
        assert table.get(before.id) == before
    removed = remove(library, before)
    assert table.get(before.id) is None
    library.undo(removed, by=ADA)
    assert table.get(before.id) == before
    library.undo(added, by=ADA)
    assert table.get(before.id) is None
    assert library.disagreements() == []


@pytest.mark.parametrize("name", sorted(NEVER_UNDONE))
def test_what_is_never_undone_says_so(library, name):
    record, _ = two(BY_NAME[name])
    entry = do(library, "any.add", record)
    with pytest.raises(CannotUndoError) as error:
        library.undo(entry, by=ADA)
    assert error.value.why is Why.WAS_SEEN
    assert library.table(name).get(record.id) == record


def test_each_kind_that_stays_as_written_has_its_reason():
    assert set(UNCHANGED) <= set(BY_NAME)
    assert set(UNCHANGED) >= NEVER_UNDONE
    assert all(UNCHANGED.values())


def test_every_kind_but_what_somebody_knows_is_announced():
    assert set(TOPIC_OF) == set(BY_NAME) - NEVER_UNDONE


def test_ticks_passkeys_and_fields_are_taken_back_and_secrets_stand(library):
    def task(name):
        return do(library, name, two(BY_NAME["seat"])[0])

    assert stands(task("secret.set"))
    for name in ("code.tick", "code.untick", "passkey.add", "account_field.remove"):
        record = two(BY_NAME["person"])[0]
        assert not stands(do(library, name, type(record)(name=name)))
