"""What stands: of everything ever written about a record, that which nothing has replaced.

The operation that made a record stands for ever, for what no other says; it is found in the log
itself, by its record. The table ``standing`` knows the others.
"""

import json
from collections.abc import Iterable, Iterator

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import BORN, REMOVED, Dot, JsonValue, Operation, dots_text
from smdesk.domain.records import RecordId
from smdesk.store.many import insert_many


def standing_values(connection: Connection, kind: str, record: RecordId) -> dict[str, JsonValue]:
    """Return what stands of the record by field; of values written apart, the latest dot's.

    Empty for a record that nobody ever wrote; REMOVED says that one which was made is there.
    """
    values: dict[str, JsonValue] = {}
    for (value,) in connection.execute(
        "SELECT value FROM operation WHERE record = ? AND kind = ? AND field = '' ORDER BY counter",
        (record, kind),
    ):
        values |= {REMOVED: False, **said_at_birth(value)}
    rows = connection.execute(
        "SELECT s.field, o.value FROM standing s"
        " JOIN operation o ON o.entry = s.entry AND o.counter = s.counter"
        " JOIN entry e ON e.number = s.entry"
        " WHERE s.record = ? AND s.kind = ? ORDER BY o.counter, e.device",
        (record, kind),
    )
    return values | {field: json.loads(value) for field, value in rows}


def said_at_birth(value: str) -> dict[str, JsonValue]:
    """Return what the operation that made a record says by field; nothing where it was altered."""
    said = json.loads(value)
    return said if isinstance(said, dict) else {}


def standing_dots(
    connection: Connection, kind: str, record: RecordId
) -> dict[str, tuple[Dot, ...]]:
    """Return the dots that stand for each field of the record, in order.

    Those under BORN stand for every field that has none of its own.
    """
    rows = connection.execute(
        "SELECT s.field, e.device, s.counter FROM standing s JOIN entry e ON e.number = s.entry"
        " WHERE s.record = :record AND s.kind = :kind"
        " UNION ALL SELECT o.field, e.device, o.counter FROM operation o"
        " JOIN entry e ON e.number = o.entry"
        " WHERE o.record = :record AND o.kind = :kind AND o.field = ''"
        " ORDER BY 3, 2",
        {"record": record, "kind": kind},
    )
    found: dict[str, tuple[Dot, ...]] = {}
    for field, device, counter in rows:
        found[field] = (*found.get(field, ()), Dot(device, counter))
    return found


def write_operations(connection: Connection, entry: int, operations: Iterable[Operation]) -> None:
    """Add the operations to the entry of that number; they stand, and what they replace falls.

    What made a record never falls.
    """
    done = list(operations)
    insert_many(
        connection,
        "INSERT INTO operation (entry, counter, kind, record, field, value, replaces)",
        [
            (entry, dot.counter, kind, record, field, text, dots_text(replaces))
            for dot, kind, record, field, text, replaces in done
        ],
    )
    connection.executemany(
        "DELETE FROM standing WHERE record = ? AND kind = ? AND field = ? AND counter = ?"
        " AND (SELECT device FROM entry WHERE number = standing.entry) = ?",
        _falling(done),
    )
    connection.executemany(
        "INSERT INTO standing (kind, record, field, entry, counter) VALUES (?, ?, ?, ?, ?)",
        # In the order of the table itself: it is written page by page, however many there are.
        sorted((o.kind, o.record, o.field, entry, o.dot.counter) for o in done if o.field != BORN),
    )


def _falling(operations: Iterable[Operation]) -> Iterator[tuple[str, str, str, int, str]]:
    for o in operations:
        for dot in o.replaces:
            yield o.record, o.kind, o.field, dot.counter, dot.device
