"""Departments of the library, who speaks for each, and what each uses social media for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

NO_LIAISON = Rule("T9.no_liaison", Severity.NUDGE)
ISOLATED = Rule("T9.isolated", Severity.NUDGE)
NO_USE = Rule("B10.no_use", Severity.NUDGE)
RULES = (NO_LIAISON, ISOLATED, NO_USE)

SILENT_DAYS = 90
"""A liaison from whom nobody heard for longer has lost touch (source: T9, one per department)."""


class UseStatus(Enum):
    """How far a department has come with a use of social media."""

    IDEA = "idea"
    TRIED = "tried"
    IN_USE = "in_use"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Department(Record):
    """A part of the library that the team works with."""

    kind: ClassVar[str] = "department"
    searched: ClassVar[tuple[str, ...]] = ("name", "contact", "note")

    name: str
    contact: str = ""
    """Where the department itself is reached: its mailbox or extension, nobody's own."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """The department's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Liaison(Record):
    """Somebody who speaks for a department, from a day on (T9)."""

    kind: ClassVar[str] = "liaison"

    person: RecordId
    department: RecordId
    since: date
    until: date | None = None
    last_contact: date | None = None
    """When the team last heard from them about the channels."""

    def __post_init__(self) -> None:
        faults_of(
            person=filled(self.person),
            department=filled(self.department),
            until=Fault.ENDS_BEFORE_START if self.until and self.until < self.since else None,
        )

    @property
    @override
    def title(self) -> str:
        """The day since which it holds; the person and the department have names of their own."""
        return self.since.isoformat()

    def holds(self, on: date) -> bool:
        """Whether they speak for the department on the day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def heard(self, on: date) -> Self:
        """Return this liaison, heard from on the day."""
        return replace(self, last_contact=max(on, self.last_contact or on))

    def silent(self, on: date) -> int:
        """How many days ago they were last heard from; since they began, if never."""
        return (on - (self.last_contact or self.since)).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet(Record):
    """Something that a department uses social media for, or might (B10)."""

    kind: ClassVar[str] = "facet"
    searched: ClassVar[tuple[str, ...]] = ("use",)

    department: RecordId
    use: str
    status: UseStatus = UseStatus.IDEA

    def __post_init__(self) -> None:
        faults_of(department=filled(self.department), use=filled(self.use))

    @property
    @override
    def title(self) -> str:
        """What it is used for."""
        return self.use


def speaking(liaisons: Iterable[Liaison], on: date) -> dict[RecordId, list[Liaison]]:
    """Return who speaks for each department on the day, the longest serving first."""
    found: dict[RecordId, list[Liaison]] = {}
    for one in sorted(liaisons, key=lambda liaison: (liaison.since, liaison.id)):
        if one.holds(on):
            found.setdefault(one.department, []).append(one)
    return found


def findings(
    departments: Collection[Department],
    liaisons: Collection[Liaison],
    facets: Collection[Facet],
    names: dict[RecordId, str],
    today: date,
) -> list[Finding]:
    """Return what the rules say about departments on the day; ``names`` are people's by id."""
    now, used = speaking(liaisons, today), {facet.department for facet in facets}
    found = []
    for one in departments:
        about, facts = Ref.to(one), {"department": one.name}
        speakers = now.get(one.id, [])
        if not speakers:
            found.append(Finding(rule=NO_LIAISON, about=about, facts={**facts}))
        else:
            latest = min(speakers, key=lambda liaison: liaison.silent(today))
            if latest.silent(today) > SILENT_DAYS:
                told: dict[str, Fact] = {
                    **facts,
                    "person": names.get(latest.person, ""),
                    "days": latest.silent(today),
                }
                found.append(Finding(rule=ISOLATED, about=about, facts=told))
        if one.id not in used:
            found.append(Finding(rule=NO_USE, about=about, facts={**facts}))
    return found
