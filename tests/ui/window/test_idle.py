"""Whether the idle clock warns in time, forgives a touch, and is not fooled by sleep."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from smdesk.ui.window.idle import IdleWatch


class Clocks:
    def __init__(self):
        self.steady, self.wall = 100.0, 5000.0


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def idle(qapp, clocks):
    watch = IdleWatch(qapp, lambda: clocks.steady, lambda: clocks.wall)
    qapp.installEventFilter(watch)
    yield watch
    watch.stop()
    qapp.removeEventFilter(watch)
    watch.deleteLater()


def pressed():
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


def test_it_ends_when_nobody_touches_anything(qapp, qtbot):
    watch = IdleWatch(qapp)
    with qtbot.waitSignals([watch.warned, watch.ended]):
        watch.start(1.0)
    assert watch._limit == 0


def test_it_warns_with_the_seconds_that_are_left(idle, clocks, qtbot):
    idle.start(60)
    clocks.steady += 45
    clocks.wall += 45
    with qtbot.waitSignal(idle.warned) as warned:
        idle._look()
    assert warned.args == [15]


def test_a_key_in_any_field_takes_the_warning_back(idle, clocks, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    idle.start(60)
    clocks.steady += 50
    idle._look()
    with qtbot.waitSignal(idle.calmed):
        QTest.keyClick(field, Qt.Key.Key_A)
    clocks.steady += 30
    with qtbot.assertNotEmitted(idle.warned), qtbot.assertNotEmitted(idle.ended):
        idle._look()


def test_moving_the_mouse_counts_as_being_there(idle, clocks, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    idle.start(60)
    clocks.steady += 59
    QTest.mouseMove(field, QPoint(3, 3))
    QTest.mouseMove(field, QPoint(5, 5))
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    clocks.steady += 59
    with qtbot.assertNotEmitted(idle.ended):
        idle._look()


def test_a_computer_that_slept_through_the_end_is_locked_at_the_first_touch(idle, clocks, qtbot):
    """The steady clock stands still in sleep on some systems; the wall's does not."""
    field = QLineEdit()
    qtbot.addWidget(field)
    idle.start(60)
    clocks.wall += 3600
    with qtbot.waitSignal(idle.ended):
        QApplication.sendEvent(field, pressed())


def test_setting_the_wall_clock_back_gives_no_more_time(idle, clocks, qtbot):
    idle.start(60)
    clocks.wall -= 7200
    clocks.steady += 61
    with qtbot.waitSignal(idle.ended):
        idle._look()


def test_nothing_happens_once_it_is_stopped(idle, clocks, qtbot):
    idle.start(60)
    idle.stop()
    clocks.steady += 3600
    with qtbot.assertNotEmitted(idle.ended):
        idle._look()
        idle.touch()
