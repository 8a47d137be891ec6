"""The desk of objectives: what the library wants of its channels, and what serves each of them."""

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.domain import objectives
from smdesk.domain.calendar import Item
from smdesk.domain.campaigns import Campaign
from smdesk.domain.dates import academic_year
from smdesk.domain.objectives import Objective, check_parent, in_order
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Finding
from smdesk.overriding import override


class ObjectivesDesk(RegisterDesk[Objective]):
    """Everything the team does with its objectives."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.planning.objectives, Objective)

    @override
    def all(self) -> list[Objective]:
        """Return every objective, parts after their whole."""
        return [one for _, one in self.tree()]

    def tree(self) -> list[tuple[int, Objective]]:
        """Return how deep each objective lies, and the objective, in the order of their numbers."""
        return in_order(self._table.all())

    def serving(self, objective: RecordId) -> int:
        """Return how many posts' items and campaigns name the objective."""
        drawers = self._office.library.calendar
        items = drawers.items.count(objective=objective)
        return items + drawers.campaigns.count(objective=objective)

    def findings(self) -> list[Finding]:
        """Return what the rules say about objectives today, each with its clause."""
        every = self._table.all()
        if not every:
            return []
        library, today = self._office.library, self._office.today()
        named = library.organisations.all()
        month, day = (named[0].year_starts_month, named[0].year_starts_day) if named else (9, 1)
        year = academic_year(today, month, day)
        served = set(library.calendar.agenda.objectives_since(year.first))
        for campaign in library.calendar.campaigns.all():
            if campaign.objective is not None and (campaign.last is None or campaign.last >= today):
                served.add(campaign.objective)
        return [self._office.bound(one) for one in objectives.findings(every, served, today)]

    @override
    def _check(self, before: Objective | None, after: Objective | None, reason: str) -> None:
        if after is not None:
            check_parent(after, {one.id: one for one in self._table.all()})

    @override
    def _uses(self, record: Objective) -> tuple[Ref, ...]:
        library = self._office.library
        parts = [Ref.to(one) for one in self._table.where(parent=record.id)]
        items = [Ref(Item.kind, id_) for (id_,) in library.calendar.items.pick(
            "id", objective=record.id)]  # fmt: skip
        campaigns = [Ref(Campaign.kind, id_) for (id_,) in library.calendar.campaigns.pick(
            "id", objective=record.id)]  # fmt: skip
        return (*parts, *campaigns, *items[:20])
