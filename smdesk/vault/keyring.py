"""The keyring: who can open the cabinet, which database file is the one, and proof of both."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from smdesk.vault import keys
from smdesk.vault.errors import (
    Part,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
)
from smdesk.vault.form import canonical, number, octets, text
from smdesk.vault.keys import DataKey, Identity
from smdesk.vault.slot import Slot, SlotKind

KEYRING = "keyring.json"
FORMAT = "smdesk-keyring"
VERSION = 1
LARGEST = 1024 * 1024
"""No keyring is larger, in bytes; what is larger is not read."""
MOST_SLOTS = 200
DATABASE_NAME = re.compile(r"vault-[0-9]{4,8}-[0-9a-f]{8}\.db")
"""How database files are called; a keyring that names any other file is not ours."""


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

    def sealed(self, data_key: DataKey, writer: Identity) -> Self:
        """Return this keyring with the proofs that its writer can give."""
        claimed = replace(self, writer=writer.slot)
        proved = replace(claimed, mac=claimed.code(data_key))
        return replace(proved, signature=writer.sign(proved.signed()))

    def code(self, data_key: DataKey) -> bytes:
        """Return the code that only holders of the database's key can make for this keyring."""
        return keys.mac(keys.derive(data_key, b"smdesk/header-mac/v1"), self._body())

    def signed(self) -> bytes:
        """Return what the writer signs: all of it, the code included."""
        return b"smdesk/keyring/v1|" + self.mac + self._body()

    def prove(self, data_key: DataKey) -> None:
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
        if writer is None or writer.kind is SlotKind.FORMER:
            raise VaultDamagedError(Part.KEYRING, "writer")
        if not keys.signed_by(writer.public_sign, self.signature, self.signed()):
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

    def leads_to_founder(self, slot: Slot) -> bool:
        """Whether a coordinator let the slot in, and that one a coordinator, up to the founder."""
        by = {one.id: one for one in self.slots}
        adder = by.get(slot.added_by)
        try:
            self._lead_to_founder(slot, by)
        except VaultDamagedError:
            return False
        claim = slot.claim(self.vault)
        return adder is not None and keys.signed_by(adder.public_sign, slot.added_signature, claim)

    def dumped(self) -> bytes:
        """Return the file's bytes."""
        said = json.loads(self._body())
        proofs = {"mac": self.mac.hex(), "signature": self.signature.hex()}
        return canonical(said | proofs) + b"\n"

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
            if number(said["version"]) > VERSION:
                raise VaultTooNewError(said["version"])
            keyring = cls._read(said)
            if keyring.dumped() != raw:
                raise VaultDamagedError(Part.KEYRING, "form")
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError):
            raise VaultDamagedError(Part.KEYRING, "form") from None
        return keyring

    @classmethod
    def _read(cls, said: Mapping[str, Any]) -> Self:
        name = text(said["database"])
        if not DATABASE_NAME.fullmatch(name):
            raise ValueError("database")
        slots = said["slots"]
        if not isinstance(slots, list) or not 1 <= len(slots) <= MOST_SLOTS:
            raise ValueError("slots")
        return cls(
            vault=text(said["vault"]),
            organisation=text(said["organisation"]),
            epoch=number(said["epoch"]),
            sequence=number(said["sequence"]),
            database=name,
            sha256=octets(said["sha256"], 32) if said["sha256"] else b"",
            entries=number(said["entries"]),
            head=octets(said["head"], 32),
            previous=octets(said["previous"], 32),
            slots=tuple(Slot.from_json(slot) for slot in slots),
            writer=text(said["writer"]),
            mac=octets(said["mac"], 32),
            signature=octets(said["signature"], 64),
        )

    def _body(self) -> bytes:
        return canonical(
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


__all__ = ["Keyring", "Slot", "SlotKind"]
