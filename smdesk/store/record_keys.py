"""Keys of single records: with its key goes, for ever, whatever was sealed with it.

The log is only added to, so what may not be known for ever is written there sealed, and its key
here, outside the log (docs/decisions/0034). A deleted key is overwritten on the disk.
"""

from collections.abc import Callable

from sqlcipher3.dbapi2 import Connection

from smdesk.domain.records import RecordId
from smdesk.store.transaction import Transaction


class RecordKeys:
    """Keeps, gives and destroys keys; ``current`` is as for Table."""

    def __init__(self, connection: Connection, current: Callable[[], Transaction]) -> None:
        self._connection = connection
        self._current = current

    def all(self) -> dict[RecordId, bytes]:
        """Return every key there is, by its record."""
        rows = self._connection.execute("SELECT record, key FROM record_key")
        return {RecordId(record): bytes(key) for record, key in rows}

    def get(self, record: RecordId) -> bytes | None:
        """Return the record's key, or None once it was destroyed."""
        row = self._connection.execute(
            "SELECT key FROM record_key WHERE record = ?", (record,)
        ).fetchone()
        return None if row is None else bytes(row[0])

    def put(self, record: RecordId, key: bytes) -> None:
        """Keep a key within the task under way; a record has one key in its life."""
        self._current().begin_writing()
        self._connection.execute(
            "INSERT INTO record_key (record, key) VALUES (?, ?)", (record, key)
        )

    def destroy(self, record: RecordId) -> None:
        """Destroy the record's key within the task under way: nobody gets it back."""
        self._current().begin_writing()
        self._connection.execute("DELETE FROM record_key WHERE record = ?", (record,))
