"""A plan of posts from a calendar file (RFC 5545), as the rows of a table.

What smdesk wrote itself is told apart into channel, title and text again. Another program's events
name no channel: all of them are on one that is called as the calendar is, and the person says which
account that means.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from smdesk.domain.dates import Span
from smdesk.importers import events
from smdesk.importers.events import FoundEvent, Trouble
from smdesk.importers.plan import MOST_ROWS, Field, PlanTable
from smdesk.importers.table import Line

COLUMNS = (Field.DATE, Field.TIME, Field.CHANNELS, Field.TITLE, Field.TEXT, Field.LINK)
NO_DAY = "?"
"""Stands for a day that cannot be read, so that the row says so."""
_OURS = re.compile(rb"^PRODID:-//smdesk//", re.MULTILINE | re.IGNORECASE)
_NAMED = re.compile(rb"^(?:X-WR-CALNAME|PRODID)(?:;[^:\r\n]*)?:([^\r\n]{1,200})", re.MULTILINE)
_LOOKED_AT = 4000
"""Bytes at the beginning in which a calendar says what it is called."""
_DIVIDES = re.compile(r"[|;,\\]+")
YEARS = 2
"""How far ahead what comes again is followed."""


def is_calendar(data: bytes) -> bool:
    """Whether the file begins as a calendar does."""
    return b"BEGIN:VCALENDAR" in data[:2000].upper()


def read(data: bytes, zone: tzinfo, today: date) -> PlanTable:
    """Return the calendar's events from today on as rows; times are on the clock of the zone.

    What is past has a row as well, where it does not come again. Raises as ``events.read``.
    """
    # 28 days are in every month, so that day is there in every year.
    until = today.replace(year=min(today.year + YEARS, date.max.year), day=min(today.day, 28))
    found = events.read(data, zone, Span(today, until))
    ours, name = _OURS.search(data[:_LOOKED_AT]) is not None, _called(data)
    heads = Line(1, tuple(field.value for field in COLUMNS))
    rows = (_row(event, name, ours=ours) for event in found.events)
    return PlanTable((heads, *_first(rows)))


def _first(rows: Iterator[Sequence[str]]) -> Iterator[Line]:
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            return
        yield Line(number, tuple(cells))


def _row(event: FoundEvent, name: str, *, ours: bool) -> Sequence[str]:
    channel, title, text = name, event.title, event.note
    if ours:
        channel, _, title = title.partition(": ")
        # The first paragraph says how the post stood; it stands as a draft now.
        text = text.partition("\n\n")[2]
    day = event.first.isoformat() if event.first is not None else NO_DAY
    if Trouble.NOT_A_DAY in event.troubles:
        day = NO_DAY
    clock = event.at.isoformat("minutes") if event.at is not None else ""
    return day, clock, channel, title, text, event.link


def _called(data: bytes) -> str:
    """Return what the calendar is called, without what would make several names of it."""
    found = _NAMED.findall(data[:_LOOKED_AT])
    named = found[-1].decode("utf-8", "replace") if found else ""
    return " ".join(_DIVIDES.sub(" ", named).split()) or NO_DAY
