"""What one team leaves the next: the letter, the first month, and the packet that is printed."""

from collections.abc import Mapping, Sized
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.accounts import Account, SupportUnit
from smdesk.domain.appointments import AppointmentLine
from smdesk.domain.communication import FlowLink
from smdesk.domain.custody import Custodian, SecretKind
from smdesk.domain.matrix import MatrixRow
from smdesk.domain.organisation import Organisation
from smdesk.domain.packet_copies import Changes
from smdesk.domain.packet_scope import WHOLE_TEAM, Scope
from smdesk.domain.packet_sections import Section
from smdesk.domain.records import Record, RecordId, Ref, faults_of, filled, in_utc
from smdesk.domain.roster import Person, Seat, Term
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

NO_LETTER = Rule("H1.no_letter", Severity.NUDGE)
NO_FIRST_TASKS = Rule("H1.no_first_tasks", Severity.NUDGE)
NO_ACCOUNTS = Rule("H1.no_accounts", Severity.NUDGE)
NO_TERMS = Rule("H1.no_terms", Severity.NUDGE)
RULES = (NO_LETTER, NO_FIRST_TASKS, NO_ACCOUNTS, NO_TERMS)


class When(Enum):
    """When in the first month something is to be done."""

    DAY_ONE = "day_one"
    WEEK_ONE = "week_one"
    MONTH_ONE = "month_one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Record):
    """What the outgoing team writes to the next; the newest is printed."""

    kind: ClassVar[str] = "letter"
    searched: ClassVar[tuple[str, ...]] = ("text", "advice", "wish_known")

    text: str = ""
    advice: tuple[str, ...] = ()
    """Three pieces of advice, or fewer."""
    wish_known: str = ""
    written_by: RecordId | None = None
    written_on: date

    @property
    @override
    def title(self) -> str:
        """The day it was written."""
        return self.written_on.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTask(Record):
    """Something the next team does in its first month, and who can show them how."""

    kind: ClassVar[str] = "first_task"
    searched: ClassVar[tuple[str, ...]] = ("text",)

    when: When = When.DAY_ONE
    text: str
    person: RecordId | None = None

    def __post_init__(self) -> None:
        faults_of(text=filled(self.text))

    @property
    @override
    def title(self) -> str:
        """What is to be done."""
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet(Record):
    """One printing of the handoff packet: its number, and what it said about the log."""

    kind: ClassVar[str] = "packet"
    searched: ClassVar[tuple[str, ...]] = ("number",)

    number: str
    """As in ``HP-2026-03``: the year and how many there were in it."""
    printed_at: datetime
    printed_by: RecordId
    holes: int
    log_entries: int
    check_words: str

    def __post_init__(self) -> None:
        faults_of(number=filled(self.number), printed_at=in_utc(self.printed_at))

    @property
    @override
    def title(self) -> str:
        """The packet's number."""
        return self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSheet:
    """One account as the packet shows it. It has no place for a secret."""

    account: Account
    custodians: tuple[Custodian, ...]
    kept: tuple[tuple[SecretKind, str, date], ...]
    """What smdesk keeps for it: kind, label, and the day of the version in use."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketContents:
    """Everything that a packet prints, gathered in one reading of the cabinet."""

    organisation: Organisation
    packet: Packet
    today: date
    people: Mapping[RecordId, Person]
    members: frozenset[RecordId]
    """The people who can open the cabinet."""
    seats: tuple[Seat, ...]
    terms: tuple[Term, ...]
    """Those of this academic year and the next, by seat and first day."""
    letter: Letter | None
    first_tasks: tuple[FirstTask, ...]
    accounts: tuple[AccountSheet, ...]
    support_units: tuple[SupportUnit, ...]
    holes: tuple[Finding, ...]
    appointments: tuple[AppointmentLine, ...] = ()
    roles: tuple[MatrixRow, ...] = ()
    flow: tuple[FlowLink, ...] = ()
    """Who tells whom inside the library."""
    sections: tuple[Section, ...] = ()
    """What the other areas keep, list by list."""
    changes: Changes | None = None
    """What changed since the packet before this one, of the same scope."""
    scope: Scope = WHOLE_TEAM
    """The seat that it is for, and what belongs to that; otherwise everything."""

    def name_of(self, person: RecordId | None) -> str:
        """Return the person's name; empty for nobody, and for somebody no longer on file."""
        return self.people[person].name if person is not None and person in self.people else ""


def findings(
    organisation: Organisation,
    letters: tuple[Letter, ...],
    first_tasks: Sized,
    accounts: Sized,
    terms: Sized,
) -> list[Finding]:
    """Return the parts of the packet that nobody has written yet."""
    missing = (
        (NO_LETTER, any(letter.text.strip() for letter in letters)),
        (NO_FIRST_TASKS, len(first_tasks) > 0),
        (NO_ACCOUNTS, len(accounts) > 0),
        (NO_TERMS, len(terms) > 0),
    )
    about = Ref.to(organisation)
    return [Finding(rule=rule, about=about) for rule, there in missing if not there]


def packet_number(year: int, earlier: int) -> str:
    """Return the number of a packet of the year after so many earlier ones in that year."""
    return f"HP-{year}-{earlier + 1:02}"
