"""The rota's desk: what channels ask for, who is on duty in which week, absences and swaps."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from smdesk.desk.office import Office
from smdesk.desk.read_first import check_read
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.rota_weeks import RotaWeeks, weeks_from
from smdesk.desk.swaps import SwapsDesk
from smdesk.desk.topics import Topic
from smdesk.domain import rota_rules, rota_sharing
from smdesk.domain.appointments import Capability, approvers
from smdesk.domain.dates import DAY, Span
from smdesk.domain.records import Fault, InvalidError, RecordId, new_id
from smdesk.domain.roster import Member
from smdesk.domain.rota import MONTH_DAYS, Absence, Duty, Need, Shift, week_of, weeks_in
from smdesk.domain.rota_cover import Cover
from smdesk.domain.rota_rules import LOOKS_AHEAD_DAYS
from smdesk.domain.rota_sharing import MayApprove, Proposal
from smdesk.domain.rules import Finding
from smdesk.overriding import override


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody who could be on duty for some days, and what speaks against it."""

    person: RecordId
    name: str
    away: tuple[date, ...]
    """Days on which they are away."""
    off: tuple[date, ...]
    """Days that no term of theirs holds."""
    may: bool
    """Whether they may do this duty on this account."""
    hours: int
    """What they have on duty in the month around, in hours."""


class NeedsDesk(RegisterDesk[Need]):
    """What the channels ask for."""

    @override
    def _check(self, before: Need | None, after: Need | None, reason: str) -> None:
        if after is None:
            return
        same = self._table.where(account=after.account, duty=after.duty)
        if any(need.id != after.id for need in same):
            raise InvalidError(duty=Fault.TAKEN)


class RotaDesk(RotaWeeks):
    """Shares the weeks out; ``swaps`` lets people swap."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        library = office.library
        self.swaps = SwapsDesk(office)
        self.needs = NeedsDesk(office, library.needs, Need)
        self.absences = RegisterDesk(office, library.absences, Absence, order="first")

    # Looking.

    def could(self, span: Span, duty: Duty, account: RecordId) -> list[Possible]:
        """Return who serves on one of the days at least, those who fit best first."""
        library, people = self._office.library, self._office.people()
        month = Span(span.first - timedelta(days=MONTH_DAYS), span.last)
        terms = library.terms.overlapping(month)
        absences = library.absences.overlapping(month)
        cover = Cover(library.shifts.overlapping(month), absences, terms)
        needs, may = library.needs.all(), self._may_approve()
        hours: dict[RecordId, int] = {}
        for kind in Duty:
            for person, count in cover.hours(needs, month, kind).items():
                hours[person] = hours.get(person, 0) + count
        days = [span.first + timedelta(days=number) for number in range(span.days)]
        found = []
        for person in {term.person for term in terms if term.span.overlap(span)}:
            if person not in people:
                continue
            found.append(
                Possible(
                    person=person,
                    name=people[person].name,
                    away=tuple(day for day in days if cover.away(person, day)),
                    off=tuple(day for day in days if not cover.serves(person, day)),
                    may=duty is not Duty.APPROVE
                    or all(may(person, account, day) for day in (span.first, span.last)),
                    hours=hours.get(person, 0),
                )
            )
        return sorted(
            found,
            key=lambda one: (not one.may, len(one.away) + len(one.off), one.hours,
                             one.name.casefold(), one.person),
        )  # fmt: skip

    # Sharing out.

    def propose(self, first: date, weeks: int) -> Proposal:
        """Return a fair proposal for so many weeks; shifts that are there stay and count."""
        span = weeks_from(first, weeks)
        known = Span(span.first - timedelta(days=MONTH_DAYS), span.last)
        library, accounts = self._office.library, self.accounts()
        return rota_sharing.propose(
            weeks_in(span),
            [need for need in library.needs.all() if need.account in accounts],
            terms=library.terms.overlapping(known),
            absences=library.absences.overlapping(known),
            kept=library.shifts.overlapping(known),
            may_approve=self._may_approve(),
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

    # What the rules say.

    def findings(self) -> list[Finding]:
        """Return what the rules say about the rota today, each with its clause."""
        library, today = self._office.library, self._office.today()
        ahead = Span(week_of(today), today + timedelta(days=max(LOOKS_AHEAD_DAYS, MONTH_DAYS)))
        found = rota_rules.findings(
            library.needs.all(),
            library.shifts.overlapping(ahead),
            library.absences.overlapping(ahead),
            accounts=self.accounts(),
            people={person.id: person.name for person in self._office.people().values()},
            today=today,
            terms=library.terms.overlapping(ahead),
            may_approve=self._may_approve(),
        )
        clauses = self._office.clauses()
        return [finding.under(clauses) for finding in found]

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
                    shifts.save(replace(after, id=new_id()))
            elif after is not None:
                shifts.save(after)
            else:
                shifts.remove(old.id)

    def _may_approve(self) -> MayApprove:
        """Return who may approve: the administrators, once anybody is one."""
        appointed = self._office.library.appointments.where(capability=Capability.ADMINISTRATOR)

        @cache
        def those(account: RecordId, day: date) -> set[RecordId]:
            return approvers(appointed, day, account)

        def may(person: RecordId, account: RecordId, day: date) -> bool:
            return not appointed or person in those(account, day)

        return may
