"""What each system is asked for, call by call, so that a window is left out of captures."""

import sys

import pytest

from smdesk.system.capture import MacShield, WindowsShield, shield_for
from smdesk.system.objective_c import ObjectiveC
from tests.system.recorder import Recorder, can_record


class User32:
    """Windows of an age: it takes only the affinities that it knows."""

    def __init__(self, *known):
        self.known, self.asked = known, []

    def set_affinity(self, window, affinity):
        self.asked.append((window, affinity))
        return int(affinity in self.known)


def test_windows_is_asked_to_leave_the_window_out_altogether():
    user32 = User32(0x00, 0x01, 0x11)
    assert WindowsShield(user32.set_affinity).cover(0xBEEF, on=True)
    assert user32.asked == [(0xBEEF, 0x11)]


def test_an_older_windows_shows_it_black_instead():
    user32 = User32(0x00, 0x01)
    assert WindowsShield(user32.set_affinity).cover(0xBEEF, on=True)
    assert user32.asked == [(0xBEEF, 0x11), (0xBEEF, 0x01)]


def test_a_windows_that_does_neither_is_not_said_to():
    assert not WindowsShield(User32().set_affinity).cover(0xBEEF, on=True)


def test_on_windows_the_window_is_let_in_again():
    user32 = User32(0x00, 0x01, 0x11)
    assert WindowsShield(user32.set_affinity).cover(0xBEEF, on=False)
    assert user32.asked == [(0xBEEF, 0x00)]


@pytest.mark.skipif(not can_record, reason="arguments do not come in registers here")
@pytest.mark.parametrize(("on", "sharing"), [(True, None), (False, 1)])
def test_macos_is_told_by_the_window_that_the_view_stands_in(on, sharing):
    recorder = Recorder()
    view = recorder.number("view")
    assert MacShield(ObjectiveC(recorder)).cover(view, on=on)
    assert recorder.said == [
        "push",
        ("view", "window"),
        # 0, for not at all, comes out of C as nothing.
        ("view.window", "setSharingType:", sharing),
        "pop pool",
    ]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is something there")
def test_linux_offers_nothing_and_nothing_is_claimed():
    assert shield_for(sys.platform) is None


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has this")
def test_windows_itself_is_there_to_be_asked():
    shield = shield_for("win32")
    assert shield is not None
    # Nobody's window.
    assert not shield.cover(0, on=True)
