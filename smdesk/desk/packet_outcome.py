"""The packet's sections 11 to 15: what became of it, what runs on, and what was learned."""

from collections import Counter

from smdesk.desk.packet_source import Source
from smdesk.domain import plan_done
from smdesk.domain.calendar import State
from smdesk.domain.dates import Span
from smdesk.domain.objectives import Standing, in_order
from smdesk.domain.packet_sections import Block, Cell, Section, unkept
from smdesk.domain.policy.remarks import RemarkKind
from smdesk.domain.projects import roadmap

_OUT = (State.POSTED, State.ARCHIVED, State.TAKEN_DOWN)


def outcome(source: Source) -> Section:
    """Return section 11: this year in numbers, and the reports."""
    plan = source.library.plan
    reports: list[tuple[Cell, ...]] = [
        (
            one.what, one.body, one.next_due, source.person(one.owner),
            f"{len(one.written)} / {len(one.parts)}" if one.parts else "",
        )
        for one in plan.report_duties.all(order="next_due")
        if source.scope.person(one.owner)
    ]  # fmt: skip
    delivered: list[tuple[Cell, ...]] = [
        (one.on, one.what, one.body, one.due, one.minute)
        for one in plan.deliveries.all(order="-on")
        if one.on >= source.year_begins
    ]
    return Section(
        "11",
        (
            Block("numbers", _numbers(source)),
            Block("plan_done", _plan_done(source)),
            Block("judged", _judged(source)),
            Block("reports", tuple(reports)),
            Block("delivered", tuple(delivered)),
        ),
    )


def in_flight(source: Source) -> Section:
    """Return section 12: projects, and where their scope moved."""
    plan = source.library.plan
    projects = [one for one in roadmap(plan.projects.all()) if source.scope.person(one.lead)]
    names = {one.id: one.name for one in projects}
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.goal, source.person(one.lead), one.status, one.due, one.outcome)
        for one in projects
    ]
    changes: list[tuple[Cell, ...]] = [
        (one.on, names.get(one.project, ""), one.what, one.why, one.cost)
        for one in plan.scope_changes.all(order="-on")
        if one.on >= source.year_begins and one.project in names
    ]
    return Section(
        "12",
        (
            Block("projects", tuple(rows)),
            Block("scope_changes", tuple(changes)),
            Block("concerns", _concerns(source)),
            *unkept("pilots"),
        ),
    )


def money(source: Source) -> Section:  # noqa: ARG001 - one shape for all
    """Return section 13, which no area keeps yet."""
    return Section("13", unkept("budget", "equipment"))


def officers(source: Source) -> Section:  # noqa: ARG001 - one shape for all
    """Return section 14, which no area keeps yet."""
    return Section("14", unkept("officers"))


def learned(source: Source) -> Section:
    """Return section 15: what was worth passing on."""
    rows: list[tuple[Cell, ...]] = [
        (one.on, source.person(one.person), one.what, one.took_away)
        for one in source.library.registers.learning_entries.all(order="-on")
        if one.took_away
    ]
    notes: list[tuple[Cell, ...]] = [
        (one.month, one.prompt, one.text, source.person(one.by))
        for one in source.library.handover.month_notes.all(order="month")
    ]
    return Section(
        "15",
        (
            Block("month_notes", tuple(notes)),
            Block("learned", tuple(rows)),
            *unkept("trials", "trends"),
        ),
    )


def _numbers(source: Source) -> tuple[tuple[Cell, ...], ...]:
    lines = source.desks.calendar.lines(Span(source.year_begins, source.today))
    states = Counter((line.channel, line.state) for line in lines)
    quick = Counter(
        one.channel
        for one in source.library.calendar.quick_steps.all()
        if one.at.date() >= source.year_begins
    )
    return tuple(
        (
            name,
            sum(states[channel, state] for state in _OUT),
            states[channel, State.MISSED],
            states[channel, State.WENT_OUT_UNAPPROVED],
            quick[channel],
        )
        for channel, name in sorted(source.channels.items(), key=lambda pair: pair[1].casefold())
        if source.scope.account(channel)
    )


def _plan_done(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return each plan of this year that has begun, and what became of its posts."""
    plans = source.desks.plans.contents
    found: list[tuple[Cell, ...]] = []
    for plan in source.library.planning.content_plans.all(order="first, channel"):
        begun = source.year_begins <= plan.first <= source.today
        if not begun or not source.scope.account(plan.channel):
            continue
        count = plan_done.tally(plans.done(plan))
        found.append(
            (
                plan.first,
                plan.period,
                source.channel(plan.channel),
                count.planned,
                count.posted,
                count.missed,
                count.dropped,
                count.unplanned,
                f"{count.kept} %" if count.kept is not None else "",
            )
        )
    return tuple(found)


def _judged(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return the objectives of which somebody has said what became of them."""
    return tuple(
        (one.code, one.text, one.standing, one.note)
        for _, one in in_order(source.library.planning.objectives.all())
        if one.standing is not Standing.OPEN
    )


def _concerns(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return what somebody worried about, and what was answered or changed."""
    return tuple(
        (
            line.remark.at.date(),
            line.remark.who or line.by,
            line.remark.text,
            " ".join(filter(None, (line.document, ", ".join(line.numbers)))),
            line.remark.state,
            line.remark.reply,
        )
        for line in source.desks.policy.remarks.all()
        if line.remark.what is RemarkKind.CONCERN
    )
