"""The slots of a calendar: days in a month, hours in a week, and which posts lie in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import RecordId

WEEK = 7
HOURS = 24
WEEKS_IN_MONTH = 6


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A day, or an hour of it."""

    day: date
    hour: int | None = None

    @property
    def clock(self) -> time | None:
        """When something begun here is to go out; None leaves it to the person."""
        return None if self.hour is None else time(self.hour)


@dataclass(frozen=True, slots=True)
class Cell:
    """One slot with what lies in it."""

    slot: Slot
    lines: tuple[CalendarLine, ...] = ()
    notes: tuple[str, ...] = ()
    outside: bool = False
    """It belongs to the month before or after."""
    today: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Rows of cells, and the words over the columns and beside the rows."""

    rows: tuple[tuple[Cell, ...], ...]
    places: dict[Slot, tuple[int, int]] = field(default_factory=dict)

    def cell(self, slot: Slot) -> Cell | None:
        """Return the cell of the slot, or None if it is not on the board."""
        at = self.places.get(slot)
        return None if at is None else self.rows[at[0]][at[1]]

    def place_of(self, post: RecordId | None) -> Slot | None:
        """Return the slot in which the post lies, or None if it is not on the board."""
        if post is None:
            return None
        cells = (cell for row in self.rows for cell in row)
        return next((c.slot for c in cells if any(n.id == post for n in c.lines)), None)


def week_start(day: date, first_weekday: int = 0) -> date:
    """Return the first day of the week that holds the day; 0 begins weeks on Monday."""
    return day - ((day.weekday() - first_weekday) % WEEK) * DAY


def month_span(day: date, first_weekday: int = 0) -> Span:
    """Return the days that a month's page shows: six whole weeks."""
    first = week_start(day.replace(day=1), first_weekday)
    return Span(first, first + timedelta(days=WEEK * WEEKS_IN_MONTH - 1))


def next_month(day: date, months: int) -> date:
    """Return the day so many months on, or the last of that month where it has none such."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, following - DAY)


def month_board(
    shown: date,
    lines: Iterable[CalendarLine],
    notes: Mapping[date, tuple[str, ...]],
    today: date,
    first_weekday: int = 0,
) -> Board:
    """Return the page of the month that holds the day."""
    span = month_span(shown, first_weekday)
    by_day: dict[date, list[CalendarLine]] = {}
    for line in lines:
        if line.day is not None:
            by_day.setdefault(line.day, []).append(line)
    cells = [
        Cell(
            Slot(day),
            tuple(by_day.get(day, ())),
            notes.get(day, ()),
            outside=day.month != shown.month,
            today=day == today,
            past=day < today,
        )
        for day in (span.first + n * DAY for n in range(span.days))
    ]
    return _board([cells[n : n + WEEK] for n in range(0, len(cells), WEEK)])


def week_board(
    shown: date,
    lines: Iterable[CalendarLine],
    now: tuple[date, int],
    first_weekday: int = 0,
) -> Board:
    """Return the week that holds the day, a row for each hour; ``now`` is a day and its hour."""
    days = [week_start(shown, first_weekday) + n * DAY for n in range(WEEK)]
    by_slot: dict[Slot, list[CalendarLine]] = {}
    for line in lines:
        if line.day is not None and line.clock is not None:
            by_slot.setdefault(Slot(line.day, line.clock.hour), []).append(line)
    return _board(
        [
            [
                Cell(
                    Slot(day, hour),
                    tuple(by_slot.get(Slot(day, hour), ())),
                    today=day == now[0],
                    past=(day, hour) < now,
                )
                for day in days
            ]
            for hour in range(HOURS)
        ]
    )


def _board(rows: Sequence[Sequence[Cell]]) -> Board:
    places = {
        cell.slot: (number, column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    }
    return Board(tuple(map(tuple, rows)), places)
