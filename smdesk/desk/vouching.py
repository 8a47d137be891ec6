"""Who wrapped an account's key, as the signed log tells it, and whether they had it themselves."""

import base64

from smdesk.domain.custody import KeyWrap
from smdesk.domain.journal import Change, Entry, entry_hash
from smdesk.domain.records import RecordId
from smdesk.store.codecs import BYTES_MARK
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
        gone = (b.record for b in self._library.journal.removed(KeyWrap))
        there = self._library.key_wraps.where(account=mine.account)
        wraps = {w.id for w in [*there, *gone] if w.account == mine.account}
        told: dict[tuple[int, RecordId], list[Change]] = {}
        for change in self._library.journal.history(*wraps):
            told.setdefault((change.entry.number, change.record), []).append(change)
        trusted, last = self._from_the_beginning(mine.account), None
        for number, record in sorted(told):
            changes = told[number, record]
            said = {change.field: change.after for change in changes}
            entry = changes[0].entry
            # What the drawers say of receivers now is not asked: only the log is signed.
            if said.get("account") == mine.account and self._trusts(trusted, entry):
                trusted.add(str(said.get("slot")))
            if record == mine.id and "wrapped" in said:
                last = (entry, said["wrapped"])
        return (
            last is not None and last[1] == _said(mine.wrapped) and self._trusts(trusted, last[0])
        )

    def _trusts(self, trusted: set[str], entry: Entry) -> bool:
        return entry.slot in trusted and self._signed(entry)

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


def _said(raw: bytes) -> str:
    return BYTES_MARK + base64.b64encode(raw).decode()
