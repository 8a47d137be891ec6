"""The beginning of a cabinet: its folder, its first database, and the keyring that makes it one."""

import contextlib
import os
import secrets
from pathlib import Path

from sqlcipher3.dbapi2 import DatabaseError

from smdesk.domain.journal import FIRST_HASH
from smdesk.domain.records import RecordId, new_id
from smdesk.vault import keys
from smdesk.vault.database import connect
from smdesk.vault.errors import known
from smdesk.vault.files import AtStep, digest, write_through
from smdesk.vault.issue import issue
from smdesk.vault.keyring import Keyring, vault_id
from smdesk.vault.keys import Identity, KeyPair, Keys, Prepared
from smdesk.vault.occupancy import NAME, Occupancy
from smdesk.vault.open_vault import KEYRING, write_keyring

READ_ME = "READ ME FIRST.txt"
_TEXT = """This folder is a cabinet of smdesk: the accounts, passwords and papers of
{organisation}.

It is encrypted. To open it, start smdesk and choose this folder.
Do not rename, move or delete single files in it; copy it as a whole, when smdesk is closed,
or let smdesk save a copy.
If nobody can open it any more, ask your library's board what it holds for that day.
"""


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
    WriteFailedError or VaultBusyError, and has then taken away again what it made.
    """
    pair = KeyPair.new()
    public = pair.public()
    founder = Identity(pair, slot=new_id(), person=person, name=name, coordinator=True)
    opened = Keys(founder, os.urandom(keys.KEY_BYTES), 1)
    vault = vault_id(public.seal, public.sign)
    database = f"vault-0001-{secrets.token_hex(4)}.db"
    slot = issue(founder, vault, opened.epoch, opened.data_key, prepared, by=founder)
    fresh = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
        at_step("folder_made")
        write_through(path / READ_ME, read_me(organisation))
        occupancy = Occupancy(path, name)
        try:
            _lay_database(path / database, opened)
            at_step("database_made")
            keyring = Keyring(
                vault=vault,
                organisation=organisation,
                epoch=opened.epoch,
                sequence=1,
                database=database,
                sha256=digest(path / database),
                entries=0,
                head=FIRST_HASH,
                previous=bytes(32),
                slots=(slot,),
            )
            write_keyring(path, keyring.sealed(opened.data_key, founder), at_step)
        finally:
            occupancy.leave()
    except BaseException as error:
        _take_away(path, database, whole=fresh)
        if isinstance(error, OSError | DatabaseError):
            raise known(error, path, "folder") or error from None
        raise
    return opened


def _lay_database(file: Path, opened: Keys) -> None:
    connection = connect(file, opened.data_key, opened.epoch)
    try:
        connection.execute("VACUUM")
    finally:
        connection.close()


def _take_away(path: Path, database: str, *, whole: bool) -> None:
    """Take away what was made, the keyring first; a folder that was there before stays."""
    for name in (KEYRING, database, f"{database}-journal", READ_ME, NAME):
        with contextlib.suppress(OSError):
            (path / name).unlink(missing_ok=True)
    if whole:
        with contextlib.suppress(OSError):
            path.rmdir()
