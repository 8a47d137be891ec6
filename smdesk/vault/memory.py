"""What this computer remembers of each cabinet, so that an older copy is noticed."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from smdesk.vault.errors import write_failed
from smdesk.vault.files import replace_whole
from smdesk.vault.keyring import Keyring, SlotKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The newest state of one cabinet that this computer has seen."""

    device: str
    epoch: int = 0
    sequence: int = 0
    entries: int = 0
    head: str = ""
    keyring: str = ""
    """SHA-256 of that state's keyring: two states of one sequence are not the same state."""
    slots: tuple[str, ...] = ()
    """The ids of every slot that was ever seen."""
    former: tuple[str, ...] = ()
    """The ids of those that were seen let out."""

    def __post_init__(self) -> None:
        numbers = (self.epoch, self.sequence, self.entries)
        words = (self.device, self.head, self.keyring, *self.slots, *self.former)
        if not all(isinstance(n, int) for n in numbers) or not all(
            isinstance(w, str) for w in words
        ):
            raise TypeError

    def let_back_in(self, keyring: Keyring) -> bool:
        """Whether somebody who was let out is in again, or has let somebody in since.

        Their keys still sign, and nothing in a keyring proves that they were let out. They could
        write one of a later epoch, with a database of their own and keys wrapped to everybody.
        """
        former, seen = set(self.former), set(self.slots)
        return any(
            (slot.id in former and slot.kind is not SlotKind.FORMER)
            or (slot.added_by in former and slot.id not in seen)
            for slot in keyring.slots
        )

    def newer_than(self, epoch: int, sequence: int, keyring: bytes) -> bool:
        """Whether a keyring is older than this, or another of the same age."""
        if (epoch, sequence) == (self.epoch, self.sequence):
            return self.keyring not in ("", keyring.hex())
        return (epoch, sequence) < (self.epoch, self.sequence)


class Memory:
    """One small file for each cabinet, by its id; there is no secret in it."""

    def __init__(self, folder: Path, vault: str) -> None:
        self._file = folder / f"{vault}.json"

    def read(self) -> Remembered:
        """Return what is remembered; a new device for a cabinet that was never seen here."""
        try:
            said = json.loads(self._file.read_bytes())
            for name in ("slots", "former"):
                said[name] = tuple(said.get(name, ()))
            return Remembered(**said)
        except (OSError, ValueError, TypeError, AttributeError):
            return Remembered(device=new_device())

    def write(self, remembered: Remembered) -> None:
        """Remember this from now on; raises WriteFailedError."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise write_failed(error, self._file, "memory") from None
        replace_whole(self._file, json.dumps(asdict(remembered)).encode(), "memory")

    def forget(self) -> Remembered:
        """Return the memory of a computer that never saw the cabinet: a device of a new name."""
        return Remembered(device=new_device())


def new_device() -> str:
    """Return a name for this computer's part in one cabinet: 32 hexadecimal digits."""
    return secrets.token_hex(16)
