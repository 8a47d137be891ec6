"""The projects' desk: scope changes for a reason, and nothing closes without what came of it."""

from dataclasses import replace

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.projects import (
    Project,
    ScopeChange,
    Status,
    check_close,
    check_scope,
    roadmap,
)
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import ReasonNeededError, RefusedError
from smdesk.overriding import override


class ProjectsDesk(RegisterDesk[Project]):
    """The projects, by the day they are due."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.projects, Project)

    @override
    def all(self) -> list[Project]:
        return roadmap(super().all())

    def changes(self, project: RecordId) -> list[ScopeChange]:
        """Return how the project's scope changed, the first change first."""
        return self._office.library.plan.scope_changes.where("on", project=project)

    @override
    def add(self, record: Project, *, by: Member, reason: str = "") -> Project:
        """Keep a new project; raises RefusedError (NO_OUTCOME)."""
        return super().add(record.standing(self._office.today(), None), by=by, reason=reason)

    @override
    def change(self, record: Project, *, by: Member, reason: str = "") -> Project:
        """Keep the project as it now is, and why its scope changed.

        Raises GoneError, ReasonNeededError (SCOPE_REASON) and RefusedError (NO_OUTCOME).
        """
        before = self.one(record.id)
        self._check(before, record, reason)
        after = record.standing(self._office.today(), before)
        rescoped = check_scope(before, record, "") is not None
        with self._office.task("project.change", Topic.PLAN, by=by, reason=reason):
            if rescoped:
                self._keep_change(after, after.scope or before.scope, reason, "")
            return self._table.save(after)

    def close(
        self, project: RecordId, outcome: str, measure: str, *, by: Member, reason: str = ""
    ) -> Project:
        """Close the project with what came of it, and how one sees it.

        Raises GoneError, and RefusedError (NO_OUTCOME) without either.
        """
        closing = replace(
            self.one(project),
            status=Status.CLOSED,
            outcome=outcome.strip(),
            measure=measure.strip(),
        )
        return self.change(closing, by=by, reason=reason)

    def rescope(
        self, project: RecordId, scope: str, what: str, why: str, cost: str, *, by: Member
    ) -> Project:
        """Change the scope: what changes, why, and what it costs.

        Raises GoneError, and InvalidError without what and why.
        """
        after = replace(self.one(project), scope=scope.strip())
        with self._office.task("project.rescope", Topic.PLAN, by=by, reason=why.strip()):
            self._keep_change(after, what.strip(), why.strip(), cost.strip())
            return self._table.save(after)

    @override
    def remove(self, record: RecordId, *, by: Member, reason: str = "") -> None:
        """Put the project in the bin, and the changes of its scope with it; raises GoneError."""
        self.one(record)
        changes = self._office.library.plan.scope_changes
        with self._office.task("project.remove", Topic.PLAN, by=by, reason=reason):
            for one in changes.where(project=record):
                changes.remove(one.id)
            self._table.remove(record)

    def _keep_change(self, project: Project, what: str, why: str, cost: str) -> None:
        change = ScopeChange(
            project=project.id, on=self._office.today(), what=what, why=why, cost=cost
        )
        self._office.library.plan.scope_changes.save(change)

    @override
    def _check(self, before: Project | None, after: Project | None, reason: str) -> None:
        if after is None:
            return
        bare = check_close(after)
        if bare is not None:
            raise RefusedError(self._office.bound(bare))
        unsaid = check_scope(before, after, reason) if before is not None else None
        if unsaid is not None:
            raise ReasonNeededError(self._office.bound(unsaid))


class ScopeChangesDesk(RegisterDesk[ScopeChange]):
    """How the scopes changed, and why."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.scope_changes, ScopeChange, order="-on")
