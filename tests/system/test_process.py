import subprocess
import sys

import pytest

LINUX = sys.platform.startswith("linux")
BEGIN = "from smdesk.system.process import harden; harden(); harden()\n"


def told_by(code):
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core files")
def test_a_hardened_process_leaves_no_core_file():
    limits = told_by("import resource; print(resource.getrlimit(resource.RLIMIT_CORE))")
    assert limits == "(0, 0)"


@pytest.mark.skipif(not LINUX, reason="only Linux has prctl")
def test_a_hardened_process_cannot_be_dumped_or_traced():
    get_dumpable = 3
    assert told_by(f"import ctypes; print(ctypes.CDLL(None).prctl({get_dumpable}))") == "0"


def test_where_the_platform_offers_nothing_it_stays_silent():
    code = "import sys; sys.platform = 'win32'; harden(); print('well')"
    assert told_by(code) == "well"
