"""The chain in which every task's entry follows the one before it, on each computer its own."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.journal import FIRST_HASH, Entry, Head, Operation, entry_hash, json_text
from smdesk.domain.roster import Member
from smdesk.store.standing import write_operations

_LAST_OF_EACH = """
    WITH RECURSIVE known (device) AS (
        SELECT min(device) FROM entry
        UNION ALL
        SELECT (SELECT min(device) FROM entry WHERE device > known.device)
        FROM known WHERE known.device IS NOT NULL
    )
    SELECT e.device, e.sequence, e.hash FROM known
    JOIN entry e ON e.device = known.device
        AND e.sequence = (SELECT max(sequence) FROM entry WHERE device = known.device)
    ORDER BY e.device
"""
_LAST_NUMBERS = """
    SELECT coalesce((SELECT max(number) FROM entry), 0), coalesce((
        SELECT max(o.counter) FROM operation o WHERE o.entry = (
            SELECT number FROM entry WHERE device = ? ORDER BY sequence DESC LIMIT 1)), 0)
"""


class Last(NamedTuple):
    """The last entry of one device's chain."""

    device: str
    sequence: int
    hash: bytes


class Chain:
    """Adds entries to this device's chain, and says how far all chains have come."""

    def __init__(
        self, connection: Connection, *, vault: str, device: str, sign: Callable[[bytes], bytes]
    ) -> None:
        self.vault = vault
        self.device = device
        self._connection = connection
        self._sign = sign

    def lasts(self) -> list[Last]:
        """Return the last entry of every device's chain, by device."""
        return [Last(*row) for row in self._connection.execute(_LAST_OF_EACH)]

    def head(self) -> Head:
        """Return how many entries there are, and the SHA-256 over all chains' last hashes."""
        lasts = self.lasts()
        together = b"".join(sorted(last.hash for last in lasts))
        return Head(sum(last.sequence for last in lasts), hashlib.sha256(together).digest())

    def numbers(self) -> tuple[int, int]:
        """Return the last number of an entry here, and the last counter that this device gave."""
        number, counter = self._connection.execute(_LAST_NUMBERS, (self.device,)).fetchone()
        return number, counter

    def append(
        self,
        operations: Sequence[Operation],
        *,
        number: int,
        at: datetime,
        by: Member,
        task: str,
        reason: str,
        undoes: int | None,
    ) -> Entry:
        """Hash, sign and write the entry that holds the operations, and return it."""
        lasts = self.lasts()
        mine = next((last for last in lasts if last.device == self.device), None)
        entry = Entry(
            number=number,
            device=self.device,
            sequence=mine.sequence + 1 if mine else 1,
            at=at.astimezone(UTC),
            person=by.person,
            slot=by.slot,
            task=task,
            reason=reason,
            undoes=undoes,
            seen=tuple((last.device, last.sequence) for last in lasts if last is not mine),
            previous=mine.hash if mine else FIRST_HASH,
            hash=b"",
            signature=b"",
        )
        digest = entry_hash(self.vault, entry, operations)
        entry = replace(entry, hash=digest, signature=self._sign(digest))
        self._connection.execute(
            "INSERT INTO entry (number, device, sequence, at, person, slot, task, reason, undoes,"
            " seen, previous, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.number,
                entry.device,
                entry.sequence,
                entry.at.isoformat(),
                entry.person,
                entry.slot,
                entry.task,
                entry.reason,
                entry.undoes,
                json_text(entry.seen),
                entry.previous,
                entry.hash,
                entry.signature,
            ),
        )
        write_operations(self._connection, entry.number, operations)
        return entry
