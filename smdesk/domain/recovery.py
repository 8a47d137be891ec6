"""The ways back in when nobody can open the cabinet: a paper kit, and shares that the board holds.

Neither is kept here: only that they were made, for whom, and when somebody last tried them.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.roster import Term
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

NO_WAY_BACK = Rule("A3.no_way_back", Severity.NUDGE)
SHARES_NOT_DELIVERED = Rule("A3.shares_not_delivered", Severity.NUDGE)
TRUSTEE_LEFT = Rule("A3.trustee_left", Severity.NUDGE)
DRILL_DUE = Rule("A3.drill_due", Severity.NUDGE)
DRILL_FAILED = Rule("A3.drill_failed", Severity.NUDGE, urgent=True)
PAPER_USED = Rule("A3.paper_used", Severity.NUDGE)
RULES = (
    NO_WAY_BACK,
    SHARES_NOT_DELIVERED,
    TRUSTEE_LEFT,
    DRILL_DUE,
    DRILL_FAILED,
    PAPER_USED,
)
DRILL_GOOD_FOR_DAYS = 365
FEWEST_NEEDED, MOST_SHARES = 2, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKit(Record):
    """A paper kit that was made, and where it is kept."""

    kind: ClassVar[str] = "paper_kit"

    slot: str
    place: str = ""
    made_on: date
    made_by: RecordId

    @property
    @override
    def title(self) -> str:
        """The day it was made."""
        return self.made_on.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Escrow(Record):
    """A set of shares that was made for the board, and how many of them are needed."""

    kind: ClassVar[str] = "escrow"

    slot: str
    needed: int
    shares: int
    made_on: date
    made_by: RecordId
    test: bytes
    """A random value that only the shares together open: nothing but a way to try them."""

    def __post_init__(self) -> None:
        sound = FEWEST_NEEDED <= self.needed <= self.shares <= MOST_SHARES
        faults_of(needed=None if sound else Fault.OUT_OF_RANGE)

    @property
    @override
    def title(self) -> str:
        """The day it was made."""
        return self.made_on.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trustee(Record):
    """Somebody who holds one share."""

    kind: ClassVar[str] = "trustee"
    searched: ClassVar[tuple[str, ...]] = ("name", "role")

    escrow: RecordId
    number: int
    """Counted from 1, as on the page and its envelope."""
    name: str
    role: str = ""
    """What they are to the library, as in "Chair of the board"."""
    person: RecordId | None = None
    """Who that is, if the team's own people are on file with the same name."""
    proof: bytes
    """What two words of the share can be compared with; too little to learn the share from."""
    delivered_on: date | None = None

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """Their name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Drill:
    """The shares were tried: when, and whether they opened the test value."""

    on: date
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysBack:
    """What there is now, apart from what there once was."""

    kit: PaperKit | None
    escrow: Escrow | None
    trustees: tuple[Trustee, ...] = ()
    drill: Drill | None = None
    """The last one of these very shares."""
    kit_used: date | None = None
    shares_used: date | None = None


def findings(ways: WaysBack, terms: Collection[Term], on: date) -> Iterator[Finding]:
    """Find fault with the ways back in, as they are on the day."""
    if ways.kit is None and ways.escrow is None:
        yield Finding(rule=NO_WAY_BACK, about=Ref(PaperKit.kind, RecordId("")))
    if ways.kit is not None and ways.kit_used is not None:
        yield _found(PAPER_USED, ways.kit, {"first": ways.kit_used})
    if ways.escrow is None:
        return
    if ways.shares_used is not None:
        yield _found(PAPER_USED, ways.escrow, {"first": ways.shares_used})
    waiting = tuple(t.name for t in ways.trustees if t.delivered_on is None)
    if waiting:
        yield _found(SHARES_NOT_DELIVERED, ways.escrow, {"names": waiting})
    for trustee in ways.trustees:
        left = _left(trustee, terms, on)
        if left is not None:
            yield _found(TRUSTEE_LEFT, trustee, {"person": trustee.name, "last": left})
    if ways.drill is not None and not ways.drill.opened:
        yield _found(DRILL_FAILED, ways.escrow, {"first": ways.drill.on})
        return
    tried = ways.drill.on if ways.drill is not None else ways.escrow.made_on
    if (on - tried).days > DRILL_GOOD_FOR_DAYS:
        yield _found(DRILL_DUE, ways.escrow, {"first": tried})


def _left(trustee: Trustee, terms: Collection[Term], on: date) -> date | None:
    """Return the last day on which the trustee served, if all their terms are over."""
    theirs = [term.last for term in terms if term.person == trustee.person]
    return max(theirs) if theirs and max(theirs) < on else None


def _found(
    rule: Rule, record: Record, facts: Mapping[str, date | str | tuple[str, ...]]
) -> Finding:
    return Finding(rule=rule, about=Ref.to(record), facts=dict(facts))
