"""The words for handing over: the sealed annex, the countdown, and what is signed for."""

from enum import Enum

from smdesk.domain.annex import Way
from smdesk.domain.countdown import Step
from smdesk.domain.handing_over import OpenStep, Side, Stage
from smdesk.domain.leaving import Matter
from smdesk.domain.month_notes import Prompt
from smdesk.domain.packet_scope import Reader
from smdesk.domain.packet_sections import ByHand, Weekday
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP
from smdesk.ui.kit.wording.sentences import Words

KINDS = {
    "annex": QT_TRANSLATE_NOOP("Kind", "Sealed annex"),
    "month_note": QT_TRANSLATE_NOOP("Kind", "Note of the month"),
    "sitting": QT_TRANSLATE_NOOP("Kind", "Sitting"),
    "step_done": QT_TRANSLATE_NOOP("Kind", "Step of the countdown"),
    "handover": QT_TRANSLATE_NOOP("Kind", "Handover"),
    "receipt_line": QT_TRANSLATE_NOOP("Kind", "Line of the receipt"),
    "signature": QT_TRANSLATE_NOOP("Kind", "Signature"),
    "packet_copy": QT_TRANSLATE_NOOP("Kind", "What a packet said"),
    "packet_document": QT_TRANSLATE_NOOP("Kind", "Packet as it was printed"),
}

FIELDS = {
    "annex.number": QT_TRANSLATE_NOOP("Field", "Annex number"),
    "annex.printed_at": QT_TRANSLATE_NOOP("Field", "Made"),
    "annex.printed_by": QT_TRANSLATE_NOOP("Field", "Made by"),
    "recipient": QT_TRANSLATE_NOOP("Field", "For whom"),
    "annex.reason": QT_TRANSLATE_NOOP("Field", "Reason"),
    "annex.accounts": QT_TRANSLATE_NOOP("Field", "Accounts in it"),
    "annex.secrets": QT_TRANSLATE_NOOP("Field", "How many secrets"),
    "annex.way": QT_TRANSLATE_NOOP("Field", "How it left"),
    "month": QT_TRANSLATE_NOOP("Field", "Month"),
    "prompt": QT_TRANSLATE_NOOP("Field", "Question"),
    "month_note.text": QT_TRANSLATE_NOOP("Field", "Answer"),
    "month_note.by": QT_TRANSLATE_NOOP("Field", "Written by"),
    "present": QT_TRANSLATE_NOOP("Field", "Who was there"),
    "covered": QT_TRANSLATE_NOOP("Field", "What was covered"),
    "questions": QT_TRANSLATE_NOOP("Field", "Questions left open"),
    "step": QT_TRANSLATE_NOOP("Field", "Step"),
    "step_done.term": QT_TRANSLATE_NOOP("Field", "Term"),
    "step_done.on": QT_TRANSLATE_NOOP("Field", "Done on"),
    "step_done.by": QT_TRANSLATE_NOOP("Field", "Done by"),
    "giving": QT_TRANSLATE_NOOP("Field", "Who hands over"),
    "taking": QT_TRANSLATE_NOOP("Field", "Who takes over"),
    "handover.on": QT_TRANSLATE_NOOP("Field", "Day"),
    "packet": QT_TRANSLATE_NOOP("Field", "Packet"),
    "handed_over_on": QT_TRANSLATE_NOOP("Field", "Handed over on"),
    "completed_on": QT_TRANSLATE_NOOP("Field", "Complete on"),
    "handover": QT_TRANSLATE_NOOP("Field", "Handover"),
    "receipt_line.what": QT_TRANSLATE_NOOP("Field", "What is handed over"),
    "given": QT_TRANSLATE_NOOP("Field", "Given"),
    "got": QT_TRANSLATE_NOOP("Field", "Received"),
    "initials": QT_TRANSLATE_NOOP("Field", "Initials"),
    "side": QT_TRANSLATE_NOOP("Field", "Signs as"),
    "signature.name": QT_TRANSLATE_NOOP("Field", "Name"),
    "signature.on": QT_TRANSLATE_NOOP("Field", "Signed on"),
    "signature.by": QT_TRANSLATE_NOOP("Field", "Put down by"),
    "lines": QT_TRANSLATE_NOOP("Field", "Lines"),
    "packet_copy.seat": QT_TRANSLATE_NOOP("Field", "For which seat"),
    "reader": QT_TRANSLATE_NOOP("Field", "Who reads it"),
    "packet_copy.parts": QT_TRANSLATE_NOOP("Field", "Sections in it"),
    "digest": QT_TRANSLATE_NOOP("Field", "Only the two pages in short"),
    "signed_in": QT_TRANSLATE_NOOP("Field", "Signed in"),
    "changed": QT_TRANSLATE_NOOP("Field", "Password changed"),
}

