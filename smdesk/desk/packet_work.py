"""The packet's sections 7 to 15: how posts are made, what became of them, what runs on."""

from collections import Counter

from smdesk.desk.packet_source import Source
from smdesk.domain.calendar import State
from smdesk.domain.dates import Span
from smdesk.domain.packet_sections import Block, Cell, Section, unkept
from smdesk.domain.projects import roadmap
from smdesk.domain.upkeep import Stage

_OUT = (State.POSTED, State.ARCHIVED, State.TAKEN_DOWN)


def posting(source: Source) -> Section:
    """Return section 7: the gate, the checklist, the voice, and what went around the gate."""
    return Section(
        "7",
        (
            Block("gate", _gate(source)),
            Block("checklist", _checklist(source)),
            Block("voice", _voice(source)),
            Block("quick_steps", _quick_steps(source)),
            Block("unapproved", _unapproved(source)),
            Block("conventions", _conventions(source)),
            Block("properties", _properties(source)),
            Block("template_files", _template_files(source)),
        ),
    )


def public(source: Source) -> Section:  # noqa: ARG001 - one shape for all
    """Return section 8, which no area keeps yet."""
    return Section("8", unkept("interactions", "moderation", "escalation", "press"))


def public_restricted(source: Source) -> Section:  # noqa: ARG001 - one shape for all
    """Return the restricted part of section 8, which no area keeps yet."""
    return Section("8R", unkept("restraints"))


def policy(source: Source) -> Section:
    """Return section 9: the clauses that the program's rules rest on."""
    clauses = sorted(source.library.bound_clauses.all(), key=lambda c: (c.document, c.number))
    said = dict.fromkeys((one.document, one.number, one.words) for one in clauses)
    documents: list[tuple[Cell, ...]] = [
        (
            line.document.number,
            line.document.name,
            line.modified.date() if line.modified is not None else None,
            line.review_due,
            f"{line.read} / {line.readers}" if line.readers else "",
        )
        for line in source.desks.policy.lines()
        if line.published is not None
    ]
    return Section("9", (Block("documents", tuple(documents)), Block("clauses", tuple(said))))


def records(source: Source) -> Section:
    """Return section 10: what is kept, and what was last done to keep it."""
    library = source.library
    last = {}
    for note in library.upkeep.all(order="at"):
        if note.stage is Stage.DONE:
            last[note.what] = note
    upkeep: list[tuple[Cell, ...]] = [
        (what, note.at.date(), source.person(note.person)) for what, note in last.items()
    ]
    media: list[tuple[Cell, ...]] = [
        (one.name, one.what, one.credit, one.licence, one.consent, one.expires)
        for one in library.calendar.media_assets.all(order="name")
        if one.expires is not None or not one.credit
    ]
    return Section(
        "10",
        (
            Block("upkeep", tuple(upkeep)),
            Block("media", tuple(media)),
            *unkept("retention", "requests"),
        ),
    )


def outcome(source: Source) -> Section:
    """Return section 11: this year in numbers, and the reports."""
    plan = source.library.plan
    reports: list[tuple[Cell, ...]] = [
        (
            one.what, one.body, one.next_due, source.person(one.owner),
            f"{len(one.written)} / {len(one.parts)}" if one.parts else "",
        )
        for one in plan.report_duties.all(order="next_due")
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
            Block("reports", tuple(reports)),
            Block("delivered", tuple(delivered)),
            *unkept("evaluation"),
        ),
    )


def in_flight(source: Source) -> Section:
    """Return section 12: projects, and where their scope moved."""
    plan = source.library.plan
    projects = roadmap(plan.projects.all())
    names = {one.id: one.name for one in projects}
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.goal, source.person(one.lead), one.status, one.due, one.outcome)
        for one in projects
    ]
    changes: list[tuple[Cell, ...]] = [
        (one.on, names.get(one.project, ""), one.what, one.why, one.cost)
        for one in plan.scope_changes.all(order="-on")
        if one.on >= source.year_begins
    ]
    return Section(
        "12",
        (
            Block("projects", tuple(rows)),
            Block("scope_changes", tuple(changes)),
            *unkept("concerns", "pilots"),
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


def _gate(source: Source) -> tuple[tuple[Cell, ...], ...]:
    flow = source.desks.calendar.workflow()
    return (
        ("stages", flow.stages),
        ("move_minutes", flow.move_minutes),
        ("approval_days", flow.approval_days),
        ("countersign_hours", flow.countersign_hours),
        ("reuse_days", flow.reuse_days),
        ("decision", flow.decision),
    )


def _checklist(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(source.desks.calendar.checks.weights(None).items())


def _voice(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (source.channel(one.channel), one.sounds, one.do, one.dont)
        for one in source.library.plan.voice_notes.all(order="channel")
    )


def _quick_steps(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            one.at.date(),
            source.channel(one.channel),
            one.event,
            source.person(one.approver),
            one.way,
            one.countersigned_at.date() if one.countersigned_at is not None else None,
        )
        for one in source.library.calendar.quick_steps.all(order="at")
        if one.at.date() >= source.year_begins
    )


def _unapproved(source: Source) -> tuple[tuple[Cell, ...], ...]:
    drawers = source.library.calendar
    channel_of = dict(drawers.variants.pick("id, channel"))
    return tuple(
        (
            one.posted_at.date(),
            source.channel(channel_of.get(one.variant)),
            source.person(one.by),
            one.unapproved,
        )
        for one in drawers.publications.all(order="posted_at")
        if one.unapproved and one.posted_at.date() >= source.year_begins
    )


def _conventions(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.plan.conventions.all(order="about, what")
    return tuple((one.about, one.what, one.example, source.channel(one.channel)) for one in found)


def _properties(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.plan.web_properties.all(order="name")
    return tuple((one.name, one.url, one.owner, one.looks_after) for one in found)


def _template_files(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.plan.template_files.all(order="name")
    return tuple((one.name, one.path, one.what_for, one.checked_on) for one in found)


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
    )
