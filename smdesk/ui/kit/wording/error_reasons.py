"""The reasons that errors name, in words that stand inside their sentences."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

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
