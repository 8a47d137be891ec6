"""Posts go out as files whole or not at all, and come in as drafts after a look at each row."""

import json
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QLabel

from smdesk.desk.calendar_files import PlanForm
from smdesk.desk.plan_import import Field, Why
from smdesk.domain.calendar import State
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.bring_posts import BringPosts
from smdesk.ui.calendar.saving import SavePosts, Saving, Which
from smdesk.ui.kit import wording
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.undoing import TakeBack
from tests.desk.conftest import account_named

TABLE = """Day,Time,Network,Subject,Message,Link
2027-03-02,10:00,Instagram,Chess night,Come and play,https://library.example
2027-03-03,25:99,Instagram,Odd hour,Text,
2027-03-04,09:00,Insta of old,Poetry,Verses,
2027-03-05,11:00,Instagram,,,
"""


@dataclass
class Bringing:
    dialog: BringPosts
    told: list


@pytest.fixture
def save(view, nora, tmp_path):
    return SavePosts(nora.calendar_files, view, lambda: nora.calendar.lines(None), tmp_path)


@pytest.fixture
def bring(view, nora, qtbot, tmp_path):
    background = Background(view)
    channels = {line.id: line.name for line in nora.accounts.lines()}

    def brought(data):
        file = tmp_path / "posts.csv"
        if data is not None:
            file.write_bytes(data)
        told = []
        dialog = BringPosts(nora.plan_import, nora.me, channels, background, view, then=told.append)
        dialog.show_file(file)
        qtbot.waitUntil(lambda: not background.busy)
        return Bringing(dialog, told)

    yield brought
    background.close()


@pytest.fixture
def noted(put, nora):
    variant = put("Chess night", 2)
    item = nora.calendar.item(variant.item)
    return nora.calendar.change_item(replace(item, notes="Ask the caretaker"), by=nora.me)


def box(dialog, field):
    columns = dialog.columns
    return columns.places_box.boxes[columns._fields.index(field)]


def day_of(variant, view):
    return view._desk.line(variant.id).day


def banner(widget):
    return " ".join(label.text() for label in widget.banner.findChildren(QLabel))


# Out.


def test_what_is_shown_is_what_the_filters_leave_of_the_days_on_the_screen(view, save, put):
    near, far = put("Chess near", 2), put("Chess far", 200)
    put("Poetry", 2)
    view.show_face(Face.WEEK)
    view.filters.field.setText("chess")
    shown = {line.id for line in save.lines(Which.SHOWN)}
    span = view.faces.span(view.shown_day)
    assert shown == ({near.id} if day_of(near, view) in span else set())
    view.show_post(near.id, day_of(near, view))
    assert {line.id for line in save.lines(Which.SHOWN)} == {near.id}
    assert {line.id for line in save.lines(Which.FITTING)} == {near.id, far.id}
    assert len(save.lines(Which.ALL)) > 2


@pytest.mark.parametrize("form", PlanForm)
def test_each_kind_of_file_holds_the_posts_and_none_of_the_notes(view, save, noted, form, tmp_path):
    path = tmp_path / f"out{form.ending}"
    save.save_to(Saving(form, Which.ALL), path)
    raw = path.read_text("utf-8-sig")
    assert "Chess night" in raw
    assert noted.notes not in raw
    assert path.name in view.told[-1].text
    if form is PlanForm.JSON:
        json.loads(raw)


def test_a_place_that_cannot_be_written_leaves_nothing_and_says_why(view, save, tmp_path):
    save.save_to(Saving(PlanForm.CSV, Which.ALL), tmp_path / "gone" / "posts.csv")
    assert view.banner.isVisibleTo(view)
    assert not (tmp_path / "gone").exists()
    assert not view.told


def test_posts_without_a_time_are_told_of_where_a_file_has_no_room_for_them(
    view, save, nora, tmp_path
):
    account = account_named(nora, "Instagram").id
    nora.calendar.begin(account, None, "Some day", by=nora.me)
    save.save_to(Saving(PlanForm.ICS, Which.ALL), tmp_path / "posts.ics")
    assert "Left out for want of a time" in view.told[-1].text
    assert "Some day" not in (tmp_path / "posts.ics").read_text()


def test_the_question_begins_with_what_is_shown(save):
    dialog = save.ask()
    assert dialog.form.read() == Saving(PlanForm.ICS, Which.SHOWN)
    dialog.reject()


# In.


def test_each_row_is_looked_at_before_anything_is_kept(bring, nora):
    before = nora.library.calendar.items.count()
    dialog = bring(TABLE.encode()).dialog
    fates = [dialog.table.model().index(row, 0).data() for row in range(4)]
    assert fates[0] == "A draft"
    assert "its time is none" in fates[1]
    assert "Insta of old" in fates[2]
    assert "neither a title nor a text" in fates[3]
    assert nora.library.calendar.items.count() == before
    dialog.reject()
    assert nora.library.calendar.items.count() == before


