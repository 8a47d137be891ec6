"""Days, spans of days, and the academic year."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlap(self, other: Self) -> Self | None:
        """Return the days in both, or None where they do not meet."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return type(self)(first, last) if first <= last else None


def runs_of(days: Iterable[date]) -> list[tuple[date, date]]:
    """Return the first and the last day of each run of days that follow one another, in order."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] <= DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def day_of_year(year: int, month: int, day: int) -> date:
    """Return that day of that year; 29 February becomes 28 February where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def full_year(first: date) -> date:
    """Return the last day of the year that begins on the day: the one before its anniversary.

    It is never fewer than 365 days, and one more where a 29 February lies between.
    """
    return day_of_year(first.year + 1, first.month, first.day) - DAY


def academic_year(on: date, month: int, day: int) -> Span:
    """Return the academic year that holds the date, where years begin on that month and day."""
    start = day_of_year(on.year, month, day)
    if on < start:
        start = day_of_year(on.year - 1, month, day)
    return Span(start, day_of_year(start.year + 1, month, day) - DAY)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months on; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def next_in_rhythm(first: date, months: int, after: date) -> date:
    """Return the first day later than ``after`` of those that come every so many months.

    They are counted from ``first``, so that what is due on the 31st is so again after February.
    """
    if after < first:
        return first
    times = ((after.year - first.year) * 12 + after.month - first.month) // months
    day = months_after(first, times * months)
    return day if day > after else months_after(first, (times + 1) * months)


def gaps(covered: Iterable[Span], within: Span) -> Sequence[Span]:
    """Return the runs of days of ``within`` that no covered span holds, in order."""
    found, free = [], within.first
    for span in sorted(covered):
        if span.first > within.last:
            break
        if span.first > free:
            found.append(Span(free, span.first - DAY))
        free = max(free, span.last + DAY)
    if free <= within.last:
        found.append(Span(free, within.last))
    return found
