"""The drawers of what is agreed before posts are made: plans, series, templates, routes, aims."""

from typing import TYPE_CHECKING

from smdesk.domain.content_plans import ContentPlan, PlanLine
from smdesk.domain.endorsements import Endorsement, EnvelopeUse
from smdesk.domain.objectives import Objective
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.records import Record
from smdesk.domain.routes import CrossRoute
from smdesk.domain.series import PostSeries, SeriesDraft
from smdesk.domain.templates import PostTemplate, TemplateUse

if TYPE_CHECKING:
    from smdesk.store.calendar import Tables

PLANNING_KINDS: tuple[type[Record], ...] = (
    Objective,
    PlanDuty,
    ContentPlan,
    PlanLine,
    Endorsement,
    EnvelopeUse,
    PostSeries,
    SeriesDraft,
    PostTemplate,
    TemplateUse,
    CrossRoute,
)


class PlanningDrawers:
    """One attribute for each kind; otherwise as in Library."""

    def __init__(self, library: "Tables") -> None:
        self.objectives = library.table(Objective)
        self.plan_duties = library.table(PlanDuty)
        self.content_plans = library.table(ContentPlan)
        self.plan_lines = library.table(PlanLine)
        self.endorsements = library.table(Endorsement)
        self.envelope_uses = library.table(EnvelopeUse)
        self.series = library.table(PostSeries)
        self.series_drafts = library.table(SeriesDraft)
        self.templates = library.table(PostTemplate)
        self.template_uses = library.table(TemplateUse)
        self.routes = library.table(CrossRoute)
