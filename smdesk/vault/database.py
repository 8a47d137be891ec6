"""The encrypted database file: opened with its key, and checked in both ways there are."""

import binascii
from pathlib import Path

from sqlcipher3 import dbapi2

from smdesk.vault import keys
from smdesk.vault.errors import Part, VaultDamagedError, WriteFailedError, known
from smdesk.vault.keys import DataKey

RUN = 4096
"""So many unused pages are written anew at a time."""
CACHE_KIB = 64_000
BUILDING_KIB = 512_000
"""Memory for pages: of a cabinet that is worked in, and at most while a new file is made."""


def connect(file: Path, data_key: DataKey, epoch: int) -> dbapi2.Connection:
    """Open the file in autocommit, rolling back what was not finished.

    Raises VaultDamagedError if the key is not its own, WriteFailedError if the disk does not let
    it be opened.
    """
    try:
        connection = dbapi2.connect(str(file), isolation_level=None)
    except dbapi2.DatabaseError as error:
        raise known(error, file, "database") or error from None
    try:
        # SQLCipher would otherwise write its complaints about a wrong key to standard error.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(_raw_key(data_key, epoch))
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        connection.close()
        told = known(error, file, "database")
        if isinstance(told, WriteFailedError):
            raise told from None
        raise VaultDamagedError(Part.DATABASE, "key") from None
    for pragma in (
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    settle(connection)
    return connection


def settle(connection: dbapi2.Connection, *, building: bool = False, size: int = 0) -> None:
    """Let every change wait for the disk; or, for a file that is being made, let none.

    A file that is being made may keep all of its ``size`` (bytes) in memory, within bounds, so
    that what is written into it need not be read and decrypted again.
    """
    cache = min(max(CACHE_KIB, size // 1024 * 5 // 4), BUILDING_KIB) if building else CACHE_KIB
    # FULL would not wait until the disk knows that the journal is gone: after a loss of power the
    # journal could be back, and the last change that was acknowledged would be rolled back.
    journal, synchronous = ("MEMORY", "OFF") if building else ("DELETE", "EXTRA")
    for pragma in (
        f"journal_mode = {journal}",
        f"synchronous = {synchronous}",
        f"cache_size = -{cache}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def check(connection: dbapi2.Connection) -> list[str]:
    """Return what both checks complain of: nothing for a sound file.

    Both, because pages mixed from two states are each authentic, and a page that was damaged may
    not matter to the structure.
    """
    return _asked(connection, "cipher_integrity_check", "integrity_check", "foreign_key_check")


def check_after_crash(connection: dbapi2.Connection) -> list[str]:
    """Return what is wrong with a database that was not closed; mends pages that hold nothing.

    A page that is unused when a change begins is written without a copy in the journal, since
    there is nothing in it to bring back. If the power fails while it is written it is torn, and
    stays so: no harm to anybody, but not authentic. Where nothing else is wrong, the unused pages
    are written anew, or stay as they are where the disk has no room for it.
    """
    complaints = check(connection)
    unused = int(connection.execute("PRAGMA freelist_count").fetchone()[0]) if complaints else 0
    if not unused or check_whole(connection):
        return complaints
    try:
        _write_unused(connection, unused)
    except dbapi2.OperationalError:
        return []
    return check(connection)


def _write_unused(connection: dbapi2.Connection, pages: int) -> None:
    size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("CREATE TABLE unused (page BLOB)")
        for first in range(0, pages, RUN):
            # A page holds a little less than its size, so that these fill more than there are.
            room = min(RUN, pages - first) * size
            connection.execute("INSERT INTO unused VALUES (zeroblob(?))", (room,))
        connection.execute("DROP TABLE unused")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check_authentic(connection: dbapi2.Connection) -> list[str]:
    """Return which pages on the disk are not as they were written with the key."""
    return _asked(connection, "cipher_integrity_check")


def check_whole(connection: dbapi2.Connection) -> list[str]:
    """Return where the database does not hang together."""
    return _asked(connection, "integrity_check", "foreign_key_check")


def _asked(connection: dbapi2.Connection, *checks: str) -> list[str]:
    try:
        said = [str(row[0]) for check in checks for row in connection.execute(f"PRAGMA {check}")]
    except dbapi2.DatabaseError as error:
        return [type(error).__name__]
    return [one for one in said if one != "ok"]


def _raw_key(data_key: DataKey, epoch: int) -> DataKey:
    """Return the key in the form in which SQLCipher takes one as it is, without stretching it."""
    derived = keys.derive(data_key, _info(epoch))
    digits = binascii.hexlify(derived)
    raw = DataKey.taken(b"x'%s'" % digits)
    keys.overwrite(derived)
    keys.overwrite(digits)
    return raw


def _info(epoch: int) -> bytes:
    return f"smdesk/sqlcipher/v1|{epoch}".encode()
