"""The front desk: which cabinets there are, beginning one, unlocking one, moving one here.

What only looks at cabinets from outside is here. What makes and opens them is a good part of the
whole program; it is fetched when somebody is about to, so that the door is light to stand open.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.desk.errors import PlaceWhy
from smdesk.desk.recent import Known, Recent
from smdesk.desk.sample_members import SAMPLE_NAME
from smdesk.desk.topics import Announce, nobody
from smdesk.domain.secret_text import SecretText
from smdesk.vault import places
from smdesk.vault.escrow import ShareWords
from smdesk.vault.slip39 import Share
from smdesk.vault.words import Words

if TYPE_CHECKING:
    from smdesk.desk.brought import Brought
    from smdesk.desk.office import Now, Today
    from smdesk.desk.opener import Opener
    from smdesk.desk.paper_door import Unlocking, WayIn
    from smdesk.desk.session import Session
    from smdesk.domain.appointments import Founding
    from smdesk.domain.organisation import Organisation
    from smdesk.domain.records import RecordId
    from smdesk.domain.roster import Person
    from smdesk.vault.keys import KdfCost, Prepared

FOLDER_ENDING = ".smvault"


@dataclass(frozen=True, slots=True)
class Door:
    """One member's way in, as the unlock screen shows it."""

    id: str
    name: str
    coordinator: bool
    key_file: bool


@dataclass(frozen=True, slots=True)
class Look:
    """A cabinet seen from outside."""

    path: Path
    organisation: str
    doors: tuple[Door, ...]
    sample: bool
    """Whether it is the sample library, whose passphrases everybody may know."""


