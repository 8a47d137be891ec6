"""What makers keep to, the library's own pages, and the templates with where they lie."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain import conventions as rules
from smdesk.domain.conventions import About, Convention, TemplateFile, WebProperty
from smdesk.domain.records import RecordId
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Line, Text
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.plan.fields import Suggested, channel
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister

FOLLOWS = frozenset({Topic.PLAN, Topic.ACCOUNTS})


def conventions(planning: Planning) -> Part[Convention]:
    """Declare what everybody makes in the same way."""
    return Part(
        icon="list-checks",
        says=_tr("Sizes, file names, fonts and colours that everybody keeps to."),
        declared=Declared(
            title=_tr("Conventions"),
            add=_tr("&New convention"),
            none=_tr("Write down what everybody makes in the same way, and show an example."),
            record=Convention,
            columns=(
                Column(_tr("About"), lambda c: list(About).index(c.about), _about, 120),
                Column(_tr("What we keep to"), lambda c: c.what),
                Column(_tr("Example"), lambda c: c.example, width=200),
                Column(_tr("Channel"), lambda c: planning.channel(c.channel), width=140),
            ),
            fields=lambda: (
                Choice("about", _tr("&About"), {one: wording.name(one) for one in About}),
                Text("what", _tr("&What we keep to"), lines=2),
                Line("example", _tr("&Example")),
                channel("channel", _tr("&Channel"), planning),
            ),
            blank=lambda: Convention(what="?"),
            asked=("what",),
            follows=FOLLOWS,
        ),
        desk=planning.desk.conventions,
        spare=(3, 2),
        sheet=lambda rows: _annex(planning, conventions=rows),
    )


def properties(planning: Planning) -> Part[WebProperty]:
    """Declare the library's own pages."""

    def keepers() -> list[str]:
        return [*planning.names().values(), *(p.owner for p in planning.desk.properties.all())]

    return Part(
        icon="house",
        says=_tr("The library's own pages and sites, and who changes them."),
        declared=Declared(
            title=_tr("Own pages"),
            add=_tr("&New page"),
            none=_tr("Which pages are the library's own, and who changes them?"),
            record=WebProperty,
            columns=(
                Column(_tr("Page"), lambda p: p.name),
                Column(_tr("Address"), lambda p: p.url, width=230),
                Column(_tr("Who changes it"), lambda p: p.looks_after, width=180),
            ),
            fields=lambda: (
                Line("name", _tr("&Name")),
                Line("url", _tr("&Address"), example="https://"),
                Suggested("owner", _tr("W&hose it is"), keepers),
                Suggested("looks_after", _tr("&Who changes it"), keepers),
                Text("note", _tr("N&ote"), lines=2),
            ),
            blank=lambda: WebProperty(name="?"),
            asked=("name",),
            detail=lambda p: (
                (_tr("Address"), p.url),
                (_tr("Whose it is"), p.owner),
                (_tr("Who changes it"), p.looks_after),
                (_tr("Note"), p.note),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.desk.properties,
        sheet=lambda rows: _annex(planning, properties=rows),
    )


def templates(planning: Planning) -> Part[TemplateFile]:
    """Declare the files from which others are made."""
    return Part(
        icon="folder",
        says=_tr("The files from which others are made, and whether they are still there."),
        declared=Declared(
            title=_tr("Templates"),
            add=_tr("&New template"),
            none=_tr("Where do the files lie from which posters and pictures are made?"),
            record=TemplateFile,
            columns=(
                Column(_tr("Template"), lambda t: t.name, width=150),
                Column(_tr("Where it lies"), lambda t: t.path),
                Column(_tr("Last seen there"), lambda t: t.checked_on, _seen, 150),
            ),
            fields=lambda: (
                Line("name", _tr("&Name"), example=_tr("Poster")),
                Line(
                    "path",
                    _tr("&Where it lies"),
                    help=_tr("A path can be looked at by itself; a place in words cannot."),
                ),
                Line("what_for", _tr("What it is &for")),
            ),
            blank=lambda: TemplateFile(name="?", path="?"),
            asked=("name", "path"),
            detail=lambda t: (
                (_tr("Where it lies"), t.path),
                (_tr("What it is for"), t.what_for),
                (_tr("Last seen there"), _day(t.checked_on)),
                (_tr("Looked for in vain"), _day(t.missed_on)),
            ),
            follows=FOLLOWS,
        ),
        desk=planning.desk.templates,
        spare=(),
        acts=(
            Act(words=_tr("&Look for them"), do=look, always=True),
            Act(words=_tr("&Seen there"), do=seen),
        ),
        mends={
            rules.TEMPLATE_UNCHECKED.code: look,
        },
        sheet=lambda rows: _annex(planning, templates=rows),
    )


def look(view: PlanRegister[TemplateFile], _record: object) -> None:
    """Look whether the templates are where they should be, as far as this computer can know."""
    paths = {one.id: one.path for one in view.planning.desk.templates.all()}
    work = partial(_looked, paths, view.planning.is_there)
    view.ask_background(work, _note)


def seen(view: PlanRegister[TemplateFile], template: TemplateFile) -> None:
    """Note that somebody saw the template where it should be."""
    view.planning.desk.templates.look({template.id: True}, by=view.planning.me)
    view.say(_tr("{template}: seen today.").format(template=template.name))


def _looked(paths: Mapping[RecordId, str], is_there: Any) -> dict[RecordId, bool | None]:  # noqa: ANN401
    return {one: is_there(path) for one, path in paths.items()}


def _note(view: PlanRegister[TemplateFile], found: Mapping[RecordId, bool | None]) -> None:
    known = {one: there for one, there in found.items() if there is not None}
    unknown = len(found) - len(known)
    with view.polite():
        if known:
            view.planning.desk.templates.look(known, by=view.planning.me)
            words = _tr("{found} found, {missing} missing.")
            view.say(
                words.format(
                    found=wording.number(sum(known.values())),
                    missing=wording.number(len(known) - sum(known.values())),
                )
            )
    if unknown:
        view.banner.say(
            _tr("{things} could not be looked for from here.").format(
                things=wording.things_long(unknown)
            ),
            _tr("Their drive or folder is not on this computer. Look yourself, and say “Seen "
                "there”."),
            tone=Tone.INFO,
        )  # fmt: skip


def _annex(planning: Planning, **rows: Sequence[Any]) -> Sheet:
    """Return all three lists on one sheet; those on the screen as they are shown there."""
    desk = planning.desk
    return planning.sheet(
        [
            conventions(planning).listing(rows.get("conventions", desk.conventions.all())),
            properties(planning).listing(rows.get("properties", desk.properties.all())),
            templates(planning).listing(rows.get("templates", desk.templates.all())),
        ],
        title=_tr("Conventions and own pages"),
    )


def _about(one: Convention) -> str:
    return wording.name(one.about)


def _seen(one: TemplateFile) -> str:
    return _tr("not found") if one.missed_on is not None else _day(one.checked_on)


def _day(day: date | None) -> str:
    return wording.day(day) if day is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
