"""The chain holds: every entry is hashed, signed and bound to the one before it."""

import hashlib
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.journal import FIRST_HASH, entry_hash
from tests.store.cabinets import (
    ADA,
    BEGINNING,
    DESK,
    EDITOR,
    GRACE,
    INSTAGRAM,
    VAULT,
    YEAR,
    bin_,
    connect,
    do,
    names,
    open_library,
    sign,
)


def check(library):
    """Recompute every chain from what is stored, as the vault does."""
    last = {}
    for entry, operations in library.journal.everything():
        sequence, digest = last.get(entry.device, (0, FIRST_HASH))
        assert entry.sequence == sequence + 1
        assert entry.previous == digest
        assert entry.hash == entry_hash(VAULT, entry, operations)
        assert entry.signature == sign(entry.hash)
        last[entry.device] = entry.sequence, entry.hash
    return last


def test_every_entry_follows_the_one_before_it(library):
    do(library, "add", GRACE, EDITOR, YEAR, INSTAGRAM)
    do(library, "change", replace(GRACE, note="“quotes”, ünïcode, \\ and \0"))
    entry = bin_(library, INSTAGRAM)
    library.undo(entry, by=ADA)
    assert check(library) == {DESK: (4, library.journal.entries()[0].hash)}
    counters = [o.dot.counter for _, said in library.journal.everything() for o in said]
    assert counters == list(range(1, len(counters) + 1))


@settings(max_examples=20, deadline=None)
@given(given_names=st.lists(names, min_size=1, max_size=4))
def test_the_chain_holds_whatever_is_written(given_names):
    library = open_library()
    for name in given_names:
        do(library, "save", replace(GRACE, name=name), reason=name)
    check(library)


def test_another_device_begins_a_chain_and_says_what_it_has_seen():
    connection = connect()
    one, two = open_library(connection, "a"), open_library(connection, "b")
    do(one, "add", GRACE)
    do(one, "add", EDITOR)
    second = do(two, "add", INSTAGRAM)
    third = do(one, "change", replace(INSTAGRAM, name="Insta"))
    assert (second.sequence, second.seen, second.previous) == (1, (("a", 2),), FIRST_HASH)
    assert (third.sequence, third.seen) == (3, (("b", 1),))
    assert [o.replaces[0].device for o in one.journal.operations(third)] == ["b"]
    assert set(check(one)) == {"a", "b"}
    assert [entry.number for entry in one.journal.entries()] == [4, 3, 2, 1]


def test_the_head_counts_entries_and_moves_with_every_task():
    connection = connect()
    one, two = open_library(connection, "a"), open_library(connection, "b")
    heads = [one.journal.head()]
    assert (heads[0].entries, heads[0].hash) == (0, hashlib.sha256(b"").digest())
    for library, record in ((one, GRACE), (two, EDITOR), (one, INSTAGRAM)):
        do(library, "add", record)
        heads.append(library.journal.head())
    assert [head.entries for head in heads] == [0, 1, 2, 3]
    assert len({head.hash for head in heads}) == 4
    lasts = sorted([two.journal.entries()[1].hash, one.journal.entries()[0].hash])
    assert heads[-1].hash == hashlib.sha256(b"".join(lasts)).digest()


def test_entries_carry_the_time_that_was_handed_in(library):
    entry = do(library, "add", GRACE)
    assert (entry.at - BEGINNING).total_seconds() == 60
    assert library.journal.entries() == [entry]
