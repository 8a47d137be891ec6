"""The small parts: buttons, chips, cards, banners, toasts, empty places, pages and findings."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from smdesk.domain.custody import LAST_CUSTODIAN, SOLE_CUSTODIAN
from smdesk.domain.records import Ref
from smdesk.domain.rules import Finding
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.button import Button, literal, menu_button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip, Filter, FilterChips
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.findings import FindingRow, FindingsCard
from smdesk.ui.kit.fold import FoldingRow
from smdesk.ui.kit.header import PageHeader
from smdesk.ui.kit.history import HistoryPanel, change_words
from smdesk.ui.kit.label import Label
from smdesk.ui.kit.page import Page, TwoPanes
from smdesk.ui.kit.toast import Notice, Toast
from smdesk.ui.kit.tokens import Tone

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return window


@pytest.fixture
def pressed():
    return []


def test_a_button_calls_without_arguments(window, pressed, qtbot):
    def press(flag="none given"):
        pressed.append(flag)

    button = Button("&Save", window, then=press)
    button.click()
    assert pressed == ["none given"]
    assert button.accessibleName() == "Save"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_that_has_the_focus(window, pressed, qtbot, key):
    button = Button("Save", window, then=lambda: pressed.append(1))
    qtbot.keyClick(button, key)
    assert pressed == [1]


def test_a_button_of_an_icon_alone_has_a_name_and_a_tip(window):
    button = Button("Close", window, icon="x", bare=True)
    assert button.text() == ""
    assert button.accessibleName() == button.toolTip() == "Close"
    assert min(button.sizeHint().toTuple()) >= 24


def test_an_ampersand_in_a_name_stays_one(window):
    button = Button(literal("Books & more"), window)
    assert button.text() == "Books && more"
    assert button.accessibleName() == "Books & more"


def test_a_button_follows_its_action(window):
    action = QAction("Save", window)
    button = Button("Save", window, then=action.trigger, primary=True, icon="check")
    button.follow(action)
    action.setEnabled(False)
    assert not button.isEnabled()
    button.setFocus()
    button.set_primary(False)
    assert not button.primary
    assert not button.grab().isNull()
    assert menu_button("More", window, [action]).menu().actions() == [action]


def test_what_people_typed_is_never_markup(window):
    label = Label("<b>bold</b> & more", window)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_chip_says_its_words(window):
    chip = Chip("One key-holder", Tone.DANGER, window)
    before = chip.sizeHint().width()
    chip.say("Healthy", Tone.SUCCESS)
    assert chip.accessibleName() == "Healthy"
    assert chip.sizeHint().width() < before
    assert not chip.grab().isNull()


def test_one_filter_is_chosen_and_they_count(window, pressed):
    chips = FilterChips(
        "Which", [Filter("all", "All"), Filter("mine", "I hold")], window,
        then=lambda: pressed.append(1),
    )  # fmt: skip
    assert chips.key == "all"
    pressed.clear()
    chips.choose("mine")
    chips.count({"all": 9, "mine": 6})
    assert chips.key == "mine"
    assert pressed == [1]
    assert [b.text() for b in chips.findChildren(QPushButton)] == ["All 9", "I hold 6"]


def test_a_card_has_rows_and_can_be_emptied(window, qtbot):
    card = Card("Sign in", window)
    row = card.add_row("User name", "riverside", [Button("Copy")])
    row.set_text("other")
    assert row.value.accessibleName() == "User name: other"
    assert row.minimumHeight() == 44
    card.add_text("Nothing else.")
    card.clear()
    assert card.rows == []
    card.set_heading("Custody", "3")
    assert card.accessibleName() == "Custody"


def test_a_row_folds_where_it_is_narrow_and_unfolds_again(window):
    row = FoldingRow(window, room=140, margins=(0, 0, 0, 0))
    row.add_fixed(QLabel("Key", row), 128)
    row.add_stretching(Label("A value", row))
    row.add_fixed(Button("Do it", row))
    row.resize(500, 44)
    row.show()
    assert not row.folded
    row.resize(180, 120)
    assert row.folded
    assert row.minimumSizeHint().width() <= 180
    row.resize(500, 44)
    assert not row.folded


def test_no_width_sends_folding_back_and_forth(window, qtbot):
    """A row that is lower folded than not once made its scroll bar come and go for ever."""
    page = Page(window)
    card = FindingsCard("Needs you", window.update, page)
    long = {"account": "the library's account for " * 12, "person": "Ines"}
    card.show_findings([replace(finding, facts=long) for finding in findings(6)])
    page.add_widget(card)
    page.show()
    edge = max(row._wanted() for row in card.rows if isinstance(row, FindingRow)) + 50
    for height in range(300, 1500, 150):
        for width in range(edge - 20, edge + 20, 2):
            page.resize(width, height)
            QApplication.sendPostedEvents()
    page.resize(edge - 60, 300)
    QApplication.sendPostedEvents()
    assert all(row.folded for row in card.rows if isinstance(row, FindingRow))


def test_the_header_puts_its_buttons_below_a_long_title(window):
    header = PageHeader("Accounts", window)
    for words, primary in (("New account", True), ("Import", False), ("Print", False)):
        header.add_button(Button(words, header, primary=primary))
    header.set_words("Accounts", "9 of them", letters="AC")
    header.resize(900, 80)
    header.show()
    buttons = sorted(header.findChildren(Button), key=lambda b: b.mapTo(header, QPoint()).x())
    assert buttons[-1].primary
    high = header.sizeHint().height()
    header.resize(260, 200)
    header._fold()
    assert header.sizeHint().height() > high


def test_a_banner_tells_acts_and_goes(window, pressed):
    banner = Banner(window)
    assert banner.isHidden()
    banner.say("It could not be saved.", "The disk is full.", tone=Tone.DANGER,
               action="Try again", then=lambda: pressed.append(1))  # fmt: skip
    assert banner.words == "It could not be saved. The disk is full."
    assert banner.accessibleName() == banner.words
    banner.grab()
    banner._action.click()
    assert pressed == [1]
    assert banner.isHidden()
    assert banner.words == ""


def test_messages_are_announced(window, monkeypatch):
    said = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    Banner(window).say("Saved.")
    Toast(window).tell(Notice("Removed.", undo=window.update))
    assert said == ["Saved.", "Removed. Ctrl+Z takes it back."]


def test_a_toast_offers_the_way_back_once(window, pressed):
    toast = Toast(window)
    toast.tell(Notice("Instagram removed.", lambda: pressed.append(1)))
    assert toast.isVisible()
    assert toast.geometry().bottom() <= window.height()
    toast._take_back.click()
    toast._take_back.click()
    assert pressed == [1]
    assert not toast.isVisible()


def test_a_toast_goes_by_itself_but_not_under_the_hand(window):
    toast = Toast(window)
    toast.tell(Notice("Saved."))
    assert toast._timer.interval() == 8000
    toast._close.setFocus()
    toast._expire()
    assert toast.isVisible()
    window.setFocus()
    toast._expire()
    assert not toast.isVisible()
    window.resize(500, 400)


@pytest.mark.parametrize("width", [260, 340, 420, 600, 1000])
def test_what_an_empty_list_says_is_read_to_its_end_at_any_width(qtbot, window, width):
    words = "There are no seats yet. Begin with one for each place on the team, whoever takes it."
    empty = Empty(words, window, action="New seat", icon="users")
    window.resize(width, 600)
    empty.setGeometry(0, 0, width, 600)
    empty.show()
    qtbot.waitUntil(lambda: empty.sentence.width() > 0)
    said = empty.sentence
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))


def test_an_empty_place_says_one_thing_and_offers_one(window, pressed):
    empty = Empty("No accounts yet.", window, action="New account",
                  then=lambda: pressed.append(1), icon="key-round")  # fmt: skip
    empty.button.click()
    empty.say("Nothing found.")
    assert pressed == [1]
    assert empty.accessibleName() == "Nothing found."


def findings(count):
    facts = {"account": "YouTube", "person": "Ines"}
    rules = (SOLE_CUSTODIAN, LAST_CUSTODIAN)
    return [
        Finding(rule=rules[n % 2], about=Ref("account", str(n)), facts=facts) for n in range(count)
    ]


def test_findings_are_rows_of_a_sentence_and_a_verb(window, pressed):
    card = FindingsCard("Needs you", pressed.append, window, none="Nothing waits.")
    card.show_findings(findings(2))
    rows = [row for row in card.rows if isinstance(row, FindingRow)]
    assert rows[0].sentence.text() == "Only Ines can open YouTube."
    assert rows[0].button.accessibleName() == "Name a second: Only Ines can open YouTube."
    rows[0].button.click()
    assert pressed == findings(1)
    assert card.note.text() == "2"


def test_many_findings_are_unrolled_bit_by_bit(window):
    card = FindingsCard("Needs you", window.update, window)
    card.show_findings(findings(40))
    shown = len([row for row in card.rows if isinstance(row, FindingRow)])
    card.show_more()
    assert shown < len([row for row in card.rows if isinstance(row, FindingRow)]) == 40


def change(**values):
    usual = {"at": NOW, "who": "Mara", "task": "account.change", "reason": "", "kind": "account",
             "field": "notes", "before": "old", "after": "new"}  # fmt: skip
    return SimpleNamespace(**{**usual, **values})


def test_a_history_tells_each_task_once_with_what_it_changed(window):
    panel = HistoryPanel(window)
    panel.show_changes(
        [change(), change(field="platform", before=None, after="x", reason="moved"),
         change(at=datetime(2026, 11, 1, tzinfo=UTC), who="")],
        NOW,
    )  # fmt: skip
    words = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Mara changed the account" in words
    assert "Notes: old → new" in words
    assert "Somebody no longer on file" in words
    panel.show_changes([], NOW)


def test_the_bin_is_not_told_as_a_field():
    assert change_words(change(field="removed", before=False, after=True)) == ""
    assert change_words(change(before="old", after=None)) == "Notes: old → –"


def test_two_panes_fold_into_one(window):
    left, right = Page(window), Page(window)
    left.add_widget(Label("list", left))
    panes = TwoPanes(left, right, window)
    panes.resize(1000, 500)
    panes.show()
    assert left.isVisible()
    assert right.isVisible()
    panes.resize(600, 500)
    assert left.isVisible()
    assert not right.isVisible()
    panes.show_detail()
    assert not left.isVisible()
    panes.back.click()
    assert left.isVisible()


def test_the_buttons_of_a_header_stay_at_its_right_end_when_one_goes(qtbot):
    header = PageHeader("Team")
    qtbot.addWidget(header)
    header.resize(900, 80)
    one, other = Button("Print the matrix", header), Button("New role", header, primary=True)
    header.add_button(one)
    header.add_button(other)
    header.show()
    right = other.mapTo(header, other.rect().topRight()).x()
    one.hide()
    qtbot.wait(20)
    assert other.mapTo(header, other.rect().topRight()).x() == right
