"""The secrets of an account: each value it had, and who has come to know which."""

from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.custody import Exposure, Secret, SecretKind, SecretVersion, Seen
from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One value that a secret had, as a list shows it: never the value itself."""

    secret: RecordId
    number: int
    made_at: datetime
    made_by: str
    current: bool


@dataclass(frozen=True, slots=True)
class ExposureLine:
    """Somebody came to know a version of a secret."""

    person: RecordId
    who: str
    secret: RecordId
    what: SecretKind
    label: str
    number: int
    how: Seen
    at: datetime
    current: bool
    """Whether that version is still the one in use."""


@dataclass(frozen=True, slots=True)
class SecretLine:
    """A secret as the account's sheet shows it."""

    id: RecordId
    what: SecretKind
    label: str
    number: int
    """The version in use; 0 where there is none yet."""
    made_at: datetime | None
    made_by: str
    known_to: tuple[str, ...]
    """The names of those who have come to know the version in use."""


class Secrets:
    """Sets and gives secrets. Giving one is written down first."""

    def __init__(self, office: Office, keys: AccountKeys, device: str) -> None:
        self._office = office
        self._keys = keys
        self._device = device

    def set(
        self, account: RecordId, what: SecretKind, text: SecretText, *, label: str, by: Member
    ) -> SecretVersion:
        """Keep a new value, as the next version of the account's secret of that kind and label.

        Raises InvalidError for an empty text, GoneError, RefusedError (NOT_A_CUSTODIAN).
        """
        if not text:
            raise InvalidError(text=Fault.EMPTY)
        library = self._office.library
        library.accounts.one(account)
        answering = [c.person for c in library.custodians.where(account=account)]
        found = library.secrets.where(account=account, what=what, label=label)
        secret = found[0] if found else Secret(account=account, what=what, label=label)
        with self._office.task("secret.set", Topic.ACCOUNTS, by=by):
            key = self._keys.open_or_begin(account, answering)
            library.secrets.save(secret)
            number = 1 + max((v.number for v in self._versions(secret.id)), default=0)
            version = SecretVersion(
                secret=secret.id,
                number=number,
                sealed=self._keys.seal(key, text, secret=secret.id, number=number),
                generation=key.generation,
                made_at=self._office.now(),
                made_by=by.person,
            )
            library.secret_versions.save(version)
            self._note(version, Seen.CREATED, by)
        return version

    def read(
        self, secret: RecordId, how: Seen, *, number: int | None = None, by: Member
    ) -> SecretText:
        """Give a secret, after it is written down who came to know which version of it.

        Without a number it is the version in use. Raises GoneError, and RefusedError
        (NOT_A_CUSTODIAN) for everybody who does not hold the account's key.
        """
        version = self._one(secret, number)
        account = self._office.library.secrets.one(secret).account
        text = self._keys.unseal(self._keys.open(account), version)
        with self._office.task("secret.read", by=by):
            self._note(version, how, by)
        return text

    def bring_back(self, secret: RecordId, number: int, *, by: Member) -> SecretVersion:
        """Make the value of an earlier version the one in use again, as a version of its own."""
        record = self._office.library.secrets.one(secret)
        earlier = self._one(secret, number)
        text = self._keys.unseal(self._keys.open(record.account), earlier)
        return self.set(record.account, record.what, text, label=record.label, by=by)

    def versions(self, secret: RecordId) -> list[VersionLine]:
        """Return the secret's versions, the one in use first."""
        people = self._office.people()
        found = sorted(self._versions(secret), key=lambda v: -v.number)
        return [
            VersionLine(
                secret=secret,
                number=version.number,
                made_at=version.made_at,
                made_by=people[version.made_by].name if version.made_by in people else "",
                current=place == 0,
            )
            for place, version in enumerate(found)
        ]

    def of(self, account: RecordId) -> list[SecretLine]:
        """Return the account's secrets: passwords first, then as their kinds come."""
        library, people = self._office.library, self._office.people()
        kinds = list(SecretKind)
        lines = []
        for secret in library.secrets.where(account=account):
            last = max(self._versions(secret.id), key=lambda v: v.number, default=None)
            seen = (
                library.exposures.where("at", secret=secret.id, number=last.number) if last else []
            )
            known = dict.fromkeys(e.person for e in seen)
            lines.append(
                SecretLine(
                    id=secret.id,
                    what=secret.what,
                    label=secret.label,
                    number=last.number if last else 0,
                    made_at=last.made_at if last else None,
                    made_by=people[last.made_by].name if last and last.made_by in people else "",
                    known_to=tuple(people[p].name for p in known if p in people),
                )
            )
        return sorted(lines, key=lambda line: (kinds.index(line.what), line.label))

    def exposures(self, account: RecordId) -> list[ExposureLine]:
        """Return who has come to know which of the account's secrets, the latest first."""
        library, people = self._office.library, self._office.people()
        lines = []
        for secret in library.secrets.where(account=account):
            last = max((v.number for v in self._versions(secret.id)), default=0)
            lines += [
                ExposureLine(
                    person=seen.person,
                    who=people[seen.person].name if seen.person in people else "",
                    secret=secret.id,
                    what=secret.what,
                    label=secret.label,
                    number=seen.number,
                    how=seen.how,
                    at=seen.at,
                    current=seen.number == last,
                )
                for seen in library.exposures.where(secret=secret.id)
            ]
        return sorted(lines, key=lambda line: line.at, reverse=True)

    def remove(self, secret: RecordId, *, by: Member) -> None:
        """Put the secret and all its versions in the bin; who knew them stays on record.

        Raises GoneError, and RefusedError (NOT_A_CUSTODIAN).
        """
        library = self._office.library
        record = library.secrets.one(secret)
        self._keys.open(record.account)
        with self._office.task("secret.remove", Topic.ACCOUNTS, by=by):
            for version in self._versions(secret):
                library.secret_versions.remove(version.id)
            library.secrets.remove(secret)

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

    def _one(self, secret: RecordId, number: int | None) -> SecretVersion:
        found = [v for v in self._versions(secret) if number is None or v.number == number]
        if not found:
            raise GoneError(SecretVersion.kind)
        return max(found, key=lambda v: v.number)
