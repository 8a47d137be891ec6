import os
import subprocess
import sys

import pytest

from smdesk.system.process import harden_macos, harden_windows

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


def test_windows_is_asked_for_no_box_and_for_reports_without_memory():
    asked = []
    harden_windows(
        lambda mode: asked.append(("SetErrorMode", mode)),
        lambda flags: asked.append(("WerSetFlags", flags)),
    )
    assert asked == [("SetErrorMode", 0x0003), ("WerSetFlags", 0x0001)]


def test_what_imitates_windows_and_lacks_the_reports_is_asked_for_no_box_alone():
    asked = []
    harden_windows(asked.append, None)
    assert asked == [0x0003]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has these")
def test_windows_has_both_where_they_are_looked_for():
    assert told_by("print('hardened')") == "hardened"


def test_macos_is_asked_to_let_no_debugger_attach():
    asked = []
    harden_macos(lambda *given: asked.append(given))
    assert asked == [(31, 0, 0, 0)]


@pytest.mark.skipif(not LINUX, reason="only Linux tells of a process in files")
def test_another_program_of_the_same_user_reads_nothing_of_a_hardened_one():
    """Its memory belongs to the administrator from then on."""
    if os.getuid() == 0:
        whose = told_by("import os; print(os.stat('/proc/self/mem').st_uid)")
        assert whose == "0"
        pytest.skip("the administrator reads all memory in any case")
    code = "open('/proc/self/mem', 'rb').read(1)"
    with pytest.raises(subprocess.CalledProcessError) as caught:
        told_by(code)
    assert "PermissionError" in caught.value.stderr
