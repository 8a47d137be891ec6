"""Bitwarden's JSON gives all it holds; what is locked opens with its password alone."""

import json
from datetime import UTC, datetime

import pytest

from smdesk.domain.secret_text import SecretText
from smdesk.importers.errors import (
    DamagedError,
    NotThisFormatError,
    PasswordNeededError,
    UnsupportedError,
    What,
    WrongPasswordError,
)
from smdesk.importers.passwords.bitwarden import read
from smdesk.importers.passwords.entry import ProblemWhy
from tests.importers.passwords.writing import locked

PASSWORD = "lantern over the bay"
LOGIN = {
    "id": "1",
    "folderId": "f",
    "type": 1,
    "name": "Instagram",
    "notes": "a\nnote",
    "fields": [
        {"name": "page", "value": "4711", "type": 0},
        {"name": "pin", "value": "12", "type": 1},
        {"name": "linked", "value": None, "type": 3},
    ],
    "creationDate": "2020-01-01T00:00:00.000Z",
    "revisionDate": "2024-01-01T00:00:00.000Z",
    "login": {
        "uris": [{"match": None, "uri": "https://a.example.org"}, {"uri": "https://b.example.org"}],
        "username": "lantern",
        "password": "third",
        "totp": "JBSWY3DPEHPK3PXP",
        "passwordRevisionDate": "2023-03-03T03:03:03.000Z",
        "fido2Credentials": [{"credentialId": "x"}],
    },
    "passwordHistory": [
        {"lastUsedDate": "2023-03-03T03:03:03.000Z", "password": "second"},
        {"lastUsedDate": "2021-01-01T00:00:00.000Z", "password": "first"},
    ],
}
NOTE = {"type": 2, "name": "Door", "notes": "code", "collectionIds": ["c", "d"]}
CARD = {"type": 3, "name": "Card", "card": {"number": "4111"}}
BINNED = {**LOGIN, "deletedDate": "2024-01-01T00:00:00.000Z"}
EXPORT = {
    "encrypted": False,
    "folders": [{"id": "f", "name": "Social"}],
    "collections": [{"id": "c", "name": "Team"}, {"id": "d", "name": "All"}],
    "items": [LOGIN, NOTE, CARD, BINNED, {"type": 1, "name": ""}, "no item"],
}


def bytes_of(export):
    return json.dumps(export).encode()


def test_all_that_a_login_holds_is_read():
    login, note = read(bytes_of(EXPORT)).entries
    assert (login.title, login.username, login.folder) == ("Instagram", "lantern", "Social")
    assert login.urls == ("https://a.example.org", "https://b.example.org")
    assert login.password.reveal() == "third"
    assert [(f.name, f.value.reveal(), f.protected) for f in login.fields] == [
        ("page", "4711", False),
        ("pin", "12", True),
    ]
    assert login.changed_at == datetime(2023, 3, 3, 3, 3, 3, tzinfo=UTC)
    assert [(old.text.reveal(), old.changed_at) for old in login.history] == [
        ("first", datetime(2020, 1, 1, tzinfo=UTC)),
        ("second", datetime(2021, 1, 1, tzinfo=UTC)),
    ]
    assert (note.folder, note.tags, note.row) == ("Team", ("All",), 2)


def test_what_is_left_out_is_said_with_its_row():
    problems = read(bytes_of(EXPORT)).problems
    assert [(problem.row, problem.why) for problem in problems] == [
        (1, ProblemWhy.PASSKEY),
        (3, ProblemWhy.NOT_A_LOGIN),
        (4, ProblemWhy.DELETED),
        (5, ProblemWhy.EMPTY),
        (6, ProblemWhy.NOT_A_LOGIN),
    ]


@pytest.mark.parametrize(
    "kdf",
    [
        {"kdfIterations": 1000},
        {"kdfIterations": 2, "kdfMemory": 16, "kdfParallelism": 2},
    ],
    ids=["pbkdf2", "argon2id"],
)
def test_a_locked_file_opens_with_its_password_alone(kdf):
    data = bytes_of(locked(EXPORT, PASSWORD, **kdf))
    with pytest.raises(PasswordNeededError):
        read(data)
    with pytest.raises(WrongPasswordError):
        read(data, password=SecretText("another"))
    found = read(data, password=SecretText(PASSWORD))
    assert [entry.title for entry in found.entries] == ["Instagram", "Door"]


def test_a_locked_file_that_was_changed_is_damaged():
    file = locked(EXPORT, PASSWORD, kdfIterations=1000)
    kind, text, tag = file["data"].split("|")
    changed = {**file, "data": "|".join((kind, text[:-8] + "AAAAAAA=", tag))}
    with pytest.raises(DamagedError):
        read(bytes_of(changed), password=SecretText(PASSWORD))
    with pytest.raises(DamagedError):
        read(bytes_of({**file, "data": "2.AA|BB"}), password=SecretText(PASSWORD))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"kdfIterations": 10**9}, What.COST),
        ({"kdfType": 1, "kdfMemory": 10**6, "kdfParallelism": 4}, What.COST),
        ({"kdfType": 7}, What.ALGORITHM),
    ],
)
def test_a_file_that_asks_for_too_much_is_told_so(change, what):
    file = {**locked(EXPORT, PASSWORD, kdfIterations=1000), **change}
    with pytest.raises(UnsupportedError) as raised:
        read(bytes_of(file), password=SecretText(PASSWORD))
    assert raised.value.what is what


def test_a_file_locked_to_its_account_is_told_apart():
    with pytest.raises(UnsupportedError) as raised:
        read(bytes_of({"encrypted": True, "data": "2.x|y|z", "items": []}))
    assert raised.value.what is What.ACCOUNT_ENCRYPTED


@pytest.mark.parametrize("text", ["{}", "[]", "{", '{"items": 1}', "7" * 5000, "[" * 100_000])
def test_other_json_is_refused(text):
    with pytest.raises(NotThisFormatError):
        read(text.encode())


def test_half_a_sign_makes_one_login_unreadable_and_no_other():
    half = {"type": 1, "name": "Half", "login": {"password": "\ud800"}}
    found = read(bytes_of({"items": [half, NOTE]}))
    assert [problem.why for problem in found.problems] == [ProblemWhy.UNREADABLE]
    assert len(found.entries) == 1
