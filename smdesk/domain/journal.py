"""The log of everything that was done: who, when, on which computer, and what it replaced.

One task is one entry. An entry holds an operation for each new record, which says all of it, and
one for each field it changed; an operation is known by its dot, the device and a number that
device never gives again, and names the dots it replaces. What a record says is what its unreplaced
operations say, so copies that changed apart can be brought together later without losing a value
(docs/decisions/0006).
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring
from typing import NamedTuple

from smdesk.domain.records import RecordId

FIRST_HASH = bytes(32)
"""What the first entry of every device's chain follows."""

REMOVED = "removed"
"""The field whose operations say whether a record is in the bin; no record has such a field."""

BORN = ""
"""The field of the operation that makes a record: its value is an object, field by field.

What it does not name is by default. It stands for ever; an operation on one field takes its place
in that field alone.
"""

JsonValue = str | int | bool | None | Sequence["JsonValue"] | Mapping[str, "JsonValue"]


class Dot(NamedTuple):
    """Names one operation: a device, and the how-manieth operation of that device it is."""

    device: str
    counter: int


_encode: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode


def json_text(value: object) -> str:
    """Return the JSON that the log and the tables hold: one text for one value."""
    # Most values are texts, numbers and yes or no, which need no encoder.
    if type(value) is str:
        return encode_basestring(value)
    if type(value) is bool:
        return "true" if value else "false"
    return str(value) if type(value) is int else _encode(value)


class Operation(NamedTuple):
    """One field of one record was given a value, in place of what the dots said before.

    Or the record was made, where ``field`` is BORN. ``text`` is the value as ``json_text`` writes
    it. A tuple, as is a dot: a task that brings in thousands of records makes a great many of them.
    """

    dot: Dot
    kind: str
    record: RecordId
    field: str
    text: str
    replaces: tuple[Dot, ...] = ()

    @property
    def value(self) -> JsonValue:
        """What it says."""
        said: JsonValue = json.loads(self.text)
        return said

    @property
    def fields(self) -> Mapping[str, JsonValue]:
        """What it says, by field."""
        said = self.value
        if self.field != BORN:
            return {self.field: said}
        return said if isinstance(said, Mapping) else {}


def dots_text(dots: Sequence[Dot]) -> str:
    """Return the dots as JSON."""
    return json_text([[dot.device, dot.counter] for dot in dots]) if dots else "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One task that somebody did. ``number`` counts the entries on this computer from 1."""

    number: int
    device: str
    sequence: int
    """Counts the entries of this device from 1."""
    at: datetime
    person: RecordId
    slot: str
    """The slot whose signing key signed it."""
    task: str
    """The task's name in the program, as in ``accounts.change``."""
    reason: str = ""
    undoes: int | None = None
    """The sequence of the entry of the same device that this one takes back."""
    seen: tuple[tuple[str, int], ...] = ()
    """How far this device had read the chains of others: device and sequence."""
    previous: bytes
    hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of one record before and after an entry, as values a table can read."""

    entry: Entry
    kind: str
    record: RecordId
    field: str
    before: JsonValue
    after: JsonValue


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log has come: how many entries, and the hash over all chains' last entries."""

    entries: int
    hash: bytes


def entry_hash(vault: str, entry: Entry, operations: Sequence[Operation]) -> bytes:
    """Return the SHA-256 (32 bytes) that chains the entry to the one before it.

    Covers the vault's id, everything in the entry but its number, hash and signature, and every
    operation in order, as JSON with no room for a second reading. ``number`` is left out because
    it counts arrivals on one computer.
    """
    said = json_text(
        [
            "smdesk/entry/1",
            vault,
            entry.device,
            entry.sequence,
            entry.at.isoformat(),
            entry.person,
            entry.slot,
            entry.task,
            entry.reason,
            entry.undoes,
            [list(pair) for pair in entry.seen],
            entry.previous.hex(),
        ]
    )
    # Each value is JSON already: it is put in as it is, and not made anew.
    quoted = encode_basestring
    written = ",".join(
        [
            f"[{quoted(device)},{counter},{quoted(kind)},{quoted(record)},"
            f"{quoted(field)},{text},{dots_text(replaces) if replaces else '[]'}]"
            for (device, counter), kind, record, field, text, replaces in operations
        ]
    )
    return hashlib.sha256(f"{said[:-1]},[{written}]]".encode()).digest()
