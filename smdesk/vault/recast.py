"""The whole database written anew under another key, and proved before anybody relies on it."""

import contextlib
import os
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3.dbapi2 import Connection

from smdesk.vault.database import check_authentic, check_whole, connect, settle
from smdesk.vault.errors import Part, VaultDamagedError
from smdesk.vault.files import digest
from smdesk.vault.keys import DataKey

Progress = Callable[[str, float], None]
"""Told which step it is (``STAGES``), and how much of the whole is done, from 0 to 1."""

STAGES = {"copy": 0.55, "change": 0.65, "check": 0.95, "swap": 1.0}
"""The steps in their order, and how much of the whole is done when each is over."""
PAGE_BYTES = 4096
_PAGES = 1024
"""Pages that are copied at a time: enough to be fast, few enough to tell how far it has come."""


def quietly(stage: str, fraction: float) -> None:
    """Tell nobody how far it has come."""


def fresh_name(epoch: int) -> str:
    """Return a name that no database of this cabinet ever had."""
    return f"vault-{epoch:04d}-{secrets.token_hex(4)}.db"


@dataclass(frozen=True, slots=True)
class Source:
    """An open database, and what it takes to open it once more."""

    connection: Connection
    file: Path
    data_key: DataKey = field(repr=False)
    epoch: int


class Reading:
    """Reads a whole database file from the disk, in a thread and on a connection of its own.

    SQLCipher copies a page that is not authentic as an empty one, and says nothing. So what is
    copied is read beside the copying, and what was written is read again.
    """

    def __init__(self, file: Path, data_key: DataKey, epoch: int, *, fresh: bool = False) -> None:
        """Begin. A ``fresh`` file is waited for until the disk has it."""
        self._about = file, data_key, epoch
        self._fresh = fresh
        self._complaints: list[str] = []
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def over(self) -> None:
        """Wait until all is read; raises VaultDamagedError, or what the system says."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        if self._complaints:
            raise VaultDamagedError(Part.DATABASE, self._complaints[0])

    def _read(self) -> None:
        file = self._about[0]
        try:
            if self._fresh:
                handle = os.open(file, os.O_RDWR)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
            connection = connect(*self._about)
            try:
                self._complaints = check_authentic(connection)
            finally:
                connection.close()
        except BaseException as error:
            self._failed = error
        finally:
            self._about = file, DataKey(), 0


def copy_pages(
    source: Source, file: Path, data_key: DataKey, epoch: int, progress: Progress = quietly
) -> Connection:
    """Copy the open database page by page into a new file under another key; return it, open.

    Until it is proved nothing waits for the disk: a file that no keyring names is worth nothing,
    and is swept away. Raises VaultDamagedError for a source that is not as it was written.
    """
    reading = Reading(source.file, source.data_key, source.epoch)
    try:
        copy = _copied(source.connection, connect(file, data_key, epoch), progress)
    except BaseException:
        with contextlib.suppress(Exception):
            reading.over()
        raise
    try:
        reading.over()
    except BaseException:
        copy.close()
        raise
    return copy


def _copied(source: Connection, copy: Connection, progress: Progress) -> Connection:
    try:
        size = int(source.execute("PRAGMA page_count").fetchone()[0]) * PAGE_BYTES
        settle(copy, building=True, size=size)

        def copied(_status: int, left: int, total: int) -> None:
            progress("copy", STAGES["copy"] * (1 - left / max(total, 1)))

        source.backup(copy, pages=_PAGES, progress=copied)
        _compact(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _compact(copy: Connection) -> None:
    """Give back the room of what was removed, if that is a tenth of the whole.

    What was removed is overwritten when it is removed (``secure_delete``), so nothing but zeros
    would come along; writing everything twice for those is not worth it.
    """
    free, pages = (
        copy.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count")
    )
    if free * 10 > pages:
        copy.execute("VACUUM")


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in names
    }


def prove(
    copy: Connection, file: Path, data_key: DataKey, epoch: int, progress: Progress = quietly
) -> bytes:
    """Return the digest of a new database that is whole, and on the disk as it was written.

    All is done at once: the other thread waits for the disk and reads the file, while this one
    looks whether the pages that were written hang together, and takes the digest. Raises
    VaultDamagedError, or what the system says.
    """
    progress("check", STAGES["change"])
    reading = Reading(file, data_key, epoch, fresh=True)
    try:
        whole = check_whole(copy)
        sha256 = digest(file)
    finally:
        reading.over()
    progress("check", STAGES["check"])
    if whole:
        raise VaultDamagedError(Part.DATABASE, whole[0])
    return sha256
