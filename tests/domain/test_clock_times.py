"""Days and times on the library's clock: there and back, and the hours that are left out."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clock_times import NoSuchTimeError, instant_of, on_clock

ROME = ZoneInfo("Europe/Rome")
ZONES = (ROME, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), UTC)
DAYS = st.dates(date(1990, 1, 1), date(2037, 12, 31))
CLOCKS = st.times().map(lambda one: one.replace(second=0, microsecond=0))


@given(DAYS, CLOCKS, st.sampled_from(ZONES))
def test_a_time_on_the_clock_is_an_instant_at_which_the_clock_shows_it(day, clock, zone):
    try:
        instant = instant_of(day, clock, zone)
    except NoSuchTimeError:
        return
    shown = on_clock(instant, zone)
    assert (shown.date(), shown.time()) == (day, clock)
    assert instant.tzinfo is UTC


def test_an_hour_that_summer_time_leaves_out_is_no_time():
    with pytest.raises(NoSuchTimeError):
        instant_of(date(2027, 3, 28), time(2, 30), ROME)
    assert instant_of(date(2027, 3, 28), time(3, 0), ROME) == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_the_first_of_them():
    assert instant_of(date(2027, 10, 31), time(2, 30), ROME) == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )
