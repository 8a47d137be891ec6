"""The calendar as screens and papers show it: one line for each variant, and which are wanted."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import State
from smdesk.domain.records import RecordId


class CalendarLine(NamedTuple):
    """One variant at its time; a tuple, as ten thousands of them are made at once."""

    id: RecordId
    """The variant's."""
    item: RecordId
    at: datetime | None
    """In UTC; None for what has no time yet."""
    day: date | None
    """In the library's time zone, as is the clock."""
    clock: time | None
    channel: RecordId
    channel_name: str
    platform: Platform | None
    """None for a channel that is not in the cabinet any more."""
    title: str
    """The item's."""
    state: State
    """As it stands now: what waited past its time is missed."""
    owner: RecordId | None
    owner_name: str
    campaign: RecordId | None
    objective: RecordId | None
    labels: tuple[RecordId, ...]
    needs_me: bool
    """Whether whoever looks is the one who can do the next thing."""
    movable: bool
    problem: bool
    """Missed, gone out unapproved, or with an approval that does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the filters ask for; what is empty asks for nothing."""

    channels: frozenset[RecordId] = frozenset()
    states: frozenset[State] = frozenset()
    owners: frozenset[RecordId] = frozenset()
    campaigns: frozenset[RecordId] = frozenset()
    objectives: frozenset[RecordId] = frozenset()
    labels: frozenset[RecordId] = frozenset()
    """A line with any of them fits."""
    needs_me: bool = False
    text: str = ""
    """Every word of it is in the line's title, or in the name of its channel or owner."""

    @property
    def everything(self) -> bool:
        """Whether every line fits."""
        return self == Wanted()


EVERYTHING = Wanted()


def hay(line: CalendarLine) -> str:
    """Return what the words of a filter are looked for in."""
    return f"{line.title}\n{line.channel_name}\n{line.owner_name}".casefold()


def fits(line: CalendarLine, wanted: Wanted) -> bool:
    """Whether the line is one of those that are wanted."""
    if not chosen(line, wanted):
        return False
    words = wanted.text.casefold().split()
    if not words:
        return True
    where = hay(line)
    return all(word in where for word in words)


def chosen(line: CalendarLine, wanted: Wanted) -> bool:
    """Whether the line fits all that is wanted but the text."""
    return not (
        (wanted.needs_me and not line.needs_me)
        or (wanted.states and line.state not in wanted.states)
        or (wanted.channels and line.channel not in wanted.channels)
        or (wanted.owners and line.owner not in wanted.owners)
        or (wanted.campaigns and line.campaign not in wanted.campaigns)
        or (wanted.objectives and line.objective not in wanted.objectives)
        or (wanted.labels and wanted.labels.isdisjoint(line.labels))
    )
