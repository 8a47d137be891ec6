"""The keyring file: what nobody of the cabinet wrote is damaged, never a wrong passphrase."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.errors import (
    NotAVaultError,
    Part,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
)
from smdesk.vault.form import canonical
from smdesk.vault.issue import NotEntitledError, issue, lock
from smdesk.vault.keyring import LARGEST, MOST_SLOTS, Keyring, vault_id
from smdesk.vault.keys import Identity, KdfCost, KeyPair
from tests.vault.cabinet import ADA, BEN, CLEO, EMPTY, head


@pytest.fixture(scope="session")
def raw(template):
    return (template.path / "keyring.json").read_bytes()


@pytest.fixture(scope="session")
def ring(raw):
    return Keyring.parsed(raw)


def believed(raw):
    """Return whether a passphrase would be asked for with this keyring."""
    try:
        Keyring.parsed(raw).vouch()
    except VaultTooNewError:
        return False
    except VaultDamagedError as error:
        return error.part is not Part.KEYRING
    return True


def said(raw, **changed):
    """Return the file with other things said in it."""
    return canonical(json.loads(raw) | changed) + b"\n"


def newcomer(name="Mallory", *, coordinator=True, slot="mallory"):
    return Identity(
        KeyPair.new(), slot=slot, person=RecordId(slot), name=name, coordinator=coordinator
    )


def test_the_file_is_believed_as_it_was_written(raw):
    assert believed(raw)
    assert Keyring.parsed(raw).dumped() == raw


@pytest.mark.parametrize("how", [0x01, 0x20, 0x80], ids=["lowest", "case", "highest"])
def test_no_flipped_byte_is_believed(raw, how):
    for place in range(len(raw)):
        altered = bytearray(raw)
        altered[place] ^= how
        assert not believed(bytes(altered)), f"byte {place}"


def test_no_file_that_was_cut_short_is_believed(raw):
    for length in range(len(raw)):
        assert not believed(raw[:length]), f"{length} bytes"


def test_no_file_with_a_byte_twice_is_believed(raw):
    for place in range(len(raw)):
        altered = raw[: place + 1] + raw[place:]
        assert not believed(altered), f"byte {place}"


def test_a_damaged_keyring_is_never_taken_for_a_wrong_passphrase(cabinet):
    whole = cabinet.keyring.read_bytes()
    for place in range(0, len(whole), 97):
        altered = bytearray(whole)
        altered[place] ^= 0x01
        cabinet.keyring.write_bytes(altered)
        with pytest.raises((VaultDamagedError, VaultTooNewError)):
            cabinet.folder.derive(cabinet.template.ada, ADA)


@given(st.binary(max_size=2000))
def test_no_bytes_whatever_are_believed(raw):
    assert not believed(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@given(data=st.data(), value=JSON)
def test_no_field_may_hold_anything_else(raw, data, value):
    whole = json.loads(raw)
    inside = data.draw(st.sampled_from([whole, *whole["slots"]]))
    field = data.draw(st.sampled_from(sorted(inside)))
    same = json.dumps(inside[field]) == json.dumps(value)
    inside[field] = value
    try:
        altered = json.dumps(
            whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
    except UnicodeEncodeError:
        return
    assert believed(altered + b"\n") is same


@given(data=st.data())
def test_no_field_may_be_left_out_or_come_besides(raw, data):
    whole = json.loads(raw)
    inside = data.draw(st.sampled_from([whole, *whole["slots"]]))
    if data.draw(st.booleans()):
        inside.pop(data.draw(st.sampled_from(sorted(inside))))
    else:
        inside[data.draw(st.text(max_size=9).filter(lambda name: name not in inside))] = 1
    assert not believed(json.dumps(whole, sort_keys=True, separators=(",", ":")).encode() + b"\n")


@pytest.mark.parametrize(
    "hostile",
    [
        b"[" * 200_000,
        b'{"format":' * 100_000,
        b'{"format":"smdesk-keyring","version":' + b"9" * 10_000 + b"}",
        b"\xff\xfe" * 100,
        b"null",
        b"[]",
        b'{"format":"smdesk-keyring"}',
        b'{"format":"another","version":1}',
    ],
    ids=["deep", "deeper", "digits", "no text", "null", "list", "empty", "another"],
)
def test_hostile_files_are_damaged_keyrings(hostile):
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(hostile)
    assert caught.value.part is Part.KEYRING


def test_a_file_larger_than_any_keyring_is_not_read(cabinet):
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(b" " * (LARGEST + 1))
    assert caught.value.detail == "size"
    with cabinet.keyring.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(VaultDamagedError):
        cabinet.folder.keyring()


def test_more_slots_than_any_team_has_are_refused_before_they_are_read(raw):
    slots = json.loads(raw)["slots"]
    assert not believed(said(raw, slots=slots[:1] * (MOST_SLOTS + 1)))
    assert not believed(said(raw, slots=[]))


def test_a_newer_format_says_that_it_is_newer(raw):
    with pytest.raises(VaultTooNewError) as caught:
        Keyring.parsed(said(raw, version=2, something=["new"]))
    assert caught.value.version == 2


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "vault-0001-00000000.db/..",
        "/vault-0001-00000000.db",
        "vault-0001-00000000.db\x00",
        "vault-0001-00000000.db\n",
        "vault-٠٠٠١-00000000.db",
        "C:vault-0001-00000000.db",
        "keyring.json",
        "",
    ],
)
def test_a_database_is_a_file_of_ours_in_the_folder_itself(raw, name):
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(said(raw, database=name))
    assert caught.value.detail == "form"


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(8, 1, 1),
        KdfCost(64 * 1024, 1, 4),
        KdfCost(2**31, 3, 4),
        KdfCost(64 * 1024, 2**31, 4),
        KdfCost(64 * 1024, 3, 1000),
    ],
)
def test_costs_too_low_to_protect_or_too_high_to_bear_are_refused_unpaid(ring, cabinet, cost):
    """Even when a coordinator signs for them."""
    ada = cabinet.keys(ADA)
    weak = replace(ring.slots[1], cost=cost)
    signed = replace(ring, slots=(ring.slots[0], weak)).sealed(ada.data_key, ada.identity)
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(signed.dumped())
    assert caught.value.part is Part.KEYRING


def test_a_cheaper_cost_within_bounds_opens_nothing(ring, cabinet):
    """Who holds a member's keys can write it down, but the passphrase was locked with the other."""
    ada = cabinet.keys(ADA)
    cheaper = replace(ring.slots[1], cost=KdfCost(64 * 1024, 3, 1))
    signed = replace(ring, slots=(ring.slots[0], cheaper)).sealed(ada.data_key, ada.identity)
    one = Keyring.parsed(signed.dumped()).slots[1]
    with pytest.raises(WrongPassphraseError):
        one.unlocked(ring.vault, cabinet.prepared[BEN].kek)


