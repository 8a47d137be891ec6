"""The keyring: who can open the cabinet, which database file is the one, and proof of both."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Self

from cryptography.exceptions import InvalidTag

from smdesk.domain.records import RecordId
from smdesk.vault import keys
from smdesk.vault.errors import (
    Part,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
)
from smdesk.vault.keys import Identity, KdfCost, KeyPair

FORMAT = "smdesk-keyring"
VERSION = 1
LARGEST = 1024 * 1024
"""No keyring is larger, in bytes; what is larger is not read."""
MOST_SLOTS = 200
DATABASE_NAME = re.compile(r"vault-[0-9]{4,8}-[0-9a-f]{8}\.db")
"""How database files are called; a keyring that names any other file is not ours."""


class SlotKind(Enum):
    """Whose keys a slot holds."""

    MEMBER = "member"
    KIT = "kit"
    ESCROW = "escrow"


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

    @property
    def mark(self) -> str:
        """Short text that changes whenever the slot's passphrase does."""
        return self.salt.hex()

    def claim(self, vault: str) -> bytes:
        """Return what the adder signs: whose keys these are."""
        return _canonical(
            {
                "what": "smdesk/slot/v1",
                "vault": vault,
                "id": self.id,
                "kind": self.kind.value,
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
        return _canonical(
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

        Raises WrongPassphraseError.
        """
        try:
            raw = keys.unclose(kek, self.private, self.locking(vault))
        except InvalidTag:
            raise WrongPassphraseError from None
        return Identity(
            KeyPair.load(raw),
            slot=self.id,
            person=self.person,
            name=self.name,
            coordinator=self.coordinator,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the slot as the keyring file has it."""
        return {
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

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Return the slot that the file has; raises ValueError, TypeError, KeyError for any other.

        Costs outside the floor and the ceiling are refused before anybody pays them.
        """
        cost = KdfCost(*(_number(said[name]) for name in ("memory_kib", "passes", "lanes")))
        if not cost.bearable():
            raise ValueError("cost")
        slot = cls(
            id=_text(said["id"]),
            kind=SlotKind(said["kind"]),
            person=RecordId(_text(said["person"])),
            name=_text(said["name"]),
            coordinator=_truth(said["coordinator"]),
            public_seal=_bytes(said["public_seal"], keys.KEY_BYTES),
            public_sign=_bytes(said["public_sign"], keys.KEY_BYTES),
            added_by=_text(said["added_by"]),
            added_at=datetime.fromisoformat(said["added_at"]).astimezone(UTC),
            added_signature=_bytes(said["added_signature"], 64),
            cost=cost,
            salt=_bytes(said["salt"], 16),
            key_file=_truth(said["key_file"]),
            private=_bytes(said["private"], keys.NONCE_BYTES + 64 + 16),
            data_key=_bytes(said["data_key"], 32 + 32 + 16),
        )
        if set(said) != set(slot.to_json()):
            raise ValueError("field")
        return slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    """Everything that the keyring file says, before or after it was proved."""

    vault: str
    organisation: str
    epoch: int
    sequence: int
    database: str
    sha256: bytes
    """Of the closed database file; empty while it may be written."""
    entries: int
    head: bytes
    """How far the log had come at the last clean close."""
    previous: bytes
    """SHA-256 of the keyring that this one replaced."""
    slots: tuple[Slot, ...]
    writer: str = ""
    mac: bytes = b""
    signature: bytes = b""

    @property
    def dirty(self) -> bool:
        """Whether the database may have changed since its digest was taken."""
        return not self.sha256

    def slot(self, slot: str) -> Slot:
        """Return the slot; raises WrongPassphraseError where there is none of that id."""
        for one in self.slots:
            if one.id == slot:
                return one
        raise WrongPassphraseError

    def sealed(self, data_key: bytes, writer: Identity) -> Self:
        """Return this keyring with the proofs that its writer can give."""
        claimed = replace(self, writer=writer.slot)
        proved = replace(claimed, mac=claimed.code(data_key))
        return replace(proved, signature=writer.sign(proved.signed()))

    def code(self, data_key: bytes) -> bytes:
        """Return the code that only holders of the database's key can make for this keyring."""
        return keys.mac(keys.derive(data_key, b"smdesk/header-mac/v1"), self._body())

    def signed(self) -> bytes:
        """Return what the writer signs: all of it, the code included."""
        return b"smdesk/keyring/v1|" + self.mac + self._body()

    def prove(self, data_key: bytes) -> None:
        """Raise VaultDamagedError unless a member who holds the database's key wrote all of it."""
        self.vouch()
        if not hmac.compare_digest(self.mac, self.code(data_key)):
            raise VaultDamagedError(Part.KEYRING, "mac")

    def vouch(self) -> None:
        """Raise VaultDamagedError unless a member signed it, and a coordinator for each member.

        Needs no secret, so it comes before any passphrase is asked for: what is damaged is never
        taken for a mistyped passphrase. The chain of coordinators ends at the founder, whose
        public keys give the cabinet its id; and the id is part of what every member's own
        passphrase locks.
        """
        by = {slot.id: slot for slot in self.slots}
        if len(by) != len(self.slots):
            raise VaultDamagedError(Part.KEYRING, "twice")
        writer = by.get(self.writer)
        if writer is None or not keys.signed_by(writer.public_sign, self.signature, self.signed()):
            raise VaultDamagedError(Part.KEYRING, "signature")
        for slot in self.slots:
            adder = by.get(slot.added_by)
            if adder is None or not keys.signed_by(
                adder.public_sign, slot.added_signature, slot.claim(self.vault)
            ):
                raise VaultDamagedError(Part.KEYRING, "slot")
            self._lead_to_founder(slot, by)

    def _lead_to_founder(self, slot: Slot, by: Mapping[str, Slot]) -> None:
        for _ in self.slots:
            adder = by.get(slot.added_by)
            if adder is None or not adder.coordinator:
                break
            if adder is slot:
                if vault_id(slot.public_seal, slot.public_sign) == self.vault:
                    return
                break
            slot = adder
        raise VaultDamagedError(Part.KEYRING, "founder")

    def dumped(self) -> bytes:
        """Return the file's bytes."""
        said = json.loads(self._body())
        proofs = {"mac": self.mac.hex(), "signature": self.signature.hex()}
        return _canonical(said | proofs) + b"\n"

    def digest(self) -> bytes:
        """Return the SHA-256 of the file's bytes."""
        return hashlib.sha256(self.dumped()).digest()

    @classmethod
    def parsed(cls, raw: bytes) -> Self:
        """Return what the bytes say, unproved.

        Raises VaultTooNewError, or VaultDamagedError for whatever no smdesk wrote.
        """
        if len(raw) > LARGEST:
            raise VaultDamagedError(Part.KEYRING, "size")
        try:
            said = json.loads(raw)
            if said["format"] != FORMAT:
                raise VaultDamagedError(Part.KEYRING, "format")
            if _number(said["version"]) > VERSION:
                raise VaultTooNewError(said["version"])
            keyring = cls._read(said)
            if keyring.dumped() != raw:
                raise VaultDamagedError(Part.KEYRING, "form")
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError):
            raise VaultDamagedError(Part.KEYRING, "form") from None
        return keyring

    @classmethod
    def _read(cls, said: Mapping[str, Any]) -> Self:
        name = _text(said["database"])
        if not DATABASE_NAME.fullmatch(name):
            raise ValueError("database")
        slots = said["slots"]
        if not isinstance(slots, list) or not 1 <= len(slots) <= MOST_SLOTS:
            raise ValueError("slots")
        return cls(
            vault=_text(said["vault"]),
            organisation=_text(said["organisation"]),
            epoch=_number(said["epoch"]),
            sequence=_number(said["sequence"]),
            database=name,
            sha256=_bytes(said["sha256"], 32) if said["sha256"] else b"",
            entries=_number(said["entries"]),
            head=_bytes(said["head"], 32),
            previous=_bytes(said["previous"], 32),
            slots=tuple(Slot.from_json(slot) for slot in slots),
            writer=_text(said["writer"]),
            mac=_bytes(said["mac"], 32),
            signature=_bytes(said["signature"], 64),
        )

    def _body(self) -> bytes:
        return _canonical(
            {
                "format": FORMAT,
                "version": VERSION,
                "vault": self.vault,
                "organisation": self.organisation,
                "epoch": self.epoch,
                "sequence": self.sequence,
                "database": self.database,
                "sha256": self.sha256.hex(),
                "entries": self.entries,
                "head": self.head.hex(),
                "previous": self.previous.hex(),
                "slots": [slot.to_json() for slot in self.slots],
                "writer": self.writer,
            }
        )


def data_key_info(vault: str, epoch: int, slot: str) -> bytes:
    """Return what binds a wrapped database key to its vault, epoch and slot."""
    return f"smdesk/dek/v1|{vault}|{epoch}|{slot}".encode()


def vault_id(public_seal: bytes, public_sign: bytes) -> str:
    """Return the id of the cabinet that the holder of the keys founded: 32 hexadecimal digits."""
    return keys.sha256(b"smdesk/vault/v1|" + public_seal + public_sign).hex()[:32]


def _canonical(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def _bytes(value: object, length: int) -> bytes:
    raw = bytes.fromhex(_text(value))
    if len(raw) != length:
        raise ValueError
    return raw
