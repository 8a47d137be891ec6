"""The departments' desk: who speaks for each, when they were last heard, and what they use."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import departments
from smdesk.domain.accounts import is_personal
from smdesk.domain.dates import DAY
from smdesk.domain.departments import Department, Facet, Liaison, UseStatus
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.registers import Contact, ContactSheet, DepartmentGrid, DepartmentRow, Speaker
from smdesk.domain.roster import Member, Person, active
from smdesk.domain.rules import Finding
from smdesk.overriding import override


class DepartmentsRegister(RegisterDesk[Department]):
    """The departments themselves."""

    @override
    def _uses(self, record: Department) -> tuple[Ref, ...]:
        library = self._office.library
        tied = (
            *library.registers.liaisons.where(department=record.id),
            *library.registers.facets.where(department=record.id),
        )
        return tuple(Ref.to(one) for one in tied)


class DepartmentsDesk:
    """Says who speaks for which department, and what it uses social media for."""

    def __init__(self, office: Office) -> None:
        library = office.library
        self._office = office
        self.departments = DepartmentsRegister(
            office, library.registers.departments, Department, order="name"
        )
        self.facets = RegisterDesk(office, library.registers.facets, Facet, order="use")
        self.liaisons = RegisterDesk(office, library.registers.liaisons, Liaison, order="since")

    def rows(self) -> list[DepartmentRow]:
        """Return the grid: every department with its speakers, its uses and what is amiss."""
        library, today = self._office.library, self._office.today()
        names = dict(library.people.pick("id, name"))
        every = self.departments.all()
        titles = {one.id: one.name for one in every}
        now = departments.speaking(library.registers.liaisons.all(), today)
        duties: dict[RecordId, list[RecordId]] = {}
        for department, speakers in now.items():
            for one in speakers:
                duties.setdefault(one.person, []).append(department)
        used: dict[RecordId, list[Facet]] = {}
        for facet in self.facets.all():
            used.setdefault(facet.department, []).append(facet)
        amiss: dict[RecordId, list[Finding]] = {}
        for finding in self.findings():
            amiss.setdefault(finding.about.id, []).append(finding)

        def speaker(one: Liaison) -> Speaker:
            others = [titles[d] for d in duties[one.person] if d != one.department and d in titles]
            name = names.get(one.person, "")
            return Speaker(one, name, one.silent(today), tuple(sorted(others)))

        return [
            DepartmentRow(
                department=one,
                speakers=tuple(speaker(each) for each in now.get(one.id, ())),
                facets=tuple(used.get(one.id, ())),
                findings=tuple(amiss.get(one.id, ())),
            )
            for one in every
        ]

    def name_liaison(
        self, liaison: Liaison, *, instead: RecordId | None = None, by: Member
    ) -> Liaison:
        """Let somebody speak for a department, beside others or ``instead`` of one; GoneError."""
        library = self._office.library
        library.people.one(liaison.person)
        library.registers.departments.one(liaison.department)
        before = library.registers.liaisons.one(instead) if instead is not None else None
        with self._office.task("liaison.add", Topic.ROSTER, by=by):
            if before is not None and before.since < liaison.since:
                library.registers.liaisons.save(replace(before, until=liaison.since - DAY))
            elif before is not None:
                library.registers.liaisons.remove(before.id)
            return library.registers.liaisons.save(liaison)

    def end_liaison(self, liaison: RecordId, *, by: Member) -> Liaison:
        """Let today be the last day on which somebody speaks for a department; GoneError."""
        library, today = self._office.library, self._office.today()
        current = library.registers.liaisons.one(liaison)
        last = max(today, current.since)
        with self._office.task("liaison.end", Topic.ROSTER, by=by):
            return library.registers.liaisons.save(replace(current, until=last))

    def had_contact(
        self, department: RecordId, on: date | None = None, *, by: Member
    ) -> tuple[Liaison, ...]:
        """Note that the team heard from all who speak for the department; raises GoneError."""
        library, today = self._office.library, self._office.today()
        library.registers.departments.one(department)
        now = departments.speaking(library.registers.liaisons.where(department=department), today)
        with self._office.task("liaison.heard", Topic.ROSTER, by=by):
            return tuple(
                library.registers.liaisons.save(one.heard(on or today))
                for one in now.get(department, ())
            )

    def set_uses(
        self, department: RecordId, uses: Mapping[UseStatus, Sequence[str]], *, by: Member
    ) -> None:
        """Let a department use social media for these, in one task; raises GoneError.

        A use whose words stay keeps its history; one that is named twice is kept once.
        """
        library = self._office.library
        library.registers.departments.one(department)
        wanted = {use: status for status, texts in uses.items() for use in texts}
        kept = {one.use: one for one in library.registers.facets.where(department=department)}
        with self._office.task("facet.set", Topic.ROSTER, by=by):
            for use, one in kept.items():
                if use not in wanted:
                    library.registers.facets.remove(one.id)
            for use, status in wanted.items():
                before = kept.get(use) or Facet(department=department, use=use)
                library.registers.facets.save(replace(before, status=status))

    def grid(self, imprint: Imprint) -> DepartmentGrid:
        """Return the departments as they are printed."""
        return DepartmentGrid(imprint=imprint, rows=tuple(self.rows()))

    def contacts(self, imprint: Imprint) -> ContactSheet:
        """Return everybody to turn to, as the contacts sheet prints it."""
        library, today = self._office.library, self._office.today()
        people = self._office.people()
        seats = dict(library.seats.pick("id, name"))
        everybody = list(people.values())
        told: dict[RecordId, list[str]] = {}
        for term in active(library.terms.all(), today):
            told.setdefault(term.person, []).append(seats.get(term.seat, ""))

        def contact(person: RecordId, what: str) -> Contact:
            one = people[person]
            ways = tuple(filter(None, (one.email, one.phone)))
            # Somebody's address at the library is on file like any other; one that is plainly
            # elsewhere is their own.
            return Contact(one.name, what, ways, is_personal(one.email, ()))

        rows = self.rows()
        organisation = imprint.organisation
        private = is_personal(organisation.inquiries_email, everybody)
        return ContactSheet(
            imprint=imprint,
            email="" if private else organisation.inquiries_email,
            phone=organisation.inquiries_phone,
            team=tuple(
                contact(person, ", ".join(names))
                for person, names in sorted(told.items(), key=lambda one: people[one[0]].name)
                if person in people
            ),
            units=tuple(
                Contact(unit.name, unit.controls, tuple(filter(None, (unit.contact,))))
                for unit in library.support_units.all(order="name")
            ),
            departments=tuple(
                Contact(
                    row.department.name,
                    ", ".join(speaker.name for speaker in row.speakers),
                    _ways(row, people),
                )
                for row in rows
            ),
        )

    def findings(self) -> list[Finding]:
        """Return what the rules say about departments today, each with its clause."""
        library, clauses = self._office.library, self._office.clauses()
        found = departments.findings(
            self.departments.all(),
            library.registers.liaisons.all(),
            library.registers.facets.all(),
            dict(library.people.pick("id, name")),
            self._office.today(),
        )
        return [finding.under(clauses) for finding in found]


def _ways(row: DepartmentRow, people: dict[RecordId, Person]) -> tuple[str, ...]:
    """Return how a department is reached: its own mailbox, or else its speakers."""
    if row.department.contact:
        return (row.department.contact,)
    found = (people.get(speaker.liaison.person) for speaker in row.speakers)
    return tuple(one.email for one in found if one is not None and one.email)