def test_a_slot_that_one_without_a_members_key_planted_is_refused(ring, cabinet):
    """Mallory once copied the database's key. She signs for herself, and as Ada as well she can."""
    data_key = cabinet.keys(ADA).data_key
    mallory = newcomer()
    slot = issue(mallory, ring.vault, 1, data_key, cabinet.prepared[CLEO], by=mallory)
    planted = replace(ring, slots=(*ring.slots, slot)).sealed(data_key, mallory)
    assert not believed(planted.dumped())
    as_ada = Identity(
        KeyPair.new(), slot=cabinet.template.ada, person=RecordId("a"), name="", coordinator=True
    )
    slot = issue(mallory, ring.vault, 1, data_key, cabinet.prepared[CLEO], by=as_ada)
    for writer in (mallory, as_ada):
        planted = replace(ring, slots=(*ring.slots, slot)).sealed(data_key, writer)
        assert not believed(planted.dumped())


def test_a_founder_put_in_the_place_of_the_founder_is_refused(ring, cabinet):
    """All slots made anew by somebody who knows the key of the database: the id tells."""
    data_key, mallory = cabinet.keys(ADA).data_key, newcomer()
    own = issue(mallory, ring.vault, 1, data_key, cabinet.prepared[CLEO], by=mallory)
    others = tuple(replace(slot, added_by="mallory", added_signature=b"") for slot in ring.slots)
    others = tuple(
        replace(slot, added_signature=mallory.sign(slot.claim(ring.vault))) for slot in others
    )
    forged = replace(ring, slots=(own, *others)).sealed(data_key, mallory)
    with pytest.raises(VaultDamagedError) as caught:
        Keyring.parsed(forged.dumped()).vouch()
    assert caught.value.detail == "founder"


