"""The library itself, and the few settings that the whole team shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from smdesk.domain.accounts import is_personal
from smdesk.domain.dates import day_of_year
from smdesk.domain.records import Fault, Record, Ref, address_or_empty, faults_of, filled
from smdesk.domain.roster import Person
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override


class Paper(Enum):
    """The paper that the library prints on."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """The library whose cabinet this is; there is one."""

    kind: ClassVar[str] = "organisation"
    searched: ClassVar[tuple[str, ...]] = ()

    name: str
    team: str = "Social media team"
    inquiries_email: str = ""
    inquiries_phone: str = ""
    policy_number: str = ""
    year_starts_month: int = 9
    year_starts_day: int = 1
    paper: Paper = Paper.A4
    lock_after_minutes: int = 5
    clear_after_seconds: int = 15
    sample: bool = False
    """True for the sample library that comes with smdesk: its people are invented."""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            team=filled(self.team),
            inquiries_email=address_or_empty(self.inquiries_email),
            year_starts_month=_within(self.year_starts_month, 1, 12),
            year_starts_day=_within(self.year_starts_day, 1, 31),
            lock_after_minutes=_within(self.lock_after_minutes, 1, 120),
            clear_after_seconds=_within(self.clear_after_seconds, 5, 60),
        )
        day_of_year(2000, self.year_starts_month, min(self.year_starts_day, 29))

    @property
    @override
    def title(self) -> str:
        """The library's name."""
        return self.name


NO_INQUIRY_CONTACT = Rule("D8.no_inquiry_contact", Severity.NUDGE)
PERSONAL_INQUIRY = Rule("D8.personal_inquiry", Severity.REASON)
RULES = (NO_INQUIRY_CONTACT, PERSONAL_INQUIRY)


def check_inquiries(organisation: Organisation, people: Iterable[Person] = ()) -> Finding | None:
    """Return the finding that inquiries go to somebody's own mailbox."""
    if not is_personal(organisation.inquiries_email, people):
        return None
    facts = {"address": organisation.inquiries_email}
    return Finding(rule=PERSONAL_INQUIRY, about=Ref.to(organisation), facts=facts)


def findings(organisation: Organisation, people: Iterable[Person] = ()) -> list[Finding]:
    """Return what is amiss with the library's own particulars (source: policy text, contact)."""
    if not organisation.inquiries_email and not organisation.inquiries_phone:
        return [Finding(rule=NO_INQUIRY_CONTACT, about=Ref.to(organisation))]
    personal = check_inquiries(organisation, people)
    return [personal] if personal is not None else []


def _within(value: int, least: int, most: int) -> Fault | None:
    return None if least <= value <= most else Fault.OUT_OF_RANGE
