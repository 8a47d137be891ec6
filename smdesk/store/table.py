"""One kind of record and the drawer it is kept in."""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.dates import Span
from smdesk.domain.records import GoneError, RecordId
from smdesk.store.columns import Column, R, Raw, Shape
from smdesk.store.transaction import Transaction


class Table(Generic[R]):
    """Reads and writes the records of one dataclass; says nothing about what is allowed.

    ``current`` gives the transaction under way and raises RuntimeError outside of one.
    """

    def __init__(
        self, connection: Connection, shape: Shape[R], current: Callable[[], Transaction]
    ) -> None:
        self.shape = shape
        self.kind = shape.kind
        self._connection = connection
        self._current = current

    def get(self, record: RecordId) -> R | None:
        """Return the record, or None when it is not there."""
        row = self._connection.execute(self.shape.select_one, (record,)).fetchone()
        return None if row is None else self.shape.record_of(row)

    def one(self, record: RecordId) -> R:
        """Return the record; raises GoneError when it is not there."""
        found = self.get(record)
        if found is None:
            raise GoneError(self.kind)
        return found

    def all(self, order: str = "") -> list[R]:
        """Return every record; ``order`` is as in ``where``."""
        return self.where(order)

    def where(self, order: str = "", **equals: object) -> list[R]:
        """Return the records whose fields equal what is given; None finds those left empty.

        ``order`` names fields, as in ``"-last, name"`` for the latest first and then by name;
        without it, the first ones saved come first. Raises TypeError for a field there is not,
        and for a value of another type than the field's.
        """
        condition, values = self._condition(equals)
        sql = f"{self.shape.select}{condition} ORDER BY {self._order(order)}"
        record_of = self.shape.record_of
        return [record_of(row) for row in self._connection.execute(sql, values).fetchall()]

    def overlapping(self, span: Span, order: str = "") -> list[R]:
        """Return the records whose fields ``first`` and ``last`` share a day with the span."""
        first, last = self._column("first"), self._column("last")
        sql = (
            f'{self.shape.select} WHERE "first" <= ? AND "last" >= ? ORDER BY {self._order(order)}'
        )
        values = (first.codec.encode(span.last), last.codec.encode(span.first))
        record_of = self.shape.record_of
        return [record_of(row) for row in self._connection.execute(sql, values).fetchall()]

    def pick(self, names: str, order: str = "", **equals: object) -> list[tuple[Any, ...]]:
        """Return the values of the named fields alone, as in ``"account, person"``.

        For long lists that need little of each record; otherwise as ``where``.
        """
        columns = [self._column(name.strip()) for name in names.split(",")]
        condition, values = self._condition(equals)
        chosen = ", ".join(f'"{column.name}"' for column in columns)
        sql = f'SELECT {chosen} FROM "{self.kind}"{condition} ORDER BY {self._order(order)}'  # noqa: S608
        rows = self._connection.execute(sql, values).fetchall()
        decoders = [column.codec.decode for column in columns]
        return [
            tuple(
                [
                    None if raw is None else decode(raw)
                    for decode, raw in zip(decoders, row, strict=True)
                ]
            )
            for row in rows
        ]

    def count(self, **equals: object) -> int:
        """Return how many records have fields that equal what is given."""
        condition, values = self._condition(equals)
        sql = f'SELECT count(*) FROM "{self.kind}"{condition}'  # noqa: S608 - our own names
        return int(self._connection.execute(sql, values).fetchone()[0])

    def save(self, record: R) -> R:
        """Write the record, new or changed or back from the bin, and return it.

        Raises sqlcipher3's IntegrityError when it breaks a rule that its class should have held.
        """
        self._current().put(self.shape, record.id, self.shape.row(record))
        return record

    def save_all(self, records: Sequence[R]) -> None:
        """Write records as ``save`` does each of them; much faster for many."""
        self._current().put_all(self.shape, records)

    def remove(self, record: RecordId) -> None:
        """Put the record in the bin; raises GoneError when it is not there."""
        current = self._current()
        row, there = current.state(self.shape, record)
        if row is None or not there:
            raise GoneError(self.kind)
        current.put(self.shape, record, row, there=False)

    def _condition(self, equals: dict[str, object]) -> tuple[str, list[Raw]]:
        terms, values = [], []
        for name, value in equals.items():
            column = self._column(name)
            if value is None:
                terms.append(f'"{name}" IS NULL')
            else:
                terms.append(f'"{name}" = ?')
                values.append(column.codec.encode(value))
        return (" WHERE " + " AND ".join(terms) if terms else ""), values

    def _order(self, order: str) -> str:
        terms = []
        for word in order.split(","):
            name = word.strip()
            if not name:
                continue
            down = name.startswith("-")
            column = self._column(name.removeprefix("-"))
            collate = " COLLATE NOCASE" if column.codec.sql == "TEXT" else ""
            terms.append(f'"{column.name}"{collate}{" DESC" if down else ""}')
        return ", ".join([*terms, "rowid"])

    def _column(self, name: str) -> Column:
        if name not in self.shape.by_name:
            message = f"{self.kind} has no field {name!r}."
            raise TypeError(message)
        return self.shape.by_name[name]
