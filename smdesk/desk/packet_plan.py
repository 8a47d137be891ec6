"""The packet's sections 2, 3 and 6: why this is done, where, and what the year holds."""

from datetime import date, timedelta

from smdesk.desk.packet_source import Source
from smdesk.domain.dates import Span
from smdesk.domain.objectives import in_order
from smdesk.domain.packet_sections import Block, Cell, Section, Weekday, unkept
from smdesk.domain.records import RecordId

NEXT_DAYS = 90
YEAR_DAYS = 365


def why(source: Source) -> Section:
    """Return section 2: what is to be reached, and how far it is."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.code,
            one.text,
            one.measure,
            " → ".join(filter(None, (one.baseline, one.target))),
            one.standing,
            source.person(one.owner),
        )
        for _, one in in_order(source.library.planning.objectives.all())
    ]
    return Section("2", (Block("objectives", tuple(rows)), *unkept("audiences", "strategy")))


def channels(source: Source) -> Section:
    """Return section 3: where the library is, how often, and when it last said something."""
    library = source.library
    rhythm = {one.channel: one for one in library.calendar.cadences.all()}
    last = _last_posts(source)
    watched = {need.account for need in library.needs.all() if need.respond}
    rows: list[tuple[Cell, ...]] = []
    for account in library.accounts.all(order="name"):
        cadence = rhythm.get(account.id)
        often = "" if cadence is None else f"{cadence.least}–{cadence.most}"
        rows.append(
            (account.name, account.platform, often, account.id in watched, last.get(account.id))
        )
    return Section(
        "3",
        (
            Block("channels", tuple(rows)),
            *unkept("channels_not", "participation", "capacity"),
        ),
    )


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


def _last_posts(source: Source) -> dict[RecordId, date]:
    drawers = source.library.calendar
    channel_of = dict(drawers.variants.pick("id, channel"))
    found: dict[RecordId, date] = {}
    for variant, at in drawers.publications.pick("variant, posted_at"):
        channel = channel_of.get(variant)
        if channel is not None:
            found[channel] = max(at.date(), found.get(channel, at.date()))
    return found


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
        days.setdefault((source.channel(one.channel), one.clock, one.label), []).append(one.weekday)
    return tuple(
        (channel, tuple(Weekday(day) for day in when), clock, label)
        for (channel, clock, label), when in sorted(days.items())
    )


def _routes(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (source.channel(one.leader), source.channel(one.follower), one.delay, one.carry, one.why)
        for one in source.library.planning.routes.all()
        if one.active
    )


def _series(source: Source) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (one.name, source.named(one.channels), one.begins, one.until, source.person(one.owner))
        for one in source.library.planning.series.all(order="name")
        if one.until is None or one.until >= source.today
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
        if one.expires_on is None or one.expires_on >= source.today
    )


def _plans(source: Source) -> tuple[tuple[Cell, ...], ...]:
    month = source.today.replace(day=1)
    return tuple(
        (one.period, one.first, source.channel(one.channel), one.state, source.person(one.owner))
        for one in source.library.planning.content_plans.all(order="first")
        if one.first >= month
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
    )


def _events(source: Source) -> tuple[tuple[Cell, ...], ...]:
    span = Span(source.today, source.today + timedelta(days=NEXT_DAYS))
    return tuple(
        (one.first, one.clock, one.name, one.place)
        for one in source.desks.occasions.events_within(span)
    )
