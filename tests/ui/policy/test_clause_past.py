"""Tests of the history of one clause: all it said, compared, and put back as a step of its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smdesk.domain.policy.blocks import Paragraph, Text
from smdesk.domain.policy.documents import VersionState
from smdesk.ui.policy.clause_past import ClausePast
from smdesk.ui.policy.steps import Place
from tests.ui.policy.conftest import TODAY
from tests.ui.policy.test_view import dialog, in_force, opened, screen  # noqa: F401 - a fixture


def written_over(view, nora):
    """Bring version 1 in force, leave the clause in version 2, and write it over in draft 3."""
    in_force(view, nora)
    desk = nora.policy
    for n in (2, 3):
        draft = desk.next_draft(view.version.document, by=nora.me)
        if n == 2:
            view.version = draft
            in_force(view, nora)
    view.version = draft
    editor = opened(view)
    edit = editor.list.go(Place(TODAY)).edit
    edit.selectAll()
    QTest.keyClicks(edit, "Nothing hurries.")
    return editor, edit


def asked(editor, edit):
    QTest.keyClick(
        edit,
        Qt.Key.Key_H,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )


def test_a_clause_tells_what_it_said_in_which_versions(screen, nora):  # noqa: F811
    editor, edit = written_over(screen, nora)
    asked(editor, edit)
    past = dialog(screen)
    assert isinstance(past, ClausePast)
    faces = [past._face(one) for one in past.list.records]
    assert [face.title for face in faces] == ["Draft 3", "Versions 1 to 2"]
    assert "Nora" in faces[0].second
    assert "Nothing hurries." in past.text.toPlainText()
    assert "may go out today" in past.text.toPlainText(), "what went is shown as well"
    assert not past.restores.isEnabled(), "it says so now"
    QTest.keyClick(past.list, Qt.Key.Key_Down)
    assert "Nothing hurries." not in past.text.toPlainText()
    past.other.setCurrentIndex(past.other.findData("3"))
    assert "Nothing hurries." in past.text.toPlainText(), "any two can be compared"


def test_what_a_clause_said_is_put_back_as_a_step_that_can_be_undone(screen, nora):  # noqa: F811
    editor, edit = written_over(screen, nora)
    before = editor.draft.content
    asked(editor, edit)
    past = dialog(screen)
    QTest.keyClick(past.list, Qt.Key.Key_Down)
    assert past.restores.isEnabled()
    past.restores.click()
    assert editor.draft.clause(TODAY).blocks == (
        Paragraph((Text("What happens today may go out today."),)),
    )
    editor.draft.stack.undo()
    assert editor.draft.content == before
    editor.draft.stack.redo()
    editor.keeper.keep()
    said = nora.policy.content(screen.version.id).get(TODAY)
    assert "may go out" in said.blocks[0].spans[0].text


def test_where_a_version_is_only_read_nothing_is_put_back(screen, nora):  # noqa: F811
    written_over(screen, nora)
    one = next(v for v in screen.sheet.versions if v.state is VersionState.PUBLISHED)
    screen.open_version(one.id, TODAY)
    screen.editor.side.past_asked.emit()
    past = dialog(screen)
    QTest.keyClick(past.list, Qt.Key.Key_Down)
    assert not past.restores.isEnabled()
    assert past.restores.toolTip()
