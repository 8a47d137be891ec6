"""Lists of recovery codes: given one by one, ticked off when used."""

from dataclasses import dataclass
from datetime import date

from smdesk.desk.office import Office
from smdesk.desk.secrets import Secrets
from smdesk.desk.topics import Topic
from smdesk.domain import recovery_codes
from smdesk.domain.custody import SecretVersion, Seen
from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId
from smdesk.domain.recovery_codes import CodeUse
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code of a list, by its place: whether it was used, never what it says."""

    position: int
    used_on: date | None = None
    used_by: str = ""

    @property
    def used(self) -> bool:
        """Whether it is ticked off."""
        return self.used_on is not None


class CodeLists:
    """Reads, gives and ticks off the codes of the version of a list that is in use."""

    def __init__(self, office: Office, secrets: Secrets) -> None:
        self._office = office
        self._secrets = secrets

    def lines(self, secret: RecordId) -> list[CodeLine]:
        """Return the codes by their places.

        How many there are is written beside the list; where it is not, as with lists of the first
        version, they are counted, which only a custodian can. Raises GoneError, RefusedError.
        """
        version = self._secrets.version(secret)
        people = self._office.people()
        used = {use.position: use for use in reversed(self._uses(version))}
        return [
            CodeLine(
                position=place,
                used_on=used[place].used_on if place in used else None,
                used_by=people[used[place].person].name
                if place in used and used[place].person in people
                else "",
            )
            for place in range(1, self._count(version) + 1)
        ]

    def take(self, secret: RecordId, position: int, how: Seen, *, by: Member) -> SecretText:
        """Give one code, after it is written down; who uses it ticks it off by ``tick``.

        Raises GoneError, InvalidError (position), RefusedError (NOT_A_CUSTODIAN).
        """
        version = self._secrets.version(secret)
        codes = self._codes(version)
        if not 1 <= position <= len(codes):
            raise InvalidError(position=Fault.OUT_OF_RANGE)
        self._secrets.seen(version, how, by=by)
        return codes[position - 1]

    def tick(self, secret: RecordId, position: int, *, by: Member) -> CodeUse:
        """Note that the code was used today; raises GoneError, InvalidError (position).

        A code that is ticked already is TAKEN.
        """
        version = self._secrets.version(secret)
        if not 1 <= position <= self._count(version):
            raise InvalidError(position=Fault.OUT_OF_RANGE)
        if any(use.position == position for use in self._uses(version)):
            raise InvalidError(position=Fault.TAKEN)
        use = CodeUse(
            secret=secret,
            number=version.number,
            position=position,
            used_on=self._office.today(),
            person=by.person,
        )
        with self._office.task("code.tick", Topic.ACCOUNTS, by=by):
            return self._office.library.code_uses.save(use)

    def untick(self, secret: RecordId, position: int, *, by: Member) -> None:
        """Take the tick away: the code was not used after all; raises GoneError."""
        version = self._secrets.version(secret)
        ticked = [use for use in self._uses(version) if use.position == position]
        if not ticked:
            raise GoneError(CodeUse.kind)
        with self._office.task("code.untick", Topic.ACCOUNTS, by=by):
            for use in ticked:
                self._office.library.code_uses.remove(use.id)

    def _uses(self, version: SecretVersion) -> list[CodeUse]:
        uses = self._office.library.code_uses
        return uses.where("used_on", secret=version.secret, number=version.number)

    def _count(self, version: SecretVersion) -> int:
        return version.size or len(self._codes(version))

    def _codes(self, version: SecretVersion) -> list[SecretText]:
        text = self._secrets.unsealed(version)
        return [SecretText(code) for code in recovery_codes.listed(text.reveal())]
