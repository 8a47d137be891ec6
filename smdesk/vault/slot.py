"""One way to open the cabinet: a member's keys, locked by what their passphrase stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Self

from cryptography.exceptions import InvalidTag

from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.errors import WrongPassphraseError
from smdesk.vault.form import canonical, number, octets, text, truth
from smdesk.vault.keys import Identity, KdfCost, KeyPair

_PRIVATE = keys.NONCE_BYTES + 2 * keys.KEY_BYTES + 16
_DATA_KEY = 32 + keys.KEY_BYTES + 16
"""Bytes of what is locked with AES-GCM, and of what is wrapped with HPKE."""


class SlotKind(Enum):
    """Whose keys a slot holds."""

    MEMBER = "member"
    KIT = "kit"
    ESCROW = "escrow"
    FORMER = "former"
    """Somebody who was let out, or a kit or shares that newer ones replaced. The public keys stay,
    and what was signed with them holds: the log they wrote, and the slots of those they let in.
    Nothing opens with such a slot."""


ON_PAPER = frozenset({SlotKind.KIT, SlotKind.ESCROW})
"""Kinds whose keys come from a secret on paper and are locked up nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way to open the cabinet: somebody's public keys, and the private ones locked up."""

    id: str
    kind: SlotKind
    person: RecordId
    name: str
    coordinator: bool
    public_seal: bytes
    public_sign: bytes
    added_by: str
    added_at: datetime
    added_signature: bytes
    cost: KdfCost
    salt: bytes
    key_file: bool
    private: bytes
    """The private keys, encrypted under what the passphrase stands for."""
    data_key: bytes
    """The key of the database, wrapped to ``public_seal``."""
    was: SlotKind | None = None
    """What a former slot was, if it was no member's."""

    def retired(self) -> "Slot":
        """Return the slot as it stays in the keyring when nothing is to open with it any more."""
        was = None if self.kind is SlotKind.MEMBER else self.kind
        return replace(self, kind=SlotKind.FORMER, was=was, private=b"", data_key=b"")

    @property
    def mark(self) -> str:
        """Short text that changes whenever the slot's passphrase does."""
        return self.salt.hex()

    def claim(self, vault: str) -> bytes:
        """Return what the adder signs: whose keys these are.

        A former slot's says what it said when it was made, so that it stays signed.
        """
        kind = (self.was or SlotKind.MEMBER) if self.kind is SlotKind.FORMER else self.kind
        return canonical(
            {
                "what": "smdesk/slot/v1",
                "vault": vault,
                "id": self.id,
                "kind": kind.value,
                "person": self.person,
                "name": self.name,
                "coordinator": self.coordinator,
                "public_seal": self.public_seal.hex(),
                "public_sign": self.public_sign.hex(),
                "added_by": self.added_by,
                "added_at": self.added_at.isoformat(),
            }
        )

    def locking(self, vault: str) -> bytes:
        """Return what binds the locked private keys to this slot and its costs."""
        return canonical(
            {
                "what": "smdesk/private/v1",
                "vault": vault,
                "id": self.id,
                "cost": [self.cost.memory_kib, self.cost.passes, self.cost.lanes],
                "salt": self.salt.hex(),
                "key_file": self.key_file,
                "public_seal": self.public_seal.hex(),
                "public_sign": self.public_sign.hex(),
            }
        )

    def unlocked(self, vault: str, kek: bytes) -> Identity:
        """Return the member, by what their passphrase stands for.

        Raises WrongPassphraseError, as for a former member, whom no passphrase lets in, and for
        what is on paper, which has none.
        """
        if self.kind is not SlotKind.MEMBER:
            raise WrongPassphraseError
        try:
            raw = keys.unclose(kek, self.private, self.locking(vault))
        except InvalidTag:
            raise WrongPassphraseError from None
        return Identity(
            KeyPair.taken(raw),
            slot=self.id,
            person=self.person,
            name=self.name,
            coordinator=self.coordinator,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the slot as the keyring file has it."""
        said = {
            "id": self.id,
            "kind": self.kind.value,
            "person": self.person,
            "name": self.name,
            "coordinator": self.coordinator,
            "public_seal": self.public_seal.hex(),
            "public_sign": self.public_sign.hex(),
            "added_by": self.added_by,
            "added_at": self.added_at.isoformat(),
            "added_signature": self.added_signature.hex(),
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
            "key_file": self.key_file,
            "private": self.private.hex(),
            "data_key": self.data_key.hex(),
        }
        return said if self.was is None else said | {"was": self.was.value}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Return the slot that the file has; raises ValueError, TypeError, KeyError for any other.

        Costs outside the floor and the ceiling are refused before anybody pays them.
        """
        cost = KdfCost(*(number(said[name]) for name in ("memory_kib", "passes", "lanes")))
        if not cost.bearable():
            raise ValueError("cost")
        kind = SlotKind(said["kind"])
        opens = kind is not SlotKind.FORMER
        slot = cls(
            id=text(said["id"]),
            kind=kind,
            person=RecordId(text(said["person"])),
            name=text(said["name"]),
            coordinator=truth(said["coordinator"]),
            public_seal=octets(said["public_seal"], keys.KEY_BYTES),
            public_sign=octets(said["public_sign"], keys.KEY_BYTES),
            added_by=text(said["added_by"]),
            added_at=datetime.fromisoformat(said["added_at"]).astimezone(UTC),
            added_signature=octets(said["added_signature"], 64),
            cost=cost,
            salt=octets(said["salt"], 16),
            key_file=truth(said["key_file"]),
            private=octets(said["private"], _PRIVATE * (kind is SlotKind.MEMBER)),
            data_key=octets(said["data_key"], _DATA_KEY * opens),
            was=SlotKind(said["was"]) if "was" in said else None,
        )
        if slot.was is not None and (opens or slot.was not in ON_PAPER):
            raise ValueError("was")
        if set(said) != set(slot.to_json()):
            raise ValueError("field")
        return slot
