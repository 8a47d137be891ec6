"""What calendar programs are given: whole days, folded lines, nothing that breaks a line."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from smdesk.exporters.ics import CalendarDay, written

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def day(**fields):
    said = {"uid": "a", "first": date(2026, 11, 28), "last": date(2026, 11, 29), "title": "Nora"}
    return CalendarDay(**{**said, **fields})


def unfolded(raw):
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def test_a_whole_day_ends_on_the_day_after_it():
    lines = unfolded(written([day()], name="Duty", now=NOW))
    assert "DTSTART;VALUE=DATE:20261128" in lines
    assert "DTEND;VALUE=DATE:20261130" in lines
    assert "DTSTAMP:20261121T093000Z" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]


@given(title=st.text(max_size=200), note=st.text(max_size=200))
def test_whatever_is_written_stays_one_event_of_short_lines(title, note):
    raw = written([day(title=title, note=note)], name=title, now=NOW)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = unfolded(raw)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert len(lines) == 15 + any(line.startswith("DESCRIPTION:") for line in lines)


@given(title=st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=120))
def test_words_come_back_as_they_were(title):
    lines = unfolded(written([day(title=title)], name="Duty", now=NOW))
    (said,) = [line for line in lines if line.startswith("SUMMARY:")]
    assert unescaped(said.removeprefix("SUMMARY:")) == "".join(
        sign for sign in title if sign.isprintable()
    )


def test_no_events_are_still_a_calendar():
    assert b"VEVENT" not in written([], name="Duty", now=NOW)
