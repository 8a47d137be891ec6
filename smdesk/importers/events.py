"""Events and special days from calendar files (RFC 5545) and from tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, Any

from smdesk.domain.dates import DAY, Span
from smdesk.domain.recurrence import NotARecurrenceError, Recurrence, heard
from smdesk.importers.clock import clock_of, day_of, is_skipped
from smdesk.importers.errors import DamagedError, NotThisFormatError, TooLargeError
from smdesk.importers.guarded_ical import harmless
from smdesk.importers.table import MOST_BYTES, Line, heads_of, lines_of, overflows, text_of

if TYPE_CHECKING:
    from icalendar import Component

MOST_EVENTS = 20_000
MOST_TEXT = 10_000
"""Letters of a title, place or note that are kept; what is longer is no event's."""
REPEATS = 500
"""How many days of one event that comes again are taken."""


class Trouble(Enum):
    """Why an event is not taken, or not taken as it stands."""

    NO_TITLE = "no_title"
    NO_DAY = "no_day"
    NOT_A_DAY = "not_a_day"
    NOT_A_TIME = "not_a_time"
    ENDS_FIRST = "ends_first"
    SKIPPED_HOUR = "skipped_hour"
    """A time that the clocks jump over that day."""
    REPEATS_OTHERWISE = "repeats_otherwise"
    """It comes again by a rule that is not followed here; only its first day is taken."""
    TOO_LONG = "too_long"
    SHIFTED = "shifted"
    """The row has more cells than the table has columns."""

    @property
    def stops(self) -> bool:
        """Whether the event cannot be taken at all."""
        return self is not Trouble.REPEATS_OTHERWISE


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """One event of the file; ``number`` is its row in a table, or how-manieth it is."""

    number: int
    title: str
    first: date | None = None
    last: date | None = None
    at: time | None = None
    """When it begins, on the library's clock; None for whole days."""
    place: str = ""
    link: str = ""
    note: str = ""
    uid: str = ""
    troubles: tuple[Trouble, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether it can be taken."""
        return not any(trouble.stops for trouble in self.troubles)


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """What a file of events holds."""

    events: tuple[FoundEvent, ...]
    unknown: tuple[str, ...] = ()
    """Columns that nothing was taken from."""


def read(data: bytes, zone: tzinfo, within: Span) -> FoundEvents:
    """Return the file's events, those that come again day by day within the span.

    Raises TooLargeError, NotThisFormatError, DamagedError or UnsupportedError, and nothing else.
    """
    if len(data) > MOST_BYTES:
        raise TooLargeError(MOST_BYTES)
    if b"BEGIN:VCALENDAR" in data[:2000].upper():
        return _calendar(data, zone, within)
    return _table(lines_of(text_of(data)))


def _calendar(data: bytes, zone: tzinfo, within: Span) -> FoundEvents:
    # Imported at first use: it brings the world's time zones along.
    from icalendar import Calendar, use_zoneinfo  # noqa: PLC0415

    if not data.rstrip().upper().endswith(b"END:VCALENDAR"):
        raise DamagedError
    data = harmless(data)
    # Zones that another file defined under the same name are forgotten by this.
    use_zoneinfo()  # type: ignore[no-untyped-call]
    try:
        found = Calendar.from_ical(data, multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        raise DamagedError from None
    events = [event for calendar in found for event in calendar.walk("VEVENT")]
    if len(events) > MOST_EVENTS:
        raise TooLargeError(MOST_BYTES)
    days = (
        day
        for number, event in enumerate(events, start=1)
        for day in _each(event, number, zone, within)
    )
    return FoundEvents(tuple(islice(days, MOST_EVENTS)))


def _each(event: "Component", number: int, zone: tzinfo, within: Span) -> Iterator[FoundEvent]:
    """Yield the event for each day on which it comes; days that no calendar has are none."""
    try:
        yield from _days(_event(event, number, zone), event, within)
    except (OverflowError, TypeError):
        # Before the year 1, after 9999, or in a zone that cannot be worked out.
        title = _text(event, "SUMMARY")[:MOST_TEXT]
        yield FoundEvent(number=number, title=title, troubles=(Trouble.NOT_A_DAY,))


def _event(event: "Component", number: int, zone: tzinfo) -> FoundEvent:
    start, end, troubles = _moment(event, "DTSTART"), _moment(event, "DTEND"), set[Trouble]()
    title, place, note = (_text(event, name) for name in ("SUMMARY", "LOCATION", "DESCRIPTION"))
    if not title:
        troubles.add(Trouble.NO_TITLE)
    if any(len(text) > MOST_TEXT for text in (title, place, note)):
        troubles.add(Trouble.TOO_LONG)
    first = last = at = None
    if start is None:
        troubles.add(Trouble.NOT_A_DAY if "DTSTART" in event or event.errors else Trouble.NO_DAY)
    elif isinstance(start, datetime):
        local = _local(start, zone)
        first, at = local.date(), local.time().replace(second=0, microsecond=0)
        if start.tzinfo is None and is_skipped(start, zone):
            troubles.add(Trouble.SKIPPED_HOUR)
        ended = _local(end, zone) if isinstance(end, datetime) else local
        # What ends at midnight ends with the day before.
        last = (ended - timedelta(microseconds=1)).date() if ended > local else ended.date()
    else:
        first = start
        last = end - DAY if end is not None and not isinstance(end, datetime) else start
        last = max(last, first) if end == start else last
    if first is not None and last is not None and last < first:
        troubles.add(Trouble.ENDS_FIRST)
    return FoundEvent(
        number=number,
        title=title,
        first=first,
        last=last,
        at=at,
        place=place,
        link=_link(_text(event, "URL")),
        note=note,
        uid=_text(event, "UID")[:500],
        troubles=tuple(sorted(troubles, key=lambda t: t.value)),
    )


def _days(found: FoundEvent, event: "Component", within: Span) -> Iterator[FoundEvent]:
    """Yield the event for each day on which it comes again within the span."""
    if "RRULE" not in event or not found.usable or found.first is None or found.last is None:
        yield found
        return
    rule = _rule(event)
    if rule is None:
        yield replace(found, troubles=(*found.troubles, Trouble.REPEATS_OTHERWISE))
        return
    left_out, long = _left_out(event), found.last - found.first
    for day in islice(rule.days(found.first, within), REPEATS):
        if day not in left_out:
            uid = f"{found.uid}#{day:%Y%m%d}" if found.uid else ""
            yield replace(found, first=day, last=day + long, uid=uid)


def _rule(event: "Component") -> Recurrence | None:
    said: Any = event["RRULE"]
    if isinstance(said, list):
        return None
    try:
        return heard(said.to_ical().decode())
    except (NotARecurrenceError, ValueError):
        return None


def _left_out(event: "Component") -> set[date]:
    said: Any = event.get("EXDATE", [])
    try:
        groups = said if isinstance(said, list) else [said]
        days = [one.dt for group in groups for one in getattr(group, "dts", ())]
    except ValueError:
        return set()
    return {day.date() if isinstance(day, datetime) else day for day in days}


def _moment(event: "Component", name: str) -> date | None:
    """Return the day or the instant of a property; None where there is none that can be read."""
    said: Any = event.get(name)
    try:
        moment = getattr(said, "dt", None)
    except ValueError:
        # What could not be read tells so when it is asked.
        return None
    return moment if isinstance(moment, date) else None


def _local(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)


def _text(event: "Component", name: str) -> str:
    said: Any = event.get(name, "")
    if isinstance(said, list):
        said = said[0]
    return _plain(str(said))


_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]+")


def _plain(text: str) -> str:
    """Return the text without signs that nobody sees."""
    return _UNFIT.sub(" ", text.replace("\r\n", "\n")).strip()


def _link(text: str) -> str:
    return text if re.fullmatch(r"https?://[^\s/]+\S{0,2000}", text) else ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table says what; -1 for what it does not say."""

    title: int
    first: int
    last: int
    at: int
    place: int
    link: int
    note: int


_NAMES: tuple[tuple[str, ...], ...] = (
    ("title", "name", "event", "eventtitle", "summary", "subject"),
    ("date", "day", "start", "startdate", "from", "begins", "eventdate"),
    ("end", "enddate", "to", "until", "ends"),
    ("time", "starttime", "at", "begintime"),
    ("place", "location", "where", "room", "venue"),
    ("url", "link", "website", "publicurl", "eventurl"),
    ("note", "notes", "description", "details"),
)


def _table(lines: Sequence[Line]) -> FoundEvents:
    heads = heads_of(lines[0])
    places = [next((heads[n] for n in names if n in heads), -1) for names in _NAMES]
    if places[0] < 0 or places[1] < 0:
        raise NotThisFormatError
    if len(lines) > MOST_EVENTS:
        raise TooLargeError(MOST_BYTES)
    columns = _Columns(*places)
    unknown = tuple(
        name for place, name in enumerate(lines[0].cells) if place not in places and name
    )
    width = len(lines[0].cells)
    return FoundEvents(tuple(_row(line, columns, width) for line in lines[1:]), unknown)


def _row(line: Line, columns: _Columns, width: int) -> FoundEvent:
    def said(place: int) -> str:
        return _plain(line.cells[place]) if 0 <= place < len(line.cells) else ""

    title, note, place = said(columns.title), said(columns.note), said(columns.place)
    begins, _, behind = said(columns.first).replace("T", " ").partition(" ")
    first, last = day_of(begins), day_of(said(columns.last).replace("T", " ").partition(" ")[0])
    clock = said(columns.at) or behind
    troubles = [
        trouble
        for trouble, there in (
            (Trouble.NO_TITLE, not title),
            (Trouble.NO_DAY, not begins),
            (Trouble.NOT_A_DAY, bool(begins) and first is None),
            (Trouble.NOT_A_DAY, bool(said(columns.last)) and last is None),
            (Trouble.NOT_A_TIME, bool(clock) and clock_of(clock) is None),
            (Trouble.ENDS_FIRST, first is not None and last is not None and last < first),
            (Trouble.TOO_LONG, max(map(len, (title, note, place))) > MOST_TEXT),
            (Trouble.SHIFTED, overflows(line, width)),
        )
        if there
    ]
    return FoundEvent(
        number=line.number,
        title=title,
        first=first,
        last=last or first,
        at=clock_of(clock),
        place=place,
        link=_link(said(columns.link)),
        note=note,
        troubles=tuple(dict.fromkeys(troubles)),
    )
