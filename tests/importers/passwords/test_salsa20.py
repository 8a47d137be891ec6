"""Salsa20 gives the published answers (eSTREAM's test vectors for keys of 256 bits)."""

import hashlib

import pytest

from smdesk.importers.passwords.salsa20 import keystream

SET_1_VECTOR_0 = {
    0: "E3BE8FDD8BECA2E3EA8EF9475B29A6E7003951E1097A5C38D23B7A5FAD9F6844"
    "B22C97559E2723C7CBBD3FE4FC8D9A0744652A83E72A9C461876AF4D7EF1A117",
    192: "57BE81F47B17D9AE7C4FF15429A73E10ACF250ED3A90A93C711308A74C6216A9"
    "ED84CD126DA7F28E8ABF8BB63517E1CA98E712F4FB2E1A6AED9FDC73291FAA17",
    256: "958211C4BA2EBD5838C635EDB81F513A91A294E194F1C039AEEC657DCE40AA7E"
    "7C0AF57CACEFA40C9F14B71A4B3456A63E162EC7D8D10B8FFB1810D71001B618",
    448: "696AFCFD0CDDCC83C7E77F11A649D79ACDC3354E9635FF137E929933A0BD6F53"
    "77EFA105A3A4266B7C0D089D08F1E855CC32B15B93784A36E56A76CC64BC8477",
}
SET_6_VECTOR_0 = (
    "0053A6F94C9FF24598EB3E91E4378ADD3083D6297CCF2275C81B6EC11467BA0D",
    "0D74DB42A91077DE",
    "F5FAD53F79F9DF58C4AEA0D0ED9A9601F278112CA7180D565B420A48019670EA",
)


@pytest.mark.parametrize(("start", "told"), SET_1_VECTOR_0.items())
def test_the_first_vector_of_the_first_set(start, told):
    stream = keystream(b"\x80" + bytes(31), bytes(8), 512)
    assert stream[start : start + 64].hex().upper() == told


def test_a_vector_with_a_nonce():
    key, nonce, told = SET_6_VECTOR_0
    stream = keystream(bytes.fromhex(key), bytes.fromhex(nonce), 32)
    assert stream.hex().upper() == told


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 1000])
def test_a_shorter_stream_is_the_beginning_of_a_longer_one(length):
    key, nonce = hashlib.sha256(b"k").digest(), b"12345678"
    assert keystream(key, nonce, length) == keystream(key, nonce, 4096)[:length]


def test_what_is_made_in_several_turns_is_one_stream():
    key, nonce = hashlib.sha256(b"k").digest(), b"12345678"
    long = keystream(key, nonce, 64 * 16_384 + 200)
    assert long[: 64 * 3] == keystream(key, nonce, 64 * 3)
    assert long[-200:-136] not in long[:-200]
