"""Slow work answers on the window's thread, garbage is collected there, crashes tell no secrets."""

import gc
import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

from smdesk.system.fault import where
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.collector import Collector
from smdesk.ui.kit.crash import CrashDialog, CrashReporter

SECRET = "h0rse-Battery"


class Receiver(QObject):
    """Remembers what it was told and on which thread."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.told = []

    def take(self, answer):
        self.told.append((answer, threading.current_thread()))


@pytest.fixture
def background(qapp):
    background = Background(qapp)
    yield background
    background.close()
    background.deleteLater()


def test_work_is_done_elsewhere_and_answered_here(background, qtbot):
    receiver = Receiver()
    background.run(threading.current_thread, receiver.take)
    assert background.busy
    qtbot.waitUntil(lambda: bool(receiver.told))
    (worker, here) = receiver.told[0]
    assert worker is not here is threading.main_thread()
    assert not background.busy


def test_jobs_are_done_one_after_another(background, qtbot):
    receiver = Receiver()
    for number in range(5):
        background.run(lambda number=number: number, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.told) == 5)
    assert [answer for answer, _ in receiver.told] == [0, 1, 2, 3, 4]


def test_an_error_of_the_work_is_told_here(background, qtbot):
    receiver = Receiver()
    background.run(lambda: 1 // 0, receiver.take, receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.told))
    assert isinstance(receiver.told[0][0], ZeroDivisionError)


def test_an_error_that_nobody_expects_reaches_the_hook(background, qtbot):
    with qtbot.captureExceptions() as caught:
        background.run(lambda: 1 // 0, Receiver().take)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nobody_is_told_who_is_gone(background, qtbot):
    gone, there = Receiver(), Receiver()
    background.run(lambda: 1, gone.take)
    background.run(lambda: 2, there.take)
    shiboken6.delete(gone)
    qtbot.waitUntil(lambda: bool(there.told))
    assert gone.told == []


class Loop:
    """Two of these hold each other."""


def test_garbage_is_collected_by_the_timer_alone(qtbot):
    gc.enable()
    parent = QObject()
    collector = Collector(parent, every_ms=10)
    try:
        assert not gc.isenabled()
        one, other = Loop(), Loop()
        one.other, other.other = other, one
        watched = weakref.ref(one)
        del one, other
        spare = [[] for _ in range(gc.get_threshold()[0] + 100)]
        qtbot.waitUntil(lambda: watched() is None)
        assert spare
    finally:
        collector.stop()
    assert gc.isenabled()


def crash():
    password = SECRET
    raise ValueError(password)


def caught():
    try:
        crash()
    except ValueError as error:
        return error


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_crash_is_told_by_kind_and_place_only():
    told = where(caught())
    assert told.startswith("ValueError < kit/test_background.py:")
    assert SECRET not in told


def test_one_crash_dialog_at_a_time_and_all_of_them_in_the_log(window, qapp):
    logged = []
    reporter = CrashReporter(logged.append, lambda: window, window)
    error = caught()
    for _ in range(3):
        reporter.hook(type(error), error, error.__traceback__)
    dialogs = window.findChildren(CrashDialog)
    assert len(logged) == 3
    assert len(dialogs) == 1
    words = " ".join(label.text() for label in dialogs[0].findChildren(QLabel))
    assert "ValueError" in words
    assert SECRET not in words
    dialogs[0].copy()
    assert SECRET not in qapp.clipboard().text()
    qapp.clipboard().clear()
    dialogs[0].accept()
    reporter.hook(type(error), error, error.__traceback__)
    assert len([d for d in window.findChildren(CrashDialog) if d.isVisible()]) == 1


@pytest.mark.parametrize("exchanged", [False, True])
def test_an_update_laid_over_an_open_program_is_told_as_the_cause(window, exchanged):
    logged = []
    reporter = CrashReporter(logged.append, lambda: window, window, exchanged=lambda: exchanged)
    error = caught()
    reporter.hook(type(error), error, error.__traceback__)
    [dialog] = window.findChildren(CrashDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("updated while it was open" in words) is exchanged
    assert ("start it again" in words) is exchanged
    assert "ValueError" in words


def test_without_a_window_a_crash_is_only_logged(window):
    logged = []
    CrashReporter(logged.append, lambda: None, window).hook(KeyError, KeyError(), None)
    assert len(logged) == 1
