"""One task while it lasts: what each record said before it, and what it says now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import REMOVED, Dot, Entry, JsonValue, Operation
from smdesk.domain.records import RecordId
from smdesk.store.columns import Row, Shape
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

    def changed(self) -> list[Touched]:
        """Return the records that say something else than before the task."""
        return [touched for touched in self._touched.values() if touched.before != touched.after]

    def operations(self, device: str, counter: int) -> list[Operation]:
        """Return what the task changed, a field at a time, numbered from the counter after."""
        said: list[Operation] = []
        for touched in self.changed():
            replaced: dict[str, tuple[Dot, ...]] = {}
            if touched.before.row is not None:
                replaced = standing_dots(self._connection, touched.shape.kind, touched.record)
            for field, value in _differences(touched):
                counter += 1
                said.append(
                    Operation(
                        dot=Dot(device, counter),
                        kind=touched.shape.kind,
                        record=touched.record,
                        field=field,
                        value=value,
                        replaces=replaced.get(field, ()),
                    )
                )
        return said


def _differences(touched: Touched) -> Iterator[tuple[str, JsonValue]]:
    shape, before, after = touched.shape, touched.before, touched.after
    if after.row is not None and (before.row is not None or after.there):
        for index, name in enumerate(shape.names):
            raw = after.row[index]
            if index and (before.row is None or before.row[index] != raw):
                yield name, shape.said(name, raw)
    if before.there != after.there and before.row is not None:
        yield REMOVED, not after.there
