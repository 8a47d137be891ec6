"""What the drawers cannot do for a person, and why."""

from enum import Enum

from smdesk.domain.records import Ref, SmdeskError


class Why(Enum):
    """Why a task cannot be taken back."""

    CHANGED_SINCE = "changed_since"
    """Something that it wrote has been changed again, or is in the bin."""

    WAS_SEEN = "was_seen"
    """Somebody came to know a secret, which nobody can take back."""

    ALREADY_UNDONE = "already_undone"
    STILL_NEEDED = "still_needed"
    """Other records point at what it brought in."""

    OTHER_COMPUTER = "other_computer"
    """It was done on another computer, or on this one before an older copy was put back."""


class NotKeptWhy(Enum):
    """Why a task could not be written down."""

    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    IN_USE = "in_use"
    OTHER = "other"


class SchemaTooNewError(SmdeskError):
    """A newer smdesk has written here: ``version`` is its schema's, ``known`` our newest."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(f"{version} > {known}")
        self.version = version
        self.known = known


class CannotUndoError(SmdeskError):
    """The task cannot be taken back; ``why`` says what stands in the way."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why


class StillNeededError(SmdeskError):
    """Records would point at one that is not there; ``by`` are those that would."""

    def __init__(self, by: tuple[Ref, ...]) -> None:
        super().__init__(", ".join(sorted({ref.kind for ref in by})))
        self.by = by


class NotKeptError(SmdeskError):
    """The task could not be written to the disk; nothing of it was kept."""

    def __init__(self, why: NotKeptWhy) -> None:
        super().__init__(why.name)
        self.why = why
