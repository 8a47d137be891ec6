"""Begins posts of a pattern on several channels, each at its time by the routes between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from smdesk.domain.calendar import Item, Variant
from smdesk.domain.clock_times import NoSuchTimeError, instant_of
from smdesk.domain.records import RecordId, link_or_empty
from smdesk.domain.routes import Carry, CrossRoute, spread
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import PostTemplate, filled_in

Saying = Callable[[date], Mapping[str, str]]
"""Gives the words for a day: ``day`` and ``weekday``, as the person's language writes them."""


def plainly(day: date) -> Mapping[str, str]:
    """Return the words for a day where nobody gives others."""
    return {"day": day.isoformat(), "weekday": ""}


@dataclass(frozen=True, slots=True)
class Begun:
    """One item and what its channels get, before it is kept."""

    item: Item
    variants: tuple[Variant, ...]


def begun(
    item: Item,
    pattern: PostSeries | PostTemplate,
    channels: Sequence[RecordId],
    at: datetime | None,
    values: Mapping[str, str],
    *,
    routes: Sequence[CrossRoute],
    by: RecordId,
) -> Begun:
    """Return drafts of the pattern with its gaps filled.

    A channel that follows another adapts its text: it begins without comment and hashtags.
    """
    link = filled_in(pattern.link, values)
    variants = []
    for channel, (when, route) in spread(channels, at, routes).items():
        plain = route is not None and route.carry is Carry.ADAPTED
        variants.append(
            Variant(
                item=item.id,
                channel=channel,
                at=when,
                text=filled_in(pattern.text, values),
                link=link if link_or_empty(link) is None else "",
                first_comment="" if plain else filled_in(pattern.first_comment, values),
                hashtags=() if plain else pattern.hashtags,
                writers=(by,),
            )
        )
    return Begun(item, tuple(variants))


def clock_of(text: str) -> time:
    """Return the time that a text such as ``18:30`` names."""
    return time.fromisoformat(text)


def instant(day: date, clock: str, zone: tzinfo | None) -> datetime:
    """Return the instant in UTC; a time that the clock skips that day comes an hour later."""
    at = clock_of(clock)
    try:
        return instant_of(day, at, zone)
    except NoSuchTimeError:
        later = datetime.combine(day, at) + timedelta(hours=1)
        return instant_of(later.date(), later.time(), zone)
