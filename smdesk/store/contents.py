"""Sealed files beside the log: each kept once, under the SHA-256 of its bytes, and never rewritten.

The log says which files there are by their hashes; the bytes themselves would make it long.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.records import RecordId
from smdesk.store.transaction import Transaction


class Wrong(Enum):
    """What is wrong with a file."""

    MISSING = "missing"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class BadContent:
    """A file that a version of a secret names and that is not there as it was put in."""

    secret: RecordId
    number: int
    content: str
    what: Wrong


class Contents:
    """Puts sealed files in and gives them back; ``current`` is as for Table."""

    def __init__(self, connection: Connection, current: Callable[[], Transaction]) -> None:
        self._connection = connection
        self._current = current

    def put(self, sealed: bytes) -> str:
        """Keep the bytes within the task under way; return the hash that names them, in hex."""
        name = hashlib.sha256(sealed).hexdigest()
        self._current().begin_writing()
        self._connection.execute(
            "INSERT INTO content (hash, sealed) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            (name, sealed),
        )
        return name

    def get(self, name: str) -> bytes | None:
        """Return the bytes of that name as they lie there, or None."""
        row = self._connection.execute(
            "SELECT sealed FROM content WHERE hash = ?", (name,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def size(self) -> int:
        """Return how many bytes all files take."""
        row = self._connection.execute("SELECT coalesce(sum(length(sealed)), 0) FROM content")
        return int(row.fetchone()[0])

    def missing(self) -> list[BadContent]:
        """Return the files that are named and not there; reads no file, so it is fast."""
        return [
            BadContent(RecordId(secret), number, name, Wrong.MISSING)
            for secret, number, name in self._connection.execute(
                "SELECT secret, number, content FROM secret_version"
                " WHERE content <> '' AND content NOT IN (SELECT hash FROM content)"
                " ORDER BY rowid"
            ).fetchall()
        ]

    def bad(self) -> list[BadContent]:
        """Return the files that are missing or altered; reads every file."""
        altered = set(self._altered())
        named = self._connection.execute(
            "SELECT secret, number, content FROM secret_version WHERE content <> '' ORDER BY rowid"
        ).fetchall()
        return self.missing() + [
            BadContent(RecordId(secret), number, name, Wrong.ALTERED)
            for secret, number, name in named
            if name in altered
        ]

    def _altered(self) -> Iterator[str]:
        for (name,) in self._connection.execute("SELECT hash FROM content").fetchall():
            if hashlib.sha256(self.get(name) or b"").hexdigest() != name:
                yield name
