"""Plans of weeks and months: their register, what is owed, and what is done with them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.domain.content_plans import ContentPlan, Period, PlanState
from smdesk.domain.plan_duties import MOST_DUE_DAYS, PlanDuty
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Day, Number, Text
from smdesk.ui.kit.plan_deeds import PlanDeeds
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.fields import FOLLOWS, channel, person
from smdesk.ui.plan.parts import Act, Part, Planning
from smdesk.ui.plan.plan_done import done_rows, done_sheet, was_submitted
from smdesk.ui.plan.register import PlanRegister


def content_plans(planning: Planning) -> Part[ContentPlan]:
    """Declare the plans themselves."""
    desk = planning.plans.contents

    does = deeds(planning)

    def named(one: ContentPlan) -> str:
        words = does.words(one)
        return words[:1].upper() + words[1:]

    def detail(one: ContentPlan) -> Sequence[tuple[str, str]]:
        standing = desk.standing(one)
        return (
            (_tr("Stands"), does.standing_words(standing)),
            (_tr("Due"), wording.day(one.due_on)),
            (_tr("Prepared by"), planning.person(one.owner)),
            (_tr("Posts planned now"), wording.number(standing.posts)),
            (_tr("Said"), one.words),
            (_tr("Shared with"), wording.listed(one.shared_with)),
            *done_rows(planning, one),
            (_tr("Note"), one.note),
        )

    periods = {period: wording.name(period) for period in Period}
    return Part(
        icon="calendar-days",
        says=_tr("What goes out in a week or a month, agreed on before it begins."),
        declared=Declared(
            title=_tr("Content plans"),
            add=_tr("&New plan"),
            none=_tr("A plan gathers the posts of some days, for somebody else to approve."),
            record=ContentPlan,
            columns=(
                Column(_tr("Plan"), lambda p: p.first, named),
                Column(_tr("Due"), lambda p: p.due_on, lambda p: wording.day(p.due_on), 112),
                Column(_tr("Prepared by"), lambda p: planning.person(p.owner), width=140),
                Column(_tr("State"), lambda p: list(PlanState).index(p.state),
                       lambda p: wording.name(p.state), width=110),
            ),
            fields=lambda: (
                Choice("period", _tr("&For"), periods),
                Day("first", _tr("&Beginning"), help=_tr("Any day of that week or month.")),
                channel("channel", _tr("&Channel"), planning),
                Day("due_on", _tr("&Due")),
                person("owner", _tr("&Prepared by"), planning),
                Text("note", _tr("N&ote"), lines=2),
            ),
            blank=lambda: desk.blank(planning.today(), Period.MONTH),
            detail=detail,
            follows=FOLLOWS,
            called=named,
        ),
        desk=desk,
        spare=(2, 1),
        acts=(
            Act(words=_tr("&Submit"), do=submit, fits=lambda p: p.state is PlanState.DRAFT),
            Act(words=_tr("&Approve…"), do=approve, fits=does.asked),
            Act(words=_tr("Send bac&k…"), do=send_back, fits=was_submitted),
            Act(words=_tr("S&hare…"), do=share, fits=lambda p: p.agreed),
            Act(words=_tr("Print p&lan and done"), do=print_done, fits=was_submitted),
        ),
        mends={"C2.waits": _approve_here, "C14.kept_little": _look_only},
        printed=(
            Column(_tr("Plan"), lambda p: p.first, named, 170),
            Column(_tr("Due"), lambda p: p.due_on, lambda p: wording.day(p.due_on), 90),
            Column(_tr("Prepared by"), lambda p: planning.person(p.owner), width=120),
            Column(_tr("Stands"), lambda p: p.state.value,
                   lambda p: does.standing_words(desk.standing(p)), width=230),
        ),
    )  # fmt: skip


def duties(planning: Planning) -> Part[PlanDuty]:
    """Declare which plans are owed."""
    periods = {period: wording.name(period) for period in Period}
    return Part(
        icon="clock",
        says=_tr("For which weeks or months a plan is made, by whom, and by when."),
        declared=Declared(
            title=_tr("Plans that are owed"),
            add=_tr("&New duty"),
            none=_tr("Say for what a plan is made, and smdesk tells when one is late."),
            record=PlanDuty,
            columns=(
                Column(_tr("For"), lambda d: wording.name(d.period)),
                Column(_tr("Channel"), lambda d: planning.channel(d.channel), width=170),
                Column(_tr("Due"), lambda d: d.due_days, _due_words, width=150),
                Column(_tr("Prepared by"), lambda d: planning.person(d.owner), width=150),
            ),
            fields=lambda: (
                Choice("period", _tr("&For"), periods),
                channel("channel", _tr("&Channel"), planning),
                Number("due_days", _tr("&Due before it begins"), 0, MOST_DUE_DAYS,
                       unit=_tr(" days")),
                person("owner", _tr("&Prepared by"), planning),
                Day("since", _tr("Owed &from")),
                Text("note", _tr("N&ote"), lines=2),
            ),
            blank=lambda: PlanDuty(since=planning.today(), owner=planning.me.person),
            detail=lambda d: (
                (_tr("For"), wording.name(d.period)),
                (_tr("Channel"), planning.channel(d.channel)),
                (_tr("Due"), _due_words(d)),
                (_tr("Prepared by"), planning.person(d.owner)),
                (_tr("Owed from"), wording.day(d.since)),
                (_tr("Note"), d.note),
            ),
            follows=FOLLOWS,
            called=lambda d: _tr("Plan of {period}").format(period=wording.name(d.period).lower()),
        ),
        desk=planning.plans.duties,
        mends={"C2.overdue": _begin_owed, "C2.due": _begin_owed},
    )  # fmt: skip


# What is done with a plan.


def submit(view: PlanRegister[ContentPlan], plan: ContentPlan) -> None:
    """Put the plan before the approvers."""
    deeds(view.planning).submit(view, plan, view.say)


def approve(view: PlanRegister[ContentPlan], plan: ContentPlan) -> None:
    """Say yes to the plan, with words if there are any; an answer stands, and is not undone."""
    deeds(view.planning).approve(view, plan, view.notice)


def send_back(view: PlanRegister[ContentPlan], plan: ContentPlan) -> None:
    """Say what is to be changed, or go on with a plan that was approved."""
    deeds(view.planning).send_back(view, plan, view.say)


def share(view: PlanRegister[ContentPlan], plan: ContentPlan) -> None:
    """Note to whom the plan was handed."""
    deeds(view.planning).share(view, plan, view.say)


def print_done(view: PlanRegister[ContentPlan], plan: ContentPlan) -> None:
    """Print what became of the plan."""
    name = _tr("Plan and done {plan}.pdf").format(plan=plan.title)
    named = deeds(view.planning).words(plan)
    make = partial(done_sheet, view.planning, plan, named)
    view.output.print(make, title=_tr("Plan and done"), name=name)


# In words.


def deeds(planning: Planning) -> PlanDeeds:
    """Return what asks the desk of plans in the member's name."""
    return PlanDeeds(
        planning.plans,
        planning.me,
        people=planning.names,
        channels=planning.channels,
        today=planning.today,
    )


def _due_words(duty: PlanDuty) -> str:
    return _tr("{days} before").format(days=wording.days_long(duty.due_days))


def _approve_here(view: PlanRegister[ContentPlan], plan: ContentPlan | None) -> None:
    if plan is not None and deeds(view.planning).asked(plan):
        approve(view, plan)


def _look_only(view: PlanRegister[ContentPlan], plan: ContentPlan | None) -> None:
    if plan is not None:
        view.table.setFocus()


def _begin_owed(view: PlanRegister[PlanDuty], duty: PlanDuty | None) -> None:
    """Begin the earliest plan that the duty owes and nobody began."""
    if duty is None:
        return
    planning = view.planning
    desk = planning.plans.contents
    for span in duty.owed(planning.today()):
        if desk.of(span.first, duty.period, duty.channel) is None:
            plan = desk.blank(span.first, duty.period, duty.channel)
            desk.add(plan, by=planning.me)
            words = deeds(planning).words(plan)
            view.say(_tr("The plan for {plan} is begun; submit it when it is ready.").format(
                plan=words))  # fmt: skip
            return


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
