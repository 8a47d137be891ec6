"""Proton Pass' zip gives logins, fields and files; what PGP closes is said to be closed."""

import json

import pytest

from smdesk.importers.errors import NotThisFormatError, UnsupportedError, What
from smdesk.importers.passwords.entry import ProblemWhy
from smdesk.importers.passwords.proton import read
from tests.importers.passwords.writing import zipped

LOGIN = {
    "state": 1,
    "createTime": 1600000000,
    "modifyTime": 1700000000,
    "files": ["files/logo.png", "files/gone.png"],
    "data": {
        "type": "login",
        "metadata": {"name": "Bluesky", "note": "note"},
        "extraFields": [
            {"fieldName": "pin", "type": "hidden", "data": {"content": "12"}},
            {"fieldName": "second", "type": "totp", "data": {"totpUri": "otpauth://b"}},
        ],
        "content": {
            "itemEmail": "team@example.org",
            "itemUsername": "lantern",
            "password": "p",
            "urls": ["https://a.example.org"],
            "totpUri": "otpauth://a",
            "passkeys": [],
        },
    },
}
ALIAS = {"state": 1, "data": {"type": "alias", "metadata": {"name": "Alias"}}}
BINNED = {**LOGIN, "state": 2}
EXPORT = {
    "encrypted": False,
    "vaults": {"v": {"name": "Team", "items": [LOGIN, ALIAS, BINNED]}},
}


@pytest.mark.parametrize("inside", [True, False], ids=["zip", "json"])
def test_all_that_an_item_holds_is_read(inside):
    text = json.dumps(EXPORT).encode()
    files = {"Proton Pass/data.json": text, "Proton Pass/files/logo.png": b"png"}
    found = read(zipped(files) if inside else text)
    (entry,) = found.entries
    assert (entry.title, entry.username, entry.folder) == ("Bluesky", "lantern", "Team")
    assert entry.password.reveal() == "p"
    assert entry.totp.reveal() == "otpauth://a"
    assert [(f.name, f.value.reveal(), f.protected) for f in entry.fields] == [
        ("email", "team@example.org", False),
        ("pin", "12", True),
        ("second", "otpauth://b", True),
    ]
    assert [one.name for one in entry.attachments] == (["logo.png"] if inside else [])
    reasons = [problem.why for problem in found.problems]
    assert reasons[-2:] == [ProblemWhy.NOT_A_LOGIN, ProblemWhy.DELETED]
    assert reasons.count(ProblemWhy.FILE) == (1 if inside else 2)


@pytest.mark.parametrize(
    "data",
    [
        b"-----BEGIN PGP MESSAGE-----\n\nabc",
        zipped({"Proton Pass/data.pgp": b"x"}),
        b'{"encrypted": true, "vaults": {}}',
    ],
)
def test_what_pgp_closes_is_told_so(data):
    with pytest.raises(UnsupportedError) as raised:
        read(data)
    assert raised.value.what is What.PGP


@pytest.mark.parametrize("data", [b"", b"{}", zipped({"other": b""}), b'{"vaults": []}'])
def test_other_files_are_refused(data):
    with pytest.raises(NotThisFormatError):
        read(data)
