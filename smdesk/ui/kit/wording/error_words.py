"""The sentences of each error, by the name of its class; braces are filled from the error."""

from dataclasses import dataclass

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Words:
    """An error's words before they are translated."""

    what: str
    why: str
    who: str
    mild: bool = False


_ELSEWHERE = Words(
    QT_TRANSLATE_NOOP("Error", "It could not be saved."),
    QT_TRANSLATE_NOOP("Error", "{why}. What was there before is unharmed."),
    QT_TRANSLATE_NOOP("Error", "Choose another place or name, and try again."),
)

ERRORS = {
    "SmdeskError": Words(
        QT_TRANSLATE_NOOP("Error", "That did not work."),
        QT_TRANSLATE_NOOP("Error", "smdesk cannot say why."),
        QT_TRANSLATE_NOOP("Error", "Try again; if it stays so, look into the log."),
    ),
    "GoneError": Words(
        QT_TRANSLATE_NOOP("Error", "This {kind} is not in the cabinet any more."),
        QT_TRANSLATE_NOOP("Error", "Somebody removed it in the meantime."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Accounts and secrets come back from the bin, which the accounts' screen opens; "
            "anything else by whoever removed it, with Undo.",
        ),
        mild=True,
    ),
    "WrongStateError": Words(
        QT_TRANSLATE_NOOP("Error", "This cannot be done while it is: {state}."),
        QT_TRANSLATE_NOOP("Error", "Somebody may have gone on with it in the meantime."),
        QT_TRANSLATE_NOOP("Error", "Look at it as it is now."),
        mild=True,
    ),
    "BrokenContentError": Words(
        QT_TRANSLATE_NOOP("Error", "The text of this version cannot be read."),
        QT_TRANSLATE_NOOP("Error", "Something else than smdesk wrote in the cabinet."),
        QT_TRANSLATE_NOOP("Error", "Check the cabinet; an earlier version, or a backup, has it."),
    ),
    "WrongVersionStateError": Words(
        QT_TRANSLATE_NOOP("Error", "This cannot be done while the version is: {state}."),
        QT_TRANSLATE_NOOP("Error", "Somebody may have gone on with it in the meantime."),
        QT_TRANSLATE_NOOP("Error", "Look at it as it is now."),
        mild=True,
    ),
    "SettledError": Words(
        QT_TRANSLATE_NOOP("Error", "This remark has been settled."),
        QT_TRANSLATE_NOOP("Error", "What came of it has been told."),
        QT_TRANSLATE_NOOP("Error", "Open it again first."),
        mild=True,
    ),
    "NotARecurrenceError": Words(
        QT_TRANSLATE_NOOP("Error", "smdesk does not follow this rule: {part}."),
        QT_TRANSLATE_NOOP(
            "Error", "It knows days, weeks, months and years, and the weekdays or days in them."
        ),
        QT_TRANSLATE_NOOP("Error", "Say it with these, or put the days in one by one."),
    ),
    "WrongPlanStateError": Words(
        QT_TRANSLATE_NOOP("Error", "This cannot be done while the plan is: {state}."),
        QT_TRANSLATE_NOOP("Error", "Somebody may have gone on with it in the meantime."),
        QT_TRANSLATE_NOOP("Error", "Look at it as it is now."),
        mild=True,
    ),
    "OwnParentError": Words(
        QT_TRANSLATE_NOOP("Error", "An objective cannot be a part of itself."),
        QT_TRANSLATE_NOOP("Error", "What it is to be part of is already one of its own parts."),
        QT_TRANSLATE_NOOP("Error", "Choose another whole, or none."),
        mild=True,
    ),
    "CircleError": Words(
        QT_TRANSLATE_NOOP("Error", "These routes would lead in a circle."),
        QT_TRANSLATE_NOOP("Error", "The channel that is to follow already leads to the first."),
        QT_TRANSLATE_NOOP("Error", "Take the other route out of use first."),
        mild=True,
    ),
    "AlreadyAnsweredError": Words(
        QT_TRANSLATE_NOOP("Error", "This swap has been answered already."),
        "",
        QT_TRANSLATE_NOOP("Error", "Ask again if the week is still wanted."),
        mild=True,
    ),
    "NotAskedError": Words(
        QT_TRANSLATE_NOOP("Error", "This swap is for somebody else to answer."),
        "",
        QT_TRANSLATE_NOOP("Error", "A coordinator can answer for whoever was asked."),
        mild=True,
    ),
    "ClosedError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} is closed."),
        QT_TRANSLATE_NOOP("Error", "What is over stays as it was written."),
        QT_TRANSLATE_NOOP("Error", "Begin a new round for what you see now."),
        mild=True,
    ),
    "NoCodesError": Words(
        QT_TRANSLATE_NOOP("Error", "No codes can be made from this."),
        QT_TRANSLATE_NOOP("Error", "{why}"),
        QT_TRANSLATE_NOOP(
            "Error",
            "At the platform, set the second factor up anew, choose an app with codes, and copy "
            "the secret or the link that stands beside the picture.",
        ),
        mild=True,
    ),
    "NoMediaError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} is nothing that a post can show."),
        QT_TRANSLATE_NOOP("Error", "By what is in it, it is no picture, film, sound or PDF."),
        QT_TRANSLATE_NOOP(
            "Error", "Save it as a JPEG, PNG or MP4 where it was made, and bring that."
        ),
        mild=True,
    ),
    "UnreadableFileError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} cannot be read."),
        QT_TRANSLATE_NOOP(
            "Error", "It may be gone, open in another program, a folder, or not yours to read."
        ),
        QT_TRANSLATE_NOOP("Error", "Close it elsewhere or copy it, and try once more."),
        mild=True,
    ),
    "BrokenPictureError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} cannot be opened as a picture."),
        QT_TRANSLATE_NOOP("Error", "The file is cut off or damaged, so platforms would refuse it."),
        QT_TRANSLATE_NOOP("Error", "Fetch it once more from where it came from."),
        mild=True,
    ),
    "HugePictureError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} has too many pixels: {width} by {height}."),
        QT_TRANSLATE_NOOP("Error", "To open it would take more memory than computers here have."),
        QT_TRANSLATE_NOOP("Error", "Save a smaller version of it, and bring that."),
        mild=True,
    ),
    "FileTooLargeError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} is too large to be kept here."),
        QT_TRANSLATE_NOOP(
            "Error", "It has {size}; a file in the cabinet may have {most} at the most."
        ),
        QT_TRANSLATE_NOOP(
            "Error", "Keep a smaller version of it, or note in a field where it lies."
        ),
        mild=True,
    ),
    "UnreadableDayError": Words(
        QT_TRANSLATE_NOOP("Error", "This is not a day that smdesk can make out."),
        "",
        QT_TRANSLATE_NOOP("Error", "Write it in digits, or pick it from the calendar."),
        mild=True,
    ),
    "UnreadableTimeError": Words(
        QT_TRANSLATE_NOOP("Error", "This is not a time of day that smdesk can make out."),
        "",
        QT_TRANSLATE_NOOP("Error", "Write hours and minutes, as in 14:30."),
        mild=True,
    ),
    "NoSuchTimeError": Words(
        QT_TRANSLATE_NOOP("Error", "On that day there is no such time."),
        QT_TRANSLATE_NOOP("Error", "The clocks are put forward then, and leave it out."),
        QT_TRANSLATE_NOOP("Error", "Choose a time an hour earlier or later."),
        mild=True,
    ),
    "PressError": Words(
        QT_TRANSLATE_NOOP("Error", "The pages could not be made."),
        QT_TRANSLATE_NOOP("Error", "The press stopped: {detail}."),
        QT_TRANSLATE_NOOP("Error", "Nothing in the cabinet was changed by that. Try once more."),
    ),
    "PressMissingError": Words(
        QT_TRANSLATE_NOOP("Error", "This smdesk came without the part that prints."),
        "",
        QT_TRANSLATE_NOOP("Error", "Whoever looks after this computer can install it again."),
    ),
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
    "LastCoordinatorError": Words(
        QT_TRANSLATE_NOOP("Error", "The last coordinator has to stay."),
        QT_TRANSLATE_NOOP("Error", "Without one, nobody could let anybody in."),
        QT_TRANSLATE_NOOP("Error", "Make somebody else a coordinator first."),
        mild=True,
    ),
    "NameTakenError": Words(
        QT_TRANSLATE_NOOP("Error", "Somebody has this name already."),
        QT_TRANSLATE_NOOP("Error", "Names tell people apart on the screen that opens the cabinet."),
        QT_TRANSLATE_NOOP("Error", "Add a second name or an initial."),
        mild=True,
    ),
    "CannotUndoError": Words(
        QT_TRANSLATE_NOOP("Error", "This cannot be taken back."),
        QT_TRANSLATE_NOOP("Error", "{why}"),
        QT_TRANSLATE_NOOP("Error", "Change it by hand instead."),
        mild=True,
    ),
    "StillNeededError": Words(
        QT_TRANSLATE_NOOP("Error", "This is still needed elsewhere."),
        QT_TRANSLATE_NOOP("Error", "Something in the cabinet points to it: {by}."),
        QT_TRANSLATE_NOOP("Error", "Change that first."),
        mild=True,
    ),
    "NotKeptError": Words(
        QT_TRANSLATE_NOOP("Error", "It could not be saved."),
        QT_TRANSLATE_NOOP(
            "Error", "{why}. Nothing of it was kept, and what was there before is unharmed."
        ),
        QT_TRANSLATE_NOOP(
            "Error", "Make room on the disk or close the other program, and try again."
        ),
    ),
    "StandsError": Words(
        QT_TRANSLATE_NOOP("Error", "Undo does not take this back."),
        QT_TRANSLATE_NOOP("Error", "Somebody {task}, and that stands."),
        QT_TRANSLATE_NOOP("Error", "Do the opposite by hand, where it is wanted."),
        mild=True,
    ),
    "AlreadyCustodianError": Words(
        QT_TRANSLATE_NOOP("Error", "This person holds the account already."),
        "",
        QT_TRANSLATE_NOOP("Error", "Pick somebody else."),
        mild=True,
    ),
    "AlreadyMemberError": Words(
        QT_TRANSLATE_NOOP("Error", "This person can open the cabinet already."),
        "",
        QT_TRANSLATE_NOOP("Error", "Pick somebody else."),
        mild=True,
    ),
    "NotACoordinatorError": Words(
        QT_TRANSLATE_NOOP("Error", "Only a coordinator can let others in."),
        "",
        QT_TRANSLATE_NOOP("Error", "Ask a coordinator to do it."),
        mild=True,
    ),
    "ExportForbiddenError": Words(
        QT_TRANSLATE_NOOP("Error", "Only a coordinator can take accounts out of the cabinet."),
        "",
        QT_TRANSLATE_NOOP("Error", "Ask a coordinator to do it."),
        mild=True,
    ),
    "NotConfirmedError": Words(
        QT_TRANSLATE_NOOP("Error", "Nothing was written."),
        QT_TRANSLATE_NOOP("Error", "The file would lie open for whoever finds it."),
        QT_TRANSLATE_NOOP("Error", "Say that this is what you want, or choose a locked file."),
        mild=True,
    ),
    "PaperError": Words(
        QT_TRANSLATE_NOOP("Error", "What was typed opens nothing."),
        "",
        QT_TRANSLATE_NOOP("Error", "Compare it with the page."),
        mild=True,
    ),
    "SheetCodeError": Words(
        QT_TRANSLATE_NOOP("Error", "No post waits for an answer under this code."),
        "",
        QT_TRANSLATE_NOOP("Error", "Compare it with the sheet."),
        mild=True,
    ),
    "KitError": Words(
        QT_TRANSLATE_NOOP("Error", "This kit opens nothing."),
        "",
        QT_TRANSLATE_NOOP("Error", "Compare it with the page."),
        mild=True,
    ),
    "ShareError": Words(
        QT_TRANSLATE_NOOP("Error", "These shares open nothing."),
        "",
        QT_TRANSLATE_NOOP("Error", "Compare them with the pages."),
        mild=True,
    ),
    "LockedError": Words(
        QT_TRANSLATE_NOOP("Error", "The cabinet was locked in the meantime."),
        "",
        QT_TRANSLATE_NOOP("Error", "Open it again, and go on."),
        mild=True,
    ),
}
"""By name, because a window may not know the floors where these errors are born."""

