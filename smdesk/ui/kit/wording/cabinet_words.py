"""The sentences of what goes wrong with a cabinet: its folder, its keys, and who may come in."""

from smdesk.ui.kit.wording.error_words import Words
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

_ELSEWHERE = Words(
    QT_TRANSLATE_NOOP("Error", "It could not be saved."),
    QT_TRANSLATE_NOOP("Error", "{why}. What was there before is unharmed."),
    QT_TRANSLATE_NOOP("Error", "Choose another place or name, and try again."),
)

CABINET = {
    "VaultError": Words(
        QT_TRANSLATE_NOOP("Error", "The cabinet could not be used."),
        "",
        QT_TRANSLATE_NOOP("Error", "Try again; if it stays so, open a copy."),
    ),
    "WrongPassphraseError": Words(
        QT_TRANSLATE_NOOP("Error", "The cabinet did not open."),
        QT_TRANSLATE_NOOP("Error", "The passphrase is not the one that belongs to this name."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Check the name, the keyboard's language and the Caps Lock key. Nobody "
            "can look the passphrase up; a coordinator can let you in again.",
        ),
        mild=True,
    ),
    "VaultBusyError": Words(
        QT_TRANSLATE_NOOP("Error", "Somebody else has this cabinet open."),
        QT_TRANSLATE_NOOP("Error", "{by} opened it on {since}."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Close it there first. If the computer went down, it can be opened here in a moment.",
        ),
        mild=True,
    ),
    "VaultTooNewError": Words(
        QT_TRANSLATE_NOOP("Error", "This cabinet was written by a newer smdesk."),
        QT_TRANSLATE_NOOP(
            "Error",
            "This version does not know its format ({version}), and would rather not guess.",
        ),
        QT_TRANSLATE_NOOP(
            "Error", "Whoever looks after this computer can install the newer version."
        ),
        mild=True,
    ),
    "SchemaTooNewError": Words(
        QT_TRANSLATE_NOOP("Error", "This cabinet was written by a newer smdesk."),
        QT_TRANSLATE_NOOP("Error", "This version does not know its tables."),
        QT_TRANSLATE_NOOP(
            "Error", "Whoever looks after this computer can install the newer version."
        ),
        mild=True,
    ),
    "VaultDamagedError": Words(
        QT_TRANSLATE_NOOP("Error", "The cabinet is damaged: {part}."),
        QT_TRANSLATE_NOOP(
            "Error", "What is stored there is not what smdesk wrote. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP(
            "Error",
            "Open the latest copy that is sound. Keep what is damaged: it may help to find out "
            "what happened.",
        ),
    ),
    "FileLostError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} is missing or damaged in the cabinet's folder."),
        QT_TRANSLATE_NOOP(
            "Error",
            "smdesk looked in the cabinet's own backups too. All the rest is not touched by it.",
        ),
        QT_TRANSLATE_NOOP(
            "Error",
            "Open the latest saved copy that has it as a cabinet of its own, take the file out "
            "there, and add it here again.",
        ),
    ),
    "VaultOlderError": Words(
        QT_TRANSLATE_NOOP("Error", "This cabinet is older than the one you last used here."),
        QT_TRANSLATE_NOOP("Error", "Somebody may have put an old copy in its place."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Find the newer one. If you brought the old one back on purpose, you "
            "can go on with it.",
        ),
    ),
    "VaultMissingError": Words(
        QT_TRANSLATE_NOOP("Error", "The cabinet is not where it was."),
        QT_TRANSLATE_NOOP("Error", "There is nothing at {path}."),
        QT_TRANSLATE_NOOP("Error", "Look whether the drive is there and the folder was not moved."),
        mild=True,
    ),
    "AlreadyThereError": Words(
        QT_TRANSLATE_NOOP("Error", "There is something in this place already."),
        QT_TRANSLATE_NOOP("Error", "smdesk would not write over {path}."),
        QT_TRANSLATE_NOOP("Error", "Pick another name or another folder."),
        mild=True,
    ),
    "NotAVaultError": Words(
        QT_TRANSLATE_NOOP("Error", "There is no cabinet here."),
        QT_TRANSLATE_NOOP("Error", "{path} is not there, or not a whole cabinet of smdesk's."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Pick the folder that holds the cabinet, or the file of a copy. A copy that was cut "
            "short on its way has to be brought here once more.",
        ),
        mild=True,
    ),
    "NotInBackupError": Words(
        QT_TRANSLATE_NOOP("Error", "You were not in the cabinet when this backup was made."),
        QT_TRANSLATE_NOOP("Error", "It is locked with the keys of those who were in then."),
        QT_TRANSLATE_NOOP("Error", "A coordinator who was in then can put it back."),
        mild=True,
    ),
    "LinkInsideError": Words(
        QT_TRANSLATE_NOOP("Error", "“{name}” in the cabinet's folder leads to another place."),
        QT_TRANSLATE_NOOP(
            "Error",
            "It is a link, and smdesk would write or delete files where it leads. Nothing was "
            "changed.",
        ),
        QT_TRANSLATE_NOOP(
            "Error",
            "Find out who put it there. With the real file or folder back in its place, the "
            "cabinet opens.",
        ),
    ),
    "PlaceRefusedError": Words(
        QT_TRANSLATE_NOOP("Error", "A cabinet cannot live here."),
        QT_TRANSLATE_NOOP(
            "Error",
            "{path} lies {why}: programs there move files while they are open, "
            "which destroys a database.",
        ),
        QT_TRANSLATE_NOOP(
            "Error", "Pick a folder on this computer's own disk, and keep copies elsewhere."
        ),
        mild=True,
    ),
    "WriteFailedError": Words(
        QT_TRANSLATE_NOOP("Error", "It could not be saved."),
        QT_TRANSLATE_NOOP("Error", "{why}. What was there before is unharmed."),
        QT_TRANSLATE_NOOP("Error", "Make it possible to write to {path}, and try again."),
    ),
    "WriteFailedError.NOT_A_FILE": _ELSEWHERE,
    "WriteFailedError.NO_FOLDER": _ELSEWHERE,
    "WriteFailedError.LONG_NAME": Words(
        QT_TRANSLATE_NOOP("Error", "It could not be saved."),
        QT_TRANSLATE_NOOP("Error", "{why}. What was there before is unharmed."),
        QT_TRANSLATE_NOOP("Error", "Choose a shorter name, and try again."),
    ),
    "WriteFailedError.UNREADABLE": Words(
        QT_TRANSLATE_NOOP("Error", "{path} cannot be read."),
        QT_TRANSLATE_NOOP("Error", "It may be open in another program, or not be yours to read."),
        QT_TRANSLATE_NOOP("Error", "Close the other program or copy the file here, and try again."),
        mild=True,
    ),
    "WriteFailedError.OWN_FOLDER": Words(
        QT_TRANSLATE_NOOP("Error", "A copy is of no use in there."),
        QT_TRANSLATE_NOOP("Error", "{why}: whatever harms the one would harm the other too."),
        QT_TRANSLATE_NOOP("Error", "Choose a place outside it, best on another disk."),
        mild=True,
    ),
    "WeakPassphraseError": Words(
        QT_TRANSLATE_NOOP("Error", "This passphrase is too easy to guess."),
        QT_TRANSLATE_NOOP("Error", "Somebody with the file could try them all."),
        QT_TRANSLATE_NOOP(
            "Error", "Take the six words that smdesk offers, or more words of your own."
        ),
        mild=True,
    ),
    "KeyFileNeededError": Words(
        QT_TRANSLATE_NOOP("Error", "The key file is needed too."),
        QT_TRANSLATE_NOOP("Error", "This name opens the cabinet with a passphrase and a key file."),
        QT_TRANSLATE_NOOP("Error", "Pick the key file that was made with it."),
        mild=True,
    ),
    "NameTakenError": Words(
        QT_TRANSLATE_NOOP("Error", "Somebody has this name already."),
        QT_TRANSLATE_NOOP("Error", "Names tell people apart on the screen that opens the cabinet."),
        QT_TRANSLATE_NOOP("Error", "Add a second name or an initial."),
        mild=True,
    ),
}
"""By name, as all other errors; behind a point, the reason for which it says something else."""
