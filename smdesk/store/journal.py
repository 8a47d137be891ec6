"""Reads the log: what was done, by whom, and what each record said before and after."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import BORN, Change, Dot, Entry, Head, JsonValue, Operation, json_text
from smdesk.domain.records import RecordId
from smdesk.store.chain import Chain
from smdesk.store.columns import R, Row, Shape
from smdesk.store.entries import ENTRY, OPERATION, entry_of, operation_of, operations_of
from smdesk.store.standing import standing_values

_IN_BIN = """
    SELECT s.record, s.entry FROM standing s
    JOIN operation o ON o.entry = s.entry AND o.counter = s.counter
    WHERE s.kind = ? AND s.field = 'removed' AND o.value = 'true'
    ORDER BY s.entry DESC, s.counter DESC
"""


@dataclass(frozen=True, slots=True)
class Binned(Generic[R]):
    """A record in the bin, and the entry that put it there."""

    record: R
    entry: Entry


@dataclass(frozen=True, slots=True)
class Said:
    """What a field was given once, when, and why."""

    at: datetime
    value: JsonValue
    reason: str


class Journal:
    """The log of everything that was done. It is read here; transactions write it."""

    def __init__(
        self, connection: Connection, chain: Chain, shapes: Mapping[str, Shape[Any]]
    ) -> None:
        self._connection = connection
        self._chain = chain
        self._shapes = shapes

    def head(self) -> Head:
        """Return how far the log has come."""
        return self._chain.head()

    def entry(self, number: int) -> Entry | None:
        """Return the entry of that number."""
        return next(self._entries("WHERE number = ?", (number,)), None)

    def entries(
        self,
        limit: int = 100,
        *,
        before: int | None = None,
        person: RecordId | None = None,
        task: str | None = None,
        areas: Collection[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[Entry]:
        """Return the newest entries first; ``before`` is the number of the last one seen.

        ``areas`` are first words of tasks' names, as in ``account`` for ``account.change``;
        ``since`` is included, ``until`` is not. A limit of -1 is none.
        """
        asked = {
            "number < ?": before,
            "person = ?": person,
            "task = ?": task,
            "substr(task, 1, instr(task || '.', '.') - 1) IN (SELECT value FROM json_each(?))": (
                json_text(sorted(areas)) if areas else None
            ),
            "at >= ?": since and since.astimezone(UTC).isoformat(),
            "at < ?": until and until.astimezone(UTC).isoformat(),
        }
        given = {term: value for term, value in asked.items() if value is not None}
        where = "WHERE " + " AND ".join(given) if given else ""
        return list(
            self._entries(f"{where} ORDER BY number DESC LIMIT ?", (*given.values(), limit))
        )

    def at(self, device: str, sequence: int) -> Entry | None:
        """Return the entry of that place in a device's chain."""
        where = "WHERE device = ? AND sequence = ?"
        return next(self._entries(where, (device, sequence)), None)

    def operations(self, entry: Entry) -> tuple[Operation, ...]:
        """Return what the entry wrote, in its order."""
        return tuple(operations_of(self._connection, entry.number))

    def everything(self) -> Iterator[tuple[Entry, tuple[Operation, ...]]]:
        """Yield every entry with its operations, each device's chain from its beginning."""
        for entry in self._entries("ORDER BY device, sequence"):
            yield entry, self.operations(entry)

    def ends(self) -> dict[str, tuple[int, bytes]]:
        """Return the last sequence and hash of every device's chain."""
        return {last.device: (last.sequence, last.hash) for last in self._chain.lasts()}

    def after(
        self, ends: Mapping[str, tuple[int, bytes]]
    ) -> Iterator[tuple[Entry, tuple[Operation, ...]]]:
        """Yield the entries that came after these ends, with their operations, chain by chain."""
        for device, (last, _) in self.ends().items():
            done, _ = ends.get(device, (0, b""))
            for sequence in range(done + 1, last + 1):
                entry = self.at(device, sequence)
                if entry is not None:
                    yield entry, self.operations(entry)

    def changes(self, entry: Entry) -> list[Change]:
        """Return what the entry changed, field by field, in its order."""
        operations = self.operations(entry)
        wanted = [dot for o in operations for dot in o.replaces]
        said = self._said({o.record for o in operations if o.replaces}) if wanted else {}
        born = self._born({o.record for o in operations if not o.replaces})
        return [change for o in operations for change in self._told(entry, o, said, born)]

    def history(self, *records: RecordId) -> list[Change]:
        """Return every change of the records, the newest first."""
        rows = self._connection.execute(
            f"SELECT o.entry, {OPERATION} FROM operation o JOIN entry e ON e.number = o.entry"  # noqa: S608
            " WHERE o.record IN (SELECT value FROM json_each(?)) ORDER BY o.entry DESC, o.counter",
            (json_text(records),),
        )
        found = [(row[0], operation_of(row[1:])) for row in rows]
        said = {operation.dot: operation for _, operation in found}
        entries = self._by_number({number for number, _ in found})
        born = self._born({operation.record for _, operation in found})
        return [
            change for number, o in found for change in self._told(entries[number], o, said, born)
        ]

    def said(
        self, kind: str, field: str, records: Iterable[RecordId]
    ) -> dict[RecordId, list[Said]]:
        """Return all that was ever written into a field of each of the records, in its order."""
        rows = self._connection.execute(
            "SELECT o.record, o.field, e.at, o.value, e.reason FROM operation o"
            " JOIN entry e ON e.number = o.entry"
            " WHERE o.record IN (SELECT value FROM json_each(?))"
            " AND o.kind = ? AND o.field IN (?, ?)"
            " ORDER BY o.entry, o.counter",
            (json_text(list(records)), kind, BORN, field),
        )
        found: dict[RecordId, list[Said]] = {}
        for record, which, at, text, reason in rows:
            value = json.loads(text)
            if which == BORN:
                # What a record was made with is said in one piece, but for what is so by default.
                value = value.get(field, self._by_default(kind, field))
            said = Said(datetime.fromisoformat(at), value, reason)
            found.setdefault(RecordId(record), []).append(said)
        return found

    def removed(self, kind: type[R]) -> list[Binned[R]]:
        """Return the records of the kind that are in the bin, the last removed first."""
        shape: Shape[R] = self._shapes[kind.kind]
        rows = self._connection.execute(_IN_BIN, (shape.kind,)).fetchall()
        entries = self._by_number({number for _, number in rows})
        return [
            Binned(shape.record_of(self._binned_row(shape, record)), entries[number])
            for record, number in rows
        ]

    def _binned_row(self, shape: Shape[R], record: RecordId) -> Row:
        return shape.row_said(record, standing_values(self._connection, shape.kind, record))

    def _entries(self, rest: str, values: tuple[Any, ...] = ()) -> Iterator[Entry]:
        rows = self._connection.execute(f"SELECT {ENTRY} FROM entry {rest}", values)  # noqa: S608
        return map(entry_of, rows)

    def _by_number(self, numbers: Iterable[int]) -> dict[int, Entry]:
        found = self._entries(
            "WHERE number IN (SELECT value FROM json_each(?))", (json_text(list(numbers)),)
        )
        return {entry.number: entry for entry in found}

    def _said(self, records: Iterable[RecordId]) -> dict[Dot, Operation]:
        rows = self._connection.execute(
            f"SELECT {OPERATION} FROM operation o JOIN entry e ON e.number = o.entry"  # noqa: S608
            " WHERE o.record IN (SELECT value FROM json_each(?))",
            (json_text(list(records)),),
        )
        return {operation.dot: operation for operation in map(operation_of, rows)}

    def _born(self, records: Iterable[RecordId]) -> dict[tuple[str, RecordId], int]:
        """Return the number of the entry in which each record was first written, by its kind."""
        rows = self._connection.execute(
            "SELECT kind, record, min(entry) FROM operation"
            " WHERE record IN (SELECT value FROM json_each(?)) GROUP BY kind, record",
            (json_text(list(records)),),
        )
        return {(kind, RecordId(record)): number for kind, record, number in rows}

    def _told(
        self,
        entry: Entry,
        operation: Operation,
        said: Mapping[Dot, Operation],
        born: Mapping[tuple[str, RecordId], int],
    ) -> Iterator[Change]:
        """Yield what the operation changed, field by field."""
        earlier = [said[dot] for dot in operation.replaces if dot in said]
        later = born.get((operation.kind, operation.record), entry.number) < entry.number
        for field, value in operation.fields.items():
            before: JsonValue = None
            if earlier and field in earlier[-1].fields:
                before = earlier[-1].fields[field]
            elif later or earlier:
                before = self._by_default(operation.kind, field)
            yield Change(
                entry=entry,
                kind=operation.kind,
                record=operation.record,
                field=field,
                before=before,
                after=value,
            )

    def _by_default(self, kind: str, field: str) -> JsonValue:
        shape = self._shapes.get(kind)
        if shape is None or field not in shape.by_name:
            return None
        return shape.by_default(field)
