"""Decisions, and the appointments that rest on them: who may do what, and who said so."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import appointments
from smdesk.domain.appointments import (
    NO_ADMINISTRATOR,
    OF_THE_FOUNDING,
    QUOTED_ONLY,
    Appointment,
    AppointmentLine,
    Body,
    Capability,
    Decision,
    DecisionLine,
    same_number,
)
from smdesk.domain.audits import AuditGroup
from smdesk.domain.custody import Custodian
from smdesk.domain.records import Fault, InvalidError, Record, RecordId, Ref
from smdesk.domain.roles import Assignment
from smdesk.domain.roster import Member, Term
from smdesk.domain.rules import Finding, RefusedError
from smdesk.overriding import override

QUOTING: tuple[type[Record], ...] = (Term, Assignment, Custodian, AuditGroup)
"""The kinds of record whose field ``decision`` quotes a number."""


class DecisionsDesk(RegisterDesk[Decision]):
    """What those in charge decided, and what rests on it."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.decisions, Decision, order="-on, number")

    def numbers(self) -> list[str]:
        """Return the numbers of all decisions, the latest first."""
        return [one.number for one in self.all()]

    def numbered(self, number: str) -> Decision | None:
        """Return the decision with the number; case and blanks do not count."""
        wanted = same_number(number)
        return next((one for one in self.all() if same_number(one.number) == wanted), None)

    def lines(self) -> list[DecisionLine]:
        """Return all decisions with what rests on each, the latest first."""
        quoted, resting = self._quoted(), self._resting()
        return [
            DecisionLine(
                one,
                (*resting.get(one.id, ()), *quoted.get(same_number(one.number), ("", ()))[1]),
            )
            for one in self.all()
        ]

    def quoted_only(self) -> dict[str, tuple[Ref, ...]]:
        """Return the numbers that something quotes and nobody kept, with what quotes each."""
        kept = {same_number(number) for number in self.numbers()}
        return {
            number: tuple(refs)
            for plain, (number, refs) in sorted(self._quoted().items())
            if plain not in kept
        }

    def names_of(self, rests: Sequence[Ref]) -> list[str]:
        """Return whose or what each of these things is that rest on a decision."""
        library = self._office.library
        people = dict(library.people.pick("id, name"))
        accounts = dict(library.accounts.pick("id, name"))
        names = []
        for ref in rests:
            record = library.table(ref.kind).get(ref.id)
            if isinstance(record, AuditGroup):
                names.append(record.name)
            elif isinstance(record, Custodian):
                who, what = people.get(record.person, ""), accounts.get(record.account, "")
                names.append(f"{who} · {what}")
            else:
                names.append(people.get(getattr(record, "person", RecordId("")), ""))
        return names

    def findings(self) -> list[Finding]:
        """Return the decisions to confirm, to look at again, and to keep; with clauses."""
        library, clauses = self._office.library, self._office.clauses()
        used = {one for (one,) in library.appointments.pick("decision")}
        found = appointments.decision_findings(self.all(), used, self._office.today())
        lost = self.quoted_only()
        if lost:
            about = Ref.to(library.organisations.all()[0])
            facts = {"numbers": tuple(lost)}
            found.append(Finding(rule=QUOTED_ONLY, about=about, facts=facts))
        return [finding.under(clauses) for finding in found]

    def keep(self, record: Decision, *, by: Member, reason: str = "") -> Decision:
        """Keep a decision that was only quoted so far; raises as ``add``."""
        self._check(None, record, reason)
        with self._office.task("decision.keep", self._topic, by=by, reason=reason):
            return self._table.save(record)

    @override
    def change(self, record: Decision, *, by: Member, reason: str = "") -> Decision:
        """Keep the decision as it now is; whatever quotes its number quotes the new one."""
        before = self.one(record.id)
        self._check(before, record, reason)
        with self._office.task("decision.change", self._topic, by=by, reason=reason):
            if before.number != record.number:
                self._requote(before.number, record.number)
            return self._table.save(record)

    @override
    def _check(self, before: Decision | None, after: Decision | None, reason: str) -> None:
        if after is None:
            return
        there = self.numbered(after.number)
        if there is not None and there.id != after.id:
            raise InvalidError(number=Fault.TAKEN)
        if after.body is Body.FOUNDER:
            tied = self._office.library.appointments.pick("person", decision=after.id)
            if len(set(tied)) > 1:
                raise founding_refused(self._office, after)

    @override
    def _uses(self, record: Decision) -> tuple[Ref, ...]:
        return next(line.rests for line in self.lines() if line.decision.id == record.id)

    def _resting(self) -> dict[RecordId, list[Ref]]:
        found: dict[RecordId, list[Ref]] = {}
        for record, decision in self._office.library.appointments.pick("id, decision"):
            found.setdefault(decision, []).append(Ref(Appointment.kind, record))
        return found

    def _quoted(self) -> dict[str, tuple[str, list[Ref]]]:
        """Return, by number as compared, the number as first written and what quotes it."""
        found: dict[str, tuple[str, list[Ref]]] = {}
        for kind in QUOTING:
            for record, number in self._office.library.table(kind).pick("id, decision"):
                if number.strip():
                    plain = same_number(number)
                    found.setdefault(plain, (number.strip(), []))[1].append(Ref(kind.kind, record))
        return found

    def _requote(self, before: str, after: str) -> None:
        wanted = same_number(before)
        for ref in self._quoted().get(wanted, ("", []))[1]:
            table = self._office.library.table(ref.kind)
            table.save(replace(table.one(ref.id), decision=after))


