"""The ways into an open cabinet: passphrases changed, members let in, kits and shares on paper."""

from collections.abc import Collection
from dataclasses import replace

from smdesk.domain.records import RecordId, new_id
from smdesk.vault import keys
from smdesk.vault.errors import NameTakenError, WrongPassphraseError
from smdesk.vault.held_keyring import HeldKeyring
from smdesk.vault.issue import issue, issue_paper, lock
from smdesk.vault.keyring import Slot, SlotKind
from smdesk.vault.keys import Identity, KeyPair, Prepared


class WaysIn(HeldKeyring):
    """Makes and changes slots; each change is one writing of the keyring."""

    def proves(self, passphrase: str, key_file: bytes | None = None) -> bool:
        """Whether this is the member's own passphrase. Slow; any thread may ask."""
        slot = self._keyring.slot(self.identity.slot)
        kek = keys.stretch(passphrase, slot.salt, slot.cost, key_file if slot.key_file else None)
        try:
            slot.unlocked(self.vault, kek).forget()
        except WrongPassphraseError:
            return False
        finally:
            keys.overwrite(kek)
        return True

    def change_passphrase(self, prepared: Prepared) -> None:
        """Lock my slot with another passphrase from now on."""
        changed = lock(self._keyring.slot(self.identity.slot), self.vault, self.identity, prepared)
        self._write(
            replace(
                self._keyring,
                slots=tuple(changed if s.id == changed.id else s for s in self.slots),
            ),
            keep=False,
        )

    def add_member(
        self, name: str, person: RecordId, prepared: Prepared, *, coordinator: bool = False
    ) -> Slot:
        """Let somebody in; raises NameTakenError."""
        inside = (slot for slot in self.slots if slot.kind is not SlotKind.FORMER)
        if any(slot.name.casefold() == name.casefold() for slot in inside):
            raise NameTakenError
        pair = KeyPair.new()
        holder = Identity(pair, slot=new_id(), person=person, name=name, coordinator=coordinator)
        slot = issue(holder, self.vault, self.epoch, self._data_key, prepared, by=self.identity)
        holder.forget()
        self._write(replace(self._keyring, slots=(*self.slots, slot)))
        return slot

    def admit(
        self, holder: Identity, prepared: Prepared, *, instead_of: Collection[str] = ()
    ) -> Slot:
        """Let somebody in whose keys are made already; slots they had are retired in one stroke."""
        slot = issue(holder, self.vault, self.epoch, self._data_key, prepared, by=self.identity)
        self._replace_slots(slot, instead_of)
        return slot

    def put_on_paper(
        self, holder: Identity, kind: SlotKind, *, instead_of: Collection[str] = ()
    ) -> Slot:
        """Let a new kit, or new shares, open the cabinet, and the old ones no more."""
        slot = issue_paper(holder, kind, self.vault, self.epoch, self._data_key, by=self.identity)
        self._replace_slots(slot, instead_of)
        return slot

    def _replace_slots(self, fresh: Slot, old: Collection[str]) -> None:
        kept = (slot.retired() if slot.id in old else slot for slot in self.slots)
        self._write(replace(self._keyring, slots=(*kept, fresh)), keep=not old)
