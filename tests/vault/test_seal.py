"""Secrets: read by the custodians of their account, in the place they were written for."""

import itertools

import pytest

from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.vault import keys, seal
from smdesk.vault.errors import Part, VaultDamagedError
from smdesk.vault.keys import Identity, KeyPair

PASSWORD = SecretText("correct horse, Örebro 🐎")
ACCOUNT = {"vault": "v", "account": RecordId("instagram"), "generation": 1}
VERSION = {"vault": "v", "secret": RecordId("password"), "number": 3, "generation": 1}


def member(slot):
    return Identity(KeyPair.new(), slot=slot, person=RecordId(slot), name=slot, coordinator=False)


def test_a_custodian_reads_what_was_sealed():
    ada, key = member("ada"), seal.new_account_key()
    wrapped = seal.wrap(key, ada.public_seal, slot="ada", **ACCOUNT)
    sealed = seal.seal(key, PASSWORD, **VERSION)
    opened = seal.unwrap(ada, wrapped, **ACCOUNT)
    assert seal.unseal(opened, sealed, **VERSION).reveal() == PASSWORD.reveal()


def test_no_sealed_byte_shows_the_secret():
    sealed = seal.seal(seal.new_account_key(), PASSWORD, **VERSION)
    assert PASSWORD.reveal().encode() not in sealed
    assert b"horse" not in sealed


def test_a_colleague_who_is_no_custodian_opens_it_with_no_key_they_hold(cabinet):
    """Ben can open the cabinet; Instagram is Ada's alone."""
    ada, ben = cabinet.keys("velvet-otter-piano-9"), cabinet.keys("granite-plum-kettle-4")
    key = seal.new_account_key()
    wrapped = seal.wrap(key, ada.identity.public_seal, slot=ada.identity.slot, **ACCOUNT)
    sealed = seal.seal(key, PASSWORD, **VERSION)
    with pytest.raises(VaultDamagedError):
        seal.unwrap(ben.identity, wrapped, **ACCOUNT)
    # Not even by saying that he is Ada, who is in the same cabinet.
    ben.identity.slot = ada.identity.slot
    with pytest.raises(VaultDamagedError):
        seal.unwrap(ben.identity, wrapped, **ACCOUNT)
    own = seal.wrap(seal.new_account_key(), ben.identity.public_seal, slot="ben", **ACCOUNT)
    ben.identity.slot = "ben"
    own_key = seal.unwrap(ben.identity, own, **ACCOUNT)
    private = ben.identity
    raw = KeyPair(private._seal, private._sign).dump()
    for held in (ben.data_key, own_key, raw[:32], raw[32:], bytes(32)):
        with pytest.raises(VaultDamagedError):
            seal.unseal(held, sealed, **VERSION)


@pytest.mark.parametrize(
    "other",
    [{"vault": "w"}, {"account": RecordId("facebook")}, {"generation": 2}],
    ids=lambda other: next(iter(other)),
)
def test_a_wrapped_key_cannot_be_moved_to_another_vault_account_or_generation(other):
    ada, key = member("ada"), seal.new_account_key()
    wrapped = seal.wrap(key, ada.public_seal, slot="ada", **ACCOUNT)
    with pytest.raises(VaultDamagedError) as caught:
        seal.unwrap(ada, wrapped, **(ACCOUNT | other))
    assert caught.value.part is Part.DATABASE


def test_a_wrapped_key_cannot_be_moved_to_another_slot():
    ada = member("ada")
    wrapped = seal.wrap(seal.new_account_key(), ada.public_seal, slot="ben", **ACCOUNT)
    with pytest.raises(VaultDamagedError):
        seal.unwrap(ada, wrapped, **ACCOUNT)


@pytest.mark.parametrize(
    "other",
    [{"vault": "w"}, {"secret": RecordId("codes")}, {"number": 2}, {"generation": 2}],
    ids=lambda other: next(iter(other)),
)
def test_a_sealed_secret_cannot_be_moved_to_another_place(other):
    key = seal.new_account_key()
    sealed = seal.seal(key, PASSWORD, **VERSION)
    with pytest.raises(VaultDamagedError) as caught:
        seal.unseal(key, sealed, **(VERSION | other))
    assert caught.value.part is Part.DATABASE


def test_an_altered_byte_anywhere_is_noticed():
    key = seal.new_account_key()
    sealed = seal.seal(key, PASSWORD, **VERSION)
    for place, bit in itertools.product(range(len(sealed)), (1, 128)):
        altered = bytearray(sealed)
        altered[place] ^= bit
        with pytest.raises(VaultDamagedError):
            seal.unseal(key, bytes(altered), **VERSION)


@pytest.mark.parametrize("length", [0, 1, 11, 12, 27, 28])
def test_what_is_cut_short_is_damaged_and_no_fault_of_the_program(length):
    ada, key = member("ada"), seal.new_account_key()
    sealed = seal.seal(key, PASSWORD, **VERSION)
    wrapped = seal.wrap(key, ada.public_seal, slot="ada", **ACCOUNT)
    with pytest.raises(VaultDamagedError):
        seal.unseal(key, sealed[:length], **VERSION)
    with pytest.raises(VaultDamagedError):
        seal.unwrap(ada, wrapped[:length], **ACCOUNT)


def test_new_account_keys_are_random():
    assert len({seal.new_account_key() for _ in range(1000)}) == 1000
    assert len(seal.new_account_key()) == 32


def test_a_mark_holds_for_one_person_account_and_key_alone():
    key, place = seal.new_account_key(), {"vault": "v", "account": "a", "generation": 1}
    made = seal.mark(key, **place, person="pia")
    assert seal.is_marked(key, made, **place, person="pia")
    assert not seal.is_marked(key, made, **place, person="nora")
    assert not seal.is_marked(key, made, **{**place, "generation": 2}, person="pia")
    assert not seal.is_marked(key, made, **{**place, "account": "b"}, person="pia")
    assert not seal.is_marked(key, made, **{**place, "vault": "w"}, person="pia")
    assert not seal.is_marked(seal.new_account_key(), made, **place, person="pia")
    for broken in ("", "00", "no hex", made[:-2]):
        assert not seal.is_marked(key, broken, **place, person="pia")


def test_what_is_sealed_but_no_text_is_damage_and_is_not_quoted():
    key = seal.new_account_key()
    aad = seal._secret_aad("v", "s", 1, 1)
    with pytest.raises(VaultDamagedError) as error:
        seal.unseal(
            key,
            keys.close(key, b"half a secret \xff", aad),
            vault="v",
            secret="s",
            number=1,
            generation=1,
        )
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__
