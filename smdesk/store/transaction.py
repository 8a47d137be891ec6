"""One task while it lasts: what each record said before it, and what it says now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, repeat
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import BORN, REMOVED, Dot, Entry, JsonValue, Operation, json_text
from smdesk.domain.records import Record, RecordId
from smdesk.store.columns import R, Row, Shape
from smdesk.store.many import insert_many
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


@dataclass(slots=True)
class Made:
    """Records of one kind that the task has made, many at once, and written no more since."""

    shape: Shape[Any]
    rows: dict[RecordId, Row]
    records: dict[RecordId, Record]


NOTHING = State(None, there=False)
"""What a record says that nobody ever wrote."""


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
        self._made: dict[str, Made] = {}

    def state(self, shape: Shape[Any], record: RecordId) -> State:
        """Return what the record says now."""
        touched = self._touched.get((shape.kind, record))
        if touched is not None:
            return touched.after
        made = self._made.get(shape.kind)
        if made is not None and record in made.rows:
            return State(made.rows[record], there=True)
        row = self._connection.execute(shape.select_one, (record,)).fetchone()
        if row is not None:
            return State(row, there=True)
        values = standing_values(self._connection, shape.kind, record)
        if not values:
            return NOTHING
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
        if known is not None:
            known.after = after
            return
        made = self._made.get(shape.kind)
        if made is not None and made.rows.pop(record, None) is not None:
            del made.records[record]
            before = NOTHING
        self._touched[shape.kind, record] = Touched(shape, record, before, after)

    def put_all(self, shape: Shape[R], records: Sequence[R]) -> None:
        """Let records say what they say now, as ``put`` does for each; much faster for many.

        Those that nobody ever wrote are written together.
        """
        made = self._made.setdefault(shape.kind, Made(shape, {}, {}))
        known = self._known(shape, [record.id for record in records])
        fresh: dict[RecordId, R] = {}
        for record in records:
            if record.id in known or record.id in made.rows:
                self.put(shape, record.id, shape.row(record))
            else:
                fresh[record.id] = record
        if fresh:
            rows = shape.rows(list(fresh.values()))
            self.begin_writing()
            insert_many(self._connection, shape.into, rows)
            made.rows.update(zip(fresh, rows, strict=True))
            made.records.update(fresh)

    def changed(self) -> list[Touched]:
        """Return the records that say something else than before the task, but for those made."""
        return [touched for touched in self._touched.values() if touched.before != touched.after]

    def made(self) -> Iterator[Made]:
        """Yield the records that were made many at once, by kind."""
        return iter(self._made.values())

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
                    dot, (text,) = Dot(device, counter), shape.told((after,))
                    said.append(Operation(dot, shape.kind, record, BORN, text))
                continue
            replaced = standing_dots(self._connection, shape.kind, record)
            born = replaced.get(BORN, ())
            for field, value in _altered(touched):
                counter += 1
                dot = Dot(device, counter)
                dots = replaced.get(field, () if field == REMOVED else born)
                said.append(Operation(dot, shape.kind, record, field, json_text(value), dots))
        for made in self.made():
            given = map(Dot, repeat(device), count(counter + 1))
            told = made.shape.told(list(made.rows.values()))
            said += map(Operation, given, repeat(made.shape.kind), made.rows, repeat(BORN), told)
            counter += len(told)
        return said

    def _known(self, shape: Shape[Any], records: Sequence[RecordId]) -> set[RecordId]:
        """Return those of the records that were ever written, or by this task one by one."""
        found = self._connection.execute(
            "SELECT DISTINCT o.record FROM json_each(?) j CROSS JOIN operation o"
            " ON o.record = j.value AND o.kind = ?",
            (json_text(records), shape.kind),
        )
        known = {RecordId(record) for (record,) in found}
        if self._touched:
            known.update(record for record in records if (shape.kind, record) in self._touched)
        return known


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
