"""KeePass files: key files, damage of every kind, and prices that nobody is made to pay."""

import base64
import gzip
import hashlib
import struct
import time

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher as Crypt
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from hypothesis import example, given
from hypothesis import strategies as st

from smdesk.domain.secret_text import SecretText
from smdesk.exporters import kdbx as writer
from smdesk.importers import errors
from smdesk.importers.passwords import kdbx, kdbx_keys
from smdesk.importers.passwords.entry import ImportedEntry
from smdesk.importers.passwords.kdbx_header import Cipher, Kdf
from tests.exporters.logins import NOW, RICH, compared
from tests.importers.keepassxc import DATA, PASSWORD

CHEAP = writer.Price(memory=64 * 1024, passes=1, lanes=1)
MARKER = "correct-horse-battery-staple-93"
SMALL = [ImportedEntry(row=1, title="t", password=SecretText(MARKER))]
OURS = writer.write(
    SMALL, name="L", now=NOW, password=SecretText(PASSWORD), price=CHEAP, cipher=Cipher.AES
)
THEIRS = (DATA / "version-3.1.kdbx").read_bytes()


def opened(data, password=PASSWORD, **given):
    return kdbx.read(data, password=SecretText(password), **given)


def failure(data):
    """Return the error that reading ends in; check that nothing secret is said in it."""
    with pytest.raises(errors.ImporterError) as caught:
        opened(data)
    said = repr(caught.value) + str(caught.value)
    context = caught.value.__context__
    assert MARKER not in said + repr(context)
    assert PASSWORD not in said + repr(context)
    return caught.value


# Damage.


@given(st.integers(0, len(OURS) - 1), st.integers(0, 7))
@example(at=0, bit=0)
@example(at=10, bit=0)
@example(at=len(OURS) - 1, bit=7)
def test_every_bit_that_flips_is_noticed(at, bit):
    data = bytearray(OURS)
    data[at] ^= 1 << bit
    found = failure(bytes(data))
    assert not isinstance(found, errors.WrongPasswordError) or at < len(OURS) - 36


@given(st.integers(0, len(OURS) - 1))
def test_wherever_a_file_breaks_off_it_is_noticed(at):
    found = failure(OURS[:at])
    assert isinstance(found, errors.NotThisFormatError if at < 8 else errors.DamagedError)


@given(st.integers(0, len(THEIRS) - 1), st.integers(0, 7))
def test_every_bit_that_flips_in_an_older_file_is_noticed(at, bit):
    data = bytearray(THEIRS)
    data[at] ^= 1 << bit
    # Flipped bits of the price may make it dear: within what is bearable that is paid.
    if struct.unpack("<Q", _field_of_3(bytes(data), 6) or bytes(8))[0] < 10_000_000:
        failure(bytes(data))


@given(st.integers(0, len(THEIRS) - 1))
def test_wherever_an_older_file_breaks_off_it_is_noticed(at):
    assert not isinstance(failure(THEIRS[:at]), errors.WrongPasswordError)


@given(st.binary(max_size=400))
def test_noise_is_refused(noise):
    failure(noise)
    failure(OURS[:12] + noise)
    failure(THEIRS[:12] + noise)


def test_pieces_cannot_change_places():
    big = writer.write(
        [ImportedEntry(row=1, title=hashlib.sha256(bytes([i])).hexdigest()) for i in range(9)],
        name="L",
        now=NOW,
        password=SecretText(PASSWORD),
        price=CHEAP,
    )
    _, after = _header_end(big)
    (length,) = struct.unpack_from("<I", big, after + 64 + 32)
    first = big[after + 64 : after + 64 + 36 + length]
    assert isinstance(failure(big[: after + 64] + first + first), errors.DamagedError)
    assert isinstance(
        failure(big[: after + 64] + big[after + 64 + len(first) :]), errors.DamagedError
    )


def test_a_header_that_was_changed_with_its_hash_passes_no_password():
    _, after = _header_end(OURS)
    head = bytearray(OURS[:after])
    head[-20] ^= 1
    digest = hashlib.sha256(head).digest()
    found = failure(bytes(head) + digest + OURS[after + 32 :])
    assert isinstance(found, errors.WrongPasswordError | errors.DamagedError)


def test_a_wrong_password_and_none_at_all_are_told_apart():
    with pytest.raises(errors.WrongPasswordError):
        opened(OURS, "another")
    with pytest.raises(errors.PasswordNeededError):
        kdbx.read(OURS)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", errors.NotThisFormatError),
        (b"PK\3\4", errors.NotThisFormatError),
        (bytes.fromhex("03d9a29a65fb4bb5") + bytes(20), errors.UnsupportedError),
        (bytes.fromhex("03d9a29a67fb4bb5") + struct.pack("<HH", 0, 5), errors.UnsupportedError),
        (bytes.fromhex("03d9a29a67fb4bb5") + struct.pack("<HH", 0, 2), errors.UnsupportedError),
        (bytes.fromhex("03d9a29a67fb4bb5"), errors.DamagedError),
    ],
)
def test_files_of_another_kind_or_time_are_named(start, kind):
    assert type(failure(start)) is kind


