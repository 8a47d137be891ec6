"""Cabinets of every format there was open for ever; and without smdesk, by the key alone."""

import hashlib
import hmac
import shutil
import sqlite3  # noqa: TID251 - reads what was decrypted by hand, without any code of ours
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from smdesk.vault import keys
from smdesk.vault.errors import WrongPassphraseError
from smdesk.vault.folder import VaultFolder
from tests.vault.cabinet import ADA, BEN, LIBRARY, head, read, write

FROZEN = sorted((Path(__file__).parent / "frozen").iterdir())


@pytest.fixture(params=FROZEN, ids=lambda path: path.name)
def frozen(request, tmp_path):
    place = tmp_path / "frozen"
    shutil.copytree(request.param, place)
    return VaultFolder(place, memory=tmp_path / "memory")


def test_a_frozen_cabinet_opens_and_says_what_it_said(frozen):
    ada, _ = frozen.slots()
    vault = frozen.unlock(ada.id, ADA)
    assert (vault.organisation, vault.me.name, vault.me.coordinator) == (LIBRARY, "Ada", True)
    assert read(vault) == ["kept", "for", "ever"]
    assert vault.verify() == []
    assert vault.audit_head == head(3)
    vault.close(head(3))


def test_a_frozen_cabinet_opens_with_a_key_file_and_can_be_written(frozen):
    _, ben = frozen.slots()
    vault = frozen.unlock(ben.id, BEN, b"a key file")
    write(vault, "more")
    vault.close(head(4))
    with pytest.raises(WrongPassphraseError):
        frozen.derive(ben.id, ADA, b"a key file")


def shell():
    """Return sqlcipher's shell, or None where there is none that knows format 4."""
    found = shutil.which("sqlcipher")
    if found is None:
        return None
    said = asked(found, ":memory:", "PRAGMA cipher_version;\n").stdout.split()
    return found if said and int(said[0].split(".")[0]) >= 4 else None


def asked(shell, database, lines):
    """Return what the shell answers; the key comes on standard input."""
    return subprocess.run(
        [shell, "-batch", str(database)], input=lines, capture_output=True, text=True, check=False
    )


def raw_key(cabinet):
    return keys.derive(cabinet.keys().data_key, b"smdesk/sqlcipher/v1|1")


needs_shell = pytest.mark.skipif(
    shell() is None, reason="no shell of SQLCipher 4 is installed (older ones know format 3 only)"
)


@needs_shell
def test_sqlciphers_own_shell_opens_the_database_and_finds_it_sound(cabinet):
    """Nobody depends on smdesk to read what they kept, if they have the key."""
    lines = (
        f"PRAGMA key = \"x'{raw_key(cabinet).hex()}'\";\n"
        "PRAGMA cipher_integrity_check;\nPRAGMA integrity_check;\nSELECT word FROM said;\n"
    )
    assert asked(shell(), cabinet.database, lines).stdout.split() == ["ok", "ok", "first"]


@pytest.mark.skipif(shutil.which("sqlcipher") is None, reason="sqlcipher's shell is not installed")
@pytest.mark.parametrize("key", ["", f"PRAGMA key = \"x'{bytes(32).hex()}'\";\n"])
def test_sqlciphers_own_shell_opens_nothing_without_the_key(cabinet, key):
    lines = key + "SELECT word FROM said;\n"  # noqa: S608 - the key is one of the two above
    said = asked(shutil.which("sqlcipher"), cabinet.database, lines)
    assert said.stdout in ("", "ok\n")
    assert "not a database" in said.stderr


def test_the_database_can_be_read_by_its_key_without_sqlcipher(cabinet, tmp_path):
    """Page by page, as SQLCipher 4 documents its format, and then by SQLite alone."""
    plain = tmp_path / "plain.db"
    plain.write_bytes(decrypted(cabinet.database.read_bytes(), raw_key(cabinet)))
    connection = sqlite3.connect(plain)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT word FROM said").fetchall() == [("first",)]
    connection.close()


@pytest.mark.parametrize("page", [0, 1])
def test_each_page_is_authentic_in_its_place(cabinet, page):
    altered = bytearray(cabinet.database.read_bytes())
    altered[page * PAGE + 200] ^= 1
    with pytest.raises(ValueError, match=f"page {page + 1}"):
        decrypted(bytes(altered), raw_key(cabinet))


PAGE, IV, MAC = 4096, 16, 64


def decrypted(raw, key):
    """Return the SQLite file inside; raises ValueError for a page that is not authentic."""
    salt = raw[:16]
    mac_salt = bytes(byte ^ 0x3A for byte in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    plain = b""
    for number, start in enumerate(range(0, len(raw), PAGE), 1):
        page = raw[start : start + PAGE]
        begin = 16 if number == 1 else 0  # The salt stands where SQLite's own name will.
        body, iv = page[begin : PAGE - IV - MAC], page[PAGE - IV - MAC : PAGE - MAC]
        made = hmac.digest(mac_key, body + iv + number.to_bytes(4, "little"), "sha512")
        if made != page[PAGE - MAC :]:
            raise ValueError(f"page {number}")
        opened = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(body)
        plain += b"SQLite format 3\x00"[:begin] + opened + bytes(IV + MAC)
    return plain
