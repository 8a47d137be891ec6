"""The sentences of the rules on passwords, second factors and ways to recover an account."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

SECRET_RULES: dict[str, Words] = {
    "A1.personal_recovery": Words(
        QT_TRANSLATE_NOOP("Finding", "Personal mailbox"),
        QT_TRANSLATE_NOOP(
            "Finding", "Recovery of {account} goes to {address}, a personal mailbox."
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "Whoever owns that mailbox can take the account over, and takes it along on leaving.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Any custodian of the account can change it."),
        QT_TRANSLATE_NOOP("Finding", "Change"),
    ),
    "A1.no_recovery": Words(
        QT_TRANSLATE_NOOP("Finding", "No recovery"),
        QT_TRANSLATE_NOOP("Finding", "No way to recover {account} is written down."),
        QT_TRANSLATE_NOOP(
            "Finding", "If the password is lost, the platform will ask for a mailbox or a phone."
        ),
        QT_TRANSLATE_NOOP("Finding", "Any custodian of the account can look it up."),
        QT_TRANSLATE_NOOP("Finding", "Add"),
    ),
    "A2.no_password": Words(
        QT_TRANSLATE_NOOP("Finding", "No password"),
        QT_TRANSLATE_NOOP("Finding", "The password of {account} is not kept here."),
        QT_TRANSLATE_NOOP("Finding", "It may be in one head only, and leave with it."),
        QT_TRANSLATE_NOOP("Finding", "A custodian of the account can put it in."),
        QT_TRANSLATE_NOOP("Finding", "Put it in"),
    ),
    "A2.weak_password": Words(
        QT_TRANSLATE_NOOP("Finding", "Weak password"),
        QT_TRANSLATE_NOOP("Finding", "The password of {account} is easy to guess."),
        QT_TRANSLATE_NOOP(
            "Finding", "A program that guesses would find it in days, or at the first try."
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian can change it at the platform, and then here."),
        QT_TRANSLATE_NOOP("Finding", "Put in a new one"),
    ),
    "A2.reused_password": Words(
        QT_TRANSLATE_NOOP("Finding", "Used twice"),
        QT_TRANSLATE_NOOP("Finding", "{account} has the same password as {accounts}."),
        QT_TRANSLATE_NOOP("Finding", "Whoever learns it at one place gets in at all of them."),
        QT_TRANSLATE_NOOP("Finding", "A custodian can give each account a password of its own."),
        QT_TRANSLATE_NOOP("Finding", "Put in a new one"),
    ),
    "A2.old_password": Words(
        QT_TRANSLATE_NOOP("Finding", "Old password"),
        QT_TRANSLATE_NOOP("Finding", "The password of {account} has not changed for {days}."),
        QT_TRANSLATE_NOOP(
            "Finding", "The longer it stays, the more people and computers have come across it."
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian can change it at the platform, and then here."),
        QT_TRANSLATE_NOOP("Finding", "Put in a new one"),
    ),
    "A5.private_phone": Words(
        QT_TRANSLATE_NOOP("Finding", "Private phone"),
        QT_TRANSLATE_NOOP("Finding", "The code for {account} arrives on {person}'s own device."),
        QT_TRANSLATE_NOOP("Finding", "Without that device nobody can sign in."),
        QT_TRANSLATE_NOOP("Finding", "{person} can move it to a device of the library."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "A5.no_second_factor": Words(
        QT_TRANSLATE_NOOP("Finding", "No second factor"),
        QT_TRANSLATE_NOOP("Finding", "{account} is protected by a password alone."),
        QT_TRANSLATE_NOOP("Finding", "Whoever gets hold of the password gets the account."),
        QT_TRANSLATE_NOOP("Finding", "A custodian can switch it on at the platform."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "A5.backup_codes_unchecked": Words(
        QT_TRANSLATE_NOOP("Finding", "Codes unchecked"),
        QT_TRANSLATE_NOOP(
            "Finding", "The backup codes of {account} were not checked for half a year."
        ),
        QT_TRANSLATE_NOOP("Finding", "Codes get used, lost and replaced."),
        QT_TRANSLATE_NOOP("Finding", "A custodian can check that they are where they should be."),
        QT_TRANSLATE_NOOP("Finding", "Check"),
    ),
    "A5.few_codes": Words(
        QT_TRANSLATE_NOOP("Finding", "Few codes"),
        QT_TRANSLATE_NOOP("Finding", "Backup codes of {account} that are left: {count}."),
        QT_TRANSLATE_NOOP(
            "Finding", "Without any, nobody gets in on the day the second factor is lost."
        ),
        QT_TRANSLATE_NOOP("Finding", "A custodian can make new ones at the platform."),
        QT_TRANSLATE_NOOP("Finding", "Put in new ones"),
    ),
    "A2.file_lost": Words(
        QT_TRANSLATE_NOOP("Finding", "File lost"),
        QT_TRANSLATE_NOOP(
            "Finding",
            "A file of {account} is missing or damaged: {file}. Take it from a saved copy, and add "
            "it again.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "It is in none of the cabinet's own backups either; all the rest is not touched by it.",
        ),
        QT_TRANSLATE_NOOP(
            "Finding",
            "A custodian can take it out of the latest saved copy that has it, opened as a cabinet "
            "of its own, or from wherever it came, and add it again.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Add it again"),
    ),
}
