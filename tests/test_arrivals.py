"""Whether a second start finds the first, hands over what is to be opened, and goes."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSysInfo, QUrl
from PySide6.QtGui import QFileOpenEvent

from smdesk.app.arrivals import FOLDER, FRESH_S, LOCK, Arrivals
from smdesk.app.opened_files import OpenedFiles
from smdesk.app.request import Request, understood

ROOT = Path(__file__).resolve().parents[1]
WATCHED = """
import sys
from smdesk.app import opening, program
from smdesk.app.request import understood

class Watched(program.Program):
    def _hear_others(self):
        door = self.window.door
        tell = lambda path: (print("asked for", path.name, flush=True), self.window.close())
        door.stand_before = door.open_copy = tell
        print("furnished", flush=True)
        super()._hear_others()

program.Program = Watched
"""
RUNS = WATCHED + "sys.exit(opening.run(understood(sys.argv[1:])))"
DOUBLE_CLICKED = (
    WATCHED
    + """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from smdesk.app.opened_files import OpenedFiles

def ear(application):
    # macOS tells at once, long before anything is painted.
    files = OpenedFiles(application)
    event = QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1]))
    assert application.sendEvent(application, event)
    return files

opening._ear = ear
sys.exit(opening.run(understood([])))
"""
)
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


def test_a_lock_of_another_computer_holds_nobody_up_and_one_of_this_computer_does(
    arrivals, monkeypatch, tmp_path
):
    # Windows has two names for a computer, and a lock bears the one that Qt's own question lacks.
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: "front-desk-computer")
    first = arrivals()
    assert first.first()
    assert not arrivals().first()
    first.close()
    lock = tmp_path / "memory" / LOCK
    lock.write_text(f"{os.getpid()}\nsmdesk\nanother-computer\n\n\n")
    assert arrivals().first()
    assert sorted(path.name for path in lock.parent.iterdir()) == [LOCK]


def test_where_nothing_can_be_written_every_start_is_the_first(qapp, tmp_path):
    (tmp_path / "memory").write_text("a file where the folder should be")
    assert Arrivals(tmp_path / "memory").first()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_can_look_into_the_folder(arrivals, tmp_path):
    first = arrivals()
    first.first()
    first.listen()
    assert (tmp_path / "memory" / FOLDER).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_neither_where_the_second_start_had_to_make_it(arrivals, monkeypatch, tmp_path):
    monkeypatch.setattr("smdesk.app.arrivals.ANSWER_S", 0.05)
    first, second = arrivals(), arrivals()
    first.first()
    second.hand_over(Request())
    assert (tmp_path / "memory" / FOLDER).stat().st_mode & 0o077 == 0


def test_who_is_not_the_first_listens_to_nobody(arrivals, tmp_path):
    first, second, heard = arrivals(), arrivals(), []
    second.asked.connect(heard.append)
    assert first.first()
    assert not second.first()
    folder = tmp_path / "memory" / FOLDER
    folder.mkdir()
    (folder / "one.json").write_text('{"version": 1, "cabinet": "/a/cabinet"}')
    second.listen()
    assert heard == []
    assert (folder / "one.json").exists()


def test_a_window_of_its_own_can_be_asked_for(tmp_path):
    assert understood(["--new-window"]) == Request(alone=True)
    assert understood(["--new-window", str(tmp_path)]) == Request(cabinet=tmp_path, alone=True)
    assert understood(["--new-window", "verify"]) is None
    assert understood(["--new-window", "--new-window"]) is None


@pytest.fixture
def opened_files(qapp):
    files = OpenedFiles(qapp)
    yield files
    qapp.removeEventFilter(files)
    QObject.deleteLater(files)


def opens(path):
    path.touch()
    return QFileOpenEvent(QUrl.fromLocalFile(str(path)))


def test_a_file_that_macos_opens_is_passed_on(qapp, opened_files, tmp_path):
    heard = []
    opened_files.asked.connect(heard.append)
    opened_files.listen()
    copy = tmp_path / "riverside.smvault"
    assert qapp.sendEvent(qapp, opens(copy))
    assert not opened_files.eventFilter(qapp, QEvent(QEvent.Type.User))
    assert not opened_files.eventFilter(qapp, QFileOpenEvent(QUrl("https://example.org")))
    assert heard == [Request(copy=copy)]


def test_the_file_that_a_double_click_starts_smdesk_with_waits_for_the_window(
    qapp, opened_files, tmp_path
):
    heard = []
    opened_files.asked.connect(heard.append)
    for name in ("one.smvault", "two.smvault"):
        qapp.sendEvent(qapp, opens(tmp_path / name))
    assert heard == []
    opened_files.listen()
    opened_files.listen()
    assert heard == [Request(copy=tmp_path / "two.smvault")]


def test_a_program_started_by_a_double_click_on_macos_opens_the_file(tmp_path):
    places = {name: str(tmp_path / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    (tmp_path / "riverside.smvault").touch()
    done = subprocess.run(
        [sys.executable, "-c", DOUBLE_CLICKED, str(tmp_path / "riverside.smvault")],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.stdout.split() == ["furnished", "asked", "for", "riverside.smvault"], done.stderr


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
