"""Where each day lies on the line, from decades in a window down to single days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from smdesk.domain.dates import Span, academic_year, day_of_year

LEAST, MOST = 0.025, 40.0
"""Px of a day: a century in a wide window, or some three weeks."""
FIRST_DAY, LAST_DAY = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
YEAR_DAYS, MONTH_DAYS, WEEK_DAYS = 365.25, 30.44, 7
QUARTER = 3
"""Months of a quarter."""
YEAR_STEPS = (1, 2, 5, 10, 20, 50)
YEAR_ROOM, MONTH_ROOM, LETTER_ROOM, WEEK_ROOM, DAY_ROOM = 56, 30, 17, 40, 22
"""Px that the words of a mark need at 100 %."""


@dataclass(frozen=True, slots=True)
class Axis:
    """``left`` is the day at the left edge as a proleptic ordinal, ``per_day`` its width in px."""

    left: float
    per_day: float

    @classmethod
    def fitting(cls, span: Span, width: float) -> "Axis":
        """Return the axis on which the span fills the width."""
        return cls(span.first.toordinal(), _within(width / span.days, LEAST, MOST))

    def place(self, day: date) -> float:
        """Return where the day begins."""
        return (day.toordinal() - self.left) * self.per_day

    def ends(self, span: Span) -> tuple[float, float]:
        """Return where the span begins and where it is over."""
        left = self.place(span.first)
        return left, left + span.days * self.per_day

    def day(self, x: float) -> date:
        """Return the day at the place."""
        return date.fromordinal(int(_within(self.left + x / self.per_day, FIRST_DAY, LAST_DAY)))

    def nearest(self, x: float) -> date:
        """Return the day whose beginning is nearest to the place."""
        return self.day(x + self.per_day / 2)

    def shown(self, width: float) -> Span:
        """Return the days that lie within the width."""
        return Span(self.day(0), self.day(width))

    def zoomed(self, factor: float, about: float) -> "Axis":
        """Return the axis with days so many times as wide; the day at ``about`` stays there."""
        wide = _within(self.per_day * factor, LEAST, MOST)
        return Axis(self.left + about / self.per_day - about / wide, wide).kept()

    def moved(self, px: float) -> "Axis":
        """Return the axis so many px farther to the future."""
        return Axis(self.left + px / self.per_day, self.per_day).kept()

    def showing(self, span: Span, width: float) -> "Axis":
        """Return the axis moved as little as is needed to see the span, its beginning first."""
        left, right = self.ends(span)
        air = min(24.0, width / 8)
        if left < 0 or right - left > width - 2 * air:
            return self.moved(left - air) if left < 0 or left > width - air else self
        return self.moved(right - width + air) if right > width else self

    def kept(self) -> "Axis":
        """Return the axis with its left edge in the years that can be looked at."""
        return Axis(_within(self.left, FIRST_DAY, LAST_DAY - 7), self.per_day)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the ruler, and the words that stand from there on."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """Two bands of marks, and the days on which academic years begin."""

    upper: tuple[Mark, ...]
    lower: tuple[Mark, ...]
    years: tuple[date, ...]


def ruler(axis: Axis, width: float, starts: tuple[int, int], letters: float) -> Ruler:
    """Return the marks for what is shown; ``letters`` is how much larger than 100 % they are.

    Academic years above months, or above nothing where months are too narrow; months above weeks
    or days where there is room for these.
    """
    shown = axis.shown(width)
    years = tuple(_years(shown, starts, _step(axis, letters)))
    month, week, day = (days * axis.per_day / letters for days in (MONTH_DAYS, WEEK_DAYS, 1))
    named = tuple(Mark(first, _year_words(first, starts)) for first in years)
    if week >= WEEK_ROOM:
        upper = tuple(Mark(first, _month_words(first, full=True)) for first in _months(shown))
        lower = tuple(
            Mark(d, str(d.day)) for d in (_days(shown) if day >= DAY_ROOM else _mondays(shown))
        )
        return Ruler(upper, lower, years)
    if month >= MONTH_ROOM:
        lower = tuple(Mark(first, _month_words(first)) for first in _months(shown))
    elif month >= LETTER_ROOM:
        lower = tuple(Mark(first, _month_words(first)[:1]) for first in _months(shown))
    elif month * QUARTER >= MONTH_ROOM:
        quarters = (first for first in _months(shown) if (first.month - starts[0]) % QUARTER == 0)
        lower = tuple(Mark(first, _month_words(first)) for first in quarters)
    else:
        lower = ()
    return Ruler(named, lower, years)


def _step(axis: Axis, letters: float) -> int:
    room = YEAR_DAYS * axis.per_day / letters
    return next((step for step in YEAR_STEPS if step * room >= YEAR_ROOM), YEAR_STEPS[-1])


def _years(shown: Span, starts: tuple[int, int], step: int) -> Iterator[date]:
    year = academic_year(shown.first, *starts).first.year
    year -= year % step
    while (first := day_of_year(year, *starts)) <= shown.last:
        yield first
        year += step


def _months(shown: Span) -> Iterator[date]:
    day = shown.first.replace(day=1)
    while day <= shown.last:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _mondays(shown: Span) -> Iterator[date]:
    day = shown.first - timedelta(days=shown.first.weekday())
    while day <= shown.last:
        yield day
        day += timedelta(days=WEEK_DAYS)


def _days(shown: Span) -> Iterator[date]:
    for number in range((shown.last - shown.first).days + 1):
        yield shown.first + timedelta(days=number)


def _year_words(first: date, starts: tuple[int, int]) -> str:
    return str(first.year) if starts == (1, 1) else f"{first.year}–{(first.year + 1) % 100:02}"


def _month_words(first: date, *, full: bool = False) -> str:
    name = QLocale().standaloneMonthName(first.month, QLocale.FormatType.ShortFormat)
    return f"{name} {first.year}" if full else name


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))
