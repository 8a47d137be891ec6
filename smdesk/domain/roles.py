"""What the team must cover: seven roles at first, who has each, and what follows if nobody does."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

ROLE_EMPTY = Rule("T3.role_empty", Severity.NUDGE)
UNCLAIMED = Rule("T4.unclaimed", Severity.NUDGE)
RULES = (ROLE_EMPTY, UNCLAIMED)

WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """Something that somebody has to do; one person may do several, several may share one (T3)."""

    kind: ClassVar[str] = "role"
    searched: ClassVar[tuple[str, ...]] = ("name", "fulfils", "musts", "if_empty")

    name: str
    fulfils: tuple[str, ...] = ()
    musts: tuple[str, ...] = ()
    """What whoever does it must know or be given (T4)."""
    if_empty: tuple[str, ...] = ()
    """What happens while nobody does it."""
    likely_from: tuple[str, ...] = ()
    """Names of roles whose holder is likely to take this one too."""
    place: int = 0
    """Where it stands in lists."""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """The role's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """Somebody does a role, or a share of it, from a day on."""

    kind: ClassVar[str] = "assignment"

    role: RecordId
    person: RecordId
    first: date
    last: date | None = None
    share: int = WHOLE
    """Percent of the role."""
    decision: str = ""
    """The number of the decision that appointed them."""

    def __post_init__(self) -> None:
        early = self.last is not None and self.last < self.first
        faults_of(
            role=filled(self.role),
            person=filled(self.person),
            share=None if 1 <= self.share <= WHOLE else Fault.OUT_OF_RANGE,
            last=Fault.ENDS_BEFORE_START if early else None,
        )

    @property
    @override
    def title(self) -> str:
        """The day since which they do it; the role and the person have names of their own."""
        return self.first.isoformat()

    def holds(self, on: date) -> bool:
        """Whether it holds on the day."""
        return self.first <= on and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """Somebody says that they have what a role asks for, and why one may believe it (T4)."""

    kind: ClassVar[str] = "claim"
    searched: ClassVar[tuple[str, ...]] = ("evidence",)

    person: RecordId
    role: RecordId
    must: str
    evidence: str = ""

    def __post_init__(self) -> None:
        faults_of(must=filled(self.must))

    @property
    @override
    def title(self) -> str:
        """What they claim."""
        return self.must


def holding(assignments: Iterable[Assignment], on: date) -> dict[RecordId, list[Assignment]]:
    """Return who does each role on the day, the largest share first."""
    found: dict[RecordId, list[Assignment]] = {}
    for one in sorted(assignments, key=lambda a: (-a.share, a.first, a.id)):
        if one.holds(on):
            found.setdefault(one.role, []).append(one)
    return found


def likely(
    role: Role, roles: Iterable[Role], now: Mapping[RecordId, Collection[Assignment]]
) -> RecordId | None:
    """Return who would probably take an empty role over: the holder of a role close to it."""
    named = {one.name: one.id for one in roles}
    for name in role.likely_from:
        for assignment in now.get(named.get(name, RecordId("")), ()):
            return assignment.person
    return None


def missing(
    role: Role, claims: Iterable[Claim], now: Mapping[RecordId, Collection[Assignment]]
) -> list[str]:
    """Return what the role asks for and none of its holders claims to have."""
    holders = {assignment.person for assignment in now.get(role.id, ())}
    claimed = {c.must for c in claims if c.role == role.id and c.person in holders}
    return [must for must in role.musts if must not in claimed]


def findings(
    roles: Collection[Role],
    assignments: Collection[Assignment],
    claims: Collection[Claim],
    today: date,
) -> list[Finding]:
    """Return the roles that nobody does, with what follows, and what no holder claims to have."""
    now = holding(assignments, today)
    found = []
    for role in sorted(roles, key=lambda one: one.place):
        if role.id not in now:
            empty: dict[str, Fact] = {
                "role": role.name,
                "consequence": role.if_empty[0] if role.if_empty else "",
            }
            found.append(Finding(rule=ROLE_EMPTY, about=Ref.to(role), facts=empty))
            continue
        lacking = missing(role, claims, now)
        if lacking:
            facts: dict[str, Fact] = {"role": role.name, "musts": tuple(lacking)}
            found.append(Finding(rule=UNCLAIMED, about=Ref.to(role), facts=facts))
    return found


def starter() -> tuple[Role, ...]:
    """Return the seven roles that a library can begin with and make its own (source: 001.12-33)."""
    sponsor, manager, coordinator = "Sponsor", "Community manager", "Coordinator"
    strategist, product, project = "Strategist", "Product manager", "Project manager"
    return (
        Role(
            name=sponsor,
            fulfils=("Says what the channels are for", "Decides on money, people and policy"),
            if_empty=(
                "Decisions wait while priorities are argued about.",
                "Plans run out of people and money.",
            ),
            place=1,
        ),
        Role(
            name=manager,
            fulfils=(
                "Writes in the library's name",
                "Keeps sponsors and colleagues informed",
                "Leads when something goes wrong, and finds who must be asked",
                "Sets how the library speaks on its channels",
            ),
            musts=("Knows how people talk on the channels", "Knows the library from the inside"),
            if_empty=(
                "The library has no voice that anybody knows.",
                "Nobody owns what goes wrong, so it stays unresolved.",
            ),
            place=2,
        ),
        Role(
            name=coordinator,
            fulfils=(
                "Posts, films and writes",
                "Reads what comes in, and answers",
                "Tells the community manager what is brewing",
            ),
            musts=("May answer in their own voice",),
            if_empty=(
                "Nothing is made to be posted.",
                "One person drowns in channels, and people meet nobody.",
            ),
            place=3,
        ),
        Role(
            name=strategist,
            fulfils=(
                "Watches what others do and what works",
                "Looks into new services before anybody wants them",
                "Reports what went well, and what should change",
            ),
            musts=(
                "Has time to look into things",
                "Has a way to tell the others",
                "Knows what is technically possible here",
            ),
            if_empty=(
                "Talk goes to the newest toy.",
                "Decisions come late and rest on guesses.",
            ),
            place=4,
        ),
        Role(
            name=product,
            fulfils=("Plans what changes on the library's own pages and in which order",),
            musts=("Knows what is technically possible here",),
            if_empty=(
                "The library's own pages change by accident.",
                "Plans turn out to be impossible.",
            ),
            likely_from=(manager,),
            place=5,
        ),
        Role(
            name=project,
            fulfils=(
                "Brings tasks, people and days together",
                "Measures whether it was worth it",
            ),
            if_empty=(
                "Projects grow without end.",
                "Nobody writes down what came of them.",
            ),
            likely_from=(manager, product),
            place=6,
        ),
        Role(
            name="Makers",
            fulfils=(
                "Build and design what the library shows online",
                "Set sizes, names, fonts and colours, and keep to them",
            ),
            if_empty=("There is nobody to make what was wished for.",),
            place=7,
        ),
    )
