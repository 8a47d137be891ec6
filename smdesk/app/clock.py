"""The clock and the calendar of the computer, handed to whoever needs them."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return this instant in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day that the calendar on the wall shows."""
    return date.today()  # noqa: DTZ011 - the person's own day is meant