TASKS = {
    "packet.keep": QT_TRANSLATE_NOOP("Task", "kept the packet as it was printed"),
    "forgetting.packet": QT_TRANSLATE_NOOP("Task", "destroyed the pages of a packet for good"),
    "annex.print": QT_TRANSLATE_NOOP("Task", "printed the sealed annex"),
    "handover.begin": QT_TRANSLATE_NOOP("Task", "began a handover"),
    "receipt.begin": QT_TRANSLATE_NOOP("Task", "began a handover"),
    "receipt.call_off": QT_TRANSLATE_NOOP("Task", "called a handover off"),
    "handover.hand_over": QT_TRANSLATE_NOOP("Task", "handed over, and froze the packet"),
    "receipt.change": QT_TRANSLATE_NOOP("Task", "changed a handover"),
    "handover.complete": QT_TRANSLATE_NOOP("Task", "completed the handover"),
    "receipt.tick": QT_TRANSLATE_NOOP("Task", "ticked a line of the receipt"),
    "receipt.sign": QT_TRANSLATE_NOOP("Task", "put down a signature"),
    "step.tick": QT_TRANSLATE_NOOP("Task", "ticked off a step of the countdown"),
    "step.untick": QT_TRANSLATE_NOOP("Task", "took back a step of the countdown"),
    "annex.save": QT_TRANSLATE_NOOP("Task", "saved the sealed annex as a locked PDF"),
}

