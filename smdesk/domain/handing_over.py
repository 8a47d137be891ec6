"""Handing over: notes written as one goes, sittings, the countdown, the receipt, signatures."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from typing_extensions import override

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.roster import Term
from smdesk.domain.rules import Fact, Finding, Rule, Severity

LATE_STEP = Rule("H2.late_step", Severity.NUDGE)
TOO_FEW_SITTINGS = Rule("H3.too_few_sittings", Severity.NUDGE)
NOT_SIGNED = Rule("H4.not_signed", Severity.BLOCK)
ROTATION_OPEN = Rule("H4.rotation_open", Severity.BLOCK)
BLOCKS_OPEN = Rule("H4.blocks_open", Severity.BLOCK)
LINE_OPEN = Rule("H4.line_open", Severity.NUDGE)
BLANK_MONTHS = Rule("H5.blank_months", Severity.NUDGE)
RULES = (
    LATE_STEP,
    TOO_FEW_SITTINGS,
    NOT_SIGNED,
    ROTATION_OPEN,
    BLOCKS_OPEN,
    LINE_OPEN,
    BLANK_MONTHS,
)

FEWEST_SITTINGS = 2
SITTING_NOTICE = 14
"""Days before a term ends on which those who hand over and take over should have met twice."""
BLANK_AFTER = 2
"""So many months without a word are too many."""


class Prompt(Enum):
    """What is asked once a month (H5)."""

    SURPRISED = "surprised"
    BROKE = "broke"
    TELL = "tell"


class Step(Enum):
    """A step of the countdown; its value says how many days from the term's last day (H2)."""

    BEGIN = "-60"
    LETTER = "-30"
    FIRST_SITTING = "-14"
    ANNEX = "-7"
    HAND_OVER = "0"
    ROTATED = "+14"
    LOOK_BACK = "+30"

    @property
    def days(self) -> int:
        """Days from the last day of the term; before it they are negative."""
        return int(self.value)


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
class MonthNote(Record):
    """An answer to one of the month's questions, so that the letter writes itself (H5)."""

    kind: ClassVar[str] = "month_note"
    searched: ClassVar[tuple[str, ...]] = ("text",)

    month: date
    """Its first day."""
    prompt: Prompt = Prompt.SURPRISED
    text: str
    by: RecordId | None = None

    def __post_init__(self) -> None:
        faults_of(text=filled(self.text), month=None if self.month.day == 1 else Fault.OUT_OF_RANGE)

    @property
    @override
    def title(self) -> str:
        """What it says."""
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting(Record):
    """Those who hand over and those who take over sat together (H3)."""

    kind: ClassVar[str] = "sitting"
    searched: ClassVar[tuple[str, ...]] = ("covered", "questions")

    on: date
    present: tuple[RecordId, ...] = ()
    covered: str
    questions: str = ""

    def __post_init__(self) -> None:
        faults_of(covered=filled(self.covered))

    @property
    @override
    def title(self) -> str:
        """What was covered."""
        return self.covered


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone(Record):
    """One step of a term's countdown was done (H2)."""

    kind: ClassVar[str] = "step_done"

    term: RecordId
    step: Step
    on: date
    by: RecordId | None = None

    @property
    @override
    def title(self) -> str:
        """How many days from the end of the term it is due."""
        return self.step.value


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketCopy(Record):
    """What a packet said, line by line, so that the next can say what changed since (H1)."""

    kind: ClassVar[str] = "packet_copy"

    packet: RecordId
    lines: tuple[str, ...]
    """Each begins with its section's number and a blank."""

    @property
    @override
    def title(self) -> str:
        """How many lines there are."""
        return str(len(self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownLine:
    """One step of one term, with the day on which it is due."""

    term: Term
    step: Step
    due: date
    done: StepDone | None

    def late(self, today: date) -> bool:
        """Whether its day is over and nobody did it."""
        return self.done is None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed since an earlier packet, by section: what is new, and what is gone."""

    since: str
    """The earlier packet's number."""
    new: tuple[str, ...]
    gone: tuple[str, ...]


def countdown(terms: Iterable[Term], done: Iterable[StepDone], today: date) -> list[CountdownLine]:
    """Return the steps of every term that is near its end, the first due first.

    A term's steps stand from the first of them until the last is over by as long again.
    """
    ticked = {(one.term, one.step): one for one in done}
    lines = [
        CountdownLine(
            term=term,
            step=step,
            due=term.last + timedelta(days=step.days),
            done=ticked.get((term.id, step)),
        )
        for term in terms
        if Step.BEGIN.days <= (today - term.last).days <= 2 * Step.LOOK_BACK.days
        for step in Step
    ]
    return sorted(lines, key=lambda line: (line.due, line.term.last, line.term.id))


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


def changes(since: str, before: Sequence[str], now: Sequence[str]) -> Changes:
    """Return what stands in ``now`` and not in ``before``, and the other way round, in order."""
    was, is_now = set(before), set(now)
    return Changes(
        since=since,
        new=tuple(dict.fromkeys(line for line in now if line not in was)),
        gone=tuple(dict.fromkeys(line for line in before if line not in is_now)),
    )


def findings(
    lines: Iterable[CountdownLine],
    sittings: Collection[Sitting],
    notes: Collection[MonthNote],
    names: dict[RecordId, str],
    organisation: Ref,
    *,
    team_since: date | None,
    today: date,
) -> list[Finding]:
    """Return late steps, meetings that did not happen, and months without a word.

    ``team_since`` is when the first present term began: before it nobody could have written.
    """
    found: list[Finding] = []
    near: dict[RecordId, CountdownLine] = {}
    for line in lines:
        near[line.term.id] = line
        if line.late(today):
            facts: dict[str, Fact] = {
                "person": names.get(line.term.person, ""),
                "due": line.due,
            }
            found.append(Finding(rule=LATE_STEP, about=Ref.to(line.term), facts=facts))
    for line in near.values():
        term = line.term
        met = sum(term.last - timedelta(days=60) <= one.on for one in sittings)
        if 0 <= (term.last - today).days <= SITTING_NOTICE and met < FEWEST_SITTINGS:
            facts = {"person": names.get(term.person, ""), "count": met, "last": term.last}
            found.append(Finding(rule=TOO_FEW_SITTINGS, about=Ref.to(term), facts=facts))
    blank = _blank(notes, team_since, today)
    if blank:
        found.append(Finding(rule=BLANK_MONTHS, about=organisation, facts={"since": blank[0]}))
    return found


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


def months_before(today: date, count: int) -> list[date]:
    """Return the first days of so many whole months before this one, the earliest first."""
    found = [today.replace(day=1)]
    for _ in range(count):
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[:0:-1]


def _blank(notes: Collection[MonthNote], since: date | None, today: date) -> list[date]:
    months = months_before(today, BLANK_AFTER)
    if since is None or since > months[0]:
        return []
    written = {one.month for one in notes}
    return months if not written & {*months, today.replace(day=1)} else []
