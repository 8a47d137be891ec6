"""What becomes of the accounts' keys when paper is made, replaced, or brings somebody back in."""

from smdesk.desk.account_keys import AccountKeys
from smdesk.desk.office import Office
from smdesk.domain.custody import Custodian
from smdesk.domain.records import RecordId
from smdesk.vault.keys import Identity
from smdesk.vault.slot import ON_PAPER


class KeysByPaper:
    """Hands keys on by paper, and takes them from paper that was replaced.

    Whatever it does is to be called within a task.
    """

    def __init__(self, office: Office, keys: AccountKeys) -> None:
        self._office, self._keys = office, keys

    def hand_all(self, holder: Identity) -> None:
        """Wrap every key that I hold to somebody who is about to be let in."""
        for key in self._keys.owned():
            self._keys.wrap_for(key, holder.slot, holder.public_seal)

    def take_charge(self, person: RecordId) -> None:
        """Name the person a custodian of every account whose key I hold, where they are none."""
        library = self._office.library
        for key in self._keys.owned():
            there = library.custodians.where(account=key.account)
            mine = next((c for c in there if c.person == person), None) or Custodian(
                account=key.account, person=person, primary=not there, since=self._office.today()
            )
            library.custodians.save(self._keys.marked(key, mine))

    def drop_former(self, person: RecordId | None = None) -> None:
        """Take away the keys wrapped to kits and shares that were replaced.

        ``person``, who came back in by another slot, loses those of the slots they had before.
        The keys of others who were let out stay: they say that there is something to be renewed.
        """
        wraps = self._office.library.key_wraps
        for slot in self._keys.former().values():
            if slot.was in ON_PAPER or slot.person == person:
                for wrap in wraps.where(slot=slot.id):
                    wraps.remove(wrap.id)
