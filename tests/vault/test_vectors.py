"""Known answers of the algorithms beneath, from the documents that define them."""

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from smdesk.vault import keys


def octets(words):
    return bytes.fromhex("".join(words.split()))


ED25519 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        """e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155
           5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b""",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        """92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da
           085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00""",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        """6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac
           18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a""",
    ),
]
"""RFC 8032, section 7.1, the first three."""


@pytest.mark.parametrize(("private", "public", "message", "signature"), ED25519)
def test_ed25519_signs_as_rfc_8032_has_it(private, public, message, signature):
    key = Ed25519PrivateKey.from_private_bytes(octets(private))
    assert key.public_key().public_bytes_raw() == octets(public)
    assert key.sign(octets(message)) == octets(signature)
    assert keys.signed_by(octets(public), octets(signature), octets(message))
    assert not keys.signed_by(octets(public), octets(signature), octets(message) + b"\0")


def test_a_signature_with_a_part_too_large_is_refused():
    """RFC 8032 demands that S be below the order: another S for the same words is a forgery."""
    order = 2**252 + 27742317777372353535851937790883648493
    _, public, message, signature = ED25519[1]
    told = octets(signature)
    other = told[:32] + (int.from_bytes(told[32:], "little") + order).to_bytes(32, "little")
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(octets(public)).verify(other, octets(message))
    assert not keys.signed_by(octets(public), other, octets(message))


def test_x25519_agrees_as_rfc_7748_has_it():
    # Section 5.2, the first.
    private = "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"
    public = "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"
    made = X25519PrivateKey.from_private_bytes(octets(private)).exchange(
        X25519PublicKey.from_public_bytes(octets(public))
    )
    assert made == octets("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")


GCM = [
    ("00" * 32, "00" * 12, "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
    (
        "00" * 32,
        "00" * 12,
        "00" * 16,
        "",
        "cea7403d4d606b6e074ec5d3baf39d18",
        "d0d1c8a799996bf0265b98b5d48ab919",
    ),
    (
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
        "cafebabefacedbaddecaf888",
        """d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
           1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39""",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        """522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
           8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662""",
        "76fc6ece0f4e1768cddf8853bb2d551b",
    ),
]
"""McGrew and Viega, test cases 13, 14 and 16: AES-256-GCM."""


@pytest.mark.parametrize("case", GCM)
def test_aes_256_gcm_seals_as_its_authors_have_it(case):
    key, nonce, plain, aad, sealed, tag = case
    cipher, whole = AESGCM(octets(key)), octets(sealed) + octets(tag)
    assert cipher.encrypt(octets(nonce), octets(plain), octets(aad)) == whole
    assert keys.unclose(octets(key), octets(nonce) + whole, octets(aad)) == octets(plain)
    with pytest.raises(InvalidTag):
        keys.unclose(octets(key), octets(nonce) + whole[:-1] + b"\0", octets(aad))


def test_hkdf_gives_the_answer_of_rfc_5869():
    # Appendix A.1.
    made = HKDF(
        SHA256(), 42, salt=octets("000102030405060708090a0b0c"), info=octets("f0f1f2f3f4f5f6f7f8f9")
    ).derive(b"\x0b" * 22)
    assert made == octets(
        """3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf
           34007208d5b887185865"""
    )


def test_hmac_gives_the_answer_of_rfc_4231():
    # Section 4.3.
    assert keys.mac(b"Jefe", b"what do ya want for nothing?") == octets(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
