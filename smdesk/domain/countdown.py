"""The countdown around the last day of a term, and the sittings of those who come and go."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Record, RecordId, Ref, faults_of, filled
from smdesk.domain.roster import Term
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

LATE_STEP = Rule("H2.late_step", Severity.NUDGE)
TOO_FEW_SITTINGS = Rule("H3.too_few_sittings", Severity.NUDGE)
RULES = (LATE_STEP, TOO_FEW_SITTINGS)

FEWEST_SITTINGS = 2
SITTING_NOTICE = 14
"""Days before a term ends on which those who hand over and take over should have met twice."""


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
class CountdownLine:
    """One step of one term, with the day on which it is due."""

    term: Term
    step: Step
    due: date
    done: StepDone | None

    def late(self, today: date) -> bool:
        """Whether its day is over and nobody did it."""
        return self.done is None and self.due < today


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


def findings(
    lines: Iterable[CountdownLine],
    sittings: Collection[Sitting],
    names: dict[RecordId, str],
    *,
    today: date,
) -> list[Finding]:
    """Return late steps, and meetings that did not happen though a term is nearly over."""
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
    return found
