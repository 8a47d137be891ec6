"""The cabinet as a whole: its tables, its log, its search, and the tasks that write them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar, overload

import sqlcipher3.dbapi2 as sql

from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.appointments import Appointment, Decision
from smdesk.domain.audits import Audit, AuditCheck, AuditGroup, Shortcoming
from smdesk.domain.custody import Custodian, Exposure, KeyWrap, Secret, SecretVersion
from smdesk.domain.handoff import FirstTask, Letter, Packet
from smdesk.domain.journal import Entry
from smdesk.domain.leaving import Leaving, LeavingItem
from smdesk.domain.organisation import Organisation
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.records import MOST_REASON, Record, Ref, faults_of, short_enough
from smdesk.domain.recovery import Escrow, PaperKit, Trustee
from smdesk.domain.recovery_codes import CodeUse
from smdesk.domain.roles import Assignment, Claim, Role
from smdesk.domain.roster import Member, Person, Seat, Term
from smdesk.domain.rota import Absence, Need, Shift, Swap
from smdesk.domain.rules import BoundClause
from smdesk.domain.upkeep import Upkeep
from smdesk.store.calendar import CALENDAR_KINDS, CalendarDrawers
from smdesk.store.chain import Chain
from smdesk.store.check import Disagreement, dangling, disagreements
from smdesk.store.columns import Shape
from smdesk.store.contents import Contents, Shelf
from smdesk.store.errors import (
    CannotUndoError,
    NotKeptError,
    NotKeptWhy,
    StillNeededError,
    Why,
)
from smdesk.store.handover import HANDOVER_KINDS, HandoverTables
from smdesk.store.journal import Journal
from smdesk.store.migrations import migrate, scripts
from smdesk.store.plan_tables import PLAN_KINDS, PlanTables
from smdesk.store.planning import PLANNING_KINDS, PlanningDrawers
from smdesk.store.policy_tables import POLICY_KINDS, PolicyTables
from smdesk.store.record_keys import RecordKeys
from smdesk.store.registers import REGISTER_KINDS, RegisterDrawers
from smdesk.store.search import Hit, SearchIndex
from smdesk.store.table import Table
from smdesk.store.transaction import Transaction
from smdesk.store.undo import Undo

R = TypeVar("R", bound=Record)

KINDS: tuple[type[Record], ...] = (
    Organisation,
    Person,
    Seat,
    Term,
    Account,
    SupportUnit,
    Custodian,
    Secret,
    SecretVersion,
    KeyWrap,
    Exposure,
    Passkey,
    AccountField,
    CodeUse,
    Letter,
    FirstTask,
    Packet,
    BoundClause,
    Upkeep,
    Leaving,
    LeavingItem,
    AuditGroup,
    Audit,
    AuditCheck,
    Shortcoming,
    PaperKit,
    Escrow,
    Trustee,
    Need,
    Shift,
    Absence,
    Swap,
    Role,
    Assignment,
    Claim,
    Decision,
    Appointment,
    *REGISTER_KINDS,
    *CALENDAR_KINDS,
    *PLAN_KINDS,
    *PLANNING_KINDS,
    *HANDOVER_KINDS,
    *POLICY_KINDS,
)
"""Every kind of record that is kept."""

_WHY_NOT_KEPT = {
    5: NotKeptWhy.IN_USE,
    6: NotKeptWhy.IN_USE,
    8: NotKeptWhy.READ_ONLY,
    10: NotKeptWhy.OTHER,
    13: NotKeptWhy.DISK_FULL,
    14: NotKeptWhy.OTHER,
}
"""SQLite's result codes for what a disk can do to us; any other is a fault of the program."""


def _nothing(*_: object) -> None:
    """Do nothing."""


