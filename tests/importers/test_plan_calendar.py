"""Calendars become rows of posts: our own as they were, others on a channel that is asked about."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.exporters.ics import CalendarMoment, written
from smdesk.importers.errors import ImporterError
from smdesk.importers.plan import RowTrouble
from smdesk.importers.plan_calendar import is_calendar, read

TODAY = date(2026, 11, 21)
BAKU = ZoneInfo("Asia/Baku")


def calendar(*events, name="Library, main"):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//elsewhere//EN"]
    lines += [f"X-WR-CALNAME:{name}"] if name else []
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def rows(data):
    table = read(data, BAKU, TODAY)
    return table.rows(table.guess())


def test_what_we_wrote_comes_back_as_channel_title_and_text():
    moment = CalendarMoment(
        uid="1@smdesk",
        at=datetime(2026, 12, 1, 20, 30, tzinfo=UTC),
        title="Instagram: Story hour: owls",
        note="Approved\n\nCome at ten.\n\nBring a blanket; two, if it is cold.",
        link="https://library.example/owls",
    )
    data = written([moment], name="Posts", now=datetime(2026, 11, 21, tzinfo=UTC))
    assert is_calendar(data)
    (found,) = rows(data)
    row = found.row
    assert (row.day, f"{row.clock:%H:%M}") == (date(2026, 12, 2), "00:30"), "on the library's clock"
    assert (row.channels, row.title) == (("Instagram",), "Story hour: owls")
    assert row.text == "Come at ten.\n\nBring a blanket; two, if it is cold."
    assert row.link == "https://library.example/owls"
    assert found.troubles == ()


def test_another_programs_events_are_on_one_channel_called_as_the_calendar():
    first, second = rows(
        calendar(
            ["DTSTART;VALUE=DATE:20261201", "SUMMARY:Quiz", "DESCRIPTION:Come\\, all of you"],
            ["DTSTART:20261202T100000Z", "DESCRIPTION:Words alone"],
        )
    )
    assert first.row.channels == second.row.channels == ("Library main",)
    assert (first.row.day, first.row.clock) == (date(2026, 12, 1), None)
    assert (first.row.title, first.row.text) == ("Quiz", "Come, all of you")
    assert (second.row.title, second.row.text) == ("", "Words alone")
    (nameless,) = rows(calendar(["DTSTART:20261202T100000Z", "SUMMARY:Quiz"], name=""))
    assert nameless.row.channels == ("-//elsewhere//EN",)


def test_what_comes_again_is_a_row_for_each_day_to_come():
    weekly = ["DTSTART:20261103T100000Z", "RRULE:FREQ=WEEKLY;COUNT=6", "SUMMARY:Riddle"]
    days = [found.row.day for found in rows(calendar(weekly))]
    assert days == [date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8)]


def test_a_row_that_cannot_be_taken_says_why():
    day, nothing, link = rows(
        calendar(
            ["DTSTART:99999999", "SUMMARY:Never"],
            ["DTSTART:20261202T100000Z"],
            ["DTSTART:20261202T100000Z", "SUMMARY:Quiz", "URL:javascript:alert(1)"],
        )
    )
    assert day.troubles == (RowTrouble.NOT_A_DAY,)
    assert nothing.troubles == (RowTrouble.NOTHING,)
    assert (link.row.link, link.troubles) == ("", ())


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(9999, 12, 31)])
def test_any_day_is_a_day_to_read_on(today):
    data = calendar(["DTSTART:20300101T100000Z", "SUMMARY:Quiz"])
    assert len(read(data, BAKU, today).lines) == 2


@given(st.binary(max_size=400))
def test_no_bytes_do_more_harm_than_being_refused(rest):
    data = b"BEGIN:VCALENDAR\r\n" + rest + b"\r\nEND:VCALENDAR"
    try:
        table = read(data, BAKU, TODAY)
    except ImporterError:
        return
    table.rows(table.guess())