class FrontDesk:
    """Opens cabinets. What it gives from ``prepare`` and ``prepare_new`` was slow to make.

    Those two, ``fetch`` and ``create_sample``, may run on another thread; everything else belongs
    on the thread that will use the session.
    """

    def __init__(
        self,
        *,
        memory: Path,
        default_place: Path,
        words: Words,
        password_rules: Path,
        now: "Now",
        today: "Today",
        announce: Announce = nobody,
        cost: "KdfCost | None" = None,
    ) -> None:
        """``memory`` is this computer's own folder for state, ``default_place`` for cabinets.

        ``password_rules`` is the file of what platforms allow in passwords; ``cost`` is what new
        passphrases are to cost a guesser.
        """
        self._memory = memory
        self._place = default_place
        self._words, self.share_words = words, words.shares
        self._password_rules = password_rules
        self._now, self._today = now, today
        self._announce = announce
        self._cost = cost
        self._recent = Recent(memory)
        self._opener: Opener | None = None

    def fetch(self) -> None:
        """Fetch what opens cabinets, on any thread; without it, whoever opens one waits for it."""
        self._opening()

    def _opening(self) -> "Opener":
        # Imported here and nowhere else: the door does without it.
        from smdesk.desk.opener import Means, Opener  # noqa: PLC0415

        if self._opener is None:
            self._opener = Opener(
                Means(
                    memory=self._memory,
                    words=self._words,
                    password_rules=self._password_rules,
                    now=self._now,
                    today=self._today,
                    announce=self._announce,
                    cost=self._cost,
                    recent=self._recent,
                )
            )
        return self._opener

    # Which cabinets there are.

    def recent(self) -> list[Known]:
        """Return the cabinets that were opened on this computer, the latest first."""
        return self._recent.all()

    def forget(self, path: Path) -> None:
        """Leave a cabinet out of the recent ones; the cabinet itself stays where it is."""
        self._recent.forget(path)

    def look(self, path: Path) -> Look:
        """Look at a cabinet from outside.

        Raises VaultMissingError, NotAVaultError, VaultTooNewError, VaultDamagedError.
        """
        # Its signatures are checked, and what checks them is large; without a cabinet, no need.
        from smdesk.vault.keyring import SlotKind  # noqa: PLC0415
        from smdesk.vault.outside import Outside  # noqa: PLC0415

        keyring = Outside(path).keyring()
        name = keyring.organisation
        doors = (
            Door(slot.id, slot.name, slot.coordinator, slot.key_file)
            for slot in keyring.slots
            if slot.kind is SlotKind.MEMBER
        )
        return Look(path, name, tuple(doors), sample=name == SAMPLE_NAME)

    def suggest_place(self, name: str) -> Path:
        """Return a folder on this computer for a cabinet of that name; nothing is there yet."""
        plain = re.sub(r'[<>:"/\\|?*\x00-\x20]+', " ", name).strip(" .") or "Library"
        taken, place = 1, self._place / f"{plain}{FOLDER_ENDING}"
        while place.exists():
            taken += 1
            place = self._place / f"{plain} {taken}{FOLDER_ENDING}"
        return place

    def refused(self, path: Path) -> PlaceWhy | None:
        """Return why no cabinet may be kept there; None where it may."""
        return places.refusal(path)

    # Beginning one.

    def suggest_passphrase(self) -> str:
        """Return six words drawn at random."""
        return self._words.passphrase(6)

    def prepare_new(self, passphrase: str, key_file: bytes | None = None) -> "Prepared":
        """Derive keys for a new member or a new passphrase; slow, on any thread.

        Raises WeakPassphraseError.
        """
        return self._opening().prepare_new(passphrase, key_file)

    def create(
        self,
        path: Path,
        organisation: "Organisation",
        founder: "Person",
        prepared: "Prepared",
        founding: "Founding | None" = None,
    ) -> "Session":
        """Begin a cabinet, with its founder as coordinator, and open it.

        ``founding`` says who decided that they look after the accounts; without it, they did.

        Raises PlaceRefusedError, WriteFailedError.
        """
        return self._opening().create(path, organisation, founder, prepared, founding)

    def create_sample(self, path: Path) -> Path:
        """Make the sample library there, closed and ready to be unlocked; slow, on any thread."""
        return self._opening().create_sample(path)

    # Unlocking one.

    def prepare(
        self, path: Path, slot: str, passphrase: str, key_file: bytes | None = None
    ) -> "Unlocking":
        """Derive a member's keys from their passphrase; slow, on any thread.

        Raises WrongPassphraseError, KeyFileNeededError, and what ``look`` raises.
        """
        return self._opening().prepare(path, slot, passphrase, key_file)

    def enter(self, prepared: "Unlocking", *, accept_older: bool = False) -> "Session":
        """Open the cabinet and see to what was left open.

        Raises VaultBusyError, VaultOlderError (unless accepted), VaultDamagedError when the files
        or the log are not what the keyring says, PlaceRefusedError, SchemaTooNewError.
        """
        return self._opening().enter(prepared, accept_older=accept_older)

    # Unlocking one with what is on paper.

    def recover_by_kit(self, path: Path, typed: SecretText) -> "Unlocking":
        """Return the keys that a paper kit stands for.

        Raises KitError, and what ``look`` raises.
        """
        return self._opening().recover_by_kit(path, typed)

    def recover_by_shares(self, path: Path, shares: Sequence[Share]) -> "Unlocking":
        """Return the keys that the board's shares stand for; ``share_words`` reads them.

        Raises ShareError, and what ``look`` raises.
        """
        return self._opening().recover_by_shares(path, shares)

    def come_in(self, prepared: "Unlocking", *, accept_older: bool = False) -> "WayIn":
        """Open the cabinet with what is on paper, for as long as it takes to let somebody in.

        That it was opened is in the log from here on. Raises what ``enter`` raises.
        """
        return self._opening().come_in(prepared, accept_older=accept_older)

    def let_in(self, way: "WayIn", who: "RecordId | str", prepared: "Prepared") -> "Session":
        """Let a person in as coordinator, and open the cabinet as them.

        ``who`` is somebody on file by id, or the name of somebody new; ``prepared`` their new
        passphrase. Raises WriteFailedError, and what ``enter`` raises; the person can unlock then
        all the same, once they have been let in.
        """
        return self._opening().let_in(way, who, prepared)

    def give_up(self, way: "WayIn") -> None:
        """Close the cabinet without letting anybody in; a second time does nothing."""
        self._opening().give_up(way)

    # Bringing one here.

    def look_into(self, file: Path) -> "Brought":
        """Look at a file that somebody wants opened, on any thread; nothing is unpacked.

        Raises NotAVaultError, VaultDamagedError, VaultTooNewError, WriteFailedError.
        """
        from smdesk.desk.brought import brought  # noqa: PLC0415 - most who come bring no file

        known = [one.path for one in self.recent() if one.there]
        with suppress(OSError):
            known += sorted(self._place.glob(f"*{FOLDER_ENDING}"))
        return brought(file, known)

    def open_copy(self, file: Path, into: Path | None = None) -> Path:
        """Unpack a cabinet that was saved as one file; return its folder, ready to be unlocked.

        Raises NotAVaultError, VaultDamagedError, WriteFailedError.
        """
        place = into or self.suggest_place(file.stem)
        self._opening().open_copy(file, place)
        return place

    def move_here(self, path: Path) -> Path:
        """Move a cabinet from where it may not be kept into this computer's own place.

        It is copied and compared before the old one is taken away. Returns where it lies now.
        Raises VaultBusyError, WriteFailedError, and what ``look`` raises.
        """
        place = self.suggest_place(path.name.removesuffix(FOLDER_ENDING))
        self._opening().move(path, place)
        return place


__all__ = ["FOLDER_ENDING", "Door", "FrontDesk", "Look", "Share", "ShareWords"]
