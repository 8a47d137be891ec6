"""The door for whoever has no passphrase, but what was put on paper for that day."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from smdesk.desk.recovering import ComingIn
from smdesk.desk.session import Session
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Person
from smdesk.domain.secret_text import SecretText
from smdesk.vault import escrow, kit, paper
from smdesk.vault.escrow import ShareWords
from smdesk.vault.folder import Keys, VaultFolder
from smdesk.vault.keyring import SlotKind
from smdesk.vault.keys import Prepared
from smdesk.vault.slip39 import Share


@dataclass(frozen=True, slots=True)
class Unlocking:
    """Keys that were derived from a passphrase and are ready to open the cabinet."""

    path: Path
    folder: VaultFolder = field(repr=False)
    keys: Keys = field(repr=False)


@dataclass(frozen=True, slots=True)
class WayIn:
    """A cabinet opened by what is on paper; nothing can be read in it but who is on file."""

    path: Path
    folder: VaultFolder = field(repr=False)
    session: Session = field(repr=False)
    coming: ComingIn = field(repr=False)

    @property
    def organisation(self) -> str:
        """The library's name."""
        return self.session.organisation.get().name

    def people(self) -> list[Person]:
        """Return everybody on file, by name."""
        return self.coming.people()


class PaperDoor(ABC):
    """Lets somebody in with a paper kit or the board's shares; what it needs the front desk has."""

    share_words: ShareWords
    """The words that shares are written in."""

    @abstractmethod
    def enter(self, prepared: Unlocking, *, accept_older: bool = False) -> Session:
        """Open the cabinet for good."""

    @abstractmethod
    def _folder(self, path: Path) -> VaultFolder: ...

    @abstractmethod
    def _quietly(self, prepared: Unlocking, *, accept_older: bool) -> Session:
        """Open the cabinet, and tell no window."""

    def recover_by_kit(self, path: Path, typed: SecretText) -> Unlocking:
        """Return the keys that a paper kit stands for.

        Raises KitError, and what ``look`` raises.
        """
        folder, secret = self._folder(path), kit.read(typed.reveal())
        return Unlocking(path, folder, paper.keys_of(SlotKind.KIT, secret, folder.keyring()))

    def recover_by_shares(self, path: Path, shares: Sequence[Share]) -> Unlocking:
        """Return the keys that the board's shares stand for; ``share_words`` reads them.

        Raises ShareError, and what ``look`` raises.
        """
        folder, secret = self._folder(path), escrow.secret_of(shares)
        return Unlocking(path, folder, paper.keys_of(SlotKind.ESCROW, secret, folder.keyring()))

    def come_in(self, prepared: Unlocking, *, accept_older: bool = False) -> WayIn:
        """Open the cabinet with what is on paper, for as long as it takes to let somebody in.

        That it was opened is in the log from here on. Raises what ``enter`` raises.
        """
        session = self._quietly(prepared, accept_older=accept_older)
        try:
            return WayIn(prepared.path, prepared.folder, session, session.recovery.come_in())
        except BaseException:
            session.lock()
            raise

    def let_in(self, way: WayIn, who: RecordId | str, prepared: Prepared) -> Session:
        """Let a person in as coordinator, and open the cabinet as them.

        ``who`` is somebody on file by id, or the name of somebody new; ``prepared`` their new
        passphrase. Raises WriteFailedError, and what ``enter`` raises; the person can unlock then
        all the same, once they have been let in.
        """
        try:
            slot = way.coming.let_in(who, prepared)
        finally:
            way.session.lock()
        keys = way.folder.keys_for(slot, prepared)
        return self.enter(Unlocking(way.path, way.folder, keys))

    def give_up(self, way: WayIn) -> None:
        """Close the cabinet without letting anybody in; a second time does nothing."""
        if not way.session.locked:
            try:
                way.coming.give_up()
            finally:
                way.session.lock()
