"""A form shows a record, gives back what was typed, and tells faults where they are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from smdesk.domain.accounts import Account, Platform
from smdesk.domain.records import Fault, InvalidError
from smdesk.ui.kit.day import DayEdit, UnreadableDayError, understood, written
from smdesk.ui.kit.form import (
    Choice,
    Form,
    Line,
    Lines,
    Number,
    OptionalDay,
    PersonPick,
    Text,
    Tick,
)

TODAY = date(2026, 11, 20)
INSTAGRAM = Account(
    name="Instagram",
    platform=Platform.INSTAGRAM,
    notes="One\nTwo",
    connected_apps=("Later", "Canva"),
    second_factor_private=True,
    second_factor_holder="mara",
    opened_on=date(2024, 3, 1),
)


def rows():
    return [
        Line("name", "&Name", help="As people call it."),
        Choice("platform", "&Platform", {p: p.value for p in Platform}),
        Line("url", "&Web address"),
        Text("notes", "N&otes"),
        Lines("connected_apps", "&Apps"),
        Tick("second_factor_private", "&Private"),
        OptionalDay("opened_on", "Ope&ned"),
        PersonPick("second_factor_holder", "&Who", lambda: {"mara": "Mara"}, nobody="Nobody"),
    ]


@pytest.fixture
def form(qtbot):
    form = Form(Account, rows())
    qtbot.addWidget(form)
    form.fill(INSTAGRAM)
    return form


def test_what_is_shown_comes_back_as_it_was(form):
    assert form.read() == INSTAGRAM
    assert not form.edited


def test_what_is_typed_comes_back_changed(form, qtbot):
    form.editor("name").clear()
    qtbot.keyClicks(form.editor("name"), " Insta ")
    form.editor("connected_apps").setPlainText("Later\n\n  Canva \nBuffer")
    form.editor("opened_on").setText("")
    expected = replace(
        INSTAGRAM, name="Insta", connected_apps=("Later", "Canva", "Buffer"), opened_on=None
    )
    assert form.edited
    assert form.read() == expected


def test_faults_are_told_at_their_fields_to_eye_and_ear(form):
    form.editor("name").setText("  ")
    form.editor("url").setText("ftp//nowhere")
    assert form.read() is None
    said = QAccessible.queryAccessibleInterface(form.editor("name"))
    assert "cannot be empty" in said.text(QAccessible.Text.Description)
    assert "As people call it." in said.text(QAccessible.Text.Description)
    assert "https" in form.editor("url").accessibleDescription()
    form.editor("name").setText("Insta")
    form.editor("url").setText("")
    assert form.read() is not None
    assert form.editor("url").accessibleDescription() == ""


def test_a_day_that_cannot_be_read_is_told_beside_other_faults(form):
    form.editor("opened_on").setText("the day after")
    form.editor("name").setText("")
    assert form.read() is None
    assert "day" in form.editor("opened_on").accessibleDescription()
    assert "empty" in form.editor("name").accessibleDescription()


def test_a_fault_of_a_field_that_the_form_lacks_is_told_above(form):
    form.show_invalid(InvalidError(recovery_email=Fault.NOT_AN_ADDRESS))
    assert "Recovery address" in form._other.text()


def test_every_field_has_a_name_for_screen_readers(form):
    for row in rows():
        words = row.label.replace("&", "")
        assert form.editor(row.name).accessibleName() == words
        # On Linux a combo box gives its value as its name, and is named by its label.
        if not isinstance(form.editor(row.name), QComboBox):
            name = QAccessible.queryAccessibleInterface(form.editor(row.name))
            assert name.text(QAccessible.Text.Name) == words
        assert any(
            label.buddy() is form.editor(row.name) for label in form.findChildren(QLabel)
        ) or (not row.labelled)


def test_a_field_that_the_record_lacks_is_noticed_at_once(qapp):
    with pytest.raises(LookupError):
        Form(Account, [Line("colour", "Colour")])


def test_tab_leaves_every_editor(form, qtbot):
    form.show()
    form.activateWindow()
    form.editor("name").setFocus()
    been = set()
    for _ in range(20):
        been.add(form.focusWidget().objectName())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert {row.name for row in rows()} <= been


def test_somebody_who_is_no_longer_on_file_stays_chosen(qtbot):
    pick = PersonPick("second_factor_holder", "Who", lambda: {"mara": "Mara"}, unknown="Gone")
    form = Form(Account, [pick])
    qtbot.addWidget(form)
    form.fill(replace(INSTAGRAM, second_factor_holder="ines"))
    assert form.editor("second_factor_holder").currentText() == "Gone"
    assert form.read().second_factor_holder == "ines"


def test_the_wheel_changes_no_field_that_one_only_passes(form, qtbot):
    number = Number("x", "Minutes", 1, 9, unit="min").make(form)
    assert number.minimum() == 1
    assert number.suffix() == " min"
    assert not number.hasFocus()


@pytest.mark.parametrize(
    "text",
    [
        "2028-08-31",
        "31/08/2028",
        "31 Aug 2028",
        "31 August 2028",
        " 31/08/28 ",
        "31/8/2028",
        "31.8.28",
        "31-8-2028",
        "31 8 28",
        "2028/8/31",
    ],
)
def test_a_day_can_be_written_in_many_ways(text, british):
    assert understood(text, TODAY) == date(2028, 8, 31)


def test_today_is_a_day_and_nothing_is_none(british):
    assert understood("Today", TODAY) == TODAY
    assert understood("  ", TODAY) is None
    with pytest.raises(UnreadableDayError):
        understood("31 Feb 2028", TODAY)


@pytest.mark.parametrize(
    ("text", "days"), [("tomorrow", 1), ("Yesterday", -1), ("+7", 7), ("-30", -30), ("+0", 0)]
)
def test_a_day_can_be_told_from_today(text, days, british):
    assert understood(text, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize("text", ["1/2", "31/02/2028", "12/31/2028", "1/2/3/4", "7", "+12345"])
def test_what_may_be_no_day_or_another_one_is_not_guessed(text, british):
    with pytest.raises(UnreadableDayError):
        understood(text, TODAY)


@pytest.mark.parametrize(("language", "text"), [("en_US", "8/1/28"), ("de_DE", "1.8.2028")])
def test_digits_are_read_in_the_order_of_the_language(language, text, qapp):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert understood(text, TODAY) == date(2028, 8, 1)
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("text", ["0001-01-01", "1799-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_centuries_away_is_a_slip(text, british):
    with pytest.raises(UnreadableDayError):
        understood(text, TODAY)


def test_beside_a_day_that_cannot_be_read_stands_how_to_write_one(form):
    form.editor("opened_on").setText("2024-02-30")
    assert form.read() is None
    said = " ".join(label.text() for label in form.findChildren(QLabel))
    assert "not a day that smdesk can make out. Write it in digits" in said


@pytest.mark.parametrize("language", ["en_US", "de_DE", "az_AZ", "ja_JP", "pt_BR"])
def test_a_day_that_smdesk_writes_it_can_read(language, qapp):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert understood(written(date(2028, 8, 31)), TODAY) == date(2028, 8, 31)
    finally:
        QLocale.setDefault(before)


def test_arrows_move_by_days_and_pages_by_months(qtbot, british):
    field = DayEdit()
    qtbot.addWidget(field)
    field.set_day(date(2028, 1, 31))
    qtbot.keyClick(field, Qt.Key.Key_PageUp)
    assert field.day() == date(2028, 2, 29)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == date(2028, 3, 1)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day() == date(2028, 1, 29)


def test_the_calendar_gives_its_day_to_the_field(qtbot, british):
    field = DayEdit()
    qtbot.addWidget(field)
    field.show()
    field.set_day(date(2028, 8, 31))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field._calendar._calendar
    assert calendar.selectedDate().year() == 2028
    qtbot.keyClick(calendar.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return)
    assert field.day() == date(2028, 8, 31)


@pytest.mark.parametrize(("name", "signs"), [("name", 30_000), ("notes", 100_000)])
def test_what_is_far_too_long_is_refused_in_words_and_stays(form, name, signs):
    form.put(name, "x" * signs)
    assert form.read() is None
    assert "too long" in form._faults[name].text()
    assert form.editor(name).property("fault")


@pytest.mark.parametrize("typed", ["x" * 2_001, "Later\n" * 9_000], ids=["a line", "all of them"])
def test_lines_are_no_longer_than_a_line_nor_all_of_them_than_a_text(form, typed):
    form.editor("connected_apps").setPlainText(typed)
    assert form.read() is None
    assert "too long" in form._faults["connected_apps"].text()
    assert form.editor("connected_apps").toPlainText() == typed


def test_lines_in_which_there_is_nothing_to_see_do_not_count(form):
    form.editor("connected_apps").setPlainText("La\x00ter\n\u0301\n  \nCanva")
    assert form.read().connected_apps == ("La ter", "Canva")


def test_signs_that_no_page_can_print_are_not_kept_and_other_scripts_are(form):
    form.put("name", "Insta\x07gram \u202bספרייה\u202c")
    form.put("notes", "One\x00\nTwo e\u0301")
    record = form.read()
    assert record.name == "Insta gram \u202bספרייה\u202c"
    assert record.notes == "One \nTwo e\u0301"


@pytest.mark.parametrize("nothing", ["", "   ", "\u0301\u0301", "\u200b", "\u202e"])
def test_a_name_in_which_there_is_nothing_to_see_is_none(form, nothing):
    form.put("name", nothing)
    assert form.read() is None
    assert "empty" in form._faults["name"].text()
