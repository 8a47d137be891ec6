"""The learning desk: goals, what was learned, and what somebody's service came to."""

from dataclasses import replace
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import learning
from smdesk.domain.dates import Span
from smdesk.domain.imprint import Imprint
from smdesk.domain.learning import (
    Certificate,
    LearningEntry,
    LearningGoal,
    Served,
    ServiceRecord,
    days_of,
)
from smdesk.domain.records import GoneError, RecordId
from smdesk.domain.roster import Member, Person, Term
from smdesk.domain.rules import Finding


class LearningDesk:
    """What members want to learn, what they learned, and their certificates."""

    def __init__(self, office: Office) -> None:
        library = office.library
        self._office = office
        self.goals = RegisterDesk(
            office, library.registers.learning_goals, LearningGoal, order="by, goal"
        )
        self.entries = RegisterDesk(
            office, library.registers.learning_entries, LearningEntry, order="on"
        )

    def reached(self, goal: RecordId, *, by: Member) -> LearningGoal:
        """Note that a goal is reached today; raises GoneError."""
        library, today = self._office.library, self._office.today()
        current = library.registers.learning_goals.one(goal)
        with self._office.task("learning_goal.reach", Topic.ROSTER, by=by):
            return library.registers.learning_goals.save(replace(current, done_on=today))

    def shared(self, entry: RecordId, *, by: Member) -> LearningEntry:
        """Note that the others heard of it today; raises GoneError."""
        library, today = self._office.library, self._office.today()
        current = library.registers.learning_entries.one(entry)
        with self._office.task("learning_entry.share", Topic.ROSTER, by=by):
            return library.registers.learning_entries.save(
                replace(current, shared_on=max(today, current.on))
            )

    def who_served(self) -> list[Person]:
        """Return everybody who ever had a term, by name: those a certificate can be printed for."""
        today = self._office.today()
        terms = self._office.library.terms.all()
        had = {term.person for term in terms if term.first <= today}
        return [one for one in self._office.library.people.all(order="name") if one.id in had]

    def record(self, person: RecordId, imprint: Imprint) -> ServiceRecord:
        """Return what somebody's service came to; raises GoneError for somebody without a term."""
        library, today = self._office.library, self._office.today()
        known = library.people.one(person)
        terms = sorted(self._terms(person), key=lambda term: (term.first, term.last))
        if not terms:
            raise GoneError(Term.kind)
        seats = dict(library.seats.pick("id, name"))
        names = dict(library.roles.pick("id, name"))
        entries = library.registers.learning_entries.where(person=person)
        goals = library.registers.learning_goals.where(person=person)
        shifts = [shift.span for shift in library.shifts.where(person=person)]
        calendar = library.calendar
        return ServiceRecord(
            imprint=imprint,
            person=person,
            name=known.name,
            work=known.work,
            span=Span(terms[0].first, max(term.last for term in terms)),
            decisions=tuple(dict.fromkeys(term.decision for term in terms if term.decision)),
            seats=tuple(Served(seats.get(term.seat, ""), term.first, term.last) for term in terms),
            roles=tuple(
                Served(names.get(one.role, ""), one.first, _until(one.last, today))
                for one in library.assignments.where(order="first", person=person)
                if one.first <= today
            ),
            duty_days=days_of(shifts, today),
            posted=calendar.publications.count(by=person),
            approved=calendar.approvals.count(by=person),
            learned=tuple(goal.goal for goal in goals if goal.done_on is not None),
            learning_minutes=sum(entry.minutes for entry in entries),
        )

    def give_certificate(self, person: RecordId, imprint: Imprint, *, by: Member) -> ServiceRecord:
        """Note that somebody's certificate is printed, and return what it says; GoneError."""
        library, today = self._office.library, self._office.today()
        record = self.record(person, imprint)
        latest = max(self._terms(person), key=lambda term: (term.last, term.id))
        given = library.registers.certificates.where(person=person, term=latest.id)
        with self._office.task("certificate.print", Topic.ROSTER, by=by):
            if not any(one.given_on == today for one in given):
                library.registers.certificates.save(
                    Certificate(person=person, term=latest.id, given_on=today)
                )
        return record

    def findings(self) -> list[Finding]:
        """Return what the rules say about learning and certificates, each with its clause."""
        library, clauses = self._office.library, self._office.clauses()
        found = learning.findings(
            library.terms.all(),
            library.registers.learning_goals.all(),
            library.registers.learning_entries.all(),
            library.registers.certificates.all(),
            names=dict(library.people.pick("id, name")),
            today=self._office.today(),
        )
        return [finding.under(clauses) for finding in found]

    def _terms(self, person: RecordId) -> list[Term]:
        today = self._office.today()
        return [t for t in self._office.library.terms.where(person=person) if t.first <= today]


def _until(last: date | None, today: date) -> date | None:
    return last if last is not None and last <= today else None
