"""What was done to the cabinet itself: who was let in, which copies were saved, what was checked.

The keyring and the database are two files, so a task that rewrites the keyring is noted twice:
as intended before, as done after. A note that stayed open tells the next opening to look at what
became of it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Record, RecordId, faults_of, in_utc
from smdesk.overriding import override


class Work(Enum):
    """What was done to the cabinet."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a name, not a passphrase
    """A member changed their passphrase."""
    MEMBER = "member"
    """Somebody was let in."""
    COPY = "copy"
    """A copy was saved as one file."""
    CHECK = "check"
    """The whole cabinet was checked."""
    OLDER = "older"
    """A cabinet older than the one last seen on the computer was opened all the same."""
    REMOVAL = "removal"
    """Somebody was let out, and everything was encrypted anew without them."""
    REISSUE = "reissue"
    """A member who forgot their passphrase was given a new way in."""
    KIT = "kit"
    """A paper kit was made."""
    ESCROW = "escrow"
    """Shares for the board were made."""
    RECOVERY = "recovery"
    """Somebody came in by the kit or by the board's shares."""
    DRILL = "drill"
    """The shares were tried on a test value."""
    RESTORE = "restore"
    """A backup was put in place of the cabinet."""
    BACKUPS = "backups"
    """Backups that a former member could open were deleted."""
    EXPORT = "export"
    """Secrets were written to a file outside."""


class Stage(Enum):
    """How far it came."""

    INTENDED = "intended"
    DONE = "done"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep(Record):
    """One thing that was done to the cabinet, or was about to be when the computer went away."""

    kind: ClassVar[str] = "upkeep"

    what: Work
    stage: Stage
    at: datetime
    person: RecordId
    """Who did it."""
    slot: str = ""
    """The slot it was done to, if it was done to one."""
    mark: str = ""
    """What the keyring said about the slot before, to tell later whether it changed.

    Of an export, the kind of file.
    """
    problems: int = 0
    """How many problems a check found."""

    def __post_init__(self) -> None:
        faults_of(at=in_utc(self.at))

    @property
    @override
    def title(self) -> str:
        """What was done, in one word."""
        return self.what.value

    def done(self) -> Self:
        """Return this note, closed: it was done."""
        return replace(self, stage=Stage.DONE)

    def abandoned(self) -> Self:
        """Return this note, closed: it never came to it."""
        return replace(self, stage=Stage.ABANDONED)
