"""The secrets of an account: each value it had, and who has come to know which."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.office import Office
from smdesk.desk.secret_lines import SecretLines
from smdesk.desk.topics import Topic
from smdesk.domain import recovery_codes, totp
from smdesk.domain.custody import Exposure, Secret, SecretKind, SecretVersion, Seen
from smdesk.domain.records import (
    MOST_IN_TEXT,
    Fault,
    GoneError,
    RecordId,
    faults_of,
    filled,
    new_id,
    short_enough,
)
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText

LABELLED = frozenset({SecretKind.QUESTION, SecretKind.FIELD, SecretKind.ATTACHMENT})
"""Kinds that say nothing without a label: it asks, names or titles them."""

LONGEST_LABEL = 200
"""Signs in what a secret or a file is called; it has one line of a card."""
LONGEST = MOST_IN_TEXT
"""Signs in one secret: keys for programs and signed letters fit in many times over."""


def _no_content() -> str:
    return ""


def readied(what: SecretKind, text: SecretText, label: str) -> tuple[SecretText, int]:
    """Return the text as it is kept, and what is no secret about its size.

    Raises InvalidError (text, label) and NoCodesError.
    """
    bare = what is SecretKind.TOTP  # Its own errors say more.
    faults_of(
        text=None if bare else filled(text.reveal()) or short_enough(text.reveal(), LONGEST),
        label=_label_fault(what, label),
    )
    if what is SecretKind.TOTP:
        return totp.read(text).link(), 0
    if what is SecretKind.BACKUP_CODES:
        return recovery_codes.cleaned(text)
    return text, 0


def _label_fault(what: SecretKind, label: str) -> Fault | None:
    empty = filled(label) if what in LABELLED else None
    return empty or short_enough(label.strip(), LONGEST_LABEL)


class Secrets:
    """Sets and gives secrets. Giving one is written down first."""

    def __init__(self, office: Office, keys: AccountKeys, device: str) -> None:
        self.lines = SecretLines(office)
        self._office = office
        self._keys = keys
        self._device = device

    def set(
        self, account: RecordId, what: SecretKind, text: SecretText, *, label: str, by: Member
    ) -> SecretVersion:
        """Keep a new value, as the next version of the account's secret of that kind and label.

        Raises InvalidError for an empty or endless text or label, and for a question, field or
        file without a label; NoCodesError for what is no authenticator; GoneError, RefusedError
        (NOT_A_CUSTODIAN).
        """
        kept, size = readied(what, text, label)
        self._office.library.accounts.one(account)
        return self.keep(self.place(account, what, label.strip()), kept, size=size, by=by)

    def keep(
        self,
        secret: Secret,
        text: SecretText,
        *,
        size: int = 0,
        put: Callable[[], str] = _no_content,
        by: Member,
    ) -> SecretVersion:
        """Keep a value that is ready, in a task of its own; ``put`` puts in the file it opens.

        Raises GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        library = self._office.library
        library.accounts.one(secret.account)
        answering = [c.person for c in library.custodians.where(account=secret.account)]
        with self._office.task("secret.set", Topic.ACCOUNTS, by=by):
            key = self._keys.open_or_begin(secret.account, answering)
            return self.write(key, secret, text, content=put(), size=size, by=by)

    def place(self, account: RecordId, what: SecretKind, label: str) -> Secret:
        """Return the account's secret of that kind and label, which may be new and not kept yet."""
        found = self._office.library.secrets.where(account=account, what=what, label=label)
        return found[0] if found else Secret(account=account, what=what, label=label)

    def write(
        self,
        key: AccountKey,
        secret: Secret,
        text: SecretText,
        *,
        content: str = "",
        size: int = 0,
        how: Seen = Seen.CREATED,
        made_at: datetime | None = None,
        by: Member,
    ) -> SecretVersion:
        """Write the secret's next version, within the task under way.

        Who came to know an earlier version with the very same value knows the new one too.
        ``text`` and ``size`` are as ``readied`` gives them; ``made_at`` is for a value that is
        older than this day, as an imported one may be.
        """
        library, earlier = self._office.library, self._versions(secret.id)
        same = [v for v in earlier if self._keys.unseal(key, v).reveal() == text.reveal()]
        number = 1 + max((v.number for v in earlier), default=0)
        library.secrets.save(secret)
        version = SecretVersion(
            secret=secret.id,
            number=number,
            sealed=self._keys.seal(key, text, secret=secret.id, number=number),
            generation=key.generation,
            made_at=made_at or self._office.now(),
            made_by=by.person,
            content=content,
            size=size,
        )
        library.secret_versions.save(version)
        self._note(version, how, by)
        for seen in self._seen(secret.id, {one.number for one in same}):
            if seen.person == by.person:
                continue
            library.exposures.save(replace(seen, id=new_id(), number=number))
        return version

    def read(
        self, secret: RecordId, how: Seen, *, number: int | None = None, by: Member
    ) -> SecretText:
        """Give a secret, after it is written down who came to know which version of it.

        Without a number it is the version in use. Raises GoneError, and RefusedError
        (NOT_A_CUSTODIAN) for everybody who does not hold the account's key.
        """
        version = self.version(secret, number)
        if version.content:
            message = "A file is read as a file: its key is of no use to anybody."
            raise TypeError(message)
        text = self.unsealed(version)
        self.seen(version, how, by=by)
        return text

    def version(self, secret: RecordId, number: int | None = None) -> SecretVersion:
        """Return the version of that number, or the one in use; raises GoneError."""
        found = [v for v in self._versions(secret) if number is None or v.number == number]
        if not found:
            raise GoneError(SecretVersion.kind)
        return max(found, key=lambda v: v.number)

    def unsealed(self, version: SecretVersion) -> SecretText:
        """Open a version for the program's own use; nobody is to see it without ``seen``.

        Raises GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        account = self._office.library.secrets.one(version.secret).account
        return self._keys.unseal(self._keys.open(account), version)

    def seen(self, version: SecretVersion, how: Seen, *, by: Member, reason: str = "") -> None:
        """Write down that the member comes to know the version, in a task of its own."""
        with self._office.task("secret.read", by=by, reason=reason):
            self._note(version, how, by)

    def bring_back(self, secret: RecordId, number: int, *, by: Member) -> SecretVersion:
        """Make the value of an earlier version the one in use again, as a version of its own."""
        record = self._office.library.secrets.one(secret)
        earlier = self.version(secret, number)
        text = self.unsealed(earlier)
        return self.keep(record, text, size=earlier.size, put=lambda: earlier.content, by=by)

    def relabel(self, secret: RecordId, label: str, *, by: Member) -> None:
        """Call the secret something else, by which it is told from others of its kind.

        Raises InvalidError (label), GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        library = self._office.library
        record, new = library.secrets.one(secret), label.strip()
        same = library.secrets.where(account=record.account, what=record.what, label=new)
        taken = any(one.id != secret for one in same)
        faults_of(label=_label_fault(record.what, new) or (Fault.TAKEN if taken else None))
        self._keys.open(record.account)
        with self._office.task("secret_label.change", Topic.ACCOUNTS, by=by):
            library.secrets.save(replace(record, label=new))

    def remove(self, secret: RecordId, *, by: Member) -> None:
        """Put the secret and all its versions in the bin; who knew them stays on record.

        Raises GoneError, and RefusedError (NOT_A_CUSTODIAN).
        """
        library = self._office.library
        record = library.secrets.one(secret)
        self._keys.open(record.account)
        with self._office.task("secret.remove", Topic.ACCOUNTS, by=by):
            self.take_out(secret)

    def take_out(self, secret: RecordId) -> None:
        """Put the secret with its versions and ticks in the bin, within the task under way."""
        library = self._office.library
        for version in self._versions(secret):
            library.secret_versions.remove(version.id)
        for use in library.code_uses.where(secret=secret):
            library.code_uses.remove(use.id)
        library.secrets.remove(secret)

    def _seen(self, secret: RecordId, numbers: Collection[int]) -> list[Exposure]:
        if not numbers:
            return []
        found = self._office.library.exposures.where("at", secret=secret)
        known = {(one.person, one.how): one for one in found if one.number in numbers}
        return list(known.values())

    def _note(self, version: SecretVersion, how: Seen, by: Member) -> None:
        self._office.library.exposures.save(
            Exposure(
                person=by.person,
                secret=version.secret,
                number=version.number,
                how=how,
                at=self._office.now(),
                device=self._device,
            )
        )

    def _versions(self, secret: RecordId) -> list[SecretVersion]:
        return self._office.library.secret_versions.where(secret=secret)