def test_a_cabinet_forged_around_a_members_slot_does_not_open_for_that_member(ring, cabinet):
    """With an id of her own Mallory gets past the signatures, but not past Ben's passphrase."""
    data_key, mallory = bytes(32), newcomer()
    public = (mallory.public_seal, mallory.public_sign)
    own = issue(mallory, vault_id(*public), 1, data_key, cabinet.prepared[CLEO], by=mallory)
    ben = replace(ring.slots[1], added_by="mallory")
    ben = replace(ben, added_signature=mallory.sign(ben.claim(vault_id(*public))))
    forged = replace(ring, vault=vault_id(*public), slots=(own, ben)).sealed(data_key, mallory)
    assert believed(forged.dumped())
    with pytest.raises(WrongPassphraseError):
        forged.slots[1].unlocked(forged.vault, cabinet.prepared[BEN].kek)


def test_a_member_who_is_no_coordinator_lets_nobody_in(ring, cabinet):
    ben, mallory = cabinet.keys(BEN), newcomer(coordinator=False)
    with pytest.raises(NotEntitledError):
        issue(mallory, ring.vault, 1, ben.data_key, cabinet.prepared[CLEO], by=ben.identity)
    ben.identity.coordinator = True
    slot = issue(mallory, ring.vault, 1, ben.data_key, cabinet.prepared[CLEO], by=ben.identity)
    planted = replace(ring, slots=(*ring.slots, slot)).sealed(ben.data_key, ben.identity)
    assert not believed(planted.dumped())


def test_a_member_does_not_make_a_coordinator_of_themselves(ring, cabinet):
    ben = cabinet.keys(BEN)
    risen = replace(ring.slots[1], coordinator=True)
    for slot in (
        risen,
        replace(risen, added_signature=ben.identity.sign(risen.claim(ring.vault))),
        _signed_by_himself(risen, ring, ben.identity),
    ):
        forged = replace(ring, slots=(ring.slots[0], slot)).sealed(ben.data_key, ben.identity)
        assert not believed(forged.dumped())


def _signed_by_himself(slot, ring, ben):
    own = replace(slot, added_by=slot.id)
    return replace(own, added_signature=ben.sign(own.claim(ring.vault)))


def test_no_slot_is_there_twice(ring, cabinet):
    ada = cabinet.keys(ADA)
    twice = replace(ring, slots=(*ring.slots, ring.slots[1])).sealed(ada.data_key, ada.identity)
    with pytest.raises(VaultDamagedError) as caught:
        twice.vouch()
    assert caught.value.detail == "twice"


def test_signatures_without_the_key_of_the_database_do_not_open_it(cabinet, ring):
    ada = cabinet.keys(ADA)
    cabinet.keyring.write_bytes(
        replace(ring, organisation="Elsewhere").sealed(bytes(32), ada.identity).dumped()
    )
    with pytest.raises(VaultDamagedError) as caught:
        cabinet.folder.open(ada)
    assert caught.value.detail == "mac"


def test_a_slot_moved_from_another_cabinet_opens_nothing(ring, cabinet):
    locked = lock(ring.slots[1], "another", cabinet.keys(BEN).identity, cabinet.prepared[BEN])
    with pytest.raises(WrongPassphraseError):
        locked.unlocked(ring.vault, cabinet.prepared[BEN].kek)


def test_somebody_let_in_by_a_coordinator_who_was_let_in_is_believed(cabinet):
    vault = cabinet.open(ADA)
    vault.add_member("Cleo", RecordId("cleo"), cabinet.prepared[CLEO], coordinator=True)
    ring, opened = cabinet.folder.keyring(), cabinet.keys(ADA)
    cleo = ring.slots[2].unlocked(ring.vault, cabinet.prepared[CLEO].kek)
    dora = newcomer("Dora", slot="dora")
    slot = issue(dora, ring.vault, 1, opened.data_key, cabinet.prepared[BEN], by=cleo)
    vault.close(EMPTY)
    longer = replace(ring, slots=(*ring.slots, slot)).sealed(opened.data_key, cleo)
    assert believed(longer.dumped())


def test_the_keyring_before_is_kept_and_named(cabinet):
    before = cabinet.keyring.read_bytes()
    vault = cabinet.open(ADA)
    vault.rename("Another library")
    vault.close(head(1))
    assert (cabinet.path / "keyring.prev.json").read_bytes() == before
    now = cabinet.folder.keyring()
    assert now.previous == Keyring.parsed(before).digest() == keys.sha256(before)
    assert now.sequence == Keyring.parsed(before).sequence + 1


def test_a_folder_without_a_keyring_is_no_cabinet(cabinet):
    cabinet.keyring.unlink()
    with pytest.raises(NotAVaultError):
        cabinet.folder.keyring()


def test_slots_say_when_they_were_added(ring):
    assert all(slot.added_at.tzinfo is UTC for slot in ring.slots)
    assert all(slot.added_at <= datetime.now(UTC) for slot in ring.slots)
