"""The backups desk: made by the day and by hand, listed, and deleted."""

import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from smdesk.desk.office import Office
from smdesk.desk.topics import Topic
from smdesk.desk.upkeep import UpkeepDesk
from smdesk.domain.roster import Member
from smdesk.domain.upkeep import Upkeep, Work
from smdesk.store.chain import Chain
from smdesk.vault.backups import Backup, Backups, Occasion
from smdesk.vault.errors import WriteFailedError
from smdesk.vault.new_epoch import NewEpoch
from smdesk.vault.open_vault import OpenVault


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup in the cabinet's folder."""

    name: str
    at: datetime
    occasion: Occasion
    size: int
    """In bytes."""
    readable: bool
    """Whether it is whole enough to tell whose it is."""
    mine: bool
    """Whether I was in the cabinet when it was made, and so can put it back."""
    entries: int
    """How many entries the log had."""
    slots: frozenset[str]
    """The slots that open it."""

    def opens_for(self, slot: str) -> bool:
        """Whether the passphrase that the slot had then opens it."""
        return slot in self.slots


class BackupsDesk:
    """Makes, lists and deletes the backups that lie in the cabinet's folder."""

    def __init__(self, office: Office, vault: OpenVault, upkeep: UpkeepDesk) -> None:
        self._office = office
        self._vault = vault
        self._upkeep = upkeep
        self._backups = Backups(vault.folder)

    def list(self) -> list[BackupLine]:
        """Return the backups, the latest first; raises WriteFailedError."""
        return [self._line(backup) for backup in self._backups.all()]

    def now(self) -> BackupLine:
        """Make one at once; raises WriteFailedError."""
        name = self.make(Occasion.BY_HAND)
        self._office.announce(Topic.VAULT)
        return next(line for line in self.list() if line.name == name)

    def make(self, occasion: Occasion, keep: Collection[str] = ()) -> str:
        """Make one and return its name; raises WriteFailedError."""
        head = self._office.library.journal.head()
        return self._vault.back_up(occasion, self._office.now(), head, keep)

    def daily(self) -> None:
        """Make one if something changed and none was made today; raises WriteFailedError."""
        today = self._office.now().date()
        days = {b.made_at.date() for b in self._backups.all() if b.occasion is Occasion.DAILY}
        if self._vault.keyring.dirty and today not in days:
            self.make(Occasion.DAILY)

    def delete(self, names: Collection[str], *, by: Member) -> None:
        """Delete backups, and note it; raises WriteFailedError."""
        for name in names:
            self._backups.delete(name)
        if names:
            self._upkeep.note(Work.BACKUPS, by=by)

    def finish(self, note: Upkeep, *, by: Member) -> None:
        """Delete what the one who was let out can open, as was intended, and close the note.

        Raises WriteFailedError; the note stays open then, and the next opening tries again.
        """
        for backup in self._backups.all():
            if backup.opens_for(note.slot):
                self._backups.delete(backup.name)
        self._upkeep.close(note, done=True, by=by)

    def settle(self, *, by: Member) -> None:
        """Delete what was to be deleted when the computer went away, as far as the disk lets it."""
        for note in self._upkeep.open():
            if note.what is Work.BACKUPS:
                with contextlib.suppress(WriteFailedError):
                    self.finish(note, by=by)

    def file(self, name: str) -> Path:
        """Return where the backup lies; raises NotAVaultError."""
        return self._backups.file(name)

    def _line(self, backup: Backup) -> BackupLine:
        keyring = backup.keyring
        slots = keyring.slots if keyring else ()
        opening = frozenset(slot.id for slot in slots if backup.opens_for(slot.id))
        return BackupLine(
            name=backup.name,
            at=backup.made_at,
            occasion=backup.occasion,
            size=backup.size,
            readable=keyring is not None,
            mine=self._vault.me.slot in opening,
            entries=keyring.entries if keyring else 0,
            slots=opening,
        )


def before_migrating(vault: OpenVault, at: datetime) -> None:
    """Make a backup before the tables get another shape; raises WriteFailedError.

    A cabinet that is only being made needs none: what it is made from is still there.
    """
    if isinstance(vault, NewEpoch):
        return
    head = vault.audit_head
    if vault.keyring.dirty and vault.connection.execute(_HAS_LOG).fetchone():
        # A crash left no note of where the log ended.
        head = Chain(
            vault.connection, vault=vault.vault, device=vault.device, sign=vault.identity.sign
        ).head()
    vault.back_up(Occasion.MIGRATION, at, head)


_HAS_LOG = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'entry'"

__all__ = ["BackupLine", "BackupsDesk", "Occasion"]