class Library:
    """Everything the team keeps, behind one open connection.

    Reading needs nothing; writing happens inside ``transaction`` and nowhere else. ``shelf`` is
    where sealed files lie. Raises SchemaTooNewError when a newer smdesk has been here.
    """

    def __init__(
        self,
        connection: sql.Connection,
        *,
        vault: str,
        device: str,
        sign: Callable[[bytes], bytes],
        now: Callable[[], datetime],
        shelf: Shelf,
        before_write: Callable[[], None] = _nothing,
        before_migrating: Callable[[int], None] = _nothing,
    ) -> None:
        migrate(
            connection,
            steps=scripts(),
            before_write=before_write,
            before_migrating=before_migrating,
        )
        self._connection = connection
        self._now = now
        self._before_write = before_write
        self._shapes: dict[str, Shape[Any]] = {kind.kind: Shape(kind) for kind in KINDS}
        self._tables: dict[str, Table[Any]] = {
            kind: Table(connection, shape, self._under_way) for kind, shape in self._shapes.items()
        }
        self._chain = Chain(connection, vault=vault, device=device, sign=sign)
        self._undo = Undo(connection, device, self._shapes)
        self._search = SearchIndex(connection)
        self._current: Transaction | None = None
        self.contents = Contents.opened(connection, self._under_way, shelf, before_write)
        self.journal = Journal(connection, self._chain, self._shapes)
        self.organisations = self.table(Organisation)
        self.people = self.table(Person)
        self.seats = self.table(Seat)
        self.terms = self.table(Term)
        self.accounts = self.table(Account)
        self.support_units = self.table(SupportUnit)
        self.custodians = self.table(Custodian)
        self.secrets = self.table(Secret)
        self.secret_versions = self.table(SecretVersion)
        self.key_wraps = self.table(KeyWrap)
        self.exposures = self.table(Exposure)
        self.passkeys = self.table(Passkey)
        self.account_fields = self.table(AccountField)
        self.code_uses = self.table(CodeUse)
        self.letters = self.table(Letter)
        self.first_tasks = self.table(FirstTask)
        self.packets = self.table(Packet)
        self.bound_clauses = self.table(BoundClause)
        self.upkeep = self.table(Upkeep)
        self.leavings = self.table(Leaving)
        self.leaving_items = self.table(LeavingItem)
        self.audit_groups = self.table(AuditGroup)
        self.audits = self.table(Audit)
        self.audit_checks = self.table(AuditCheck)
        self.shortcomings = self.table(Shortcoming)
        self.paper_kits = self.table(PaperKit)
        self.escrows = self.table(Escrow)
        self.trustees = self.table(Trustee)
        self.roles = self.table(Role)
        self.assignments = self.table(Assignment)
        self.claims = self.table(Claim)
        self.decisions = self.table(Decision)
        self.appointments = self.table(Appointment)
        self.needs = self.table(Need)
        self.shifts = self.table(Shift)
        self.absences = self.table(Absence)
        self.swaps = self.table(Swap)
        self.calendar, self.plan, self.policy, self.registers, self.planning, self.handover = (
            CalendarDrawers(self, connection),
            PlanTables(self._tables),
            PolicyTables(self._tables),
            RegisterDrawers(self, RecordKeys(connection, self._under_way)),
            PlanningDrawers(self),
            HandoverTables(self),
        )

    @overload
    def table(self, kind: str) -> Table[Any]: ...

    @overload
    def table(self, kind: type[R]) -> Table[R]: ...

    def table(self, kind: str | type[R]) -> Table[Any]:
        """Return the table of the kind; raises KeyError for a kind that is not kept."""
        return self._tables[kind if isinstance(kind, str) else kind.kind]

    @contextmanager
    def transaction(
        self, task: str, *, by: Member, reason: str = "", undoes: int | None = None
    ) -> Iterator[Transaction]:
        """Let everything that is written inside be one task: all of it, or nothing.

        Writes one entry into the log, signed by the member, and none when nothing changed.
        Whatever is raised inside takes everything back. Raises StillNeededError when records
        would point at one that is not there, NotKeptError when the disk does not take it, and
        InvalidError (reason) for one that nobody would read to its end.
        """
        if self._current is not None:
            message = "A task is under way already: tasks do not hold tasks."
            raise RuntimeError(message)
        faults_of(reason=short_enough(reason, MOST_REASON))
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._current = current = Transaction(self._connection, self._before_write)
            yield current
            entry = self._finish(current, task, by=by, reason=reason, undoes=undoes)
            self._commit()
            current.entry = entry
        except sql.OperationalError as error:
            why = _WHY_NOT_KEPT.get(error.sqlite_errorcode & 0xFF)
            if why is None:
                raise
            raise NotKeptError(why) from error
        finally:
            self._current = None
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def undo(
        self,
        entry: Entry,
        *,
        by: Member,
        reason: str = "",
        judge: Callable[[], object] = lambda: None,
    ) -> Entry:
        """Take back what the entry did, as an entry of its own, and return that.

        To take back an undoing is to redo. ``judge`` looks at what things have become before any
        of it is kept, and raises what forbids it. Raises CannotUndoError.
        """
        task = "redo" if self._undo.is_undoing(entry) else "undo"
        undoes = entry.sequence
        try:
            with self.transaction(task, by=by, reason=reason, undoes=undoes) as current:
                for step in self._undo.steps(entry):
                    current.put(step.shape, step.record, step.row, there=step.there)
                judge()
        except StillNeededError as error:
            raise CannotUndoError(Why.STILL_NEEDED) from error
        if current.entry is None:
            raise CannotUndoError(Why.CHANGED_SINCE)
        return current.entry

    def search(self, words: str, limit: int = 50) -> list[Hit]:
        """Return the records that hold words beginning with these, the latest changed first."""
        return self._search.find(words, limit)

    def disagreements(self) -> list[Disagreement]:
        """Return where the tables do not say what the log says; none in a sound cabinet."""
        return disagreements(self._connection, self._shapes)

    def _under_way(self) -> Transaction:
        if self._current is None:
            message = "Writing needs a task: save and remove inside Library.transaction()."
            raise RuntimeError(message)
        return self._current

    def _finish(
        self, current: Transaction, task: str, *, by: Member, reason: str, undoes: int | None
    ) -> Entry | None:
        number, counter = self._chain.numbers()
        operations = current.operations(self._chain.device, counter)
        if not operations:
            return None
        self._search.follow(current.changed(), current.made())
        return self._chain.append(
            operations,
            number=number + 1,
            at=self._now(),
            by=by,
            task=task,
            reason=reason,
            undoes=undoes,
        )

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sql.IntegrityError as error:
            by = tuple(Ref(kind, record) for kind, record, _ in dangling(self._connection))
            raise StillNeededError(by) from error
