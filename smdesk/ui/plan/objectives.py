"""Objectives: what the library wants of its channels, as a tree of numbers, with measures."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain.objectives import Aim, Objective, Standing, number_key
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Line, OptionalDay, Text
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.fields import person
from smdesk.ui.plan.parts import Part, Planning

FOLLOWS = frozenset({Topic.CALENDAR, Topic.ROSTER})


def objectives(planning: Planning) -> Part[Objective]:
    """Declare the objectives."""
    desk = planning.plans.objectives

    def names() -> dict[RecordId | None, str]:
        return {one.id: one.title for one in desk.all()}

    def stands(one: Objective) -> str:
        words = wording.name(one.standing)
        late = one.standing is Standing.OPEN and one.due is not None and one.due < planning.today()
        return _tr("{state}, past its day").format(state=words) if late else words

    def detail(one: Objective) -> Sequence[tuple[str, str]]:
        return (
            (_tr("Stands"), stands(one)),
            (_tr("Kind"), wording.name(one.aim)),
            (_tr("Part of"), names().get(one.parent, "")),
            (_tr("Owned by"), planning.person(one.owner)),
            (_tr("How it is measured"), one.measure),
            (_tr("Where we began"), one.baseline),
            (_tr("Where we want to be"), one.target),
            (_tr("By"), wording.day(one.due) if one.due else ""),
            (_tr("Named by"), _serving(planning, one)),
            (_tr("Clause"), one.clause),
            (_tr("Note"), one.note),
        )

    return Part(
        icon="circle-check",
        says=_tr(
            "What the library wants of its channels; posts and campaigns name what they serve."
        ),
        declared=Declared(
            title=_tr("Objectives"),
            add=_tr("&New objective"),
            none=_tr("Say what should be different for readers, and how one would see it."),
            record=Objective,
            columns=(
                Column(_tr("Number"), lambda o: number_key(o.code), lambda o: o.code, 80),
                Column(_tr("Objective"), lambda o: o.text),
                Column(_tr("Target"), lambda o: o.target, width=150),
                Column(_tr("Stands"), stands, width=130),
            ),
            fields=lambda: (
                Line("code", _tr("&Number"), example="1.1.1"),
                Text("text", _tr("&Objective"), lines=2),
                Choice("aim", _tr("&Kind"), {one: wording.name(one) for one in Aim}),
                Choice("parent", _tr("&Part of"), names, nobody=_tr("(nothing)")),
                person("owner", _tr("O&wned by"), planning),
                Text("measure", _tr("How it is &measured"), lines=2),
                Line("baseline", _tr("Where we &began")),
                Line("target", _tr("Where we want to &be")),
                OptionalDay("due", _tr("B&y")),
                Choice("standing", _tr("&Stands"), {one: wording.name(one) for one in Standing}),
                Line("clause", _tr("&Clause of the policy")),
                Text("note", _tr("N&ote"), lines=2),
            ),
            blank=lambda: Objective(text="?"),
            asked=("text",),
            detail=detail,
            follows=FOLLOWS,
        ),
        desk=desk,
        spare=(2,),
        printed=(
            Column(_tr("Number"), lambda o: o.code, width=60),
            Column(_tr("Objective"), lambda o: o.text, width=240),
            Column(_tr("Measure"), lambda o: o.measure, width=150),
            Column(_tr("Began"), lambda o: o.baseline, width=80),
            Column(_tr("Target"), lambda o: o.target, width=80),
            Column(_tr("By"), lambda o: wording.day(o.due) if o.due else "", width=80),
            Column(_tr("Stands"), stands, width=90),
        ),
    )


def _serving(planning: Planning, one: Objective) -> str:
    count = planning.plans.objectives.serving(one.id)
    if not count:
        return _tr("nothing yet")
    if count == 1:
        return _tr("one post or campaign")
    return _tr("{count} posts and campaigns").format(count=wording.number(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
