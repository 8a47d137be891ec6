"""What to tell about a file of another program that cannot be read, by the error's class."""

from smdesk.ui.kit.wording.error_words import Words
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

IMPORT = {
    "ImporterError": Words(
        QT_TRANSLATE_NOOP("Error", "The file cannot be imported."),
        QT_TRANSLATE_NOOP("Error", "It is not as the other program writes it."),
        QT_TRANSLATE_NOOP("Error", "Export it once more there, and try that file."),
        mild=True,
    ),
    "NotThisFormatError": Words(
        QT_TRANSLATE_NOOP("Error", "The file is of another kind."),
        QT_TRANSLATE_NOOP("Error", "It does not begin as a file of this kind does."),
        QT_TRANSLATE_NOOP("Error", "Choose another kind, or export it once more."),
        mild=True,
    ),
    "PasswordNeededError": Words(
        QT_TRANSLATE_NOOP("Error", "The file is locked."),
        QT_TRANSLATE_NOOP("Error", "It opens with the password that was given when it was made."),
        QT_TRANSLATE_NOOP("Error", "Type the password of the file."),
        mild=True,
    ),
    "WrongPasswordError": Words(
        QT_TRANSLATE_NOOP("Error", "The file does not open with this."),
        QT_TRANSLATE_NOOP(
            "Error", "The password is another, or it needs a key file or a security key as well."
        ),
        QT_TRANSLATE_NOOP(
            "Error",
            "Type it once more. A file that asks for a security key is opened in its own program"
            " and saved without it.",
        ),
        mild=True,
    ),
    "KeyFileDamagedError": Words(
        QT_TRANSLATE_NOOP("Error", "The key file was changed since it was made."),
        QT_TRANSLATE_NOOP("Error", "The check that it holds of itself does not fit."),
        QT_TRANSLATE_NOOP("Error", "Take the copy of it that was put aside."),
        mild=True,
    ),
    "UnsupportedError": Words(
        QT_TRANSLATE_NOOP("Error", "A file of this kind cannot be opened here."),
        QT_TRANSLATE_NOOP("Error", "It asks for something that smdesk does not know."),
        QT_TRANSLATE_NOOP("Error", "Export it in another form, such as CSV or JSON."),
        mild=True,
    ),
    "UnsupportedError.ACCOUNT_ENCRYPTED": Words(
        QT_TRANSLATE_NOOP("Error", "This file opens only inside the account it came from."),
        QT_TRANSLATE_NOOP("Error", "It is encrypted for that account, not with a password."),
        QT_TRANSLATE_NOOP(
            "Error", "Export again in Bitwarden and choose “password protected”, or plain JSON."
        ),
        mild=True,
    ),
    "UnsupportedError.TWOFISH": Words(
        QT_TRANSLATE_NOOP("Error", "This file is locked with Twofish, which is not opened here."),
        "",
        QT_TRANSLATE_NOOP(
            "Error", "Choose AES or ChaCha20 in KeePass' settings of the file, and save it."
        ),
        mild=True,
    ),
    "UnsupportedError.VERSION": Words(
        QT_TRANSLATE_NOOP("Error", "This version of the format is not read here."),
        QT_TRANSLATE_NOOP("Error", "It is newer than smdesk, or very old."),
        QT_TRANSLATE_NOOP("Error", "Save it in the other program as KDBX 4 or 3.1."),
        mild=True,
    ),
    "UnsupportedError.COST": Words(
        QT_TRANSLATE_NOOP("Error", "Opening this file would cost too much memory or time."),
        QT_TRANSLATE_NOOP("Error", "No honest file asks for so much."),
        QT_TRANSLATE_NOOP("Error", "Lower its encryption settings in the other program."),
        mild=True,
    ),
    "UnsupportedError.ENCODING": Words(
        QT_TRANSLATE_NOOP("Error", "The letters of this file cannot be read for certain."),
        QT_TRANSLATE_NOOP("Error", "They are written neither in UTF-8 nor in UTF-16."),
        QT_TRANSLATE_NOOP("Error", "Save it as “CSV UTF-8”, or export it once more."),
        mild=True,
    ),
    "UnsupportedError.PGP": Words(
        QT_TRANSLATE_NOOP("Error", "This file is encrypted with PGP, which is not opened here."),
        "",
        QT_TRANSLATE_NOOP("Error", "Export again in Proton Pass and choose no encryption."),
        mild=True,
    ),
    "TooLargeError": Words(
        QT_TRANSLATE_NOOP("Error", "The file is too large."),
        QT_TRANSLATE_NOOP("Error", "It has, or unpacks to, more than {most}."),
        QT_TRANSLATE_NOOP("Error", "Export fewer vaults or leave its attachments out."),
        mild=True,
    ),
    "DamagedError": Words(
        QT_TRANSLATE_NOOP("Error", "The file is damaged; nothing was imported."),
        QT_TRANSLATE_NOOP("Error", "It breaks off or was changed since it was made."),
        QT_TRANSLATE_NOOP("Error", "Export it once more and try that file."),
        mild=True,
    ),
    "DamagedError.row": Words(
        QT_TRANSLATE_NOOP("Error", "The file breaks off in row {row}; nothing was imported."),
        QT_TRANSLATE_NOOP("Error", "A quotation mark there is never closed, or it was cut."),
        QT_TRANSLATE_NOOP("Error", "Look at that row, or export the file once more."),
        mild=True,
    ),
}
