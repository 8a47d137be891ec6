"""From what Today asks for to the paper, and from the paper back into the window."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.desk.recovery import Holder
from smdesk.domain.recovery import NO_WAY_BACK, SHARES_NOT_DELIVERED
from smdesk.ui.kit.findings import FindingRow
from smdesk.ui.kit.places import place
from smdesk.ui.kit.secret_entry import SecretLineEdit
from smdesk.ui.settings import SettingsView
from smdesk.ui.settings.recovery import RecoverySection

OWN = "my aunt keeps seven purple bicycles beneath her stairs"
BOARD = [Holder("Ruth Adler"), Holder("Tom Okafor"), Holder("Lin Wei")]


def settle():
    QApplication.processEvents()
    QTest.qWait(20)


def row_of(widget, rule):
    return next(row for row in widget.findChildren(FindingRow) if row._finding.rule is rule)


def where(house, rule):
    """Return where Today's row of the rule leads to."""
    found = house.window.session.handoff.holes()
    return place(next(finding for finding in found if finding.rule is rule))


def test_what_today_asks_for_leads_to_where_the_kit_is_made(house):
    house.enter()
    settle()
    house.shell.show_ref(where(house, NO_WAY_BACK))
    settle()
    view = house.shell.view("settings")
    assert isinstance(view, SettingsView)
    section = view.section("recovery")
    assert isinstance(section, RecoverySection)
    assert section.isVisible()
    assert row_of(section, NO_WAY_BACK).isVisible()


def test_shares_that_wait_lead_there_too(house):
    session = house.enter()
    drawn = session.recovery.draw_shares(2, BOARD, "Shares", by=session.me)
    session.recovery.keep_shares(drawn, by=session.me)
    settle()
    house.shell.show_ref(where(house, SHARES_NOT_DELIVERED))
    settle()
    assert house.shell.view("settings").section("recovery").isVisible()


def test_whoever_comes_in_by_paper_stands_in_the_open_cabinet(house, qtbot):
    session = house.enter()
    drawn = session.recovery.draw_kit("Paper kit", by=session.me)
    session.recovery.keep_kit(drawn, "the safe", by=session.me)
    house.window.lock_away()
    settle()
    page = house.window.door
    page.use_paper()
    boxes = page.recover.paper.kit.boxes
    for box, group in zip(boxes, drawn.groups.reveal().split(), strict=True):
        QTest.keyClicks(box, group)
    person = page.recover.person
    person.who.setEditText("Mary Poole")
    person.choose.use_own.setChecked(True)
    for line in person.choose._own.findChildren(SecretLineEdit):
        line.setText(OWN)
    page.recover.go_on()
    qtbot.waitUntil(lambda: house.window.shell is not None, timeout=15_000)
    assert house.window.session.me.name == "Mary Poole"


def test_leaving_the_computer_closes_what_paper_has_opened(house, qtbot):
    session = house.enter()
    drawn = session.recovery.draw_kit("Paper kit", by=session.me)
    session.recovery.keep_kit(drawn, "the safe", by=session.me)
    house.window.lock_away()
    recover = house.window.door.recover
    house.window.door.use_paper()
    for box, group in zip(recover.paper.kit.boxes, drawn.groups.reveal().split(), strict=True):
        QTest.keyClicks(box, group)
    way = recover._way
    assert not way.session.locked
    house.window.lock_away()
    assert way.session.locked
    assert recover._way is None
    assert recover.person.isHidden()
