"""The import shows everything before it keeps anything, and leaves nothing open behind it."""

import json

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from smdesk.desk.import_files import Column
from smdesk.desk.importing import Choice, Source
from smdesk.desk.sample import AYTAN, IDRIS
from smdesk.domain.accounts import Platform
from smdesk.domain.custody import Seen
from smdesk.domain.roster import Person
from smdesk.ui.importing.answering import AskWho
from smdesk.ui.importing.edit_row import EditRow
from smdesk.ui.kit.appointing import AppointDialog
from smdesk.ui.kit.dialog import Confirm
from tests.desk.conftest import appoint, person_named
from tests.importers.passwords import writing
from tests.importers.passwords.writing import locked, table
from tests.ui.conftest import nameless

MARK = "MARKER-7f3a-SECRET"
ROWS = (
    {"name": "Photos", "url": "https://photos.example.org", "username": "u", "password": MARK},
    {"name": "Again", "url": "https://photos.example.org", "username": "u", "password": MARK},
    {
        "name": "Other",
        "url": "https://b.example.org",
        "username": "v",
        "password": "p",
        "note": MARK,
    },
)


def file(tmp_path, text, name="export.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(dialog, qtbot):
    dialog.go_on()
    qtbot.waitUntil(lambda: not dialog.busy)


def shown(dialog):
    """Return every text that the window shows, and says to those who do not see it."""
    told = [dialog.windowTitle(), dialog.banner.accessibleName()]
    for widget in dialog.findChildren(object):
        for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle"):
            said = getattr(widget, name, None)
            try:
                told.append(str(said()) if callable(said) else "")
            except TypeError:
                continue
    for grid in (dialog.preview.table, dialog.preview.problems, dialog.outcome.table):
        model = grid.model()
        for row in range(model.rowCount()):
            told += [str(model.index(row, n).data()) for n in range(model.columnCount())]
    return "\n".join(told)


def test_a_file_is_known_looked_at_kept_and_deleted(opened, nora, qtbot, tmp_path):
    path = file(tmp_path, table(writing.CHROME, *ROWS))
    assert not opened.go.isEnabled()
    opened.take_file(path)
    assert opened.file.source is Source.CHROME
    read(opened, qtbot)
    assert opened.page is opened.preview
    assert [opened.preview.choice_of(row) for row in opened.preview.rows()] == [
        Choice.ADD,
        Choice.SKIP,
        Choice.ADD,
    ]
    assert MARK not in shown(opened)
    assert opened.go.text() == "&Import (2)"
    opened.go_on()
    assert opened.page is opened.outcome
    names = {line.name for line in nora.accounts.lines()}
    assert {"Photos", "Other"} <= names
    assert "Again" not in names
    assert MARK not in shown(opened)
    assert "Deleting is not erasing" in opened.outcome.file_words.text()
    opened.after.ask_to_delete()
    (ask,) = opened.findChildren(Confirm)
    ask.confirmed.emit()
    ask.done(0)
    assert not path.exists()
    assert not opened.outcome.delete.isEnabled()


def test_the_whole_import_can_be_taken_back(opened, nora, qtbot, tmp_path):
    before = {line.name for line in nora.accounts.lines()}
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    opened.go_on()
    opened.after.take_back()
    assert {line.name for line in nora.accounts.lines()} == before
    assert not opened.outcome.back.isEnabled()


def test_space_takes_a_row_in_or_leaves_it_out(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    grid = opened.preview.table
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert opened.preview.choice_of(opened.preview.rows()[0]) is Choice.SKIP
    assert opened.go.text() == "&Import (1)"
    QTest.keyClick(grid, Qt.Key.Key_Space)
    grid.selectRow(2)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert [opened.preview.choice_of(row) for row in opened.preview.rows()] == [
        Choice.ADD,
        Choice.SKIP,
        Choice.SKIP,
    ]


def test_all_that_is_here_already_is_decided_at_once(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    box = opened.preview.doubles
    box.setCurrentIndex(box.findData(Choice.ADD))
    box.activated.emit(box.currentIndex())
    assert opened.go.text() == "&Import (3)"


def test_a_locked_file_asks_for_its_password(opened, qtbot, tmp_path):
    item = {"type": 1, "name": "Locked", "login": {"password": MARK}}
    data = json.dumps(locked({"items": [item]}, "lantern", kdfIterations=1000))
    opened.take_file(file(tmp_path, data, "export.json"))
    assert opened.file.password.isVisible()
    read(opened, qtbot)
    assert opened.page is opened.file
    assert "locked" in opened.banner.accessibleName()
    opened.file.password.setText("wrong")
    read(opened, qtbot)
    assert opened.page is opened.file
    opened.file.password.setText("lantern")
    read(opened, qtbot)
    assert [row.account.name for row in opened.preview.rows()] == ["Locked"]


def test_whoever_stops_the_reading_is_back_at_the_file_and_what_was_read_is_dropped(
    opened, qtbot, tmp_path
):
    item = {"type": 1, "name": "Locked", "login": {"password": MARK}}
    data = json.dumps(locked({"items": [item]}, "lantern", kdfIterations=1000))
    opened.take_file(file(tmp_path, data, "export.json"))
    opened.file.password.setText("lantern")
    opened.go_on()
    assert opened.busy
    assert opened.cancel.isEnabled()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.isVisible()
    assert not opened.busy
    assert "Nothing was brought in" in opened.banner.words
    qtbot.waitUntil(lambda: not opened._reading._background.busy)
    assert opened.page is opened.file
    read(opened, qtbot)
    assert [row.account.name for row in opened.preview.rows()] == ["Locked"]
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_while_rows_are_being_kept_there_is_nothing_to_cancel(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    seen = []
    opened._progress = lambda *_: seen.append((opened.cancel.isEnabled(), opened.go.isEnabled()))
    opened.go_on()
    assert set(seen) == {(False, False)}
    assert opened.page is opened.outcome


def test_columns_of_an_unknown_table_are_said_by_hand(opened, qtbot, tmp_path):
    path = file(tmp_path, table("Konto,Kennung,Passwort", ["Photos", "u", MARK]))
    opened.take_file(path)
    assert opened.file.source is Source.OTHER_CSV
    opened.go_on()
    assert opened.page is opened.columns
    assert MARK not in shown(opened)
    first = opened.columns.editors[0]
    first.setCurrentIndex(first.findData(Column.TITLE))
    read(opened, qtbot)
    assert [row.account.name for row in opened.preview.rows()] == ["Photos"]
    opened.go_back()
    assert opened.page is opened.columns


def test_a_table_without_names_shows_none_of_its_first_row(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table([], ["Photos", "u", MARK])))
    opened.go_on()
    assert MARK not in shown(opened)
    assert not opened.columns.headed.isChecked()
    opened.go_on()
    assert "No column" in opened.banner.accessibleName()


def test_what_is_left_out_is_said_by_row(opened, qtbot, tmp_path):
    text = table(writing.CHROME, ROWS[0]) + "A,b,c,d,e,f\r\n"
    opened.take_file(file(tmp_path, text))
    read(opened, qtbot)
    problems = opened.preview.problems.model()
    assert problems.rowCount() == 1
    assert problems.index(0, 0).data() == "3"
    assert "cannot be read" in problems.index(0, 1).data()


def test_a_damaged_file_is_told_with_its_row(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, f'name,url,username,password\nA,,u,"{MARK}'))
    read(opened, qtbot)
    assert opened.page is opened.file
    assert "row 2" in opened.banner.accessibleName()
    assert MARK not in shown(opened)


def test_a_file_of_no_known_kind_is_told_so(opened, tmp_path):
    opened.take_file(file(tmp_path, bytes(50), "photo.bin"))
    assert "does not know" in opened.banner.accessibleName()
    assert opened.file.source is None, "what nobody has found out is not said as if it were"
    assert not opened.go.isEnabled()
    opened.file.kinds.setCurrentIndex(0)
    assert opened.go.isEnabled()


def test_how_each_program_gives_its_logins_is_said_until_there_is_a_file(opened, tmp_path):
    assert opened.file.how_to.isVisible()
    said = {row.key.text() for row in opened.file.how_to.card.rows if hasattr(row, "key")}
    assert {"Bitwarden", "1Password", "KeePass, KeePassXC", "Firefox", "A list of your own"} <= said
    opened.take_file(file(tmp_path, bytes(50), "photo.bin"))
    assert not opened.file.how_to.isVisible()


def test_nothing_stays_in_memory_once_it_is_closed(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    opened.file.password.setText("x")
    read(opened, qtbot)
    opened.done(0)
    assert opened._data == b""
    assert opened.preview.rows() == ()
    assert not opened.file.password.text()


def test_nothing_of_the_file_is_written_to_the_disk(opened, nora, qtbot, tmp_path):
    """Everything below the home is looked at, the cabinet and its journal included."""
    path = file(tmp_path, table(writing.CHROME, *ROWS))
    opened.take_file(path)
    read(opened, qtbot)
    opened.go_on()
    for found in tmp_path.rglob("*"):
        if found.is_file() and found != path:
            assert MARK.encode() not in found.read_bytes(), found
    assert nora.library.exposures.where(how=Seen.IMPORTED)


@pytest.mark.parametrize("step", ["file", "columns", "preview", "outcome"])
def test_everything_has_a_name(opened, qtbot, tmp_path, step):
    unknown = table("Konto,Kennung,Passwort,url", ["Photos", "u", "p", "https://a.example.org"])
    opened.take_file(file(tmp_path, unknown))
    if step != "file":
        opened.go_on()
    if step in ("preview", "outcome"):
        read(opened, qtbot)
    if step == "outcome":
        opened.go_on()
    QApplication.processEvents()
    assert opened.page is getattr(opened, step)
    assert nameless(opened) == []


def test_whom_no_decision_appoints_is_refused_and_the_import_goes_on_once_it_is_there(
    opened, nora, qtbot, tmp_path
):
    pia = nora.roster.people.add(Person(name="Pia"), by=nora.me)
    opened.preview.answering.people[pia.id] = "Pia"
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    opened.preview.answering.choose([pia.id])
    before = len(nora.library.accounts.all())
    opened.go_on()
    assert "Pia has no appointment on file" in opened.banner.words
    assert len(nora.library.accounts.all()) == before
    opened.banner._action.click()
    ask = opened.findChildren(AppointDialog)[-1]
    ask.form.editor("number").setText("Board 2026-50")
    ask.save()
    assert opened.page is opened.outcome
    assert len(nora.library.accounts.all()) > before


def test_several_can_be_named_who_answer_too(opened, nora, qtbot, tmp_path):
    names = dict(opened.preview.answering.people)
    assert nora.me.person not in names
    idris, aytan = (person_named(nora, who.name).id for who in (IDRIS, AYTAN))
    for person in (idris, aytan):
        appoint(nora, nora.roster.people.one(person))
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    answering = opened.preview.answering
    assert answering.text() == "Nobody else yet…"
    answering.ask()
    asked = answering.findChildren(AskWho)[-1]
    boxes = {box.text(): box for box in asked.boxes.findChildren(QCheckBox)}
    boxes[names[idris]].setChecked(True)
    boxes[names[aytan]].setChecked(True)
    asked.take()
    assert names[idris] in answering.accessibleName()
    before = {line.id for line in nora.accounts.lines()}
    opened.go_on()
    assert opened.page is opened.outcome
    for line in nora.accounts.lines():
        if line.id not in before:
            custodians = nora.accounts.custodians(line.id)
            assert {one.person for one in custodians} == {nora.me.person, idris, aytan}


def test_an_empty_file_is_said_to_be_empty_and_what_was_chosen_before_stays(opened, tmp_path):
    opened.take_file(file(tmp_path, table(*ROWS)))
    kept = opened._data
    opened.take_file(file(tmp_path, b"", "nothing.csv"))
    assert "nothing.csv is empty" in opened.banner.accessibleName()
    assert opened._data == kept
    assert opened.file.name.text() == "export.csv"


def test_a_path_that_no_disk_has_is_one_that_cannot_be_read(opened, tmp_path):
    opened.take_file(tmp_path / "a\0b.csv")
    assert "cannot be read" in opened.banner.accessibleName()


def choose(grid, *numbers):
    """Choose the rows by their numbers, as somebody does who holds Ctrl."""
    flags = QItemSelectionModel.SelectionFlag
    grid.clearSelection()
    for number in numbers:
        index = grid.model().index(number, 0)
        grid.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def asked(dialog):
    return dialog.findChildren(EditRow)[-1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_row_is_called_otherwise_before_it_is_kept(opened, nora, qtbot, tmp_path, key):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    choose(opened.preview.table, 0)
    QTest.keyClick(opened.preview.table, key)
    ask = asked(opened)
    assert ask.name.text() == "Photos"
    ask.name.setText("  ")
    ask.save()
    assert ask._error.isVisibleTo(ask)
    ask.name.setText("Picture archive")
    ask.platform.setCurrentIndex(ask.platform.findData(Platform.FLICKR))
    ask.save()
    assert "Picture archive" in shown(opened)
    assert "Photos" not in {row.account.name for row in opened.preview.rows()}
    assert opened.preview.rows()[1].match.name == "Picture archive"
    opened.go_on()
    line = next(line for line in nora.accounts.lines() if line.name == "Picture archive")
    assert nora.accounts.sheet(line.id).account.platform is Platform.FLICKR
    assert "Picture archive" in shown(opened)


def test_several_rows_get_a_platform_at_once_and_keep_their_names(opened, nora, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    choose(opened.preview.table, 0, 2)
    opened.preview.change.click()
    ask = asked(opened)
    assert ask.name.isHidden()
    ask.platform.setCurrentIndex(ask.platform.findData(Platform.WEBSITE))
    ask.save()
    assert [row.place for row in opened.preview.table.all_selected()] == [0, 2]
    platforms = {row.account.name: row.account.platform for row in opened.preview.rows()}
    assert platforms["Photos"] is platforms["Other"] is Platform.WEBSITE
    assert platforms["Again"] is not Platform.WEBSITE
    choose(opened.preview.table, 0, 1)
    opened.preview.change.click()
    mixed = asked(opened)
    assert mixed.platform.currentText() == "Leave each as it is"
    mixed.save()
    assert {r.account.name: r.account.platform for r in opened.preview.rows()} == platforms
    opened.go_on()
    kept = [line for line in nora.accounts.lines() if line.name in {"Photos", "Other"}]
    assert {nora.accounts.sheet(line.id).account.platform for line in kept} == {Platform.WEBSITE}


def test_space_leaves_all_chosen_rows_out_and_takes_them_in(opened, qtbot, tmp_path):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    grid, preview = opened.preview.table, opened.preview
    choose(grid, 0, 2)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert [preview.choice_of(row) for row in preview.rows()] == [Choice.SKIP] * 3
    QTest.keyClick(grid, Qt.Key.Key_Space)
    said = [preview.choice_of(row) for row in preview.rows()]
    assert said == [Choice.ADD, Choice.SKIP, Choice.ADD]


def test_the_question_about_a_row_names_everything_and_tab_reaches_it(
    opened, qtbot, tmp_path, walk
):
    opened.take_file(file(tmp_path, table(writing.CHROME, *ROWS)))
    read(opened, qtbot)
    choose(opened.preview.table, 0)
    opened.preview.edit()
    walk(asked(opened))
    asked(opened).reject()
