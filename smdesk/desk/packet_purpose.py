"""The packet's sections 2 and 3: why this is done, and where."""

from datetime import date

from smdesk.desk.packet_source import Source
from smdesk.domain.objectives import in_order
from smdesk.domain.packet_sections import Block, Cell, Section, unkept
from smdesk.domain.records import RecordId


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
        if not source.scope.account(account.id):
            continue
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


def _last_posts(source: Source) -> dict[RecordId, date]:
    drawers = source.library.calendar
    channel_of = dict(drawers.variants.pick("id, channel"))
    found: dict[RecordId, date] = {}
    for variant, at in drawers.publications.pick("variant, posted_at"):
        channel = channel_of.get(variant)
        if channel is not None:
            found[channel] = max(at.date(), found.get(channel, at.date()))
    return found
