"""Spoilt files of every program: a sentence is said, nothing is kept, nothing is on the disk."""

import json
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.desk.importing import Source
from smdesk.domain.secret_text import SecretText
from smdesk.exporters import kdbx, keepass_xml
from smdesk.importers.passwords.entry import ImportedEntry
from smdesk.importers.table import MOST_PACKED
from tests.importers.passwords import writing
from tests.importers.passwords.writing import locked, table, zipped
from tests.ui.importing.test_import import read, shown

MARK = "marker-of-a-spoilt-file-42"
PASSWORD = "canyon fiddle mirror teapot"
ENTRY = ImportedEntry(
    row=1, title="Photos", urls=("https://photos.example.org",), username="u",
    password=SecretText(MARK),
)  # fmt: skip
NOW = datetime(2026, 11, 21, tzinfo=UTC)
LOGIN = {"type": 1, "name": "Photos", "login": {"username": "u", "password": MARK}}
ITEM = {
    "overview": {"title": "Photos"},
    "details": {"loginFields": [{"designation": "password", "value": MARK}]},
}
PUX = json.dumps({"accounts": [{"vaults": [{"items": [ITEM]}]}]})


def of_table(heads, **cells):
    return table(heads, *[cells | {"name": "x" * at} for at in range(1, 40)]).encode()


