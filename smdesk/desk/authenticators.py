"""Authenticators: what the codes of an app are made from, and the code that holds now."""

from smdesk.desk.office import Office
from smdesk.desk.secrets import Secrets
from smdesk.domain import totp
from smdesk.domain.custody import SecretKind, SecretVersion, Seen
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import Authenticator, ClockOffset, Code, NoCodesError, NoCodesWhy


class Authenticators:
    """Keeps authenticators and makes their codes.

    A code leads nobody back to what it was made from, but whoever had one has signed in: that is
    written down once for each version and each time the cabinet is unlocked.
    """

    def __init__(self, office: Office, secrets: Secrets) -> None:
        self._office = office
        self._secrets = secrets
        self._noted: set[tuple[RecordId, int, RecordId]] = set()

    def set(self, account: RecordId, text: SecretText, *, label: str, by: Member) -> SecretVersion:
        """Keep an otpauth link or a typed secret; raises NoCodesError and as ``Secrets.set``."""
        return self._secrets.set(account, SecretKind.TOTP, text, label=label, by=by)

    def code_now(self, secret: RecordId, *, by: Member) -> Code:
        """Return the code that holds now, after it is written down who had it.

        Raises GoneError, RefusedError (NOT_A_CUSTODIAN), NoCodesError for another kind of secret.
        """
        version, authenticator = self._opened(secret)
        noted = (secret, version.number, by.person)
        if noted not in self._noted:
            self._secrets.seen(version, Seen.CODE, by=by)
            self._noted.add(noted)
        return authenticator.code(self._office.now())

    def offset(self, secret: RecordId, typed: SecretText) -> ClockOffset | None:
        """Return how far this computer's clock is off, by a code that was made elsewhere.

        Nobody learns a code by it, so nothing is noted. None and errors as for
        ``Authenticator.offset`` and ``code_now``.
        """
        return self._opened(secret)[1].offset(typed, self._office.now())

    def _opened(self, secret: RecordId) -> tuple[SecretVersion, Authenticator]:
        version = self._secrets.version(secret)
        if self._office.library.secrets.one(secret).what is not SecretKind.TOTP:
            raise NoCodesError(NoCodesWhy.NOT_A_SECRET)
        return version, totp.read(self._secrets.unsealed(version))
