"""Who answers for an account: named, released, and handed the key when they can take it."""

from contextlib import suppress
from dataclasses import replace

from smdesk.desk.account_keys import AccountKey, AccountKeys
from smdesk.desk.errors import AlreadyCustodianError, VaultDamagedError
from smdesk.desk.former_keys import FormerKeys
from smdesk.desk.keepers import check_keepers, quoted_for
from smdesk.desk.office import Office
from smdesk.desk.read_first import check_read
from smdesk.desk.topics import Topic
from smdesk.domain.accounts import Account
from smdesk.domain.custody import LAST_CUSTODIAN, Custodian, SecretVersion
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member, Person
from smdesk.domain.rules import Finding, RefusedError


class Custody:
    """Names and releases custodians.

    Releasing makes a new key, because the old one cannot be forgotten. None of this can be taken
    back by undo: a key that was given was given, and giving it again must be somebody's own task.
    """

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office = office
        self._keys = keys
        self._former = FormerKeys(office, keys)

    def of(self, account: RecordId) -> list[Custodian]:
        """Return the account's custodians, the primary first, then by how long they are."""
        found = self._office.library.custodians.where(account=account)
        return sorted(found, key=lambda c: (not c.primary, c.since, c.id))

    def could_be(self, account: RecordId) -> list[Person]:
        """Return those who could be named: not custodians yet, members first, then by name."""
        already = {custodian.person for custodian in self.of(account)}
        members = self._keys.members()
        people = [p for p in self._office.library.people.all() if p.id not in already]
        return sorted(people, key=lambda p: (p.id not in members, p.name.casefold()))

    def name(
        self,
        account: RecordId,
        person: RecordId,
        *,
        primary: bool,
        decision: str,
        reason: str = "",
        by: Member,
    ) -> Custodian:
        """Name a custodian, who gets the key at once if they are a member, or when they become one.

        Raises AlreadyCustodianError, GoneError, RefusedError (NO_APPOINTMENT) when no appointment
        makes them one, and RefusedError (NOT_A_CUSTODIAN) when ``by`` does not hold the key: only
        somebody who has it can pass it on. Without a reason ReasonNeededError (NOT_READ).
        """
        library = self._office.library
        library.people.one(person)
        current = self.of(account)
        if any(custodian.person == person for custodian in current):
            raise AlreadyCustodianError(account, person)
        name = library.accounts.one(account).name
        check_keepers(self._office, [person], account=account, names=(name,))
        check_read(self._office, [person], reason)
        named = Custodian(
            account=account,
            person=person,
            primary=primary or not current,
            since=self._office.today(),
            decision=decision.strip() or quoted_for(self._office, person, account),
        )
        with self._office.task("custody.name", Topic.ACCOUNTS, by=by, reason=reason.strip()):
            key = self._keys.open_or_begin(account, (c.person for c in current))
            if primary:
                self._demote(account)
            named = library.custodians.save(self._keys.marked(key, named))
            self._keys.hand_to(key, [person])
        return named

    def make_primary(self, account: RecordId, person: RecordId, *, by: Member) -> None:
        """Let the custodian be the one who is asked first; raises GoneError."""
        chosen = self._one(account, person)
        with self._office.task("custody.primary", Topic.ACCOUNTS, by=by):
            self._demote(account)
            self._office.library.custodians.save(replace(chosen, primary=True))

    def release(self, account: RecordId, person: RecordId, *, reason: str, by: Member) -> None:
        """Release a custodian: a new key is made and everything is sealed with it anew.

        Raises RefusedError: LAST_CUSTODIAN when nobody who could open the secrets would be left,
        NOT_A_CUSTODIAN when ``by`` does not hold the key.
        """
        library = self._office.library
        leaving = self._one(account, person)
        staying = [c for c in self.of(account) if c.person != person]
        people = {custodian.person for custodian in staying}
        key = self._keys.own(account) if self._keys.wraps(account) else None
        if key is not None:
            people &= self._keys.named(key)
        sealed = self._versions(account)
        if not staying or (sealed and not people & self._keys.members()):
            raise self._last(account, person)
        with self._office.task("custody.release", Topic.ACCOUNTS, by=by, reason=reason):
            if key is not None:
                self._keys.renew(key, sealed, people)
            library.custodians.remove(leaving.id)
            if leaving.primary:
                library.custodians.save(replace(self.of(account)[0], primary=True))

    def hand_on(self, *, by: Member) -> int:
        """Pass the keys that this member holds to custodians who could not take them before.

        Only to those whom a holder of the key has named; and what somebody who was let out could
        open gets a new key. Done at every unlocking, in one task; returns how many were passed on.
        """
        if self._keys.all_handed_on():
            return 0
        library, due = self._office.library, self._former.due()
        answering: dict[RecordId, set[RecordId]] = {}
        for account, person in library.custodians.pick("account, person"):
            answering.setdefault(account, set()).add(person)
        wrapped: dict[RecordId, set[str]] = {}
        for account, slot in library.key_wraps.pick("account, slot"):
            wrapped.setdefault(account, set()).add(slot)
        waiting = [
            (key, named)
            for account in sorted(self._keys.held().difference(due))
            if self._lacks(wrapped[account], answering.get(account, set()))
            for key in self._own(account)
            for named in [self._keys.named(key)]
            if self._lacks(wrapped[account], named)
        ]
        if not waiting and not due:
            return 0
        with self._office.task("custody.hand_on", Topic.ACCOUNTS, by=by):
            for account in due:
                # A key that somebody planted is handed to nobody; who seals with it is told.
                with suppress(VaultDamagedError):
                    self._former.settle(account)
            return sum(self._keys.hand_to(key, named) for key, named in waiting)

    def _own(self, account: RecordId) -> list[AccountKey]:
        with suppress(VaultDamagedError):
            return [self._keys.own(account)]
        return []

    def _lacks(self, wrapped: set[str], people: set[RecordId]) -> bool:
        return any(slot.id not in wrapped for slot in self._keys.slots_of(people))

    def _demote(self, account: RecordId) -> None:
        for custodian in self.of(account):
            if custodian.primary:
                self._office.library.custodians.save(replace(custodian, primary=False))

    def _versions(self, account: RecordId) -> list[SecretVersion]:
        library = self._office.library
        return [
            version
            for secret in library.secrets.where(account=account)
            for version in library.secret_versions.where(secret=secret.id)
        ]

    def _one(self, account: RecordId, person: RecordId) -> Custodian:
        for custodian in self.of(account):
            if custodian.person == person:
                return custodian
        raise GoneError(Custodian.kind)

    def _last(self, account: RecordId, person: RecordId) -> RefusedError:
        record = self._office.library.accounts.one(account)
        who = self._office.people().get(person)
        facts = {"account": record.name, "person": who.name if who else ""}
        finding = Finding(rule=LAST_CUSTODIAN, about=Ref(Account.kind, account), facts=facts)
        return RefusedError(self._office.bound(finding))
