"""The key that each account has of its own, and the slots it is wrapped to.

The key lies in the cabinet only wrapped: once for every custodian who is a member, so that nobody
else can open the account's secrets with any tool.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from smdesk.desk.office import Office
from smdesk.desk.vouching import Vouching
from smdesk.domain.custody import NOT_A_CUSTODIAN, Custodian, KeyWrap, SecretVersion
from smdesk.domain.records import RecordId, Ref, new_id
from smdesk.domain.rules import Fact, Finding, RefusedError
from smdesk.domain.secret_text import SecretText
from smdesk.vault import seal
from smdesk.vault.errors import Part, VaultDamagedError
from smdesk.vault.keyring import Slot, SlotKind
from smdesk.vault.open_vault import OpenVault
from smdesk.vault.slot import ON_PAPER


@dataclass(frozen=True, slots=True)
class AccountKey:
    """The key that seals an account's secrets, open in memory."""

    account: RecordId
    generation: int
    key: bytes = field(repr=False)


class AccountKeys:
    """Opens accounts' keys with the keys of the member at this desk, and wraps them to others.

    Whatever writes is to be called within a task.
    """

    def __init__(self, office: Office, vault: OpenVault) -> None:
        self._office = office
        self._vault = vault
        self._made: set[RecordId] = set()

    @property
    def me(self) -> str:
        """The slot of the member at this desk."""
        return self._vault.identity.slot

    def held(self) -> set[RecordId]:
        """Return the accounts whose key the member at this desk holds."""
        mine = self._office.library.key_wraps.pick("account", slot=self._vault.identity.slot)
        return {account for (account,) in mine}

    def wraps(self, account: RecordId) -> list[KeyWrap]:
        """Return the account's key as it is wrapped, once for each slot."""
        return self._office.library.key_wraps.where("generation", account=account)

    def openers(self, account: RecordId) -> set[RecordId]:
        """Return the people who can open the account's secrets now."""
        slots = {wrap.slot for wrap in self.wraps(account)}
        members = (slot for slot in self._vault.slots if slot.kind is SlotKind.MEMBER)
        return {slot.person for slot in members if slot.id in slots}

    def members(self) -> set[RecordId]:
        """Return the people who can open the cabinet."""
        return {slot.person for slot in self._vault.slots if slot.kind is SlotKind.MEMBER}

    def former(self) -> dict[str, Slot]:
        """Return the slots with which nothing opens any more, by id."""
        return {slot.id: slot for slot in self._vault.slots if slot.kind is SlotKind.FORMER}

    def slots_of(self, people: Iterable[RecordId]) -> list[Slot]:
        """Return the slots that are to get a key: these people's, the kit's and the escrow's."""
        who = set(people)
        return [
            slot
            for slot in self._vault.slots
            if slot.kind in ON_PAPER or (slot.kind is SlotKind.MEMBER and slot.person in who)
        ]

    def all_handed_on(self) -> bool:
        """Whether every custodian who is a member holds every key, and nobody who was let out.

        By counting; fast.
        """
        library = self._office.library
        if any(library.key_wraps.count(slot=slot) for slot in self.former()):
            return False
        on_paper = any(slot.kind in ON_PAPER for slot in self._vault.slots)
        sealed = set(library.key_wraps.pick("account")) if on_paper else set()
        return all(
            library.key_wraps.count(slot=slot.id)
            == (
                library.custodians.count(person=slot.person)
                if slot.kind is SlotKind.MEMBER
                else len(sealed)
            )
            for slot in self._vault.slots
            if slot.kind is not SlotKind.FORMER
        )

    def open(self, account: RecordId) -> AccountKey:
        """Open the account's key.

        Raises RefusedError (NOT_A_CUSTODIAN) for everybody it is not wrapped to, and
        VaultDamagedError when it is not the key that the account's secrets are sealed with.
        """
        return self._opened(account)[0]

    def _opened(self, account: RecordId) -> tuple[AccountKey, list[SecretVersion]]:
        """Return the account's key, and all that is sealed with it; raises as ``open``."""
        mine = [wrap for wrap in self.wraps(account) if wrap.slot == self.me]
        if not mine:
            raise self._refused(account)
        wrap = mine[-1]
        sealed = self._sealed(account)
        if {version.generation for version in sealed} - {wrap.generation}:
            # A wrap that does not belong to what is sealed: somebody planted or lost one.
            raise VaultDamagedError(Part.DATABASE, "generation")
        return self.opened(wrap), sealed

    def opened(self, wrap: KeyWrap) -> AccountKey:
        """Return a key that is, or was, wrapped to me; raises VaultDamagedError for any other."""
        key = seal.unwrap(
            self._vault.identity,
            wrap.wrapped,
            vault=self._vault.vault,
            account=wrap.account,
            generation=wrap.generation,
        )
        return AccountKey(wrap.account, wrap.generation, key)

    def open_or_begin(self, account: RecordId, custodians: Iterable[RecordId]) -> AccountKey:
        """Open the account's key; make the first one if there is none and I am a custodian.

        There is none when only people without a slot were named so far. Nothing new is sealed with
        a key that does not open all that was sealed before, or, where nothing was, with one that
        somebody wrapped who did not have it.
        Raises RefusedError (NOT_A_CUSTODIAN), and VaultDamagedError as ``open``.
        """
        answering = set(custodians)
        if not self.wraps(account) and self._vault.me.person in answering:
            self.begin(account, answering)
        return self.own(account)

    def own(self, account: RecordId) -> AccountKey:
        """Open the account's key to seal with it, to hand it on, or to make a new one after it.

        Raises RefusedError (NOT_A_CUSTODIAN), and VaultDamagedError unless it opens all that is
        sealed or, where nothing is, was wrapped to me by one who had it.
        """
        key, sealed = self._opened(account)
        for version in sealed:
            self.unseal(key, version)
        if not sealed:
            self._vouched(account)
        return key

    def owned(self) -> Iterator[AccountKey]:
        """Open every key that I hold, as ``own`` does; what is none of its account is left out."""
        for account in sorted(self.held()):
            with suppress(VaultDamagedError):
                yield self.own(account)

    def begin(self, account: RecordId, custodians: Iterable[RecordId]) -> None:
        """Make the account's first key, wrap it to its custodians and mark them."""
        named = set(custodians)
        key = AccountKey(account, 1, seal.new_account_key())
        self.wrap(key, self.slots_of(named))
        self._mark_all(key, named)

    def marked(self, key: AccountKey, custodian: Custodian) -> Custodian:
        """Return the custodian as named by a holder of the key."""
        return replace(custodian, vouched=self.mark(key, custodian.person))

    def mark(self, key: AccountKey, person: RecordId) -> str:
        """Return what says that a holder of the key named the person."""
        return seal.mark(
            key.key,
            vault=self._vault.vault,
            account=key.account,
            generation=key.generation,
            person=person,
        )

    def named(self, key: AccountKey) -> set[RecordId]:
        """Return the custodians whom a holder of the key has named.

        Every member can write a custodian into the database with a tool of their own, but not the
        mark; whoever lacks it is handed no key.
        """
        return {
            custodian.person
            for custodian in self._office.library.custodians.where(account=key.account)
            if seal.is_marked(
                key.key,
                custodian.vouched,
                vault=self._vault.vault,
                account=key.account,
                generation=key.generation,
                person=custodian.person,
            )
        }

    def hand_to(self, key: AccountKey, people: Iterable[RecordId]) -> int:
        """Wrap the key to these people's slots where it is not yet; return how many."""
        there = {wrap.slot for wrap in self.wraps(key.account)}
        missing = [slot for slot in self.slots_of(people) if slot.id not in there]
        self.wrap(key, missing)
        return len(missing)

    def wrap(self, key: AccountKey, slots: Iterable[Slot]) -> None:
        """Wrap the key to the slots."""
        self._office.library.key_wraps.save_all(self.wrapped(key, slots))

    def wrapped(self, key: AccountKey, slots: Iterable[Slot]) -> list[KeyWrap]:
        """Return the key as it is wrapped to the slots, without keeping it yet."""
        return [self._wrapped(key, slot.id, slot.public_seal) for slot in slots]

    def wrap_for(self, key: AccountKey, slot: str, public_seal: bytes) -> None:
        """Wrap the key to a slot that is only about to be one."""
        self._office.library.key_wraps.save(self._wrapped(key, slot, public_seal))

    def _wrapped(self, key: AccountKey, slot: str, public_seal: bytes) -> KeyWrap:
        wrapped = seal.wrap(
            key.key,
            public_seal,
            vault=self._vault.vault,
            account=key.account,
            generation=key.generation,
            slot=slot,
        )
        made = KeyWrap(account=key.account, generation=key.generation, slot=slot, wrapped=wrapped)
        self._made.add(made.id)
        return made

    def _vouched(self, account: RecordId) -> None:
        """Raise VaultDamagedError if the key was wrapped to me by one who did not have it."""
        mine = [wrap for wrap in self.wraps(account) if wrap.slot == self._vault.identity.slot][-1]
        # What was made here a moment ago may not be in the log yet.
        if mine.id in self._made or Vouching(self._office.library, self._vault).holds(mine):
            return
        raise VaultDamagedError(Part.DATABASE, "planted")

    def renew(
        self, old: AccountKey, sealed: Sequence[SecretVersion], people: Collection[RecordId]
    ) -> None:
        """Make a new key for these people, seal every version with it, drop the old wraps.

        A version is never rewritten: the same value, sealed anew, takes the old one's place.
        ``old`` is the account's own key, as ``own`` gives it.
        """
        library, account = self._office.library, old.account
        new = AccountKey(account, old.generation + 1, seal.new_account_key())
        for version in sealed:
            text = self.unseal(old, version)
            closed = self.seal(new, text, secret=version.secret, number=version.number)
            library.secret_versions.remove(version.id)
            library.secret_versions.save(
                replace(version, id=new_id(), sealed=closed, generation=new.generation)
            )
        for wrap in self.wraps(account):
            library.key_wraps.remove(wrap.id)
        self.wrap(new, self.slots_of(people))
        self._mark_all(new, set(people))

    def seal(self, key: AccountKey, text: SecretText, *, secret: RecordId, number: int) -> bytes:
        """Close a text with the key, for this version of this secret alone."""
        return seal.seal(
            key.key,
            text,
            vault=self._vault.vault,
            secret=secret,
            number=number,
            generation=key.generation,
        )

    def unseal(self, key: AccountKey, version: SecretVersion) -> SecretText:
        """Open one version of a secret with the key."""
        return seal.unseal(
            key.key,
            version.sealed,
            vault=self._vault.vault,
            secret=version.secret,
            number=version.number,
            generation=version.generation,
        )

    def _mark_all(self, key: AccountKey, people: Collection[RecordId]) -> None:
        custodians = self._office.library.custodians
        for custodian in custodians.where(account=key.account):
            if custodian.person in people:
                custodians.save(self.marked(key, custodian))

    def _sealed(self, account: RecordId) -> list[SecretVersion]:
        library = self._office.library
        return [
            version
            for (secret,) in library.secrets.pick("id", account=account)
            for version in library.secret_versions.where(secret=secret)
        ]

    def _refused(self, account: RecordId) -> RefusedError:
        library, people = self._office.library, self._office.people()
        record = library.accounts.one(account)
        answering = library.custodians.where(account=account)
        names = tuple(people[c.person].name for c in answering if c.person in people)
        facts: dict[str, Fact] = {"account": record.name, "custodians": names}
        finding = Finding(rule=NOT_A_CUSTODIAN, about=Ref.to(record), facts=facts)
        return RefusedError(self._office.bound(finding))
