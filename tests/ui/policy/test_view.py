"""Tests of the policy's screen over a real cabinet: written, kept, agreed to, published, read."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from smdesk.domain.policy.documents import (
    DocumentKind,
    PolicyDocument,
    ReadingRule,
    Significance,
    VersionState,
)
from smdesk.domain.policy.numbering import Scheme
from smdesk.domain.policy.remarks import Remark, RemarkKind, RemarkState
from smdesk.domain.records import Ref
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.chip import Chip
from smdesk.ui.policy import PolicyMeans, PolicyView
from smdesk.ui.policy.clause_row import ClauseRow
from smdesk.ui.policy.keys import Key
from smdesk.ui.policy.remark_dialog import RemarkDialog
from smdesk.ui.policy.saving import REST_MS
from smdesk.ui.policy.steps import Place
from tests.ui.conftest import words
from tests.ui.policy.conftest import CUSTODY, PLAN, PURPOSE, RULES, TODAY, policy


@pytest.fixture
def screen(desk, nora, qtbot, qapp, dictionaries):
    """The policy's screen for Nora, with one document that has six clauses."""
    version = nora.policy.begin_with(
        policy(),
        number="LPPC619",
        name="Social media policy",
        what=DocumentKind.POLICY,
        scheme=Scheme.DECIMAL,
        by=nora.me,
    )
    background = Background(qapp)
    view = PolicyView(
        PolicyMeans(
            desk=nora.policy,
            undo=nora.undo,
            me=nora.me,
            people=lambda: {person.id: person.name for person in nora.roster.people.all()},
            roles=lambda: [sheet.role.name for sheet in nora.roles.sheets()],
            own_words=nora.policy.words.known,
            background=background,
            dictionaries=lambda: dictionaries,
            today=lambda: desk.clock.now().date(),
            now=desk.clock.now,
        )
    )
    view.resize(1072, 780)
    qtbot.addWidget(view)
    view.version = version
    view.told = []
    view.noticed.connect(view.told.append)
    yield view
    background.close()


def opened(view):
    view.show()
    view.open_version(view.version.id)
    return view.editor


def shown(view):
    return [
        button.text().replace("&", "")
        for button in view.header.findChildren(Button)
        if button.isVisibleTo(view)
    ]


