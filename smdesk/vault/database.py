"""The encrypted database file: opened with its key, and checked in both ways there are."""

from pathlib import Path

from sqlcipher3 import dbapi2

from smdesk.vault import keys
from smdesk.vault.errors import Part, VaultDamagedError, WriteFailedError, known

CACHE_KIB = 64_000


def connect(file: Path, data_key: bytes, epoch: int) -> dbapi2.Connection:
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
        raw = bytearray(b"x'" + keys.derive(data_key, _info(epoch)).hex().encode() + b"'")
        connection.set_key(raw)
        raw[:] = bytes(len(raw))
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        connection.close()
        told = known(error, file, "database")
        if isinstance(told, WriteFailedError):
            raise told from None
        raise VaultDamagedError(Part.DATABASE, "key") from None
    for pragma in (
        "foreign_keys = ON",
        "journal_mode = DELETE",
        "synchronous = FULL",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def check(connection: dbapi2.Connection) -> list[str]:
    """Return what both checks complain of: nothing for a sound file.

    Both, because pages mixed from two states are each authentic, and a page that was damaged may
    not matter to the structure.
    """
    try:
        authentic = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        whole = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        foreign = [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]
    except dbapi2.DatabaseError as error:
        return [type(error).__name__]
    return authentic + [said for said in whole if said != "ok"] + foreign


def _info(epoch: int) -> bytes:
    return f"smdesk/sqlcipher/v1|{epoch}".encode()
