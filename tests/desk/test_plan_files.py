"""The plan goes out as files, and comes in from tables as drafts and nothing more."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from smdesk.desk.calendar_files import PlanForm, Words
from smdesk.desk.plan_import import Field, RowTrouble, Why, table_of
from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import Wanted
from smdesk.domain.dates import Span
from smdesk.importers.plan import read

WORDS = Words(states={state: state.value for state in State}, no_title="No title")
HEAD = "date,time,channels,title,text,label,campaign,media,alt\n"


@pytest.fixture
def nora(desk):
    return desk.enter()


def preview(nora, text):
    table = table_of(text.encode())
    return nora.plan_import.preview(table, table.guess())


def all_lines(nora):
    return nora.calendar.lines(None)


def test_a_row_becomes_an_item_with_a_draft_for_each_channel(nora):
    lines = preview(
        nora,
        HEAD + "2027-01-05,10:00,Instagram|X,Quiz,Come along,fun,Winter,poster.jpg,A full hall\n",
    )
    assert [line.troubles for line in lines] == [()]
    brought = nora.plan_import.bring_in(lines, by=nora.me)
    assert (brought.drafts, brought.items, brought.left_out) == (2, 1, 0)
    posts = [line for line in all_lines(nora) if line.title == "Quiz"]
    assert {line.channel_name for line in posts} == {"Instagram", "X"}
    assert {line.state for line in posts} == {State.DRAFT}
    assert {line.owner_name for line in posts} == {nora.me.name}
    assert len({line.item for line in posts}) == 1
    assert nora.calendar.item(posts[0].item).notes == "poster.jpg | A full hall"
    assert nora.library.disagreements() == []


def test_the_whole_import_is_one_task_and_is_taken_back_by_one_undo(nora):
    before = all_lines(nora)
    lines = preview(nora, HEAD + "2027-01-05,10:00,X,Quiz,Come,new,New one,,\n" * 1)
    nora.plan_import.bring_in(lines, by=nora.me)
    assert nora.library.journal.entries(limit=1)[0].task == "calendar.import"
    nora.undo.undo(by=nora.me)
    assert all_lines(nora) == before
    assert "New one" not in {one.name for one in nora.calendar.campaigns.all()}


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        ("2027-01-05,10:00,,Quiz,Come,,,,", Why.NO_CHANNEL),
        ("2027-01-05,10:00,Orkut,Quiz,Come,,,,", Why.UNKNOWN_CHANNEL),
        ("2026-11-20,10:00,X,Quiz,Come,,,,", Why.GONE_BY),
        ("2027-02-30,10:00,X,Quiz,Come,,,,", RowTrouble.NOT_A_DAY),
    ],
)
def test_a_row_that_cannot_be_taken_stays_out_and_says_why(nora, row, trouble):
    lines = preview(nora, f"{HEAD}{row}\n2027-01-06,10:00,X,Good,Come,,,,\n")
    assert trouble in lines[0].troubles
    brought = nora.plan_import.bring_in(lines, by=nora.me)
    assert (brought.drafts, brought.left_out) == (1, 1)


def test_the_same_table_twice_brings_in_nothing_new(nora):
    text = HEAD + "2027-01-05,10:00,X,Quiz,Come along,,,,\n"
    nora.plan_import.bring_in(preview(nora, text), by=nora.me)
    (again,) = preview(nora, text)
    assert again.troubles == (Why.THERE_ALREADY,)
    twice = preview(nora, HEAD + "2027-01-07,10:00,X,Quiz,Hello,,,,\n" * 2)
    assert [line.taken for line in twice] == [True, False]


def test_a_person_can_say_which_account_a_name_means(nora):
    table = table_of((HEAD + "2027-01-05,10:00,The Gram,Quiz,Come,,,,\n").encode())
    account = next(one for one in nora.accounts.lines() if one.name == "Instagram")
    (line,) = nora.plan_import.preview(table, table.guess(), known={"the gram": account.id})
    assert line.channels == (account.id,)
    assert line.taken


def test_a_row_without_a_time_is_a_draft_without_one(nora):
    (line,) = preview(nora, HEAD + ",,X,Some day,Idea,,,,\n")
    assert line.taken
    assert line.at is None


def test_notes_for_the_team_leave_in_no_file(nora):
    line = all_lines(nora)[0]
    item = nora.calendar.item(line.item)
    nora.calendar.change_item(replace(item, notes="Never-In-A-File"), by=nora.me)
    for form in PlanForm:
        raw = nora.calendar_files.written(all_lines(nora), form, WORDS, name="Harbour")
        assert b"Never-In-A-File" not in raw


def test_the_calendar_file_holds_what_has_a_time_at_its_instant(nora):
    lines = all_lines(nora)
    raw = nora.calendar_files.written(lines, PlanForm.ICS, WORDS, name="Harbour")
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    timed = [line for line in lines if line.at is not None]
    assert [event["DTSTART"].dt for event in events] == [line.at for line in timed]
    sure = {State.APPROVED, State.SCHEDULED, State.POSTED, State.ARCHIVED}
    for event, line in zip(events, timed, strict=True):
        if line.state in sure:
            assert event["STATUS"] == "CONFIRMED"
        if line.state is State.DRAFT:
            assert event["STATUS"] == "TENTATIVE"


def test_only_the_lines_that_are_given_are_written(nora):
    span = Span(date(2026, 11, 21), date(2027, 2, 28))
    some = nora.calendar.lines(span, Wanted(text="story"))
    said = json.loads(nora.calendar_files.written(some, PlanForm.JSON, WORDS, name="Harbour"))
    assert [post["title"] for post in said["posts"]] == [line.title for line in some]
    assert len(some) < len(all_lines(nora))


def test_a_table_that_was_written_comes_back_as_the_same_posts(nora):
    coming = [
        line
        for line in all_lines(nora)
        if line.at and line.at > datetime(2026, 11, 21, 12, tzinfo=UTC)
    ]
    raw = nora.calendar_files.written(coming, PlanForm.CSV, WORDS, name="Harbour")
    table = read(raw)
    lines = nora.plan_import.preview(table, table.guess())
    assert len(lines) == len(coming)
    assert all(Why.THERE_ALREADY in line.troubles for line in lines)
    assert Field.TEXT in table.guess()


def test_a_calendar_that_was_written_comes_back_as_drafts_of_the_same_posts(nora):
    coming = [one for one in all_lines(nora) if one.at and one.at > nora.calendar.now()]
    raw = nora.calendar_files.written(coming, PlanForm.ICS, WORDS, name="Posts")
    table = nora.plan_import.reader()(raw)
    lines = nora.plan_import.preview(table, table.guess())
    assert {line.troubles for line in lines} == {(Why.THERE_ALREADY,)}
    wanted = {(one.title, one.at, one.channel) for one in coming}
    assert {(line.title, line.at, line.channels[0]) for line in lines} == wanted


def test_a_calendar_of_another_program_waits_for_its_channel(nora):
    raw = (
        "BEGIN:VCALENDAR\nPRODID:-//x//EN\nX-WR-CALNAME:Town\nBEGIN:VEVENT\n"
        "DTSTART:20270105T100000Z\nSUMMARY:Fair\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    table = nora.plan_import.reader()(raw.encode())
    (line,) = nora.plan_import.preview(table, table.guess())
    assert (line.troubles, line.unknown) == ((Why.UNKNOWN_CHANNEL,), ("Town",))
    channel = nora.accounts.lines()[0].id
    (line,) = nora.plan_import.preview(table, table.guess(), known={"Town": channel})
    brought = nora.plan_import.bring_in([line], by=nora.me)
    assert brought.drafts == 1
    (made,) = [one for one in all_lines(nora) if one.title == "Fair"]
    assert (made.state, made.at) == (State.DRAFT, datetime(2027, 1, 5, 10, tzinfo=UTC))
