"""The academic year at a glance: a wheel with a ring for each kind of thing, and their names."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, tzinfo

from smdesk.domain.dates import DAY, Span
from smdesk.domain.year_wheel import Ring, YearMark, YearWheel, placed
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

WHEEL_TEMPLATE = "calendar-year"
LANES = {Ring.CAMPAIGN: 3, Ring.EVENT: 3, Ring.DAY: 2, Ring.TERM: 2, Ring.REVIEW: 1}
ROOM = {Ring.CAMPAIGN: 6, Ring.EVENT: 6, Ring.DAY: 8, Ring.TERM: 10, Ring.REVIEW: 14}
"""How many days of the year a mark of each ring takes up: the further in, the more."""


def year_sheet(wheel: YearWheel, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE) -> Sheet:
    """Return the year on one page."""
    year = wheel.year
    return Sheet(
        template=WHEEL_TEMPLATE,
        data={
            **imprint_data(wheel.imprint, zone),
            "first": year.first.isoformat(),
            "last": year.last.isoformat(),
            "now": _part(wheel.imprint.today, year) if wheel.imprint.today in year else None,
            "months": _months(year),
            "posts": [*wheel.posts],
            "weeks": year.days / 7,
            "rings": [_ring(wheel, ring) for ring in Ring],
        },
        paper=wheel.imprint.organisation.paper,
        timestamp=wheel.imprint.printed_at,
        language=language,
    )


def _ring(wheel: YearWheel, ring: Ring) -> Json:
    year = wheel.year
    inside = [one for one in wheel.marks if Span(one.first, one.last).overlap(year) is not None]
    marks: list[Json] = []
    listed: list[Json] = []
    for one in placed(inside, ring, LANES[ring], ROOM[ring]):
        first, last = max(one.mark.first, year.first), min(one.mark.last, year.last)
        marks.append(
            {
                "from": _part(first, year),
                "to": _part(last + DAY, year),
                "lane": one.lane,
                "number": one.number,
            }
        )
        if one.number is not None:
            listed.append(
                {
                    "number": one.number,
                    "name": one.mark.name,
                    "first": one.mark.first.isoformat(),
                    "last": one.mark.last.isoformat(),
                }
            )
    return {
        "name": ring.value,
        "lanes": LANES[ring],
        "marks": marks,
        "listed": listed,
        "months": [] if len(listed) == len(marks) else _by_month(inside, ring, year),
    }


def _part(day: date, year: Span) -> float:
    """Return how far round the year a day begins: 0 at its start, 1 after its last day."""
    return round((day - year.first).days / year.days, 5)


def _by_month(marks: Sequence[YearMark], ring: Ring, year: Span) -> list[Json]:
    """Return how many of the ring begin in each month, for what is too much to name."""
    counts = Counter(max(one.first, year.first).month for one in marks if one.ring is ring)
    order = [(year.first.month - 1 + n) % 12 + 1 for n in range(12)]
    return [{"month": month, "count": counts[month]} for month in order if counts[month]]


def _months(year: Span) -> list[Json]:
    """Return where each month begins; part of a month at the year's start counts as one."""
    starts = [year.first]
    while (after := (starts[-1].replace(day=1) + 31 * DAY).replace(day=1)) <= year.last:
        starts.append(after)
    ends = [*starts[1:], year.last + DAY]
    return [
        {"month": start.month, "from": _part(start, year), "to": _part(end, year)}
        for start, end in zip(starts, ends, strict=True)
    ]
