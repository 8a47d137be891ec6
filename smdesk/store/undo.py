"""Takes back what was done, and says when that cannot be."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.custody import Exposure
from smdesk.domain.journal import BORN, REMOVED, Dot, Entry, JsonValue, Operation
from smdesk.domain.records import InvalidError, RecordId
from smdesk.store.columns import Row, Shape
from smdesk.store.entries import dots, operations_of
from smdesk.store.errors import CannotUndoError, Why
from smdesk.store.standing import said_at_birth, standing_values

NEVER_UNDONE = frozenset({Exposure.kind})
"""Kinds whose records nobody can take back.

Where a task only noted that somebody knows what it brought in from a file, the rest of it can be
taken back; the notes stay.
"""

"""How many tasks back Undo looks for one that it can take back."""

_FALLEN = """
    SELECT o.kind, o.record, o.field, o.counter FROM operation o
    WHERE o.entry = ? AND o.field <> '' AND NOT EXISTS (
        SELECT 1 FROM standing s WHERE s.record = o.record AND s.kind = o.kind
            AND s.field = o.field AND s.entry = o.entry AND s.counter = o.counter)
"""
_BINNED = """
    SELECT DISTINCT s.record, s.kind, s.entry, s.counter FROM operation o
    JOIN standing s ON s.record = o.record AND s.kind = o.kind
        AND s.field = 'removed' AND s.entry > o.entry
    JOIN operation r ON r.entry = s.entry AND r.counter = s.counter AND r.value = 'true'
    WHERE o.entry = ? AND NOT EXISTS (
        SELECT 1 FROM operation x WHERE x.record = s.record AND x.entry = o.entry
            AND x.kind = s.kind AND x.field = 'removed')
"""
_UNSAID = """
    SELECT DISTINCT s.kind, s.record, s.field, s.entry, s.counter FROM operation o
    JOIN standing s ON s.record = o.record AND s.kind = o.kind AND s.entry <> o.entry
        AND s.field <> 'removed'
    WHERE o.entry = ? AND NOT EXISTS (
        SELECT 1 FROM operation x WHERE x.record = s.record AND x.kind = s.kind
            AND x.field = s.field AND x.entry = o.entry)
        AND NOT EXISTS (
        SELECT 1 FROM operation b WHERE b.record = s.record AND b.kind = s.kind
            AND b.entry < o.entry)
"""
"""Finds what was said since of records made in the entry, where that left a field by default."""

_STANDS = """
    SELECT entry, counter FROM standing WHERE record = ? AND kind = ? AND field = ?
"""
_TAKEN_BACK = """
    SELECT o.replaces FROM entry undoing
    JOIN entry e ON e.device = undoing.device AND e.sequence = undoing.undoes
    JOIN operation o ON o.entry = e.number AND o.record = ? AND o.kind = ? AND o.field = ?
    WHERE undoing.number = ?
"""
_SEEN = """
    SELECT 1 FROM operation s
    WHERE s.entry = :entry AND s.kind = 'exposure' AND s.field = ''
        AND (coalesce(s.value ->> 'how', '') <> 'imported'
            OR (s.value ->> 'secret', s.value ->> 'number') NOT IN (
            SELECT v.value ->> 'secret', v.value ->> 'number' FROM operation v
            WHERE v.entry = :entry AND v.kind = 'secret_version' AND v.field = ''))
    UNION ALL
    SELECT 1 FROM operation s
    JOIN operation n ON n.record = s.record AND n.entry = s.entry AND n.kind = s.kind
        AND n.field = 'number'
    JOIN operation h ON h.record = s.record AND h.entry = s.entry AND h.kind = s.kind
        AND h.field = 'how'
    WHERE s.entry = :entry AND s.kind = 'exposure' AND s.field = 'secret'
        AND (h.value <> '"imported"' OR (s.value, n.value) NOT IN (
            SELECT v.value, m.value FROM operation v
            JOIN operation m ON m.record = v.record AND m.entry = v.entry AND m.kind = v.kind
                AND m.field = 'number'
            WHERE v.entry = :entry AND v.kind = 'secret_version' AND v.field = 'secret'))
"""
"""Finds a note that somebody came to know a secret; none where the entry brought it in itself.

The second part is for entries from before records were made in one operation.
"""

_BORN_AT = """
    SELECT entry, counter FROM operation WHERE entry = ? AND record = ? AND kind = ? AND field = ''
"""
_AT = """
    SELECT o.entry, o.counter, o.field, o.value
    FROM operation o JOIN entry e ON e.number = o.entry
    WHERE o.record = ? AND o.counter = ? AND e.device = ?
"""

_Place = tuple[int, int]
"""An operation's entry and counter."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a record is to say once a task is taken back."""

    shape: Shape[Any]
    record: RecordId
    row: Row
    there: bool


class _Earlier(NamedTuple):
    """An operation that was replaced."""

    entry: int
    counter: int
    field: str
    value: str

    def fields(self, asked: str) -> dict[str, JsonValue]:
        """Return what it says, of the field that is asked for or of all of them."""
        return said_at_birth(self.value) if self.field == BORN else {asked: json.loads(self.value)}


