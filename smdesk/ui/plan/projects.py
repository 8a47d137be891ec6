"""Projects by the day they are due, what came of them, and how their scope changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain.projects import Project, ScopeChange, Status
from smdesk.domain.records import Fault, InvalidError, RecordId
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, OptionalDay, Text
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.fields import person
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister

FOLLOWS = frozenset({Topic.PLAN, Topic.ROSTER})


@dataclass(frozen=True, slots=True)
class Rescoped:
    """What is asked when a scope changes."""

    scope: str = ""
    what: str = ""
    why: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """What is asked when a project closes."""

    outcome: str = ""
    measure: str = ""


def projects(planning: Planning) -> Part[Project]:
    """Declare the projects."""

    def stands(one: Project) -> str:
        words = wording.name(one.status)
        return _tr("{status}, late").format(status=words) if one.late(planning.today()) else words

    def detail(one: Project) -> Sequence[tuple[str, str]]:
        changes = [
            f"{wording.day(c.on)}: {c.what}. {c.why}" + (f" ({c.cost})" if c.cost else "")
            for c in planning.desk.projects.changes(one.id)
        ]
        return (
            (_tr("Stands"), stands(one)),
            (_tr("Goal"), one.goal),
            (_tr("Serves"), one.objective),
            (_tr("Led by"), planning.person(one.lead)),
            (_tr("Sponsor"), planning.person(one.sponsor)),
            (_tr("Begun"), _day(one.begun)),
            (_tr("Due"), _day(one.due)),
            (_tr("Scope"), one.scope),
            (_tr("How the scope changed"), "\n".join(changes)),
            (_tr("Resources"), one.resources),
            (_tr("How one will see what it was worth"), one.measure),
            (_tr("What came of it"), one.outcome),
            (_tr("Closed"), _day(one.closed_on)),
        )

    return Part(
        icon="clipboard-list",
        says=_tr("What is to get done, by when, and what came of it."),
        declared=Declared(
            title=_tr("Projects"),
            add=_tr("&New project"),
            none=_tr("A project has a lead, a scope and a day. Begin with the idea."),
            record=Project,
            columns=(
                Column(_tr("Project"), lambda p: p.name),
                Column(_tr("Led by"), lambda p: planning.person(p.lead), width=150),
                Column(_tr("Due"), lambda p: p.due, lambda p: _day(p.due), 120),
                Column(_tr("Stands"), lambda p: list(Status).index(p.status), stands, 130),
            ),
            fields=lambda: _fields(planning),
            blank=lambda: Project(name="?"),
            asked=("name",),
            detail=detail,
            follows=FOLLOWS,
        ),
        desk=planning.desk.projects,
        spare=(1, 2),
        acts=(
            Act(words=_tr("Change the &scope…"), do=rescope, fits=lambda p: p.open),
            Act(words=_tr("&Close…"), do=close, fits=lambda p: p.open),
        ),
        printed=_printed(planning, stands),
        sheet=lambda rows: _roadmap(planning, rows),
    )


def scope_changes(planning: Planning) -> Part[ScopeChange]:
    """Declare how scopes changed."""

    def project(one: ScopeChange) -> str:
        found = planning.desk.projects.get(one.project)
        return found.name if found is not None else ""

    def names() -> dict[RecordId, str]:
        return {one.id: one.name for one in planning.desk.projects.all()}

    return Part(
        icon="history",
        says=_tr("What grew or shrank, why, and what it costs."),
        declared=Declared(
            title=_tr("Changes of scope"),
            add=_tr("&New change"),
            none=_tr("No project has changed its scope. When one does, the reason stands here."),
            record=ScopeChange,
            columns=(
                Column(_tr("Day"), lambda c: c.on, lambda c: wording.day(c.on), 120),
                Column(_tr("Project"), project, width=180),
                Column(_tr("What changed"), lambda c: c.what),
                Column(_tr("Why"), lambda c: c.why, width=200),
            ),
            fields=lambda: (
                Choice("project", _tr("&Project"), names),
                Day("on", _tr("&Day")),
                Text("what", _tr("&What changed"), lines=2),
                Text("why", _tr("Wh&y"), lines=2),
                Line("cost", _tr("What it &costs"), example=_tr("two weeks; no money")),
            ),
            blank=lambda: ScopeChange(
                project=next(iter(names()), RecordId("?")), on=planning.today(), what="?", why="?"
            ),
            asked=("what", "why"),
            detail=lambda c: (
                (_tr("Project"), project(c)),
                (_tr("Day"), wording.day(c.on)),
                (_tr("What changed"), c.what),
                (_tr("Why"), c.why),
                (_tr("What it costs"), c.cost),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.desk.scope_changes,
        spare=(3,),
        printed=(
            Column(_tr("Day"), lambda c: c.on, lambda c: wording.day(c.on), 70),
            Column(_tr("Project"), project, width=110),
            Column(_tr("What changed"), lambda c: c.what, width=150),
            Column(_tr("Why"), lambda c: c.why, width=150),
            Column(_tr("What it costs"), lambda c: c.cost, width=100),
        ),
    )


def rescope(view: PlanRegister[Project], project: Project) -> None:
    """Ask how the scope changes, why, and what it costs."""
    form = Form(
        Rescoped,
        (
            Text("scope", _tr("The sc&ope from now on"), lines=3),
            Text("what", _tr("&What changes"), lines=2),
            Text("why", _tr("Wh&y"), lines=2, help=_tr("Others rely on what was agreed.")),
            Line("cost", _tr("What it &costs"), example=_tr("two weeks; no money")),
        ),
    )
    form.fill(Rescoped(scope=project.scope))
    title = _tr("Change the scope of {project}").format(project=project.name)
    FormDialog(title, form, partial(_keep_scope, view, project), view).open()


def close(view: PlanRegister[Project], project: Project) -> None:
    """Ask what came of the project, and close it."""
    form = Form(
        Closing,
        (
            Text(
                "outcome",
                _tr("&What came of it"),
                help=_tr("Say it plainly; “nothing” is an answer."),
            ),
            Text("measure", _tr("&How one sees it"), lines=2),
        ),
    )
    form.fill(Closing(project.outcome, project.measure))
    title = _tr("Close {project}").format(project=project.name)
    FormDialog(title, form, partial(_close, view, project), view, verb=_tr("&Close it")).open()


def _keep_scope(
    view: PlanRegister[Project], project: Project, asked: Rescoped, _reason: str
) -> None:
    empty = {name: Fault.EMPTY for name in ("what", "why") if not getattr(asked, name).strip()}
    if empty:
        raise InvalidError(**empty)
    view.planning.desk.projects.rescope(
        project.id, asked.scope, asked.what, asked.why, asked.cost, by=view.planning.me
    )
    view.say(_tr("The scope of {project} is changed.").format(project=project.name))


def _close(view: PlanRegister[Project], project: Project, asked: Closing, reason: str) -> None:
    empty = {
        name: Fault.EMPTY for name in ("outcome", "measure") if not getattr(asked, name).strip()
    }
    if empty:
        raise InvalidError(**empty)
    desk = view.planning.desk.projects
    desk.close(project.id, asked.outcome, asked.measure, by=view.planning.me, reason=reason)
    view.say(_tr("{project} is closed.").format(project=project.name))


def _fields(planning: Planning) -> tuple[Field, ...]:  # type: ignore[type-arg]
    return (
        Line("name", _tr("&Name"), example=_tr("Story hour on film")),
        Text("goal", _tr("&Goal"), lines=2),
        Line("objective", _tr("&Which aim of the library it serves")),
        Choice("status", _tr("S&tands"), {one: wording.name(one) for one in Status}),
        person("lead", _tr("&Led by"), planning),
        person("sponsor", _tr("S&ponsor"), planning),
        OptionalDay("begun", _tr("&Begun")),
        OptionalDay("due", _tr("&Due")),
        Text("scope", _tr("S&cope"), lines=3),
        Text("resources", _tr("&Resources"), lines=2),
        Text("measure", _tr("How one will see what it was wort&h"), lines=2),
        Text("outcome", _tr("What came &of it"), lines=3),
    )


def _printed(planning: Planning, stands: Callable[[Project], str]) -> tuple[Column[Project], ...]:
    def course(one: Project) -> str:
        changes = planning.desk.projects.changes(one.id)
        told = [_tr("Changed: {what}. {why}").format(what=c.what, why=c.why) for c in changes]
        return "\n".join(filter(None, (one.scope, *told)))

    return (
        Column(_tr("Due"), lambda p: p.due, lambda p: _day(p.due), 70),
        Column(_tr("Project and goal"), lambda p: f"{p.name}\n{p.goal}".strip(), None, 150),
        Column(_tr("Led by"), lambda p: planning.person(p.lead), None, 90),
        Column(_tr("Stands"), lambda p: p.status.value, stands, 70),
        Column(_tr("Scope"), course, None, 170),
        Column(_tr("Measure"), lambda p: p.measure, None, 110),
        Column(_tr("What came of it"), lambda p: p.outcome, None, 130),
    )


def _roadmap(planning: Planning, rows: Sequence[Project]) -> Sheet:
    part = projects(planning)
    shown = set(rows)
    ordered = [one for one in planning.desk.projects.all() if one in shown]
    return planning.sheet([part.listing(ordered)], title=_tr("Roadmap"))


def _day(day: date | None) -> str:
    return wording.day(day) if day is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
