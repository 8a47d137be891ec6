"""Gathers what is so about somebody who leaves, from every drawer that knows something."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Custodian, Exposure, Secret
from smdesk.domain.leaving import Matter
from smdesk.domain.leaving_facts import Facts, Holding, KeptSecret, Row
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person

_FIELDS = {
    Matter.SECOND_FACTOR: "second_factor_holder",
    Matter.RECOVERY_MAIL: "recovery_email",
    Matter.RECOVERY_PHONE: "recovery_phone",
    Matter.PAGE_ROLE: "platform_admins",
    Matter.OWN_PROFILE: "run_through",
    Matter.CARD: "card_holder",
}
"""The field of the account whose last change settled a line that nobody ticked off."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Who settled a line, and when."""

    by: RecordId
    at: datetime


class FactsOfLeavers:
    """Reads what every leaver's list needs once, and keeps it until accounts change."""

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office, self._keys = office, keys
        self._accounts: Mapping[RecordId, Account] | None = None
        self._binned: dict[RecordId, tuple[Account, RecordId]] = {}
        """Accounts in the bin, and who put each of them there; none that was merely undone."""
        self._secrets: dict[RecordId, Secret] = {}
        self._kept: list[KeptSecret] = []
        self._released: dict[RecordId, list[tuple[RecordId, Settled]]] = {}

    def forget(self, topic: Topic) -> None:
        """Read anew when asked next; that somebody looked at a secret changes nothing here."""
        if topic is not Topic.JOURNAL:
            self._accounts = None

    def of(self, person: Person) -> Facts:
        """Return all that is so about the person."""
        # What the leaver took off the list themselves nobody else has seen to.
        taken = {i: one for i, (one, by) in self._gone().items() if by == person.id}
        accounts = {**taken, **self._read()}
        library = self._office.library
        mine = library.custodians.pick("account", person=person.id)
        holdings = [Holding(account) for (account,) in mine]
        holdings += [
            Holding(account, settled.at) for account, settled in self._released.get(person.id, ())
        ]
        return Facts(
            leaver=person,
            opens=person.id in self._keys.members(),
            accounts=accounts,
            secrets=self._kept,
            exposures=library.exposures.where(person=person.id),
            holdings=holdings,
            passkeys=library.passkeys.where(person=person.id),
        )

    def secret(self, secret: str) -> Secret | None:
        """Return the secret, kept or in the bin; None for what is no secret."""
        self._read()
        return self._secrets.get(RecordId(secret))

    def account(self, account: str) -> Account | None:
        """Return the account, kept or in the bin; None for what is no account."""
        kept, binned = self._read().get(RecordId(account)), self._binned.get(RecordId(account))
        return kept or (binned[0] if binned is not None else None)

    def is_there(self, account: str) -> bool:
        """Whether the account is kept, and not in the bin."""
        return RecordId(account) in self._read()

    def settled(self, person: RecordId, row: Row) -> Settled | None:
        """Return who made it so that the line is settled, where the log can tell."""
        account, subject = RecordId(row.key.account), RecordId(row.key.subject)
        if row.matter in {Matter.KNOWN_SECRET, Matter.READABLE_SECRET}:
            return self._changed(subject, row.number)
        if row.matter is Matter.CUSTODIAN:
            found = [settled for one, settled in self._released.get(person, ()) if one == account]
            return max(found, key=lambda settled: settled.at, default=None)
        field = _FIELDS.get(row.matter)
        record = subject if row.matter is Matter.PASSKEY else account
        if field is None and row.matter is not Matter.PASSKEY:
            return None
        changes = self._office.library.journal.history(record)
        entry = next((c.entry for c in changes if field is None or c.field == field), None)
        return None if entry is None else Settled(entry.person, entry.at)

    def _changed(self, secret: RecordId, known: int) -> Settled | None:
        versions = self._office.library.secret_versions.pick(
            "number, made_by, made_at", "number", secret=secret
        )
        newer = next(((by, at) for number, by, at in versions if number > known), None)
        return None if newer is None else Settled(*newer)

    def _gone(self) -> Mapping[RecordId, tuple[Account, RecordId]]:
        self._read()
        return self._binned

    def _read(self) -> Mapping[RecordId, Account]:
        if self._accounts is not None:
            return self._accounts
        library = self._office.library
        secrets = library.secrets.all()
        versions: dict[RecordId, list[tuple[int, datetime]]] = {}
        for secret, number, made_at in library.secret_versions.pick("secret, number, made_at"):
            versions.setdefault(secret, []).append((number, made_at))
        self._kept = [
            KeptSecret(id=one.id, account=one.account, versions=tuple(versions.get(one.id, ())))
            for one in secrets
        ]
        gone = [binned.record for binned in library.journal.removed(Secret)]
        self._kept += [self._as_it_was(one) for one in gone]
        self._secrets = {one.id: one for one in (*gone, *secrets)}
        self._released = {}
        for binned in library.journal.removed(Custodian):
            settled = Settled(binned.entry.person, binned.entry.at)
            self._released.setdefault(binned.record.person, []).append(
                (binned.record.account, settled)
            )
        self._binned = {
            binned.record.id: (binned.record, binned.entry.person)
            for binned in library.journal.removed(Account)
            if binned.entry.undoes is None
        }
        self._accounts = {account.id: account for account in library.accounts.all()}
        return self._accounts

    def _as_it_was(self, secret: Secret) -> KeptSecret:
        """Return a secret in the bin; whoever put a version in is on record as knowing it."""
        seen: list[Exposure] = self._office.library.exposures.where("number", secret=secret.id)
        last = ((seen[-1].number, seen[-1].at),) if seen else ()
        return KeptSecret(id=secret.id, account=secret.account, versions=last, gone=True)
