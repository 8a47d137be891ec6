"""Every error that a task can end in, gathered so that the window asks the desks alone."""

from datetime import date

from smdesk.domain.records import Fault, GoneError, InvalidError, RecordId, SmdeskError
from smdesk.domain.rules import ReasonNeededError, RefusedError
from smdesk.domain.totp import NoCodesError, NoCodesWhy
from smdesk.store.errors import (
    CannotUndoError,
    NotKeptError,
    NotKeptWhy,
    SchemaTooNewError,
    StillNeededError,
    Why,
)
from smdesk.vault.errors import (
    AlreadyThereError,
    FileLostError,
    KeyFileNeededError,
    KitError,
    LinkInsideError,
    NameTakenError,
    NotAVaultError,
    NotInBackupError,
    PaperError,
    PaperWhy,
    Part,
    PlaceRefusedError,
    PlaceWhy,
    ShareError,
    VaultBusyError,
    VaultDamagedError,
    VaultError,
    VaultMissingError,
    VaultOlderError,
    VaultTooNewError,
    WeakPassphraseError,
    WriteFailedError,
    WriteWhy,
    WrongPassphraseError,
    write_failed,
)


class AlreadyCustodianError(SmdeskError):
    """The person answers for the account already."""

    def __init__(self, account: RecordId, person: RecordId) -> None:
        super().__init__()
        self.account = account
        self.person = person


class NotACoordinatorError(SmdeskError):
    """Only a coordinator may let others into the cabinet."""


class ExportForbiddenError(NotACoordinatorError):
    """Only a coordinator may write what the cabinet holds to a file outside."""


class NotConfirmedError(SmdeskError):
    """The file would not be locked, and nobody has said that they know."""


class NoMediaError(SmdeskError):
    """The file is no picture, film, sound or PDF, or is empty."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class DestroyedBeforeError(SmdeskError):
    """This very picture was destroyed here on a day; somebody has to say that it may come again."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(name)
        self.name, self.on = name, on


class UnreadableFileError(SmdeskError):
    """A file outside the cabinet cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BrokenPictureError(SmdeskError):
    """Nobody can make a picture out of the file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class HugePictureError(SmdeskError):
    """The picture has so many pixels that opening it could stop the computer."""

    def __init__(self, name: str, width: int, height: int) -> None:
        super().__init__(f"{name}: {width} x {height}")
        self.name, self.width, self.height = name, width, height


class AlreadyMemberError(SmdeskError):
    """The person can open the cabinet already."""

    def __init__(self, person: RecordId) -> None:
        super().__init__()
        self.person = person


class AlreadyAnsweredError(SmdeskError):
    """Somebody has agreed or declined already."""


class NotAskedError(SmdeskError):
    """Only the one who was asked, or a coordinator for them, answers."""


class ClosedError(SmdeskError):
    """What is over is not written any more; ``name`` is what it is called."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class StandsError(SmdeskError):
    """Undo does not take this task back: a key given, a packet printed or a secret seen stands.

    What can be done is the opposite task, by somebody's own decision; ``task`` is its name.
    """

    def __init__(self, task: str) -> None:
        super().__init__(task)
        self.task = task


class FileTooLargeError(SmdeskError):
    """A file is larger than an attachment may be; both sizes are in bytes."""

    def __init__(self, name: str, size: int, most: int) -> None:
        super().__init__(f"{size} > {most}")
        self.name = name
        self.size = size
        self.most = most


class LockedError(SmdeskError):
    """The cabinet was locked meanwhile."""


__all__ = [
    "AlreadyAnsweredError",
    "AlreadyCustodianError",
    "AlreadyMemberError",
    "AlreadyThereError",
    "BrokenPictureError",
    "CannotUndoError",
    "ClosedError",
    "ExportForbiddenError",
    "Fault",
    "FileLostError",
    "FileTooLargeError",
    "GoneError",
    "HugePictureError",
    "InvalidError",
    "KeyFileNeededError",
    "KitError",
    "LinkInsideError",
    "LockedError",
    "NameTakenError",
    "NoCodesError",
    "NoCodesWhy",
    "NoMediaError",
    "NotACoordinatorError",
    "NotAVaultError",
    "NotAskedError",
    "NotConfirmedError",
    "NotInBackupError",
    "NotKeptError",
    "NotKeptWhy",
    "PaperError",
    "PaperWhy",
    "Part",
    "PlaceRefusedError",
    "PlaceWhy",
    "ReasonNeededError",
    "RefusedError",
    "SchemaTooNewError",
    "ShareError",
    "SmdeskError",
    "StandsError",
    "StillNeededError",
    "UnreadableFileError",
    "VaultBusyError",
    "VaultDamagedError",
    "VaultError",
    "VaultMissingError",
    "VaultOlderError",
    "VaultTooNewError",
    "WeakPassphraseError",
    "Why",
    "WriteFailedError",
    "WriteWhy",
    "WrongPassphraseError",
    "write_failed",
]
