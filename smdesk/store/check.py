"""Asks whether the tables still say what the log says, so that no page is put back unnoticed."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import sqlcipher3.dbapi2 as sql

from smdesk.domain.journal import BORN, REMOVED, Dot, JsonValue
from smdesk.domain.records import InvalidError, RecordId
from smdesk.store.columns import Row, Shape
from smdesk.store.entries import dots
from smdesk.store.search import texts
from smdesk.store.standing import said_at_birth

_CORRUPT = 11
"""SQLite's result code for an index that does not fit its table."""

_Place = tuple[int, int]
"""An operation's entry and counter."""


class Amiss(Enum):
    """How the tables disagree with the log."""

    VALUE = "value"
    """The field says something else."""

    LOST = "lost"
    """The record ought to be there."""

    UNKNOWN = "unknown"
    """The record is there, and the log does not say so."""

    UNREADABLE = "unreadable"
    """The values make no record of this kind."""

    STANDING = "standing"
    """What is kept as standing is not what the log leaves standing."""

    LINK = "link"
    """The field points at a record that is not there."""

    SEARCH = "search"
    """Search does not know the record as it is."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One place where a table does not say what the log says. ``field`` is empty for the whole."""

    kind: str
    record: RecordId
    field: str
    what: Amiss


@dataclass(slots=True)
class _Said:
    """What the log says of one record: values by field, and the operations they stand on."""

    values: dict[str, JsonValue] = field(default_factory=dict)
    places: dict[str, set[_Place]] = field(default_factory=lambda: defaultdict(set))

    @property
    def there(self) -> bool:
        return not self.values.get(REMOVED, False)


_Log = dict[tuple[str, RecordId], _Said]


def disagreements(
    connection: sql.Connection, shapes: Mapping[str, Shape[Any]]
) -> list[Disagreement]:
    """Return every disagreement, read from the operations themselves; takes time on a long log."""
    said = _log(connection)
    found = list(_standing(connection, said))
    for shape in shapes.values():
        rows = {row[0]: row for row in connection.execute(shape.select)}
        found += _table(shape, rows, said)
        found += _words(connection, shape, rows)
    found += _links(connection)
    if not _index_is_sound(connection):
        found.append(Disagreement("", RecordId(""), "", Amiss.SEARCH))
    return found


def _log(connection: sql.Connection) -> _Log:
    rows = connection.execute(
        "SELECT e.device, o.counter, o.entry, o.kind, o.record, o.field, o.value, o.replaces"
        " FROM operation o JOIN entry e ON e.number = o.entry"
        " ORDER BY o.field <> '', o.counter, e.device"
    ).fetchall()
    replaced = {dot for row in rows for dot in dots(row[7])}
    said: _Log = defaultdict(_Said)
    for device, counter, entry, kind, record, name, value, _ in rows:
        record_said = said[kind, record]
        if name == BORN:
            # It stands for whatever no later operation says.
            record_said.values |= said_at_birth(value)
            continue
        if replaced and Dot(device, counter) in replaced:
            continue
        record_said.values[name] = json.loads(value)
        record_said.places[name].add((entry, counter))
    return said


def _standing(connection: sql.Connection, said: _Log) -> Iterator[Disagreement]:
    kept: dict[tuple[str, RecordId, str], set[_Place]] = defaultdict(set)
    rows = connection.execute("SELECT kind, record, field, entry, counter FROM standing")
    for kind, record, name, entry, counter in rows:
        kept[kind, record, name].add((entry, counter))
    meant = {
        (kind, record, name): places
        for (kind, record), what in said.items()
        for name, places in what.places.items()
    }
    for where in sorted(kept.keys() | meant.keys()):
        if kept.get(where) != meant.get(where):
            yield Disagreement(*where, Amiss.STANDING)


def _table(shape: Shape[Any], rows: Mapping[RecordId, Row], said: _Log) -> Iterator[Disagreement]:
    meant = {record: what for (kind, record), what in said.items() if kind == shape.kind}
    for record in sorted(rows.keys() - {r for r, what in meant.items() if what.there}):
        yield Disagreement(shape.kind, record, "", Amiss.UNKNOWN)
    for record, what in meant.items():
        if not what.there:
            continue
        if record not in rows:
            yield Disagreement(shape.kind, record, "", Amiss.LOST)
            continue
        row = shape.row_said(record, what.values)
        for name, has, ought in zip(shape.names, rows[record], row, strict=True):
            if has != ought:
                yield Disagreement(shape.kind, record, name, Amiss.VALUE)


def _words(
    connection: sql.Connection, shape: Shape[Any], rows: Mapping[RecordId, Row]
) -> Iterator[Disagreement]:
    known = {
        record: (title, body)
        for record, title, body in connection.execute(
            "SELECT record, title, body FROM findable WHERE kind = ?", (shape.kind,)
        )
    }
    for record, row in rows.items():
        try:
            meant = texts(shape.record_of(row)) if shape.record.searched else None
        except (InvalidError, KeyError, ValueError, ArithmeticError):
            yield Disagreement(shape.kind, record, "", Amiss.UNREADABLE)
            continue
        if known.get(record) != meant:
            yield Disagreement(shape.kind, record, "", Amiss.SEARCH)
    for record in sorted(known.keys() - rows.keys()):
        yield Disagreement(shape.kind, record, "", Amiss.SEARCH)


def _links(connection: sql.Connection) -> Iterator[Disagreement]:
    for kind, record, name in dangling(connection):
        yield Disagreement(kind, record, name, Amiss.LINK)


def dangling(connection: sql.Connection) -> Iterator[tuple[str, RecordId, str]]:
    """Yield kind, id and field of the records that point at one that is not there."""
    for table, number, _, link in connection.execute("PRAGMA foreign_key_check").fetchall():
        if number is None:
            continue
        names = connection.execute('SELECT id, "from" FROM pragma_foreign_key_list(?)', (table,))
        (record,) = connection.execute(
            f'SELECT id FROM "{table}" WHERE rowid = ?',  # noqa: S608 - a table of our schema
            (number,),
        ).fetchone()
        yield table, RecordId(record), dict(names.fetchall())[link]


def _index_is_sound(connection: sql.Connection) -> bool:
    try:
        connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")
    except sql.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != _CORRUPT:
            raise
        return False
    return True
