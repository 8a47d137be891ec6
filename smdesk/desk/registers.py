"""The simple lists that a team keeps: add, change, remove, and what became of each line."""

from typing import Generic, TypeVar

from smdesk.desk.errors import StillNeededError
from smdesk.desk.history import HistoryDesk, HistoryLine
from smdesk.desk.office import Office
from smdesk.desk.topics import TOPIC_OF, Topic
from smdesk.domain.records import Record, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.store.table import Table

R = TypeVar("R", bound=Record)


class RegisterDesk(Generic[R]):
    """Everything the team does with one kind of record.

    Subclasses say what the rules forbid by ``_check``, and what stands in the way of a removal by
    ``_uses``.
    """

    def __init__(self, office: Office, table: Table[R], kind: type[R], order: str = "") -> None:
        """``order`` names the field, or fields with commas, by which the list is sorted."""
        self._office = office
        self._table = table
        self._order = order
        self.kind = kind

    def all(self) -> list[R]:
        """Return every record, in the register's order."""
        return self._table.all(order=self._order)

    def get(self, record: RecordId) -> R | None:
        """Return the record, or None if it is not in the cabinet any more."""
        return self._table.get(record)

    def one(self, record: RecordId) -> R:
        """Return the record; raises GoneError if it is not in the cabinet any more."""
        return self._table.one(record)

    def add(self, record: R, *, by: Member, reason: str = "") -> R:
        """Keep a new record; raises RefusedError or ReasonNeededError where a rule says so."""
        self._check(None, record, reason)
        return self._save("add", record, by, reason)

    def change(self, record: R, *, by: Member, reason: str = "") -> R:
        """Keep the record as it now is; raises GoneError, RefusedError or ReasonNeededError."""
        self._check(self._table.one(record.id), record, reason)
        return self._save("change", record, by, reason)

    def remove(self, record: RecordId, *, by: Member, reason: str = "") -> None:
        """Put the record in the bin; raises GoneError, RefusedError or StillNeededError."""
        gone = self._table.one(record)
        self._check(gone, None, reason)
        uses = self._uses(gone)
        if uses:
            raise StillNeededError(uses)
        with self._office.task(self._named("remove"), self._topic, by=by, reason=reason):
            self._table.remove(record)

    def history(self, record: RecordId) -> list[HistoryLine]:
        """Return every change of the record, the newest first."""
        return HistoryDesk(self._office).of(record)

    def _save(self, did: str, record: R, by: Member, reason: str) -> R:
        with self._office.task(self._named(did), self._topic, by=by, reason=reason):
            return self._table.save(record)

    def _named(self, did: str) -> str:
        return f"{self.kind.kind}.{did}"

    @property
    def _topic(self) -> Topic:
        return TOPIC_OF[self.kind.kind]

    def _check(self, before: R | None, after: R | None, reason: str) -> None:
        """Raise what the rules say about going from one to the other; None is not being there."""

    def _uses(self, record: R) -> tuple[Ref, ...]:  # noqa: ARG002 - most records stand alone
        """Return what else in the cabinet needs the record."""
        return ()
