"""Tests of writing: keys do what word processors do, and each step leads back exactly."""

import random
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.domain.policy.blocks import Bullet, CrossReference, Paragraph, Term, Text
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.numbering import Scheme
from smdesk.ui.policy.draft import Change
from smdesk.ui.policy.keys import Key
from smdesk.ui.policy.outline import Outline
from smdesk.ui.policy.steps import Place
from tests.ui.policy.conftest import (
    CUSTODY,
    PLAN,
    PURPOSE,
    RULES,
    TODAY,
    WHO,
    named,
    policy,
)

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_typing_changes_the_clause_and_one_undo_takes_the_spell_back(written):
    desk = written()
    edit = desk.edit(CUSTODY, -1)
    QTest.keyClicks(edit, " Two know it")
    assert desk.texts()[2] == "One person keeps each account. Two know it"
    assert desk.draft.stack.count() == 1
    desk.draft.stack.undo()
    assert desk.content == policy()
    assert edit.toPlainText() == "One person keeps each account."


def test_typing_after_a_rest_is_a_step_of_its_own(written):
    desk = written()
    edit = desk.edit(CUSTODY, -1)
    QTest.keyClicks(edit, " Two")
    desk.at += 5
    QTest.keyClicks(edit, " know")
    assert desk.draft.stack.count() == 2
    desk.draft.stack.undo()
    assert desk.texts()[2].endswith("Two")


