"""Who answers for an account, the secrets sealed to them, and who has come to know which."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Record, RecordId, faults_of, in_utc
from smdesk.domain.roster import Term, serving
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

SOLE_CUSTODIAN = Rule("A3.sole_custodian", Severity.NUDGE, urgent=True)
NO_CUSTODIAN = Rule("A3.no_custodian", Severity.NUDGE, urgent=True)
TERM_ENDS_ON_SOLE_CUSTODIAN = Rule("A3.term_ends_on_sole_custodian", Severity.BLOCK)
LAST_CUSTODIAN = Rule("A3.last_custodian", Severity.BLOCK)
NOT_A_CUSTODIAN = Rule("A3.not_a_custodian", Severity.BLOCK)
RULES = (
    SOLE_CUSTODIAN,
    NO_CUSTODIAN,
    TERM_ENDS_ON_SOLE_CUSTODIAN,
    LAST_CUSTODIAN,
    NOT_A_CUSTODIAN,
)


class SecretKind(Enum):
    """What a secret is good for."""

    PASSWORD = "password"  # noqa: S105 - a name, not a password
    TOTP = "totp"
    """What the codes of an authenticator app are made from; the text is an otpauth link."""
    BACKUP_CODES = "backup_codes"
    API_KEY = "api_key"
    QUESTION = "question"
    """The answer to a security question; the label asks it."""
    FIELD = "field"
    """A field of the library's own; the label names it."""
    ATTACHMENT = "attachment"
    """A file; the label is its name."""
    OTHER = "other"


class Seen(Enum):
    """How somebody came to know a secret."""

    CREATED = "created"
    SHOWN = "shown"
    COPIED = "copied"
    PRINTED = "printed"
    IMPORTED = "imported"
    EXPORTED = "exported"
    CODE = "code"
    """A code made from it was shown or copied, not the secret itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Custodian(Record):
    """Somebody who answers for an account and can open its secrets (A3)."""

    kind: ClassVar[str] = "custodian"

    account: RecordId
    person: RecordId
    primary: bool = False
    since: date
    decision: str = ""
    vouched: str = ""
    """Made with the account's key, in hex: whoever named this person held it. Nobody else can."""

    @property
    @override
    def title(self) -> str:
        """The day since which it holds; the account and the person have names of their own."""
        return self.since.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret(Record):
    """A place for one secret of an account; what it says is in its versions (A2)."""

    kind: ClassVar[str] = "secret"

    account: RecordId
    what: SecretKind = SecretKind.PASSWORD
    label: str = ""

    @property
    @override
    def title(self) -> str:
        """The label given to it, or nothing: a password needs none."""
        return self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretVersion(Record):
    """One value that a secret had, sealed to the account's custodians. Never rewritten."""

    kind: ClassVar[str] = "secret_version"

    secret: RecordId
    number: int
    sealed: bytes
    generation: int
    """Which of the account's keys seals it."""
    made_at: datetime
    made_by: RecordId
    content: str = ""
    """Where the sealed file lies: the SHA-256 of its sealed bytes in hex; empty without a file."""
    size: int = 0
    """What is no secret about its size: how many bytes a file has, how many codes a list."""

    def __post_init__(self) -> None:
        faults_of(made_at=in_utc(self.made_at))

    @property
    @override
    def title(self) -> str:
        """The version's number."""
        return str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWrap(Record):
    """An account's key, wrapped so that one custodian's own key opens it."""

    kind: ClassVar[str] = "key_wrap"

    account: RecordId
    generation: int
    slot: str
    wrapped: bytes

    @property
    @override
    def title(self) -> str:
        """The generation of the key."""
        return str(self.generation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure(Record):
    """Somebody came to know one version of one secret: the ground for rotating when they leave."""

    kind: ClassVar[str] = "exposure"

    person: RecordId
    secret: RecordId
    number: int
    how: Seen
    at: datetime
    device: str = ""

    def __post_init__(self) -> None:
        faults_of(at=in_utc(self.at))

    @property
    @override
    def title(self) -> str:
        """What happened, in one word."""
        return self.how.value


def solely_held(
    person: RecordId, custodians: Collection[Custodian], terms: Collection[Term], on: date
) -> list[RecordId]:
    """Return the accounts that would have no serving custodian on the day without the person."""
    others = serving(terms, on) - {person}
    mine = {c.account for c in custodians if c.person == person}
    kept = {c.account for c in custodians if c.person in others}
    return sorted(mine - kept)
