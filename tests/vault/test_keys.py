"""Keys: what a passphrase costs to guess, and the known answers of the algorithms beneath."""

import ctypes
import gc
import os
import unicodedata

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.errors import WeakPassphraseError
from smdesk.vault.keys import DataKey, ForgottenError, Identity, KdfCost, KeyPair, Keys, overwrite
from tests.vault.cabinet import ADA, CHEAP
from tests.vault.hpke import Hpke

SALT = bytes(range(16))


def identity(pair=None):
    return Identity(
        pair or KeyPair.new(), slot="s", person=RecordId("p"), name="Ada", coordinator=True
    )


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(64 * 1024 - 1, 3, 4),
        KdfCost(64 * 1024, 2, 4),
        KdfCost(64 * 1024, 3, 0),
        KdfCost(1024 * 1024 + 1, 3, 4),
        KdfCost(64 * 1024, 17, 4),
        KdfCost(64 * 1024, 3, 17),
        KdfCost(0, 0, 0),
        KdfCost(-1, 3, 4),
    ],
)
def test_costs_below_the_floor_and_above_the_ceiling_are_not_bearable(cost):
    assert not cost.bearable()


@pytest.mark.parametrize(
    "cost", [KdfCost(), KdfCost(64 * 1024, 3, 1), KdfCost(1024 * 1024, 16, 16)]
)
def test_costs_between_floor_and_ceiling_are_bearable(cost):
    assert cost.bearable()


def test_new_passphrases_cost_twice_the_floor():
    assert KdfCost() == KdfCost(memory_kib=128 * 1024, passes=3, lanes=4)


def test_argon2id_gives_the_answer_of_rfc_9106():
    made = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    ).derive(b"\x01" * 32)
    assert made.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_a_passphrase_stands_for_the_same_key_for_ever():
    # Frozen: made by this program once. Another answer means that no cabinet opens any more.
    made = keys.stretch("velvet otter piano nine", SALT, CHEAP, None)
    assert made.hex() == "94ccd4c3c7688a46bc6f659a7c38fc90503211941a4337564c64cb80c9732b54"


def test_a_passphrase_counts_in_its_composed_form_however_it_was_typed():
    decomposed = unicodedata.normalize("NFD", "Örebro läser böcker")
    composed = unicodedata.normalize("NFC", decomposed)
    assert decomposed != composed
    assert keys.stretch(decomposed, SALT, CHEAP, None) == keys.stretch(composed, SALT, CHEAP, None)


def test_a_key_file_makes_another_key():
    plain = keys.stretch(ADA, SALT, CHEAP, None)
    assert len({plain, *(keys.stretch(ADA, SALT, CHEAP, f) for f in (b"", b"one", b"two"))}) == 4


@pytest.mark.parametrize("passphrase", ["", "elevenchars", "\N{LATIN SMALL LIGATURE FFI}" * 3])
def test_a_passphrase_that_protects_nothing_is_refused_before_it_is_stretched(passphrase):
    with pytest.raises(WeakPassphraseError):
        keys.prepare(passphrase)


def test_what_is_closed_opens_with_its_own_key_and_words_only():
    closed = keys.close(b"k" * 32, b"plain", b"aad")
    assert keys.unclose(b"k" * 32, closed, b"aad") == b"plain"
    for key, aad in ((b"j" * 32, b"aad"), (b"k" * 32, b"other")):
        with pytest.raises(InvalidTag):
            keys.unclose(key, closed, aad)


def test_nothing_is_closed_twice_under_one_nonce():
    closed = {keys.close(b"k" * 32, b"plain", b"")[: keys.NONCE_BYTES] for _ in range(500)}
    assert len(closed) == 500


def test_our_own_reading_of_hpke_gives_the_answer_of_rfc_9180():
    # Appendix A.1.1: X25519, HKDF-SHA256, AES-128-GCM, base mode, the first message.
    private = "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"
    sent = "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
    text = (
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    )
    key, nonce = Hpke(aead=1, key_bytes=16).opened(
        X25519PrivateKey.from_private_bytes(bytes.fromhex(private)),
        bytes.fromhex(sent),
        b"Ode on a Grecian Urn",
    )
    assert key.hex() == "4531685d41d65f03dc48f6b8302c05b0"
    assert nonce.hex() == "56d890e5accaaf011cff4b7d"
    plain = AESGCM(key).decrypt(nonce, bytes.fromhex(text), b"Count-0")
    assert plain == b"Beauty is truth, truth beauty"


