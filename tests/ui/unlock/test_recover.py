"""Whether somebody with the paper comes back in, and is told at once what is typed wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.desk.recovery import Holder
from smdesk.desk.sample import NORA
from smdesk.domain.upkeep import Stage, Work
from smdesk.ui.unlock import UnlockPage
from smdesk.vault import kit as form

OWN = "my aunt keeps seven purple bicycles beneath her stairs"
BOARD = [Holder("Ruth Adler", "Chair"), Holder("Tom Okafor"), Holder("Lin Wei")]


@pytest.fixture
def kit(desk):
    nora = desk.enter(NORA)
    drawn = nora.recovery.draw_kit("Paper kit", by=nora.me)
    nora.recovery.keep_kit(drawn, "the safe", by=nora.me)
    desk.leave()
    return drawn.groups.reveal().split()


@pytest.fixture
def shares(desk):
    nora = desk.enter(NORA)
    drawn = nora.recovery.draw_shares(2, BOARD, "The board's shares", by=nora.me)
    nora.recovery.keep_shares(drawn, by=nora.me)
    desk.leave()
    return [share.words.reveal().split() for share in drawn.shares]


@pytest.fixture
def recover(page, kit):
    page.use_paper()
    return page.recover


def type_in(grid, words):
    """Type word by word, with Enter after each, as somebody reads them out."""
    for box, word in zip(grid.boxes, words, strict=False):
        QTest.keyClicks(box, word)
        QTest.keyClick(box, Qt.Key.Key_Return)


def paste(box, text):
    box.setText(text)
    box.textEdited.emit(text)


def let_in(recover, qtbot, name):
    recover.person.who.setEditText(name)
    recover.person.choose.use_own.setChecked(True)
    for entry in recover.person.choose._own.findChildren(type(recover.paper.kit.boxes[0])):
        entry.setText(OWN)
    with qtbot.waitSignal(recover.entered, timeout=10_000) as entered:
        recover.go_on()
    return entered.args[0]


def test_the_paper_is_asked_for_from_the_door(page, qtbot):
    page.door._paper.click()
    assert page.recover.isVisible()
    assert page.recover.paper.kit.boxes[0].hasFocus() or not page.isActiveWindow()


def test_somebody_new_comes_in_with_the_kit(page, kit, qtbot):
    page.use_paper()
    for box, group in zip(page.recover.paper.kit.boxes, kit, strict=True):
        QTest.keyClicks(box, group.lower())
    assert page.recover.person.isVisible()
    assert all(not box.text() for box in page.recover.paper.kit.boxes)
    session = let_in(page.recover, qtbot, "Mary Poole")
    assert (session.me.name, session.me.coordinator) == ("Mary Poole", True)


def test_the_kit_can_be_pasted_whole(recover, kit):
    paste(recover.paper.kit.boxes[0], "-".join(kit))
    assert recover.person.isVisible()


def test_a_slip_in_the_kit_names_its_group(page, kit):
    page.use_paper()
    wrong = [*kit[:2], ("7" if kit[2][0] != "7" else "8") + kit[2][1:], *kit[3:]]
    type_in(page.recover.paper.kit, wrong)
    fault = page.recover.paper.kit._fault
    assert fault.isVisible()
    assert "group 3" in fault.text()
    assert page.recover.paper.kit.boxes[2].property("fault")
    assert page.recover.paper.kit.boxes[2].accessibleDescription() == fault.text()


def test_a_kit_of_another_cabinet_is_told_from_a_slip(page, kit, desk):
    nora = desk.enter(NORA)
    other = nora.recovery.draw_kit("Paper kit", by=nora.me)
    desk.leave()
    page.use_paper()
    type_in(page.recover.paper.kit, other.groups.reveal().split())
    assert page.recover.paper.kit._fault.isHidden()
    assert "another cabinet" in page.recover.banner.words


def test_shares_are_typed_one_after_the_other_and_what_is_missing_is_said(page, shares, qtbot):
    page.use_paper()
    page.recover.paper.use_shares.setChecked(True)
    entry = page.recover.paper.shares
    type_in(entry.grid, [word[:4] for word in shares[2]])
    assert "Still needed: 1" in entry._state.text()
    assert "Shares that are here: 3" in entry._state.text()
    type_in(entry.grid, shares[0])
    assert page.recover.person.isVisible()
    assert entry.shares == []
    session = let_in(page.recover, qtbot, "Mary Poole")
    assert session.me.name == "Mary Poole"


def test_a_word_that_begins_no_word_of_the_list_is_said_at_once(page, shares):
    page.use_paper()
    page.recover.paper.use_shares.setChecked(True)
    grid = page.recover.paper.shares.grid
    QTest.keyClicks(grid.boxes[4], "xq")
    assert grid._fault.isVisible()
    assert "Word 5" in grid._fault.text()
    assert grid.boxes[4].property("fault")
    QTest.keyClick(grid.boxes[4], Qt.Key.Key_Backspace)
    QTest.keyClick(grid.boxes[4], Qt.Key.Key_Backspace)
    QTest.keyClicks(grid.boxes[4], "aca")
    assert grid._fault.isHidden()


def test_a_page_of_letters_in_one_box_is_not_all_said_back(page, shares):
    page.use_paper()
    page.recover.paper.use_shares.setChecked(True)
    grid = page.recover.paper.shares.grid
    width = page.sizeHint().width()
    QApplication.clipboard().setText("x" * 100_000)
    grid.boxes[0].setFocus()
    grid.boxes[0].paste()
    assert grid._fault.isVisible()
    assert len(grid._fault.text()) < 200
    assert grid.boxes[0].text()
    assert page.sizeHint().width() == width
    QApplication.clipboard().clear()


def test_a_word_that_can_be_no_other_is_written_out(page):
    page.use_paper()
    page.recover.paper.use_shares.setChecked(True)
    box = page.recover.paper.shares.grid.boxes[0]
    QTest.keyClicks(box, "acad")
    assert box.text() == "academic"
    QTest.keyClicks(box, "emic ")
    assert box.text() == "academic"
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text() == "academi"


def test_a_wrong_word_of_the_list_is_pointed_at(page, shares):
    page.use_paper()
    page.recover.paper.use_shares.setChecked(True)
    entry = page.recover.paper.shares
    words = list(shares[0])
    words[8] = "academic" if words[8] != "academic" else "acid"
    paste(entry.grid.boxes[0], " ".join(words))
    entry.take()
    assert "Word 9" in entry.grid._fault.text()
    assert entry.shares == []


def test_the_same_share_twice_and_one_of_another_set_are_said_to_be(page, shares, desk):
    nora = desk.enter(NORA)
    other = nora.recovery.draw_shares(2, BOARD, "Shares", by=nora.me)
    desk.leave()
    page.use_paper()
    page.recover.paper.use_shares.setChecked(True)
    entry = page.recover.paper.shares
    paste(entry.grid.boxes[0], " ".join(shares[0]))
    entry.take()
    paste(entry.grid.boxes[0], " ".join(shares[0]))
    entry.take()
    assert "twice" in entry.grid._fault.text()
    paste(entry.grid.boxes[0], other.shares[1].words.reveal())
    entry.take()
    assert "not made together" in entry.grid._fault.text()
    assert len(entry.shares) == 1


def test_nobody_is_let_in_without_a_name(page, kit):
    page.use_paper()
    type_in(page.recover.paper.kit, kit)
    page.recover.go_on()
    assert page.recover.person._fault.isVisible()
    page.recover.person._fault.hide()
    QTest.keyClick(page.recover.person.choose._made.last, Qt.Key.Key_Return)
    assert page.recover.person._fault.isVisible(), "Enter asks to be let in, too"


def test_whoever_turns_back_leaves_the_cabinet_closed_and_a_note(page, kit, desk):
    page.use_paper()
    type_in(page.recover.paper.kit, kit)
    page.recover.leave()
    assert page.door.isVisible()
    nora = desk.enter(NORA)
    (note,) = nora.library.upkeep.where(what=Work.RECOVERY)
    assert note.stage is Stage.ABANDONED


def test_a_member_who_forgot_is_offered_by_name(page, kit, qtbot):
    page.use_paper()
    type_in(page.recover.paper.kit, kit)
    who = page.recover.person.who
    assert NORA.name in [who.itemText(at) for at in range(who.count())]
    session = let_in(page.recover, qtbot, NORA.name)
    assert [line.name for line in session.members.lines()].count(NORA.name) == 1


def test_without_a_kit_it_is_said_that_there_is_none(page):
    page.use_paper()
    type_in(page.recover.paper.kit, form.written(bytes(16)))
    assert "No paper kit opens this cabinet" in page.recover.banner.words


def test_it_can_all_be_walked_with_the_keyboard(page, kit, walk):
    page.use_paper()
    walk(page, letters=True)
    page.recover.paper.use_shares.setChecked(True)
    walk(page, letters=True)
    page.recover.paper.use_kit.setChecked(True)
    type_in(page.recover.paper.kit, kit)
    walk(page, letters=True)


def test_what_was_typed_is_forgotten_with_the_page(page, kit):
    page.use_paper()
    type_in(page.recover.paper.kit, kit[:5])
    page.forget()
    assert page.recover.paper.kit.texts() == []
    assert isinstance(page, UnlockPage)
