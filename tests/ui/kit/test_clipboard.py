"""A copied secret: what is really on the screen's clipboard, and that it is gone again."""

import os
import shutil
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager

from smdesk.domain.secret_text import SecretText
from smdesk.system.clipboard import offered, secret_formats
from smdesk.ui.kit.clipboard import SecretClipboard

WORDS = "h0rse-Bättery"


class Counted:
    """A clipboard that counts its changes, as macOS has it."""

    def __init__(self):
        self.change, self.holds = 7, ()

    def put(self, given):
        self.change, self.holds = self.change + 1, given
        return self.change

    def clear(self, change):
        if change == self.change:
            self.holds = ()
        return change == self.change


@pytest.fixture
def board(qapp):
    QGuiApplication.clipboard().clear()
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def clipboard(qapp, board):
    made = SecretClipboard(board, secret_formats("linux"), qapp, seconds=15)
    yield made
    made.deleteLater()


def test_what_qt_offers_is_what_is_meant_to_be_offered_byte_for_byte(clipboard, board):
    clipboard.copy(SecretText(WORDS))
    data = board.mimeData()
    assert [(name, bytes(data.data(name).data())) for name in data.formats()] == list(
        offered("linux", WORDS)
    )


def test_the_windows_formats_reach_qt_byte_for_byte(qapp, board):
    clipboard = SecretClipboard(board, secret_formats("win32"), qapp)
    clipboard.copy(SecretText(WORDS))
    data = board.mimeData()
    given = [(name, bytes(data.data(name).data())) for name in data.formats()]
    assert given == list(offered("win32", WORDS))
    clipboard.clear()


def test_macos_is_written_by_its_own_names_and_not_through_qt(qapp, board):
    counted = Counted()
    clipboard = SecretClipboard(board, {}, qapp, pasteboard=counted)
    clipboard.copy(SecretText(WORDS))
    assert counted.holds == offered("darwin", WORDS)
    assert board.text() == ""
    clipboard.clear()
    assert counted.holds == ()


def test_on_macos_what_was_copied_since_stays(qapp, board):
    counted = Counted()
    clipboard = SecretClipboard(board, {}, qapp, pasteboard=counted)
    clipboard.copy(SecretText(WORDS))
    counted.put((("public.utf8-plain-text", b"something else"),))
    clipboard.clear()
    clipboard.clear()
    assert counted.holds == (("public.utf8-plain-text", b"something else"),)


@pytest.mark.parametrize("end", ["aboutToQuit", "commitDataRequest"])
def test_it_is_cleared_when_the_program_or_the_session_ends(clipboard, board, qapp, end):
    clipboard.clear_at_the_end(qapp)
    clipboard.copy(SecretText(WORDS))
    if end == "aboutToQuit":
        qapp.aboutToQuit.emit()
    else:
        _tell_session_ends(qapp)
    assert board.text() == ""
    assert clipboard.left == 0


def _tell_session_ends(qapp):
    """Emit the signal as the session does; its manager cannot be made from here."""
    assert isinstance(QSessionManager, type)
    qapp.commitDataRequest.emit(None)


def test_a_secret_the_clipboard_lets_nobody_clear_is_withdrawn(qapp, board):
    """Whoever pastes is given the text by this program at that moment: then there is none."""
    deaf = _Deaf(board)
    clipboard = SecretClipboard(deaf, secret_formats("linux"), qapp)
    clipboard.copy(SecretText(WORDS))
    clipboard.clear()
    assert deaf.asked
    assert board.mimeData().formats() == []


class _Deaf:
    def __init__(self, real):
        self._real, self.asked = real, False

    def clear(self, mode):
        self.asked = True

    def ownsClipboard(self):  # noqa: N802 - Qt's name
        return True

    def __getattr__(self, name):
        return getattr(self._real, name)


class _Taken(_Deaf):
    """Another program has taken the text over and offers it as its own."""

    def ownsClipboard(self):  # noqa: N802 - Qt's name
        return False

    def clear(self, mode):
        self._real.clear(mode)


def test_what_a_clipboard_manager_took_over_is_cleared_too(qapp, board):
    clipboard = SecretClipboard(_Taken(board), {}, qapp)
    clipboard.copy(SecretText(WORDS))
    clipboard.clear()
    assert board.text() == ""


@pytest.mark.parametrize("changed", [False, True])
def test_under_wayland_it_is_looked_at_once_smdesk_is_in_front_again(
    qapp, board, monkeypatch, changed
):
    state = [Qt.ApplicationState.ApplicationInactive]
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state[0])
    clipboard = SecretClipboard(_Taken(board), {}, qapp)
    clipboard.copy(SecretText(WORDS))
    clipboard.clear()
    assert board.text() == WORDS
    if changed:
        data = QMimeData()
        data.setText("something else")
        board.setMimeData(data)
    state[0] = Qt.ApplicationState.ApplicationActive
    clipboard._look_again()
    assert board.text() == ("something else" if changed else "")
    assert clipboard._hash == b""


