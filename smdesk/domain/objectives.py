"""What the library wants of its channels: aims that campaigns and posts serve (P1)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, SmdeskError, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

NO_ACTIVITY = Rule("P1.no_activity", Severity.NUDGE)
PAST_DUE = Rule("P1.past_due", Severity.NUDGE)
RULES = (NO_ACTIVITY, PAST_DUE)

DEEPEST = 20


class Aim(Enum):
    """What kind of aim it is (source: policy text, 1.1)."""

    OUTCOME = "outcome"
    """What should be different for readers."""
    OPERATIONAL = "operational"
    """What the team does for that."""


class Standing(Enum):
    """Whether it is still worked for."""

    OPEN = "open"
    REACHED = "reached"
    GIVEN_UP = "given_up"


class OwnParentError(SmdeskError):
    """An objective cannot be a part of itself, nor of one of its own parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record):
    """One aim, with how it is measured, and where it stands in the tree of aims."""

    kind: ClassVar[str] = "objective"
    searched: ClassVar[tuple[str, ...]] = ("code", "text", "measure", "note")

    code: str = ""
    """Its number, as in ``1.1.1``."""
    text: str
    aim: Aim = Aim.OUTCOME
    parent: RecordId | None = None
    owner: RecordId | None = None
    measure: str = ""
    baseline: str = ""
    target: str = ""
    due: date | None = None
    standing: Standing = Standing.OPEN
    clause: str = ""
    """The clause of the policy that it comes from."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            text=filled(self.text),
            parent=Fault.TAKEN if self.parent == self.id else None,
        )

    @property
    @override
    def title(self) -> str:
        """Its number and its words."""
        return f"{self.code} {self.text}".strip()


def check_parent(objective: Objective, others: Mapping[RecordId, Objective]) -> None:
    """Raise OwnParentError where the parents of an objective lead back to it."""
    above = objective.parent
    for _ in range(DEEPEST):
        if above is None:
            return
        if above == objective.id:
            break
        parent = others.get(above)
        above = parent.parent if parent is not None else None
    raise OwnParentError


def in_order(objectives: Iterable[Objective]) -> list[tuple[int, Objective]]:
    """Return the tree as lines: how deep each lies, and the objective; parts follow their whole."""
    every = sorted(objectives, key=lambda one: (number_key(one.code), one.text.casefold()))
    known = {one.id for one in every}
    below: dict[RecordId | None, list[Objective]] = {}
    for one in every:
        below.setdefault(one.parent if one.parent in known else None, []).append(one)
    found: list[tuple[int, Objective]] = []

    def walk(parent: RecordId | None, depth: int) -> None:
        for one in below.get(parent, ()):
            found.append((depth, one))
            if depth < DEEPEST:
                walk(one.id, depth + 1)

    walk(None, 0)
    return found


def number_key(code: str) -> tuple[tuple[int, str], ...]:
    """Return what to sort numbers such as ``1.10`` by, after ``1.9``."""
    parts = code.replace("-", ".").split(".")
    return tuple((int(p), "") if p.isascii() and p.isdigit() else (10**6, p) for p in parts)


def findings(
    objectives: Iterable[Objective], served: Collection[RecordId], today: date
) -> list[Finding]:
    """Return open objectives that nothing serves, and those whose day has passed.

    ``served`` are those that an item of this academic year, or a campaign that is not over, names.
    Where a part is served its whole is too.
    """
    every = {one.id: one for one in objectives}
    reached = set(served)
    for named in served:
        above = every[named].parent if named in every else None
        for _ in range(DEEPEST):
            if above is None or above not in every:
                break
            reached.add(above)
            above = every[above].parent
    found = []
    for _, one in in_order(every.values()):
        if one.standing is not Standing.OPEN:
            continue
        facts: dict[str, Fact] = {"objective": one.title}
        if one.due is not None and one.due < today:
            late: dict[str, Fact] = {**facts, "last": one.due}
            found.append(Finding(rule=PAST_DUE, about=Ref.to(one), facts=late, whom=one.owner))
        elif one.id not in reached:
            found.append(Finding(rule=NO_ACTIVITY, about=Ref.to(one), facts=facts, whom=one.owner))
    return found
