"""Brings the tables of a cabinet, new or from an older smdesk, to the shape this one works with."""

from collections.abc import Callable, Sequence
from importlib import resources

from sqlcipher3.dbapi2 import Connection

from smdesk.store.errors import SchemaTooNewError


def scripts() -> tuple[str, ...]:
    """Return the schema's scripts in order; the first makes version 1 out of nothing."""
    folder = resources.files("smdesk.store") / "schema"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(file.read_text("utf-8") for file in files)


def version(connection: Connection) -> int:
    """Return the version of the schema that the database has; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: Connection,
    *,
    steps: Sequence[str],
    before_write: Callable[[], None],
    before_migrating: Callable[[int], None],
) -> None:
    """Apply the steps that the database has not had, each in a transaction of its own.

    ``before_migrating`` is called with the version that is there, unless the database is empty or
    needs nothing. Raises SchemaTooNewError, and touches nothing, when a newer smdesk was here.
    """
    have = version(connection)
    if have > len(steps):
        raise SchemaTooNewError(have, len(steps))
    if have == len(steps):
        return
    if have or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        before_migrating(have)
    before_write()
    # A step may make a table anew; what points at it would otherwise count as pointing nowhere.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number, step in enumerate(steps[have:], start=have + 1):
            _apply(connection, step, number)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: Connection, step: str, number: int) -> None:
    """Apply one step whole, or not at all."""
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{step}\n;PRAGMA user_version = {number};")
        _check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_references(connection: Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        message = "A step of the schema left a record that points nowhere."
        raise RuntimeError(message)
