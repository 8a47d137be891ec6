"""What can be done about each reason for which a cabinet does not open."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication


class Remedy(Enum):
    """The next thing to press."""

    NONE = auto()
    TRY_AGAIN = auto()
    OPEN_ANYWAY = auto()
    MOVE_HERE = auto()
    CHOOSE_ANOTHER = auto()
    OPEN_COPY = auto()
    CHOOSE_KEY_FILE = auto()


AT_THE_FIELD = frozenset({"WrongPassphraseError", "WeakPassphraseError"})
"""Errors that are said beneath the passphrase: nothing is wrong but what was typed."""

REMEDIES = {
    "VaultOlderError": Remedy.OPEN_ANYWAY,
    "PlaceRefusedError": Remedy.MOVE_HERE,
    "VaultBusyError": Remedy.TRY_AGAIN,
    "WriteFailedError": Remedy.TRY_AGAIN,
    "KeyFileNeededError": Remedy.CHOOSE_KEY_FILE,
    "VaultMissingError": Remedy.CHOOSE_ANOTHER,
    "NotAVaultError": Remedy.CHOOSE_ANOTHER,
    "VaultTooNewError": Remedy.CHOOSE_ANOTHER,
    "SchemaTooNewError": Remedy.CHOOSE_ANOTHER,
    "VaultDamagedError": Remedy.OPEN_COPY,
}


def remedy(error: Exception) -> Remedy:
    """Return what can be done about the error, by the name of its class or of one it is."""
    for kind in type(error).__mro__:
        if kind.__name__ in REMEDIES:
            return REMEDIES[kind.__name__]
    return Remedy.NONE


def verb(what: Remedy) -> str:
    """Return the words on the button."""
    words = {
        Remedy.NONE: "",
        Remedy.TRY_AGAIN: QCoreApplication.translate("Remedy", "Try again"),
        Remedy.OPEN_ANYWAY: QCoreApplication.translate("Remedy", "Open it anyway"),
        Remedy.MOVE_HERE: QCoreApplication.translate("Remedy", "Move it here"),
        Remedy.CHOOSE_ANOTHER: QCoreApplication.translate("Remedy", "Choose another"),
        Remedy.OPEN_COPY: QCoreApplication.translate("Remedy", "Open a copy…"),
        Remedy.CHOOSE_KEY_FILE: QCoreApplication.translate("Remedy", "Choose the key file"),
    }
    return words[what]
