"""What content plans say, what that is worth, and what became of it."""

from dataclasses import dataclass
from datetime import date

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.office import Office
from smdesk.desk.seals import Seals
from smdesk.domain import plan_done
from smdesk.domain.calendar import GIVEN_UP
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.content_plans import ContentPlan, PlanState, Said, plan_digest
from smdesk.domain.endorsements import Endorsed, Endorsement
from smdesk.domain.plan_done import DoneLine
from smdesk.domain.records import RecordId

REMEMBERED = 32
"""Of so many plans it is kept in memory what they said."""


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How a plan stands: what it says of itself, and what that is worth."""

    plan: ContentPlan
    yes: Endorsement | None
    """The approval that fits what was submitted; None for none, or for one that is not genuine."""
    forged: bool
    """Its state says that it is approved, and no genuine approval does."""
    posts: int
    """How many posts are planned in its days now."""
    changed: int
    """How many posts came, went or changed their day since it was submitted."""

    @property
    def state(self) -> PlanState:
        """How far it has come, as far as that can be believed."""
        return PlanState.SUBMITTED if self.forged else self.plan.state


@dataclass(frozen=True, slots=True)
class _Submitted:
    """What a plan said when it was put before the approvers."""

    days: dict[RecordId, date]
    """Of each variant its day."""
    digest: str


class PlansWorth:
    """Compares plans with the calendar, and with what approvers signed."""

    def __init__(self, office: Office, seals: Seals, calendar: CalendarDesk) -> None:
        self._drawers = office.library.planning
        self._seals, self._calendar = seals, calendar
        self._submitted: dict[ContentPlan, _Submitted] = {}

    def standing(self, plan: ContentPlan) -> PlanStanding:
        """Return how the plan stands; it need not be kept yet."""
        now = {line.id: line.day for line in self._lines(plan)}
        submitted = plan.state is not PlanState.DRAFT
        kept = self._as_submitted(plan).days if submitted else {}
        # What came, what went, and what is on another day.
        changed = len(now.items() ^ kept.items())
        twice = sum(now[id_] != day for id_, day in kept.items() if id_ in now)
        changed = changed - twice if submitted else 0
        yes = self.yes(plan)
        forged = plan.agreed and yes is None
        return PlanStanding(plan, yes, forged, len(now), changed)

    def yeses(self, plan: ContentPlan) -> list[tuple[Endorsement, bool]]:
        """Return every approval the plan ever had, the latest first, and whether it is genuine."""
        given = self._drawers.endorsements.where("-at", what=Endorsed.PLAN, about=plan.id)
        return [(one, self._seals.agreed(one, (plan.channel,))) for one in given]

    def done(self, plan: ContentPlan) -> list[DoneLine]:
        """Return what became of each post of the plan, and what came along in its days."""
        kept = self._drawers.plan_lines.where(plan=plan.id)
        there = {line.id: line for line in self._calendar.lines(plan.span)}
        for one in kept:
            if one.variant not in there:
                line = self._calendar.line(one.variant)
                if line is not None:
                    there[line.id] = line
        return plan_done.done(plan, kept, there)

    def said(self, plan: ContentPlan) -> list[Said]:
        """Return what is planned now, as the plan says it."""
        return [
            (line.day, line.id, line.channel, line.title, line.objective)
            for line in self._lines(plan)
            if line.day is not None
        ]

    def yes(self, plan: ContentPlan) -> Endorsement | None:
        """Return the genuine approval that fits what was submitted, if there is one."""
        if not plan.agreed:
            return None
        given = self._drawers.endorsements.where("-at", what=Endorsed.PLAN, about=plan.id)
        digest = self._as_submitted(plan).digest
        for one in given:
            fits = one.digest == digest == plan.digest and one.by not in plan.writers
            if fits and self._seals.agreed(one, (plan.channel,)):
                return one
        return None

    def _lines(self, plan: ContentPlan) -> list[CalendarLine]:
        """Return what is planned now in the days and on the channel of the plan."""
        return [line for line in self._calendar.lines(plan.span) if _belongs(line, plan)]

    def _as_submitted(self, plan: ContentPlan) -> _Submitted:
        """Return what the plan said when it was submitted; that changes only with the plan."""
        found = self._submitted.get(plan)
        if found is None:
            names = "day, variant, channel, name, objective"
            said = self._drawers.plan_lines.pick(names, plan=plan.id)
            rows = [(d, v, c, n, o) for d, v, c, n, o in said]
            found = _Submitted({v: d for d, v, *_ in rows}, plan_digest(plan, rows))
            if len(self._submitted) >= REMEMBERED:
                self._submitted.clear()
            self._submitted[plan] = found
        return found


def _belongs(line: CalendarLine, plan: ContentPlan) -> bool:
    return plan.channel in (None, line.channel) and line.state not in GIVEN_UP
