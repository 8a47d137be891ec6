"""Days and times on the library's clock, and the instants they are; some are none, or two."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from smdesk.domain.records import SmdeskError
from smdesk.overriding import override


class NoSuchTimeError(SmdeskError):
    """The clock skips this time on that day, as when summer time begins."""

    def __init__(self, day: date, clock: time) -> None:
        super().__init__(f"{day} {clock}")
        self.day, self.clock = day, clock


class OwnZone(tzinfo):
    """The computer's own zone, with its summer time.

    What Python gives for it is how far the clock is from UTC at one instant: half a year later an
    hour would be missing.
    """

    @override
    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return dt.replace(tzinfo=None).astimezone().utcoffset() if dt is not None else None

    @override
    def dst(self, dt: datetime | None) -> None:
        return None

    @override
    def tzname(self, dt: datetime | None) -> str | None:
        return dt.replace(tzinfo=None).astimezone().tzname() if dt is not None else None

    @override
    def fromutc(self, dt: datetime) -> datetime:
        here = dt.replace(tzinfo=UTC).astimezone()
        shown = here.replace(tzinfo=self)
        return shown if shown.utcoffset() == here.utcoffset() else shown.replace(fold=1)


class WallClock:
    """Reads instants off the library's clock, thousands of them at once.

    It asks once a day how far the clock is from UTC; on a day on which that changes, each time.
    """

    def __init__(self, zone: tzinfo | None) -> None:
        self._zone = zone
        self._days: dict[str, timedelta | None] = {}

    def at(self, written: str) -> datetime:
        """Return what the clock shows, naive, at an instant as ``2026-11-21T10:00:00+00:00``."""
        day = written[:10]
        if day not in self._days:
            self._days[day] = self._ahead_all_day(datetime.fromisoformat(day).replace(tzinfo=UTC))
        ahead = self._days[day]
        if ahead is None:
            ahead = self._ahead(datetime.fromisoformat(written))
        return datetime.fromisoformat(written[:-6]) + ahead

    def _ahead_all_day(self, first: datetime) -> timedelta | None:
        ahead = self._ahead(first)
        return ahead if ahead == self._ahead(first + timedelta(days=1)) else None

    def _ahead(self, instant: datetime) -> timedelta:
        return instant.astimezone(self._zone).utcoffset() or timedelta()


def on_clock(instant: datetime, zone: tzinfo | None) -> datetime:
    """Return what the clock shows at the instant; no zone stands for that of the computer."""
    return instant.astimezone(zone or OwnZone())


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
