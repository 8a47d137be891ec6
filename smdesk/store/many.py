"""Writes many rows with few statements."""

from collections.abc import Sequence
from itertools import chain

from sqlcipher3.dbapi2 import Connection

from smdesk.store.columns import Row

TOGETHER = 100
"""How many rows one statement writes.

A statement has its costs: what its CHECKs compare with is laid out anew, and the index of words
goes to the disk. For a hundred rows they are those of one; more rows gain little.
"""


def insert_many(connection: Connection, into: str, rows: Sequence[Row]) -> None:
    """Write rows of one width; ``into`` is the statement up to its values."""
    if not rows:
        return
    marks = f"({', '.join('?' * len(rows[0]))})"
    together = f"{into} VALUES {', '.join([marks] * TOGETHER)}"
    whole = len(rows) - len(rows) % TOGETHER
    for first in range(0, whole, TOGETHER):
        connection.execute(together, list(chain.from_iterable(rows[first : first + TOGETHER])))
    connection.executemany(f"{into} VALUES {marks}", rows[whole:])
