"""The secrets of an account as lists show them: what there is and who knows it, never a value."""

from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.office import Office
from smdesk.domain import recovery_codes
from smdesk.domain.custody import Secret, SecretKind, SecretVersion, Seen
from smdesk.domain.records import RecordId


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
    size: int = 0
    """How many bytes a file has, how many codes a list; 0 where it is not known."""
    codes_left: int | None = None
    """For a list of codes: how many are not ticked off; None where nobody counted them."""


class SecretLines:
    """Reads what may be shown of secrets to every member."""

    def __init__(self, office: Office) -> None:
        self._office = office

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
                    size=last.size if last else 0,
                    codes_left=self._codes_left(secret, last),
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

    def _codes_left(self, secret: Secret, last: SecretVersion | None) -> int | None:
        if secret.what is not SecretKind.BACKUP_CODES or last is None or not last.size:
            return None
        uses = self._office.library.code_uses.where(secret=secret.id, number=last.number)
        return recovery_codes.left(last.size, (use.position for use in uses))

    def _versions(self, secret: RecordId) -> list[SecretVersion]:
        return self._office.library.secret_versions.where(secret=secret)
