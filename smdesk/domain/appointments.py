"""Decisions of those in charge, and who is appointed by them to look after what."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

NO_APPOINTMENT = Rule("T10.no_appointment", Severity.BLOCK)
OF_THE_FOUNDING = Rule("T10.of_the_founding", Severity.BLOCK)
UNAPPOINTED = Rule("T10.unappointed", Severity.NUDGE)
APPOINTMENT_ENDED = Rule("T10.appointment_ended", Severity.NUDGE)
TO_CONFIRM = Rule("T10.to_confirm", Severity.NUDGE)
NO_ADMINISTRATOR = Rule("T10.no_administrator", Severity.NUDGE)
REVIEW_DUE = Rule("T10.review_due", Severity.NUDGE)
QUOTED_ONLY = Rule("T10.quoted_only", Severity.NUDGE)
RULES = (
    NO_APPOINTMENT,
    OF_THE_FOUNDING,
    UNAPPOINTED,
    APPOINTMENT_ENDED,
    TO_CONFIRM,
    NO_ADMINISTRATOR,
    REVIEW_DUE,
    QUOTED_ONLY,
)


class Body(Enum):
    """Who decided."""

    SENIOR_MANAGEMENT = "senior_management"
    BOARD = "board"
    COMMITTEE = "committee"
    CHAIR = "chair"
    OTHER = "other"
    FOUNDER = "founder"
    """Whoever set the cabinet up, for themselves; those in charge are still to confirm it."""


class Capability(Enum):
    """What somebody is appointed to (source: the library's policy, 1.2.4 and 1.3.1 to 1.3.3)."""

    ADMINISTRATOR = "administrator"
    """Approves what is to be posted."""
    ACCOUNT_MANAGER = "account_manager"
    """Has the accounts in hand, and their secrets."""
    PAGE_MANAGER = "page_manager"
    """Looks after pages and groups: what they show, what is said there, and their calendar."""
    AUDITOR = "auditor"
    """Looks whether accounts are used as they should be."""
    CORPORATE_SUPPORT = "corporate_support"
    """Keeps up, for the whole institution, what the accounts are built on."""


KEEPERS = (Capability.ACCOUNT_MANAGER, Capability.PAGE_MANAGER)
"""Those who may answer for an account and hold its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What those in charge decided, and where it can be read."""

    kind: ClassVar[str] = "decision"
    searched: ClassVar[tuple[str, ...]] = ("number", "says", "paper")

    number: str
    """As others quote it, as in ``Board 2026-14``."""
    body: Body = Body.SENIOR_MANAGEMENT
    on: date
    says: str = ""
    paper: str = ""
    """Where the signed paper or the minutes lie."""
    review_on: date | None = None

    def __post_init__(self) -> None:
        early = self.review_on is not None and self.review_on < self.on
        faults_of(number=filled(self.number), review_on=Fault.ENDS_BEFORE_START if early else None)

    @property
    @override
    def title(self) -> str:
        """The decision's number."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """Somebody may and must do something, for some accounts or for all, by a decision (T10)."""

    kind: ClassVar[str] = "appointment"

    person: RecordId
    capability: Capability
    decision: RecordId
    channels: tuple[RecordId, ...] = ()
    """The accounts it is for; without any, it is for all."""
    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        early = self.last is not None and self.last < self.first
        faults_of(
            person=filled(self.person),
            decision=filled(self.decision),
            last=Fault.ENDS_BEFORE_START if early else None,
        )

    @property
    @override
    def title(self) -> str:
        """What it is to, in one word; the person has a name of their own."""
        return self.capability.value

    def holds(self, on: date) -> bool:
        """Whether it holds on the day."""
        return self.first <= on and (self.last is None or on <= self.last)

    def covers(self, channel: RecordId) -> bool:
        """Whether it is for the account."""
        return not self.channels or channel in self.channels

    def ended(self, on: date) -> Self:
        """Return this appointment with the day as its last."""
        return replace(self, last=max(on, self.first))


@dataclass(frozen=True, slots=True)
class Founding:
    """By what word the founder of a cabinet looks after its accounts, and what else they may."""

    decision: Decision
    capabilities: tuple[Capability, ...] = (Capability.ACCOUNT_MANAGER,)

    @classmethod
    def unasked(cls, number: str, on: date) -> "Founding":
        """Return the founding as the founder's own decision, which those in charge may confirm."""
        return cls(Decision(number=number, body=Body.FOUNDER, on=on))

    def appoints(self, founder: RecordId) -> tuple[Appointment, ...]:
        """Return the founder's appointments, from the day of the decision on."""
        decision, first = self.decision.id, self.decision.on
        return tuple(
            Appointment(person=founder, capability=one, decision=decision, first=first)
            for one in self.capabilities
        )


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as a list shows it."""

    decision: Decision
    rests: tuple[Ref, ...]
    """What rests on it: appointments first, then whatever quotes its number."""


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """An appointment as a list shows it."""

    appointment: Appointment
    person: str
    number: str
    """The decision's."""
    body: Body
    channels: tuple[str, ...]
    """Names of the accounts; none when it is for all."""
    holds: bool
    """Whether it holds today."""


def holds(
    appointments: Iterable[Appointment],
    person: RecordId,
    capability: Capability,
    on: date,
    channel: RecordId | None = None,
) -> bool:
    """Whether the person is appointed to it on the day, for the account or for any."""
    return person in appointed(appointments, capability, on, channel)


def approvers(
    appointments: Iterable[Appointment], on: date, channel: RecordId | None = None
) -> set[RecordId]:
    """Return who may approve on the day what is posted to the account, or to any."""
    return appointed(appointments, Capability.ADMINISTRATOR, on, channel)


def appointed(
    appointments: Iterable[Appointment],
    capability: Capability,
    on: date,
    channel: RecordId | None = None,
) -> set[RecordId]:
    """Return who is appointed to it on the day, for the account or for any."""
    return {
        one.person
        for one in appointments
        if one.capability is capability
        and one.holds(on)
        and (channel is None or one.covers(channel))
    }


def may_keep(
    appointments: Iterable[Appointment], person: RecordId, on: date, account: RecordId
) -> bool:
    """Whether the person may answer for the account on the day and hold its key."""
    return any(
        one.person == person and one.capability in KEEPERS and one.holds(on) and one.covers(account)
        for one in appointments
    )


def same_number(number: str) -> str:
    """Return a decision's number as numbers are compared: case and blanks do not count."""
    return " ".join(number.split()).casefold()


def custody_findings(
    custodians: Collection[tuple[RecordId, RecordId]],
    appointments: Collection[Appointment],
    people: Mapping[RecordId, str],
    accounts: Mapping[RecordId, str],
    today: date,
) -> list[Finding]:
    """Return who answers for accounts without an appointment, or after it ended.

    ``custodians`` is pairs of an account and a person; ``people`` and ``accounts`` are names.
    """
    theirs: dict[RecordId, list[Appointment]] = {}
    for one in appointments:
        theirs.setdefault(one.person, []).append(one)
    held: dict[RecordId, list[RecordId]] = {}
    for account, person in custodians:
        if account not in accounts:
            continue
        if not may_keep(theirs.get(person, ()), person, today, account):
            held.setdefault(person, []).append(account)
    found = []
    for person in sorted(held, key=lambda p: (people.get(p, "").casefold(), p)):
        over: dict[date, list[str]] = {}
        never: list[str] = []
        for account in held[person]:
            ended = _ended(theirs.get(person, ()), person, account, today)
            (over.setdefault(ended, []) if ended else never).append(accounts[account])
        about, who = Ref("person", person), people.get(person, "")
        for last, names in sorted(over.items()):
            found.append(
                Finding(
                    rule=APPOINTMENT_ENDED,
                    about=about,
                    facts={"person": who, "last": last, "accounts": _by_name(names)},
                )
            )
        if never:
            facts: dict[str, Fact] = {"person": who, "accounts": _by_name(never)}
            found.append(Finding(rule=UNAPPOINTED, about=about, facts=facts))
    return found


def decision_findings(
    decisions: Iterable[Decision], in_use: Collection[RecordId], today: date
) -> list[Finding]:
    """Return the decisions to confirm or to look at again; ``in_use`` is what others rest on."""
    found = []
    for one in sorted(decisions, key=lambda d: (d.on, d.id)):
        facts: dict[str, Fact] = {"number": one.number, "on": one.on}
        if one.body is Body.FOUNDER and one.id in in_use:
            found.append(Finding(rule=TO_CONFIRM, about=Ref.to(one), facts=facts))
        if one.review_on is not None and one.review_on <= today:
            due = {**facts, "day": one.review_on}
            found.append(Finding(rule=REVIEW_DUE, about=Ref.to(one), facts=due))
    return found


def _ended(
    appointments: Iterable[Appointment], person: RecordId, account: RecordId, today: date
) -> date | None:
    """Return the last day of the person's last appointment that was for the account, if over."""
    days = [
        one.last
        for one in appointments
        if one.person == person
        and one.capability in KEEPERS
        and one.covers(account)
        and one.last is not None
        and one.last < today
    ]
    return max(days, default=None)


def _by_name(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))