NO_CODES = {
    "EMPTY": QT_TRANSLATE_NOOP("Error", "There is no secret in it."),
    "NOT_A_SECRET": QT_TRANSLATE_NOOP(
        "Error", "A secret has the letters A to Z and the digits 2 to 7, and nothing else."
    ),
    "CUT_OFF": QT_TRANSLATE_NOOP("Error", "The secret is too short: part of it is missing."),
    "TOO_LONG": QT_TRANSLATE_NOOP(
        "Error", "It is far longer than any secret or name in a link: something else was copied."
    ),
    "NOT_A_LINK": QT_TRANSLATE_NOOP(
        "Error", "It is a link, but not one for codes: those begin with otpauth://totp/."
    ),
    "NOT_SEEN": QT_TRANSLATE_NOOP(
        "Error", "There is no square code in the picture, or it is cut off or too small to be read."
    ),
    "COUNTED": QT_TRANSLATE_NOOP(
        "Error", "Its codes are counted one by one (HOTP), and two people would lose count."
    ),
    "STEAM": QT_TRANSLATE_NOOP(
        "Error", "Steam makes codes in a way of its own that no other app makes."
    ),
    "SEVERAL": QT_TRANSLATE_NOOP(
        "Error", "It moves several accounts at once from one app to another."
    ),
    "ALGORITHM": QT_TRANSLATE_NOOP(
        "Error", "It asks for an algorithm other than SHA1, SHA256 and SHA512."
    ),
    "DIGITS": QT_TRANSLATE_NOOP("Error", "Its codes do not have six, seven or eight digits."),
    "PERIOD": QT_TRANSLATE_NOOP(
        "Error", "Its codes hold for less than 5 seconds or over 10 minutes."
    ),
}
"""Why no codes can be made."""

