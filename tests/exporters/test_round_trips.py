"""Whatever is written for other programs says, read again, what it was to say."""

import csv as table
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.secret_text import SecretText
from smdesk.exporters import bitwarden, csv, kdbx, keepass_xml
from smdesk.importers.passwords import bitwarden as bitwarden_reader
from smdesk.importers.passwords import kdbx as kdbx_reader
from smdesk.importers.passwords import keepass_xml as xml_reader
from smdesk.importers.passwords import smdesk_csv, tables
from smdesk.importers.passwords.entry import (
    ImportedEntry,
    ImportedField,
    ImportedFile,
    Source,
)
from smdesk.importers.passwords.kdbx_header import Cipher, Kdf
from tests.exporters.logins import NOW, RICH, all_compared, compared, entries
from tests.importers.keepassxc import DATA, LATER

CHEAP = kdbx.Price(memory=64 * 1024, passes=1, lanes=1)
PASSWORD = SecretText("ключ 鍵 tilsiv")


def locked(logins, **how):
    told = {"name": "Library", "now": NOW, "password": PASSWORD, "price": CHEAP} | how
    return kdbx.write(logins, **told)


@settings(max_examples=60)
@given(st.lists(entries(), max_size=4))
def test_a_locked_file_gives_back_what_was_put_in(logins):
    found = kdbx_reader.read(locked(logins), password=PASSWORD)
    assert all_compared(found.entries) == all_compared(logins)
    assert not found.problems


@settings(max_examples=60)
@given(st.lists(entries(), max_size=4))
def test_a_plain_document_gives_back_what_was_put_in(logins):
    found = xml_reader.read(keepass_xml.write(logins, name="Library", now=NOW))
    assert all_compared(found.entries) == all_compared(logins)
    assert not found.problems


@settings(max_examples=100)
@given(st.lists(entries(files=False), max_size=4))
def test_a_table_gives_back_what_was_put_in(logins):
    found = smdesk_csv.read(csv.write(logins))
    assert [compared(e) for e in found.entries] == [compared(e) for e in logins]


@pytest.mark.parametrize("cipher", [Cipher.AES, Cipher.CHACHA20])
@pytest.mark.parametrize("kdf", [Kdf.AES, Kdf.ARGON2D, Kdf.ARGON2ID])
def test_every_cipher_and_every_price_is_read(cipher, kdf):
    price = kdbx.Price(memory=64 * 1024, passes=2, lanes=2, kdf=kdf, rounds=1000)
    data = locked([RICH], cipher=cipher, price=price)
    (found,) = kdbx_reader.read(data, password=PASSWORD).entries
    assert compared(found) == compared(RICH)


def test_a_file_without_any_login_is_read_as_well():
    assert kdbx_reader.read(locked([]), password=PASSWORD).entries == ()


def test_no_two_files_have_the_same_bytes_beyond_the_signature():
    one, other = locked([RICH]), locked([RICH])
    assert one[:12] == other[:12]
    assert sum(a == b for a, b in zip(one[-200:], other[-200:], strict=True)) < 30


def test_nothing_of_what_is_locked_stands_in_clear():
    data = locked([RICH])
    for word in (RICH.title, RICH.username, "alt-1", "example.org", "Library"):
        assert word.encode() not in data


def test_a_file_that_lies_beside_two_logins_is_written_once():
    big = ImportedFile("same.bin", bytes(range(256)) * 400)
    logins = [
        ImportedEntry(row=1, title="a", attachments=(big,)),
        ImportedEntry(row=2, title="b", attachments=(big, ImportedFile("other", b"x"))),
    ]
    text = keepass_xml.write(logins, name="L", now=NOW).decode()
    assert text.count("<Binary ID=") == 2
    assert all_compared(xml_reader.read(text.encode()).entries) == all_compared(logins)