# Prices and ciphers.


def _rehashed(head):
    return head + hashlib.sha256(head).digest() + bytes(32 + 36)


def _header_end(data):
    at = 12
    while True:
        number, length = struct.unpack_from("<BI", data, at)
        if not number:
            return at, at + 5 + length
        at += 5 + length


def _field_of_3(data, wanted):
    at = 12
    while at + 3 <= len(data):
        number, length = struct.unpack_from("<BH", data, at)
        if number == wanted and length == 8 and at + 11 <= len(data):
            return data[at + 3 : at + 11]
        if not number:
            return None
        at += 3 + length
    return None


@pytest.mark.parametrize(
    "price",
    [
        writer.Price(memory=1024**3 + 1024, passes=1, lanes=1),
        writer.Price(memory=1024**3, passes=65, lanes=1),
        writer.Price(memory=64 * 1024, passes=2**40, lanes=1),
        writer.Price(memory=1024**2, passes=1, lanes=65),
        writer.Price(kdf=Kdf.AES, rounds=2**40),
    ],
)
def test_a_price_that_nobody_would_ask_is_refused_before_it_is_paid(price):
    data = _rehashed(writer._head(price, Cipher.AES))
    began = time.process_time()
    found = failure(data)
    assert (type(found), found.what) == (errors.UnsupportedError, errors.What.COST)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "price",
    [
        writer.Price(memory=0, passes=1, lanes=1),
        writer.Price(memory=1024**2, passes=0, lanes=1),
        writer.Price(memory=1024**2, passes=1, lanes=0),
        writer.Price(memory=8 * 1024, passes=1, lanes=64),
    ],
)
def test_a_price_that_makes_no_sense_is_damage(price):
    found = failure(_rehashed(writer._head(price, Cipher.CHACHA20)))
    assert isinstance(found, errors.DamagedError)


def test_twofish_and_unknown_ciphers_are_refused_by_name():
    head = writer._head(CHEAP, Cipher.AES)
    twofish = head.replace(Cipher.AES.value.bytes, Cipher.TWOFISH.value.bytes)
    assert failure(_rehashed(twofish)).what is errors.What.TWOFISH
    unknown = head.replace(Cipher.AES.value.bytes, bytes(16))
    assert failure(_rehashed(unknown)).what is errors.What.ALGORITHM
    no_kdf = head.replace(Kdf.ARGON2ID.value.bytes, bytes(16))
    assert failure(_rehashed(no_kdf)).what is errors.What.ALGORITHM


@given(st.binary(min_size=32, max_size=32), st.integers(1, 70_000))
@example(secret=bytes(32), rounds=65_536)
def test_chaining_zeros_is_encrypting_over_and_over(secret, rounds):
    rounds = rounds if rounds in (65_536,) else rounds % 50 + 1
    seed = hashlib.sha256(b"seed").digest()
    crypt = Crypt(algorithms.AES256(seed), modes.ECB()).encryptor()  # noqa: S305
    slow = secret
    for _ in range(rounds):
        slow = crypt.update(slow)
    assert kdbx_keys._by_aes(seed, rounds, secret) == hashlib.sha256(slow).digest()


def test_what_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(kdbx, "MOST_BYTES", 4096)
    data = writer.write(
        [ImportedEntry(row=1, title="a" * 100_000)],
        name="L",
        now=NOW,
        password=SecretText(PASSWORD),
        price=CHEAP,
    )
    assert len(data) < 4096
    assert isinstance(failure(data), errors.TooLargeError)
    assert isinstance(failure(bytes(5000)), errors.TooLargeError)


# Key files.

KEY = hashlib.sha256(b"a key").digest()
V1 = (
    '<?xml version="1.0" encoding="utf-8"?><KeyFile><Meta><Version>1.00</Version></Meta>'
    f"<Key><Data>{base64.b64encode(KEY).decode()}</Data></Key></KeyFile>"
).encode()
V2 = (
    "<KeyFile><Meta><Version>2.0</Version></Meta><Key>"
    f'<Data Hash="{hashlib.sha256(KEY).hexdigest()[:8].upper()}">\n'
    f"  {KEY.hex().upper()[:32]}\n  {KEY.hex().upper()[32:]}\n</Data></Key></KeyFile>"
).encode()


@pytest.mark.parametrize("file", [V1, V2, KEY, KEY.hex().encode(), KEY.hex().upper().encode()])
def test_every_kind_of_key_file_holds_the_key(file):
    assert kdbx_keys.key_of_file(file) == KEY


