"""Whether a second start finds the first, hands over what is to be opened, and goes."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent

from smdesk.app.arrivals import FOLDER, FRESH_S, Arrivals
from smdesk.app.opened_files import OpenedFiles
from smdesk.app.request import Request, understood

ROOT = Path(__file__).resolve().parents[1]
RUNS = """
import sys
from smdesk.app import opening, program
from smdesk.app.request import understood

class Watched(program.Program):
    def _furnish(self, make):
        super()._furnish(make)
        door = self.window.door
        tell = lambda path: (print("asked for", path.name, flush=True), self.window.close())
        door.stand_before = door.open_copy = tell
        print("furnished", flush=True)

program.Program = Watched
sys.exit(opening.run(understood(sys.argv[1:])))
"""
HANDS_OVER = """
import sys
from smdesk.app import arrivals, main

arrivals.ANSWER_S = 60
sys.exit(main(sys.argv[1:]))
"""
"""Waits for an answer as long as the first may need on a busy computer."""
PATIENCE_S = 120


@pytest.fixture
def arrivals(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr("smdesk.app.arrivals.ANSWER_S", 60)
    made = []

    def another():
        made.append(Arrivals(tmp_path / "memory"))
        return made[-1]

    yield another
    for one in made:
        one.close()


def later(work):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(work()))
    thread.start()
    return thread, answers


def test_only_one_start_is_the_first_and_the_next_one_is_when_it_has_gone(arrivals):
    first, second = arrivals(), arrivals()
    assert first.first()
    assert not second.first()
    first.close()
    assert second.first()


def test_the_second_hands_over_what_is_to_be_opened(arrivals, qtbot, tmp_path):
    first, second = arrivals(), arrivals()
    first.first()
    first.listen()
    copy = tmp_path / "riverside.smvault"
    with qtbot.waitSignal(first.asked) as heard:
        thread, answers = later(lambda: second.hand_over(Request(copy=copy)))
    thread.join()
    assert heard.args == [Request(copy=copy)]
    assert answers == [True]
    assert list((tmp_path / "memory" / FOLDER).iterdir()) == []


def test_what_was_handed_over_before_the_first_listened_is_heard_all_the_same(
    arrivals, qtbot, tmp_path
):
    first, second = arrivals(), arrivals()
    first.first()
    thread, answers = later(lambda: second.hand_over(Request()))
    qtbot.waitUntil(lambda: any((tmp_path / "memory" / FOLDER).glob("*.json")))
    with qtbot.waitSignal(first.asked) as heard:
        first.listen()
    thread.join()
    assert (heard.args, answers) == ([Request()], [True])


def test_a_first_that_does_not_answer_is_not_waited_for_for_ever(arrivals, monkeypatch, tmp_path):
    monkeypatch.setattr("smdesk.app.arrivals.ANSWER_S", 0.05)
    first, second = arrivals(), arrivals()
    first.first()
    assert not second.hand_over(Request())
    assert list((tmp_path / "memory" / FOLDER).iterdir()) == []


@pytest.mark.parametrize(
    "said",
    [
        "no JSON",
        "[]",
        '{"version": 2, "cabinet": "/a"}',
        '{"version": 1, "cabinet": 7, "copy": ["/a"]}',
        '{"version": 1, "cabinet": "not/whole", "copy": "/a\\u0000b"}',
    ],
)
def test_what_is_no_request_opens_nothing(arrivals, tmp_path, said):
    first, heard = arrivals(), []
    first.asked.connect(heard.append)
    first.first()
    folder = tmp_path / "memory" / FOLDER
    folder.mkdir()
    (folder / "one.json").write_text(said)
    first.listen()
    assert all(request == Request() for request in heard)
    assert list(folder.iterdir()) == []


def test_what_nobody_answered_long_ago_is_thrown_away(arrivals, tmp_path):
    first, heard = arrivals(), []
    first.asked.connect(heard.append)
    first.first()
    folder = tmp_path / "memory" / FOLDER
    folder.mkdir()
    old = folder / "old.json"
    old.write_text(json.dumps({"version": 1, "cabinet": "/a/cabinet"}))
    os.utime(old, (time.time() - 2 * FRESH_S,) * 2)
    first.listen()
    assert heard == []
    assert not old.exists()


def test_where_nothing_can_be_written_every_start_is_the_first(qapp, tmp_path):
    (tmp_path / "memory").write_text("a file where the folder should be")
    assert Arrivals(tmp_path / "memory").first()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_can_look_into_the_folder(arrivals, tmp_path):
    first = arrivals()
    first.first()
    first.listen()
    assert (tmp_path / "memory" / FOLDER).stat().st_mode & 0o077 == 0


def test_a_window_of_its_own_can_be_asked_for(tmp_path):
    assert understood(["--new-window"]) == Request(alone=True)
    assert understood(["--new-window", str(tmp_path)]) == Request(cabinet=tmp_path, alone=True)
    assert understood(["--new-window", "verify"]) is None
    assert understood(["--new-window", "--new-window"]) is None


def test_a_file_that_macos_opens_is_passed_on(qapp, tmp_path):
    copy = tmp_path / "riverside.smvault"
    copy.touch()
    files, heard = OpenedFiles(qapp), []
    files.asked.connect(heard.append)
    event = QFileOpenEvent(QUrl.fromLocalFile(str(copy)))
    assert files.eventFilter(qapp, event)
    assert not files.eventFilter(qapp, QEvent(QEvent.Type.User))
    assert heard == [Request(copy=copy)]
    qapp.removeEventFilter(files)
    QObject.deleteLater(files)


def test_two_programs_share_one_window(tmp_path):
    places = {name: str(tmp_path / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    surroundings = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    cabinet = tmp_path / "riverside.smvault"
    first = subprocess.Popen(
        [sys.executable, "-c", RUNS], stdout=subprocess.PIPE, text=True, env=surroundings, cwd=ROOT
    )
    try:
        assert first.stdout.readline().strip() == "furnished"
        second = subprocess.run(
            [sys.executable, "-c", HANDS_OVER, str(cabinet)],
            env={**surroundings, "DISPLAY": "elsewhere:0"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert (second.returncode, second.stderr) == (0, "")
        assert first.stdout.readline().strip() == "asked for riverside.smvault"
        assert first.wait(timeout=PATIENCE_S) == 0
    finally:
        first.kill()
        first.wait()
        first.stdout.close()
