"""Days and times are read as they are meant, or not at all."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.importers.clock import clock_of, day_of, is_skipped


@given(st.dates(date(1000, 1, 1)))
def test_a_plain_day_reads_as_itself(day):
    assert day_of(day.isoformat()) == day
    assert day_of(f"{day:%Y%m%d}") == day
    assert day_of(f"{day.day}.{day.month}.{day.year:04}") == day


@given(st.dates(date(1000, 1, 1)))
def test_a_day_with_strokes_is_read_only_if_it_can_be_read_in_one_way(day):
    said = f"{day.day:02}/{day.month:02}/{day.year:04}"
    assert day_of(said) == (day if day.day > 12 or day.day == day.month else None)


@given(st.times())
def test_a_time_reads_as_itself(clock):
    assert clock_of(f"{clock:%H:%M}") == clock.replace(second=0, microsecond=0)
    assert clock_of(f"{clock:%I:%M %p}") == clock.replace(second=0, microsecond=0)


@pytest.mark.parametrize("said", ["", "9", "25:00", "12:60", "13 pm", "0 am", "noon", "9:3"])
def test_what_is_no_time_is_not_guessed(said):
    assert clock_of(said) is None


@pytest.mark.parametrize(
    ("said", "clock"),
    [("6 pm", time(18)), ("12am", time(0)), ("12 p.m.", time(12)), ("18.30", time(18, 30))],
)
def test_times_are_read_in_the_ways_people_write_them(said, clock):
    assert clock_of(said) == clock


@pytest.mark.parametrize("said", ["2026-02-30", "31.2.2026", "2026", "tomorrow", "٢٠٢٦-٠١-٠١"])
def test_what_is_no_day_is_not_guessed(said):
    assert day_of(said) is None


def test_the_hour_that_clocks_jump_over_is_noticed():
    zone = ZoneInfo("Europe/London")
    assert is_skipped(datetime.fromisoformat("2027-03-28T01:30"), zone)
    assert not is_skipped(datetime.fromisoformat("2027-03-28T02:30"), zone)
    assert not is_skipped(datetime.fromisoformat("2027-10-31T01:30"), zone)
