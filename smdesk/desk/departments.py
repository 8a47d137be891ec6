"""The departments' desk: who speaks for each, when they were last heard, and what they use."""

from dataclasses import dataclass, replace
from datetime import date

from typing_extensions import override

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import departments
from smdesk.domain.accounts import is_personal
from smdesk.domain.dates import DAY
from smdesk.domain.departments import Department, Facet, Liaison
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member, Person, active
from smdesk.domain.rules import Finding


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks for a department today."""

    liaison: Liaison
    name: str
    silent: int
    """Days since they were last heard from."""
    also: tuple[str, ...]
    """Names of the other departments for which they speak."""


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One row of the grid."""

    department: Department
    speakers: tuple[Speaker, ...]
    facets: tuple[Facet, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentGrid:
    """All departments as they are printed."""

    imprint: Imprint
    rows: tuple[DepartmentRow, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to: what for, and how they are reached."""

    name: str
    what: str
    ways: tuple[str, ...]
    private: bool = False
    """One of the ways is a mailbox of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSheet:
    """Everybody to turn to: the library's own mailbox first."""

    imprint: Imprint
    email: str
    phone: str
    team: tuple[Contact, ...]
    units: tuple[Contact, ...]
    departments: tuple[Contact, ...]


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

    def name_liaison(self, liaison: Liaison, *, by: Member) -> Liaison:
        """Let somebody speak for a department; raises GoneError."""
        library = self._office.library
        library.people.one(liaison.person)
        library.registers.departments.one(liaison.department)
        with self._office.task("liaison.add", Topic.ROSTER, by=by):
            return library.registers.liaisons.save(liaison)

    def replace_liaison(self, liaison: RecordId, to: RecordId, *, by: Member) -> Liaison:
        """Let somebody else speak for the department from today on; raises GoneError."""
        library, today = self._office.library, self._office.today()
        current = library.registers.liaisons.one(liaison)
        library.people.one(to)
        follows = Liaison(person=to, department=current.department, since=today)
        with self._office.task("liaison.replace", Topic.ROSTER, by=by):
            if current.since < today:
                library.registers.liaisons.save(replace(current, until=today - DAY))
            else:
                library.registers.liaisons.remove(current.id)
            return library.registers.liaisons.save(follows)

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
