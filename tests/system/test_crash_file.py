import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from smdesk.system.crash_file import MOST_KEPT, NOW, CrashFile

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001 - the wall's clock, as in a file's name
SECRET = "correct horse battery staple"
ENDED = """
import ctypes, sys
from pathlib import Path
from smdesk.system.crash_file import CrashFile

def open_the_cabinet(passphrase):
    held = {"passphrase": passphrase}
    ctypes.string_at(0)
    return held

CrashFile(Path(sys.argv[1])).begin()
open_the_cabinet(sys.stdin.read())
"""


def test_a_program_that_ended_well_leaves_nothing(tmp_path):
    script = (
        "import sys; from pathlib import Path; from smdesk.system.crash_file import CrashFile; "
        "c = CrashFile(Path(sys.argv[1])); c.begin(); c.end()"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=True)
    assert list(tmp_path.iterdir()) == []
    assert CrashFile(tmp_path).left(NOON) is None


def test_a_program_that_was_ended_from_below_leaves_its_lines_and_no_secret(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", ENDED, str(tmp_path)],
        input=SECRET,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    report = CrashFile(tmp_path).left(NOON)
    assert report == tmp_path / "crash-20261121-120000.txt"
    told = report.read_text("utf-8", "replace")
    assert "open_the_cabinet" in told
    assert not any(word in told for word in SECRET.split())
    assert CrashFile(tmp_path).left(NOON) is None


def test_only_the_last_few_are_kept(tmp_path):
    for number in range(MOST_KEPT + 2):
        (tmp_path / NOW).write_text("Fatal Python error")
        assert CrashFile(tmp_path).left(NOON + timedelta(days=number))
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == MOST_KEPT
    assert kept[0] == "crash-20261123-120000.txt"


def test_an_empty_report_is_no_crash(tmp_path):
    (tmp_path / NOW).touch()
    assert CrashFile(tmp_path).left(NOON) is None


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path):
    (tmp_path / "log").write_text("a file where the folder should be")
    crash = CrashFile(tmp_path / "log")
    crash.begin()
    crash.end()
    assert crash.left(NOON) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_its_owner_can_read_the_report(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; "
        "from smdesk.system.crash_file import CrashFile; "
        "CrashFile(Path(sys.argv[1])).begin(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    assert (tmp_path / NOW).stat().st_mode & 0o077 == 0
