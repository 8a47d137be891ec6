"""Drafts that are made ahead come at a time that the clock shows on that day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from smdesk.desk.drafting import instant

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_time_is_that_of_the_librarys_clock_on_the_day():
    assert instant(date(2026, 7, 1), "18:30", BERLIN) == datetime(2026, 7, 1, 16, 30, tzinfo=UTC)
    assert instant(date(2026, 12, 1), "18:30", BERLIN) == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)


def test_a_time_that_the_clock_skips_comes_an_hour_later():
    assert instant(date(2026, 3, 29), "02:30", BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