NAMES: dict[Enum, str] = {
    Reader.TEAM: QT_TRANSLATE_NOOP("Name", "Those who take over"),
    Reader.MANAGEMENT: QT_TRANSLATE_NOOP("Name", "The library's management"),
    Reader.SUPPORT: QT_TRANSLATE_NOOP("Name", "Who keeps the computers running"),
    Reader.OUTSIDE: QT_TRANSLATE_NOOP("Name", "Anybody else"),
    Way.PAPER: QT_TRANSLATE_NOOP("Name", "On paper"),
    Way.FILE: QT_TRANSLATE_NOOP("Name", "As a locked PDF"),
    Prompt.SURPRISED: QT_TRANSLATE_NOOP("Name", "What surprised us?"),
    Prompt.BROKE: QT_TRANSLATE_NOOP("Name", "What broke?"),
    Prompt.TELL: QT_TRANSLATE_NOOP("Name", "What should the next team know?"),
    Step.BEGIN: QT_TRANSLATE_NOOP("Name", "Begin: name who takes over, and print a first packet"),
    Step.LETTER: QT_TRANSLATE_NOOP("Name", "Write the letter, and name second custodians"),
    Step.FIRST_SITTING: QT_TRANSLATE_NOOP(
        "Name", "Sit together once, and begin to work side by side"
    ),
    Step.ANNEX: QT_TRANSLATE_NOOP("Name", "Sit together again, and print the sealed annex"),
    Step.HAND_OVER: QT_TRANSLATE_NOOP("Name", "Hand over, and sign the receipt"),
    Step.ROTATED: QT_TRANSLATE_NOOP("Name", "Have every password changed, and the annex destroyed"),
    Step.LOOK_BACK: QT_TRANSLATE_NOOP("Name", "Look back together, and mend the packet"),
    Side.GIVING: QT_TRANSLATE_NOOP("Name", "Hands over"),
    Side.TAKING: QT_TRANSLATE_NOOP("Name", "Takes over"),
    Side.WITNESS: QT_TRANSLATE_NOOP("Name", "Witness"),
    Matter.KNOWN_SECRET: QT_TRANSLATE_NOOP("Name", "Known to them"),
    Matter.READABLE_SECRET: QT_TRANSLATE_NOOP("Name", "Within their reach"),
    Matter.SECOND_FACTOR: QT_TRANSLATE_NOOP("Name", "Second factor"),
    Matter.RECOVERY_MAIL: QT_TRANSLATE_NOOP("Name", "Recovery address"),
    Matter.RECOVERY_PHONE: QT_TRANSLATE_NOOP("Name", "Recovery phone"),
    Matter.PAGE_ROLE: QT_TRANSLATE_NOOP("Name", "Role at the platform"),
    Matter.OWN_PROFILE: QT_TRANSLATE_NOOP("Name", "Run through their own profile"),
    Matter.BUSINESS_MANAGER: QT_TRANSLATE_NOOP("Name", "Role in the business manager"),
    Matter.PASSKEY: QT_TRANSLATE_NOOP("Name", "Passkey"),
    Matter.SESSIONS: QT_TRANSLATE_NOOP("Name", "Devices still signed in"),
    Matter.CONNECTED_APPS: QT_TRANSLATE_NOOP("Name", "Connected apps"),
    Matter.CARD: QT_TRANSLATE_NOOP("Name", "Card that pays for it"),
    Matter.CUSTODIAN: QT_TRANSLATE_NOOP("Name", "Custodian"),
    Matter.ACCESS: QT_TRANSLATE_NOOP("Name", "Way into the cabinet"),
    ByHand.WRITE: QT_TRANSLATE_NOOP("Name", "To be written"),
    ByHand.TICK: QT_TRANSLATE_NOOP("Name", "To be ticked"),
    Weekday.MONDAY: QT_TRANSLATE_NOOP("Name", "Monday"),
    Weekday.TUESDAY: QT_TRANSLATE_NOOP("Name", "Tuesday"),
    Weekday.WEDNESDAY: QT_TRANSLATE_NOOP("Name", "Wednesday"),
    Weekday.THURSDAY: QT_TRANSLATE_NOOP("Name", "Thursday"),
    Weekday.FRIDAY: QT_TRANSLATE_NOOP("Name", "Friday"),
    Weekday.SATURDAY: QT_TRANSLATE_NOOP("Name", "Saturday"),
    Weekday.SUNDAY: QT_TRANSLATE_NOOP("Name", "Sunday"),
    OpenStep.PACKET: QT_TRANSLATE_NOOP("Name", "Packet"),
    OpenStep.RECEIPT: QT_TRANSLATE_NOOP("Name", "Receipt"),
    OpenStep.ROTATION: QT_TRANSLATE_NOOP("Name", "Passwords"),
    OpenStep.RULES: QT_TRANSLATE_NOOP("Name", "Not allowed"),
    OpenStep.SIGN_GIVING: QT_TRANSLATE_NOOP("Name", "Signature of who hands over"),
    OpenStep.SIGN_TAKING: QT_TRANSLATE_NOOP("Name", "Signature of who takes over"),
    Stage.BUILDING: QT_TRANSLATE_NOOP("Name", "Being built"),
    Stage.READY: QT_TRANSLATE_NOOP("Name", "Ready"),
    Stage.HANDED_OVER: QT_TRANSLATE_NOOP("Name", "Handed over"),
    Stage.COMPLETE: QT_TRANSLATE_NOOP("Name", "Complete"),
}

