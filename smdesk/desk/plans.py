"""What is agreed on before posts are made: plans, objectives, series, templates and routes."""

from smdesk.desk.appointments import AppointmentsDesk
from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.content_plans import ContentPlansDesk, period_for
from smdesk.desk.office import Office
from smdesk.desk.plan_standing import PlanStanding
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.seals import SealKeys, Seals
from smdesk.desk.series import SeriesDesk
from smdesk.desk.templates import PostTemplatesDesk
from smdesk.domain.content_plans import ContentPlan, PlanState
from smdesk.domain.dates import Span
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Finding


class PlansDesk:
    """Holds one desk for each, and knows of any days how their plan stands."""

    def __init__(
        self,
        office: Office,
        vault: SealKeys,
        appointments: AppointmentsDesk,
        calendar: CalendarDesk,
    ) -> None:
        drawers = office.library.planning
        seals = Seals(office, vault)
        self.duties = RegisterDesk(office, drawers.plan_duties, PlanDuty, order="since")
        self.contents = ContentPlansDesk(office, seals, appointments, calendar)
        self.objectives = calendar.objectives
        self.series = SeriesDesk(office, calendar)
        self.templates = PostTemplatesDesk(office, calendar)
        self.routes = calendar.routes

    def plan_of(self, span: Span, channel: RecordId | None = None) -> ContentPlan | None:
        """Return the plan of the week or month that is shown; of the channel, or of all of them.

        Up to seven days ask for the week that holds most of them, more for the month that does.
        Where a channel has no plan of its own, that of all channels is its plan.
        """
        period, middle = period_for(span), span.first + (span.last - span.first) // 2
        own = self.contents.of(middle, period, channel) if channel is not None else None
        return own or self.contents.of(middle, period)

    def blank_of(self, span: Span) -> ContentPlan:
        """Return a plan, not kept yet, of the week or month that is shown."""
        middle = span.first + (span.last - span.first) // 2
        return self.contents.blank(middle, period_for(span))

    def standing_of(self, span: Span, channel: RecordId | None = None) -> PlanStanding | None:
        """Return how the plan of these days stands; None where nobody began one."""
        plan = self.plan_of(span, channel)
        return None if plan is None else self.contents.standing(plan)

    def state_of(self, span: Span, channel: RecordId | None = None) -> PlanState | None:
        """Return how far the plan of these days has come; None where nobody began one.

        What counts as approved has a genuine approval that fits what was submitted.
        """
        standing = self.standing_of(span, channel)
        return None if standing is None else standing.state

    def findings(self) -> list[Finding]:
        """Return what the rules say today, each with its clause."""
        return [
            *self.contents.findings(),
            *self.objectives.findings(),
            *self.series.findings(),
            *self.templates.findings(),
        ]
