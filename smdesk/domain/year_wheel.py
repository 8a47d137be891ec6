"""The academic year as a wheel: what runs, what happens and what is kept, each in its ring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint

WEEK = 7


class Ring(Enum):
    """A ring of the wheel, from the outside to the middle."""

    CAMPAIGN = "campaign"
    EVENT = "event"
    DAY = "day"
    TERM = "term"
    REVIEW = "review"


MOST_LISTED = {Ring.CAMPAIGN: 10, Ring.EVENT: 20, Ring.DAY: 14, Ring.TERM: 10, Ring.REVIEW: 6}
"""How many of each the page has room to name; of more it says how many each month has."""


@dataclass(frozen=True, slots=True)
class YearMark:
    """One thing of the year, on a day or from one to another."""

    ring: Ring
    first: date
    last: date
    name: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark as it is drawn."""

    mark: YearMark
    lane: int | None
    """Counted from the outside of its ring; None where its number finds no room there."""
    number: int | None
    """Under which it is named in the list; None where there are too many to name."""


@dataclass(frozen=True, slots=True)
class YearWheel:
    """What the wheel of a year prints."""

    year: Span
    marks: Sequence[YearMark]
    posts: Sequence[int]
    """How many posts each week of the year has, the first beginning with the year."""
    imprint: Imprint


def weeks_of(year: Span, days: Iterable[date]) -> list[int]:
    """Return how many of the days lie in each week of the year; the last may be short."""
    counts = [0] * (-(-year.days // WEEK))
    for day in days:
        if day in year:
            counts[(day - year.first).days // WEEK] += 1
    return counts


def placed(marks: Iterable[YearMark], ring: Ring, lanes: int, room: int) -> list[Placed]:
    """Return the marks of the ring by their days, each in the first lane that has room.

    ``room`` is how many days of the year a number takes up.
    """
    free = [0] * lanes
    found: list[Placed] = []
    ordered = sorted(
        (one for one in marks if one.ring is ring), key=lambda one: (one.first, one.last, one.name)
    )
    named = len(ordered) <= MOST_LISTED[ring]
    for number, one in enumerate(ordered, start=1):
        first = one.first.toordinal()
        lane = next((n for n in range(lanes) if free[n] <= first), None)
        if lane is not None:
            free[lane] = first + max((one.last - one.first).days + 1, room if named else 1)
        found.append(Placed(one, lane, number if named else None))
    return found
