"""What comes again: every second Monday, the last Friday of a month, each 23 April."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import count, islice

from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import SmdeskError

CYCLE = 400
"""Years after which the calendar repeats itself: a day that has not come by then never comes."""
WEEK = 7
MONTHS = 12
MOST_IN_MONTH = 5
"""How often a weekday can come in one month."""
LONGEST_MONTH = 31
MOST_INTERVAL = 1000


class Every(Enum):
    """How long the period is that comes again."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


class NotARecurrenceError(SmdeskError):
    """The text is no rule of RFC 5545, or one that smdesk does not follow; ``part`` says which."""

    def __init__(self, part: str) -> None:
        super().__init__("recurrence")
        self.part = part


@dataclass(frozen=True, slots=True, order=True)
class Weekday:
    """A day of the week: 0 is Monday. ``nth`` counts within the month, from its end if negative.

    ``nth`` 0 is each such day.
    """

    day: int
    nth: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.day < WEEK or abs(self.nth) > MOST_IN_MONTH:
            raise NotARecurrenceError("BYDAY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Days that come again, as RFC 5545 counts them (3.3.10); only whole days, no hours.

    The first day is where the counting starts. Unlike in some calendars it is a day of the rule
    only if the rule says so. Raises NotARecurrenceError for parts that do not go together.
    """

    every: Every
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    """Days of the month, from its end if negative."""
    months: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.interval <= MOST_INTERVAL:
            raise NotARecurrenceError("INTERVAL")
        if self.count is not None and (self.count < 1 or self.until is not None):
            raise NotARecurrenceError("COUNT")
        if any(not 1 <= abs(day) <= LONGEST_MONTH for day in self.month_days):
            raise NotARecurrenceError("BYMONTHDAY")
        if any(not 1 <= month <= MONTHS for month in self.months):
            raise NotARecurrenceError("BYMONTH")
        self._go_together()

    def _go_together(self) -> None:
        counted = any(weekday.nth for weekday in self.weekdays)
        if counted and (self.every in (Every.DAY, Every.WEEK) or not self._by_month()):
            raise NotARecurrenceError("BYDAY")
        if self.month_days and (self.every is Every.WEEK or not self._by_month()):
            raise NotARecurrenceError("BYMONTHDAY")
        if self.every is Every.YEAR and self.weekdays and not self.months:
            raise NotARecurrenceError("BYDAY")

    def _by_month(self) -> bool:
        return self.every is not Every.YEAR or bool(self.months)

    def days(self, first: date, within: Span) -> Iterator[date]:
        """Yield the days of the rule that lie in the span, in order."""
        if self.until is not None and self.until < within.first:
            return
        for day in self.all(self._near(first, within.first)):
            if day > within.last:
                return
            if day >= within.first:
                yield day

    def _near(self, first: date, wanted: date) -> date:
        """Return a first day that gives the same days from the wanted one on, and fewer before."""
        length = {Every.DAY: 1, Every.WEEK: 7}.get(self.every)
        if length is None or self.count is not None or wanted <= first:
            return first
        step = length * self.interval
        return first + timedelta(days=max(0, (wanted - first).days // step - 1) * step)

    def all(self, first: date) -> Iterator[date]:
        """Yield every day of the rule from the first on, in order; it may never end."""
        return islice(self._endless(first), self.count)

    def _endless(self, first: date) -> Iterator[date]:
        last = first
        for begun, period in self._periods(first):
            if begun.year - last.year > CYCLE:
                return
            for day in period:
                if self.until is not None and day > self.until:
                    return
                if day >= first:
                    last = day
                    yield day

    def _periods(self, first: date) -> Iterator[tuple[date, Sequence[date]]]:
        """Yield the first day of each period and the days that the rule means in it.

        They end where the calendar does, with the year 9999.
        """
        period = {
            Every.DAY: self._day,
            Every.WEEK: self._week,
            Every.MONTH: self._month,
            Every.YEAR: self._year,
        }[self.every]
        for step in count():
            try:
                found = period(first, step * self.interval)
            except (OverflowError, ValueError):
                return
            yield found

    def _day(self, first: date, on: int) -> tuple[date, Sequence[date]]:
        day = first + on * DAY
        return day, [day] if self._fits(day) else []

    def _week(self, first: date, on: int) -> tuple[date, Sequence[date]]:
        monday = first - first.weekday() * DAY + timedelta(weeks=on)
        wanted = {weekday.day for weekday in self.weekdays} or {first.weekday()}
        days = [monday + number * DAY for number in sorted(wanted)]
        return monday, [day for day in days if self._in_month(day)]

    def _month(self, first: date, on: int) -> tuple[date, Sequence[date]]:
        number = first.year * MONTHS + first.month - 1 + on
        month = date(number // MONTHS, number % MONTHS + 1, 1)
        return month, self._of_month(month, first) if self._in_month(month) else []

    def _year(self, first: date, on: int) -> tuple[date, Sequence[date]]:
        begun = date(first.year + on, 1, 1)
        months = sorted(set(self.months)) or [first.month]
        found = (self._of_month(begun.replace(month=month), first) for month in months)
        return begun, [day for days in found for day in days]

    def _of_month(self, month: date, first: date) -> list[date]:
        length = calendar.monthrange(month.year, month.month)[1]
        numbers: set[int] = set(range(1, length + 1))
        if self.month_days:
            numbers &= {day if day > 0 else length + 1 + day for day in self.month_days}
        if self.weekdays:
            numbers &= {n for n in numbers if self._is_weekday(month, n, length)}
        if not self.month_days and not self.weekdays:
            numbers &= {first.day}
        return [month.replace(day=number) for number in sorted(numbers)]

    def _is_weekday(self, month: date, number: int, length: int) -> bool:
        day = (month.weekday() + number - 1) % WEEK
        from_start, from_end = (number - 1) // WEEK + 1, -((length - number) // WEEK + 1)
        return any(w.day == day and w.nth in (0, from_start, from_end) for w in self.weekdays)

    def _fits(self, day: date) -> bool:
        if self.weekdays and day.weekday() not in {weekday.day for weekday in self.weekdays}:
            return False
        if self.month_days:
            length = calendar.monthrange(day.year, day.month)[1]
            if not {day.day, day.day - length - 1} & set(self.month_days):
                return False
        return self._in_month(day)

    def _in_month(self, day: date) -> bool:
        return not self.months or day.month in self.months


_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(T\d{6}Z?)?")


def told(rule: Recurrence) -> str:
    """Return the rule as RFC 5545 writes it, as in ``FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH``."""
    parts = [f"FREQ={rule.every.value}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    if rule.months:
        parts.append("BYMONTH=" + ",".join(map(str, rule.months)))
    if rule.month_days:
        parts.append("BYMONTHDAY=" + ",".join(map(str, rule.month_days)))
    if rule.weekdays:
        said = (f"{w.nth or ''}{_DAYS[w.day]}" for w in rule.weekdays)
        parts.append("BYDAY=" + ",".join(said))
    return ";".join(parts)


def heard(text: str) -> Recurrence:
    """Return the rule that a text of RFC 5545 holds.

    Raises NotARecurrenceError for what smdesk does not follow, such as hours and positions, so
    that no rule is ever followed in part.
    """
    said: dict[str, str] = {}
    for part in text.strip().removeprefix("RRULE:").upper().split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in said:
            raise NotARecurrenceError(part[:40])
        said[name] = value
    every = next((one for one in Every if one.value == said.get("FREQ")), None)
    unknown = said.keys() - {
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST",
    }  # fmt: skip
    if every is None or unknown:
        raise NotARecurrenceError(min(unknown) if unknown else "FREQ")
    interval = _whole(said.get("INTERVAL", "1"), "INTERVAL")
    if said.get("WKST", "MO") != "MO" and every is Every.WEEK and interval != 1:
        raise NotARecurrenceError("WKST")
    return Recurrence(
        every=every,
        interval=interval,
        weekdays=tuple(_weekday(one) for one in _listed(said, "BYDAY")),
        month_days=tuple(_whole(one, "BYMONTHDAY") for one in _listed(said, "BYMONTHDAY")),
        months=tuple(_whole(one, "BYMONTH") for one in _listed(said, "BYMONTH")),
        count=_number(said, "COUNT"),
        until=_until(said.get("UNTIL")),
    )


def _listed(said: dict[str, str], name: str) -> list[str]:
    return said[name].split(",") if name in said else []


def _number(said: dict[str, str], name: str) -> int | None:
    return _whole(said[name], name) if name in said else None


def _whole(text: str, name: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,6}", text, re.ASCII):
        raise NotARecurrenceError(name)
    return int(text)


def _weekday(text: str) -> Weekday:
    found = _BYDAY.fullmatch(text)
    if found is None:
        raise NotARecurrenceError("BYDAY")
    return Weekday(_DAYS.index(found[2]), int(found[1] or 0))


def _until(text: str | None) -> date | None:
    if text is None:
        return None
    found = _UNTIL.fullmatch(text)
    try:
        if found is None:
            raise NotARecurrenceError("UNTIL")
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise NotARecurrenceError("UNTIL") from None
