"""What can be wrong with a file that somebody brings from another program.

None of these errors carries a word of the file: what is in it may be a secret.
"""

from enum import Enum

from smdesk.domain.records import SmdeskError


class ImporterError(SmdeskError):
    """The base of every error that a reader of other programs' files raises."""


class NotThisFormatError(ImporterError):
    """The file is not of the kind it was read as."""


class PasswordNeededError(ImporterError):
    """The file is locked, and nothing was given to open it with."""


class WrongPasswordError(ImporterError):
    """The password or the key file is not the one that the file was locked with."""


class KeyFileDamagedError(ImporterError):
    """The key file says of itself that it was changed."""


class What(Enum):
    """Something a file can ask for that is not read here."""

    ACCOUNT_ENCRYPTED = "account_encrypted"
    """It opens only inside the account it came from."""
    ALGORITHM = "algorithm"
    """A way of encrypting that is not known here."""
    TWOFISH = "twofish"
    VERSION = "version"
    """Written by a newer or much older program."""
    COST = "cost"
    """Opening it would cost more memory or time than any honest file asks for."""
    ENCODING = "encoding"
    """Its letters are written neither in UTF-8 nor in UTF-16."""
    PGP = "pgp"
    COMPRESSION = "compression"


class UnsupportedError(ImporterError):
    """The file is what it should be, but asks for ``what``, which is not read here."""

    def __init__(self, what: What) -> None:
        super().__init__(what.value)
        self.what = what


class TooLargeError(ImporterError):
    """The file, or what it unpacks to, is larger than ``most`` bytes."""

    def __init__(self, most: int) -> None:
        super().__init__(str(most))
        self.most = most


class DamagedError(ImporterError):
    """The file breaks off or was changed; ``row`` is where, counted from 1, if that is known."""

    def __init__(self, row: int | None = None) -> None:
        super().__init__(str(row or ""))
        self.row = row