@pytest.mark.parametrize("file", [b"", b"any", bytes(33), b"z" * 64])
def test_any_other_file_counts_by_its_hash(file):
    assert kdbx_keys.key_of_file(file) == hashlib.sha256(file).digest()


@pytest.mark.parametrize(
    "file",
    [
        V2.replace(b"Hash=", b"Hush="),
        V2.replace(KEY.hex().upper()[:4].encode(), b"0000"),
        V1.replace(b"</Key>", b""),
        V1.replace(base64.b64encode(KEY), b"c2hvcnQ="),
        V1.replace(base64.b64encode(KEY), b"***"),
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + V1,
    ],
)
def test_a_damaged_key_file_is_named_as_such(file):
    with pytest.raises(errors.KeyFileDamagedError):
        kdbx_keys.key_of_file(file)


@pytest.mark.parametrize("password", [None, SecretText(""), SecretText("x")])
def test_a_key_file_opens_with_and_without_a_password(password):
    data = writer.write(SMALL, name="L", now=NOW, password=password, key_file=V2, price=CHEAP)
    (found,) = kdbx.read(data, password=password, key_file=V2).entries
    assert found.password.reveal() == MARKER
    with pytest.raises(errors.WrongPasswordError):
        kdbx.read(data, password=password, key_file=b"another")


def test_nothing_is_written_without_a_lock():
    with pytest.raises(errors.PasswordNeededError):
        writer.write(SMALL, name="L", now=NOW, password=None, price=CHEAP)


# Older files.


def of_3(document, *, pieces=1, start=b"s" * 32, kind=2):
    """Return a file of version 3.1 around a document whose hidden values are none."""
    secret = kdbx_keys.composite(SecretText(PASSWORD), None)
    fields = (
        (2, Cipher.AES.value.bytes),
        (3, struct.pack("<I", 1)),
        (4, b"m" * 32),
        (5, b"t" * 32),
        (6, struct.pack("<Q", 3)),
        (7, b"i" * 16),
        (8, b"k" * 32),
        (9, start),
        (10, struct.pack("<I", kind)),
        (0, b"\r\n\r\n"),
    )
    head = bytes.fromhex("03d9a29a67fb4bb5") + struct.pack("<HH", 1, 3)
    head += b"".join(struct.pack("<BH", number, len(v)) + v for number, v in fields)
    packed = gzip.compress(document)
    step = -(-len(packed) // pieces)
    body = start
    for place in range(pieces):
        piece = packed[place * step : (place + 1) * step]
        body += struct.pack("<I32sI", place, hashlib.sha256(piece).digest(), len(piece)) + piece
    body += struct.pack("<I32sI", pieces, bytes(32), 0)
    body += bytes([16 - len(body) % 16]) * (16 - len(body) % 16)
    stretched = kdbx_keys._by_aes(b"t" * 32, 3, secret)
    key = hashlib.sha256(b"m" * 32 + stretched).digest()
    crypt = Crypt(algorithms.AES256(key), modes.CBC(b"i" * 16)).encryptor()
    return head + crypt.update(body)


DOCUMENT = (
    b"<KeePassFile><Meta/><Root><Group><Entry><String><Key>Title</Key><Value>t</Value></String>"
    b"</Entry></Group></Root></KeePassFile>"
)


@pytest.mark.parametrize("pieces", [1, 2, 5])
def test_an_older_file_in_several_pieces_is_put_together(pieces):
    assert opened(of_3(DOCUMENT, pieces=pieces)).entries[0].title == "t"


def test_an_inner_cipher_of_the_first_days_is_refused():
    assert failure(of_3(DOCUMENT, kind=1)).what is errors.What.ALGORITHM


def test_a_document_that_knows_another_header_is_damaged():
    other = DOCUMENT.replace(b"<Meta/>", b"<Meta><HeaderHash>AAAA</HeaderHash></Meta>")
    assert isinstance(failure(of_3(other)), errors.DamagedError)


def test_a_document_inside_that_brings_entities_is_damaged():
    bomb = b'<!DOCTYPE k [<!ENTITY a "aaaa">]>' + DOCUMENT.replace(b">t<", b">&a;<")
    assert isinstance(failure(of_3(bomb)), errors.DamagedError)


def test_a_file_that_holds_no_keepass_document_is_refused():
    assert isinstance(failure(of_3(b"<html/>")), errors.NotThisFormatError)
    assert isinstance(failure(of_3(b"<html>")), errors.DamagedError)


def test_a_whole_entry_comes_through_unchanged():
    data = writer.write([RICH], name="L", now=NOW, password=SecretText(PASSWORD), price=CHEAP)
    assert compared(opened(data).entries[0]) == compared(RICH)
