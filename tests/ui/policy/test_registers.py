"""Tests of the lists beside the documents: own words, and rules that others make."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from smdesk.domain.policy.outside_rules import OutsideRule, Source
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.records import Ref
from smdesk.ui.policy.documents import OUTSIDE, WORDS
from smdesk.ui.policy.spelling_menu import add_suggestions
from smdesk.ui.policy.steps import Place
from tests.ui.policy.conftest import TODAY
from tests.ui.policy.test_view import dialog, opened, screen, shown  # noqa: F401 - a fixture

CTRL = Qt.KeyboardModifier.ControlModifier


def lists(view, key, qtbot):
    with qtbot.waitActive(view, timeout=20_000):
        view.show()
        view.activateWindow()
    found = view.documents.look_at(key)
    found.table.setFocus()
    return found


def test_each_list_begins_its_own_kind_with_the_same_key(screen, qtbot):  # noqa: F811
    lists(screen, WORDS, qtbot)
    assert shown(screen)[:1] == ["New word"]
    QTest.keyClick(screen, Qt.Key.Key_N, CTRL)
    asked = dialog(screen)
    assert asked.windowTitle() == "New word"
    asked.reject()
    lists(screen, OUTSIDE, qtbot)
    assert shown(screen)[:1] == ["New outside rule"]
    QTest.keyClick(screen, Qt.Key.Key_F, CTRL)
    assert isinstance(screen.focusWidget(), QLineEdit)


def test_a_word_that_is_let_pass_is_kept_and_marked_no_more(screen, nora):  # noqa: F811
    editor = opened(screen)
    screen.spell()
    screen.speller.take(screen._means.dictionaries())
    edit = editor.list.go(Place(TODAY)).edit
    QTest.keyClicks(edit, "Blorkside ")
    edit.put_cursor(3)
    menu = QMenu(editor)
    add_suggestions(menu, edit, editor.draft, screen.speller, screen.learn)
    right = next(one for one in menu.actions() if one.text() == "“Blorkside” is right")
    assert edit.extraSelections()
    right.trigger()
    assert edit.extraSelections() == []
    (kept,) = [one for one in nora.policy.words.all() if one.word == "Blorkside"]
    # The way back is offered, and takes it out of the marks as well.
    screen.told[-1].undo()
    assert kept not in nora.policy.words.all()
    screen.refresh()
    assert edit.extraSelections()


def test_looking_at_an_outside_rule_is_noted_with_what_changed(desk, screen, nora, qtbot):  # noqa: F811
    rule = nora.policy.outside.add(OutsideRule(name="The law", source=Source.LAW), by=nora.me)
    lists(screen, OUTSIDE, qtbot)
    screen.reveal(Ref.to(rule))
    register = screen.documents.register
    assert register.chosen() == rule
    QTest.keyClick(register.table, Qt.Key.Key_F8)
    asked = dialog(screen)
    asked.form.editor("words").setPlainText("Captions are asked for.")
    asked.save()
    kept = nora.policy.outside.one(rule.id)
    assert kept.change == "Captions are asked for."
    assert kept.checked_on == desk.clock.today()


def test_a_word_is_shown_where_search_leads_to_it(screen, nora):  # noqa: F811
    word = nora.policy.words.add(OwnWord(word="Kidlitfest"), by=nora.me)
    screen.show()
    screen.reveal(Ref.to(word))
    assert screen.documents.register.chosen() == word
