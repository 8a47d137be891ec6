"""How word travels inside the library, as a list and as a drawing, and what was told."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain import communication
from smdesk.domain.communication import MOST_DAYS, FlowLink, InternalUpdate, flow_map
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import FormDialog
from smdesk.ui.kit.fields import Choice, Day, Field, Line, Number, Text, Tick
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.fields import Suggested, person
from smdesk.ui.plan.flow_drawing import FlowDialog
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister

FOLLOWS = frozenset({Topic.PLAN, Topic.ROSTER})
SPONSOR_RULES = frozenset({communication.SPONSORS_QUIET.code, communication.SPONSORS_UNTOLD.code})


def flow(planning: Planning) -> Part[FlowLink]:
    """Declare who tells whom about what."""
    desk = planning.desk.flow

    def told(link: FlowLink) -> str:
        last = [one.on for one in planning.desk.updates.all() if one.link == link.id]
        return wording.day(max(last)) if last else ""

    return Part(
        icon="external-link",
        says=_tr("Who tells whom about what, and how often."),
        declared=Declared(
            title=_tr("Communication flow"),
            add=_tr("&New line"),
            none=_tr("Say who tells whom about what. The lines become a drawing for the wall."),
            record=FlowLink,
            columns=(
                Column(_tr("No."), lambda k: planning.lines().get(k.id, 0), width=52, numeric=True),
                Column(_tr("Who tells"), lambda k: k.giver, width=118),
                Column(_tr("Who is told"), lambda k: k.taker, width=118),
                Column(_tr("About what"), lambda k: k.about),
                Column(_tr("How often"), lambda k: k.every_days or MOST_DAYS, often, 120),
            ),
            fields=lambda: _link_fields(planning),
            blank=lambda: FlowLink(giver="?", taker="??", about="?", since=planning.today()),
            asked=("giver", "taker", "about"),
            detail=lambda k: (
                (_tr("Who tells"), k.giver),
                (_tr("Who is told"), k.taker),
                (_tr("About what"), k.about),
                (_tr("By what means"), k.medium),
                (_tr("How often"), often(k)),
                (_tr("Reaches the sponsors"), _tr("yes") if k.sponsors else _tr("no")),
                (_tr("Agreed on"), wording.day(k.since)),
                (_tr("Last told"), told(k)),
            ),
            follows=FOLLOWS,
        ),
        desk=desk,
        acts=(
            Act(words=_tr("Note an &update…"), do=note),
            Act(words=_tr("Dra&wing…"), do=draw, always=True),
        ),
        mends={communication.LINK_QUIET.code: note},
        spare=(4,),
        printed=(
            Column(_tr("No."), lambda k: planning.lines().get(k.id, 0), width=30),
            Column(_tr("Who tells"), lambda k: k.giver, width=100),
            Column(_tr("Who is told"), lambda k: k.taker, width=100),
            Column(_tr("About what"), lambda k: k.about, width=170),
            Column(_tr("By what means"), lambda k: k.medium, width=100),
        ),
        sheet=lambda rows: _sheet(planning, rows),
    )


def updates(planning: Planning) -> Part[InternalUpdate]:
    """Declare what was told to whom."""
    return Part(
        icon="mail",
        says=_tr("What colleagues and sponsors were told."),
        declared=Declared(
            title=_tr("Internal updates"),
            add=_tr("&Note an update"),
            none=_tr("Note what sponsors and colleagues were told, so that nobody is forgotten."),
            record=InternalUpdate,
            columns=(
                Column(_tr("Day"), lambda u: u.on, lambda u: wording.day(u.on), 120),
                Column(_tr("Who was told"), lambda u: u.to, width=170),
                Column(_tr("What they were told"), lambda u: u.text),
                Column(_tr("By whom"), lambda u: planning.person(u.by), width=150),
            ),
            fields=lambda: update_fields(planning),
            blank=lambda: InternalUpdate(
                to="?", text="?", on=planning.today(), by=planning.me.person
            ),
            asked=("to", "text"),
            follows=FOLLOWS,
        ),
        desk=planning.desk.updates,
        minds=SPONSOR_RULES,
        mends=dict.fromkeys(SPONSOR_RULES, tell_sponsors),
        spare=(3,),
        printed=(
            Column(_tr("Day"), lambda u: u.on, lambda u: wording.day(u.on), 80),
            Column(_tr("Who was told"), lambda u: u.to, width=110),
            Column(_tr("What they were told"), lambda u: u.text, width=250),
            Column(_tr("By whom"), lambda u: planning.person(u.by), width=100),
        ),
    )


def note(view: PlanRegister[FlowLink], link: FlowLink) -> None:
    """Note what was told along the line."""
    _ask_update(
        view,
        InternalUpdate(
            to=link.taker,
            text="?",
            on=view.planning.today(),
            by=view.planning.me.person,
            link=link.id,
            sponsors=link.sponsors,
        ),
    )


def tell_sponsors(view: PlanRegister[InternalUpdate], _record: object) -> None:
    """Note what the sponsors were told."""
    planning = view.planning
    reaching = next((link for link in planning.desk.flow.all() if link.sponsors), None)
    _ask_update(
        view,
        InternalUpdate(
            to=reaching.taker if reaching else _tr("Sponsors"),
            text="?",
            on=planning.today(),
            by=planning.me.person,
            link=reaching.id if reaching else None,
            sponsors=True,
        ),
    )


def draw(view: PlanRegister[FlowLink], _record: object) -> None:
    """Show the flow as a drawing."""
    links = view.planning.desk.flow.all()
    FlowDialog(flow_map(links), spoken(links), view).open()


def spoken(links: Sequence[FlowLink]) -> str:
    """Return the drawing in words."""
    said = [
        _tr("{giver} tells {taker}: {about}").format(
            giver=link.giver, taker=link.taker, about=link.about
        )
        for link in links
    ]
    return _tr("Who tells whom. {lines}.").format(lines="; ".join(said))


def often(link: FlowLink) -> str:
    """Return how often something is told along the line."""
    if not link.every_days:
        return _tr("when needed")
    return _tr("within {days}").format(days=wording.days_long(link.every_days))


def update_fields(planning: Planning) -> tuple[Field, ...]:  # type: ignore[type-arg]
    """Return the fields of an update."""

    def lines() -> dict[object, str]:
        return {link.id: link.title for link in planning.desk.flow.all()}

    return (
        Suggested("to", _tr("Who was &told"), lambda: ends(planning)),
        Day("on", _tr("&Day")),
        Text("text", _tr("&What they were told")),
        person("by", _tr("&By whom"), planning),
        Choice("link", _tr("&Line of the flow"), lines, nobody=_tr("(none)")),
        Tick("sponsors", _tr("It went to the s&ponsors")),
    )


def ends(planning: Planning) -> list[str]:
    """Return the names that people may mean: ends of lines, and roles."""
    known = [end for link in planning.desk.flow.all() for end in (link.giver, link.taker)]
    return [*known, *planning.roles()]


def _ask_update(view: PlanRegister, blank: InternalUpdate) -> None:  # type: ignore[type-arg]
    form = Form(InternalUpdate, update_fields(view.planning))
    form.fill(blank, empty=("text",))
    FormDialog(_tr("Note an update"), form, partial(_keep_update, view), view).open()


def _keep_update(
    view: PlanRegister,  # type: ignore[type-arg]
    update: InternalUpdate,
    reason: str,
) -> None:
    view.planning.desk.updates.add(update, by=view.planning.me, reason=reason)
    view.say(_tr("{who}: noted.").format(who=update.to))


def _link_fields(planning: Planning) -> tuple[Field, ...]:  # type: ignore[type-arg]
    help_ = _tr("A role, a body, a department or a group.")
    return (
        Suggested("giver", _tr("&Who tells"), lambda: ends(planning), help=help_),
        Suggested("taker", _tr("Who is &told"), lambda: ends(planning), help=help_),
        Line("about", _tr("&About what"), example=_tr("Events and pictures")),
        Line("medium", _tr("&By what means"), example=_tr("mail, staff meeting, chat")),
        Number(
            "every_days",
            _tr("At least every so many &days"),
            0,
            MOST_DAYS,
            help=_tr("0 for whenever there is something to tell."),
        ),
        Day("since", _tr("Agreed &on")),
        Tick("sponsors", _tr("It reaches the s&ponsors")),
    )


def _sheet(planning: Planning, rows: Sequence[FlowLink]) -> Sheet:
    links = planning.desk.flow.all()
    shown = set(rows)
    listing = flow(planning).listing([link for link in links if link in shown])
    return planning.sheet([listing], flow=flow_map(links), spoken=spoken(links))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
