"""What opens the cabinet from paper: a random secret, and the keys that are derived from it."""

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag

from smdesk.domain.records import RecordId, new_id
from smdesk.vault import keys
from smdesk.vault.errors import (
    KitError,
    PaperWhy,
    Part,
    ShareError,
    VaultDamagedError,
)
from smdesk.vault.keyring import Keyring, Slot, SlotKind, data_key_info
from smdesk.vault.keys import Identity, KeyPair, Keys
from smdesk.vault.slot import ON_PAPER

SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A secret that is to be put on paper, and the slot that it will open; nothing is kept yet."""

    kind: SlotKind
    secret: bytes = field(repr=False)
    holder: Identity = field(repr=False)

    @property
    def slot(self) -> str:
        """The id of the slot that it opens."""
        return self.holder.slot


def draw(kind: SlotKind, vault: str, name: str) -> OnPaper:
    """Draw a new secret of 128 random bits.

    ``name`` is what the log calls whoever comes with it.
    """
    secret, slot = os.urandom(SECRET_BYTES), new_id()
    return OnPaper(kind, secret, _holder(kind, secret, vault, slot, name))


def slot_of(kind: SlotKind, secret: bytes, vault: str, slots: Collection[Slot]) -> Slot:
    """Return the slot that the secret opens.

    Raises KitError or ShareError: NONE_MADE, REPLACED by a newer one, or NOT_OF_THIS_CABINET.
    """
    error = KitError if kind is SlotKind.KIT else ShareError
    present = [slot for slot in slots if slot.kind is kind]
    for slot in slots:
        if kind not in (slot.kind, slot.was):
            continue
        holder = _holder(kind, secret, vault, slot.id, slot.name)
        if (holder.public_seal, holder.public_sign) == (slot.public_seal, slot.public_sign):
            if slot.kind is SlotKind.FORMER:
                raise error(PaperWhy.REPLACED)
            return slot
    raise error(PaperWhy.NOT_OF_THIS_CABINET if present else PaperWhy.NONE_MADE)


def keys_of(kind: SlotKind, secret: bytes, keyring: Keyring) -> Keys:
    """Return the keys that the secret stands for; raises what ``slot_of`` raises."""
    slot = slot_of(kind, secret, keyring.vault, keyring.slots)
    holder = _holder(kind, secret, keyring.vault, slot.id, slot.name)
    try:
        data_key = holder.unwrap_data_key(
            slot.data_key, data_key_info(keyring.vault, keyring.epoch, slot.id)
        )
    except (InvalidTag, ValueError):
        raise VaultDamagedError(Part.KEYRING, "wrap") from None
    return Keys(holder, data_key, keyring.epoch)


def wrap_test(paper: OnPaper, vault: str) -> bytes:
    """Return a random value that nobody needs, wrapped to the key on paper, to try it by."""
    value = os.urandom(keys.KEY_BYTES)
    return keys.wrap(value, paper.holder.public_seal, _test_info(vault, paper.slot))


def opens_test(kind: SlotKind, secret: bytes, vault: str, slot: Slot, wrapped: bytes) -> bool:
    """Whether the secret opens the test value. It opens nothing else here."""
    holder = _holder(kind, secret, vault, slot.id, slot.name)
    try:
        holder.unwrap(wrapped, _test_info(vault, slot.id))
    except (InvalidTag, ValueError):
        return False
    finally:
        holder.forget()
    return True


def names(slots: Iterable[Slot]) -> dict[RecordId, str]:
    """Return what kits and shares, past ones too, are called, by what stands for a person."""
    return {
        slot.person: slot.name for slot in slots if slot.kind in ON_PAPER or slot.was in ON_PAPER
    }


def _holder(kind: SlotKind, secret: bytes, vault: str, slot: str, name: str) -> Identity:
    """Return whoever has the secret. No person: the slot's own id stands for one."""
    said = f"smdesk/{kind.value}/v1|{vault}|{slot}".encode()
    seal, sign = keys.derive(secret, said + b"|seal"), keys.derive(secret, said + b"|sign")
    pair = KeyPair.taken(seal + sign)
    keys.overwrite(seal)
    keys.overwrite(sign)
    return Identity(pair, slot=slot, person=RecordId(slot), name=name, coordinator=True)


def _test_info(vault: str, slot: str) -> bytes:
    return f"smdesk/drill/v1|{vault}|{slot}".encode()


__all__ = ["OnPaper", "draw", "keys_of", "names", "opens_test", "slot_of", "wrap_test"]
