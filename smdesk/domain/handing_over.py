"""Handing over: the receipt line by line, who signed it, and what keeps it from being complete."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Fault, InvalidError, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

NOT_SIGNED = Rule("H4.not_signed", Severity.BLOCK)
ROTATION_OPEN = Rule("H4.rotation_open", Severity.BLOCK)
BLOCKS_OPEN = Rule("H4.blocks_open", Severity.BLOCK)
LINE_OPEN = Rule("H4.line_open", Severity.NUDGE)
UNDER_WAY = Rule("H4.under_way", Severity.NUDGE)
OVERDUE = Rule("H4.overdue", Severity.NUDGE, urgent=True)
RULES = (NOT_SIGNED, ROTATION_OPEN, BLOCKS_OPEN, LINE_OPEN, UNDER_WAY, OVERDUE)


class Side(Enum):
    """Who signs the receipt, and as what (H4)."""

    GIVING = "giving"
    TAKING = "taking"
    WITNESS = "witness"


class Stage(Enum):
    """How far a handover has come."""

    BUILDING = "building"
    READY = "ready"
    HANDED_OVER = "handed_over"
    COMPLETE = "complete"


class OpenStep(Enum):
    """Something that is still to be done before a handover is complete, in the order of doing."""

    PACKET = "packet"
    """No packet was handed over yet."""
    RECEIPT = "receipt"
    """Not every line of the receipt is received."""
    ROTATION = "rotation"
    """Somebody who leaves still knows a password."""
    RULES = "rules"
    """Something is as the rules do not allow it."""
    SIGN_GIVING = "sign_giving"
    SIGN_TAKING = "sign_taking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """One handing over from one person or team to the next, until both have signed (H1, H4)."""

    kind: ClassVar[str] = "handover"
    searched: ClassVar[tuple[str, ...]] = ("giving", "taking", "note")

    seat: RecordId | None = None
    """Nothing for the whole team."""
    giving: str
    taking: str
    on: date
    """The day on which it is to happen, or did."""
    packet: RecordId | None = None
    """The packet as it was handed over; it is frozen then."""
    handed_over_on: date | None = None
    completed_on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            giving=filled(self.giving),
            taking=filled(self.taking),
            handed_over_on=Fault.EMPTY if self.completed_on and not self.handed_over_on else None,
        )

    @property
    @override
    def title(self) -> str:
        """Who hands over to whom."""
        return f"{self.giving} → {self.taking}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine(Record):
    """One thing that is handed over: given, received, initialled (H4)."""

    kind: ClassVar[str] = "receipt_line"
    searched: ClassVar[tuple[str, ...]] = ("what",)

    handover: RecordId
    what: str
    given: bool = False
    got: bool = False
    initials: str = ""
    account: RecordId | None = None
    """The account that changes hands; nothing for any other thing."""
    signed_in: bool = False
    """Whoever takes over has signed in to the account."""
    changed: bool = False
    """Its password was changed afterwards."""

    def __post_init__(self) -> None:
        faults_of(what=filled(self.what))

    @property
    @override
    def title(self) -> str:
        """What is handed over."""
        return self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Record):
    """Somebody signed the receipt on paper, and it was put down here on that day (H4)."""

    kind: ClassVar[str] = "signature"
    searched: ClassVar[tuple[str, ...]] = ("name",)

    handover: RecordId
    side: Side
    name: str
    on: date
    by: RecordId | None = None
    """Who put it down."""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """Who signed."""
        return self.name


def stage(handover: Handover, *, blocked: bool) -> Stage:
    """Return how far it has come; ``blocked`` says that a rule stands in the way."""
    if handover.completed_on is not None:
        return Stage.COMPLETE
    if handover.handed_over_on is not None:
        return Stage.HANDED_OVER
    return Stage.BUILDING if blocked else Stage.READY


def open_steps(
    handover: Handover,
    lines: Iterable[ReceiptLine],
    signatures: Iterable[Signature],
    *,
    rotations: int,
    blocks: int,
) -> tuple[OpenStep, ...]:
    """Return what is still to be done, in the order of doing; nothing once it is complete."""
    if handover.completed_on is not None:
        return ()
    signed = {one.side for one in signatures}
    still = {
        OpenStep.PACKET: handover.handed_over_on is None,
        OpenStep.RECEIPT: not all(one.got for one in lines),
        OpenStep.ROTATION: rotations > 0,
        OpenStep.RULES: blocks > 0,
        OpenStep.SIGN_GIVING: Side.GIVING not in signed,
        OpenStep.SIGN_TAKING: Side.TAKING not in signed,
    }
    return tuple(step for step, open_ in still.items() if open_)


def blocks(holes: Iterable[Finding]) -> int:
    """Return how many of these things the rules do not allow at all."""
    return sum(hole.rule.severity is Severity.BLOCK for hole in holes)


def check_names(handover: Handover) -> None:
    """Raise InvalidError (taking) where somebody would take over from themselves."""
    if same_person(handover.giving, handover.taking):
        raise InvalidError(taking=Fault.SAME_PERSON)


def same_person(one: str, other: str) -> bool:
    """Whether two names are of one person, as far as letters and blanks tell."""
    return one.casefold().split() == other.casefold().split()


def under_way(
    handover: Handover,
    steps: Collection[OpenStep],
    people: Mapping[RecordId, str],
    today: date,
) -> Finding:
    """Return how far off a handover is that is not complete, and how many steps are open.

    Whoever hands over is to hear of it, and whoever takes over too, where ``people`` (names by
    id) has them.
    """
    days = (handover.on - today).days
    facts: dict[str, Fact] = {
        "giving": handover.giving,
        "taking": handover.taking,
        "due": handover.on,
        "left": max(days, 0),
        "steps": len(steps),
    }
    givers, takers = (
        tuple(id_ for id_, known in people.items() if same_person(known, name))
        for name in (handover.giving, handover.taking)
    )
    return Finding(
        rule=OVERDUE if days < 0 else UNDER_WAY,
        about=Ref.to(handover),
        facts=facts,
        whom=givers[0] if len(givers) == 1 else None,
        also=takers if len(takers) == 1 else (),
    )


def check_complete(
    handover: Handover,
    signatures: Iterable[Signature],
    *,
    rotations: int,
    blocks: int,
) -> Finding | None:
    """Return what keeps a handover from being complete; ``rotations`` and ``blocks`` are open."""
    about, who = Ref.to(handover), handover.title
    signed = {one.side for one in signatures}
    facts: dict[str, Fact] = {"handover": who}
    if not {Side.GIVING, Side.TAKING} <= signed:
        return Finding(rule=NOT_SIGNED, about=about, facts=facts)
    if rotations:
        return Finding(rule=ROTATION_OPEN, about=about, facts={**facts, "count": rotations})
    if blocks:
        return Finding(rule=BLOCKS_OPEN, about=about, facts={**facts, "count": blocks})
    return None


def line_findings(handovers: Iterable[Handover], lines: Iterable[ReceiptLine]) -> list[Finding]:
    """Return what was handed over and is not signed for, line by line."""
    open_ = {one.id: one for one in handovers if one.handed_over_on and not one.completed_on}
    return [
        Finding(
            rule=LINE_OPEN,
            about=Ref.to(line),
            facts={"person": open_[line.handover].taking, "what": line.what},
        )
        for line in lines
        if line.handover in open_ and not line.got
    ]
