"""Days and times on the library's clock, and the instants they are; some are none, or two."""

from datetime import UTC, date, datetime, time, tzinfo

from smdesk.domain.records import SmdeskError


class NoSuchTimeError(SmdeskError):
    """The clock skips this time on that day, as when summer time begins."""

    def __init__(self, day: date, clock: time) -> None:
        super().__init__(f"{day} {clock}")
        self.day, self.clock = day, clock


def on_clock(instant: datetime, zone: tzinfo | None) -> datetime:
    """Return what the clock shows at the instant; no zone stands for that of the computer."""
    return instant.astimezone(zone)


def instant_of(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """Return the instant, in UTC, at which the clock shows that.

    Where the clock shows it twice, as when summer time ends, it is the first of them. Raises
    NoSuchTimeError where it never does.
    """
    naive = datetime.combine(day, clock.replace(second=0, microsecond=0, tzinfo=None))
    aware = naive.replace(tzinfo=zone) if zone is not None else naive.astimezone()
    instant = aware.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != naive:
        raise NoSuchTimeError(day, clock)
    return instant