def test_what_is_wrapped_is_hpke_as_the_rfc_has_it():
    pair = KeyPair.new()
    wrapped = keys.wrap(b"a key of the cabinet", pair.public().seal, b"info")
    key, nonce = Hpke(aead=2, key_bytes=32).opened(pair.seal, wrapped[:32], b"info")
    assert AESGCM(key).decrypt(nonce, wrapped[32:], b"") == b"a key of the cabinet"


def test_what_hpke_wraps_by_the_rfc_is_unwrapped():
    pair, ephemeral = KeyPair.new(), X25519PrivateKey.generate()
    public = X25519PublicKey.from_public_bytes(pair.public().seal)
    key, nonce = Hpke(aead=2, key_bytes=32).sending(ephemeral, public, b"info")
    sent = ephemeral.public_key().public_bytes_raw()
    wrapped = sent + AESGCM(key).encrypt(nonce, b"plain", b"")
    assert identity(pair).unwrap(wrapped, b"info") == b"plain"


def test_what_is_wrapped_opens_for_its_receiver_and_purpose_only():
    pair = KeyPair.new()
    wrapped = keys.wrap(b"plain", pair.public().seal, b"info")
    with pytest.raises(InvalidTag):
        identity(pair).unwrap(wrapped, b"another purpose")
    with pytest.raises(InvalidTag):
        identity().unwrap(wrapped, b"info")


def test_a_signature_is_of_one_message_by_one_member():
    one = identity()
    signature = one.sign(b"message")
    assert keys.signed_by(one.public_sign, signature, b"message")
    assert not keys.signed_by(one.public_sign, signature, b"another")
    assert not keys.signed_by(identity().public_sign, signature, b"message")
    assert not keys.signed_by(b"short", signature, b"message")
    assert not keys.signed_by(one.public_sign, b"", b"message")


def test_keys_survive_being_written_down():
    pair = KeyPair.new()
    assert KeyPair.taken(pair.dump()).public() == pair.public()


def test_a_member_who_was_forgotten_can_do_nothing_more():
    one = identity()
    wrapped = keys.wrap(b"plain", one.public_seal, b"")
    one.forget()
    for use in (
        lambda: one.sign(b""),
        lambda: one.unwrap(wrapped, b""),
        lambda: one.locked(b"k" * 32, b""),
    ):
        with pytest.raises(ForgottenError):
            use()


def test_no_key_shows_when_it_is_printed(template):
    pair, prepared = KeyPair.new(), template.prepared[ADA]
    opened = Keys(identity(pair), b"\x07" * 32, 1)
    shown = "".join(repr(x) + str(x) for x in (pair, prepared, opened, opened.identity))
    for secret in (pair.dump()[:32], pair.dump()[32:], prepared.kek, opened.data_key):
        assert secret.hex() not in shown
        assert repr(secret)[2:-1] not in shown
    assert ADA not in shown


def test_bytes_that_are_overwritten_are_zeros_and_those_that_python_shares_stay():
    secret, shared, empty = os.urandom(32), b"a", b""
    for one in (secret, shared, empty):
        overwrite(one)
    assert (secret, shared, empty) == (bytes(32), b"a", b"")


def test_a_data_key_overwrites_what_it_was_taken_from():
    plain = os.urandom(32)
    expected = plain.hex()
    assert (DataKey.taken(plain).hex(), plain) == (expected, bytes(32))


def test_a_data_key_is_overwritten_when_nobody_holds_it_any_more():
    plain = os.urandom(32)
    key = DataKey(plain)
    # A second look at the same memory, which may be read until something else is put there.
    where = ctypes.addressof(ctypes.c_char.from_buffer(key))
    assert ctypes.string_at(where, 32) == plain
    del key
    gc.collect()
    assert plain[16:] not in ctypes.string_at(where, 32)