def dialog(view):
    found = [one for one in view.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def in_force(view, nora):
    """Bring the document in force, as a team of one may with a reason."""
    desk, one = nora.policy, view.version
    desk.set_values(one.id, {"org.name": "Riverside"}, by=nora.me)
    desk.describe(one.id, summary="The first.", significance=Significance.MAJOR, by=nora.me)
    desk.gate.ask(one.id, by=nora.me)
    desk.gate.sign(one.id, reason="Nobody else is appointed yet.", by=nora.me)
    desk.gate.publish(one.id, by=nora.me)


def test_the_list_names_documents_and_what_is_to_be_done(screen):
    screen.show()
    titles = [line.document.title for line in screen.documents.list.records]
    assert "LPPC619 Social media policy" in titles
    assert shown(screen) == ["New document"]
    screen.documents.list.select(screen.version.document)
    QTest.keyClick(screen.documents.list, Qt.Key.Key_Return)
    assert screen.sheet is not None
    assert screen.windowTitle() == "Social media policy"
    assert "No. LPPC619" in screen.header.subtitle.text()


def test_what_is_written_is_kept_within_a_second_of_the_last_key(screen, nora, qtbot):
    editor = opened(screen)
    edit = editor.list.go(_place(TODAY)).edit
    QTest.keyClicks(edit, " At once.")
    assert editor.keeper.unsaved
    assert "Not kept yet" in editor.state.text()
    qtbot.waitUntil(lambda: not editor.keeper.unsaved)
    assert REST_MS < 1000
    kept = nora.policy.content(screen.version.id)
    assert "At once." in kept.text()
    assert editor.draft.stack.canUndo(), "keeping leaves the way back open"
    assert editor.writing.edit is edit, "keeping takes the cursor from nobody"


def _place(clause, at=-1):
    return Place(clause, at)


@pytest.mark.parametrize("leave", ["forget", "show_documents", "hide"])
def test_what_is_written_is_kept_when_one_leaves(screen, nora, leave):
    editor = opened(screen)
    QTest.keyClicks(editor.list.go(_place(TODAY)).edit, " Then.")
    assert screen.unsaved() == "Social media policy"
    getattr(screen, leave)()
    assert "Then." in nora.policy.content(screen.version.id).text()


def test_ctrl_z_takes_back_writing_wherever_the_focus_is_in_the_page(screen, qtbot):
    editor = opened(screen)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.keyClicks(editor.list.go(_place(TODAY)).edit, " Then.")
    editor.outline.setFocus()
    QTest.keyClick(editor.outline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.draft.content == policy()
    edit = editor.list.row(TODAY).edit
    QTest.keyClick(
        edit,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert "Then." in editor.draft.content.text()


def test_taking_back_in_the_cabinet_is_seen_in_the_text(screen, nora):
    editor = opened(screen)
    QTest.keyClicks(editor.list.go(_place(TODAY)).edit, " Then.")
    editor.keeper.keep()
    nora.undo.undo(by=nora.me)
    screen.refresh()
    assert editor.draft.content == policy()


def test_remarks_stand_beside_their_clause_and_are_answered_there(screen, nora):
    editor = opened(screen)
    remark = nora.policy.remarks.add(
        Remark(
            document=screen.version.document,
            version=screen.version.id,
            clauses=(PLAN,),
            what=RemarkKind.CONCERN,
            text="Who says yes on Sundays?",
            by=nora.me.person,
            at=datetime.now(UTC),
        ),
        by=nora.me,
    )
    screen.refresh()
    editor.go(PLAN)
    screen._show_clause(PLAN)
    assert editor.list.row(PLAN).badges[0][0] == "1 concern"
    assert "1 concern" in editor.list.row(PLAN).edit.accessibleName()
    assert "Who says yes on Sundays?" in words(editor.side)
    editor.side.asked.emit(remark, "accept")
    assert nora.policy.remarks.one(remark.id).state is RemarkState.ACCEPTED
    editor.side.asked.emit(remark, "decline")
    ask = dialog(screen)
    ask.save()
    assert ask.isVisible(), "declining needs a reason"
    ask.form.editor("reply").setPlainText("The rota names somebody.")
    ask.save()
    assert nora.policy.remarks.one(remark.id).state is RemarkState.DECLINED


def test_a_concern_may_come_before_any_text(screen, nora):
    screen.show()
    screen.documents.chips.choose("concerns")
    assert shown(screen) == ["New concern"]
    screen.raise_concern()
    ask = dialog(screen)
    ask.form.editor("text").setPlainText("It takes time from the desk.")
    ask.form.editor("who").setText("Circulation")
    ask.save()
    screen.refresh()
    found = screen.documents.concerns.records
    line = next(one for one in found if one.remark.who == "Circulation")
    assert line.remark.document is None
    screen._open_concern(line)
    told = next(one for one in screen.findChildren(RemarkDialog) if one.isVisible())
    assert "Circulation" in words(told)
    lines = nora.policy.lines()
    told.attach(next(one for one in lines if one.document.id == screen.version.document))
    assert nora.policy.remarks.one(line.remark.id).document == screen.version.document


def test_a_version_goes_its_way_from_draft_to_force_and_the_next_is_compared(screen, nora):
    editor = opened(screen)
    assert "Ask for approval…" in shown(screen)
    holes = [finding.rule.code for finding in screen.sheet.holes]
    assert "D1.no_summary" in holes
    in_force(screen, nora)
    screen.refresh()
    assert screen.sheet.version.state is VersionState.PUBLISHED
    assert editor.list.read_only
    assert "New version" in shown(screen)
    assert "Ask for approval…" not in shown(screen)
    screen.tasks.go_on(screen.sheet.document)
    assert screen.sheet.version.n == 2
    assert not editor.list.read_only
    QTest.keyClicks(editor.list.go(_place(TODAY)).edit, " At once.")
    editor.list.go(_place(RULES))
    editor.writing.do(Key.REMOVE)
    screen.show_redline()
    text = screen.compare.text.toPlainText()
    assert "At once." in text
    assert "removed" in text
    assert screen.compare.said.text() == "Clauses: 1 removed, 1 edited."
    chips = [chip.text for chip in screen.header.findChildren(Chip) if chip.isVisibleTo(screen)]
    assert chips == ["Draft 2", "v1 in force"]


def test_another_version_is_shown_and_nothing_of_the_one_before(screen, nora, qtbot):
    editor = opened(screen)
    in_force(screen, nora)
    screen.refresh()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    editor.go(TODAY)
    screen.tasks.go_on(screen.sheet.document)
    editor.go(PLAN)
    screen.open_version(screen.version.id)
    QApplication.processEvents()
    held = editor.list.widget().findChildren(ClauseRow)
    seen = [row.clause.id for row in held if row.isVisible()]
    assert sorted(seen) == sorted(clause.id for clause in policy())


def test_the_version_in_force_is_opened_beside_the_draft_and_read(screen, nora):
    opened(screen)
    in_force(screen, nora)
    document = nora.policy.document(screen.version.document)
    nora.policy.change_document(replace(document, reading=ReadingRule.ASKED), by=nora.me)
    draft = nora.policy.next_draft(document.id, by=nora.me)
    screen.open_version(draft.id)
    screen.choose_version()
    ask = dialog(screen)
    ask.list.select(screen.version.id)
    ask._open()
    assert screen.sheet.version.id == screen.version.id
    assert "I have read it" in shown(screen)
    screen.tasks.acknowledge(screen.sheet)
    screen.refresh()
    assert "I have read it" not in shown(screen)
    mine = next(
        one for one in nora.policy.readings.of(screen.version.id) if one.person == nora.me.person
    )
    assert mine.reading is not None


def test_asking_needs_a_summary_and_then_waits(screen, nora):
    opened(screen)
    nora.policy.set_values(screen.version.id, {"org.name": "Riverside"}, by=nora.me)
    screen.tasks.ask(screen.sheet.version)
    ask = dialog(screen)
    ask.save()
    assert ask.isVisible()
    ask.form.editor("summary").setPlainText("All of it is new.")
    ask.save()
    screen.refresh()
    assert nora.policy.version(screen.version.id).state is VersionState.IN_REVIEW
    assert screen.editor.list.read_only
    assert "Agree…" in shown(screen)
    assert "Go on writing" in shown(screen)


def test_what_is_found_by_search_is_shown_in_its_clause(screen, nora):
    screen.show()
    row = next(
        one
        for one in nora.library.policy.clauses.where(version=screen.version.id)
        if one.clause == CUSTODY
    )
    screen.reveal(Ref(row.kind, row.id))
    assert screen.editor.list.current == CUSTODY
    screen.show_documents()
    screen.reveal(Ref(PolicyDocument.kind, screen.version.document))
    assert screen.sheet is not None


NUMBERED = """1. Comments
1.1 Insults are removed.
1.2 Criticism stays.
2. Questions
"""


def test_numbered_text_that_is_pasted_may_become_clauses(screen):
    editor = opened(screen)
    edit = editor.list.go(_place(RULES)).edit
    source = QMimeData()
    source.setText(NUMBERED)
    edit.insertFromMimeData(source)
    dialog(screen)._say_yes()
    after = editor.draft.content.clauses[6:]
    assert [editor.draft.number(one.id) for one in after] == ["3", "3.1", "3.2", "4"]
    editor.draft.stack.undo()
    assert editor.draft.content == policy()


def test_numbered_text_may_stay_text(screen):
    editor = opened(screen)
    edit = editor.list.go(_place(RULES)).edit
    source = QMimeData()
    source.setText(NUMBERED)
    edit.insertFromMimeData(source)
    dialog(screen).reject()
    assert len(editor.draft.content) == 6
    assert "Criticism stays." in editor.draft.clause(RULES).blocks[-2].spans[0].text


def test_paragraphs_without_numbers_are_pasted_without_a_question(screen):
    editor = opened(screen)
    edit = editor.list.go(_place(RULES)).edit
    source = QMimeData()
    source.setText("One more.\nAnd another.")
    edit.insertFromMimeData(source)
    assert not [one for one in screen.findChildren(QDialog) if one.isVisible()]
    assert "And another." in editor.draft.content.text()


def test_the_outline_and_the_panel_fold_away_where_there_is_no_room(screen, qtbot):
    editor = opened(screen)
    assert editor.outline.isVisible()
    assert editor.side.isVisible()
    screen.resize(620, 700)
    qtbot.waitUntil(lambda: not editor.side.isVisible())
    assert editor.list.isVisible()
    editor.parts.turn(editor.side)
    assert editor.side.isVisible()
    editor.parts.turn(editor.side)
    assert not editor.side.isVisible()


def test_tab_reaches_and_leaves_everything_in_the_list(screen, walk):
    screen.show()
    walk(screen)


def test_tab_reaches_and_leaves_everything_in_the_text(screen, walk):
    editor = opened(screen)
    editor.go(PURPOSE)
    QApplication.processEvents()
    walk(screen)


def test_tab_reaches_and_leaves_everything_in_the_comparison(screen, walk):
    opened(screen)
    screen.show_redline()
    walk(screen)


def test_the_strip_that_finds_can_be_walked_and_left(screen, walk, qtbot):
    editor = opened(screen)
    editor.find_it()
    walk(screen)
    QTest.keyClick(editor.finder.sought, Qt.Key.Key_Escape)
    assert not editor.finder.isVisible()


def test_a_text_with_nothing_in_it_says_how_to_begin(screen, nora):
    version = nora.policy.begin(None, number="G-1", name="Guide", by=nora.me)
    screen.show()
    screen.open_version(version.id)
    assert screen.editor._empty.isVisible()
    screen.editor._empty.button.click()
    assert len(screen.editor.draft.content) == 1
    assert screen.editor.list.isVisible()
