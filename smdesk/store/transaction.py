"""One task while it lasts: what each record said before it, and what it says now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import BORN, REMOVED, Dot, Entry, JsonValue, Operation, json_text
from smdesk.domain.records import RecordId
from smdesk.store.columns import Raw, Row, Shape
from smdesk.store.standing import standing_dots, standing_values


class State(NamedTuple):
    """What a record says: its raw values (None if nobody ever wrote it), and whether it is there.

    A record that has values and is not there is in the bin.
    """

    row: Row | None
    there: bool


@dataclass(slots=True)
class Touched:
    """A record that the task has written, and where its table is."""

    shape: Shape[Any]
    record: RecordId
    before: State
    after: State


class Transaction:
    """Writes the records of one task at once, and knows what that changed.

    ``entry`` is the task's entry in the log once the transaction is over; None while it lasts,
    and for a task that changed nothing.
    """

    def __init__(self, connection: Connection, before_write: Callable[[], None]) -> None:
        self.entry: Entry | None = None
        self._connection = connection
        self._before_write: Callable[[], None] | None = before_write
        self._touched: dict[tuple[str, RecordId], Touched] = {}

    def state(self, shape: Shape[Any], record: RecordId) -> State:
        """Return what the record says now."""
        touched = self._touched.get((shape.kind, record))
        if touched is not None:
            return touched.after
        row = self._connection.execute(shape.select_one, (record,)).fetchone()
        if row is not None:
            return State(row, there=True)
        values = standing_values(self._connection, shape.kind, record)
        if not values:
            return State(None, there=False)
        return State(shape.row_said(record, values), there=False)

    def begin_writing(self) -> None:
        """Tell whoever has to know, once, before the first thing is written."""
        if self._before_write is not None:
            self._before_write()
            self._before_write = None

    def put(self, shape: Shape[Any], record: RecordId, row: Row, *, there: bool = True) -> None:
        """Let the record say these raw values, in its table or in the bin.

        Raises sqlcipher3's IntegrityError when the table refuses the values.
        """
        before, after = self.state(shape, record), State(row, there)
        if before == after:
            return
        self.begin_writing()
        if there and before.there:
            self._connection.execute(shape.update, (*row[1:], record))
        elif there:
            self._connection.execute(shape.insert, row)
        elif before.there:
            self._connection.execute(shape.delete, (record,))
        known = self._touched.get((shape.kind, record))
        if known is None:
            self._touched[shape.kind, record] = Touched(shape, record, before, after)
        else:
            known.after = after

    def put_all(self, shape: Shape[Any], rows: Sequence[Row]) -> None:
        """Let records say these raw values, as ``put`` does for each; much faster for many.

        Those that nobody ever wrote are written together.
        """
        known = self._known(shape, [row[0] for row in rows])
        fresh: dict[RecordId, Row] = {}
        for row in rows:
            record = RecordId(str(row[0]))
            if record in known or (shape.kind, record) in self._touched:
                self.put(shape, record, row)
            else:
                fresh[record] = row
        if fresh:
            self.begin_writing()
            self._connection.executemany(shape.insert, fresh.values())
        nothing = State(None, there=False)
        for record, row in fresh.items():
            self._touched[shape.kind, record] = Touched(
                shape, record, nothing, State(row, there=True)
            )

    def changed(self) -> list[Touched]:
        """Return the records that say something else than before the task."""
        return [touched for touched in self._touched.values() if touched.before != touched.after]

    def operations(self, device: str, counter: int) -> list[Operation]:
        """Return what the task changed, numbered from the counter after.

        A new record is one operation; another is one for each field that changed.
        """
        said: list[Operation] = []
        for touched in self.changed():
            shape, record, after = touched.shape, touched.record, touched.after.row
            if touched.before.row is None:
                if after is not None and touched.after.there:
                    counter += 1
                    dot = Dot(device, counter)
                    said.append(Operation(dot, shape.kind, record, BORN, shape.told(after)))
                continue
            replaced = standing_dots(self._connection, shape.kind, record)
            born = replaced.get(BORN, ())
            for field, value in _altered(touched):
                counter += 1
                dot = Dot(device, counter)
                dots = replaced.get(field, () if field == REMOVED else born)
                said.append(Operation(dot, shape.kind, record, field, json_text(value), dots))
        return said

    def _known(self, shape: Shape[Any], records: Sequence[Raw]) -> set[RecordId]:
        """Return those of the records that were ever written."""
        found = self._connection.execute(
            "SELECT DISTINCT o.record FROM json_each(?) j CROSS JOIN operation o"
            " ON o.record = j.value AND o.kind = ?",
            (json_text(records), shape.kind),
        )
        return {RecordId(record) for (record,) in found}


def _altered(touched: Touched) -> Iterator[tuple[str, JsonValue]]:
    """Yield the fields that say something else, and what they say."""
    shape, before, after = touched.shape, touched.before, touched.after
    if after.row is not None and before.row is not None:
        for index, name in enumerate(shape.names):
            raw = after.row[index]
            if index and before.row[index] != raw:
                yield name, shape.said(name, raw)
    if before.there != after.there and before.row is not None:
        yield REMOVED, not after.there
