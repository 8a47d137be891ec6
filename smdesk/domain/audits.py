"""Audits: people who hold no key look after the accounts, and write down what they found."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.roster import Person
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

AUDITOR_IS_CUSTODIAN = Rule("A6.auditor_is_custodian", Severity.BLOCK)
NOBODY_INDEPENDENT = Rule("A6.nobody_independent", Severity.BLOCK)
CHECKS_OPEN = Rule("A6.checks_open", Severity.REASON)
NO_AUDIT = Rule("A6.no_audit", Severity.NUDGE)
FIX_OVERDUE = Rule("A6.fix_overdue", Severity.NUDGE, urgent=True)
RULES = (AUDITOR_IS_CUSTODIAN, NOBODY_INDEPENDENT, CHECKS_OPEN, NO_AUDIT, FIX_OVERDUE)

AUDIT_GOOD_FOR_DAYS = 365


class Point(Enum):
    """What is looked at in each account (A6)."""

    LOG_IN = "log_in"
    """A custodian signs in while the auditor watches."""
    ADMINS = "admins"
    """Who administers it at the platform is who should."""
    RECOVERY = "recovery"
    """The mailbox and the phone for recovery are reached, and are the library's."""
    APPS = "apps"
    """The apps that may use it are known and wanted."""
    HANDLE = "handle"
    """Its name and address are what is written here."""


class Outcome(Enum):
    """What came of looking."""

    IN_ORDER = "in_order"
    NOT_IN_ORDER = "not_in_order"
    NOT_POSSIBLE = "not_possible"


class Gravity(Enum):
    """How much a shortcoming matters."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditGroup(Record):
    """People who audit together; they need not be able to open the cabinet (A6)."""

    kind: ClassVar[str] = "audit_group"
    searched: ClassVar[tuple[str, ...]] = ("name", "note")

    name: str
    people: tuple[RecordId, ...] = ()
    decision: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name), people=None if self.people else Fault.EMPTY)

    @property
    @override
    def title(self) -> str:
        """The group's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Record):
    """One round: a group looks at these accounts within these days."""

    kind: ClassVar[str] = "audit"
    searched: ClassVar[tuple[str, ...]] = ("name", "summary")

    name: str
    group: RecordId
    accounts: tuple[RecordId, ...]
    first: date
    last: date
    closed_on: date | None = None
    summary: str = ""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            accounts=None if self.accounts else Fault.EMPTY,
            last=Fault.ENDS_BEFORE_START if self.last < self.first else None,
        )

    @property
    @override
    def title(self) -> str:
        """The round's name."""
        return self.name

    @property
    def closed(self) -> bool:
        """Whether the round is over."""
        return self.closed_on is not None

    def closed_with(self, summary: str, on: date) -> Self:
        """Return this round, over since the day."""
        return replace(self, closed_on=on, summary=summary)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCheck(Record):
    """Somebody looked at one point of one account."""

    kind: ClassVar[str] = "audit_check"

    audit: RecordId
    account: RecordId
    point: Point
    outcome: Outcome
    auditor: RecordId
    on: date
    note: str = ""

    @property
    @override
    def title(self) -> str:
        """What was looked at, in one word."""
        return self.point.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming(Record):
    """Something that an audit found wanting, and by when it is to be put right."""

    kind: ClassVar[str] = "shortcoming"
    searched: ClassVar[tuple[str, ...]] = ("what", "remedy")

    audit: RecordId
    account: RecordId
    what: str
    gravity: Gravity = Gravity.MEDIUM
    fix_by: date
    fixed_on: date | None = None
    remedy: str = ""
    """What was done about it."""

    def __post_init__(self) -> None:
        faults_of(what=filled(self.what))

    @property
    @override
    def title(self) -> str:
        """What was found."""
        return self.what

    def fixed(self, remedy: str, on: date) -> Self:
        """Return this shortcoming, put right on the day."""
        return replace(self, fixed_on=on, remedy=remedy)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One point of one account in a round; ``check`` is None until somebody has looked."""

    account: RecordId
    name: str
    point: Point
    check: AuditCheck | None
    auditor: str


@dataclass(frozen=True, slots=True)
class ShortcomingLine:
    """One shortcoming, and the account it is about."""

    shortcoming: Shortcoming
    account: str


@dataclass(frozen=True, slots=True)
class AuditSheet:
    """Everything about one round."""

    audit: Audit
    group: AuditGroup
    people: tuple[Person, ...]
    checks: tuple[CheckLine, ...]
    shortcomings: tuple[ShortcomingLine, ...]

    @property
    def open(self) -> int:
        """How many points nobody has looked at."""
        return sum(line.check is None for line in self.checks)


def last_audited(audits: Iterable[Audit], checks: Iterable[AuditCheck]) -> dict[RecordId, date]:
    """Return the day on which the last round closed in which each account was looked at."""
    closed = {audit.id: audit.closed_on for audit in audits if audit.closed_on is not None}
    found: dict[RecordId, date] = {}
    for check in checks:
        day = closed.get(check.audit)
        if day is not None and check.outcome is not Outcome.NOT_POSSIBLE:
            found[check.account] = max(day, found.get(check.account, day))
    return found


def check_independence(
    auditor: RecordId,
    about: Ref,
    custodians: Collection[RecordId],
    *,
    account: str,
    person: str,
) -> Finding | None:
    """Return the refusal for an auditor who answers for the very account (A6, after 004.14)."""
    if auditor not in custodians:
        return None
    facts = {"account": account, "person": person}
    return Finding(rule=AUDITOR_IS_CUSTODIAN, about=about, facts=facts, whom=auditor)


def check_audited(
    account: RecordId, name: str, last: Mapping[RecordId, date], today: date
) -> Finding | None:
    """Return the finding that no round has looked at this one account for a year."""
    if not unaudited({account: name}, last, today):
        return None
    return Finding(rule=NO_AUDIT, about=Ref("account", account), facts={"accounts": (name,)})


def unaudited(
    accounts: Mapping[RecordId, str], last: Mapping[RecordId, date], today: date
) -> list[RecordId]:
    """Return the accounts that no round has looked at for a year, by name."""
    due = [
        account
        for account in accounts
        if account not in last or (today - last[account]).days > AUDIT_GOOD_FOR_DAYS
    ]
    return sorted(due, key=lambda account: (accounts[account].casefold(), account))


def findings(
    organisation: Ref,
    accounts: Mapping[RecordId, str],
    last: Mapping[RecordId, date],
    shortcomings: Iterable[Shortcoming],
    today: date,
) -> list[Finding]:
    """Return what the rules say about audits on the day; ``accounts`` is names by id."""
    found = [
        Finding(
            rule=FIX_OVERDUE,
            about=Ref.to(one),
            facts={"what": one.what, "account": accounts[one.account], "last": one.fix_by},
        )
        for one in shortcomings
        if one.fixed_on is None and one.fix_by < today and one.account in accounts
    ]
    due = unaudited(accounts, last, today)
    if due:
        names = tuple(accounts[account] for account in due)
        found.append(Finding(rule=NO_AUDIT, about=organisation, facts={"accounts": names}))
    return found
