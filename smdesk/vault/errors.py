"""What can go wrong with the folder of a cabinet, told apart by what a person can do about it."""

import errno
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from smdesk.domain.records import SmdeskError


class Part(Enum):
    """Which part of a cabinet is damaged."""

    KEYRING = auto()
    DATABASE = auto()
    CHAIN = auto()
    FILE = auto()


class WriteWhy(Enum):
    """Why something could not be written."""

    DISK_FULL = auto()
    READ_ONLY = auto()
    IN_USE = auto()
    NOT_A_FILE = auto()
    """A device, a pipe or a folder is there."""
    NO_FOLDER = auto()
    LONG_NAME = auto()
    UNREADABLE = auto()
    """What is to be read cannot be."""
    OWN_FOLDER = auto()
    """It would lie in the cabinet that it is a copy of, and be lost with it."""
    OTHER = auto()


class PlaceWhy(Enum):
    """Why a folder is no place for a cabinet that is worked in."""

    NETWORK = auto()
    SYNCED = auto()


class PaperWhy(Enum):
    """What is wrong with a kit or a share that somebody typed in."""

    UNKNOWN_WORD = auto()
    LENGTH = auto()
    CHECKSUM = auto()
    """Something was typed wrong."""
    NOT_A_SHARE = auto()
    OTHER_SET = auto()
    """The shares were not made together."""
    TWICE = auto()
    TOO_FEW = auto()
    WRONG_TOGETHER = auto()
    """Each reads well, but together they make nothing."""
    REPLACED = auto()
    """It was one of this cabinet, until newer ones were made."""
    NOT_OF_THIS_CABINET = auto()
    NONE_MADE = auto()
    """The cabinet has no kit, or no shares."""


class VaultError(SmdeskError):
    """The base of all that can be wrong with a cabinet's folder."""


class WrongPassphraseError(VaultError):
    """The passphrase, or the key file, is not the one."""


class KeyFileNeededError(VaultError):
    """This member's passphrase works together with a key file only."""


class WeakPassphraseError(VaultError):
    """The passphrase is too short to protect anything."""


class PaperError(VaultError):
    """A kit or a share that was typed in opens nothing.

    ``at`` is a place counted from 1 (a word, a group of letters, a share), how many are missing,
    or how many words there are; 0 where there is nothing to point at.
    """

    def __init__(self, why: PaperWhy, at: int = 0) -> None:
        super().__init__(why.name)
        self.why = why
        self.at = at


class KitError(PaperError):
    """What was typed from a paper kit opens nothing."""


class ShareError(PaperError):
    """What was typed from the board's shares opens nothing."""


class NameTakenError(VaultError):
    """Somebody of this name can open the cabinet already."""


class NotInBackupError(VaultError):
    """Whoever is at the desk had not been let in when the backup was made."""


class VaultMissingError(VaultError):
    """There is no such folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NotAVaultError(VaultMissingError):
    """The folder or file is no cabinet."""


class AlreadyThereError(VaultMissingError):
    """There is something in the place already."""


class VaultBusyError(VaultError):
    """Somebody has the cabinet open."""

    def __init__(self, by: str, since: datetime | None) -> None:
        super().__init__()
        self.by = by
        self.since = since


class VaultTooNewError(VaultError):
    """A newer smdesk wrote the cabinet; ``version`` is its format."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class VaultDamagedError(VaultError):
    """A part of the cabinet is not as it was written; ``detail`` is a short technical word."""

    def __init__(self, part: Part, detail: str) -> None:
        super().__init__(part.name, detail)
        self.part = part
        self.detail = detail


class FileLostError(VaultDamagedError):
    """An attached file is not there as it was put in; everything else is. ``name`` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(Part.FILE, "file")
        self.name = name


class VaultOlderError(VaultError):
    """The cabinet is older than the one this computer opened last; sequences of the keyring."""

    def __init__(self, seen: int, now: int) -> None:
        super().__init__(seen, now)
        self.seen = seen
        self.now = now


class PlaceRefusedError(VaultError):
    """The folder lies where copies of it would be mixed up."""

    def __init__(self, path: Path, why: PlaceWhy) -> None:
        super().__init__(why.name)
        self.path = path
        self.why = why


class LinkInsideError(VaultError):
    """What should be a file or a folder of the cabinet's own only leads to another place."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path
        self.name = path.name


class WriteFailedError(VaultError):
    """Something could not be written, and nothing was changed."""

    def __init__(self, path: Path, why: WriteWhy, step: str) -> None:
        super().__init__(why.name, step)
        self.path = path
        self.why = why
        self.step = step


_WHY = {
    errno.ENOSPC: WriteWhy.DISK_FULL,
    errno.EDQUOT: WriteWhy.DISK_FULL,
    errno.EROFS: WriteWhy.READ_ONLY,
    errno.EACCES: WriteWhy.READ_ONLY,
    errno.EPERM: WriteWhy.READ_ONLY,
    errno.EBUSY: WriteWhy.IN_USE,
    errno.ETXTBSY: WriteWhy.IN_USE,
    errno.ENOENT: WriteWhy.NO_FOLDER,
    errno.ENOTDIR: WriteWhy.NO_FOLDER,
    errno.ENAMETOOLONG: WriteWhy.LONG_NAME,
}


def write_failed(error: OSError, path: Path, step: str) -> WriteFailedError:
    """Return what an error of the operating system means for the writing of the path."""
    return WriteFailedError(path, _WHY.get(error.errno or 0, WriteWhy.OTHER), step)


def known(error: Exception, path: Path, step: str) -> VaultError | None:
    """Return what an error of the database or the system means, or None for a program's fault."""
    if isinstance(error, OSError):
        return write_failed(error, path, step)
    # Copying page by page gives the sentence alone, without the name.
    name = getattr(error, "sqlite_errorname", "") or _SENTENCES.get(str(error), "")
    for mark, why in _SQLITE.items():
        if name.startswith(mark):
            return WriteFailedError(path, why, step)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return VaultDamagedError(Part.DATABASE, name.removeprefix("SQLITE_").lower())
    return None


_SENTENCES = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
_SQLITE = {
    "SQLITE_FULL": WriteWhy.DISK_FULL,
    "SQLITE_READONLY": WriteWhy.READ_ONLY,
    "SQLITE_CANTOPEN": WriteWhy.READ_ONLY,
    "SQLITE_PERM": WriteWhy.READ_ONLY,
    "SQLITE_BUSY": WriteWhy.IN_USE,
    "SQLITE_LOCKED": WriteWhy.IN_USE,
    "SQLITE_IOERR": WriteWhy.OTHER,
}