class AppointmentsDesk(RegisterDesk[Appointment]):
    """Who is appointed to what, by which decision."""

    def __init__(self, office: Office, decisions: DecisionsDesk) -> None:
        super().__init__(office, office.library.appointments, Appointment, order="first")
        self._decisions = decisions

    # What is there.

    def lines(self) -> list[AppointmentLine]:
        """Return all appointments: by what they are to, those that hold first, then by name."""
        library, today = self._office.library, self._office.today()
        people = dict(library.people.pick("id, name"))
        accounts = dict(library.accounts.pick("id, name"))
        decisions = {one.id: one for one in library.decisions.all()}
        kinds = list(Capability)
        lines = [
            AppointmentLine(
                appointment=one,
                person=people.get(one.person, ""),
                number=decisions[one.decision].number,
                body=decisions[one.decision].body,
                channels=tuple(sorted(accounts.get(a, "") for a in one.channels)),
                holds=one.holds(today),
            )
            for one in self.all()
        ]
        return sorted(
            lines,
            key=lambda line: (
                kinds.index(line.appointment.capability),
                not line.holds,
                line.person.casefold(),
                line.appointment.first,
            ),
        )

    def holds(
        self, person: RecordId, capability: Capability, channel: RecordId | None = None
    ) -> bool:
        """Whether the person is appointed to it today, for the account or for any."""
        return appointments.holds(self.all(), person, capability, self._office.today(), channel)

    def approvers(self, channel: RecordId | None = None) -> set[RecordId]:
        """Return who may approve today what is posted to the account, or to any."""
        return appointments.approvers(self.all(), self._office.today(), channel)

    # What is done.

    def appoint(
        self, decision: Decision, appointed: Sequence[Appointment], *, by: Member
    ) -> list[Appointment]:
        """Keep a decision, new or known, and whom it appoints: one task.

        Raises InvalidError (number) when another decision has its number, GoneError for a person
        who is not on file, RefusedError (OF_THE_FOUNDING).
        """
        known = self._decisions.get(decision.id)
        self._decisions._check(known, decision, "")  # noqa: SLF001 - of one module
        ready = [replace(one, decision=decision.id) for one in appointed]
        self._check_people(decision, ready)
        with self._office.task("decision.appoint", Topic.ROSTER, by=by):
            if known != decision:
                self._office.library.decisions.save(decision)
            return [self._table.save(one) for one in ready]

    def end(self, appointment: RecordId, on: date, *, by: Member, reason: str = "") -> Appointment:
        """Let an appointment hold for the last time on the day; raises GoneError.

        Whoever answers for accounts by it goes on to, until somebody else does; a finding says so.
        """
        ended = self.one(appointment).ended(on)
        with self._office.task("appointment.end", Topic.ROSTER, by=by, reason=reason):
            return self._table.save(ended)

    def findings(self) -> list[Finding]:
        """Return who answers for accounts without an appointment, and that nobody approves."""
        library, clauses = self._office.library, self._office.clauses()
        every, today = self.all(), self._office.today()
        found = appointments.custody_findings(
            library.custodians.pick("account, person"),
            every,
            dict(library.people.pick("id, name")),
            dict(library.accounts.pick("id, name")),
            today,
        )
        if not appointments.approvers(every, today):
            about = Ref.to(library.organisations.all()[0])
            found.append(Finding(rule=NO_ADMINISTRATOR, about=about))
        return [finding.under(clauses) for finding in found]

    @override
    def _check(self, before: Appointment | None, after: Appointment | None, reason: str) -> None:
        if after is not None:
            self._check_people(self._decisions.one(after.decision), [after])

    def _check_people(self, decision: Decision, appointed: Collection[Appointment]) -> None:
        library = self._office.library
        for one in appointed:
            library.people.one(one.person)
        if decision.body is not Body.FOUNDER:
            return
        there = library.appointments.pick("person", decision=decision.id)
        if len({person for (person,) in there} | {one.person for one in appointed}) > 1:
            raise founding_refused(self._office, decision)


def founding_refused(office: Office, decision: Decision) -> RefusedError:
    """Return the refusal to let the founding appoint more than one person (T10)."""
    return RefusedError(office.bound(Finding(rule=OF_THE_FOUNDING, about=Ref.to(decision))))
