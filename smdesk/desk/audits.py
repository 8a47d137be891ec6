"""The auditors' desk: rounds by people who hold no key, what they saw, and what is to be put right.

Nothing here opens a secret: an auditor needs no key to any account, and whoever has one may not
audit it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from smdesk.desk.errors import ClosedError
from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain import audits
from smdesk.domain.accounts import Account
from smdesk.domain.audits import (
    CHECKS_OPEN,
    NOBODY_INDEPENDENT,
    Audit,
    AuditCheck,
    AuditGroup,
    AuditSheet,
    CheckLine,
    Gravity,
    Outcome,
    Point,
    Shortcoming,
    ShortcomingLine,
)
from smdesk.domain.records import Fault, InvalidError, RecordId, Ref, new_id
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import Fact, Finding, ReasonNeededError, RefusedError
from smdesk.overriding import override


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One round as a list shows it."""

    audit: Audit
    group: str
    done: int
    """Points that somebody has looked at."""
    all: int
    wanting: int
    """Shortcomings that are not put right."""


class GroupsDesk(RegisterDesk[AuditGroup]):
    """The audit groups."""

    @override
    def _uses(self, record: AuditGroup) -> tuple[Ref, ...]:
        return tuple(Ref.to(one) for one in self._office.library.audits.where(group=record.id))


