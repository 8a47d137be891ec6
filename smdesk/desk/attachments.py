"""Files kept with an account: sealed to its custodians, and opened in memory alone."""

import re
from contextlib import suppress

from smdesk.desk.errors import (
    FileLostError,
    FileTooLargeError,
    VaultDamagedError,
    WriteFailedError,
)
from smdesk.desk.office import Office
from smdesk.desk.secrets import Secrets
from smdesk.domain.custody import Secret, SecretKind, SecretVersion, Seen
from smdesk.domain.records import RecordId, faults_of, filled
from smdesk.domain.roster import Member
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.sealed_file import FileKey, open_file, seal_file

MOST_BYTES = 20_000_000
"""What one file may have; a cabinet may hold many."""

LONGEST_NAME = 200
_UNFIT = re.compile(r"[\x00-\x1f\x7f]+")


def file_name(given: str) -> str:
    """Return a file's name as it is kept: without folders and without signs that nobody sees."""
    last = re.split(r"[/\\]", given)[-1]
    return _UNFIT.sub(" ", last).strip()[:LONGEST_NAME].strip()


class Attachments:
    """Puts files in and gives them back; each version has a key of its own, kept as its secret."""

    def __init__(self, office: Office, vault: OpenVault, secrets: Secrets) -> None:
        self._office = office
        self._vault = vault
        self._secrets = secrets

    def attach(self, account: RecordId, name: str, data: bytes, *, by: Member) -> SecretVersion:
        """Keep a file, as the next version of the one of that name.

        Raises InvalidError (name), FileTooLargeError, GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        label = file_name(name)
        faults_of(name=filled(label))
        if len(data) > MOST_BYTES:
            raise FileTooLargeError(label, len(data), MOST_BYTES)
        secret = self._secrets.place(account, SecretKind.ATTACHMENT, label)
        key, sealed = seal_file(data, vault=self._vault.vault, secret=secret.id)
        return self._secrets.keep(
            secret,
            key.told(),
            size=len(data),
            put=lambda: self._office.library.contents.put(sealed),
            by=by,
        )

    def read(
        self,
        secret: RecordId,
        how: Seen,
        *,
        number: int | None = None,
        by: Member,
        reason: str = "",
    ) -> bytes:
        """Give a file, after it is written down with the reason; it is held in memory alone.

        Raises GoneError, RefusedError (NOT_A_CUSTODIAN), WriteFailedError when another program
        holds it, and FileLostError when the file is not what was put in.
        """
        version = self._secrets.version(secret, number)
        # Opened once to see that it can be, before anything is noted; no value here holds the
        # file while the note is written.
        self._opened(version)
        self._secrets.seen(version, how, by=by, reason=reason)
        return self._opened(version)

    def _opened(self, version: SecretVersion) -> bytes:
        key = FileKey.heard(self._secrets.unsealed(version))
        secret = self._office.library.secrets.one(version.secret)
        return opened(self._office, self._vault, secret, version, key)


def opened(
    office: Office, vault: OpenVault, secret: Secret, version: SecretVersion, key: FileKey
) -> bytes:
    """Return the file that the version names; raises FileLostError if it is not what it was.

    What is not whole is looked for beside the backups, and put back from there.
    """
    name, contents = version.content, office.library.contents
    for mended in (False, True):
        sealed = contents.get(name)
        with suppress(VaultDamagedError):
            if sealed is not None:
                return open_file(key, sealed, vault=vault.vault, secret=secret.id)
        if not mended:
            # A disk that does not take it back changes nothing about what is missing.
            with suppress(WriteFailedError):
                vault.mend({name})
    raise FileLostError(secret.label)
