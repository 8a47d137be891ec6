"""Calendar files made harmless: nothing in them keeps the reader busy for ever."""

import re

from smdesk.importers.errors import DamagedError, TooLargeError

MOST_CALENDAR = 16_000_000
"""Bytes; 20,000 events with a long note each come to about as much."""
MOST_LINE = 1_000_000
"""Bytes of one line, with those that continue it."""
MOST_PARTS = 60_000
"""Events, alarms, zones and all else that begins; three for each event that is taken."""
DEEPEST = 12

_LINE = re.compile(rb"\r?\n(?![ \t])")
_MARK = re.compile(rb"^(BEGIN|END):", re.IGNORECASE)
_BEGINS = re.compile(rb"^BEGIN:VTIMEZONE\s*$", re.IGNORECASE)
_ENDS = re.compile(rb"^END:VTIMEZONE\s*$", re.IGNORECASE)
_RULE = re.compile(rb"^(RRULE|EXRULE)[;:]", re.IGNORECASE)
_OF_A_ZONE = re.compile(
    rb"^RRULE:(FREQ=YEARLY|INTERVAL=1|COUNT=\d{1,3}|UNTIL=\w{8,16}|WKST=\w\w|BYMONTH=\d{1,2}"
    rb"|BYDAY=[+-]?\d?(MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=[+-]?\d{1,2}(,[+-]?\d{1,2}){0,8}|;)+$",
    re.IGNORECASE,
)


def harmless(data: bytes) -> bytes:
    """Return the file without rules in time zones that no zone has.

    Clocks change on a day of each year; a rule for every second would be followed through all
    years before the first event is known. Raises TooLargeError, and DamagedError for parts that
    lie deeper in each other than any calendar's do.
    """
    if len(data) > MOST_CALENDAR:
        raise TooLargeError(MOST_CALENDAR)
    kept: list[bytes] = []
    in_zone, depth, parts = False, 0, 0
    for line in _LINE.split(data):
        if len(line) > MOST_LINE:
            raise TooLargeError(MOST_LINE)
        mark = _MARK.match(line)
        if mark is not None:
            begins = mark[1].upper() == b"BEGIN"
            depth += 1 if begins else -1
            parts += begins
        if depth > DEEPEST:
            raise DamagedError
        if parts > MOST_PARTS:
            raise TooLargeError(MOST_CALENDAR)
        in_zone = (in_zone or _BEGINS.match(line) is not None) and _ENDS.match(line) is None
        if not (in_zone and _RULE.match(line) and _OF_A_ZONE.match(_unfolded(line)) is None):
            kept.append(line)
    return b"\r\n".join(kept)


def _unfolded(line: bytes) -> bytes:
    return re.sub(rb"\r?\n[ \t]", b"", line).strip()
