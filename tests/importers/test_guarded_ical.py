"""No calendar file keeps the reader busy for ever, and none does more than be refused."""

from datetime import date, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.importers import table
from smdesk.importers.errors import DamagedError, ImporterError, TooLargeError
from smdesk.importers.events import Trouble
from smdesk.importers.guarded_ical import MOST_CALENDAR, MOST_LINE, harmless
from tests.importers.test_events import calendar, event, events

BERLIN = (
    "BEGIN:VTIMEZONE",
    "TZID:Our own",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BY",
    " DAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:{rule}",
    "END:STANDARD",
    "END:VTIMEZONE",
)
AUTUMN = "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"


def zoned(start, rule=AUTUMN, value="20270701T120000"):
    lines = [line.format(rule=rule) for line in BERLIN]
    lines[3] = f"DTSTART:{start}"
    body = ("BEGIN:VEVENT", "UID:a", "SUMMARY:Talk", f"DTSTART;TZID=Our own:{value}", "END:VEVENT")
    return calendar(*lines, *body)


def test_a_zone_of_the_file_is_followed_in_summer_and_in_winter():
    (summer,) = events(zoned("19960331T020000"), ZoneInfo("UTC"))
    (winter,) = events(zoned("19960331T020000", value="20270101T120000"), ZoneInfo("UTC"))
    assert (summer.at, winter.at) == (time(10), time(11))


def test_a_zone_of_one_file_is_not_taken_for_that_of_another():
    other = zoned("19960331T020000").replace(b"+0200", b"+0900").replace(b"+0100", b"+0800")
    assert [one.at for one in events(other, ZoneInfo("UTC"))] == [time(3)]
    assert [one.at for one in events(zoned("19960331T020000"), ZoneInfo("UTC"))] == [time(10)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=2",
        "FREQ=DAILY",
        "FREQ=YEARLY;BYSECOND=1,2,3;BYMINUTE=1,2,3",
        "FREQ=YEARLY;INTERVAL=0",
        "freq=hourly",
    ],
)
@pytest.mark.parametrize("start", ["19960331T020000", "00010101T000000"])
def test_rules_that_no_zone_has_are_left_out(rule, start):
    data = harmless(zoned(start, rule))
    assert rule.encode() not in data
    assert len(events(zoned(start, rule))) == 1


def test_rules_of_events_are_not_touched():
    data = event("SUMMARY:A", "DTSTART:20260101T100000", "RRULE:FREQ=SECONDLY")
    assert b"RRULE:FREQ=SECONDLY" in harmless(data)
    (found,) = events(data)
    assert found.troubles == (Trouble.REPEATS_OTHERWISE,)


@pytest.mark.parametrize(
    "start",
    [
        ";VALUE=DATE:00010101",
        ":00010101T000000",
        ":00010101T000000Z",
        ";VALUE=DATE:99991231",
        ":99991231T235959",
        ":99991231T235959Z",
        ";TZID=America/New_York:99991231T235959",
        ";TZID=No such zone:20270101T120000",
        ";VALUE=DATE:20270230",
        ":20270101T256199",
    ],
)
@pytest.mark.parametrize("rule", ["", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;COUNT=4"])
def test_days_at_the_ends_of_all_calendars_are_taken_or_said_to_be_none(start, rule):
    lines = filter(None, ("SUMMARY:Odd", f"DTSTART{start}", rule))
    for found in events(event(*lines)):
        assert found.usable or Trouble.NOT_A_DAY in found.troubles


def test_an_hour_that_comes_twice_is_the_first_of_the_two():
    london = ZoneInfo("Europe/London")
    (found,) = events(event("SUMMARY:Walk", "DTSTART:20261025T013000"), zone=london)
    assert (found.first, found.at, found.troubles) == (date(2026, 10, 25), time(1, 30), ())


def test_what_came_every_day_for_ages_is_taken_from_now_on():
    body = [
        line
        for number in range(60)
        for line in (
            "BEGIN:VEVENT", f"UID:{number}", "SUMMARY:Old", "DTSTART;VALUE=DATE:00020101",
            f"RRULE:FREQ=DAILY;UNTIL={'20200101' if number % 2 else '20261001'}", "END:VEVENT",
        )
    ]  # fmt: skip
    assert len(events(calendar(*body))) == 30 * 31


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"x" * (MOST_CALENDAR + 1), TooLargeError),
        (b"BEGIN:VCALENDAR\r\nSUMMARY:" + b"x\r\n " * (MOST_LINE // 4) + b"y", TooLargeError),
        (b"BEGIN:VEVENT\r\n" * 20, DamagedError),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 60_001, TooLargeError),
    ],
    ids=["bytes", "line", "depth", "parts"],
)
def test_what_is_more_than_any_calendar_holds_is_refused(data, error):
    with pytest.raises(error):
        harmless(data)


def test_more_lines_than_any_table_has_are_refused_soon(monkeypatch):
    monkeypatch.setattr(table, "MOST_LINES", 1000)
    for blank in ("\n", "\r\n", "\r"):
        with pytest.raises(TooLargeError):
            table.lines_of("a,b\n" + blank * 1001)
        assert len(table.lines_of("a,b\n" + blank * 900 + "1,2\n")) == 2


PIECES = (
    "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD",
    "END:STANDARD", "SUMMARY:Talk", "DTSTART:20270101T100000", "DTSTART;TZID=Z:20270101T100000",
    "DTSTART;VALUE=DATE:20270101", "DTEND:20260101T100000", "DURATION:P1D", "TZID:Z",
    "TZOFFSETFROM:+0100", "TZOFFSETTO:-2500", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY",
    "RRULE:FREQ=SECONDLY;COUNT=99", "RDATE:20270101T100000", "EXDATE:20270101", "\0", " folded",
    "UID:ə", ";;;:::", "BEGIN:", "END:",
)  # fmt: skip


@settings(deadline=2000)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=14))
def test_no_lines_in_a_calendar_do_more_harm_than_being_refused(lines):
    try:
        found = events(calendar(*lines))
    except ImporterError:
        return
    for one in found:
        assert one.troubles or (one.title and one.first)


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_is_harmless_already_stays_as_it_is(lines):
    try:
        once = harmless(calendar(*lines))
    except ImporterError:
        return
    assert harmless(once) == once


def test_a_calendar_of_another_program_is_read_as_before():
    data = zoned("19960331T020000")
    (before,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    (after,) = icalendar.Calendar.from_ical(harmless(data)).walk("VEVENT")
    assert before["DTSTART"].dt == after["DTSTART"].dt
