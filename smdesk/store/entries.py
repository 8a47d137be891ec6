"""Reads the log's rows: entries, and the operations each of them holds."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import Dot, Entry, JsonValue, Operation, json_text
from smdesk.domain.records import RecordId

ENTRY = """number, device, sequence, at, person, slot, task, reason, undoes, seen, previous, hash,
    signature"""
OPERATION = "e.device, o.counter, o.kind, o.record, o.field, o.value, o.replaces"


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry that a row of the columns in ENTRY holds."""
    return Entry(
        number=row[0],
        device=row[1],
        sequence=row[2],
        at=datetime.fromisoformat(row[3]),
        person=RecordId(row[4]),
        slot=row[5],
        task=row[6],
        reason=row[7],
        undoes=row[8],
        seen=tuple((device, sequence) for device, sequence in json.loads(row[9])),
        previous=row[10],
        hash=row[11],
        signature=row[12],
    )


def operation_of(row: tuple[Any, ...]) -> Operation:
    """Return the operation that a row of the columns in OPERATION holds."""
    return Operation(
        dot=Dot(row[0], row[1]),
        kind=row[2],
        record=RecordId(row[3]),
        field=row[4],
        # Made anew, so that nothing passes that json_text would not have written.
        text=json_text(json.loads(row[5], object_pairs_hook=_named_once)),
        replaces=dots(row[6]),
    )


def _named_once(pairs: list[tuple[str, JsonValue]]) -> JsonValue:
    """Return the object of the pairs; one that names a field twice cannot pass for another."""
    said = dict(pairs)
    return said if len(said) == len(pairs) else [list(pair) for pair in pairs]


def dots(text: str) -> tuple[Dot, ...]:
    """Return the dots that a column ``replaces`` holds."""
    if text == "[]":
        return ()
    return tuple(Dot(device, counter) for device, counter in json.loads(text))


def operations_of(connection: Connection, entry: int) -> Iterator[Operation]:
    """Yield the operations of the entry of that number in their order."""
    rows = connection.execute(
        f"SELECT {OPERATION} FROM operation o JOIN entry e ON e.number = o.entry"  # noqa: S608
        " WHERE o.entry = ? ORDER BY o.counter",
        (entry,),
    )
    return map(operation_of, rows)
