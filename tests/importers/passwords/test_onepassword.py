"""1Password's 1pux gives every account and vault, with files; a hostile zip does no harm."""

import json
import zipfile
from datetime import UTC, datetime

import pytest

from smdesk.importers import zipped as unzipping
from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    TooLargeError,
    UnsupportedError,
)
from smdesk.importers.passwords.entry import ProblemWhy
from smdesk.importers.passwords.onepassword import read
from tests.importers.passwords.writing import zipped

LOGIN = {
    "uuid": "1",
    "createdAt": 1600000000,
    "updatedAt": 1700000000,
    "state": "active",
    "categoryUuid": "001",
    "overview": {
        "title": "Mastodon",
        "url": "https://a.example.org",
        "urls": [{"label": "", "url": "https://a.example.org"}, {"url": "https://b.example.org"}],
        "tags": ["team"],
    },
    "details": {
        "loginFields": [
            {"designation": "username", "value": "lantern", "fieldType": "T"},
            {"designation": "password", "value": "now", "fieldType": "P"},
            {"designation": "", "name": "remember", "value": "yes", "fieldType": "C"},
        ],
        "notesPlain": "note",
        "sections": [
            {
                "title": "More",
                "fields": [
                    {"title": "code", "id": "t", "value": {"totp": "otpauth://totp/x?secret=A"}},
                    {"title": "pin", "id": "p", "value": {"concealed": "12"}},
                    {"title": "born", "id": "d", "value": {"date": 1600000000}},
                    {"title": "mail", "id": "m", "value": {"email": {"email_address": "a@b.org"}}},
                    {
                        "title": "scan",
                        "id": "f",
                        "value": {"file": {"fileName": "scan.pdf", "documentId": "doc1"}},
                    },
                    {
                        "title": "gone",
                        "id": "g",
                        "value": {"file": {"fileName": "gone.pdf", "documentId": "doc2"}},
                    },
                ],
            }
        ],
        "passwordHistory": [{"value": "before", "time": 1650000000}],
    },
}
SECOND = {"state": "archived", "overview": {"title": "Old"}, "details": {"password": "p"}}
BINNED = {"state": "trashed", "overview": {"title": "Bin"}, "details": {"password": "p"}}
CARD = {"categoryUuid": "002", "overview": {"title": "Card"}, "details": {}}


def export(*vaults, accounts=1):
    told = [{"attrs": {"name": name}, "items": list(items)} for name, items in vaults]
    return {
        "accounts": [
            {"attrs": {"accountName": f"Account {number}"}, "vaults": told}
            for number in range(1, accounts + 1)
        ]
    }


def file(content, **more):
    files = {
        "export.attributes": "{}",
        "export.data": json.dumps(content),
        "files/doc1__scan.pdf": b"%PDF scan",
    }
    return zipped(files | more)


def test_all_that_an_item_holds_is_read():
    found = read(file(export(("Social", [LOGIN]))))
    (entry,) = found.entries
    assert (entry.title, entry.username, entry.folder) == ("Mastodon", "lantern", "Social")
    assert entry.urls == ("https://a.example.org", "https://b.example.org")
    assert entry.password.reveal() == "now"
    assert entry.totp.reveal() == "otpauth://totp/x?secret=A"
    assert [(f.name, f.value.reveal(), f.protected) for f in entry.fields] == [
        ("remember", "yes", False),
        ("More: pin", "12", True),
        ("More: born", "2020-09-13", False),
        ("More: mail", "a@b.org", False),
    ]
    assert [(one.name, one.data) for one in entry.attachments] == [("scan.pdf", b"%PDF scan")]
    assert [(p.why, p.detail) for p in found.problems] == [(ProblemWhy.FILE, "gone.pdf")]
    assert entry.tags == ("team",)
    assert [old.text.reveal() for old in entry.history] == ["before"]
    assert entry.changed_at == datetime(2022, 4, 15, 5, 20, tzinfo=UTC)


def test_every_account_and_every_vault_is_read():
    content = export(("Social", [LOGIN]), ("Web", [SECOND, BINNED, CARD]), accounts=2)
    found = read(file(content))
    assert [entry.folder for entry in found.entries] == [
        "Account 1/Social",
        "Account 1/Web",
        "Account 2/Social",
        "Account 2/Web",
    ]
    assert [entry.archived for entry in found.entries] == [False, True, False, True]
    left_out = [problem.why for problem in found.problems if problem.why is not ProblemWhy.FILE]
    assert left_out == [ProblemWhy.DELETED, ProblemWhy.NOT_A_LOGIN] * 2


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(unzipping, "MOST_UNPACKED", 1_000_000)
    with pytest.raises(TooLargeError):
        read(file(export(), bomb=bytes(2_000_000)))
    monkeypatch.setattr(unzipping, "MOST_FILES", 2)
    with pytest.raises(TooLargeError):
        read(file(export()))
    monkeypatch.setattr(unzipping, "MOST_PACKED", 10)
    with pytest.raises(TooLargeError):
        read(file(export()))


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "files/..\\..\\out"])
def test_names_that_lead_out_of_the_zip_are_refused(name):
    with pytest.raises(DamagedError):
        read(file(export(("V", [LOGIN])), **{name: b"x"}))


def test_other_ways_of_packing_are_refused():
    with pytest.raises(UnsupportedError):
        read(zipped({"export.data": "{}"}, zipfile.ZIP_LZMA))


@pytest.mark.parametrize(
    "data", [b"", b"PK", zipped({}), zipped({"export.data": "[]"}), zipped({"export.data": "{}"})]
)
def test_other_files_are_refused(data):
    with pytest.raises(NotThisFormatError):
        read(data)


def test_a_zip_with_a_flipped_byte_is_damaged():
    data = bytearray(
        zipped({"export.data": json.dumps(export(("V", [LOGIN])))}, zipfile.ZIP_STORED)
    )
    place = data.find(b"Mastodon")
    data[place] ^= 1
    with pytest.raises(DamagedError):
        read(bytes(data))
