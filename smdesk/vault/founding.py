"""The beginning of a cabinet: its folder, its first database, and the keyring that makes it one."""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3.dbapi2 import DatabaseError

from smdesk.domain.journal import FIRST_HASH
from smdesk.domain.records import RecordId, new_id
from smdesk.vault.database import connect
from smdesk.vault.errors import AlreadyThereError, known, write_failed
from smdesk.vault.files import AtStep, digest, sync_folder, write_through
from smdesk.vault.held_keyring import write_keyring
from smdesk.vault.issue import issue
from smdesk.vault.keyring import DATABASE_NAME, KEYRING, Keyring, vault_id
from smdesk.vault.keys import DataKey, Identity, KeyPair, Keys, Prepared
from smdesk.vault.occupancy import NAME, NOTE, Occupancy
from smdesk.vault.signpost import NAME as SIGNPOST
from smdesk.vault.signpost import number

READ_ME = "READ ME FIRST.txt"
_EMPTY_DATABASE = 4096
"""Bytes of a database that holds nothing yet."""
_TEXT = """This folder is a cabinet of smdesk: the accounts, passwords and papers of
{organisation}.

It is encrypted. To open it, double-click "Open this cabinet" beside this file, or start smdesk and
choose this folder.
Do not rename, move or delete single files in it; copy it as a whole, when smdesk is closed,
or let smdesk save a copy.
If nobody can open it any more, ask your library's board what it holds for that day.
"""
_FIRST_WORDS = len("This folder is a cabinet of smdesk")


def read_me(organisation: str) -> bytes:
    """Return what somebody who finds the folder can read without smdesk."""
    return _TEXT.format(organisation=organisation).encode()


def found(
    path: Path,
    *,
    organisation: str,
    name: str,
    person: RecordId,
    prepared: Prepared,
    at_step: AtStep,
) -> Keys:
    """Lay a new cabinet into the folder and return its founder's keys.

    The keyring comes last: without it nothing in the folder passes for a cabinet. Raises
    AlreadyThereError, WriteFailedError or VaultBusyError, and has then taken away again what it
    made.
    """
    founder = Identity(KeyPair.new(), slot=new_id(), person=person, name=name, coordinator=True)
    opened = Keys(founder, DataKey.new(), 1)
    fresh = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_failed(error, path, "folder") from None
    at_step("folder_made")
    try:
        occupancy = Occupancy(path, name)
    except BaseException:
        _gone_if_empty(path, whole=fresh)
        raise
    try:
        # Asked again, now that nobody else can be laying one here.
        if not vacant(path):
            raise AlreadyThereError(path)
        database = f"vault-0001-{secrets.token_hex(4)}.db"
        with _cleared_up(path, database, whole=fresh):
            write_through(path / READ_ME, read_me(organisation))
            _lay_database(path / database, opened)
            at_step("database_made")
            keyring = _first(organisation, opened, prepared, path / database)
            write_keyring(path, keyring, at_step)
    finally:
        occupancy.leave()
        _gone_if_empty(path, whole=fresh)
    return opened


def _gone_if_empty(path: Path, *, whole: bool) -> None:
    if whole:
        with contextlib.suppress(OSError):
            path.rmdir()


def _first(organisation: str, opened: Keys, prepared: Prepared, database: Path) -> Keyring:
    """Return the first keyring of a cabinet, with the founder's slot alone."""
    founder = opened.identity
    vault = vault_id(founder.public_seal, founder.public_sign)
    slot = issue(founder, vault, opened.epoch, opened.data_key, prepared, by=founder)
    return Keyring(
        vault=vault,
        organisation=organisation,
        epoch=opened.epoch,
        sequence=1,
        database=database.name,
        sha256=digest(database),
        entries=0,
        head=FIRST_HASH,
        previous=bytes(32),
        slots=(slot,),
    ).sealed(opened.data_key, founder)


def vacant(path: Path) -> bool:
    """Whether nothing is there but what a founding that was stopped half-way leaves behind."""
    return not path.exists() or (path.is_dir() and not any(map(_of_others, path.iterdir())))


def _of_others(file: Path) -> bool:
    if file.name == READ_ME:
        return not _TEXT.startswith(file.read_text("utf-8", "replace")[:_FIRST_WORDS])
    if file.name == SIGNPOST:
        return number(file) is None
    if DATABASE_NAME.fullmatch(file.name.removesuffix("-journal")):
        # Without a keyring nobody can open it, but what holds anything is not ours to judge.
        return file.stat().st_size > _EMPTY_DATABASE
    return not (file.name.startswith((".", f"{KEYRING}.")) or file.name in (NAME, NOTE))


def _lay_database(file: Path, opened: Keys) -> None:
    connection = connect(file, opened.data_key, opened.epoch)
    try:
        connection.execute("VACUUM")
    finally:
        connection.close()
    # The disk is to know of the file, and of its folder, before any keyring names it.
    sync_folder(file.parent)
    sync_folder(file.parent.parent)


@contextlib.contextmanager
def _cleared_up(path: Path, database: str, *, whole: bool) -> Iterator[None]:
    """Take away what was made when it cannot be finished; a folder that was there stays."""
    try:
        yield
    except BaseException as error:
        for name in (KEYRING, database, f"{database}-journal", READ_ME, *((NAME,) * whole)):
            with contextlib.suppress(OSError):
                (path / name).unlink(missing_ok=True)
        if isinstance(error, OSError | DatabaseError):
            raise known(error, path, "folder") or error from None
        raise
