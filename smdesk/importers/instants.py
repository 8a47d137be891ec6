"""When something was changed, as other programs write it."""

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_MILLISECONDS, _MICROSECONDS, _NANOSECONDS = 10**11, 10**14, 10**17
"""From these on, a count since 1970 is in smaller units than seconds."""

_LONGEST = 40


def instant_of(text: str) -> datetime | None:
    """Return the instant (UTC) of an ISO 8601 time or a count since 1970; None for all else.

    A time without a zone counts as UTC. What lies before 1990 is a field left empty.
    """
    said = text.strip()
    if not said or len(said) > _LONGEST:
        return None
    return counted(int(said)) if said.isascii() and said.isdigit() else _written(said)


def counted(number: int) -> datetime | None:
    """Return the instant so many seconds, or milli-, micro- or nanoseconds, after 1970."""
    for least, unit in ((_NANOSECONDS, 10**9), (_MICROSECONDS, 10**6), (_MILLISECONDS, 10**3)):
        if number >= least:
            return _since(number * 10**6 // unit)
    return _since(number * 10**6)


def _since(microseconds: int) -> datetime | None:
    try:
        found = BEGINNING + timedelta(microseconds=microseconds)
    except OverflowError:
        return None
    return found if found >= EARLIEST else None


def _written(said: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(said)
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        found = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found >= EARLIEST else None
