"""Whether the program opens what it is asked to, starts lean, and ends in good order."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smdesk.app import NO_SCREEN, main
from smdesk.app.program import Program
from smdesk.app.request import Request, understood
from smdesk.terminal import Exit
from smdesk.vault.signpost import NAME as SIGNPOST
from smdesk.vault.signpost import put_up

PATIENCE_S = 120
"""A program starts and ends in no time, or after long on a busy computer."""
COMMANDS = ("packet", "verify", "accounts", "tour")
HEAVY = (
    "sqlcipher3",
    "cryptography",
    "typst",
    "smdesk.desk",
    "smdesk.vault",
    "smdesk.ui.accounts",
    "smdesk.ui.unlock",
    "smdesk.ui.kit.theme",
    "smdesk.ui.kit.background",
    "smdesk.domain",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
)
STARTED = """
import sys
from PySide6.QtWidgets import QApplication
from smdesk.app.opening import Opening
from smdesk.app.request import Request
from smdesk.system.paths import places

application = QApplication([])
opening = Opening(application, places(), Request())
opening.window.show()
opening.window.grab()
print(*(name for name in %r if name in sys.modules))
opening.close()
"""
RUNS = """
import sys
from smdesk.app import opening, program
from smdesk.app.request import Request

class Watched(program.Program):
    def _furnish(self, make):
        super()._furnish(make)
        print("furnished", flush=True)

    def _say_broken(self):
        print("broken", flush=True)

program.Program = Watched
sys.exit(opening.run(Request()))
"""


@pytest.fixture
def environment(tmp_path):
    folders = {name: str(tmp_path / name) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    return {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}


def test_without_a_word_the_window_opens_on_what_was_open_last():
    assert understood([]) == Request()


def test_a_folder_a_copy_and_the_sample_are_opened(tmp_path):
    copy = tmp_path / "riverside.smvault"
    copy.write_bytes(b"")
    assert understood([str(tmp_path)]) == Request(cabinet=tmp_path)
    assert understood([str(copy)]) == Request(copy=copy)
    assert understood(["--sample", str(tmp_path)]) == Request(sample=tmp_path)


def test_the_letters_of_the_ending_may_be_large(tmp_path):
    copy = tmp_path / "RIVERSIDE.SMVAULT"
    copy.write_bytes(b"")
    assert understood([str(copy)]) == Request(copy=copy)


@pytest.mark.skipif(sys.platform == "win32", reason="no file there can be called so")
@pytest.mark.parametrize("name", ["Kopie für 100% %20 #1?", "two\nlines", "latin-\udcfc"])
@pytest.mark.parametrize("host", ["", "localhost"])
def test_the_address_of_a_file_is_as_good_as_its_path(tmp_path, name, host):
    copy = tmp_path / f"{name}.smvault"
    copy.write_bytes(b"")
    address = copy.as_uri().replace("file://", f"file://{host}")
    assert understood([address]) == Request(copy=copy)
    assert understood([tmp_path.as_uri()]) == Request(cabinet=tmp_path)


def test_the_file_that_leads_to_an_open_cabinet_asks_for_nothing_else(tmp_path):
    """Else its double-click would ask to lock the cabinet that it stands for."""
    (tmp_path / "keyring.json").touch()
    put_up(tmp_path, "0" * 32)
    copy = tmp_path / "copy.smvault"
    copy.write_bytes(b"PK")
    assert Program._led_to(tmp_path / SIGNPOST) == tmp_path
    assert Program._led_to(copy) == copy
    assert Program._led_to(None) is None


def test_a_folder_that_is_not_there_is_still_asked_for_so_that_the_window_says_so(tmp_path):
    assert understood([str(tmp_path / "gone")]) == Request(cabinet=tmp_path / "gone")
    assert understood(["gone.smvault"]) == Request(cabinet=Path("gone.smvault").absolute())


@pytest.mark.parametrize("words", [[command] for command in COMMANDS])
def test_a_command_is_no_matter_for_the_window(words):
    assert understood(words) is None


@pytest.mark.parametrize(
    "words", [["--help"], ["--vault", "x", "verify"], ["--sample", "x", "tour"], ["verfiy"]]
)
def test_neither_is_what_else_the_terminal_answers(words):
    assert understood(words) is None


def test_without_a_screen_it_says_so_in_a_sentence_and_offers_the_commands(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == NO_SCREEN == 6
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert all(command in told for command in ("packet", "verify", "accounts"))


def test_a_mistyped_command_is_answered_by_how_it_is_used(capsys):
    with pytest.raises(SystemExit) as left:
        main(["verfiy"])
    assert left.value.code == Exit.USAGE
    assert "usage" in capsys.readouterr().err


def test_the_window_is_shown_before_anything_heavy_is_fetched(environment):
    program = STARTED % (HEAVY,)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.split() == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_closes_in_good_order_when_it_is_asked_to_end(environment, number, tmp_path):
    running = subprocess.Popen(
        [sys.executable, "-c", RUNS], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert running.stdout.readline().strip() == "furnished"
        running.send_signal(number)
        assert running.wait(timeout=PATIENCE_S) == 0
    finally:
        running.kill()
        running.stdout.close()
    log = next((tmp_path / "XDG_STATE_HOME").rglob("smdesk.log")).read_text("utf-8")
    assert "started" in log
    assert log.rstrip().endswith("stopped")


PRESSED = """
import signal, sys
from PySide6.QtCore import QCoreApplication
from smdesk.app.signals import Signals

