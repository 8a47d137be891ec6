"""The roles' desk: what the team must cover, who covers it, and what nobody claims to have."""

from dataclasses import dataclass, replace
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import roles
from smdesk.domain.dates import DAY
from smdesk.domain.imprint import Imprint
from smdesk.domain.matrix import MatrixHolder, MatrixRow, RoleMatrix
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding
from smdesk.overriding import override


@dataclass(frozen=True, slots=True)
class HolderLine:
    """Somebody who does a role now."""

    assignment: Assignment
    name: str


@dataclass(frozen=True, slots=True)
class MustLine:
    """Something that a role asks for, and who of its holders claims to have it."""

    must: str
    claims: tuple[tuple[RecordId, str, str], ...]
    """The claim, the person's name, and how one knows."""


@dataclass(frozen=True, slots=True)
class RoleSheet:
    """One role as it stands today."""

    role: Role
    holders: tuple[HolderLine, ...]
    musts: tuple[MustLine, ...]
    likely: RecordId | None
    """Who would probably take it over, where nobody does it."""
    likely_name: str
    coming: tuple[HolderLine, ...] = ()
    """Those who begin later, the next one first."""

    @property
    def covered(self) -> int:
        """How much of the role somebody does, in percent; several may do more than all of it."""
        return sum(line.assignment.share for line in self.holders)


class RolesRegister(RegisterDesk[Role]):
    """The roles themselves, which a library makes its own."""

    @override
    def _uses(self, record: Role) -> tuple[Ref, ...]:
        library = self._office.library
        tied = (*library.assignments.where(role=record.id), *library.claims.where(role=record.id))
        return tuple(Ref.to(one) for one in tied)


class RolesDesk:
    """Says who does what, and lets it be changed."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.roles = RolesRegister(office, office.library.roles, Role, order="place, name")

    def sheets(self) -> list[RoleSheet]:
        """Return every role as it stands today."""
        library, today = self._office.library, self._office.today()
        names = dict(library.people.pick("id, name"))
        every = self.roles.all()
        given = library.assignments.all("first")
        now = roles.holding(given, today)
        claims = library.claims.all()
        sheets = []
        for role in every:
            holders = now.get(role.id, [])
            people = {one.person for one in holders}
            musts = tuple(
                MustLine(
                    must,
                    tuple(
                        (claim.id, names.get(claim.person, ""), claim.evidence)
                        for claim in claims
                        if (claim.role, claim.must) == (role.id, must) and claim.person in people
                    ),
                )
                for must in role.musts
            )
            candidate = None if holders else roles.likely(role, every, now)
            sheets.append(
                RoleSheet(
                    role=role,
                    holders=tuple(HolderLine(one, names.get(one.person, "")) for one in holders),
                    musts=musts,
                    likely=candidate,
                    likely_name=names.get(candidate, "") if candidate else "",
                    coming=tuple(
                        HolderLine(one, names.get(one.person, ""))
                        for one in given
                        if one.role == role.id and one.first > today
                    ),
                )
            )
        return sheets

    def plant(self, *, by: Member) -> None:
        """Put in the seven roles to begin with; does nothing where there are roles already."""
        if self.roles.all():
            return
        with self._office.task("role.plant", Topic.ROSTER, by=by):
            for role in roles.starter():
                self._office.library.roles.save(role)

    def assign(self, assignment: Assignment, *, by: Member) -> Assignment:
        """Let somebody do a role; raises GoneError for a role or a person that is not there."""
        library = self._office.library
        library.roles.one(assignment.role)
        library.people.one(assignment.person)
        with self._office.task("assignment.add", Topic.ROSTER, by=by):
            return library.assignments.save(assignment)

    def change(self, assignment: Assignment, *, by: Member) -> Assignment:
        """Keep an assignment as it now is: its days, its share, its decision; raises GoneError."""
        self._office.library.assignments.one(assignment.id)
        with self._office.task("assignment.change", Topic.ROSTER, by=by):
            return self._office.library.assignments.save(assignment)

    def remove(self, assignment: RecordId, *, by: Member) -> None:
        """Put an assignment that was a mistake in the bin; raises GoneError."""
        self._office.library.assignments.one(assignment)
        with self._office.task("assignment.remove", Topic.ROSTER, by=by):
            self._office.library.assignments.remove(assignment)

    def move(self, role: RecordId, by_places: int, *, by: Member) -> None:
        """Let a role stand so many places further down in the list; raises GoneError."""
        every = [one.id for one in self.roles.all()]
        self.roles.one(role)
        to = min(max(every.index(role) + by_places, 0), len(every) - 1)
        every.remove(role)
        every.insert(to, role)
        with self._office.task("role.move", Topic.ROSTER, by=by):
            for place, one in enumerate(every, start=1):
                record = self.roles.one(one)
                if record.place != place:
                    self._office.library.roles.save(replace(record, place=place))

    def end(self, assignment: RecordId, on: date, *, by: Member) -> Assignment:
        """Let somebody do a role for the last time on the day; raises GoneError."""
        library = self._office.library
        current = library.assignments.one(assignment)
        ended = replace(current, last=max(on, current.first))
        with self._office.task("assignment.end", Topic.ROSTER, by=by):
            return library.assignments.save(ended)

    def hand_on(self, assignment: RecordId, to: RecordId, *, by: Member) -> Assignment:
        """Let somebody else do it from today on; raises GoneError."""
        library, today = self._office.library, self._office.today()
        current = library.assignments.one(assignment)
        library.people.one(to)
        follows = Assignment(role=current.role, person=to, first=today, share=current.share)
        with self._office.task("assignment.hand_on", Topic.ROSTER, by=by):
            if current.first < today:
                library.assignments.save(replace(current, last=today - DAY))
            else:
                library.assignments.remove(current.id)
            return library.assignments.save(follows)

    def claim(self, claim: Claim, *, by: Member) -> Claim:
        """Note that somebody has what a role asks for; raises GoneError."""
        library = self._office.library
        library.people.one(claim.person)
        library.roles.one(claim.role)
        with self._office.task("claim.add", Topic.ROSTER, by=by):
            return library.claims.save(claim)

    def withdraw(self, claim: RecordId, *, by: Member) -> None:
        """Take a claim back; raises GoneError."""
        with self._office.task("claim.remove", Topic.ROSTER, by=by):
            self._office.library.claims.remove(claim)

    def matrix(self, imprint: Imprint) -> RoleMatrix:
        """Return the roles as they are printed: people across, roles down, empty ones marked."""
        rows = self.rows()
        people = dict.fromkeys(one.name for row in rows for one in row.holders)
        return RoleMatrix(imprint=imprint, people=tuple(sorted(people)), rows=rows)

    def rows(self) -> tuple[MatrixRow, ...]:
        """Return every role with who has it, what nobody claims, and what follows if empty."""
        return tuple(
            MatrixRow(
                role=sheet.role.name,
                fulfils=sheet.role.fulfils,
                holders=tuple(
                    MatrixHolder(line.name, line.assignment.share, line.assignment.first)
                    for line in sheet.holders
                ),
                missing=tuple(line.must for line in sheet.musts if not line.claims),
                if_empty=sheet.role.if_empty,
            )
            for sheet in self.sheets()
        )

    def findings(self) -> list[Finding]:
        """Return what the rules say about roles today, each with its clause."""
        library, clauses = self._office.library, self._office.clauses()
        found = roles.findings(
            library.roles.all(),
            library.assignments.all(),
            library.claims.all(),
            self._office.today(),
        )
        return [finding.under(clauses) for finding in found]