REASONS = NO_CODES | {
    "CHANGED_SINCE": QT_TRANSLATE_NOOP(
        "Error", "Something that it wrote has been changed again since."
    ),
    "WAS_SEEN": QT_TRANSLATE_NOOP(
        "Error", "Somebody came to know a secret, and nobody can forget one."
    ),
    "ALREADY_UNDONE": QT_TRANSLATE_NOOP("Error", "It has been taken back already."),
    "STILL_NEEDED": QT_TRANSLATE_NOOP(
        "Error", "Something else in the cabinet needs what it brought in."
    ),
    "OTHER_COMPUTER": QT_TRANSLATE_NOOP("Error", "It was done on another computer."),
    "NETWORK": QT_TRANSLATE_NOOP("Error", "on a network drive"),
    "SYNCED": QT_TRANSLATE_NOOP("Error", "in a folder that is kept in step with a cloud"),
    "DISK_FULL": QT_TRANSLATE_NOOP("Error", "The disk is full"),
    "READ_ONLY": QT_TRANSLATE_NOOP("Error", "The folder may not be written to"),
    "IN_USE": QT_TRANSLATE_NOOP("Error", "Another program holds the file"),
    "NOT_A_FILE": QT_TRANSLATE_NOOP("Error", "What is there is not a file"),
    "NO_FOLDER": QT_TRANSLATE_NOOP("Error", "The folder is not there"),
    "LONG_NAME": QT_TRANSLATE_NOOP("Error", "The name is too long for this disk"),
    "OWN_FOLDER": QT_TRANSLATE_NOOP("Error", "It is the cabinet's own folder"),
    "OTHER": QT_TRANSLATE_NOOP("Error", "The computer did not allow it"),
    "KEYRING": QT_TRANSLATE_NOOP("Error", "the keyring"),
    "DATABASE": QT_TRANSLATE_NOOP("Error", "the database"),
    "CHAIN": QT_TRANSLATE_NOOP("Error", "the log"),
    "FILE": QT_TRANSLATE_NOOP("Error", "an attached file"),
}
"""What the members of the errors' own enumerations mean."""
