"""What to tell whoever typed in a paper kit or a share, by the error's class and its reason."""

from smdesk.ui.kit.wording.error_words import Words
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

PAPER = {
    "SheetCodeError.LENGTH": Words(
        QT_TRANSLATE_NOOP("Error", "A code has eight letters and digits."),
        QT_TRANSLATE_NOOP("Error", "Some are missing, or some are too many."),
        QT_TRANSLATE_NOOP("Error", "Compare it with the sheet."),
        mild=True,
    ),
    "SheetCodeError.MISTYPED": Words(
        QT_TRANSLATE_NOOP("Error", "Something in this code is typed wrong."),
        QT_TRANSLATE_NOOP("Error", "The signs check themselves, and these do not fit together."),
        QT_TRANSLATE_NOOP("Error", "Compare it with the sheet, sign by sign."),
        mild=True,
    ),
    "SheetCodeError.UNKNOWN": Words(
        QT_TRANSLATE_NOOP("Error", "No sheet of this cabinet has this code."),
        QT_TRANSLATE_NOOP(
            "Error", "It is typed right, but from another library's sheet, or one that was undone."
        ),
        QT_TRANSLATE_NOOP("Error", "Look at the name and the number at the head of the sheet."),
        mild=True,
    ),
    "SheetCodeError.WITHDRAWN": Words(
        QT_TRANSLATE_NOOP("Error", "This sheet was withdrawn."),
        QT_TRANSLATE_NOOP("Error", "Somebody said that it counts no longer, as when it was lost."),
        QT_TRANSLATE_NOOP("Error", "Make a new sheet of what still waits."),
        mild=True,
    ),
    "SheetCodeError.ANSWERED": Words(
        QT_TRANSLATE_NOOP("Error", "This code was typed in already."),
        QT_TRANSLATE_NOOP("Error", "Each counts once."),
        QT_TRANSLATE_NOOP("Error", "The post says what was answered, and by whom."),
        mild=True,
    ),
    "KitError.LENGTH": Words(
        QT_TRANSLATE_NOOP("Error", "A kit has 32 letters; typed are {at}."),
        QT_TRANSLATE_NOOP("Error", "Some are missing, or some are too many."),
        QT_TRANSLATE_NOOP("Error", "Compare the eight groups with the page."),
        mild=True,
    ),
    "KitError.CHECKSUM": Words(
        QT_TRANSLATE_NOOP("Error", "Something is typed wrong."),
        QT_TRANSLATE_NOOP("Error", "The letters check themselves, and these do not fit together."),
        QT_TRANSLATE_NOOP("Error", "Compare each group with the page, letter by letter."),
        mild=True,
    ),
    "KitError.CHECKSUM.at": Words(
        QT_TRANSLATE_NOOP("Error", "Something is typed wrong in group {at}."),
        QT_TRANSLATE_NOOP("Error", "The letters check themselves, and these do not fit together."),
        QT_TRANSLATE_NOOP("Error", "Compare that group with the page."),
        mild=True,
    ),
    "KitError.REPLACED": Words(
        QT_TRANSLATE_NOOP("Error", "This kit opened the cabinet once, and no longer does."),
        QT_TRANSLATE_NOOP("Error", "It is typed right, but a newer kit was made since."),
        QT_TRANSLATE_NOOP("Error", "Look for a page with a later date, and destroy this one."),
    ),
    "KitError.NOT_OF_THIS_CABINET": Words(
        QT_TRANSLATE_NOOP("Error", "This kit belongs to another cabinet."),
        QT_TRANSLATE_NOOP("Error", "It is typed right, but it was never one of this cabinet's."),
        QT_TRANSLATE_NOOP("Error", "Compare the name and the date on the page."),
    ),
    "KitError.NONE_MADE": Words(
        QT_TRANSLATE_NOOP("Error", "No paper kit opens this cabinet."),
        QT_TRANSLATE_NOOP("Error", "None was made, or this is a copy from before."),
        QT_TRANSLATE_NOOP("Error", "Try the board's shares, or a newer copy."),
    ),
    "ShareError.UNKNOWN_WORD": Words(
        QT_TRANSLATE_NOOP("Error", "Word {at} is not on the list that shares are written in."),
        QT_TRANSLATE_NOOP("Error", "It is typed wrong, or not all of it is there."),
        QT_TRANSLATE_NOOP("Error", "Compare it with the page."),
        mild=True,
    ),
    "ShareError.LENGTH": Words(
        QT_TRANSLATE_NOOP("Error", "A share has 20 words; typed are {at}."),
        QT_TRANSLATE_NOOP("Error", "Some are missing, or some are too many."),
        QT_TRANSLATE_NOOP("Error", "Compare them with the page."),
        mild=True,
    ),
    "ShareError.CHECKSUM": Words(
        QT_TRANSLATE_NOOP("Error", "Some words of this share are typed wrong."),
        QT_TRANSLATE_NOOP("Error", "The words check themselves, and these do not fit together."),
        QT_TRANSLATE_NOOP("Error", "Compare them with the page, number by number."),
        mild=True,
    ),
    "ShareError.CHECKSUM.at": Words(
        QT_TRANSLATE_NOOP("Error", "Word {at} is typed wrong."),
        QT_TRANSLATE_NOOP("Error", "It is a word of the list, but not the one on the page."),
        QT_TRANSLATE_NOOP("Error", "Compare it with the page."),
        mild=True,
    ),
    "ShareError.NOT_A_SHARE": Words(
        QT_TRANSLATE_NOOP("Error", "These words are no share."),
        QT_TRANSLATE_NOOP("Error", "No program writes one like this."),
        QT_TRANSLATE_NOOP("Error", "Compare them with the page."),
        mild=True,
    ),
    "ShareError.OTHER_SET": Words(
        QT_TRANSLATE_NOOP("Error", "These shares were not made together."),
        QT_TRANSLATE_NOOP(
            "Error", "Each is typed right, but they are of different sets, so they open nothing."
        ),
        QT_TRANSLATE_NOOP("Error", "Compare the dates on the pages: they must be the same."),
    ),
    "ShareError.TWICE": Words(
        QT_TRANSLATE_NOOP("Error", "Share {at} is there twice."),
        QT_TRANSLATE_NOOP("Error", "The same share counts once, however often it is typed."),
        QT_TRANSLATE_NOOP("Error", "Ask another trustee for theirs."),
        mild=True,
    ),
    "ShareError.TOO_FEW": Words(
        QT_TRANSLATE_NOOP("Error", "Shares still needed: {at}."),
        QT_TRANSLATE_NOOP("Error", "Fewer than that open nothing at all."),
        QT_TRANSLATE_NOOP("Error", "Ask another trustee for theirs."),
        mild=True,
    ),
    "ShareError.WRONG_TOGETHER": Words(
        QT_TRANSLATE_NOOP("Error", "Together these shares make nothing."),
        QT_TRANSLATE_NOOP("Error", "One of them is not what was printed."),
        QT_TRANSLATE_NOOP("Error", "Try another trustee's share in place of each in turn."),
    ),
    "ShareError.REPLACED": Words(
        QT_TRANSLATE_NOOP("Error", "These shares opened the cabinet once, and no longer do."),
        QT_TRANSLATE_NOOP("Error", "They are typed right, but newer ones were made since."),
        QT_TRANSLATE_NOOP("Error", "Look for pages with a later date, and destroy these."),
    ),
    "ShareError.NOT_OF_THIS_CABINET": Words(
        QT_TRANSLATE_NOOP("Error", "These shares belong to another cabinet."),
        QT_TRANSLATE_NOOP("Error", "They are typed right, but were never this cabinet's."),
        QT_TRANSLATE_NOOP("Error", "Compare the name and the date on the pages."),
    ),
    "ShareError.NONE_MADE": Words(
        QT_TRANSLATE_NOOP("Error", "No shares open this cabinet."),
        QT_TRANSLATE_NOOP("Error", "None were made, or this is a copy from before."),
        QT_TRANSLATE_NOOP("Error", "Try the paper kit, or a newer copy."),
    ),
}