def test_nothing_of_the_secret_is_kept_while_it_is_on_the_clipboard(clipboard):
    clipboard.copy(SecretText(WORDS))
    kept = repr({**vars(clipboard), **{c.objectName(): repr(c) for c in clipboard.children()}})
    assert WORDS not in kept
    assert len(clipboard._hash) == 64


def test_two_programs_give_one_secret_two_different_hashes(qapp, board):
    one, two = (SecretClipboard(board, {}, qapp) for _ in range(2))
    for clipboard in (one, two):
        clipboard.copy(SecretText(WORDS))
    assert one._hash != two._hash
    one.clear()
    two.clear()


REAL = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("Xvfb") is None,
    reason="needs Xvfb, a screen that nobody sees",
)


PATIENCE_S = 60
"""Another program answers at once, or after long on a busy computer."""


class Copier:
    """The program that copies, and another that looks at the clipboard from outside."""

    def __init__(self, screen):
        from Xlib.display import Display  # noqa: PLC0415 - there is no X elsewhere

        self.eye = Display(screen)
        self.window = self.eye.screen().root.create_window(0, 0, 1, 1, 0, 0)
        surroundings = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.kit.copying_program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=surroundings,
            text=True,
        )
        assert self.program.stdout.readline() == "ready\n"

    def tell(self, order, until=None):
        self.program.stdin.write(order + "\n")
        self.program.stdin.flush()
        while until is not None and self.program.stdout.readline() != until + "\n":
            pass

    def owner(self, selection="CLIPBOARD"):
        return self.eye.get_selection_owner(self.eye.intern_atom(selection))

    def offers(self):
        """Return every format that is offered, with its bytes."""
        names = [self.eye.get_atom_name(atom) for atom in self._asked("TARGETS") or ()]
        plain = [n for n in names if n not in {"TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS"}]
        return {name: bytes(self._asked(name) or b"") for name in plain}

    def _asked(self, target):
        from Xlib import X  # noqa: PLC0415 - there is no X elsewhere

        atom, place = self.eye.intern_atom(target), self.eye.intern_atom("ASKED")
        self.window.delete_property(place)
        self.window.convert_selection(self.eye.intern_atom("CLIPBOARD"), atom, place, X.CurrentTime)
        self.eye.flush()
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            event = self.eye.next_event()
            if event.type == X.SelectionNotify:
                if event.property == 0:
                    return None
                found = self.window.get_full_property(place, X.AnyPropertyType)
                return None if found is None else found.value
        raise AssertionError(target)

    def end(self):
        self.program.kill()
        self.program.wait()
        for end in (self.program.stdin, self.program.stdout):
            end.close()
        self.eye.close()


@pytest.fixture(scope="module")
def screen():
    """A real screen of X that nobody sees, by its name."""
    heard, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "320x200x24", "-nolisten", "tcp"]
    server = subprocess.Popen([*command, "-noreset"], pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    with open(heard) as number:  # noqa: PTH123 - a pipe, not a path
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait()


@pytest.fixture
def copier(screen):
    one = Copier(screen)
    yield one
    one.end()


@REAL
def test_on_a_real_screen_every_program_is_offered_the_text_and_the_hint_and_nothing_else(copier):
    copier.tell(f"copy {WORDS} 15", "left 15")
    given = copier.offers()
    assert given.pop("x-kde-passwordManagerHint") == b"secret"
    texts = {"text/plain", "UTF8_STRING", "STRING", "TEXT", "text/plain;charset=utf-8"}
    assert set(given) <= texts
    assert given["UTF8_STRING"] == given["text/plain"] == WORDS.encode()
    assert copier.owner("PRIMARY") == 0
    assert copier.owner("SECONDARY") == 0


@REAL
def test_on_a_real_screen_the_clipboard_is_empty_when_the_time_is_up(copier):
    copier.tell(f"copy {WORDS} 1", "left 0")
    assert WORDS.encode() not in copier.offers().values()
    assert copier.offers() == {}


@REAL
def test_on_a_real_screen_quitting_leaves_nothing(copier):
    copier.tell(f"copy {WORDS} 15", "left 15")
    copier.tell("quit", "left 0")
    assert copier.program.wait(PATIENCE_S) == 0
    assert copier.owner() == 0


@REAL
def test_on_a_real_screen_a_paste_brings_nothing_where_clearing_was_not_allowed(copier):
    copier.tell("deaf")
    copier.tell(f"copy {WORDS} 15", "left 15")
    copier.tell("clear", "left 0")
    assert copier.owner() != 0
    assert not any(copier.offers().values())


@REAL
def test_on_a_real_screen_what_smdesk_itself_copied_since_stays(copier):
    """A user name, copied after the password: smdesk owns the clipboard all the while."""
    copier.tell(f"copy {WORDS} 15", "left 15")
    copier.tell("say nora")
    copier.tell("clear", "left 0")
    assert copier.offers()["UTF8_STRING"] == b"nora"
