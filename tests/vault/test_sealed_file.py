"""Sealed files: opened whole and as they were, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.records import RecordId
from smdesk.domain.secret_text import SecretText
from smdesk.vault import sealed_file
from smdesk.vault.errors import VaultDamagedError
from smdesk.vault.sealed_file import FileKey, open_file, seal_file

VAULT, SECRET = "vault-1", RecordId("secret-1")
PLACE = {"vault": VAULT, "secret": SECRET}
STEP = 64 + 12 + 16


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(sealed_file, "PIECE", 64)


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 128, 1000])
def test_a_file_is_opened_as_it_was(length):
    data = bytes(n % 251 for n in range(length))
    key, sealed = seal_file(data, **PLACE)
    assert open_file(key, sealed, **PLACE) == data
    assert open_file(FileKey.heard(key.told()), sealed, **PLACE) == data


def test_nothing_of_the_file_is_in_what_is_sealed():
    _, sealed = seal_file(b"a marker of sixteen letters" * 20, **PLACE)
    assert b"marker" not in sealed


def test_the_same_file_twice_is_sealed_as_two():
    assert seal_file(b"x" * 100, **PLACE)[1] != seal_file(b"x" * 100, **PLACE)[1]


def pieces(sealed):
    return [sealed[place : place + STEP] for place in range(0, len(sealed), STEP)]


CHANGES = {
    "two pieces swapped": lambda p: [p[1], p[0], *p[2:]],
    "the first twice": lambda p: [p[0], p[0], *p[2:]],
    "the last left out": lambda p: p[:-1],
    "the first left out": lambda p: p[1:],
    "one in the middle left out": lambda p: [p[0], *p[2:]],
    "the last one longer": lambda p: [*p, b"x"],
    "a whole piece more": lambda p: [*p, p[-1]],
    "the last one shorter": lambda p: [*p[:-1], p[-1][:-1]],
    "nothing": lambda _: [],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("length", [192, 200])
def test_no_piece_can_be_swapped_left_out_or_added(change, length):
    key, sealed = seal_file(bytes(range(200))[:length], **PLACE)
    with pytest.raises(VaultDamagedError):
        open_file(key, b"".join(change(pieces(sealed))), **PLACE)


@settings(max_examples=60)
@given(st.data())
def test_no_flipped_bit_is_believed(data):
    key, sealed = seal_file(bytes(150), **PLACE)
    place = data.draw(st.integers(0, len(sealed) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    changed = sealed[:place] + bytes([sealed[place] ^ bit]) + sealed[place + 1 :]
    with pytest.raises(VaultDamagedError):
        open_file(key, changed, **PLACE)


def test_a_file_cut_at_a_piece_with_its_length_changed_is_not_believed():
    key, sealed = seal_file(bytes(192), **PLACE)
    with pytest.raises(VaultDamagedError):
        open_file(FileKey(key.key, 128), sealed[: 2 * STEP], **PLACE)


@pytest.mark.parametrize("other", [{"vault": "vault-2"}, {"secret": RecordId("secret-2")}])
def test_a_file_opens_in_its_own_place_alone(other):
    key, sealed = seal_file(b"whole", **PLACE)
    with pytest.raises(VaultDamagedError):
        open_file(key, sealed, **(PLACE | other))


def test_another_files_key_opens_nothing():
    _, sealed = seal_file(b"whole", **PLACE)
    other, _ = seal_file(b"whole", **PLACE)
    with pytest.raises(VaultDamagedError):
        open_file(other, sealed, **PLACE)


@pytest.mark.parametrize(
    "text", ["", "hunter2", "a|b|c", "smdesk/file/v1|x|eHg=", "smdesk/file/v1|5|eHg=", "a|b|c|d"]
)
def test_what_is_no_key_of_a_file_is_damage_and_no_error_carries_it(text):
    with pytest.raises(VaultDamagedError) as error:
        FileKey.heard(SecretText(text))
    assert error.value.__cause__ is None
    assert not text or text not in str(error.value)


def test_the_key_is_not_printed_by_accident():
    key, _ = seal_file(b"whole", **PLACE)
    assert str(key.key) not in f"{key!r} {key.told()!r}"
