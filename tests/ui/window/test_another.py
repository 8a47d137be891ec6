"""A cabinet is asked for while the window is open, by a double-click or a second start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.dialog import Confirm
from smdesk.ui.window.another import Another

ELSEWHERE = Path("/a/riverside.smvault")


class Then(list):
    def __call__(self, door):
        self.append(door)


@pytest.fixture
def then():
    return Then()


def ask(house):
    return next((d for d in house.window.findChildren(Confirm) if d.isVisible()), None)


def press(dialog, text):
    next(b for b in dialog.findChildren(Button) if b.text().replace("&", "") == text).click()


def test_at_the_door_it_is_opened_at_once(house, then):
    house.window.show()
    Another(house.window).open(ELSEWHERE, then)
    assert then == [house.window.door]


def test_an_open_cabinet_is_locked_first_and_only_after_a_yes(house, then):
    session = house.enter()
    Another(house.window).open(ELSEWHERE, then)
    dialog = ask(house)
    assert "Lantern Bay" in dialog.accessibleDescription()
    assert "riverside.smvault" in dialog.accessibleDescription()
    assert not session.locked
    press(dialog, "Lock and open")
    assert session.locked
    assert then == [house.window.door]


def test_staying_leaves_everything_as_it_was(house, then):
    session = house.enter()
    Another(house.window).open(ELSEWHERE, then)
    press(ask(house), "Stay here")
    assert not session.locked
    assert then == []


def test_the_cabinet_that_is_open_already_is_not_asked_about(house, then):
    session = house.enter()
    Another(house.window).open(session.path, then)
    assert ask(house) is None
    assert then == []


def test_a_second_wish_takes_the_place_of_the_first(house, then):
    house.enter()
    another = Another(house.window)
    another.open(Path("/a/harbour.smvault"), then)
    another.open(ELSEWHERE, then)
    asked = [d for d in house.window.findChildren(Confirm) if d.isVisible()]
    assert len(asked) == 1
    assert "riverside" in asked[0].accessibleDescription()


def test_whoever_is_founding_a_cabinet_is_not_disturbed(house, then):
    house.window.show()
    house.window.door.begin_new()
    Another(house.window).open(ELSEWHERE, then)
    assert then == []


def test_a_small_window_is_brought_back(house):
    house.window.show()
    house.window.setWindowState(Qt.WindowState.WindowMinimized)
    Another(house.window).come_to_the_front()
    assert not house.window.isMinimized()
    assert house.window.isVisible()


def test_a_sudden_end_is_told_with_the_place_of_its_report(house, tmp_path):
    house.window.show()
    house.window.door.say_crashed(tmp_path / "crash.txt")
    said = [banner.words for banner in house.window.door.findChildren(Banner)]
    assert any("ended suddenly" in words and str(tmp_path) in words for words in said)