class AuditsDesk:
    """Begins rounds, notes what was seen, and closes them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.groups = GroupsDesk(office, office.library.audit_groups, AuditGroup, order="name")

    # Rounds.

    def lines(self) -> list[AuditLine]:
        """Return all rounds, those under way first, then the latest."""
        library = self._office.library
        groups = {group.id: group.name for group in library.audit_groups.all()}
        checks = library.audit_checks.pick("audit, account, point")
        wanting = library.shortcomings.pick("audit", fixed_on=None)
        found = [
            AuditLine(
                audit=audit,
                group=groups.get(audit.group, ""),
                done=sum(one == audit.id for one, _, _ in checks),
                all=len(audit.accounts) * len(Point),
                wanting=sum(one == audit.id for (one,) in wanting),
            )
            for audit in library.audits.all()
        ]
        return sorted(found, key=lambda line: (line.audit.closed, -line.audit.first.toordinal()))

    def sheet(self, audit: RecordId) -> AuditSheet:
        """Return everything about the round; raises GoneError."""
        library, people = self._office.library, self._office.people()
        record = library.audits.one(audit)
        group = library.audit_groups.one(record.group)
        names = self._accounts()
        seen = {(c.account, c.point): c for c in library.audit_checks.where(audit=audit)}
        checks = []
        for account in sorted(record.accounts, key=lambda one: names.get(one, "").casefold()):
            for point in Point:
                check = seen.get((account, point))
                who = people.get(check.auditor) if check else None
                name = names.get(account, "")
                checks.append(CheckLine(account, name, point, check, who.name if who else ""))
        wanting = library.shortcomings.where("fix_by", audit=audit)
        return AuditSheet(
            audit=record,
            group=group,
            people=tuple(people[person] for person in group.people if person in people),
            checks=tuple(checks),
            shortcomings=tuple(ShortcomingLine(one, names.get(one.account, "")) for one in wanting),
        )

    def begin(self, audit: Audit, *, by: Member) -> Audit:
        """Begin a round.

        Raises GoneError for a group that is not there, and RefusedError (NOBODY_INDEPENDENT) for
        accounts of which everybody in the group is a custodian.
        """
        library = self._office.library
        group = library.audit_groups.one(audit.group)
        names = self._accounts()
        stuck = [
            account
            for account in audit.accounts
            if not set(group.people) - self._custodians(account)
        ]
        if stuck:
            facts: dict[str, Fact] = {
                "group": group.name,
                "accounts": tuple(names.get(a, "") for a in stuck),
            }
            about = Ref.to(group)
            raise self._refused(Finding(rule=NOBODY_INDEPENDENT, about=about, facts=facts))
        with self._office.task("audit.begin", Topic.AUDITS, by=by):
            return library.audits.save(audit)

    def close(self, audit: RecordId, summary: str, *, reason: str = "", by: Member) -> Audit:
        """Close the round with a summary.

        Raises GoneError, ClosedError, InvalidError without a summary, and ReasonNeededError
        (CHECKS_OPEN) without a reason while points are open.
        """
        sheet = self.sheet(audit)
        self._check_open(sheet.audit)
        if not summary.strip():
            raise InvalidError(summary=Fault.EMPTY)
        if sheet.open and not reason.strip():
            facts: dict[str, Fact] = {"name": sheet.audit.name, "count": sheet.open}
            finding = Finding(rule=CHECKS_OPEN, about=Ref.to(sheet.audit), facts=facts)
            raise ReasonNeededError(self._office.bound(finding))
        closed = sheet.audit.closed_with(summary.strip(), self._office.today())
        with self._office.task("audit.close", Topic.AUDITS, by=by, reason=reason.strip()):
            return self._office.library.audits.save(closed)

    def remove(self, audit: RecordId, *, reason: str, by: Member) -> None:
        """Put a round that was begun by mistake in the bin, with all that was noted in it.

        Raises GoneError, ClosedError for one that is over, InvalidError without a reason.
        """
        library = self._office.library
        self._check_open(library.audits.one(audit))
        if not reason.strip():
            raise InvalidError(reason=Fault.EMPTY)
        with self._office.task("audit.remove", Topic.AUDITS, by=by, reason=reason.strip()):
            for check in library.audit_checks.where(audit=audit):
                library.audit_checks.remove(check.id)
            for one in library.shortcomings.where(audit=audit):
                library.shortcomings.remove(one.id)
            library.audits.remove(audit)

    def round_of(self, ref: Ref) -> RecordId | None:
        """Return the round that a check or a shortcoming belongs to, if it is still there."""
        library = self._office.library
        found: AuditCheck | Shortcoming | None = (
            library.audit_checks.get(ref.id)
            if ref.kind == AuditCheck.kind
            else library.shortcomings.get(ref.id)
        )
        return None if found is None else found.audit

    # What was seen.

    def auditors(self, audit: RecordId, account: RecordId) -> list[Person]:
        """Return those of the group who may look at the account: they hold no key to it."""
        barred = self._custodians(account)
        return [person for person in self.sheet(audit).people if person.id not in barred]

    def note(
        self,
        audit: RecordId,
        points: Collection[tuple[RecordId, Point]],
        outcome: Outcome,
        *,
        auditor: RecordId,
        note: str = "",
        by: Member,
    ) -> list[AuditCheck]:
        """Note what the auditor saw at these points of these accounts, in place of what stood.

        ``by`` writes it down, and need not be the auditor. Raises GoneError, ClosedError,
        InvalidError for somebody who is not of the group, and RefusedError
        (AUDITOR_IS_CUSTODIAN).
        """
        library = self._office.library
        sheet = self.sheet(audit)
        self._check_open(sheet.audit)
        self._check_auditor(sheet, auditor, {account for account, _ in points})
        there = {(line.account, line.point): line.check for line in sheet.checks}
        noted = []
        with self._office.task("audit.note", Topic.AUDITS, by=by):
            for account, point in points:
                if (account, point) not in there:
                    raise InvalidError(account=Fault.OUT_OF_RANGE)
                before = there[account, point]
                check = AuditCheck(
                    id=before.id if before else new_id(),
                    audit=audit,
                    account=account,
                    point=point,
                    outcome=outcome,
                    auditor=auditor,
                    on=self._office.today(),
                    note=note.strip(),
                )
                noted.append(library.audit_checks.save(check))
        return noted

    def find_wanting(
        self,
        audit: RecordId,
        account: RecordId,
        point: Point,
        *,
        what: str,
        gravity: Gravity,
        fix_by: date,
        auditor: RecordId,
        by: Member,
    ) -> Shortcoming:
        """Note that a point is not in order, why, and by when it is to be put right: one task.

        Raises what ``note`` raises, and InvalidError (fix_by) for a day that is over.
        """
        library = self._office.library
        if fix_by < self._office.today():
            raise InvalidError(fix_by=Fault.OVER)
        sheet = self.sheet(audit)
        self._check_open(sheet.audit)
        self._check_auditor(sheet, auditor, {account})
        before = next(
            (c.check for c in sheet.checks if (c.account, c.point) == (account, point)), None
        )
        wanting = Shortcoming(
            audit=audit, account=account, what=what.strip(), gravity=gravity, fix_by=fix_by
        )
        check = AuditCheck(
            id=before.id if before else new_id(),
            audit=audit,
            account=account,
            point=point,
            outcome=Outcome.NOT_IN_ORDER,
            auditor=auditor,
            on=self._office.today(),
            note=what.strip(),
        )
        with self._office.task("audit.note", Topic.AUDITS, by=by):
            library.audit_checks.save(check)
            return library.shortcomings.save(wanting)

    def fix(self, shortcoming: RecordId, remedy: str, *, by: Member) -> Shortcoming:
        """Note that it was put right, and how; raises GoneError, InvalidError without a how."""
        library = self._office.library
        wanting = library.shortcomings.one(shortcoming)
        if not remedy.strip():
            raise InvalidError(remedy=Fault.EMPTY)
        with self._office.task("shortcoming.fix", Topic.AUDITS, by=by):
            return library.shortcomings.save(wanting.fixed(remedy.strip(), self._office.today()))

    # What the rules say.

    def last_audited(self) -> dict[RecordId, date]:
        """Return the day each account was last audited; those that never were are missing."""
        library = self._office.library
        return audits.last_audited(library.audits.all(), library.audit_checks.all())

    def findings(self) -> list[Finding]:
        """Return what the rules say about audits today, each with its clause."""
        library, clauses = self._office.library, self._office.clauses()
        about = Ref.to(library.organisations.all()[0])
        found = audits.findings(
            about,
            self._accounts(),
            self.last_audited(),
            library.shortcomings.where(fixed_on=None),
            self._office.today(),
        )
        return [finding.under(clauses) for finding in found]

    def _accounts(self) -> dict[RecordId, str]:
        return dict(self._office.library.accounts.pick("id, name"))

    def _custodians(self, account: RecordId) -> set[RecordId]:
        return {
            person for (person,) in self._office.library.custodians.pick("person", account=account)
        }

    def _check_open(self, audit: Audit) -> None:
        if audit.closed:
            raise ClosedError(audit.name)

    def _check_auditor(
        self, sheet: AuditSheet, auditor: RecordId, accounts: Collection[RecordId]
    ) -> None:
        if auditor not in sheet.group.people:
            raise InvalidError(auditor=Fault.OUT_OF_RANGE)
        names, people = self._accounts(), self._office.people()
        for account in accounts:
            found = audits.check_independence(
                auditor,
                Ref(Account.kind, account),
                self._custodians(account),
                account=names.get(account, ""),
                person=people[auditor].name if auditor in people else "",
            )
            if found is not None:
                raise self._refused(found)

    def _refused(self, finding: Finding) -> RefusedError:
        return RefusedError(self._office.bound(finding))
