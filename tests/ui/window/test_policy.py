"""Tests of the policy in the whole window: its keys against the window's, and locking."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.domain.policy.documents import VersionState
from smdesk.ui.policy.steps import Place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def written(house, qtbot):
    """Open the sample's draft and type into its first clause with words."""
    session = house.enter()
    house.window.resize(1280, 900)
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)
    house.shell.go("policy")
    view = house.shell.view("policy")
    line = next(one for one in session.policy.lines() if one.working and one.published)
    assert line.working.state is VersionState.DRAFT
    view.open_document(line)
    clause = next(one for one in view.editor.draft.content if one.blocks and not one.title)
    edit = view.editor.list.go(Place(clause.id, -1)).edit
    before = view.editor.draft.content
    QTest.keyClicks(edit, " Typed.")
    return session, view, edit, before


def test_ctrl_z_in_a_text_takes_back_words_and_not_the_last_task_of_the_cabinet(house, qtbot):
    session, view, edit, before = written(house, qtbot)
    last = session.undo.next_undo(by=session.me)
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert view.editor.draft.content == before
    assert session.undo.next_undo(by=session.me) == last
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL | SHIFT)
    assert "Typed." in view.editor.draft.content.text()


def test_what_is_written_is_kept_when_the_cabinet_is_locked(house, qtbot):
    session, view, _, _ = written(house, qtbot)
    version = view.sheet.version.id
    house.shell.forget()
    assert "Typed." in session.policy.content(version).text()


def test_keys_of_the_text_come_before_those_of_the_window(house, qtbot):
    _, view, edit, _ = written(house, qtbot)
    clauses = len(view.editor.draft.content)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert len(view.editor.draft.content) == clauses + 1
    assert house.shell.key == "policy"
    QTest.keyClick(edit, Qt.Key.Key_F, CTRL)
    assert view.editor.finder.isVisible()
