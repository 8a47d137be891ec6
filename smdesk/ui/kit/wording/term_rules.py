"""The sentences of the rules about how terms follow each other and move."""

from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

TERM_RULES = {
    "T1.ends_early": Words(
        QT_TRANSLATE_NOOP("Finding", "Ends early"),
        QT_TRANSLATE_NOOP("Finding", "The term would end on {last} instead of {until}."),
        QT_TRANSLATE_NOOP("Finding", "Why a term ends before its time is kept and printed."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can give the reason."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "T1.extended": Words(
        QT_TRANSLATE_NOOP("Finding", "Extended"),
        QT_TRANSLATE_NOOP("Finding", "The term would last {days} longer, until {last}."),
        QT_TRANSLATE_NOOP("Finding", "An extension rests on a decision, or on a reason at least."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name the decision or give a reason."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "T1.held_twice": Words(
        QT_TRANSLATE_NOOP("Finding", "Held twice"),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} holds the seat as well, for {days} from {first} to {last}."
        ),
        QT_TRANSLATE_NOOP(
            "Finding", "A handover takes weeks; two people for longer is a second seat."
        ),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can name the decision or give a reason."),
        QT_TRANSLATE_NOOP("Finding", "Say why"),
    ),
    "T1.short_handover": Words(
        QT_TRANSLATE_NOOP("Finding", "Short handover"),
        QT_TRANSLATE_NOOP(
            "Finding", "In the seat {seat}, {person} and {next} share {days} for the handover."
        ),
        QT_TRANSLATE_NOOP("Finding", "Two weeks side by side are the least."),
        QT_TRANSLATE_NOOP("Finding", "A coordinator can let one begin earlier."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "T2.one_person": Words(
        QT_TRANSLATE_NOOP("Finding", "One person left"),
        QT_TRANSLATE_NOOP(
            "Finding", "Of those who can open {account}, only {person} is on the team today."
        ),
        QT_TRANSLATE_NOOP("Finding", "If {person} is away, the channel stands still."),
        QT_TRANSLATE_NOOP("Finding", "{person} can name another custodian who serves."),
        QT_TRANSLATE_NOOP("Finding", "Name another"),
    ),
}
