"""The sentences of the rules about decisions and appointments."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

APPOINTMENTS = {
    "T10.no_appointment": Words(
        QT_TRANSLATE_NOOP("Finding", "Not appointed"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} has no appointment on file to look after {accounts}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Who has the accounts in hand is decided by those in charge, not by us."
        ),
        QT_TRANSLATE_NOOP("Finding", "Anybody who has the decision at hand can put it in here."),
        QT_TRANSLATE_NOOP("Finding", "Add the decision"),
    ),
    "T10.of_the_founding": Words(
        QT_TRANSLATE_NOOP("Finding", "Not for others"),
        QT_TRANSLATE_NOOP(
            "Finding", "The founding of the cabinet appoints nobody but its founder."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Whoever begins a cabinet may look after it, and not choose who else does."
        ),
        QT_TRANSLATE_NOOP("Finding", "Those in charge can decide it; any paper of theirs will do."),
        QT_TRANSLATE_NOOP("Finding", "Add their decision"),
    ),
    "T10.unappointed": Words(
        QT_TRANSLATE_NOOP("Finding", "Not appointed"),
        QT_TRANSLATE_NOOP("Finding", "{person} answers for {accounts} without an appointment."),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody can tell later who wanted it so. Everything goes on meanwhile."
        ),
        QT_TRANSLATE_NOOP("Finding", "Anybody who has the decision at hand can put it in."),
        QT_TRANSLATE_NOOP("Finding", "Add the decision"),
    ),
    "T10.appointment_ended": Words(
        QT_TRANSLATE_NOOP("Finding", "Appointment over"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} was appointed until {last} and still answers for {accounts}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "The keys stay until somebody else has them, but not for ever."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "Those in charge can appoint them again, or a custodian can release them."
        ),
        QT_TRANSLATE_NOOP("Finding", "Appoint again"),
    ),
    "T10.to_confirm": Words(
        QT_TRANSLATE_NOOP("Finding", "To confirm"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody in charge has confirmed who looks after the accounts since {on}."
        ),
        QT_TRANSLATE_NOOP("Finding", "So far it rests on the founding of this cabinet alone."),
        QT_TRANSLATE_NOOP("Finding", "Ask senior management, and note what they say."),
        QT_TRANSLATE_NOOP("Finding", "Note it"),
    ),
    "T10.no_administrator": Words(
        QT_TRANSLATE_NOOP("Finding", "Nobody approves"),
        QT_TRANSLATE_NOOP("Finding", "Nobody is appointed as administrator."),
        QT_TRANSLATE_NOOP("Finding", "What is to be posted needs somebody who may say yes to it."),
        QT_TRANSLATE_NOOP("Finding", "Those in charge can appoint somebody, best of all two."),
        QT_TRANSLATE_NOOP("Finding", "Appoint somebody"),
    ),
    "T10.review_due": Words(
        QT_TRANSLATE_NOOP("Finding", "To look at again"),
        QT_TRANSLATE_NOOP("Finding", "{number} was to be looked at again by {day}."),
        QT_TRANSLATE_NOOP("Finding", "Whoever decided it did not mean it to hold for ever unseen."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can bring it up, and set the next day."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T10.quoted_only": Words(
        QT_TRANSLATE_NOOP("Finding", "Not on file"),
        QT_TRANSLATE_NOOP("Finding", "These are quoted, and nobody kept what they say: {numbers}."),
        QT_TRANSLATE_NOOP("Finding", "The next team finds a number and no words."),
        QT_TRANSLATE_NOOP("Finding", "Anybody who finds the minutes can put them in."),
        QT_TRANSLATE_NOOP("Finding", "Keep them"),
    ),
}
