"""A cabinet that was made anew without somebody: the window goes on with the new one."""

import shiboken6

from smdesk.desk.sample import NORA
from smdesk.domain.records import Ref


def test_a_cabinet_that_was_made_anew_takes_the_place_of_the_old_one(house, qtbot):
    old = house.enter()
    shell = house.shell
    team = shell.view("team")
    leaving = old.leaving.all()[0].leaving
    old.lock()
    renewed = house.furniture.front.enter(house.desk.unlocking(NORA.name))
    team.renewed.emit(renewed, Ref.to(leaving))
    assert house.window.session is renewed
    assert house.shell is not shell
    assert house.shell.key == "team"
    assert house.shell.view("team").leaving.look().leaving == leaving
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))


def test_a_cabinet_that_could_not_be_opened_again_shows_the_door(house):
    session = house.enter()
    team = house.shell.view("team")
    session.lock()
    team.renewed.emit(None, None)
    assert house.window.shell is None
    assert house.window.door is not None
