"""The packet's sections 7 and 8: how posts are made, and what is done when the public writes."""

from smdesk.desk.packet_source import Source
from smdesk.domain.accounts import Account
from smdesk.domain.packet_sections import Block, Cell, Section, unkept
from smdesk.domain.roster import active


def posting(source: Source) -> Section:
    """Return section 7: the gate, the checklist, voice, guides, and what went around the gate."""
    return Section(
        "7",
        (
            Block("gate", _gate(source)),
            Block("checklist", _checklist(source)),
            Block("voice", _voice(source)),
            Block("written", _written(source)),
            Block("quick_steps", _quick_steps(source)),
            Block("unapproved", _unapproved(source)),
            Block("conventions", _conventions(source)),
            Block("properties", _properties(source)),
            Block("template_files", _template_files(source)),
        ),
    )


def public(source: Source) -> Section:
    """Return section 8: whom to call; the rest no area keeps yet."""
    serving = {term.person for term in active(source.library.terms.all(), source.today)}
    callable_: list[tuple[Cell, ...]] = [
        (one.name, one.work, one.phone, one.email)
        for one in source.library.people.all(order="name")
        if one.id in serving
    ]
    callable_ += [
        (unit.name, unit.controls, "", unit.contact)
        for unit in source.library.support_units.all(order="name")
    ]
    return Section(
        "8", (Block("escalation", tuple(callable_)), *unkept("interactions", "moderation", "press"))
    )


def public_restricted(source: Source) -> Section:  # noqa: ARG001 - one shape for all
    """Return the restricted part of section 8, which no area keeps yet."""
    return Section("8R", unkept("restraints"))


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
        if source.scope.account(one.channel)
    )


def _written(source: Source) -> tuple[tuple[Cell, ...], ...]:
    """Return which clauses speak of each channel; nothing until one does (D6)."""
    speaking = source.desks.policy.links.speaking_of(Account.kind)
    channels = sorted(source.channels.items(), key=lambda pair: pair[1].casefold())
    return tuple(
        (name, speaking.get(channel, ()))
        for channel, name in channels
        if speaking and source.scope.account(channel)
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
        if one.at.date() >= source.year_begins and source.scope.account(one.channel)
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
        if one.unapproved
        and one.posted_at.date() >= source.year_begins
        and source.scope.account(channel_of.get(one.variant))
    )


def _conventions(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.plan.conventions.all(order="about, what")
    return tuple(
        (one.about, one.what, one.example, source.channel(one.channel))
        for one in found
        if source.scope.account(one.channel)
    )


def _properties(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.plan.web_properties.all(order="name")
    return tuple((one.name, one.url, one.owner, one.looks_after) for one in found)


def _template_files(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.plan.template_files.all(order="name")
    return tuple((one.name, one.path, one.what_for, one.checked_on) for one in found)
