"""A cabinet that was made anew without somebody: the window goes on with the new one."""

import shiboken6

from smdesk.desk.sample import AYTAN, IDRIS, NORA
from smdesk.domain.records import Ref
from smdesk.ui.accounts.custody_dialog import CustodyDialog
from smdesk.ui.kit.places import MEMBER
from smdesk.ui.settings.removal import RemovalDialog
from smdesk.ui.team.leaving_part import LeavingPart


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
    assert house.shell.view("team").part(LeavingPart).pane.look().leaving == leaving
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))


def test_a_cabinet_that_could_not_be_opened_again_shows_the_door(house):
    session = house.enter()
    team = house.shell.view("team")
    session.lock()
    team.renewed.emit(None, None)
    assert house.window.shell is None
    assert house.window.door is not None


def test_somebody_is_let_out_from_the_settings_and_the_window_ends_in_the_list(house):
    old = house.enter()
    aytan = next(line for line in old.members.lines() if line.name == AYTAN.name)
    house.shell.show_ref(Ref(MEMBER, aytan.person))
    assert house.shell.key == "settings"
    section = house.shell.view("settings").section("members")
    section.let_out(aytan)
    dialog = section.findChildren(RemovalDialog)[-1]
    dialog.asked.why.setPlainText("Her term has ended")
    if dialog.asked.keep is not None:
        dialog.asked.keep.setChecked(True)
    dialog._go.click()
    assert old.locked
    assert house.window.session is not old
    assert not house.window.session.locked
    assert house.shell.key == "team"
    assert house.shell.view("team").part(LeavingPart).pane.look().name == AYTAN.name
    assert AYTAN.name not in [line.name for line in house.window.session.members.lines()]


def test_what_stands_in_the_way_leads_to_where_a_second_is_named(house):
    session = house.enter()
    idris = next(line for line in session.members.lines() if line.name == IDRIS.name)
    settings = house.shell.view("settings")
    blocks = session.members.removal(idris.slot).blocks
    settings.mend(blocks[0])
    assert house.shell.key == "accounts"
    assert house.shell.view("accounts").findChildren(CustodyDialog)
