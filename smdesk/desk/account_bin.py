"""The accounts' bin: what was taken off the list, by whom, and the way back for each of them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Account
from smdesk.domain.custody import Custodian, KeyWrap, Secret, SecretVersion
from smdesk.domain.journal import Entry
from smdesk.domain.particulars import AccountField, Passkey
from smdesk.domain.records import GoneError, Record, RecordId, new_id
from smdesk.domain.recovery_codes import CodeUse
from smdesk.domain.roster import Member
from smdesk.store.journal import Binned

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class BinnedAccount:
    """An account in the bin."""

    account: Account
    by: str
    at: datetime
    secrets: int
    """How many secrets would come back with it."""


@dataclass(frozen=True, slots=True)
class BinnedSecret:
    """A secret in the bin whose account is not there."""

    secret: Secret
    account: str
    """Its account's name."""
    by: str
    at: datetime
    mine: bool
    """Whether I hold what opens it and what it is to be sealed with."""


class AccountBin:
    """Says what is in the bin, and takes it out again."""

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office, self._keys = office, keys
        self._former = FormerKeys(office, keys)

    def accounts(self) -> list[BinnedAccount]:
        """Return the accounts in the bin, the last removed first."""
        journal = self._office.library.journal
        secrets = Counter((b.record.account, b.entry.number) for b in journal.removed(Secret))
        return [
            BinnedAccount(
                account=one.record,
                by=self._who(one.entry),
                at=one.entry.at,
                secrets=secrets[one.record.id, one.entry.number],
            )
            for one in journal.removed(Account)
        ]

    def secrets(self) -> list[BinnedSecret]:
        """Return the secrets in the bin whose account is kept, the last removed first."""
        library, held = self._office.library, self._keys.held()
        names = dict(library.accounts.pick("id, name"))
        versions, former = library.journal.removed(SecretVersion), self._my_former()
        return [
            BinnedSecret(
                secret=one.record,
                account=names[one.record.account],
                by=self._who(one.entry),
                at=one.entry.at,
                mine=one.record.account in held
                and self._missing(one.record.account, _of(one, versions), former) == set(),
            )
            for one in library.journal.removed(Secret)
            if one.record.account in names
        ]

    def restore_account(self, account: RecordId, *, by: Member, reason: str = "") -> Account:
        """Take an account out of the bin, with everything that went there with it.

        Whoever is not on file any more, or was let out, does not answer for it again where
        somebody else does, and a key that they hold is made anew. Raises GoneError.
        """
        library = self._office.library
        binned = self._binned(Account, account)
        secrets = [one for one in self._went(binned, Secret) if one.account == account]
        theirs = {one.id for one in secrets}
        with self._office.task("account.restore", Topic.ACCOUNTS, by=by, reason=reason):
            library.accounts.save(self._on_file(binned.record))
            library.secrets.save_all(secrets)
            library.secret_versions.save_all(
                [one for one in self._went(binned, SecretVersion) if one.secret in theirs]
            )
            library.code_uses.save_all(
                [one for one in self._went(binned, CodeUse) if one.secret in theirs]
            )
            library.key_wraps.save_all(
                [one for one in self._went(binned, KeyWrap) if one.account == account]
            )
            library.account_fields.save_all(
                [one for one in self._went(binned, AccountField) if one.account == account]
            )
            self._restore_passkeys(binned)
            self._restore_custodians(binned)
            if account in self._former.due():
                self._former.settle(account)
        return library.accounts.one(account)

    def restore_secret(self, secret: RecordId, *, by: Member, reason: str = "") -> Secret:
        """Take a secret out of the bin with all its values; who knew them is on record anyway.

        What was sealed with a key that the account had before is sealed with its present one.
        Raises GoneError, also where nobody at this desk can open what would come back,
        RefusedError (NOT_A_CUSTODIAN), and VaultDamagedError for a key that somebody planted.
        """
        library = self._office.library
        binned = self._binned(Secret, secret)
        record, former = binned.record, self._my_former()
        library.accounts.one(record.account)
        key = self._keys.own(record.account)
        versions = _of(binned, library.journal.removed(SecretVersion))
        if self._missing(record.account, versions, former):
            raise GoneError(SecretVersion.kind)
        uses = [one for one in self._went(binned, CodeUse) if one.secret == secret]
        with self._office.task("secret.restore", Topic.ACCOUNTS, by=by, reason=reason):
            kept = library.secrets.save(replace(record, label=self._free_label(record)))
            for version in versions:
                library.secret_versions.save(self._sealed_now(version, key, former))
            library.code_uses.save_all(uses)
        return kept

    # Behind the scenes.

    def _binned(self, kind: type[R], record: RecordId) -> Binned[R]:
        for one in self._office.library.journal.removed(kind):
            if one.record.id == record:
                return one
        raise GoneError(kind.kind)

    def _went(self, binned: Binned[Account] | Binned[Secret], kind: type[R]) -> list[R]:
        """Return what of the kind went into the bin in the same task."""
        there = self._office.library.journal.removed(kind)
        return [one.record for one in there[::-1] if one.entry.number == binned.entry.number]

    def _who(self, entry: Entry) -> str:
        person = self._office.library.people.get(entry.person)
        return person.name if person is not None else ""

    def _on_file(self, account: Account) -> Account:
        """Return the account without those who are not on file any more."""
        people = self._office.people()

        def there(person: RecordId | None) -> RecordId | None:
            return person if person in people else None

        return replace(
            account,
            second_factor_holder=there(account.second_factor_holder),
            run_through=there(account.run_through),
            card_holder=there(account.card_holder),
        )

    def _restore_passkeys(self, binned: Binned[Account]) -> None:
        people, passkeys = self._office.people(), self._office.library.passkeys
        for one in self._went(binned, Passkey):
            if one.account == binned.record.id:
                passkeys.save(one if one.person in people else replace(one, person=None))

    def _restore_custodians(self, binned: Binned[Account]) -> None:
        people, members = self._office.people(), self._keys.members()
        former = self._keys.former().values()
        gone = {slot.person for slot in former if slot.was is None} - members
        there = [
            one
            for one in self._went(binned, Custodian)
            if one.account == binned.record.id and one.person in people
        ]
        staying = [one for one in there if one.person not in gone] or there
        for place, one in enumerate(sorted(staying, key=lambda one: not one.primary)):
            self._office.library.custodians.save(replace(one, primary=place == 0))

    def _my_former(self) -> dict[tuple[RecordId, int], KeyWrap]:
        """Return the keys that accounts had before and that were wrapped to me, as they were."""
        mine, removed = self._keys.me, self._office.library.journal.removed(KeyWrap)
        return {
            (one.record.account, one.record.generation): one.record
            for one in removed
            if one.record.slot == mine
        }

    def _missing(
        self,
        account: RecordId,
        versions: Collection[SecretVersion],
        former: dict[tuple[RecordId, int], KeyWrap],
    ) -> set[int]:
        """Return the generations of keys that I would need and never had."""
        now = {wrap.generation for wrap in self._keys.wraps(account)}
        return {
            one.generation
            for one in versions
            if one.generation not in now and (account, one.generation) not in former
        }

    def _sealed_now(
        self,
        version: SecretVersion,
        key: AccountKey,
        former: dict[tuple[RecordId, int], KeyWrap],
    ) -> SecretVersion:
        """Return the version as the account's present key seals it."""
        if version.generation == key.generation:
            return version
        old = self._keys.opened(former[key.account, version.generation])
        text = self._keys.unseal(old, version)
        closed = self._keys.seal(key, text, secret=version.secret, number=version.number)
        return replace(version, id=new_id(), sealed=closed, generation=key.generation)

    def _free_label(self, secret: Secret) -> str:
        """Return its label, with a number where a newer secret has taken it."""
        same = self._office.library.secrets.where(account=secret.account, what=secret.what)
        taken, number = {one.label for one in same}, 1
        label = secret.label
        while label in taken:
            number += 1
            label = f"{secret.label} {number}".strip()
        return label


def _of(binned: Binned[Secret], versions: Sequence[Binned[SecretVersion]]) -> list[SecretVersion]:
    """Return the secret's values that went into the bin with it, the oldest first."""
    found = [
        one.record
        for one in versions
        if one.record.secret == binned.record.id and one.entry.number == binned.entry.number
    ]
    return sorted(found, key=lambda one: one.number)
