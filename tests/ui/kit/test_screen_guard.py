"""Every window that comes is covered before anybody sees it, unless sharing was allowed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from smdesk.ui.kit.screen_guard import ScreenGuard
from smdesk.ui.settings.screen import ScreenPart
from smdesk.ui.window.sharing import SharingSign


class Shield:
    """Remembers what it was asked to do."""

    def __init__(self, taken=True):
        self.asked, self.taken = [], taken

    def cover(self, window, *, on):
        self.asked.append((window, on))
        return self.taken

    def state(self, widget):
        """Return how the system's window of the widget was left; None if it was never touched."""
        number = int(widget.windowHandle().winId())
        return next((on for window, on in reversed(self.asked) if window == number), None)


@pytest.fixture
def shield():
    return Shield()


@pytest.fixture
def guard(qapp, shield):
    made = ScreenGuard(qapp, shield)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    return window


def test_a_window_is_covered_as_soon_as_the_system_knows_of_it(guard, shield, window):
    window.winId()
    assert shield.state(window) is True
    assert not window.isVisible()


def test_windows_that_were_there_before_are_covered(qapp, shield, window):
    window.show()
    guard = ScreenGuard(qapp, shield)
    assert shield.state(window) is True
    qapp.removeEventFilter(guard)
    guard.deleteLater()


@pytest.mark.parametrize("kind", [QDialog, QMenu])
def test_dialogs_and_menus_are_covered_too(guard, shield, window, qtbot, kind):
    window.show()
    shield.asked.clear()
    above = kind(window)
    if kind is QMenu:
        above.addAction("Paste")
        above.popup(QPoint(0, 0))
    else:
        above.open()
    assert shield.state(above) is True
    above.close()


def test_a_tip_is_covered_too(guard, shield, window):
    tip = QWidget(window, Qt.WindowType.ToolTip)
    tip.show()
    assert shield.state(tip) is True


def test_a_window_that_is_made_anew_is_covered_anew(guard, shield, window):
    window.show()
    shield.asked.clear()
    window.setWindowFlags(Qt.WindowType.Tool)
    window.show()
    assert shield.state(window) is True


def test_a_part_that_becomes_a_window_is_covered_then(guard, shield, window):
    part = QWidget(window)
    window.show()
    shield.asked.clear()
    part.setParent(None)
    part.show()
    assert shield.state(part) is True
    part.close()
    part.deleteLater()


def test_no_window_is_covered_that_is_a_part_of_another(guard, shield, window):
    part = QWidget(window)
    part.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
    window.show()
    assert int(part.windowHandle().winId()) not in [number for number, _ in shield.asked]


def test_what_is_allowed_holds_for_windows_that_come_later_until_it_ends(
    guard, shield, window, qtbot
):
    window.show()
    with qtbot.waitSignal(guard.changed):
        guard.allow(sharing=True)
    assert shield.state(window) is False
    later = QDialog(window)
    later.open()
    assert shield.state(later) is False
    with qtbot.waitSignal(guard.changed):
        guard.end()
    assert [shield.state(one) for one in (window, later)] == [True, True]
    later.close()


def test_nothing_is_asked_of_a_system_that_has_nothing(qapp, window):
    guard = ScreenGuard(qapp, None)
    window.show()
    assert (guard.possible, guard.sharing) == (False, True)
    guard.allow(sharing=False)
    assert guard.sharing
    guard.deleteLater()


def test_the_window_says_that_it_can_be_seen_for_as_long_as_it_can(guard, window):
    sign = SharingSign(guard, window)
    window.layout().addWidget(sign)
    window.show()
    assert not sign.isVisible()
    guard.allow(sharing=True)
    assert sign.isVisible()
    sign.button.click()
    assert not sign.isVisible()
    assert not guard.sharing


def test_the_settings_have_a_switch_that_follows(guard, window):
    part = ScreenPart(guard, window)
    window.layout().addWidget(part)
    window.show()
    assert not part.switch.isChecked()
    part.switch.click()
    assert guard.sharing
    guard.end()
    assert not part.switch.isChecked()
    assert "off again when smdesk starts" in part.words.text()


def test_where_there_is_no_way_the_settings_say_so_and_have_no_switch(qapp, window):
    guard = ScreenGuard(qapp, None)
    part = ScreenPart(guard, window)
    window.layout().addWidget(part)
    window.show()
    assert not part.switch.isVisible()
    assert "no way" in part.words.text()
    guard.deleteLater()


def test_a_system_that_does_not_take_it_is_not_praised(qapp, window):
    guard = ScreenGuard(qapp, Shield(taken=False))
    window.show()
    part = ScreenPart(guard, window)
    assert "did not take" in part.words.text()
    qapp.removeEventFilter(guard)
    guard.deleteLater()
