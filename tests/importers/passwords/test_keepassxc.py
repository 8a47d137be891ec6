"""What KeePassXC writes is read here, and what is written here opens in KeePassXC."""

import math
from datetime import UTC, datetime, timedelta

import pytest

from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import read as authenticator
from smdesk.exporters import kdbx
from smdesk.importers.errors import WrongPasswordError
from smdesk.importers.passwords import kdbx as kdbx_reader
from smdesk.importers.passwords import keepass_xml as xml_reader
from smdesk.importers.passwords.kdbx_header import Cipher, Kdf
from tests.exporters.logins import NOW, RICH, compared
from tests.importers.keepassxc import (
    ATTACHMENT,
    CHEAP,
    DATA,
    ENTRY,
    LATER,
    PASSWORD,
    PROGRAM,
    KeePassXC,
    of_version_3,
    of_version_4,
    rich,
)

needs_keepassxc = pytest.mark.skipif(
    PROGRAM is None, reason="keepassxc-cli is not installed (Debian's package keepassxc)"
)
FILES = sorted(path.name for path in DATA.glob("*.kdbx"))
KEY_FILE = "version-3.1-key-file.kdbx"


def read(folder, name):
    key = folder / name.replace(".kdbx", ".keyx")
    return kdbx_reader.read(
        (folder / name).read_bytes(),
        password=SecretText(PASSWORD),
        key_file=key.read_bytes() if key.exists() else None,
    )


def is_as_keepassxc_left_it(imported):
    """Check all that was put in, and what KeePassXC changed of it."""
    assert not imported.problems
    plain, found = imported.entries
    assert (plain.title, plain.password.reveal()) == ("plain", "simple")
    before, now = compared(RICH), compared(found)
    # KeePassXC keeps the ends of lines without the CR that Windows has there.
    before["notes"] = before["notes"].replace("\r\n", "\n")
    assert now["password"] == LATER
    earlier = [*before["history"], (before["password"], before["changed_at"])]
    assert now["history"] == earlier
    assert now["files"] == sorted([*before["files"], ("файл.bin", ATTACHMENT)])
    assert found.changed_at > RICH.changed_at
    for same in ("title", "urls", "username", "totp", "notes", "fields", "folder", "created_at"):
        assert now[same] == before[same], same


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_keepassxc_wrote_is_read_whole(name):
    is_as_keepassxc_left_it(read(DATA, name))


def test_the_files_are_of_the_versions_that_they_are_named_for():
    assert len(FILES) == 5
    for name in FILES:
        assert (DATA / name).read_bytes()[10] == (3 if name.startswith("version-3") else 4)


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_password_is_told_from_damage(name):
    with pytest.raises(WrongPasswordError):
        kdbx_reader.read((DATA / name).read_bytes(), password=SecretText("another"))


def test_password_and_key_file_are_both_needed():
    data, key = (DATA / KEY_FILE).read_bytes(), (DATA / KEY_FILE).with_suffix(".keyx").read_bytes()
    for given in ({"password": SecretText(PASSWORD)}, {"key_file": key}):
        with pytest.raises(WrongPasswordError):
            kdbx_reader.read(data, **given)


def test_the_plain_document_of_keepassxc_is_read_whole():
    is_as_keepassxc_left_it(xml_reader.read((DATA / "export.xml").read_bytes()))


@needs_keepassxc
@pytest.mark.parametrize("cipher", [Cipher.AES, Cipher.CHACHA20])
@pytest.mark.parametrize("kdf", [Kdf.AES, Kdf.ARGON2D, Kdf.ARGON2ID])
def test_keepassxc_opens_changes_and_hands_back_our_file(tmp_path, cipher, kdf):
    of_version_4(KeePassXC(tmp_path), "x.kdbx", cipher, kdf)
    is_as_keepassxc_left_it(read(tmp_path, "x.kdbx"))


@needs_keepassxc
@pytest.mark.parametrize("key_file", ["", "x.keyx"])
def test_keepassxc_imports_our_document_and_hands_it_back(tmp_path, key_file):
    of_version_3(KeePassXC(tmp_path), "x.kdbx", key_file=key_file)
    is_as_keepassxc_left_it(read(tmp_path, "x.kdbx"))


@pytest.fixture
def ours(tmp_path):
    """A file as it is really handed out, at its full price."""
    data = kdbx.write(rich(), name="Library", now=NOW, password=SecretText(PASSWORD))
    (tmp_path / "ours.kdbx").write_bytes(data)
    return KeePassXC(tmp_path)


@needs_keepassxc
def test_keepassxc_lists_and_shows_all_of_our_file(ours):
    assert ours.run("ls", "-q", "-R", "-f", "ours.kdbx").split("\n")[:4] == [
        "plain",
        "Social/",
        "Social/Меди/",
        ENTRY,
    ]
    assert "KDF: Argon2id (10 rounds, 65536 KB)" in ours.run("db-info", "-q", "ours.kdbx")
    names = ("Title", "UserName", "Password", "URL", "KP2A_URL", "API key", "Наклейка")
    told = "\n".join(ours.show("ours.kdbx", ENTRY, *names))
    assert told == "\n".join(
        (
            RICH.title,
            RICH.username,
            RICH.password.reveal(),
            *RICH.urls,
            *(field.value.reveal() for field in RICH.fields),
        )
    )
    assert "\n".join(ours.show("ours.kdbx", ENTRY, "Notes")).split() == RICH.notes.reveal().split()


@needs_keepassxc
def test_keepassxc_makes_the_codes_that_we_make(ours):
    began = datetime.now(UTC)
    theirs = ours.run("show", "-q", "-t", "ours.kdbx", ENTRY).strip()
    seconds = range(math.ceil((datetime.now(UTC) - began).total_seconds()) + 1)
    codes = (authenticator(RICH.totp).code(began + timedelta(seconds=s)) for s in seconds)
    assert theirs in {code.digits.reveal() for code in codes}


@needs_keepassxc
def test_keepassxc_takes_our_attachments_out(ours):
    for file in RICH.attachments:
        ours.run("attachment-export", "-q", "ours.kdbx", ENTRY, file.name, "out")
        assert (ours.folder / "out").read_bytes() == file.data


@needs_keepassxc
def test_keepassxc_finds_our_earlier_passwords(ours):
    document = ours.run("export", "-q", "-f", "xml", "ours.kdbx", binary=True)
    found = xml_reader.read(document).entries[1]
    assert compared(found)["history"] == compared(RICH)["history"]


@needs_keepassxc
def test_keepassxc_opens_our_file_with_a_key_file(tmp_path):
    program = KeePassXC(tmp_path)
    (tmp_path / "key").write_bytes(b"any file may be a key file")
    data = kdbx.write(
        rich(),
        name="Library",
        now=NOW,
        password=SecretText(PASSWORD),
        key_file=b"any file may be a key file",
        price=CHEAP,
    )
    (tmp_path / "x.kdbx").write_bytes(data)
    assert program.show("x.kdbx", "plain", "Password", key_file="key") == ["simple"]
