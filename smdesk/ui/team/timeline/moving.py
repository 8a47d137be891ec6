"""A term on the move: dragged or nudged, and not yet kept."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from smdesk.domain.dates import DAY, Span, day_of_year
from smdesk.domain.term_chart import Bar


class Grip(Enum):
    """What is taken hold of."""

    FIRST = auto()
    LAST = auto()
    BODY = auto()
    """The bar as a whole: it is handed on to whoever follows."""


@dataclass(frozen=True, slots=True)
class Move:
    """A bar with the days it would have."""

    bar: Bar
    grip: Grip
    first: date
    last: date

    @classmethod
    def of(cls, bar: Bar, grip: Grip) -> "Move":
        """Return the move that has not moved yet."""
        return cls(bar, grip, bar.term.first, bar.term.last)

    @property
    def span(self) -> Span:
        """The days it would have."""
        return Span(self.first, self.last)

    @property
    def moved(self) -> bool:
        """Whether anything would change."""
        return self.span != self.bar.span

    def to(self, day: date) -> "Move":
        """Return the move with the end that is held on the day; never an end before a beginning."""
        if self.grip is Grip.FIRST:
            return replace(self, first=min(day, self.last))
        return replace(self, last=max(day, self.first))

    def by(self, *, days: int = 0, months: int = 0) -> "Move":
        """Return the move with the end that is held so many days and months on."""
        held = self.first if self.grip is Grip.FIRST else self.last
        return self.to(_months_on(held, months) + timedelta(days=days))


def _months_on(day: date, months: int) -> date:
    """Return the day so many months on; the last of a month stays the last of its month."""
    if not months:
        return day
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    after = date(year + month // 12, month % 12 + 1, 1) - DAY
    whole = (day + DAY).day == 1
    return after if whole or day.day > after.day else day_of_year(year, month, day.day)