def test_enter_begins_a_new_clause_with_what_follows(written):
    desk = written()
    edit = desk.edit(CUSTODY, len("One person"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.texts()[2:4] == ["One person", "keeps each account."]
    assert desk.content.clauses[2].id == CUSTODY
    assert desk.list.current == desk.content.clauses[3].id
    assert desk.draft.number(desk.content.clauses[3].id) == "1.1.2"
    desk.draft.stack.undo()
    assert desk.content == policy()
    assert desk.list.current == CUSTODY


def test_enter_before_the_first_letter_keeps_the_clause_with_its_words(written):
    desk = written()
    QTest.keyClick(desk.edit(CUSTODY, 0), Qt.Key.Key_Return)
    assert desk.content.clauses[2].empty
    assert desk.content.clauses[3].id == CUSTODY


def test_enter_after_a_lone_title_begins_a_clause_below_it(written):
    desk = written()
    QTest.keyClick(desk.edit(WHO, -1), Qt.Key.Key_Return)
    assert desk.content.clauses[2].depth == 2
    assert desk.content.clauses[2].empty


def test_shift_enter_begins_a_paragraph(written):
    desk = written()
    QTest.keyClick(
        desk.edit(CUSTODY, len("One person")), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier
    )
    assert desk.texts()[2] == "One person /  keeps each account."
    assert len(desk.content) == 6


def test_backspace_at_the_begin_joins_a_clause_to_the_one_before(written):
    desk = written()
    edit = desk.edit(TODAY, 0)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert len(desk.content) == 5
    assert desk.content.clauses[3].id == PLAN
    assert "What happens today" in desk.texts()[3]
    desk.draft.stack.undo()
    assert desk.content == policy()


def test_joined_words_meet_where_the_cursor_is(written):
    content = Content(
        (
            Clause(named(1), "", (Paragraph((Text("Be kind"),)),)),
            Clause(named(2), "", (Paragraph((Text(" and clear."),)),)),
        )
    )
    desk = written(content)
    QTest.keyClick(desk.edit(named(2), 0), Qt.Key.Key_Backspace)
    assert desk.texts() == ["Be kind and clear."]
    edit = desk.list.row(named(1)).edit
    assert edit.textCursor().position() == len("Be kind")
    QTest.keyClicks(edit, "ly")
    assert desk.texts() == ["Be kindly and clear."]


def test_a_reference_to_a_joined_clause_points_where_it_went(written):
    desk = written()
    QTest.keyClick(desk.edit(RULES, 0), Qt.Key.Key_Backspace)
    spans = list(desk.draft.clause(PLAN).spans)
    assert CrossReference(TODAY) in spans


def test_delete_at_the_end_fetches_the_next_clause(written):
    desk = written()
    QTest.keyClick(desk.edit(CUSTODY, -1), Qt.Key.Key_Delete)
    assert len(desk.content) == 5
    assert desk.texts()[2].startswith("One person keeps each account.Nothing is ")


def test_the_first_clause_cannot_be_joined_to_anything(written):
    desk = written()
    QTest.keyClick(desk.edit(PURPOSE, 0), Qt.Key.Key_Backspace)
    assert desk.content == policy()


def test_clauses_move_and_change_their_level_by_keys_and_numbers_follow(written):
    desk = written()
    edit = desk.edit(TODAY, 3)
    QTest.keyClick(edit, Qt.Key.Key_Up, ALT_SHIFT)
    assert [clause.id for clause in desk.content.clauses][2:5] == [CUSTODY, TODAY, PLAN]
    assert desk.draft.number(TODAY) == "1.1.2"
    QTest.keyClick(desk.list.row(TODAY).edit, Qt.Key.Key_Left, ALT_SHIFT)
    assert desk.draft.number(TODAY) == "1.2"
    assert desk.draft.number(PLAN) == "1.2.1"
    QTest.keyClick(desk.list.row(TODAY).edit, Qt.Key.Key_Right, ALT_SHIFT)
    assert desk.draft.number(PLAN) == "1.1.2.1", "what lies below goes with it"
    while desk.draft.stack.canUndo():
        desk.draft.stack.undo()
    assert desk.content == policy()


def test_a_reference_reads_as_the_number_its_clause_has_now(written):
    desk = written()
    edit = desk.edit(PLAN)
    assert "see 2 and" in edit.words()
    desk.edit(PURPOSE)
    desk.writing.begin_clause()
    assert "see 3 and" in desk.list.row(PLAN).edit.words()


def test_a_clause_goes_alone_or_with_all_below_it(written):
    desk = written()
    desk.edit(WHO)
    desk.writing.do(Key.REMOVE)
    assert [(one.id, one.depth) for one in desk.content.clauses][1:4] == [
        (CUSTODY, 1),
        (PLAN, 1),
        (TODAY, 1),
    ]
    desk.draft.stack.undo()
    desk.edit(WHO)
    desk.writing.do(Key.REMOVE_ALL)
    assert [one.id for one in desk.content.clauses] == [PURPOSE, RULES]
    assert desk.list.current == RULES
    desk.draft.stack.undo()
    assert desk.content == policy()


def test_arrows_lead_from_clause_to_clause(written):
    desk = written()
    QTest.keyClick(desk.edit(WHO, 0), Qt.Key.Key_Up)
    assert desk.list.current == PURPOSE
    QTest.keyClick(desk.list.row(PURPOSE).edit, Qt.Key.Key_Down)
    assert desk.list.current == WHO
    QTest.keyClick(desk.edit(WHO, -1), Qt.Key.Key_Right)
    assert desk.list.current == CUSTODY
    QTest.keyClick(desk.list.row(CUSTODY).edit, Qt.Key.Key_End, CTRL)
    assert desk.list.current == RULES


def test_points_of_a_list_go_on_with_enter_and_end_with_an_empty_one(written):
    desk = written(Content((Clause(named(1), "", (Bullet((Text("one"),)),)),)))
    edit = desk.edit(named(1), -1)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "two")
    assert desk.content.clauses[0].blocks == (Bullet((Text("one"),)), Bullet((Text("two"),)))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.content.clauses[0].blocks[-1] == Paragraph()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert len(desk.content) == 2


def test_bold_slanted_and_defined_words(written):
    desk = written()
    edit = desk.edit(TODAY, 0)
    cursor = edit.textCursor()
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert next(desk.draft.clause(TODAY).spans) == Text("What", bold=True)
    desk.writing.do(Key.TERM)
    assert next(desk.draft.clause(TODAY).spans) == Term("What")
    desk.draft.stack.undo()
    assert next(desk.draft.clause(TODAY).spans) == Text("What", bold=True)


def test_the_first_paragraph_becomes_the_title_and_back(written):
    desk = written()
    desk.edit(TODAY)
    desk.writing.do(Key.TITLE)
    assert desk.draft.clause(TODAY).title == "What happens today may go out today."
    desk.writing.do(Key.TITLE)
    assert desk.content == policy()


def test_two_brackets_ask_for_a_reference_and_leave_nothing_behind(written, qtbot):
    desk = written()
    edit = desk.edit(TODAY, -1)
    with qtbot.waitSignal(desk.writing.asked) as asked:
        QTest.keyClicks(edit, " See [[")
    assert asked.args == [Key.REFERENCE]
    desk.writing.refer_to(CUSTODY)
    assert list(desk.draft.clause(TODAY).spans)[-1] == CrossReference(CUSTODY)
    assert "[[" not in desk.texts()[4]
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert CrossReference(CUSTODY) not in list(desk.draft.clause(TODAY).spans)


def test_what_is_drawn_in_the_text_is_said_in_words_to_those_who_hear_it(written):
    desk = written()
    edit = desk.edit(PLAN)
    assert "see 2 and the guide of {{org.name}}" in edit.accessibleDescription()
    assert edit.accessibleName() == "Clause 1.1.2"
    assert desk.edit(CUSTODY).accessibleDescription() == ""


def test_what_may_only_be_read_cannot_be_changed_by_any_key(written):
    desk = written()
    desk.list.set_read_only(read_only=True)
    edit = desk.edit(CUSTODY, 3)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_A):
        QTest.keyClick(edit, key)
    for key in Key:
        if key.changes:
            desk.writing.do(key)
    desk.writing.begin_clause()
    assert desk.content == policy()


