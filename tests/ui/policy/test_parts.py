"""Tests of the outline, finding, spelling, the small windows and the redline of a policy."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from smdesk.domain.policy import editing
from smdesk.domain.policy.blocks import CrossReference, Link, Paragraph, TableBlock, Text
from smdesk.domain.policy.content import Clause
from smdesk.domain.policy.numbering import Scheme, numbers
from smdesk.domain.policy.redline import redline
from smdesk.ui.kit.background import Background
from smdesk.ui.policy.find_bar import FindBar
from smdesk.ui.policy.keys import Key
from smdesk.ui.policy.marks import Marks
from smdesk.ui.policy.outline import Outline
from smdesk.ui.policy.pickers import AskLink, PickClause
from smdesk.ui.policy.redline_text import Mode, RedlineText, status
from smdesk.ui.policy.spelling import Speller, load
from smdesk.ui.policy.table_dialog import EditTable
from tests.ui.policy.conftest import CUSTODY, PLAN, PURPOSE, RULES, TODAY, WHO, named, policy


@pytest.fixture(scope="module")
def speller(qapp, dictionaries):
    made = Speller(["Nərimanov library", "Boardgames"])
    made.take(dictionaries)
    return made


@pytest.fixture
def over(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


# The outline.


def test_the_outline_is_a_tree_of_numbers_and_titles(written, qtbot):
    desk = written()
    tree = Outline(desk.draft, None)
    qtbot.addWidget(tree)
    model = tree.model()
    first = model.index(0, 0)
    assert first.data() == "1 Purpose and people"
    assert model.rowCount() == 2
    who = model.index(0, 0, first)
    assert who.data() == "1.1 Who does what"
    assert model.rowCount(who) == 3
    assert model.index(2, 0, who).data() == "1.1.3 What happens today may go out today."
    assert model.parent(who) == first


def test_the_outline_follows_what_is_written_and_leads_there(written, qtbot):
    desk = written()
    tree = Outline(desk.draft, None)
    qtbot.addWidget(tree)
    tree.show()
    desk.edit(RULES)
    desk.writing.do(Key.UP)
    assert tree.model().index(0, 0).data() == "1 Rules"
    tree.mark(WHO)
    with qtbot.waitSignal(tree.wanted) as wanted:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert wanted.args == [WHO]


# Finding.


@pytest.fixture
def finding(written, qtbot):
    desk = written()
    desk.marks = Marks(desk.draft, desk.list)
    desk.bar = FindBar(desk.draft, desk.list, desk.marks, None)
    qtbot.addWidget(desk.bar)
    return desk


def test_words_are_found_one_after_the_other_and_marked(finding):
    finding.bar.open_it("today")
    assert len(finding.bar._hits) == 2
    assert finding.bar.said.text() == "2 places"
    finding.bar.next()
    assert finding.list.current == TODAY
    assert finding.bar.said.text() == "1 of 2"
    marks = finding.list.row(TODAY).edit.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["today", "today"]
    finding.bar.close_it()
    assert not finding.list.row(TODAY).edit.extraSelections()


def test_marks_stand_right_beyond_references_and_bold_words(finding):
    finding.bar.open_it("the guide")
    marks = finding.list.row(PLAN).edit.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["the guide"]


def test_one_hit_is_replaced_and_then_all_in_one_step(finding):
    finding.bar.open_it("today")
    finding.bar.instead.setText("now")
    finding.bar.next()
    finding.bar.replace()
    assert finding.texts()[4] == "What happens now may go out today."
    finding.bar.replace_all()
    assert finding.texts()[4] == "What happens now may go out now."
    assert finding.bar.said.text() == "1 place changed"
    finding.draft.stack.undo()
    finding.draft.stack.undo()
    assert finding.content == policy()


def test_what_is_not_there_is_said(finding):
    finding.bar.open_it("elephant")
    assert finding.bar.said.text() == "Not found"
    finding.bar.next()


# Spelling.


def test_american_and_british_words_are_right_and_others_are_not(speller):
    for word in ("library", "colour", "color", "organise", "don’t", "library's", "RSS", "Баку"):
        assert speller.right(word), word
    for word in ("libary", "recieve"):
        assert not speller.right(word), word
    assert "library" in speller.suggest("libary")


def test_the_librarys_own_words_pass(speller):
    assert speller.right("Nərimanov")
    assert speller.right("boardgames")
    assert not speller.right("kidlit")
    assert speller.know(["KidLit of Nərimanov"])
    assert not speller.know(["Nərimanov", "kidlit", "of"])
    assert speller.right("kidlit")
    assert speller.right("Kidlit’s")
    assert not speller.right("boardgames")


def test_what_is_put_before_a_word_with_a_hyphen_is_no_misspelt_word(speller):
    text = "Pre-shared, co-operate, re‑use; but pre is none, nor is pre- or up-to-dateness."
    assert [text[begin:end] for begin, end in speller.wrong(text)] == ["pre", "pre", "dateness"]


def test_addresses_numbers_and_names_to_be_filled_in_are_no_prose(speller):
    text = "Wrte to desk@libary.example or https://libary.example, {{org.nme}}, v2x3."
    assert [text[begin:end] for begin, end in speller.wrong(text)] == ["Wrte"]


def test_the_dictionaries_are_read_in_the_background(qtbot, qapp):
    made, background = Speller(), Background(qapp)
    with qtbot.waitSignal(made.came, timeout=20_000):
        made.fetch(background, load)
    background.close()
    assert made.ready
    assert not made.right("libary")


def test_misspelt_words_are_underlined_where_they_stand(written, speller, qtbot):
    desk = written()
    marks = Marks(desk.draft, desk.list)
    marks.misspelt = speller.wrong
    edit = desk.edit(TODAY, 0)
    QTest.keyClicks(edit, "Libary ")
    wrong = edit.extraSelections()
    assert [mark.cursor.selectedText() for mark in wrong] == ["Libary"]


# Small windows.


def test_a_clause_is_picked_by_number_or_by_words(written, over):
    desk, picked = written(), []
    ask = PickClause(desk.draft, picked.append, over)
    ask.open()
    ask.field.setText("1.1.1")
    assert ask.list.selected().id == CUSTODY
    ask.field.setText("insults")
    assert ask.list.selected().id == RULES
    ask._choose()
    assert picked == [RULES]


def test_a_link_must_lead_to_the_web_mail_or_a_telephone(over):
    given = []
    ask = AskLink("the guide", "", lambda words, address: given.append((words, address)), over)
    ask.open()
    ask.address.setText("javascript:alert(1)")
    ask._give()
    assert ask.fault.isVisible()
    assert not given
    ask.address.setText("example.org/guide")
    ask._give()
    assert given == [("the guide", "https://example.org/guide")]


def test_a_link_is_put_in_changed_and_taken_away(written):
    desk = written()
    edit = desk.edit(TODAY, 0)
    desk.writing.link_to("Rules", "https://example.org")
    assert next(desk.draft.clause(TODAY).spans) == Link("Rules", "https://example.org")
    edit.put_cursor(2)
    assert desk.writing.selected() == ("Rules", "https://example.org")
    desk.writing.link_to("Rules", "")
    assert next(desk.draft.clause(TODAY).spans) == Text("RulesWhat happens today may go out today.")


def test_cells_that_are_left_alone_keep_what_they_hold(over):
    held = (Text("see "), CrossReference(RULES))
    table = TableBlock(((held, ()), ((Text("b"),), ())))
    made = []
    ask = EditTable(table, made.append, over)
    ask.open()
    ask.cells.setCurrentCell(0, 0)
    ask._add_row()
    ask.cells.item(2, 0).setText("c")
    ask._give()
    assert made[0].rows == ((held, ()), ((), ()), ((Text("c"),), ()))


def test_cells_that_are_typed_over_keep_the_rest_of_their_links_and_emphasis(over):
    held = (Text("see "), Link("the guide", "https://example.org"), Text(" now", bold=True))
    made = []
    ask = EditTable(TableBlock(((held,),)), made.append, over)
    ask.open()
    ask.cells.item(0, 0).setText("See the big guide now")
    ask._give()
    assert made[0].rows == (((Text("See "), Link("the big guide", "https://example.org"),
                              Text(" now", bold=True)),),)  # fmt: skip


def test_chosen_cells_are_made_bold_and_plain_again_by_key_while_links_stay(qtbot, over):
    held = (Text("see "), Link("the guide", "https://example.org"))
    made = []
    ask = EditTable(
        TableBlock(((held, (Text("b", italic=True),)), ((), (Text("c"),)))), made.append, over
    )
    ask.open()
    qtbot.waitUntil(ask.isActiveWindow)
    ask.cells.selectAll()
    qtbot.keyClick(ask.cells, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert all(ask.cells.item(0, column).font().bold() for column in (0, 1))
    slanted, plain = Text("b", italic=True), Text("c")
    bold = [replace(one, bold=True) for one in (held[0], slanted, plain)]
    assert ask.table().rows == (((bold[0], held[1]), (bold[1],)), ((), (bold[2],)))
    ask._bold()
    assert ask.table().rows == ((held, (slanted,)), ((), (plain,)))
    ask.cells.clearSelection()
    ask.cells.setCurrentCell(1, 1)
    ask._italic()
    ask._give()
    assert made[0].rows[1][1] == (Text("c", italic=True),)
    assert made[0].rows[0][0] == held


def test_a_table_is_put_in_edited_and_removed(written):
    desk = written()
    desk.edit(TODAY, 3)
    table = TableBlock((((Text("a"),), ()),))
    desk.writing.put_table(table)
    assert desk.draft.clause(TODAY).blocks[-1] == table
    kept = desk.list.row(TODAY).edit
    kept.put_cursor(-1)
    assert kept.table_here()
    desk.writing.put_table(TableBlock(), instead_of=kept.table_here())
    assert desk.content == policy()


# The redline.


def changes():
    old = policy()
    new = editing.set_blocks(
        old, TODAY, (Paragraph((Text("What happens now may go out today at once."),)),)
    )
    new = editing.add(new, Clause(named(99), "", (Paragraph((Text("Ask first."),)),), 2), CUSTODY)
    new = editing.remove(new, RULES)
    return redline(old, new, numbers(old, Scheme.DECIMAL), numbers(new, Scheme.DECIMAL))


def test_what_happened_is_said_in_words():
    said = {one.clause: status(one) for one in changes()}
    assert said[named(99)] == "added"
    assert said[RULES] == "removed"
    assert said[PURPOSE] == ""
    assert said[TODAY] == "was 1.1.3, 4 words added, 2 words removed"


def test_the_redline_reads_inline_at_two_sides_and_by_changes_alone(qtbot):
    text = RedlineText(None)
    qtbot.addWidget(text)
    text.show_changes(changes(), Mode.INLINE, only=False, in_words=False)
    whole = text.toPlainText()
    assert "Purpose and people" in whole
    assert "removed" in whole
    assert "Ask first." in whole
    text.show_changes(changes(), Mode.INLINE, only=True, in_words=True)
    marked = text.toPlainText()
    assert "Purpose and people" not in marked
    assert "[added: Ask first.]" in marked
    assert "[removed: Insults are removed.]" in marked
    text.show_changes(changes(), Mode.SIDES, only=True, in_words=False)
    sides = text.toPlainText()
    assert "Before" in sides
    assert "After" in sides
    assert "What happens today may" in sides
    assert "What happens now may" in sides


def test_two_alike_say_that_nothing_differs(qtbot):
    text = RedlineText(None)
    qtbot.addWidget(text)
    text.show_changes(redline(policy(), policy(), {}, {}), Mode.INLINE, only=True, in_words=False)
    assert text.toPlainText() == "Nothing differs between these two."
