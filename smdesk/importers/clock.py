"""Days and times as people write them in tables."""

import re
from datetime import UTC, date, datetime, time, tzinfo

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE | re.ASCII
)
NOON = 12
LAST_HOUR = 23
LAST_MINUTE = 59


def day_of(text: str) -> date | None:
    """Return the day that a text names; None where it names none, or could name two.

    2026-11-21, 20261121 and 21.11.2026 are plain. With strokes, 21/11/2026 and 11/21/2026 can be
    read in one way only, 04/05/2026 in two, so it is not read at all.
    """
    said = text.strip()
    for pattern, order in ((_ISO, (1, 2, 3)), (_BASIC, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        found = pattern.fullmatch(said)
        if found:
            return _day(*(int(found[group]) for group in order))
    found = _SLASHED.fullmatch(said)
    if found is None:
        return None
    one, other, year = (int(found[group]) for group in (1, 2, 3))
    both = {_day(year, one, other), _day(year, other, one)} - {None}
    return both.pop() if len(both) == 1 else None


def clock_of(text: str) -> time | None:
    """Return the time of day that a text names, as in ``9:30``, ``18.00`` or ``6 pm``."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()[:1]
    if half:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "p" else 0)
    elif found[2] is None:
        return None
    return time(hour, minute) if hour <= LAST_HOUR and minute <= LAST_MINUTE else None


def is_skipped(local: datetime, zone: tzinfo) -> bool:
    """Whether the clocks jump over this time of the day when they are put forward."""
    aware = local.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
