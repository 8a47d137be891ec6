"""The chain of the log's entries: each follows the one before it and is signed by who did it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from smdesk.domain.journal import FIRST_HASH, Entry, Operation, entry_hash
from smdesk.domain.records import RecordId
from smdesk.vault import keys


class Fracture(Enum):
    """What is wrong at a place in the chain."""

    MISSING = auto()
    ALTERED = auto()
    UNSIGNED = auto()


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the chain does not hold."""

    device: str
    sequence: int
    why: Fracture


def verify_chain(
    vault: str,
    entries: Iterable[tuple[Entry, tuple[Operation, ...]]],
    public_sign_of: Callable[[str], bytes | None],
    person_of: Callable[[str], RecordId | None] | None = None,
    *,
    ends: Mapping[str, tuple[int, bytes]] | None = None,
) -> list[Broken]:
    """Return where the chains are broken; nothing for a log that is as it was written.

    ``entries`` come device by device in order; ``public_sign_of`` gives a slot's key, and
    ``person_of`` the person it was given to, so that nobody signs as themselves what they say
    somebody else did. ``ends`` are the last sequence and hash of each device before these entries,
    when not all are asked about.
    """
    broken: list[Broken] = []
    last = dict(ends or {})
    for entry, operations in entries:
        sequence, previous = last.get(entry.device, (0, FIRST_HASH))
        place = (entry.device, entry.sequence)
        key = public_sign_of(entry.slot)
        if entry.sequence != sequence + 1 or entry.previous != previous:
            broken.append(Broken(*place, Fracture.MISSING))
        elif entry.hash != entry_hash(vault, entry, operations):
            broken.append(Broken(*place, Fracture.ALTERED))
        elif (
            key is None
            or not keys.signed_by(key, entry.signature, entry.hash)
            or (person_of is not None and person_of(entry.slot) != entry.person)
        ):
            broken.append(Broken(*place, Fracture.UNSIGNED))
        last[entry.device] = (entry.sequence, entry.hash)
    return broken
