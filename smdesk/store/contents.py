"""Sealed files beside the database: each kept once, under its SHA-256, and never rewritten.

The log says which files there are by their hashes; the bytes themselves would make it long, and
make all that is done to the whole database slow.
"""

import contextlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, Self

from sqlcipher3.dbapi2 import Connection, OperationalError

from smdesk.domain.custody import SecretVersion
from smdesk.domain.media import MediaAsset
from smdesk.domain.packet_copies import PacketDocument
from smdesk.domain.records import RecordId, SmdeskError
from smdesk.store.transaction import Transaction

_WASTE = 10
"""The database is written anew when more than one page in so many is empty."""


class Wrong(Enum):
    """What is wrong with a file."""

    MISSING = "missing"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class BadContent:
    """A file that a record names and that is not there as put in.

    The record is a version of a secret, a picture, or a packet's document.
    """

    secret: RecordId
    """The secret's, the picture's, or the document's."""
    number: int
    content: str
    what: Wrong
    kind: str = SecretVersion.kind


class Shelf(Protocol):
    """Where the files lie, each under the hash of its bytes."""

    def name_of(self, data: bytes) -> str:
        """Return the name under which these bytes lie: their SHA-256, in hex."""

    def put(self, name: str, data: bytes) -> None:
        """Let the bytes lie there for good; they do when this comes back."""

    def get(self, name: str) -> bytes | None:
        """Return what lies there under the name, whatever it is; raises what is in the way."""

    def sizes(self) -> Mapping[str, int]:
        """Return the names of all that lies there, and the bytes of each."""

    def remove(self, names: Collection[str]) -> None:
        """Take files away."""