def test_fields_that_would_be_taken_for_something_else_get_a_number():
    fields = tuple(
        ImportedField(name, SecretText(name), protected=False)
        for name in ("Title", "otp", "KP2A_URL_7", "TOTP Seed", "mine", "mine", " ")
    )
    entry = ImportedEntry(row=1, title="t", fields=fields)
    (found,) = kdbx_reader.read(locked([entry]), password=PASSWORD).entries
    assert [f.name for f in found.fields] == [
        "Title (2)", "otp (2)", "KP2A_URL_7 (2)", "TOTP Seed (2)", "mine", "mine (2)", "?",
    ]  # fmt: skip
    assert (found.title, found.totp, found.urls) == ("t", None, ())


def test_signs_that_xml_cannot_hold_are_left_out_and_break_nothing():
    entry = ImportedEntry(row=1, title="a\x00b\x1fc\ud800", password=SecretText("p\x0bq\ufffe"))
    for found in (
        xml_reader.read(keepass_xml.write([entry], name="\x01", now=NOW)),
        kdbx_reader.read(locked([entry]), password=PASSWORD),
    ):
        assert found.entries[0].title == "abc"
        assert found.entries[0].password.reveal() == "pq"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "'", "'="])
def test_no_cell_is_a_formula_and_every_cell_comes_back(start):
    dangerous = start + "cmd|' /C calc'!A0"
    entry = ImportedEntry(
        row=2,
        title=dangerous,
        username=dangerous,
        password=SecretText(dangerous),
        notes=SecretText(dangerous),
        folder=dangerous,
    )
    data = csv.write([entry])
    rows = list(table.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert sum(cell == f"'{dangerous}" for cell in rows[1]) == 5
    assert not any(cell.startswith(csv.STARTS_A_FORMULA) for row in rows for cell in row)
    assert compared(smdesk_csv.read(data).entries[0]) == compared(entry)


def test_bitwarden_gets_folders_fields_codes_and_earlier_passwords():
    told = json.loads(bitwarden.write([RICH], now=NOW))
    (item,) = told["items"]
    assert told["encrypted"] is False
    assert told["folders"] == [{"id": item["folderId"], "name": "Social/Меди"}]
    assert item["name"] == RICH.title
    assert item["login"]["password"] == RICH.password.reveal()
    assert item["login"]["totp"] == RICH.totp.reveal()
    assert [uri["uri"] for uri in item["login"]["uris"]] == list(RICH.urls)
    assert {f["name"]: f["type"] for f in item["fields"]} == {"API key": 1, "Наклейка": 0}
    assert [(h["password"], h["lastUsedDate"]) for h in item["passwordHistory"]] == [
        ("-alt-2", "2026-01-01T23:59:59.000Z"),
        ("alt-1", "2025-01-01T00:00:00.000Z"),
    ]
    assert item["revisionDate"] == "2026-01-01T23:59:59.000Z"


@given(st.lists(entries(), max_size=4))
def test_whatever_an_account_has_bitwarden_gets_a_document(logins):
    told = json.loads(bitwarden.write(logins, now=NOW))
    assert [item["name"] for item in told["items"]] == [entry.title for entry in logins]
    for item, entry in zip(told["items"], logins, strict=True):
        earlier = [old["password"] for old in item["passwordHistory"] or ()]
        assert earlier == [old.text.reveal() for old in reversed(entry.history)]


def test_what_bitwarden_gets_is_read_back_from_it():
    told = bitwarden.write([replace(RICH, attachments=())], now=NOW)
    found = bitwarden_reader.read(told)
    assert not found.problems
    before, after = (compared(entry, history=False) for entry in (RICH, found.entries[0]))
    same = set(before) - {"files", "tags"}
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert [old.text.reveal() for old in found.entries[0].history] == ["alt-1", "-alt-2"]


def test_the_table_of_keepassxc_is_read():
    data = (DATA / "export.csv").read_bytes()
    plain, rich = tables.read_as(Source.KEEPASSXC_CSV)(data).entries
    assert (plain.title, plain.password.reveal()) == ("plain", "simple")
    assert (rich.title, rich.username) == (RICH.title, RICH.username)
    assert rich.password.reveal() == LATER
    assert "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" in rich.totp.reveal()
