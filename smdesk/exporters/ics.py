"""Days and times, as a file that calendar programs read (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
"""Octets in a line, its end left out (RFC 5545, 3.1)."""
PRODUCT = "-//smdesk//calendar//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """Something that lasts from a first day to a last, both included."""

    uid: str
    """The same for the same thing each time, so that a calendar replaces what it has."""
    first: date
    last: date
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMoment:
    """Something that happens at an instant and is over as soon as it is done."""

    uid: str
    at: datetime
    """Aware."""
    title: str
    note: str = ""
    link: str = ""
    tentative: bool = False
    """Nobody has said yes to it yet."""


def written(events: Iterable[CalendarDay | CalendarMoment], *, name: str, now: datetime) -> bytes:
    """Return the calendar's bytes; ``now`` is aware, ``name`` is what the calendar is called."""
    stamp = _instant(now)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for event in events:
        lines += ["BEGIN:VEVENT", f"UID:{_escaped(event.uid)}", f"DTSTAMP:{stamp}"]
        lines += _day(event) if isinstance(event, CalendarDay) else _moment(event)
        lines += [
            f"SUMMARY:{_escaped(event.title)}",
            *([f"DESCRIPTION:{_escaped(event.note)}"] if event.note else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _day(day: CalendarDay) -> list[str]:
    # The end of a whole day is the day after it (RFC 5545, 3.6.1).
    end = min(day.last, date.max - timedelta(days=1)) + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"]


def _moment(moment: CalendarMoment) -> list[str]:
    link = "".join(sign for sign in moment.link if sign.isprintable())
    return [
        f"DTSTART:{_instant(moment.at)}",
        f"STATUS:{'TENTATIVE' if moment.tentative else 'CONFIRMED'}",
        *([f"URL:{link}"] if link else []),
    ]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """Return the text with what has a meaning of its own made harmless, and no control signs."""
    plain = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign == " ")
    for sign, instead in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, instead)
    return plain


def _folded(line: str) -> Iterator[bytes]:
    """Yield the line in pieces of so many octets, never within a letter."""
    piece, room = b"", LONGEST_LINE
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            yield piece
            piece, room = b" ", LONGEST_LINE
        piece += octets
    yield piece
