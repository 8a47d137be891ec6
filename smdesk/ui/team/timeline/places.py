"""Where each seat and each term lies, found without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from smdesk.domain.dates import Span
from smdesk.domain.roster import Seat
from smdesk.domain.term_chart import Bar, Chart, Row


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody holds a seat."""

    seat: Seat
    span: Span


Item = Bar | Gap
"""What can be chosen in the timeline."""


def key(item: Item) -> Hashable:
    """Return what tells the item from all others."""
    return item.term.id if isinstance(item, Bar) else (item.seat.id, item.span.first)


def seat_of(item: Item) -> Hashable:
    """Return the id of the item's seat."""
    return item.term.seat if isinstance(item, Bar) else item.seat.id


@dataclass(frozen=True, slots=True)
class _Run:
    """Spans that do not overlap, in order, so that any of them is found by its days."""

    firsts: list[int]
    lasts: list[int]

    @classmethod
    def of(cls, spans: Sequence[Span]) -> "_Run":
        return cls([s.first.toordinal() for s in spans], [s.last.toordinal() for s in spans])

    def between(self, first: int, last: int) -> range:
        """Return the places of those that share a day with the days from first to last."""
        return range(bisect_left(self.lasts, first), bisect_right(self.firsts, last))


class Line:
    """One seat with its items sorted for finding."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self._lanes = [[b for b in row.bars if b.lane == lane] for lane in range(row.lanes)]
        self._runs = [_Run.of([bar.span for bar in lane]) for lane in self._lanes]
        self._gaps, self._shared = _Run.of(row.gaps), _Run.of(row.shared)
        gaps = [Gap(row.seat, span) for span in row.gaps]
        self.items: tuple[Item, ...] = tuple(
            sorted((*row.bars, *gaps), key=lambda item: (item.span.first, item.span.last))
        )

    def bars(self, days: Span) -> Iterator[Bar]:
        """Yield the bars that share a day with the span."""
        first, last = days.first.toordinal(), days.last.toordinal()
        for lane, run in zip(self._lanes, self._runs, strict=True):
            for at in run.between(first, last):
                yield lane[at]

    def gaps(self, days: Span) -> Iterator[Span]:
        """Yield the gaps that share a day with the span."""
        for at in self._gaps.between(days.first.toordinal(), days.last.toordinal()):
            yield self.row.gaps[at]

    def shared(self, days: Span) -> Iterator[Span]:
        """Yield the runs of days on which two hold the seat, those within the span."""
        for at in self._shared.between(days.first.toordinal(), days.last.toordinal()):
            yield self.row.shared[at]


class Places:
    """The lines one below the other; ``lane`` and ``air`` are px."""

    def __init__(self, chart: Chart, lane: int, air: int) -> None:
        self.chart, self.lane, self.air = chart, lane, air
        self.lines = [Line(row) for row in chart.rows]
        self._tops = [0]
        for row in chart.rows:
            self._tops.append(self._tops[-1] + row.lanes * lane + 2 * air)
        self._at = {
            key(item): (number, item)
            for number, line in enumerate(self.lines)
            for item in line.items
        }

    @property
    def height(self) -> int:
        """The height of all lines in px."""
        return self._tops[-1]

    def top(self, line: int) -> int:
        """Return where the line begins, in px from the first."""
        return self._tops[line]

    def seen(self, top: int, bottom: int) -> range:
        """Return the numbers of the lines that lie between the two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, min(len(self.lines), bisect_left(self._tops, bottom)))

    def line_at(self, y: int) -> int | None:
        """Return the number of the line at the height."""
        if not 0 <= y < self.height:
            return None
        return bisect_right(self._tops, y) - 1

    def find(self, wanted: Hashable) -> tuple[int, Item] | None:
        """Return the item of that key with the number of its line."""
        return self._at.get(wanted)

    def items(self) -> list[Item]:
        """Return everything, line by line."""
        return [item for line in self.lines for item in line.items]

    def beside(self, wanted: Hashable, steps: int) -> Item | None:
        """Return the item so many steps on in the same line; the last one where it ends."""
        found = self._at.get(wanted)
        if found is None:
            return None
        items = self.lines[found[0]].items
        at = items.index(found[1]) + steps
        return items[max(0, min(len(items) - 1, at))]

    def below(self, wanted: Hashable, lines: int) -> Item | None:
        """Return the item so many lines down, or up, nearest to today or to the middle of this."""
        found = self._at.get(wanted)
        if found is None:
            return None
        number, item = found
        way = 1 if lines > 0 else -1
        number += lines
        while 0 <= number < len(self.lines) and not self.lines[number].items:
            number += way
        if not 0 <= number < len(self.lines):
            return None
        day = (item.span.first.toordinal() + item.span.last.toordinal()) // 2
        if self.chart.today in item.span:
            day = self.chart.today.toordinal()
        return self.nearest(number, day)

    def nearest(self, line: int, day: int) -> Item | None:
        """Return the item of the line that is nearest to the day, an ordinal."""
        items = self.lines[line].items
        return min(items, key=lambda one: _apart(one.span, day), default=None)


def _apart(span: Span, day: int) -> int:
    return max(span.first.toordinal() - day, day - span.last.toordinal(), 0)
