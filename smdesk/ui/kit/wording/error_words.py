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
    "DestroyedBeforeError": Words(
        QT_TRANSLATE_NOOP("Error", "{name} was destroyed here on {on}."),
        QT_TRANSLATE_NOOP("Error", "This is the very same file; its history says why it went."),
        QT_TRANSLATE_NOOP("Error", "Bring it again only if everybody in it agrees."),
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
