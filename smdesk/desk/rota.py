"""The rota's desk: what channels ask for, who is on duty in which week, absences and swaps."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from typing_extensions import override

from smdesk.desk.errors import AlreadyAnsweredError, NotAskedError
from smdesk.desk.office import Office
from smdesk.desk.read_first import check_read
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import rota
from smdesk.domain.dates import DAY, Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.domain.roster import Member, serving
from smdesk.domain.rota import (
    LOOKS_AHEAD_DAYS,
    MONTH_DAYS,
    WEEK_DAYS,
    Absence,
    Cover,
    Duty,
    Need,
    Proposal,
    Shift,
    Swap,
    SwapState,
    week_of,
    weeks_in,
)
from smdesk.domain.rules import Finding
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


@dataclass(frozen=True, slots=True)
class SwapLine:
    """A swap as a list shows it."""

    swap: Swap
    shift: Shift | None
    """None once the shift is gone."""
    account: str
    asked_by: str
    asked_of: str
    mine_to_answer: bool


class NeedsDesk(RegisterDesk[Need]):
    """What the channels ask for."""

    @override
    def _check(self, before: Need | None, after: Need | None, reason: str) -> None:
        if after is None:
            return
        same = self._table.where(account=after.account, duty=after.duty)
        if any(need.id != after.id for need in same):
            raise InvalidError(duty=Fault.TAKEN)


class RotaDesk:
    """Shares the weeks out, and lets people swap."""

    def __init__(self, office: Office) -> None:
        library = office.library
        self._office = office
        self.needs = NeedsDesk(office, library.needs, Need)
        self.absences = RegisterDesk(office, library.absences, Absence, order="first")

    # Looking.

    def rows(self, first: date, weeks: int, *, by: Member) -> list[Row]:
        """Return every channel's duties over so many weeks from the week of the day on."""
        span = _weeks(first, weeks)
        library, people = self._office.library, self._office.people()
        names = self._accounts()
        shifts = library.shifts.overlapping(span, "first")
        cover = Cover(shifts, library.absences.overlapping(span))
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

    def on_duty(self, person: RecordId, span: Span) -> list[Shift]:
        """Return the person's shifts within the days, the first ones first."""
        found = self._office.library.shifts.overlapping(span, "first")
        return [shift for shift in found if shift.person == person]

    def shifts(self, span: Span) -> list[Shift]:
        """Return all shifts that share a day with the span, the first ones first."""
        return self._office.library.shifts.overlapping(span, "first")

    def could(self, day: date) -> dict[RecordId, str]:
        """Return the names of those who serve on the day, by name."""
        people = self._office.people()
        there = serving(self._office.library.terms.all(), day)
        named = {person: people[person].name for person in there if person in people}
        return dict(sorted(named.items(), key=lambda one: one[1].casefold()))

    # Sharing out.

    def propose(self, first: date, weeks: int) -> Proposal:
        """Return a fair proposal for so many weeks; shifts that are there stay and count."""
        span = _weeks(first, weeks)
        library = self._office.library
        return rota.propose(
            weeks_in(span),
            [n for n in library.needs.all() if n.account in self._accounts()],
            terms=library.terms.all(),
            absences=library.absences.overlapping(span),
            kept=library.shifts.overlapping(span),
        )

    def accept(self, proposal: Proposal, *, reason: str = "", by: Member) -> None:
        """Keep the proposed shifts, all in one task; raises ReasonNeededError (NOT_READ)."""
        check_read(self._office, (shift.person for shift in proposal.shifts), reason)
        with self._office.task("shift.accept", Topic.ROTA, by=by, reason=reason.strip()):
            for shift in proposal.shifts:
                self._office.library.shifts.save(shift)

    def assign(self, shift: Shift, *, reason: str = "", by: Member) -> Shift:
        """Put somebody on duty; what stood on those days for that duty is cut back or goes.

        Raises GoneError, and ReasonNeededError (NOT_READ) without a reason.
        """
        library = self._office.library
        library.people.one(shift.person)
        library.accounts.one(shift.account)
        check_read(self._office, [shift.person], reason)
        with self._office.task("shift.assign", Topic.ROTA, by=by, reason=reason.strip()):
            self._make_room(shift)
            return library.shifts.save(shift)

    def change(self, shift: Shift, *, reason: str = "", by: Member) -> Shift:
        """Keep a shift as it now is; raises as ``assign`` for somebody else than had it."""
        before = self._office.library.shifts.one(shift.id)
        if before.person != shift.person:
            check_read(self._office, [shift.person], reason)
        with self._office.task("shift.change", Topic.ROTA, by=by, reason=reason.strip()):
            self._make_room(shift)
            return self._office.library.shifts.save(shift)

    def clear(self, shifts: Collection[RecordId], *, by: Member) -> None:
        """Take shifts off the rota, all in one task; raises GoneError."""
        with self._office.task("shift.clear", Topic.ROTA, by=by):
            for shift in shifts:
                self._office.library.shifts.remove(shift)

    # Swaps.

    def swaps(self, *, by: Member) -> list[SwapLine]:
        """Return the swaps that are open, and those answered in the past weeks, newest first."""
        library, people, names = self._office.library, self._office.people(), self._accounts()
        since = self._office.today() - timedelta(days=MONTH_DAYS)
        lines = []
        for swap in library.swaps.all("-asked_on"):
            if swap.state is not SwapState.ASKED and (swap.answered_on or since) < since:
                continue
            shift = library.shifts.get(swap.shift)
            lines.append(
                SwapLine(
                    swap=swap,
                    shift=shift,
                    account=names.get(shift.account, "") if shift else "",
                    asked_by=people[swap.asked_by].name if swap.asked_by in people else "",
                    asked_of=people[swap.asked_of].name if swap.asked_of in people else "",
                    mine_to_answer=swap.state is SwapState.ASKED
                    and shift is not None
                    and (swap.asked_of == by.person or by.coordinator),
                )
            )
        return lines

    def ask(self, shift: RecordId, of: RecordId, *, why: str = "", by: Member) -> Swap:
        """Ask somebody to take a shift; raises GoneError, InvalidError for its own holder."""
        library = self._office.library
        asked = library.shifts.one(shift)
        if asked.person == of:
            raise InvalidError(asked_of=Fault.TAKEN)
        swap = Swap(
            shift=shift,
            asked_by=asked.person,
            asked_of=of,
            asked_on=self._office.today(),
            why=why.strip(),
        )
        with self._office.task("swap.ask", Topic.ROTA, by=by):
            return library.swaps.save(swap)

    def answer(self, swap: RecordId, *, agreed: bool, reason: str = "", by: Member) -> Swap:
        """Let the one who was asked agree, which gives them the shift, or decline.

        A coordinator may answer for them, as when they said so by telephone. Raises GoneError,
        AlreadyAnsweredError, NotAskedError, ReasonNeededError (NOT_READ).
        """
        library = self._office.library
        asked = library.swaps.one(swap)
        if asked.state is not SwapState.ASKED:
            raise AlreadyAnsweredError
        if by.person != asked.asked_of and not by.coordinator:
            raise NotAskedError
        shift = library.shifts.one(asked.shift)
        state = SwapState.AGREED if agreed else SwapState.DECLINED
        if agreed:
            check_read(self._office, [asked.asked_of], reason)
        with self._office.task("swap.answer", Topic.ROTA, by=by, reason=reason.strip()):
            if agreed:
                library.shifts.save(shift.taken_by(asked.asked_of))
            return library.swaps.save(asked.answered(state, self._office.today()))

    # On the wall, and in calendars.

    def wall(self, first: date, weeks: int, *, imprint: Imprint, by: Member) -> WallRota:
        """Return so many weeks as they hang on a wall."""
        span, people = _weeks(first, weeks), self._office.people()

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
        people, names = self._office.people(), self._accounts()
        days = [
            CalendarDay(
                uid=f"{shift.id}@smdesk",
                first=shift.first,
                last=shift.last,
                title=f"{people[shift.person].name}: {names.get(shift.account, '')}, "
                f"{say(shift.duty)}",
                note=shift.note,
            )
            for shift in self.shifts(_weeks(first, weeks))
            if shift.person in people
        ]
        library = self._office.library.organisations.all()[0].name
        return written(days, name=library, now=self._office.now())

    # What the rules say.

    def findings(self) -> list[Finding]:
        """Return what the rules say about the rota today, each with its clause."""
        library, today = self._office.library, self._office.today()
        ahead = Span(week_of(today), today + timedelta(days=max(LOOKS_AHEAD_DAYS, MONTH_DAYS)))
        found = rota.findings(
            library.needs.all(),
            library.shifts.overlapping(ahead),
            library.absences.overlapping(ahead),
            accounts=self._accounts(),
            people={person.id: person.name for person in self._office.people().values()},
            today=today,
        )
        clauses = self._office.clauses()
        return [finding.under(clauses) for finding in found]

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

    def _make_room(self, new: Shift) -> None:
        """Cut back what stands on the shift's days for the same duty."""
        shifts = self._office.library.shifts
        for old in shifts.overlapping(new.span):
            if old.id == new.id or (old.account, old.duty) != (new.account, new.duty):
                continue
            before = replace(old, last=new.first - DAY) if old.first < new.first else None
            after = replace(old, first=new.last + DAY) if old.last > new.last else None
            if before is not None:
                shifts.save(before)
                if after is not None:
                    shifts.save(
                        Shift(
                            account=old.account,
                            duty=old.duty,
                            first=after.first,
                            last=after.last,
                            person=old.person,
                            backup=old.backup,
                            note=old.note,
                        )
                    )
            elif after is not None:
                shifts.save(after)
            else:
                shifts.remove(old.id)

    def _accounts(self) -> dict[RecordId, str]:
        return dict(self._office.library.accounts.pick("id, name"))


def _weeks(first: date, weeks: int) -> Span:
    start = week_of(first)
    return Span(start, start + timedelta(days=WEEK_DAYS * weeks - 1))


def _rank(duty: Duty) -> int:
    return list(Duty).index(duty)
