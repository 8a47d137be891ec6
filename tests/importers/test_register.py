"""A file is known by how it begins, and read by whoever knows it."""

import json

import pytest

from smdesk.importers.passwords.entry import Source
from smdesk.importers.register import HEAD_BYTES, reader_of, sniff
from tests.importers.passwords import writing
from tests.importers.passwords.writing import table, zipped


@pytest.mark.parametrize(
    ("name", "data", "source"),
    [
        ("a.csv", table(writing.BITWARDEN, []).encode(), Source.BITWARDEN_CSV),
        ("a.csv", table(writing.BITWARDEN_TEAM, []).encode(), Source.BITWARDEN_CSV),
        ("a.csv", table(writing.ONEPASSWORD, []).encode("utf-16"), Source.ONEPASSWORD_CSV),
        ("a.csv", table(writing.LASTPASS, []).encode("utf-8-sig"), Source.LASTPASS),
        ("a.csv", table(writing.CHROME, []).encode(), Source.CHROME),
        ("a.csv", table(writing.FIREFOX, [], divider=";").encode(), Source.FIREFOX),
        ("a.csv", table(writing.APPLE, []).encode(), Source.APPLE),
        ("a.csv", table(writing.PROTON, []).encode(), Source.PROTON),
        ("a.csv", table(writing.KEEPASSXC, []).encode(), Source.KEEPASSXC_CSV),
        ("a.csv", table([], ["f", "t", "u", "p", "", "", ""]).encode(), Source.KEEPER),
        ("a.csv", b"Konto,Passwort\nA,B\n", Source.OTHER_CSV),
        ("a.json", json.dumps({"encrypted": False, "items": []}).encode(), Source.BITWARDEN_JSON),
        ("a.json", b'{"encrypted":false,"userId":"u","vaults":{}}', Source.PROTON),
        ("a.1pux", zipped({"export.data": b"{}"}), Source.ONEPASSWORD_1PUX),
        ("a.zip", zipped({"Proton Pass/data.json": b"{}"}), Source.PROTON),
        ("a.pgp", b"-----BEGIN PGP MESSAGE-----", Source.PROTON),
        ("a.kdbx", b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", Source.KDBX),
        ("a.xml", b"<?xml version='1.0'?><KeePassFile>", Source.KEEPASS_XML),
    ],
)
def test_a_file_is_known_by_how_it_begins(name, data, source):
    assert sniff(name, data)[0] is source


def test_a_long_table_is_known_by_its_beginning():
    rows = [{"name": f"n{number}", "password": "p", "note": "x\ny"} for number in range(9000)]
    data = table(writing.CHROME, *rows).encode()
    assert sniff("a.csv", data[:HEAD_BYTES])[0] is Source.CHROME


@pytest.mark.parametrize("data", [b"", bytes(100), b"\x89PNG\r\n\x1a\n" + bytes(range(256))])
def test_what_nobody_reads_is_nothing(data):
    assert sniff("a.bin", data) == []


@pytest.mark.parametrize("source", sorted(set(Source) - {Source.OTHER_CSV}, key=str))
def test_every_kind_of_file_has_a_reader(source):
    assert callable(reader_of(source))
