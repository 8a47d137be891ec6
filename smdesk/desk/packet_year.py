"""The packet's section 6: what the year holds, what is agreed, and the next 90 days."""

from datetime import timedelta

from smdesk.desk.packet_source import Source
from smdesk.domain.dates import Span
from smdesk.domain.packet_sections import Block, Cell, Section, Weekday

NEXT_DAYS = 90
YEAR_DAYS = 365


def year(source: Source) -> Section:
    """Return section 6: what comes again, what is agreed, and the next 90 days."""
    return Section(
        "6",
        (
            Block("campaigns", _campaigns(source)),
            Block("occasions", _occasions(source)),
            Block("times", _times(source)),
            Block("routes", _routes(source)),
            Block("series", _series(source)),
            Block("envelopes", _envelopes(source)),
            Block("plans", _plans(source)),
            Block("next", _next(source)),
            Block("events", _events(source)),
        ),
    )


def _campaigns(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.calendar.campaigns.all(order="first, name")
    return tuple((one.name, one.first, one.last, one.note) for one in found)


def _occasions(source: Source) -> tuple[tuple[Cell, ...], ...]:
    span = Span(source.today, source.today + timedelta(days=YEAR_DAYS))
    return tuple(
        (days.first, one.name, one.source)
        for days, one in source.desks.occasions.occasions_within(span)
    )


def _times(source: Source) -> tuple[tuple[Cell, ...], ...]:
    found = source.library.calendar.posting_times.all(order="channel, weekday, clock")
    days: dict[tuple[str, str, str], list[int]] = {}
    for one in found:
        if not source.scope.account(one.channel):
            continue
        days.setdefault((source.channel(one.channel), one.clock, one.label), []).append(one.weekday)
    return tuple(
        (channel, tuple(Weekday(day) for day in when), clock, label)
        for (channel, clock, label), when in sorted(days.items())
    )


def _routes(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (source.channel(one.leader), source.channel(one.follower), one.delay, one.carry, one.why)
        for one in source.library.planning.routes.all()
        if one.active and source.scope.any_account((one.leader, one.follower))
    )


def _series(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.name, source.named(one.channels), one.begins, one.until, source.person(one.owner))
        for one in source.library.planning.series.all(order="name")
        if (one.until is None or one.until >= source.today)
        and source.scope.any_account(one.channels)
    )


def _envelopes(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            one.series,
            source.named(one.channels),
            one.most_posts - one.used if one.most_posts else None,
            one.expires_on,
            source.person(one.approved_by),
        )
        for one in source.library.plan.envelopes.all(order="series")
        if (one.expires_on is None or one.expires_on >= source.today)
        and source.scope.any_account(one.channels)
    )


def _plans(source: Source) -> tuple[tuple[Cell, ...], ...]:
    month = source.today.replace(day=1)
    return tuple(
        (one.period, one.first, source.channel(one.channel), one.state, source.person(one.owner))
        for one in source.library.planning.content_plans.all(order="first")
        if one.first >= month and source.scope.account(one.channel)
    )


def _next(source: Source) -> tuple[tuple[Cell, ...], ...]:
    span = Span(source.today, source.today + timedelta(days=NEXT_DAYS))
    return tuple(
        (
            line.day,
            f"{line.clock:%H:%M}" if line.clock is not None else "",
            line.channel_name,
            line.title,
            line.state,
        )
        for line in source.desks.calendar.lines(span)
        if source.scope.account(line.channel)
    )


def _events(source: Source) -> tuple[tuple[Cell, ...], ...]:
    span = Span(source.today, source.today + timedelta(days=NEXT_DAYS))
    return tuple(
        (one.first, one.clock, one.name, one.place)
        for one in source.desks.occasions.events_within(span)
    )
