"""The weeks of the rota side by side: on the screen, on the wall, and in calendar programs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smdesk.desk.office import Office
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rota import WEEK_DAYS, Duty, Need, Shift, week_of, weeks_in
from smdesk.domain.rota_cover import Cover
from smdesk.domain.wall import WallCell, WallRota, WallRow
from smdesk.exporters.ics import CalendarDay, written


@dataclass(frozen=True, slots=True)
class Cell:
    """One channel's duty in one week."""

    week: date
    shifts: tuple[Shift, ...]
    names: tuple[str, ...]
    """Who is on duty, in the order of the shifts."""
    uncovered: tuple[date, ...]
    """Days of the week that ask for somebody and have nobody."""
    mine: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One channel's duty over the weeks; ``need`` is None for shifts nobody asks for any more."""

    account: RecordId
    name: str
    duty: Duty
    need: Need | None
    cells: tuple[Cell, ...]


class RotaWeeks:
    """Reads the weeks."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rows(self, first: date, weeks: int, *, by: Member) -> list[Row]:
        """Return every channel's duties over so many weeks from the week of the day on."""
        span = weeks_from(first, weeks)
        library, people = self._office.library, self._office.people()
        names = self.accounts()
        shifts = library.shifts.overlapping(span, "first")
        cover = Cover(shifts, library.absences.overlapping(span), library.terms.overlapping(span))
        needs = {(n.account, n.duty): n for n in library.needs.all() if n.account in names}
        wanted = set(needs) | {(s.account, s.duty) for s in shifts if s.account in names}
        rows = []
        for account, duty in sorted(wanted, key=lambda w: (names[w[0]].casefold(), _rank(w[1]))):
            need = needs.get((account, duty))
            mine = [s for s in shifts if (s.account, s.duty) == (account, duty)]
            cells = tuple(
                self._cell(week, mine, need, cover, {p.id: p.name for p in people.values()}, by)
                for week in weeks_in(span)
            )
            rows.append(Row(account, names[account], duty, need, cells))
        return rows

    def shifts(self, span: Span) -> list[Shift]:
        """Return all shifts that share a day with the span, the first ones first."""
        return self._office.library.shifts.overlapping(span, "first")

    def there(self, day: date) -> list[str]:
        """Return the names of those who do some duty on the day: no one who is away, by name."""
        library, people = self._office.library, self._office.people()
        span = Span(day, day)
        shifts = library.shifts.overlapping(span)
        cover = Cover(shifts, library.absences.overlapping(span), library.terms.overlapping(span))
        there = {cover.doing(shift.account, shift.duty, day) for shift in shifts}
        return sorted(people[one].name for one in there if one is not None and one in people)

    def wall(self, first: date, weeks: int, *, imprint: Imprint, by: Member) -> WallRota:
        """Return so many weeks as they hang on a wall."""
        span, people = weeks_from(first, weeks), self._office.people()

        def name(person: RecordId | None) -> str:
            return people[person].name if person is not None and person in people else ""

        def cell(one: Cell) -> WallCell:
            end = one.week + timedelta(days=WEEK_DAYS - 1)
            there = [
                (name(s.person), max(s.first, one.week), min(s.last, end), name(s.backup))
                for s in one.shifts
            ]
            return WallCell(tuple(there), one.uncovered)

        away = self._office.library.absences.overlapping(span, "first")
        return WallRota(
            imprint=imprint,
            weeks=tuple(weeks_in(span)),
            rows=tuple(
                WallRow(row.name, row.duty, tuple(cell(one) for one in row.cells))
                for row in self.rows(first, weeks, by=by)
            ),
            away=tuple((name(one.person), one.first, one.last) for one in away),
        )

    def calendar(self, first: date, weeks: int, say: Callable[[Duty], str]) -> bytes:
        """Return so many weeks as a file for calendar programs; ``say`` names a duty."""
        people, names = self._office.people(), self.accounts()
        days = [
            CalendarDay(
                uid=f"{shift.id}@smdesk",
                first=shift.first,
                last=shift.last,
                title=f"{people[shift.person].name}: {names.get(shift.account, '')}, "
                f"{say(shift.duty)}",
                note=shift.note,
            )
            for shift in self.shifts(weeks_from(first, weeks))
            if shift.person in people
        ]
        library = self._office.library.organisations.all()[0].name
        return written(days, name=library, now=self._office.now())

    def accounts(self) -> dict[RecordId, str]:
        """Return the names of all accounts by id."""
        return dict(self._office.library.accounts.pick("id, name"))

    def _cell(  # noqa: PLR0917 - a cell is where they all meet
        self,
        week: date,
        shifts: Sequence[Shift],
        need: Need | None,
        cover: Cover,
        names: dict[RecordId, str],
        by: Member,
    ) -> Cell:
        days = Span(week, week + timedelta(days=WEEK_DAYS - 1))
        here = tuple(shift for shift in shifts if shift.span.overlap(days))
        missing: tuple[date, ...] = ()
        if need is not None:
            missing = tuple(
                day
                for day in need.days_in(week)
                if cover.doing(need.account, need.duty, day) is None
            )
        return Cell(
            week=week,
            shifts=here,
            names=tuple(names.get(shift.person, "") for shift in here),
            uncovered=missing,
            mine=any(by.person == shift.person for shift in here),
        )


def weeks_from(first: date, weeks: int) -> Span:
    """Return so many weeks, beginning with the one that holds the day."""
    start = week_of(first)
    return Span(start, start + timedelta(days=WEEK_DAYS * weeks - 1))


def _rank(duty: Duty) -> int:
    return list(Duty).index(duty)
