"""Every file that making a sealed annex opens, as the system itself tells: no secret is in any."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from smdesk.desk.annex import Leave
from tests.end_to_end import annex_maker

STRACE = shutil.which("strace")
pytestmark = [
    pytest.mark.skipif(STRACE is None, reason="strace is not installed"),
    pytest.mark.slow,
]

_OPENED = re.compile(
    r'(?:openat\((?:AT_FDCWD|\d+)(?:<(?P<at>[^>]*)>)?, |(?:open|creat)\()"(?P<name>[^"]+)"'
    r"(?:, (?P<how>[A-Z_|]+))?.* = \d+"
)
ROOT = Path(__file__).resolve().parents[2]
SHIPPED = tuple(map(Path, ("/usr", "/lib", "/lib64", "/etc", "/sys", "/proc", "/dev")))
LEAST = 8
"""Letters of a secret that cannot stand anywhere by chance."""


def opened(trace):
    """Return every file that was opened, and whether it could be written to."""
    found = {}
    for one in _OPENED.finditer(trace):
        path = Path(one["at"] or "/", one["name"])
        how = one["how"] or "O_CREAT"
        writes = any(flag in how for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))
        found[path] = found.get(path, False) or writes
    return found


def every_secret(session):
    """Return what the annex holds, in the letters in which it could stand in a file."""
    pages = session.annex.open(
        [line.account for line in session.annex.lines() if line.mine],
        Leave(),
        recipient="x",
        reason="x",
        by=session.me,
    )
    said = {s.text.reveal() for account in pages.accounts for s in account.secrets}
    said |= {c.text.reveal() for a in pages.accounts for s in a.secrets for c in s.codes}
    return {
        form
        for one in said
        if len(one) >= LEAST
        for form in (one.encode(), one.encode("utf-16-le"), one.encode("utf-16-be"))
    }


@pytest.fixture
def listened(desk, nora, tmp_path):
    """What a program that makes an annex opened, the secrets in it, and where it was to write."""
    secrets = every_secret(nora)
    desk.leave()
    out, temporary = tmp_path / "out", tmp_path / "temporary"
    out.mkdir()
    temporary.mkdir()
    trace = tmp_path / "trace"
    surroundings = os.environ | {
        "HOME": str(tmp_path),
        "TMPDIR": str(temporary),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run(
        [
            STRACE, "-f", "-y", "-qq", "-e", "trace=open,openat,creat", "-o", str(trace),
            sys.executable, annex_maker.__file__, str(desk.home), str(out),
        ],
        env=surroundings, check=True, timeout=500,
    )  # fmt: skip
    return opened(trace.read_text("utf-8", errors="replace")), secrets, out


def test_no_file_that_was_opened_holds_a_secret_and_none_was_written_elsewhere(
    listened, desk, tmp_path
):
    files, secrets, out = listened
    assert len(secrets) > 10
    written = {path for path, writes in files.items() if writes}
    assert out / "paper.pdf" in written
    assert any(path.is_relative_to(desk.path) for path in written)
    for path in written:
        own = (desk.home, out, Path("/dev"), Path("/proc"))
        assert any(path.is_relative_to(place) for place in own), path
    looked_at = 0
    for path in files:
        shipped = any(path.is_relative_to(place) for place in (*SHIPPED, Path(sys.prefix), ROOT))
        if shipped or not path.is_file():
            continue
        looked_at += 1
        raw = path.read_bytes()
        assert not [one for one in secrets if one in raw], path
    assert looked_at > 3
    left = [one for one in (tmp_path / "temporary").rglob("*") if one.is_file()]
    assert left == []
    reader = pypdf.PdfReader(out / "locked.pdf")
    assert reader.is_encrypted
    assert reader.decrypt(annex_maker.LOCK)