def test_tab_goes_neither_into_the_text_nor_to_the_next_clause(written):
    desk = written()
    edit = desk.edit(CUSTODY)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert desk.content == policy()
    tabbed = [row for row in desk.list.rows if row.edit.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [row.clause.id for row in tabbed] == [CUSTODY]


def test_whatever_is_done_undo_leads_to_each_exact_earlier_state(written):
    chance = random.Random(619)
    for _ in range(6):
        desk = written()
        states = [desk.content]
        desk.draft.changed.connect(_Keeps(states))
        for _ in range(30):
            clauses = desk.content.clauses
            if not clauses:
                break
            edit = desk.edit(chance.choice(clauses).id, chance.choice((0, -1, 4)))
            desk.at += 5
            step = chance.choice(_STEPS)
            if isinstance(step, Key):
                desk.writing.do(step)
            elif isinstance(step, str):
                QTest.keyClicks(edit, step)
            else:
                QTest.keyClick(edit, step)
            _shows_what_it_says(desk)
        end = desk.content
        while desk.draft.stack.canUndo():
            desk.draft.stack.undo()
            assert desk.content in states
            _shows_what_it_says(desk)
        assert desk.content == policy()
        while desk.draft.stack.canRedo():
            desk.draft.stack.redo()
        assert desk.content == end


class _Keeps:
    def __init__(self, states):
        self._states = states

    def __call__(self, change: Change):
        self._states.append(change.after)


_STEPS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    "some words",
    Key.PROMOTE,
    Key.DEMOTE,
    Key.UP,
    Key.DOWN,
    Key.TITLE,
    Key.BULLETS,
    Key.REMOVE,
    Key.PARAGRAPH,
)


def _shows_what_it_says(desk):
    """Every row that is made shows what the content says, trimmed as the content is."""
    for row in desk.list.rows:
        clause = desk.draft.clause(row.clause.id)
        assert row.edit.said() == (clause.title, clause.blocks)


def test_a_thousand_clauses_make_a_few_rows_and_every_one_can_be_reached(written):
    clauses = tuple(
        Clause(named(n + 1), "", (Paragraph((Text(f"Clause {n} says this."),)),))
        for n in range(1000)
    )
    desk = written(Content(clauses), Scheme.DECIMAL)
    QApplication.processEvents()
    assert len(list(desk.list.rows)) < 60
    edit = desk.edit(named(700))
    assert "Clause 699" in edit.toPlainText()
    assert desk.list.row(named(700)).visibleRegion().boundingRect().height() > 0
    for n in range(0, 1000, 40):
        desk.edit(named(n + 1))
    assert len(list(desk.list.rows)) <= 160


@pytest.mark.skipif(sys.platform == "darwin", reason="that key writes signs of its own there")
def test_a_letter_that_no_button_has_is_not_written_into_the_text(written):
    desk = written()
    edit = desk.edit(TODAY, 0)
    QTest.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    assert desk.content == policy()
    QTest.keyClick(edit, Qt.Key.Key_M)
    assert edit.words().startswith("mWhat")


def test_what_is_folded_in_the_outline_stays_so_when_clauses_come(written):
    desk = written()
    outline = Outline(desk.draft, desk.list)
    outline.collapse(outline.model().index_of(WHO))
    desk.edit(RULES, 3)
    desk.writing.begin_clause()
    assert not outline.isExpanded(outline.model().index_of(WHO))
    assert outline.isExpanded(outline.model().index_of(PURPOSE))


def test_a_reference_reads_as_its_clause_is_numbered_now(written):
    desk = written()
    row = desk.list.go(Place(PLAN))
    QTest.keyClick(desk.edit(TODAY, 0), Qt.Key.Key_Return)
    assert "see 2 " in row.edit.accessibleDescription()
    behind = len("Nothing is posted before a yes; see ") + 1
    before = _left(row.edit, behind)
    for _ in range(9):
        desk.edit(PURPOSE, 0)
        desk.writing.begin_clause()
    assert "see 11 " in row.edit.accessibleDescription()
    assert _left(row.edit, behind) > before, "it is drawn anew, and takes more room"


def _left(edit, at):
    cursor = edit.textCursor()
    cursor.setPosition(at)
    return edit.cursorRect(cursor).left()
