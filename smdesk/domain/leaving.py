"""What has to change when somebody leaves: secrets they know, and keys and roles they still have.

The list is worked out from what is so, whenever somebody looks at it; what is kept is only what
people decided about a line of it, and what was so when the list was begun.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Record, RecordId, faults_of, filled, in_utc
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

ROTATION_OPEN = Rule("A7.rotation_open", Severity.NUDGE, urgent=True)
READABLE_OPEN = Rule("A7.readable_open", Severity.NUDGE)
CUSTODY_OPEN = Rule("A7.custody_open", Severity.NUDGE)
LEAVING_SOON = Rule("A7.leaving_soon", Severity.NUDGE)
LEFT_WITHOUT_LIST = Rule("A7.left_without_list", Severity.NUDGE, urgent=True)
NOT_CHANGED = Rule("A7.not_changed", Severity.REASON)
STILL_INSIDE = Rule("A7.still_inside", Severity.REASON)
RULES = (
    ROTATION_OPEN,
    READABLE_OPEN,
    CUSTODY_OPEN,
    LEAVING_SOON,
    LEFT_WITHOUT_LIST,
    NOT_CHANGED,
    STILL_INSIDE,
)

NOTICE_DAYS = 30
"""The list is offered this many days before a term ends."""


class Because(Enum):
    """Why somebody leaves."""

    TERM_END = "term_end"
    REMOVAL = "removal"
    """They were let out of the cabinet."""


class Group(Enum):
    """How much a line of the list weighs."""

    MUST_CHANGE = "must_change"
    """The leaver knows the secret that is in use."""
    THIS_TERM = "this_term"
    """The leaver could have read it, and did not with smdesk."""
    CUSTODY = "custody"
    """No secret, but a way in all the same."""


class Matter(Enum):
    """What a line of the list is about."""

    KNOWN_SECRET = "known_secret"  # noqa: S105 - a name, not a secret
    READABLE_SECRET = "readable_secret"  # noqa: S105 - a name, not a secret
    SECOND_FACTOR = "second_factor"
    RECOVERY_MAIL = "recovery_mail"
    RECOVERY_PHONE = "recovery_phone"
    PAGE_ROLE = "page_role"
    OWN_PROFILE = "own_profile"
    """The account is run through the leaver's own profile."""
    BUSINESS_MANAGER = "business_manager"
    PASSKEY = "passkey"
    SESSIONS = "sessions"
    """Browsers and phones that are still signed in."""
    CONNECTED_APPS = "connected_apps"
    CARD = "card"
    """The card that pays for advertising."""
    CUSTODIAN = "custodian"
    """The leaver is still named as one who answers for the account."""
    ACCESS = "access"
    """The leaver can still open the cabinet."""

    @property
    def group(self) -> Group:
        """How much it weighs."""
        if self is Matter.KNOWN_SECRET:
            return Group.MUST_CHANGE
        return Group.THIS_TERM if self is Matter.READABLE_SECRET else Group.CUSTODY

    @property
    def inside(self) -> bool:
        """Whether the cabinet itself knows when it is settled."""
        return self in {Matter.CUSTODIAN, Matter.ACCESS}

    @property
    def fades(self) -> bool:
        """Whether it is settled as soon as the cabinet no longer says it is so."""
        return self.group is Group.CUSTODY and self not in _LASTING


_LASTING = frozenset({Matter.SESSIONS, Matter.CONNECTED_APPS, Matter.BUSINESS_MANAGER})
"""What only the platform knows: these are done when somebody says so."""


class State(Enum):
    """Where a line of the list stands."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"
    """Somebody said why it is not needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving(Record):
    """Somebody leaves, or has left: the list that was begun for them (A7)."""

    kind: ClassVar[str] = "leaving"

    person: RecordId
    because: Because
    begun_on: date
    last: date
    """The leaver's last day, as far as it was known when the list was begun."""
    called_off: str = ""
    """Why nobody leaves after all; empty for a list that stands."""

    def __post_init__(self) -> None:
        faults_of(person=filled(self.person))

    @property
    @override
    def title(self) -> str:
        """The leaver's last day; the person has a name of their own."""
        return self.last.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingItem(Record):
    """One line of a leaving list, as it was begun, and what somebody decided about it."""

    kind: ClassVar[str] = "leaving_item"
    searched: ClassVar[tuple[str, ...]] = ("reason",)

    leaving: RecordId
    matter: Matter
    account: str = ""
    subject: str = ""
    """The id of the secret or the passkey, where the account alone does not tell which."""
    number: int = 0
    """The highest version concerned; for sessions, how often the leaver looked."""
    detail: str = ""
    """What was so: the device, the address, the names of the apps."""
    state: State = State.OPEN
    reason: str = ""
    decided_by: RecordId | None = None
    decided_at: datetime | None = None

    def __post_init__(self) -> None:
        decided = self.decided_at
        faults_of(
            leaving=filled(self.leaving),
            decided_at=None if decided is None else in_utc(decided),
            reason=filled(self.reason) if self.state is State.WAIVED else None,
        )

    @property
    @override
    def title(self) -> str:
        """What it is about, in one word."""
        return self.matter.value

    @property
    def key(self) -> "Key":
        """What the line is about, as one value to compare."""
        return Key(self.matter, self.account, self.subject)

    def decided(self, state: State, by: RecordId, at: datetime, reason: str = "") -> Self:
        """Return this line with the decision; a waiver needs its reason (InvalidError)."""
        return replace(self, state=state, decided_by=by, decided_at=at, reason=reason.strip())

    def reopened(self) -> Self:
        """Return this line as nobody has decided anything about it."""
        return replace(self, state=State.OPEN, decided_by=None, decided_at=None, reason="")


@dataclass(frozen=True, slots=True)
class Key:
    """Names a line of a list: what it is about."""

    matter: Matter
    account: str = ""
    subject: str = ""