class Undo:
    """Knows what can be taken back, and what the records say then."""

    def __init__(
        self, connection: Connection, device: str, shapes: Mapping[str, Shape[Any]]
    ) -> None:
        self._connection = connection
        self._device = device
        self._shapes = shapes

    def is_undoing(self, entry: Entry) -> bool:
        """Whether the entry takes back a task, rather than doing one or doing it again."""
        undoing, undoes = False, entry.undoes
        while undoes is not None:
            undoing = not undoing
            row = self._connection.execute(
                "SELECT undoes FROM entry WHERE device = ? AND sequence = ?",
                (entry.device, undoes),
            ).fetchone()
            undoes = row[0] if row else None
        return undoing

    def why_not(self, entry: Entry) -> Why | None:
        """Return why the entry cannot be taken back; None when it can."""
        if entry.device != self._device:
            return Why.OTHER_COMPUTER
        if self._connection.execute(f"{_SEEN} LIMIT 1", {"entry": entry.number}).fetchone():
            return Why.WAS_SEEN
        if not self._holds(entry.sequence):
            return Why.ALREADY_UNDONE
        if self._binned_since(entry) or not self._stands(entry):
            return Why.CHANGED_SINCE
        return None

    def steps(self, entry: Entry) -> list[Step]:
        """Return what the records are to say once the entry is taken back.

        Raises CannotUndoError.
        """
        why = self.why_not(entry)
        if why is not None:
            raise CannotUndoError(why)
        written: defaultdict[tuple[str, RecordId], list[Operation]] = defaultdict(list)
        for operation in operations_of(self._connection, entry.number):
            written[operation.kind, operation.record].append(operation)
        return [
            self._step(entry, self._shapes[kind], record, operations)
            for (kind, record), operations in written.items()
            if kind not in NEVER_UNDONE
        ]

    def _step(
        self, entry: Entry, shape: Shape[Any], record: RecordId, operations: Sequence[Operation]
    ) -> Step:
        values = standing_values(self._connection, shape.kind, record)
        made_here = not self._any(
            "SELECT 1 FROM operation WHERE record = ? AND kind = ? AND entry < ?",
            record,
            shape.kind,
            entry.number,
        )
        if made_here:
            return Step(shape, record, shape.row_said(record, values), there=False)
        for operation in operations:
            earlier = self._at(record, operation.replaces)
            said = {} if earlier is None else earlier.fields(operation.field)
            if operation.field in said:
                values[operation.field] = said[operation.field]
            else:
                values.pop(operation.field, None)
        row = shape.row_said(record, values)
        there = not values.get(REMOVED, False)
        if there:
            try:
                shape.record_of(row)
            except InvalidError as error:
                raise CannotUndoError(Why.CHANGED_SINCE) from error
        return Step(shape, record, row, there)

    def _holds(self, sequence: int) -> bool:
        """Whether no undoing of the entry holds; one that was itself undone does not."""
        undoings = self._connection.execute(
            "SELECT sequence FROM entry WHERE device = ? AND undoes = ?", (self._device, sequence)
        ).fetchall()
        return not any(self._holds(undoing) for (undoing,) in undoings)

    def _stands(self, entry: Entry) -> bool:
        """Whether everything the entry wrote still holds, or holds again by undoing."""
        for kind, record, field, counter in self._connection.execute(_FALLEN, (entry.number,)):
            where = (record, kind, field)
            now = self._connection.execute(_STANDS, where).fetchall()
            if len(now) != 1:
                return False
            if self._origin(where, now[0]) != self._origin(where, (entry.number, counter)):
                return False
        for kind, record, field, *place in self._connection.execute(_UNSAID, (entry.number,)):
            origin = self._origin((record, kind, field), (place[0], place[1]))
            if origin not in (None, self._born_at(entry, record, kind)):
                return False
        return True

    def _binned_since(self, entry: Entry) -> bool:
        """Whether something the entry wrote came into the bin later, other than by undoing."""
        for record, kind, *place in self._connection.execute(_BINNED, (entry.number,)).fetchall():
            origin = self._origin((record, kind, REMOVED), (place[0], place[1]))
            if origin is not None and origin[0] > entry.number:
                return True
        return False

    def _origin(self, where: tuple[RecordId, str, str], place: _Place) -> _Place | None:
        """Return the operation whose value an undoing put back; for any other, that itself."""
        while True:
            row = self._connection.execute(_TAKEN_BACK, (*where, place[0])).fetchone()
            if row is None:
                return place
            earlier = self._at(where[0], dots(row[0]))
            if earlier is None:
                return None
            place = (earlier.entry, earlier.counter)

    def _at(self, record: RecordId, replaced: Sequence[Dot]) -> "_Earlier | None":
        """Return the operation of the last of the dots; None when there is none."""
        if not replaced:
            return None
        dot = replaced[-1]
        row = self._connection.execute(_AT, (record, dot.counter, dot.device)).fetchone()
        return None if row is None else _Earlier(*row)

    def _born_at(self, entry: Entry, record: RecordId, kind: str) -> _Place | None:
        row: _Place | None = self._connection.execute(
            _BORN_AT, (entry.number, record, kind)
        ).fetchone()
        return row

    def _any(self, sql: str, *values: object) -> bool:
        return self._connection.execute(f"{sql} LIMIT 1", values).fetchone() is not None
