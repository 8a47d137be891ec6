"""Routes: which channel speaks first, and which follow it."""

from PySide6.QtCore import QCoreApplication

from smdesk.domain.records import RecordId
from smdesk.domain.routes import MOST_MINUTES, Carry, CrossRoute
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Number, Text, Tick
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.fields import FOLLOWS
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.register import PlanRegister


def routes(planning: Planning) -> Part[CrossRoute]:
    """Declare which channel follows which."""

    def words(one: CrossRoute) -> str:
        return _tr("{follower} after {leader}").format(
            follower=planning.channel(one.follower), leader=planning.channel(one.leader)
        )

    return Part(
        icon="upload",
        says=_tr("Which channel speaks first, and which follow; none goes before its leader."),
        declared=Declared(
            title=_tr("Routes"),
            add=_tr("&New route"),
            none=_tr("Let one channel lead, and others follow with drafts of their own."),
            record=CrossRoute,
            columns=(
                Column(_tr("Route"), words),
                Column(_tr("After"), lambda r: r.delay, _delay, width=120),
                Column(_tr("Begins with"), lambda r: wording.name(r.carry), width=190),
                Column(_tr("Stands"), _stands, width=110),
            ),
            fields=lambda: (
                _channel_choice("leader", _tr("&Speaks first"), planning),
                _channel_choice("follower", _tr("&Follows"), planning),
                Number("delay", _tr("&Later by"), 0, MOST_MINUTES, unit=_tr(" minutes")),
                Choice("carry", _tr("&Begins with"), {one: wording.name(one) for one in Carry}),
                Tick("active", _tr("In &use")),
                Text("why", _tr("Wh&y"), lines=2),
            ),
            blank=lambda: _blank_route(planning),
            detail=lambda r: (
                (_tr("After"), _delay(r)),
                (_tr("Begins with"), wording.name(r.carry)),
                (_tr("Stands"), _stands(r)),
                (_tr("Why"), r.why),
            ),
            follows=FOLLOWS,
            called=words,
        ),
        desk=planning.plans.routes,
        acts=(Act(words=_tr("&Instagram, then Facebook"), do=_offered, always=True),),
    )


def _offered(view: PlanRegister[CrossRoute], _: object) -> None:
    route = view.planning.plans.routes.offered()
    if route is None:
        view.notice(_tr("That route is there already, or the library is not on both."))
        return
    view.planning.plans.routes.add(route, by=view.planning.me)
    view.refresh()
    view.table.select(route.id)
    view.say(_tr("The route is put in, and not in use yet. Edit it to switch it on."))


def _blank_route(planning: Planning) -> CrossRoute:
    channels = [*planning.channels(), RecordId("?"), RecordId("??")]
    return CrossRoute(leader=channels[0], follower=channels[1])


def _channel_choice(name: str, label: str, planning: Planning) -> Choice[RecordId]:
    return Choice(name, label, lambda: dict(planning.channels()))


def _delay(route: CrossRoute) -> str:
    return _tr("{count} minutes").format(count=wording.number(route.delay))


def _stands(route: CrossRoute) -> str:
    return _tr("in use") if route.active else _tr("not in use")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
