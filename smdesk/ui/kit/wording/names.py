"""What people call the values that records choose from."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from smdesk.domain.accounts import Platform, SecondFactor
from smdesk.domain.appointments import Body, Capability
from smdesk.domain.audits import Gravity, Outcome, Point
from smdesk.domain.custody import SecretKind, Seen
from smdesk.domain.handoff import When
from smdesk.domain.leaving import Because, Group, Matter, State
from smdesk.domain.organisation import Paper
from smdesk.domain.records import Fault
from smdesk.domain.rota import Duty, SwapState
from smdesk.domain.rules import Severity
from smdesk.domain.strength import Weakness
from smdesk.domain.term_chart import TermState
from smdesk.domain.totp import Algorithm, NoCodesWhy
from smdesk.domain.upkeep import Stage, Work
from smdesk.ui.kit.wording import calendar_words, handover_words, planning_words, team_words
from smdesk.ui.kit.wording.error_reasons import NO_CODES
from smdesk.ui.kit.wording.plan_words import PLAN_NAMES
from smdesk.ui.kit.wording.policy_words import POLICY_NAMES
from smdesk.ui.kit.wording.said import QT_TRANSLATE_NOOP

NAMES: dict[Enum, str] = {
    Platform.FACEBOOK: "Facebook",
    Platform.INSTAGRAM: "Instagram",
    Platform.YOUTUBE: "YouTube",
    Platform.X: "X",
    Platform.THREADS: "Threads",
    Platform.LINKEDIN: "LinkedIn",
    Platform.TIKTOK: "TikTok",
    Platform.MASTODON: "Mastodon",
    Platform.BLUESKY: "Bluesky",
    Platform.PINTEREST: "Pinterest",
    Platform.FLICKR: "Flickr",
    Platform.NEWSLETTER: QT_TRANSLATE_NOOP("Name", "Newsletter"),
    Platform.WEBSITE: QT_TRANSLATE_NOOP("Name", "Website"),
    Platform.OTHER: QT_TRANSLATE_NOOP("Name", "Other"),
    TermState.AHEAD: QT_TRANSLATE_NOOP("Name", "Planned"),
    TermState.ACTIVE: QT_TRANSLATE_NOOP("Name", "Serving"),
    TermState.OVER: QT_TRANSLATE_NOOP("Name", "Over"),
    Body.SENIOR_MANAGEMENT: QT_TRANSLATE_NOOP("Name", "Senior management"),
    Body.BOARD: QT_TRANSLATE_NOOP("Name", "Board"),
    Body.COMMITTEE: QT_TRANSLATE_NOOP("Name", "Committee"),
    Body.CHAIR: QT_TRANSLATE_NOOP("Name", "Chair"),
    Body.OTHER: QT_TRANSLATE_NOOP("Name", "Somebody else in charge"),
    Body.FOUNDER: QT_TRANSLATE_NOOP("Name", "Whoever began the cabinet"),
    Capability.ADMINISTRATOR: QT_TRANSLATE_NOOP("Name", "Administrator"),
    Capability.ACCOUNT_MANAGER: QT_TRANSLATE_NOOP("Name", "Account manager"),
    Capability.PAGE_MANAGER: QT_TRANSLATE_NOOP("Name", "Page and group manager"),
    Capability.AUDITOR: QT_TRANSLATE_NOOP("Name", "Auditor"),
    Capability.CORPORATE_SUPPORT: QT_TRANSLATE_NOOP("Name", "Corporate support"),
    SecondFactor.UNKNOWN: QT_TRANSLATE_NOOP("Name", "Not known"),
    SecondFactor.NONE: QT_TRANSLATE_NOOP("Name", "None"),
    SecondFactor.APP: QT_TRANSLATE_NOOP("Name", "App with codes"),
    SecondFactor.TEXT_MESSAGE: QT_TRANSLATE_NOOP("Name", "Text message"),
    SecondFactor.SECURITY_KEY: QT_TRANSLATE_NOOP("Name", "Security key"),
    SecondFactor.MAIL: QT_TRANSLATE_NOOP("Name", "E-mail"),
    SecretKind.PASSWORD: QT_TRANSLATE_NOOP("Name", "Password"),
    SecretKind.BACKUP_CODES: QT_TRANSLATE_NOOP("Name", "Backup codes"),
    SecretKind.API_KEY: QT_TRANSLATE_NOOP("Name", "Key for an app"),
    SecretKind.TOTP: QT_TRANSLATE_NOOP("Name", "Authenticator codes"),
    SecretKind.QUESTION: QT_TRANSLATE_NOOP("Name", "Security question"),
    SecretKind.FIELD: QT_TRANSLATE_NOOP("Name", "Protected field"),
    SecretKind.ATTACHMENT: QT_TRANSLATE_NOOP("Name", "Attachment"),
    SecretKind.OTHER: QT_TRANSLATE_NOOP("Name", "Other secret"),
    Seen.CREATED: QT_TRANSLATE_NOOP("Name", "created it"),
    Seen.SHOWN: QT_TRANSLATE_NOOP("Name", "was shown it"),
    Seen.COPIED: QT_TRANSLATE_NOOP("Name", "copied it"),
    Seen.PRINTED: QT_TRANSLATE_NOOP("Name", "printed it"),
    Seen.IMPORTED: QT_TRANSLATE_NOOP("Name", "imported it"),
    Seen.EXPORTED: QT_TRANSLATE_NOOP("Name", "exported it"),
    Seen.CODE: QT_TRANSLATE_NOOP("Name", "used a code made from it"),
    When.DAY_ONE: QT_TRANSLATE_NOOP("Name", "On the first day"),
    When.WEEK_ONE: QT_TRANSLATE_NOOP("Name", "In the first week"),
    When.MONTH_ONE: QT_TRANSLATE_NOOP("Name", "In the first month"),
    Paper.A4: "A4",
    Paper.LETTER: QT_TRANSLATE_NOOP("Name", "US Letter"),
    Work.PASSPHRASE: QT_TRANSLATE_NOOP("Name", "Passphrase changed"),
    Work.MEMBER: QT_TRANSLATE_NOOP("Name", "Somebody let in"),
    Work.COPY: QT_TRANSLATE_NOOP("Name", "Copy saved"),
    Work.CHECK: QT_TRANSLATE_NOOP("Name", "Cabinet checked"),
    Work.OLDER: QT_TRANSLATE_NOOP("Name", "Older cabinet opened"),
    Work.REMOVAL: QT_TRANSLATE_NOOP("Name", "Member removed"),
    Work.REISSUE: QT_TRANSLATE_NOOP("Name", "New way in for a member"),
    Work.KIT: QT_TRANSLATE_NOOP("Name", "Paper kit made"),
    Work.ESCROW: QT_TRANSLATE_NOOP("Name", "Board shares made"),
    Work.RECOVERY: QT_TRANSLATE_NOOP("Name", "Access recovered"),
    Work.DRILL: QT_TRANSLATE_NOOP("Name", "Board shares tried"),
    Work.RESTORE: QT_TRANSLATE_NOOP("Name", "Backup put in place"),
    Work.BACKUPS: QT_TRANSLATE_NOOP("Name", "Backups deleted"),
    Work.EXPORT: QT_TRANSLATE_NOOP("Name", "Secrets exported"),
    Point.LOG_IN: QT_TRANSLATE_NOOP("Name", "A custodian can sign in"),
    Point.ADMINS: QT_TRANSLATE_NOOP("Name", "Administrators are who should be"),
    Point.RECOVERY: QT_TRANSLATE_NOOP("Name", "Recovery reaches the library"),
    Point.APPS: QT_TRANSLATE_NOOP("Name", "Connected apps are known"),
    Point.HANDLE: QT_TRANSLATE_NOOP("Name", "Name and address are as written"),
    Outcome.IN_ORDER: QT_TRANSLATE_NOOP("Name", "In order"),
    Outcome.NOT_IN_ORDER: QT_TRANSLATE_NOOP("Name", "Not in order"),
    Outcome.NOT_POSSIBLE: QT_TRANSLATE_NOOP("Name", "Could not be looked at"),
    Gravity.LOW: QT_TRANSLATE_NOOP("Name", "Slight"),
    Gravity.MEDIUM: QT_TRANSLATE_NOOP("Name", "Serious"),
    Gravity.HIGH: QT_TRANSLATE_NOOP("Name", "Grave"),
    Duty.MONITOR: QT_TRANSLATE_NOOP("Name", "Watches"),
    Duty.POST: QT_TRANSLATE_NOOP("Name", "Posts"),
    Duty.APPROVE: QT_TRANSLATE_NOOP("Name", "Approves"),
    SwapState.ASKED: QT_TRANSLATE_NOOP("Name", "Asked"),
    SwapState.AGREED: QT_TRANSLATE_NOOP("Name", "Agreed"),
    SwapState.DECLINED: QT_TRANSLATE_NOOP("Name", "Declined"),
    Stage.INTENDED: QT_TRANSLATE_NOOP("Name", "Begun"),
    Stage.DONE: QT_TRANSLATE_NOOP("Name", "Done"),
    Stage.ABANDONED: QT_TRANSLATE_NOOP("Name", "Given up"),
    Because.TERM_END: QT_TRANSLATE_NOOP("Name", "Term ends"),
    Because.REMOVAL: QT_TRANSLATE_NOOP("Name", "Let out of the cabinet"),
    Group.MUST_CHANGE: QT_TRANSLATE_NOOP("Name", "Must change"),
    Group.THIS_TERM: QT_TRANSLATE_NOOP("Name", "Change this term"),
    Group.CUSTODY: QT_TRANSLATE_NOOP("Name", "Keys, devices and roles"),
    Matter.KNOWN_SECRET: QT_TRANSLATE_NOOP("Name", "Known secret"),
    Matter.READABLE_SECRET: QT_TRANSLATE_NOOP("Name", "Secret within reach"),
    Matter.SECOND_FACTOR: QT_TRANSLATE_NOOP("Name", "Second factor"),
    Matter.RECOVERY_MAIL: QT_TRANSLATE_NOOP("Name", "Recovery address"),
    Matter.RECOVERY_PHONE: QT_TRANSLATE_NOOP("Name", "Recovery phone"),
    Matter.PAGE_ROLE: QT_TRANSLATE_NOOP("Name", "Role at the platform"),
    Matter.OWN_PROFILE: QT_TRANSLATE_NOOP("Name", "Own profile"),
    Matter.BUSINESS_MANAGER: QT_TRANSLATE_NOOP("Name", "Business manager"),
    Matter.PASSKEY: QT_TRANSLATE_NOOP("Name", "Passkey"),
    Matter.SESSIONS: QT_TRANSLATE_NOOP("Name", "Signed-in devices"),
    Matter.CONNECTED_APPS: QT_TRANSLATE_NOOP("Name", "Connected apps"),
    Matter.CARD: QT_TRANSLATE_NOOP("Name", "Card that pays"),
    Matter.CUSTODIAN: QT_TRANSLATE_NOOP("Name", "Custodian"),
    Matter.ACCESS: QT_TRANSLATE_NOOP("Name", "Way in"),
    State.OPEN: QT_TRANSLATE_NOOP("Name", "Open"),
    State.DONE: QT_TRANSLATE_NOOP("Name", "Done"),
    State.WAIVED: QT_TRANSLATE_NOOP("Name", "Not needed"),
    Severity.BLOCK: QT_TRANSLATE_NOOP("Name", "Not allowed"),
    Severity.REASON: QT_TRANSLATE_NOOP("Name", "Needs a reason"),
    Severity.NUDGE: QT_TRANSLATE_NOOP("Name", "To look at"),
    Weakness.COMMON: QT_TRANSLATE_NOOP("Name", "Everybody tries it"),
    Weakness.WORD: QT_TRANSLATE_NOOP("Name", "A word from the dictionary"),
    Weakness.NAME: QT_TRANSLATE_NOOP("Name", "A name"),
    Weakness.OWN_NAME: QT_TRANSLATE_NOOP("Name", "The account's own name"),
    Weakness.KEYBOARD: QT_TRANSLATE_NOOP("Name", "Neighbours on the keyboard"),
    Weakness.REPEATED: QT_TRANSLATE_NOOP("Name", "The same again and again"),
    Weakness.RUN: QT_TRANSLATE_NOOP("Name", "A run such as 1234"),
    Weakness.DAY: QT_TRANSLATE_NOOP("Name", "A day or a year"),
    Weakness.SHORT: QT_TRANSLATE_NOOP("Name", "Too short"),
    Algorithm.SHA1: "SHA-1",
    Algorithm.SHA256: "SHA-256",
    Algorithm.SHA512: "SHA-512",
    Fault.EMPTY: QT_TRANSLATE_NOOP("Name", "This cannot be empty."),
    Fault.ENDS_BEFORE_START: QT_TRANSLATE_NOOP("Name", "This is before the first day."),
    Fault.OVER: QT_TRANSLATE_NOOP("Name", "This day is over. Choose today or a later one."),
    Fault.NOT_AN_ADDRESS: QT_TRANSLATE_NOOP(
        "Name", "This is not an e-mail address. One looks like name@library.org."
    ),
    Fault.NOT_A_LINK: QT_TRANSLATE_NOOP(
        "Name", "This is not a web address. One begins with https://."
    ),
    Fault.OUT_OF_RANGE: QT_TRANSLATE_NOOP("Name", "This is too small or too large."),
    Fault.SAME_PERSON: QT_TRANSLATE_NOOP(
        "Name", "Nobody can take over from themselves. Name somebody else."
    ),
    Fault.NOT_FOR_THEM: QT_TRANSLATE_NOOP(
        "Name", "Not all of this is for whoever reads it. Untick the rest, or choose them anew."
    ),
    Fault.NOT_AWARE: QT_TRANSLATE_NOOP("Name", "This does not say in which time zone it is."),
    Fault.TAKEN: QT_TRANSLATE_NOOP("Name", "There is one like this already."),
    Fault.TOO_LONG: QT_TRANSLATE_NOOP("Name", "This is too long to be kept. Shorten it."),
}
NAMES |= calendar_words.NAMES
NAMES |= PLAN_NAMES
NAMES |= POLICY_NAMES
NAMES |= team_words.NAMES
NAMES |= planning_words.NAMES
NAMES |= handover_words.NAMES
NAMES |= {why: NO_CODES[why.name] for why in NoCodesWhy}
"""Two members of different enumerations are never equal, so one table holds them all."""


def name(value: Enum) -> str:
    """Return what people call the value; its bare name where nobody gave it words."""
    if isinstance(value, NoCodesWhy):
        return QCoreApplication.translate("Error", NAMES[value])
    return QCoreApplication.translate("Name", NAMES.get(value, value.name))


def fault(value: Fault) -> str:
    """Return what to tell someone whose field has the fault."""
    return name(value)
