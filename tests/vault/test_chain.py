"""The log's chain: what was altered, removed, put elsewhere or never signed is found and named."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from smdesk.domain.journal import FIRST_HASH, Dot, Entry, Operation, entry_hash
from smdesk.domain.records import RecordId
from smdesk.vault.chain import Broken, Fracture, verify_chain
from smdesk.vault.keys import Identity, KeyPair

VAULT = "vault"


def member(slot):
    return Identity(KeyPair.new(), slot=slot, person=RecordId(slot), name=slot, coordinator=False)


ADA, BEN = member("ada"), member("ben")
PUBLIC = {"ada": ADA.public_sign, "ben": BEN.public_sign}


def written(device, count, by=ADA):
    """Return a chain of so many entries, as one device writes it."""
    previous, chain = FIRST_HASH, []
    for sequence in range(1, count + 1):
        operation = Operation(
            dot=Dot(device, sequence),
            kind="account",
            record=RecordId("instagram"),
            field="notes",
            text=f'"note {sequence}"',
        )
        entry = Entry(
            number=sequence,
            device=device,
            sequence=sequence,
            at=datetime(2026, 11, 21, 9, sequence, tzinfo=UTC),
            person=by.person,
            slot=by.slot,
            task="accounts.change",
            previous=previous,
            hash=b"",
            signature=b"",
        )
        chain.append(sealed(entry, (operation,), by))
        previous = chain[-1][0].hash
    return chain


def sealed(entry, operations, by):
    made = entry_hash(VAULT, entry, operations)
    return replace(entry, hash=made, signature=by.sign(made)), operations


def found(chain, vault=VAULT):
    return verify_chain(vault, chain, PUBLIC.get)


@pytest.fixture
def chain():
    return written("desk", 6)


def test_a_log_as_it_was_written_is_whole(chain):
    assert found(chain) == []
    assert found([]) == []
    assert found(written("desk", 3) + written("office", 3, BEN)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"task": "accounts.add"},
        {"reason": "because"},
        {"person": RecordId("ben")},
        {"slot": "ben"},
        {"at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"undoes": 1},
        {"seen": (("office", 1),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_altered_entry_is_named(chain, change):
    chain[2] = replace(chain[2][0], **change), chain[2][1]
    assert found(chain) == [Broken("desk", 3, Fracture.ALTERED)]


@pytest.mark.parametrize("field", ["kind", "record", "field", "text"])
def test_an_altered_operation_is_named(chain, field):
    entry, (operation,) = chain[3]
    chain[3] = entry, (operation._replace(**{field: "other"}),)
    assert found(chain) == [Broken("desk", 4, Fracture.ALTERED)]


def test_an_operation_added_or_taken_away_is_named(chain):
    entry, (operation,) = chain[3]
    for operations in ((), (operation, operation)):
        chain[3] = entry, operations
        assert found(chain) == [Broken("desk", 4, Fracture.ALTERED)]


def test_a_removed_entry_is_named_by_the_one_that_follows(chain):
    del chain[2]
    assert found(chain) == [Broken("desk", 4, Fracture.MISSING)]


def test_a_beginning_that_was_cut_off_is_named(chain):
    assert found(chain[2:]) == [Broken("desk", 3, Fracture.MISSING)]


def test_entries_in_another_order_are_named(chain):
    chain[2], chain[3] = chain[3], chain[2]
    named = found(chain)
    assert Broken("desk", 4, Fracture.MISSING) in named
    assert Broken("desk", 3, Fracture.MISSING) in named


def test_an_entry_that_is_there_twice_is_named(chain):
    assert Broken("desk", 3, Fracture.MISSING) in found([*chain[:3], chain[2], *chain[3:]])


def test_an_entry_written_anew_by_somebody_without_the_members_key_is_named(chain):
    entry, operations = chain[-1]
    mallory = member("ada")
    chain[-1] = sealed(replace(entry, task="accounts.add"), operations, mallory)
    assert found(chain) == [Broken("desk", 6, Fracture.UNSIGNED)]


def test_an_entry_signed_by_another_member_is_named(chain):
    entry, operations = chain[-1]
    chain[-1] = sealed(entry, operations, BEN)
    assert found(chain) == [Broken("desk", 6, Fracture.UNSIGNED)]


def test_an_entry_of_nobody_we_know_is_named():
    mallory = member("mallory")
    assert found(written("desk", 1, mallory)) == [Broken("desk", 1, Fracture.UNSIGNED)]


def test_an_entry_without_a_signature_is_named(chain):
    chain[0] = replace(chain[0][0], signature=b""), chain[0][1]
    assert found(chain) == [Broken("desk", 1, Fracture.UNSIGNED)]


def test_a_chain_brought_from_another_cabinet_is_named(chain):
    assert found(chain, "another")[0] == Broken("desk", 1, Fracture.ALTERED)


def test_what_is_broken_on_one_device_leaves_the_others_whole(chain):
    del chain[2]
    assert found(chain + written("office", 3, BEN)) == [Broken("desk", 4, Fracture.MISSING)]
    assert found(written("office", 3, BEN) + chain) == [Broken("desk", 4, Fracture.MISSING)]


def test_an_entry_in_which_a_member_names_somebody_else_is_named():
    """Ben signs, with his own key, that Ada did it."""
    (entry, operations), *_ = written("desk", 1, BEN)
    told = sealed(replace(entry, person=RecordId("ada")), operations, BEN)
    person_of = {"ada": RecordId("ada"), "ben": RecordId("ben")}.get
    assert verify_chain(VAULT, [told], PUBLIC.get, person_of) == [
        Broken("desk", 1, Fracture.UNSIGNED)
    ]
    assert verify_chain(VAULT, written("desk", 2, BEN), PUBLIC.get, person_of) == []


@pytest.mark.parametrize("change", [{"previous": b"\x01" * 32}, {"sequence": 8}, {"sequence": 6}])
def test_a_member_cannot_sign_an_entry_into_another_place(chain, change):
    """Properly signed, and it follows nothing that is there."""
    entry, operations = sealed(replace(chain[0][0], number=7), chain[0][1], ADA)
    following = {"sequence": 7, "previous": chain[-1][0].hash} | change
    entry, operations = sealed(replace(entry, **following), operations, ADA)
    assert found([*chain, (entry, operations)]) == [
        Broken("desk", entry.sequence, Fracture.MISSING)
    ]