application = QCoreApplication([])
signals = Signals(application.quit, application, platform="win32")
print("hears", signals._pipe is None, "socket" in sys.modules, flush=True)
application.exec()
signals.close()
print("ended", signal.getsignal(signal.SIGINT) is signal.default_int_handler, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal cannot be imitated there")
def test_the_way_of_windows_hears_the_terminal_without_a_socket(environment):
    running = subprocess.Popen(
        [sys.executable, "-c", PRESSED], stdout=subprocess.PIPE, text=True, env=environment
    )
    try:
        assert running.stdout.readline().split() == ["hears", "True", "False"]
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=PATIENCE_S) == 0
        assert running.stdout.readline().split() == ["ended", "True"]
    finally:
        running.kill()
        running.stdout.close()


BROKEN = """
import sys
sys.modules["smdesk.app.furniture"] = None
from PySide6.QtWidgets import QLabel
from smdesk.app import opening, program
from smdesk.app.request import Request

class Watched(program.Program):
    def _say_broken(self):
        super()._say_broken()
        print(self.window.centralWidget().text(), flush=True)
        self.window.close()

program.Program = Watched
sys.exit(opening.run(Request()))
"""


def test_a_program_with_a_part_missing_says_so_in_its_window(environment, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", BROKEN],
        capture_output=True,
        text=True,
        env=environment,
        timeout=PATIENCE_S,
        check=False,
    )
    assert "is not complete on this computer" in done.stdout
    log = next((tmp_path / "XDG_STATE_HOME").rglob("smdesk.log")).read_text("utf-8")
    assert "failed because of ModuleNotFoundError" in log
    assert done.returncode == 0


CRASHED = """
import sys
from smdesk.app import opening, program
from smdesk.app.request import Request

class Watched(program.Program):
    def _furnish(self, make):
        super()._furnish(make)
        print(self.window.door.door.banner.words, flush=True)
        self.window.close()

program.Program = Watched
sys.exit(opening.run(Request()))
"""


def test_after_a_sudden_end_the_next_start_says_so_and_where_the_report_lies(environment, tmp_path):
    def start():
        return subprocess.run(
            [sys.executable, "-c", CRASHED],
            capture_output=True,
            text=True,
            env=environment,
            timeout=PATIENCE_S,
            check=True,
        ).stdout

    assert "ended suddenly" not in start()
    log = next((tmp_path / "XDG_STATE_HOME").rglob("smdesk.log"))
    (log.parent / "crash-now.txt").write_text("Fatal Python error: Segmentation fault")
    told = start()
    assert "ended suddenly" in told
    assert str(log.parent / "crash-2") in told
    assert "was ended from below last time" in log.read_text("utf-8")
    assert "ended suddenly" not in start()