def test_what_can_be_taken_comes_in_as_drafts_in_one_task_that_can_be_taken_back(bring, nora, view):
    before = nora.library.calendar.items.count()
    brought = bring(TABLE.encode())
    brought.dialog.bring_in()
    assert nora.library.calendar.items.count() == before + 1
    assert "3 rows left out" in brought.told[0]
    (line,) = [n for n in nora.calendar.lines(None) if n.title == "Chess night"]
    assert line.state is State.DRAFT
    TakeBack(nora.undo, nora.me, view)()
    assert nora.library.calendar.items.count() == before


def test_a_name_that_no_channel_has_is_mapped_by_hand(bring):
    dialog = bring(TABLE.encode()).dialog
    (names,) = dialog.columns.names_box.boxes
    assert names.accessibleName() == "Insta of old"
    names.setCurrentIndex(1)
    line = dialog.table.records[2]
    assert line.taken
    assert Why.UNKNOWN_CHANNEL not in line.troubles
    names.setCurrentIndex(0)
    assert not dialog.table.records[2].taken
    dialog.reject()


def test_a_calendar_is_brought_in_once_it_is_said_whose_it_is(bring, nora, view):
    dialog = bring(
        b"BEGIN:VCALENDAR\r\nPRODID:-//x//EN\r\nX-WR-CALNAME:Town hall\r\nBEGIN:VEVENT\r\n"
        b"DTSTART:20270105T100000Z\r\nSUMMARY:Fair\r\nDESCRIPTION:All day\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).dialog
    assert not dialog.take.isEnabled()
    (names,) = dialog.columns.names_box.boxes
    assert names.accessibleName() == "Town hall"
    names.setCurrentIndex(1)
    dialog.bring_in()
    (made,) = [one for one in nora.calendar.lines(None) if one.title == "Fair"]
    assert (made.state, nora.calendar.variant(made.id).text) == (State.DRAFT, "All day")


def test_columns_are_guessed_and_can_be_said_to_hold_something_else(bring):
    dialog = bring(TABLE.encode()).dialog
    assert box(dialog, Field.TEXT).currentText() == "Message"
    box(dialog, Field.TITLE).setCurrentIndex(0)
    assert dialog.table.records[0].title == "Come and play"
    box(dialog, Field.CHANNELS).setCurrentIndex(0)
    assert not dialog.take.isEnabled()
    assert all(Why.NO_CHANNEL in line.troubles for line in dialog.table.records)
    dialog.reject()


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"one", b"\xff\xfe\x00", None])
def test_a_file_that_is_no_table_says_why_and_nothing_can_be_pressed(bring, data):
    dialog = bring(data).dialog
    assert dialog.banner.isVisibleTo(dialog)
    assert banner(dialog).strip()
    assert not dialog.take.isEnabled()
    dialog.reject()


def large(rows):
    days = (f"2031-03-{n % 28 + 1:02},10:{n % 60:02}" for n in range(rows))
    lines = (f"{day},Instagram,Post {n},Part {n}" for n, day in enumerate(days))
    return "\n".join(("date,time,channels,title,text", *lines)).encode()


def test_a_large_table_is_looked_at_while_the_window_answers(bring, nora, qtbot):
    bringing = bring(large(3_000))
    dialog = bringing.dialog
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    assert dialog.meter.isHidden()
    assert f"drafts: {wording.number(3_000)}" in dialog.words.text()
    before = len(nora.calendar.lines(None))
    dialog.bring_in()
    assert len(nora.calendar.lines(None)) == before + 3_000
    assert f"{wording.number(3_000)} drafts brought in" in bringing.told[0]


def test_a_look_that_nobody_waits_for_ends_and_another_takes_its_place(bring, qtbot):
    dialog = bring(large(3_000)).dialog
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    box(dialog, Field.CHANNELS).setCurrentIndex(0)
    first = dialog._looking
    assert first is not None
    assert not dialog.take.isEnabled()
    assert not dialog.meter.isHidden()
    assert "Looking at row" in dialog.words.text()
    titles = box(dialog, Field.TITLE)
    titles.setCurrentIndex(0)
    box(dialog, Field.TEXT).setCurrentIndex(0)
    assert not first.wanted
    qtbot.waitUntil(lambda: dialog._looking is None, timeout=20_000)
    assert "Nothing in posts.csv" in dialog.words.text()
    titles.setCurrentIndex(4)
    second = dialog._looking
    dialog.reject()
    assert second is not None
    assert not second.wanted
    qtbot.waitUntil(lambda: not dialog._background.busy, timeout=20_000)
