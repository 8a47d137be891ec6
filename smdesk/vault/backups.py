"""The backups in the cabinet's own folder: the cabinet as it was, one file for each.

What never changes, the sealed files, lies beside them once for all backups, and not in the cabinet
alone: what happens to a file there does not happen to its backup.
"""

import contextlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from smdesk.vault import places, sealed_folder
from smdesk.vault.archive import SUFFIX, Inside, look_into
from smdesk.vault.errors import NotAVaultError, VaultError, write_failed
from smdesk.vault.files import AtStep, nothing, remove, sync_folder
from smdesk.vault.keyring import Keyring, SlotKind
from smdesk.vault.sealed_folder import SealedFolder

FOLDER = places.BACKUPS
KEPT = 10
"""How many are kept; the oldest goes when there is one more."""
_TIME = "%Y%m%dT%H%M%SZ"
_UNFINISHED = re.compile(r".+\.smvault\.[0-9]+\.new")


class Occasion(Enum):
    """When a backup was made."""

    MIGRATION = "migration"
    """Before a newer smdesk changed the shape of the tables."""
    DAILY = "daily"
    """When the cabinet was locked, the first time on that day that something had changed."""
    BY_HAND = "by-hand"
    RESTORE = "restore"
    """Before another backup was put in its place."""


_NAME = re.compile(
    rf"([0-9]{{8}}T[0-9]{{6}}Z)-({'|'.join(o.value for o in Occasion)})-[0-9a-f]{{6}}\{SUFFIX}"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its name and its keyring tell; without a keyring it cannot be read."""

    name: str
    made_at: datetime
    occasion: Occasion
    size: int
    """In bytes, without the sealed files that lie beside it."""
    inside: Inside | None = None

    @property
    def keyring(self) -> Keyring | None:
        """What the cabinet's keyring said then."""
        return self.inside.keyring if self.inside else None

    def opens_for(self, slot: str) -> bool:
        """Whether the passphrase that the slot had then opens it."""
        return self.keyring is not None and any(
            one.id == slot and one.kind is not SlotKind.FORMER for one in self.keyring.slots
        )


class Backups:
    """The folder of one cabinet's backups."""

    def __init__(self, cabinet: Path, at_step: AtStep = nothing) -> None:
        self._folder = cabinet / FOLDER
        self.sealed = SealedFolder(self._folder / sealed_folder.FOLDER, at_step)

    def all(self) -> list[Backup]:
        """Return the backups, the latest first; raises WriteFailedError."""
        try:
            files = list(self._folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise write_failed(error, self._folder, "read") from None
        found = [backup for file in files if (backup := _read(file)) is not None]
        return sorted(found, key=lambda backup: (backup.made_at, backup.name), reverse=True)

    def file(self, name: str) -> Path:
        """Return where the backup is; raises NotAVaultError."""
        file = self._folder / name
        if not _NAME.fullmatch(name) or not file.is_file():
            raise NotAVaultError(file)
        return file

    def place(self, occasion: Occasion, at: datetime) -> Path:
        """Return where a new backup is to be; raises WriteFailedError."""
        try:
            self._folder.mkdir(exist_ok=True)
            # Nothing else need be written into the cabinet's folder now that would have the disk
            # know of this one, and without it the backup would be lost with the power.
            sync_folder(self._folder.parent)
        except OSError as error:
            raise write_failed(error, self._folder, "backup") from None
        stamp = at.astimezone(UTC).strftime(_TIME)
        return self._folder / f"{stamp}-{occasion.value}-{secrets.token_hex(3)}{SUFFIX}"

    def prune(self, keep: Collection[str] = ()) -> None:
        """Take away the oldest where there are too many, but none of those to keep."""
        there = self.all()
        others = [one for one in there if one.name not in keep]
        # Those to keep count, too: of several from one second nobody knows which is the oldest.
        for old in others[max(0, KEPT - (len(there) - len(others))) :]:
            with contextlib.suppress(OSError):
                remove(self._folder / old.name)
        self._let_go()

    def delete(self, name: str) -> None:
        """Take the backup away; raises WriteFailedError."""
        file = self._folder / name
        try:
            if _NAME.fullmatch(name):
                remove(file)
        except OSError as error:
            raise write_failed(error, file, "backup") from None
        self._let_go()

    def sweep(self) -> None:
        """Take away what a program that was stopped half-way left behind."""
        with contextlib.suppress(OSError):
            for file in self._folder.iterdir():
                if _UNFINISHED.fullmatch(file.name):
                    remove(file)
        self.sealed.sweep()

    def _let_go(self) -> None:
        """Take away the sealed files that no backup lists any more.

        Where one of the backups cannot be read, nobody knows what it lists, so all of them stay.
        """
        backups = self.all()
        if all(backup.inside is not None for backup in backups):
            self.sealed.keep_only(
                {name for one in backups if one.inside for name in one.inside.beside}
            )


def _read(file: Path) -> Backup | None:
    """Return the backup, or None for a file that is none."""
    said = _NAME.fullmatch(file.name)
    if said is None:
        return None
    inside = None
    with contextlib.suppress(VaultError):
        inside = look_into(file)
    try:
        size = file.stat().st_size
        made = datetime.strptime(said[1], _TIME).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None
    return Backup(file.name, made, Occasion(said[2]), size, inside)
