"""Who wrapped an account's key, as the signed log tells it, and whether they had it themselves."""

import base64

from smdesk.domain.custody import KeyWrap
from smdesk.domain.journal import Change, Entry, entry_hash
from smdesk.domain.records import RecordId
from smdesk.store.columns import BYTES_MARK
from smdesk.store.library import Library
from smdesk.vault import keys
from smdesk.vault.open_vault import OpenVault


class Vouching:
    """Tells a key of the account's own from one that a member put there with other tools.

    While nothing is sealed with a key, nothing else could tell. A key is the account's own if it
    was wrapped by whoever made the account, by a coordinator, by me, or by somebody to whom one of
    these had wrapped it before. Each of them signed the entry of the log that says so.
    """

    def __init__(self, library: Library, vault: OpenVault) -> None:
        self._library = library
        self._vault = vault
        self._slots = {slot.id: slot for slot in vault.slots}

    def holds(self, mine: KeyWrap) -> bool:
        """Whether the wrap that I am about to use was made by one who had the key."""
        wraps = self._library.key_wraps.where(account=mine.account)
        gone = [b.record for b in self._library.journal.removed(KeyWrap)]
        receivers = {w.id: w.slot for w in [*wraps, *gone] if w.account == mine.account}
        told = self._library.journal.history(*receivers)
        written = [change for change in reversed(told) if change.field == "wrapped"]
        trusted, last = self._from_the_beginning(mine.account), None
        for change in sorted(written, key=_number):
            if change.entry.slot in trusted and self._signed(change.entry):
                trusted.add(receivers[change.record])
            if change.record == mine.id:
                last = change
        if last is None or _said(mine.wrapped) != last.after:
            return False
        return last.entry.slot in trusted and self._signed(last.entry)

    def _from_the_beginning(self, account: RecordId) -> set[str]:
        coordinators = {slot.id for slot in self._slots.values() if slot.coordinator}
        made = self._library.journal.history(account)
        makers = {made[-1].entry.slot} if made and self._signed(made[-1].entry) else set()
        return {self._vault.identity.slot} | coordinators | makers

    def _signed(self, entry: Entry) -> bool:
        operations = self._library.journal.operations(entry)
        slot = self._slots.get(entry.slot)
        return (
            slot is not None
            and entry.hash == entry_hash(self._vault.vault, entry, operations)
            and keys.signed_by(slot.public_sign, entry.signature, entry.hash)
        )


def _number(change: Change) -> int:
    return change.entry.number


def _said(raw: bytes) -> str:
    return BYTES_MARK + base64.b64encode(raw).decode()
