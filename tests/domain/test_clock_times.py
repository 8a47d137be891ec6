"""Days and times on the library's clock: there and back, and the hours that are left out."""

import os
import time as clocks
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.domain.clock_times import NoSuchTimeError, OwnZone, WallClock, instant_of, on_clock

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


FAR = ("Europe/Berlin", "Asia/Baku", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca")
INSTANTS = st.integers(946_684_800, 2_840_140_800).map(partial(datetime.fromtimestamp, tz=UTC))


@given(st.sampled_from(FAR).map(ZoneInfo) | st.none(), st.lists(INSTANTS, max_size=20))
def test_a_clock_that_is_read_often_shows_what_the_zone_says(zone, instants):
    clock = WallClock(zone)
    for instant in instants:
        assert clock.at(instant.isoformat()) == on_clock(instant, zone).replace(tzinfo=None)


@pytest.mark.parametrize("zone", FAR)
def test_the_clock_is_right_on_days_on_which_summer_time_begins_or_ends(zone):
    clock, there = WallClock(ZoneInfo(zone)), ZoneInfo(zone)
    for hours in range(366 * 24):
        instant = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=30)
        shown = instant.astimezone(there).replace(tzinfo=None)
        assert clock.at(instant.isoformat()) == shown


@pytest.fixture
def in_rome(monkeypatch):
    """Let the computer's own clock be Rome's."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Rome")
    clocks.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    clocks.tzset()


@pytest.mark.skipif(not hasattr(clocks, "tzset"), reason="Windows sets its clock for all programs")
@pytest.mark.parametrize("month", range(1, 13))
def test_the_computers_own_clock_has_its_summer_time_in_every_season(in_rome, month):
    instant = datetime(2027, month, 31 if month in {3, 10} else 15, 0, 30, tzinfo=UTC)
    for step in range(4):
        at = instant + timedelta(hours=step)
        here, there = at.astimezone(OwnZone()), at.astimezone(ROME)
        assert (here.replace(tzinfo=None), here.fold) == (there.replace(tzinfo=None), there.fold)
        assert here.utcoffset() == there.utcoffset()
        assert here.tzname() == there.tzname()
        assert here.astimezone(UTC) == at
    assert on_clock(instant, None).tzinfo is not UTC


def test_what_is_no_instant_has_no_place_on_the_computers_clock():
    assert time(12, tzinfo=OwnZone()).utcoffset() is None