class Contents:
    """Puts sealed files in and gives them back; ``current`` is as for Table."""

    def __init__(
        self, connection: Connection, current: Callable[[], Transaction], shelf: Shelf
    ) -> None:
        self._connection = connection
        self._current = current
        self._shelf = shelf

    @classmethod
    def opened(
        cls,
        connection: Connection,
        current: Callable[[], Transaction],
        shelf: Shelf,
        before_write: Callable[[], None],
    ) -> Self:
        """Return the files of a cabinet, those of an earlier smdesk moved beside the database."""
        contents = cls(connection, current, shelf)
        contents.move_out(before_write)
        return contents

    def put(self, sealed: bytes) -> str:
        """Keep the bytes within the task under way; return the hash that names them, in hex.

        They are on the disk before the task ends. Raises what the shelf says when they cannot be;
        what the task then leaves there is swept.
        """
        name = self._shelf.name_of(sealed)
        self._current().begin_writing()
        self._shelf.put(name, sealed)
        self._connection.execute(
            "INSERT INTO file_beside (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            (name, len(sealed)),
        )
        return name

    def get(self, name: str) -> bytes | None:
        """Return the bytes of that name as they lie there, or None."""
        found = self._shelf.get(name)
        if found is not None:
            return found
        row = self._connection.execute(
            "SELECT sealed FROM content WHERE hash = ?", (name,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def size(self) -> int:
        """Return how many bytes all files take."""
        row = self._connection.execute("SELECT coalesce(sum(bytes), 0) FROM file_beside")
        return int(row.fetchone()[0])

    def missing(self) -> list[BadContent]:
        """Return the files that are named and not there whole; reads no file, so it is fast.

        What has another length than it was put in with was altered; so may be one of the right
        length, which only ``bad`` finds.
        """
        there = self._shelf.sizes()
        inside = {name for (name,) in self._connection.execute("SELECT hash FROM content")}
        found = []
        for secret, number, name, size, kind in self._named():
            if name not in there and name not in inside:
                found.append(BadContent(secret, number, name, Wrong.MISSING, kind))
            elif size is not None and there.get(name, size) != size:
                found.append(BadContent(secret, number, name, Wrong.ALTERED, kind))
        return found

    def bad(self) -> list[BadContent]:
        """Return the files that are missing or altered; reads every file."""
        known: dict[str, Wrong | None] = {}
        found = []
        for secret, number, name, _, kind in self._named():
            if name not in known:
                known[name] = self._wrong(name)
            what = known[name]
            if what is not None:
                found.append(BadContent(secret, number, name, what, kind))
        return found

    def move_out(self, before_write: Callable[[], None]) -> None:
        """Put what an earlier smdesk kept in the database beside it, file by file.

        A row goes once its file is on the disk, so nothing is lost whenever this is stopped. On a
        disk that takes no more the rest stays where it is, can be read there, and goes another day.
        """
        names = [name for (name,) in self._connection.execute("SELECT hash FROM content")]
        if not names:
            return
        with contextlib.suppress(SmdeskError, OperationalError):
            before_write()
            for name in names:
                query = "SELECT sealed FROM content WHERE hash = ?"
                (sealed,) = self._connection.execute(query, (name,)).fetchone()
                if self._shelf.name_of(sealed) == name:
                    self._shelf.put(name, bytes(sealed))
                    self._connection.execute("DELETE FROM content WHERE hash = ?", (name,))
            self._shrink()

    def orphans(self) -> set[str]:
        """Return the files that no task and no entry of the log names, whatever became of it."""
        return {name for name in self._loose() if not self._in_the_log(name)}

    def let_go(self, record: RecordId, kind: str = MediaAsset.kind) -> None:
        """Strike off, within the task under way, every file that a destroyed record ever had.

        The bytes go after the task (``destroyed``): a task that does not end loses nothing.
        """
        self._current().begin_writing()
        for name in self._ever(record, kind):
            self._connection.execute("DELETE FROM file_beside WHERE hash = ?", (name,))
            self._connection.execute("DELETE FROM content WHERE hash = ?", (name,))

    def destroyed(self) -> set[str]:
        """Return the files of all pictures that were destroyed, whether they still lie there.

        Of packets whose pages were destroyed, those that still lie there.
        """
        gone = self._connection.execute(
            "SELECT id FROM media_asset WHERE destroyed_on IS NOT NULL"
        ).fetchall()
        pictures = {name for (one,) in gone for name in self._ever(RecordId(one), MediaAsset.kind)}
        return pictures | {name for name in self._loose() if self._was_a_packet(name)}

    def sweep(self) -> None:
        """Take away what was put there for a task that never ended."""
        self._shelf.remove(self.orphans())

    def _loose(self) -> set[str]:
        """Return the files that lie there and are not on the list of files."""
        listed = {name for (name,) in self._connection.execute("SELECT hash FROM file_beside")}
        return self._shelf.sizes().keys() - listed

    def _was_a_packet(self, name: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM operation WHERE kind = ? AND instr(value, ?)"
            " AND NOT EXISTS (SELECT 1 FROM packet_document WHERE content = ?) LIMIT 1",
            (PacketDocument.kind, name, name),
        )
        return row.fetchone() is not None

    def _ever(self, record: RecordId, kind: str) -> set[str]:
        """Return the files that the log ever named for a record, one for each time it was lost."""
        rows = self._connection.execute(
            "SELECT iif(field = '', value ->> '$.content', value ->> '$') FROM operation"
            " WHERE record = ? AND kind = ? AND field IN ('', 'content')",
            (record, kind),
        )
        return {name for (name,) in rows if name}

    def _in_the_log(self, name: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM operation WHERE kind IN (?, ?, ?) AND instr(value, ?) LIMIT 1",
            (SecretVersion.kind, MediaAsset.kind, PacketDocument.kind, name),
        )
        return row.fetchone() is not None

    def _named(self) -> list[tuple[RecordId, int, str, int | None, str]]:
        secrets = self._connection.execute(
            "SELECT v.secret, v.number, v.content, f.bytes FROM secret_version v"
            " LEFT JOIN file_beside f ON f.hash = v.content WHERE v.content <> '' ORDER BY v.rowid"
        )
        pictures = self._connection.execute(
            "SELECT a.id, 1, a.content, f.bytes FROM media_asset a"
            " LEFT JOIN file_beside f ON f.hash = a.content WHERE a.content <> '' ORDER BY a.rowid"
        )
        packets = self._connection.execute(
            "SELECT d.id, 1, d.content, f.bytes FROM packet_document d"
            " LEFT JOIN file_beside f ON f.hash = d.content ORDER BY d.rowid"
        )
        return [
            (RecordId(record), number, name, size, kind)
            for kind, rows in (
                (SecretVersion.kind, secrets),
                (MediaAsset.kind, pictures),
                (PacketDocument.kind, packets),
            )
            for record, number, name, size in rows
        ]

    def _wrong(self, name: str) -> Wrong | None:
        data = self.get(name)
        if data is None:
            return Wrong.MISSING
        return None if self._shelf.name_of(data) == name else Wrong.ALTERED

    def _shrink(self) -> None:
        """Give back the room of what went, if it is much."""
        free, pages = (
            int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("freelist_count", "page_count")
        )
        if free * _WASTE > pages:
            self._connection.execute("VACUUM")
