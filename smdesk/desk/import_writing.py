"""Writes imported accounts into the cabinet, many at once, within one task."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.attachments import file_name
from smdesk.desk.import_rows import ImportRow, Kept
from smdesk.desk.keepers import check_keepers
from smdesk.desk.office import Office
from smdesk.desk.secrets import Secrets
from smdesk.domain.custody import (
    Custodian,
    Exposure,
    Secret,
    SecretKind,
    SecretVersion,
    Seen,
)
from smdesk.domain.particulars import AccountField
from smdesk.domain.records import Record, RecordId, new_ids
from smdesk.domain.roster import Member
from smdesk.domain.secret_text import SecretText
from smdesk.vault import seal
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.sealed_file import seal_file

_Value = tuple[SecretText, datetime | None]


AT_ONCE = 1000
"""How many accounts are gathered before they are written together."""


class ImportWriting:
    """Adds accounts with all that belongs to them; ``added`` has them by the rows' places.

    What is new is gathered and written together: ``finish`` writes the last of it.
    """

    def __init__(
        self,
        office: Office,
        keys: AccountKeys,
        vault: OpenVault,
        secrets: Secrets,
        *,
        custodians: Sequence[RecordId],
        open_notes: bool,
        by: Member,
    ) -> None:
        self.added: dict[int, RecordId] = {}
        self._office = office
        self._library = office.library
        self._keys = keys
        self._vault = vault
        self._secrets = secrets
        self._open_notes = open_notes
        self._by = by
        self._people = list(dict.fromkeys((by.person, *custodians)))
        self._slots = keys.slots_of(self._people)
        self._since = office.today()
        self._now = office.now()
        self._gathered: defaultdict[str, list[Record]] = defaultdict(list)
        self._checked = False
        self._ids: defaultdict[str, Iterator[RecordId]] = defaultdict(new_ids)

    def finish(self) -> None:
        """Write what is gathered."""
        for kind, records in self._gathered.items():
            self._library.table(kind).save_all(records)
        self._gathered.clear()

    def add(self, row: ImportRow, followers: Sequence[ImportRow]) -> None:
        """Keep a row as an account; the followers' passwords are further versions of its own.

        Raises RefusedError (NO_APPOINTMENT) for who is not appointed to look after all accounts.
        """
        if not self._checked:
            check_keepers(
                self._office, self._people, account=row.account.id, brings_in=self._by.person
            )
            self._checked = True
        account = row.account
        secrets = [one for one in row.secrets if not self._is_open(one)]
        notes = [
            text.reveal() for one in row.secrets if self._is_open(one) for text, _ in one.values
        ]
        if notes:
            account = replace(account, notes="\n\n".join(notes).replace("\0", " "))
        self._keep(account)
        key = AccountKey(account.id, 1, seal.new_account_key())
        for place, person in enumerate(self._people):
            self._keep(
                Custodian(
                    id=self._id(Custodian.kind),
                    account=account.id,
                    person=person,
                    primary=place == 0,
                    since=self._since,
                    vouched=self._keys.mark(key, person),
                )
            )
        for wrapped in self._keys.wrapped(key, self._slots):
            self._keep(wrapped)
        for one in secrets:
            further = [row.password for row in followers] if one is row.password else []
            self._begin(key, one, _in_turn([one, *filter(None, further)]))
        if row.password is None:
            for follower in followers:
                if follower.password is not None:
                    self._begin(key, follower.password, follower.password.values)
        self._beside(key, row)
        self.added[row.place] = account.id
        if len(self._gathered[account.kind]) >= AT_ONCE:
            self.finish()

    def update(self, account: RecordId, row: ImportRow) -> None:
        """Keep the row's password as the account's next version, and codes where it has none."""
        library = self._library
        answering = [one.person for one in library.custodians.where(account=account)]
        key = self._keys.open_or_begin(account, answering)
        for one in row.secrets:
            place = self._secrets.place(account, one.what, one.label)
            fills = one.what is SecretKind.TOTP and library.secrets.get(place.id) is None
            if one is row.password or fills:
                text, at = one.values[-1]
                self._secrets.write(
                    key,
                    place,
                    text,
                    size=one.size,
                    how=Seen.IMPORTED,
                    made_at=self._made(at),
                    by=self._by,
                )

    def _id(self, kind: str) -> RecordId:
        return next(self._ids[kind])

    def _keep(self, record: Record) -> None:
        self._gathered[record.kind].append(record)

    def _is_open(self, one: Kept) -> bool:
        return self._open_notes and one.what is SecretKind.OTHER

    def _begin(self, key: AccountKey, one: Kept, values: Sequence[_Value]) -> None:
        """Keep a secret that is new with all its values, the oldest first."""
        secret = Secret(
            id=self._id(Secret.kind), account=key.account, what=one.what, label=one.label
        )
        self._keep(secret)
        for number, (text, at) in enumerate(values, start=1):
            self._version(key, secret, number, text, at, size=one.size)

    def _version(
        self,
        key: AccountKey,
        secret: Secret,
        number: int,
        text: SecretText,
        at: datetime | None,
        *,
        size: int = 0,
        content: str = "",
    ) -> None:
        # Who imports a file has had all of it in hand.
        self._keep(
            Exposure(
                id=self._id(Exposure.kind),
                person=self._by.person,
                secret=secret.id,
                number=number,
                how=Seen.IMPORTED,
                at=self._now,
                device=self._vault.device,
            )
        )
        self._keep(
            SecretVersion(
                id=self._id(SecretVersion.kind),
                secret=secret.id,
                number=number,
                sealed=self._keys.seal(key, text, secret=secret.id, number=number),
                generation=key.generation,
                made_at=self._made(at),
                made_by=self._by.person,
                content=content,
                size=size,
            )
        )

    def _made(self, at: datetime | None) -> datetime:
        """Return when a value came into use; no clock elsewhere makes it younger than now."""
        return min(at, self._now) if at is not None else self._now

    def _beside(self, key: AccountKey, row: ImportRow) -> None:
        for label, value in row.fields:
            self._keep(AccountField(account=key.account, label=label, value=value))
        names: set[str] = set()
        for file in row.files:
            label = _other_name(file_name(file.name) or str(len(names) + 1), names)
            secret = Secret(account=key.account, what=SecretKind.ATTACHMENT, label=label)
            self._keep(secret)
            opening, sealed = seal_file(file.data, vault=self._vault.vault, secret=secret.id)
            content = self._library.contents.put(sealed)
            told, size = opening.told(), len(file.data)
            self._version(key, secret, 1, told, None, size=size, content=content)


def _in_turn(all_of: Sequence[Kept]) -> list[_Value]:
    """Return all values in the order in which they came into use.

    Where one of several rows does not say when, they stay in the order of the file.
    """
    if len(all_of) == 1:
        return list(all_of[0].values)
    last = [one.values[-1][1] for one in all_of]
    known = [at for at in last if at is not None]
    if len(known) == len(all_of):
        ordered = sorted(zip(known, all_of, strict=True), key=lambda pair: pair[0])
        all_of = [one for _, one in ordered]
    return [value for one in all_of for value in one.values]


def _other_name(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        stem, dot, ending = name.rpartition(".")
        free = f"{stem} {number}.{ending}" if dot and stem else f"{name} {number}"
    taken.add(free)
    return free
