"""Lists keep what is chosen, sort without a proxy, stay quick with ten thousand rows, and speak."""

from dataclasses import dataclass, replace
from time import process_time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.listing import CardList, Face, Faces
from smdesk.ui.kit.nav import NavList, Place, Places
from smdesk.ui.kit.records import RECORD_ROLE, Column, Records
from smdesk.ui.kit.table import DataTable
from smdesk.ui.kit.tokens import Tone

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class Row:
    name: str
    held: int | None = None


ROWS = (Row("Instagram", 2), Row("YouTube", 1), Row("Bluesky"), Row("äther", 10))


def name_of(row):
    return row.name


def face_of(row):
    return Face(row.name, "Mara", "IG", ("One key-holder", Tone.DANGER))


def columns():
    return [
        Column("Name", name_of),
        Column("Held by", lambda row: row.held, lambda row: f"{row.held or 'nobody'}", width=90),
    ]


@pytest.fixture
def table(qtbot):
    table = DataTable("Accounts", columns(), name_of)
    qtbot.addWidget(table)
    table.show_records(ROWS)
    return table


@pytest.fixture
def listing(qtbot):
    listing = CardList("Accounts", face_of, name_of)
    qtbot.addWidget(listing)
    listing.show_records(ROWS)
    return listing


def test_the_models_obey_the_rules_of_qt(qapp):
    records, faces = Records(columns(), qapp), Faces(face_of, qapp)
    places = Places([Place("today", "Today"), Place("team", "Team", count="2")], qapp)
    testers = [QAbstractItemModelTester(model, FATAL) for model in (records, faces, places)]
    for model in (records, faces):
        model.show(ROWS)
        model.show(())
        model.show(ROWS[:1])
    records.sort(1, Qt.SortOrder.DescendingOrder)
    places.count("team", "3")
    assert len(testers) == 3
    for model in (records, faces, places):
        assert model.data(QModelIndex(), RECORD_ROLE) is None
        assert model.rowCount(model.index(0, 0)) == 0
        model.deleteLater()


def test_a_table_keeps_what_is_chosen_when_shown_anew(table):
    assert table.select("YouTube")
    table.show_records([replace(row, held=5) for row in reversed(ROWS)])
    assert table.selected() == Row("YouTube", 5)
    table.show_records(ROWS[:1])
    assert table.selected() is None
    assert not table.select("YouTube")


def test_a_heading_is_never_cut_off(qtbot):
    long = Column("Last heard from somebody", name_of, width=40)
    narrow = DataTable("Departments", [Column("Name", name_of), long], name_of)
    qtbot.addWidget(narrow)
    narrow.resize(700, 300)
    narrow.show()
    header = narrow.horizontalHeader()
    assert narrow.columnWidth(1) > header.fontMetrics().horizontalAdvance(long.heading)
    narrow.setColumnWidth(1, 333)
    narrow.hide()
    narrow.show()
    assert narrow.columnWidth(1) == 333, "what somebody has drawn wider stays so"


def test_a_table_sorts_by_the_heading_that_is_pressed(table):
    table.select("YouTube")
    header = table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert [row.held for row in table.records] == [1, 2, 10, None]
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    assert [row.held for row in table.records] == [10, 2, 1, None]
    assert table.selected().name == "YouTube"
    table.show_records(ROWS)
    assert [row.held for row in table.records] == [10, 2, 1, None]


def test_a_table_tells_heading_and_words_of_a_cell(table):
    index = table.model().index(2, 1)
    assert index.data() == "nobody"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Held by: nobody"
    assert table.model().headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert table.model().headerData(7, Qt.Orientation.Horizontal) is None


@pytest.mark.parametrize("kind", ["table", "listing"])
def test_enter_opens_what_is_chosen_and_tab_leaves(kind, request, qtbot):
    widget = request.getfixturevalue(kind)
    widget.select("YouTube")
    with qtbot.waitSignal(widget.opened):
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert not widget.tabKeyNavigation()


def test_a_list_keeps_what_is_chosen_and_tells_once(listing, qtbot):
    listing.select("YouTube")
    heard = []
    listing.chosen.connect(lambda: heard.append(1))
    listing.show_records(tuple(reversed(ROWS)))
    assert listing.selected().name == "YouTube"
    assert len(heard) == 1


def test_a_list_says_the_worst_first(listing):
    index = listing.model().index(0, 0)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Instagram, One key-holder, Mara"
    told = QAccessible.queryAccessibleInterface(listing)
    assert told.text(QAccessible.Text.Name) == "Accounts"


def test_arrows_choose_in_a_list(listing, qtbot):
    listing.select_first()
    with qtbot.waitSignal(listing.chosen):
        qtbot.keyClick(listing, Qt.Key.Key_Down)
    assert listing.selected().name == "YouTube"


@pytest.mark.parametrize("kind", ["table", "listing"])
def test_ten_thousand_rows_are_shown_and_scrolled_at_once(kind, request, qtbot):
    widget = request.getfixturevalue(kind)
    widget.resize(600, 700)
    widget.show()
    many = [Row(f"Account {n:05}", n % 7) for n in range(10_000)]
    began = process_time()
    widget.show_records(many)
    widget.select("Account 09000")
    widget.grab()
    widget.scrollToBottom()
    widget.grab()
    widget.show_records(many)
    assert widget.selected().name == "Account 09000"
    assert process_time() - began < 1


def test_painting_chosen_focused_and_crowded_rows_raises_nothing(table, listing, qtbot):
    for widget in (table, listing):
        widget.resize(120, 200)
        widget.show()
        widget.grab()
        widget.select("YouTube")
        widget.setFocus()
        assert not widget.grab().isNull()


def test_the_side_bar_goes_counts_and_tells(qtbot):
    places = [Place("today", "Today", "house", "Ctrl+1"), Place("team", "Team", "users")]
    nav = NavList("Screens", places)
    qtbot.addWidget(nav)
    nav.show()
    with qtbot.waitSignal(nav.went) as went:
        nav.go("team")
    assert went.args == ["team"]
    assert nav.key == "team"
    nav.set_count("today", "4")
    aloud = nav.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == "Today, 4, Ctrl+1"
    assert nav.row_height >= 24
    nav.grab()
    with pytest.raises(ValueError, match="nowhere"):
        nav.go("nowhere")


def test_finding_minds_neither_case_nor_accents(qtbot):
    heard = []
    field = FindField("Type to find", lambda: heard.append(1))
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "zoe INSTA")
    assert heard
    assert field.matches(["Instagram", "Zoë"])
    assert not field.matches(["Instagram", "Mara"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.matches(["anything"])


def test_up_and_down_walk_through_a_list_while_somebody_types(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    field, listing = QLineEdit(over), CardList("Accounts", face_of, name_of, over)
    listing.show_records(ROWS)
    listing.walk_from(field)
    listing.select_first()
    over.show()
    over.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    walked = []
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * len(ROWS), Qt.Key.Key_Up):
        QTest.keyClick(field, key)
        walked.append(listing.currentIndex().row())
    last = len(ROWS) - 1
    assert walked == [0, *range(1, len(ROWS)), last, last - 1]
    assert field.hasFocus()
