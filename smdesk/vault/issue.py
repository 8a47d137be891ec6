"""Slots made and locked: somebody is let in, or changes the passphrase."""

from dataclasses import replace
from datetime import UTC, datetime

from smdesk.vault import keys
from smdesk.vault.keyring import Slot, SlotKind, data_key_info
from smdesk.vault.keys import DataKey, Identity, KdfCost, Prepared


class NotEntitledError(RuntimeError):
    """Somebody who is no coordinator let somebody in: a fault of the program."""


def issue(
    holder: Identity, vault: str, epoch: int, data_key: DataKey, prepared: Prepared, *, by: Identity
) -> Slot:
    """Return a slot for its holder, signed by whoever lets them in; the founder signs alone.

    A keyring in which anybody but a coordinator let somebody in would be refused by all.
    """
    signed = _signed(
        holder, SlotKind.MEMBER, vault, epoch, data_key, by=by,
        cost=prepared.cost, salt=prepared.salt, key_file=prepared.key_file,
    )  # fmt: skip
    return lock(signed, vault, holder, prepared)


def issue_paper(
    holder: Identity, kind: SlotKind, vault: str, epoch: int, data_key: DataKey, *, by: Identity
) -> Slot:
    """Return a slot for what is on paper: its private keys are derived from that, and kept nowhere.

    Nothing is stretched, since what is on paper was drawn at random; the costs say nothing.
    """
    return _signed(
        holder, kind, vault, epoch, data_key, by=by,
        cost=KdfCost(), salt=bytes(keys.SALT_BYTES), key_file=False,
    )  # fmt: skip


def lock(slot: Slot, vault: str, holder: Identity, prepared: Prepared) -> Slot:
    """Return the slot, locked with another passphrase."""
    fresh = replace(slot, salt=prepared.salt, cost=prepared.cost, key_file=prepared.key_file)
    return replace(fresh, private=holder.locked(prepared.kek, fresh.locking(vault)))


def _signed(
    holder: Identity,
    kind: SlotKind,
    vault: str,
    epoch: int,
    data_key: DataKey,
    *,
    by: Identity,
    cost: KdfCost,
    salt: bytes,
    key_file: bool,
) -> Slot:
    """Return a slot with the data key wrapped for its holder, and no private keys in it yet."""
    if not by.coordinator:
        raise NotEntitledError
    slot = Slot(
        id=holder.slot,
        kind=kind,
        person=holder.person,
        name=holder.name,
        coordinator=holder.coordinator,
        public_seal=holder.public_seal,
        public_sign=holder.public_sign,
        added_by=by.slot,
        added_at=datetime.now(UTC),
        added_signature=b"",
        cost=cost,
        salt=salt,
        key_file=key_file,
        private=b"",
        data_key=keys.wrap(data_key, holder.public_seal, data_key_info(vault, epoch, holder.slot)),
    )
    return replace(slot, added_signature=by.sign(slot.claim(vault)))