WHOLE = {
    Source.BITWARDEN_CSV: of_table(writing.BITWARDEN, type="login", login_password=MARK),
    Source.ONEPASSWORD_CSV: of_table(writing.ONEPASSWORD, Title="T", Password=MARK),
    Source.LASTPASS: of_table(writing.LASTPASS, url="https://a.example", password=MARK),
    Source.CHROME: of_table(writing.CHROME, url="https://a.example", password=MARK),
    Source.FIREFOX: of_table(writing.FIREFOX, url="https://a.example", password=MARK),
    Source.APPLE: of_table(writing.APPLE, Title="T", Password=MARK),
    Source.KEEPASSXC_CSV: of_table(writing.KEEPASSXC, Title="T", Password=MARK),
    Source.PROTON: of_table(writing.PROTON, type="login", password=MARK),
    Source.KEEPER: table("", *[["f", "T", "u", MARK, "https://a.example", "n"]] * 40).encode(),
    Source.BITWARDEN_JSON: json.dumps({"items": [LOGIN]}).encode(),
    Source.ONEPASSWORD_1PUX: zipped({"export.attributes": "{}", "export.data": PUX}),
    Source.KEEPASS_XML: keepass_xml.write([ENTRY], name="Team", now=NOW),
}
ENDINGS = {
    Source.BITWARDEN_JSON: "json",
    Source.ONEPASSWORD_1PUX: "1pux",
    Source.KEEPASS_XML: "xml",
    Source.KDBX: "kdbx",
}
SPOILT = {
    "cut short": lambda data: data[: len(data) * 2 // 3],
    "cut at the front": lambda data: data[len(data) // 3 :],
    "a hole in it": lambda data: data[: len(data) // 2] + bytes(64) + data[len(data) // 2 + 64 :],
    "other letters": lambda data: data + "Zoë Müller,ß,é\r\n".encode("latin-1"),
    "utf-16 without an end": lambda data: (
        b"\xff\xfe" + data.decode("latin-1").encode("utf-16-le")[:-1]
    ),
    "noise": lambda data: os.urandom(len(data)),
    "nothing but zeros": lambda data: bytes(len(data)),
}


@pytest.fixture(scope="module")
def keepass():
    """A file of KeePass, locked with a password."""
    return kdbx.write([ENTRY], name="Team", now=NOW, password=SecretText(PASSWORD))


def files(*folders):
    return {path for folder in folders for path in Path(folder).rglob("*") if path.is_file()}


class Bench:
    """The import's window, and what there was before: in the cabinet and in every folder."""

    def __init__(self, dialog, session, folder, qtbot):
        self.dialog, self._session, self._folder, self._qtbot = dialog, session, folder, qtbot
        self._before = self._seen()

    def _seen(self):
        there = files(self._session.path, self._folder)
        there |= {path for path in Path(tempfile.gettempdir()).iterdir() if path.is_file()}
        return there, self._session.library.journal.head(), self._session.library.accounts.count()

    def nothing_changed(self):
        assert self._seen() == self._before

    def bring(self, data, source, password=""):
        """Bring the file in as the program's, up to where something is asked or refused.

        It lies there no longer than it takes to be read.
        """
        path = self._folder / f"export.{ENDINGS.get(source, 'csv')}"
        path.write_bytes(data)
        self.dialog.take_file(path)
        path.unlink()
        if self.dialog._data:
            self.dialog.file.kinds.setCurrentIndex(self.dialog.file.kinds.findData(source))
            self.type(password)

    def type(self, password):
        if password:
            self.dialog.file.password.setText(password)
        read(self.dialog, self._qtbot)

    def said(self):
        """Return what is said of the file: above it, or of rows of it."""
        if self.dialog.page is self.dialog.preview:
            rows = self.dialog.preview.problems.records
            return " ".join(str(one.why) for one in rows) or "rows"
        return self.dialog.banner.words


@pytest.fixture
def bench(opened, nora, tmp_path, qtbot):
    return Bench(opened, nora, tmp_path, qtbot)


@pytest.mark.parametrize("source", WHOLE, ids=lambda source: source.value)
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_says_what_is_wrong_and_leaves_nothing(bench, source, how):
    bench.bring(SPOILT[how](WHOLE[source]), source)
    assert bench.said()
    assert MARK not in shown(bench.dialog)
    bench.nothing_changed()
    bench.dialog.reject()
    bench.nothing_changed()


@pytest.mark.parametrize("source", WHOLE, ids=lambda source: source.value)
def test_the_same_file_whole_is_looked_at(bench, source):
    """Else the spoilt ones would prove nothing."""
    bench.bring(WHOLE[source], source)
    assert bench.dialog.page is bench.dialog.preview
    assert bench.dialog.preview.rows()
    assert MARK not in shown(bench.dialog)
    bench.nothing_changed()


@pytest.mark.parametrize("how", ["cut short", "a hole in it", "noise"])
def test_a_spoilt_file_of_keepass_says_so(bench, keepass, how):
    bench.bring(SPOILT[how](keepass), Source.KDBX, PASSWORD)
    assert bench.dialog.page is bench.dialog.file
    assert bench.dialog.banner.words
    bench.nothing_changed()


@pytest.mark.parametrize("source", [Source.KDBX, Source.BITWARDEN_JSON], ids=lambda one: one.value)
def test_a_wrong_password_is_told_and_the_right_one_opens(bench, keepass, source):
    plain = {"items": [LOGIN]}
    file = {
        Source.KDBX: keepass,
        Source.BITWARDEN_JSON: json.dumps(locked(plain, PASSWORD, kdfIterations=10_000)).encode(),
    }[source]
    bench.bring(file, source, "another password")
    assert bench.dialog.page is bench.dialog.file
    assert "password" in bench.dialog.banner.words.lower()
    assert "another password" not in bench.dialog.banner.words
    bench.type(PASSWORD)
    assert [row.account.name for row in bench.dialog.preview.rows()] == ["Photos"]
    bench.nothing_changed()


def test_a_huge_file_is_refused_unread(opened, tmp_path):
    path = tmp_path / "export.csv"
    with path.open("wb") as huge:
        huge.truncate(MOST_PACKED + 1)
    opened.take_file(path)
    assert opened.banner.words
    assert not opened._data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with names")
def test_what_has_no_end_is_not_read(opened, tmp_path):
    os.mkfifo(tmp_path / "export.csv")
    for path in (tmp_path / "export.csv", Path("/dev/zero"), tmp_path):
        opened.take_file(path)
        assert "cannot be read" in opened.banner.words
        assert not opened._data
