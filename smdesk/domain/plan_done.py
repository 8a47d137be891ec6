"""A plan against what became of it: planned, posted, missed, dropped, and never planned (C14)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from smdesk.domain.calendar import GIVEN_UP, OUT, State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.content_plans import ContentPlan, PlanLine
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding, Rule, Severity

KEPT_LITTLE = Rule("C14.kept_little", Severity.NUDGE)
RULES = (KEPT_LITTLE,)

LEAST_KEPT = 70
"""Per cent: a plan of which less went out was not kept."""
IN_A_ROW = 2


class Became(Enum):
    """What became of a post that was planned, or that came along."""

    POSTED = "posted"
    MISSED = "missed"
    """Its time went by, and it did not go out."""
    DROPPED = "dropped"
    """Somebody gave it up, moved it out of the plan's days, or removed it."""
    AHEAD = "ahead"
    UNPLANNED = "unplanned"
    """It went out, and no plan had it."""


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One post, and what became of it."""

    name: str
    channel: RecordId
    objective: RecordId | None
    became: Became
    planned: PlanLine | None
    """As the plan had it; None for what came along."""
    line: CalendarLine | None
    """As the calendar has it now; None for what was removed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many posts of a channel, of an objective, or of all: each as it became."""

    planned: int
    posted: int
    missed: int
    dropped: int
    ahead: int
    unplanned: int

    @property
    def kept(self) -> int | None:
        """How much of what was to be out by now is, in per cent; None while nothing was."""
        due = self.planned - self.ahead
        return round(100 * self.posted / due) if due else None


def done(
    plan: ContentPlan, planned: Iterable[PlanLine], now_there: Mapping[RecordId, CalendarLine]
) -> list[DoneLine]:
    """Return each post of the plan, and each that came along in its days, in order of time.

    ``now_there`` is every line of the plan's days and channel, and of what was planned for them
    wherever it stands now, by the variant's id.
    """
    found = []
    kept = {one.variant: one for one in planned}
    for one in kept.values():
        line = now_there.get(one.variant)
        became = _became(plan, line)
        found.append(DoneLine(one.name, one.channel, one.objective, became, one, line))
    for id_, line in now_there.items():
        here = line.day is not None and line.day in plan.span
        wanted = plan.channel in (None, line.channel)
        if id_ not in kept and here and wanted and line.state in OUT:
            found.append(
                DoneLine(line.title, line.channel, line.objective, Became.UNPLANNED, None, line)
            )
    return sorted(found, key=_when)


def tally(lines: Iterable[DoneLine]) -> Tally:
    """Return how many became what."""
    every = list(lines)
    count = {kind: sum(one.became is kind for one in every) for kind in Became}
    return Tally(
        planned=len(every) - count[Became.UNPLANNED],
        posted=count[Became.POSTED],
        missed=count[Became.MISSED],
        dropped=count[Became.DROPPED],
        ahead=count[Became.AHEAD],
        unplanned=count[Became.UNPLANNED],
    )


def by(
    lines: Sequence[DoneLine], key: Callable[[DoneLine], RecordId | None]
) -> dict[RecordId | None, Tally]:
    """Return the tallies by what the key gives, as in the channel or the objective."""
    groups: dict[RecordId | None, list[DoneLine]] = {}
    for one in lines:
        groups.setdefault(key(one), []).append(one)
    return {name: tally(group) for name, group in groups.items()}


def kept_finding(plans: Sequence[tuple[ContentPlan, Tally]]) -> Finding | None:
    """Return that of plans that follow each other too little went out; the last come last.

    A plan by which nothing was to go out, as in a month of holidays, was kept neither well nor ill.
    """
    last = [(plan, one) for plan, one in plans if one.kept is not None][-IN_A_ROW:]
    if len(last) < IN_A_ROW or any((one.kept or 0) >= LEAST_KEPT for _, one in last):
        return None
    plan, count = last[-1]
    facts: dict[str, Fact] = {
        "plan": (plan.title,),
        "count": count.posted,
        "all": count.planned,
        "missed": count.missed,
        "dropped": count.dropped,
    }
    return Finding(rule=KEPT_LITTLE, about=Ref.to(plan), facts=facts)


def _became(plan: ContentPlan, line: CalendarLine | None) -> Became:
    if line is None or line.state in GIVEN_UP:
        return Became.DROPPED
    if line.state in OUT:
        return Became.POSTED
    if line.day is None or line.day not in plan.span:
        return Became.DROPPED
    return Became.MISSED if line.state is State.MISSED else Became.AHEAD


def _when(one: DoneLine) -> tuple[str, str]:
    day = one.planned.day if one.planned is not None else one.line.day if one.line else None
    return ("" if day is None else day.isoformat(), one.name)
