"""The desk of the calendar's settings, which follow a clause or a decision (C13)."""

from dataclasses import replace

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.topics import Topic
from smdesk.domain.records import Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, Finding, RefusedError
from smdesk.domain.workflow import NO_DECISION, NOT_ADMINISTRATOR, Workflow


class WorkflowDesk:
    """Knows how many have to approve, for how long that holds, and who said so."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office

    def change(self, workflow: Workflow, *, by: Member) -> Workflow:
        """Keep the settings; raises RefusedError (NOT_ADMINISTRATOR, NO_DECISION)."""
        before = self._keeper.variants.workflow()
        about = Ref.to(before)
        if not self._keeper.administers(by.person):
            facts: dict[str, Fact] = {"person": self._keeper.name(by.person)}
            found = Finding(rule=NOT_ADMINISTRATOR, about=about, facts=facts)
            raise RefusedError(self._office.bound(found))
        plain = replace(workflow, id=before.id, zone=before.zone, reuse_days=before.reuse_days)
        decided = workflow.decision.strip()
        if plain != before and decided in {"", before.decision}:
            raise RefusedError(self._office.bound(Finding(rule=NO_DECISION, about=about)))
        with self._office.task("workflow.change", Topic.CALENDAR, by=by):
            return self._office.library.calendar.workflows.save(replace(workflow, id=before.id))