RULES: dict[str, Words] = {
    "H2.late_step": Words(
        QT_TRANSLATE_NOOP("Finding", "Late"),
        QT_TRANSLATE_NOOP("Finding", "A step of {person}'s handing over was due on {due}."),
        QT_TRANSLATE_NOOP(
            "Finding", "What is not done before the last day is seldom done after it."
        ),
        QT_TRANSLATE_NOOP("Finding", "{person} can do it, or tick it off."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "H3.too_few_sittings": Words(
        QT_TRANSLATE_NOOP("Finding", "Not met"),
        QT_TRANSLATE_NOOP("Finding", "{person} leaves on {last}; sittings so far: {count}."),
        QT_TRANSLATE_NOOP("Finding", "Two sittings are what a packet cannot replace."),
        QT_TRANSLATE_NOOP(
            "Finding", "{person} can ask the next one, and write down that they met."
        ),
        QT_TRANSLATE_NOOP("Finding", "Write down"),
    ),
    "H4.not_signed": Words(
        QT_TRANSLATE_NOOP("Finding", "Not signed"),
        QT_TRANSLATE_NOOP("Finding", "Not both have signed: {handover}."),
        QT_TRANSLATE_NOOP("Finding", "Without both signatures nobody can say what was received."),
        QT_TRANSLATE_NOOP("Finding", "Whoever hands over and whoever takes over can sign."),
        QT_TRANSLATE_NOOP("Finding", "Sign"),
    ),
    "H4.rotation_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Not changed"),
        QT_TRANSLATE_NOOP("Finding", "Passwords that somebody who leaves still knows: {count}."),
        QT_TRANSLATE_NOOP("Finding", "Until they are changed, the accounts are not handed over."),
        QT_TRANSLATE_NOOP("Finding", "The custodians can change them, or say why not."),
        QT_TRANSLATE_NOOP("Finding", "Open the list"),
    ),
    "H4.blocks_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Not allowed"),
        QT_TRANSLATE_NOOP("Finding", "Things that the rules do not allow: {count}."),
        QT_TRANSLATE_NOOP("Finding", "The next team would begin with a broken rule."),
        QT_TRANSLATE_NOOP("Finding", "They stand first among what is missing."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "H4.line_open": Words(
        QT_TRANSLATE_NOOP("Finding", "Not received"),
        QT_TRANSLATE_NOOP("Finding", "{person} has not signed for this: {what}."),
        QT_TRANSLATE_NOOP("Finding", "Nobody knows where it is until somebody has it."),
        QT_TRANSLATE_NOOP("Finding", "{person} can tick it on the receipt."),
        QT_TRANSLATE_NOOP("Finding", "Open"),
    ),
    "H4.under_way": Words(
        QT_TRANSLATE_NOOP("Finding", "Handing over"),
        QT_TRANSLATE_NOOP(
            "Finding", "{giving} hands over to {taking} on {due}: {left}, {steps} open."
        ),
        QT_TRANSLATE_NOOP("Finding", "Both of them go through its steps together."),
        QT_TRANSLATE_NOOP("Finding", "{giving} and {taking} can do the next one."),
        QT_TRANSLATE_NOOP("Finding", "Next step"),
    ),
    "H4.overdue": Words(
        QT_TRANSLATE_NOOP("Finding", "Day is over"),
        QT_TRANSLATE_NOOP(
            "Finding",
            "{giving} was to hand over to {taking} on {due}, and it is not complete: {steps} open.",
        ),
        QT_TRANSLATE_NOOP("Finding", "Until it is complete, nobody can say who answers for what."),
        QT_TRANSLATE_NOOP(
            "Finding", "{giving} and {taking} can do the next step, or settle on another day."
        ),
        QT_TRANSLATE_NOOP("Finding", "Next step"),
    ),
    "H5.blank_months": Words(
        QT_TRANSLATE_NOOP("Finding", "Blank months"),
        QT_TRANSLATE_NOOP(
            "Finding", "Nobody has written anything for the next team since {since}."
        ),
        QT_TRANSLATE_NOOP("Finding", "Two lines a month are the letter of the year."),
        QT_TRANSLATE_NOOP("Finding", "Anyone on the team can write them."),
        QT_TRANSLATE_NOOP("Finding", "Write"),
    ),
}
