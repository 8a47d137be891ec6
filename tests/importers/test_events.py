"""Events are taken from calendar files and tables, each with what is wrong with it."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.domain.dates import Span
from smdesk.importers.errors import DamagedError, ImporterError, NotThisFormatError
from smdesk.importers.events import MOST_TEXT, Trouble, read

BAKU = ZoneInfo("Asia/Baku")
YEAR = Span(date(2026, 9, 1), date(2027, 8, 31))


def calendar(*lines):
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", *lines, "END:VCALENDAR"]
    return "\r\n".join(body).encode()


def event(*lines):
    return calendar("BEGIN:VEVENT", "UID:one@example.org", *lines, "END:VEVENT")


def events(data, zone=BAKU):
    return read(data, zone, YEAR).events


def test_a_whole_day_ends_on_the_day_before_its_end():
    (found,) = events(
        event("SUMMARY:Book fair", "DTSTART;VALUE=DATE:20261121", "DTEND;VALUE=DATE:20261123")
    )
    assert (found.title, found.first, found.last, found.at) == (
        "Book fair", date(2026, 11, 21), date(2026, 11, 22), None,
    )  # fmt: skip
    assert found.usable


def test_an_instant_is_told_by_the_clock_of_the_library():
    (found,) = events(event("SUMMARY:Talk", "DTSTART:20261121T200000Z", "DTEND:20261121T213000Z"))
    assert (found.first, found.at) == (date(2026, 11, 22), time(0, 0))


def test_what_ends_at_midnight_ends_with_its_day():
    (found,) = events(event("SUMMARY:Night", "DTSTART:20261121T200000", "DTEND:20261122T000000"))
    assert (found.first, found.last) == (date(2026, 11, 21), date(2026, 11, 21))


def test_an_hour_that_the_clocks_jump_over_is_said():
    (found,) = events(
        event("SUMMARY:Walk", "DTSTART:20270328T013000"), zone=ZoneInfo("Europe/London")
    )
    assert found.troubles == (Trouble.SKIPPED_HOUR,)


def test_an_event_that_comes_again_is_taken_day_by_day_and_without_the_days_left_out():
    found = events(
        event(
            "SUMMARY:Story hour",
            "DTSTART;VALUE=DATE:20261102",
            "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4",
            "EXDATE;VALUE=DATE:20261109",
        )
    )
    assert [one.first.day for one in found] == [2, 16, 23]
    assert len({one.uid for one in found}) == 3


def test_a_rule_that_cannot_be_followed_whole_gives_the_first_day_alone_and_says_so():
    (found,) = events(
        event("SUMMARY:Talk", "DTSTART:20261102T180000", "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2")
    )
    assert found.troubles == (Trouble.REPEATS_OTHERWISE,)
    assert found.usable


@pytest.mark.parametrize(
    ("lines", "trouble"),
    [
        (["DTSTART;VALUE=DATE:20261121"], Trouble.NO_TITLE),
        (["SUMMARY:Talk"], Trouble.NO_DAY),
        (["SUMMARY:Talk", "DTSTART;VALUE=DATE:20261341"], Trouble.NOT_A_DAY),
        (
            ["SUMMARY:Talk", "DTSTART;VALUE=DATE:20261121", "DTEND;VALUE=DATE:20261101"],
            Trouble.ENDS_FIRST,
        ),
        (
            ["SUMMARY:Talk", "DTSTART;VALUE=DATE:20261121", "DESCRIPTION:" + "x" * 100_000],
            Trouble.TOO_LONG,
        ),
    ],
)
def test_an_event_that_cannot_be_taken_says_why(lines, trouble):
    (found,) = events(event(*lines))
    assert trouble in found.troubles
    assert not found.usable


def test_a_link_that_is_no_web_address_is_left_out():
    (found,) = events(
        event("SUMMARY:Talk", "DTSTART;VALUE=DATE:20261121", "URL:javascript:alert(1)")
    )
    assert found.link == ""


def test_a_table_is_read_by_the_names_of_its_columns():
    found = read(
        "Event;Start date;Start time;Where;Colour\n"
        "Quiz;21.11.2026;6 pm;Hall;red\n"
        ";22.11.2026;;;\n"
        "Walk;04/05/2026;;;\n"
        "Late;2026-11-21;25:00;;\n".encode("utf-8-sig"),
        BAKU,
        YEAR,
    )
    quiz, nameless, walk, late = found.events
    assert (quiz.number, quiz.title, quiz.first, quiz.at, quiz.place) == (
        2, "Quiz", date(2026, 11, 21), time(18), "Hall",
    )  # fmt: skip
    assert nameless.troubles == (Trouble.NO_TITLE,)
    assert walk.troubles == (Trouble.NOT_A_DAY,)
    assert late.troubles == (Trouble.NOT_A_TIME,)
    assert found.unknown == ("Colour",)


def test_a_row_with_too_many_cells_is_not_taken():
    (found,) = read(b"title,date\nA, B,2026-11-21\n", BAKU, YEAR).events
    assert Trouble.SHIFTED in found.troubles


def test_a_table_without_titles_or_days_is_refused():
    with pytest.raises(NotThisFormatError):
        read(b"a,b\n1,2\n", BAKU, YEAR)


def test_a_calendar_that_breaks_off_is_refused():
    with pytest.raises(DamagedError):
        read(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x", BAKU, YEAR)


@settings(max_examples=200)
@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_do_more_harm_than_being_refused(noise, in_calendar):
    data = event("SUMMARY:x").replace(b"SUMMARY:x", noise) if in_calendar else noise
    try:
        found = read(data, BAKU, YEAR)
    except ImporterError:
        return
    for one in found.events:
        assert not one.usable or (one.title and one.first and one.last >= one.first)
        assert not one.usable or len(one.title) <= MOST_TEXT
