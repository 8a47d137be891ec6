"""Whether a program that is none of ours, and not SQLCipher's either, reads the database."""

import subprocess
import sys

import pytest

from smdesk.vault import keys


def told(cabinet, key, *statements):
    """Return what the command-line shell of SQLite3 Multiple Ciphers says; keys go by its input."""
    lines = ["PRAGMA cipher = 'sqlcipher';", "PRAGMA legacy = 4;", key, *statements, ""]
    return subprocess.run(
        [sys.executable, "-m", "apsw", str(cabinet.database)],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )


def raw(cabinet):
    key = keys.derive(cabinet.keys().data_key, b"smdesk/sqlcipher/v1|1")
    return f"PRAGMA key = \"x'{key.hex()}'\";"


def test_another_implementation_opens_the_database_with_the_key_and_finds_it_sound(cabinet):
    said = told(cabinet, raw(cabinet), "PRAGMA integrity_check;", "SELECT word FROM said;")
    assert said.stdout.split()[-2:] == ["ok", "first"]


@pytest.mark.parametrize("key", ["", f"PRAGMA key = \"x'{bytes(32).hex()}'\";"])
def test_another_implementation_reads_nothing_without_the_key(cabinet, key):
    said = told(cabinet, key, "SELECT word FROM said;")
    assert "first" not in said.stdout
    assert "not a database" in said.stderr
