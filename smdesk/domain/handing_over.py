"""Handing over: the receipt line by line, who signed it, and what keeps it from being complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

NOT_SIGNED = Rule("H4.not_signed", Severity.BLOCK)
ROTATION_OPEN = Rule("H4.rotation_open", Severity.BLOCK)
BLOCKS_OPEN = Rule("H4.blocks_open", Severity.BLOCK)
LINE_OPEN = Rule("H4.line_open", Severity.NUDGE)
RULES = (NOT_SIGNED, ROTATION_OPEN, BLOCKS_OPEN, LINE_OPEN)


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
