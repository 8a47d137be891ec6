"""Keys that former members hold: what they could open is sealed anew, by whoever holds it too."""

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.domain.custody import KeyWrap, SecretVersion
from smdesk.domain.journal import Entry
from smdesk.domain.records import RecordId
from smdesk.store.errors import CannotUndoError, Why
from smdesk.vault.slot import Slot


class FormerKeys:
    """Settles the keys that are wrapped to slots with which nothing opens any more.

    A wrap to such a slot stays until somebody comes who holds the key: it says that there is
    something to be done. Whatever writes is to be called within a task.
    """

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office = office
        self._keys = keys

    def due(self) -> list[RecordId]:
        """Return the accounts whose key is wrapped to a former slot and to me."""
        former, mine = self._keys.former(), set[RecordId]()
        held = self._keys.held() if former else mine
        for slot in former:
            picked = self._office.library.key_wraps.pick("account", slot=slot)
            mine |= {account for (account,) in picked} & held
        return sorted(mine)

    def settle(self, account: RecordId) -> None:
        """Take the key from the former slots.

        Somebody who was let out knew the key: a new one is made. Somebody who came back in by
        another slot is given the key there, and a kit or shares that were replaced lose it. Raises
        VaultDamagedError, before anything is written, for a key that is none of the account's.
        """
        key = self._keys.own(account)
        named, members = self._keys.named(key), self._keys.members()
        if not named & members:
            return
        former = self._keys.former()
        left = [wrap for wrap in self._keys.wraps(account) if wrap.slot in former]
        if any(self._is_gone(former[wrap.slot], named & members) for wrap in left):
            self._keys.renew(key, self._versions(account), named)
            return
        self._keys.hand_to(key, named)
        for wrap in left:
            self._office.library.key_wraps.remove(wrap.id)

    def unheld(self) -> list[str]:
        """Return the names of accounts with secrets whose key nobody who is in holds."""
        library = self._office.library
        former = self._keys.former().keys()
        holders: dict[RecordId, set[str]] = {}
        for account, slot in library.key_wraps.pick("account, slot"):
            holders.setdefault(account, set()).add(slot)
        lost = {account for account, slots in holders.items() if slots <= former}
        return sorted(name for i, name in library.accounts.pick("id, name") if i in lost)

    def waiting_for(self, person: RecordId, slot: str) -> list[str]:
        """Return the names of accounts that the person answers for and the slot does not open."""
        library = self._office.library
        theirs = {account for (account,) in library.custodians.pick("account", person=person)}
        opened = {account for (account,) in library.key_wraps.pick("account", slot=slot)}
        sealed = {account for (account,) in library.key_wraps.pick("account")}
        wanting = (theirs & sealed) - opened
        return sorted(name for i, name in library.accounts.pick("id, name") if i in wanting)

    def check_undone(self, entry: Entry) -> None:
        """Raise CannotUndoError if taking the entry back left what no key of its account opens.

        Called within that task. A value that comes back is sealed as it was; where the account has
        been given a new key since, nobody could open it, nor anything else of that account.
        """
        library, accounts = self._office.library, set[RecordId]()
        for change in library.journal.changes(entry):
            if change.kind == KeyWrap.kind:
                wrap = library.key_wraps.get(change.record)
                accounts |= {wrap.account} if wrap else set()
            elif change.kind == SecretVersion.kind:
                version = library.secret_versions.get(change.record)
                secret = library.secrets.get(version.secret) if version else None
                accounts |= {secret.account} if secret else set()
        for account in accounts:
            generations = {one.generation for one in self._versions(account)}
            if len(generations | {one.generation for one in self._keys.wraps(account)}) != 1:
                raise CannotUndoError(Why.CHANGED_SINCE)

    @staticmethod
    def _is_gone(slot: Slot, inside: set[RecordId]) -> bool:
        return slot.was is None and slot.person not in inside

    def _versions(self, account: RecordId) -> list[SecretVersion]:
        library = self._office.library
        return [
            version
            for (secret,) in library.secrets.pick("id", account=account)
            for version in library.secret_versions.where(secret=secret)
        ]
