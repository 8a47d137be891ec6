"""From channel to channel: which one speaks first, and which follows, how long after (P7)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import ClassVar, NamedTuple

from smdesk.domain.calendar import GIVEN_UP, OUT, Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import Fault, Record, RecordId, Ref, SmdeskError, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

BEFORE_LEADER = Rule("P7.before_leader", Severity.REASON)
RULES = (BEFORE_LEADER,)

MOST_MINUTES = 14 * 24 * 60


class CircleError(SmdeskError):
    """Routes would lead from a channel back to itself."""


class Carry(Enum):
    """What a follower's draft begins with."""

    ADAPTED = "adapted"
    """The leader's text, to be written for the other channel: no first comment, no hashtags."""
    SAME = "same"
    """All that the leader says and shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossRoute(Record):
    """One channel follows another (source: policy text, 1.3.5)."""

    kind: ClassVar[str] = "cross_route"
    searched: ClassVar[tuple[str, ...]] = ("why",)

    leader: RecordId
    follower: RecordId
    delay: int = 60
    """Minutes after the leader."""
    carry: Carry = Carry.ADAPTED
    active: bool = True
    why: str = ""

    def __post_init__(self) -> None:
        faults_of(
            leader=filled(self.leader),
            follower=Fault.TAKEN if self.follower == self.leader else filled(self.follower),
            delay=None if 0 <= self.delay <= MOST_MINUTES else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """Why it is so, or how long after."""
        return self.why or f"{self.delay} min"

    def time(self, leader: datetime) -> datetime:
        """Return when the follower goes out for a leader at that time."""
        return leader + timedelta(minutes=self.delay)


def check_circle(route: CrossRoute, others: Iterable[CrossRoute]) -> None:
    """Raise CircleError where the follower already leads, over others, to the leader."""
    rest = [one for one in others if one.id != route.id and one.active]
    reached, look = {route.follower}, [route.follower]
    for here in look:
        for one in rest:
            if one.leader == here and one.follower not in reached:
                reached.add(one.follower)
                look.append(one.follower)
    if route.active and route.leader in reached:
        raise CircleError


def steps_from(
    channel: RecordId, at: datetime | None, routes: Sequence[CrossRoute]
) -> Iterator[tuple[CrossRoute, datetime | None]]:
    """Yield the routes that lead on from the channel, over others too, and when each follows."""
    reached, look = {channel}, [(channel, at)]
    for here, when in look:
        for one in routes:
            if one.active and one.leader == here and one.follower not in reached:
                then = None if when is None else one.time(when)
                reached.add(one.follower)
                look.append((one.follower, then))
                yield one, then


def led_by(route: CrossRoute, leader: Variant, at: datetime | None, *, by: RecordId) -> Variant:
    """Return the follower's draft; whoever wrote the leader wrote it too."""
    wanted = replace(leader, channel=route.follower)
    if route.carry is Carry.ADAPTED:
        wanted = replace(wanted, first_comment="", hashtags=(), utm_source="")
    draft = Variant(item=leader.item, channel=route.follower)
    return replace(draft.rewritten(wanted, by=by), version=1, writers=leader.writers, at=at)


def out_of_order(
    routes: Iterable[CrossRoute], variants: Sequence[Variant]
) -> list[tuple[CrossRoute, Variant, Variant]]:
    """Return the followers of one item that are timed before their leaders, and those leaders."""
    there = {one.channel: one for one in variants if one.at is not None}
    found = []
    for route in routes:
        leader, follower = there.get(route.leader), there.get(route.follower)
        if not route.active or leader is None or follower is None:
            continue
        if leader.at is not None and follower.at is not None and follower.at < leader.at:
            found.append((route, leader, follower))
    return found


class Link(NamedTuple):
    """Two posts of one item, of which the first is to go out before the second."""

    leader: CalendarLine
    follower: CalendarLine

    @property
    def early(self) -> bool:
        """Whether the follower is timed before its leader."""
        leads, follows = self.leader.at, self.follower.at
        return leads is not None and follows is not None and follows < leads

    @property
    def mendable(self) -> bool:
        """Whether it is early and both are still to come."""
        return self.early and not {self.leader.state, self.follower.state} & OUT


def links(lines: Iterable[CalendarLine], routes: Iterable[CrossRoute]) -> list[Link]:
    """Return which of the lines lead which by the routes; those given up and timeless do not."""
    ways = [(one.leader, one.follower) for one in routes if one.active]
    if not ways:
        return []
    ends = {channel for way in ways for channel in way}
    there: dict[RecordId, dict[RecordId, CalendarLine]] = {}
    for line in lines:
        if line.channel in ends and line.at is not None and line.state not in GIVEN_UP:
            there.setdefault(line.item, {})[line.channel] = line
    return [
        Link(of[leader], of[follower])
        for of in there.values()
        if len(of) > 1
        for leader, follower in ways
        if leader in of and follower in of
    ]


def before_leader(about: Ref, item: str, leader: str, follower: str) -> Finding:
    """Return that the follower would go out before its leader; both by the channels' names."""
    facts: dict[str, Fact] = {"item": item, "leader": leader, "follower": follower}
    return Finding(rule=BEFORE_LEADER, about=about, facts=facts)


def spread(
    channels: Sequence[RecordId], at: datetime | None, routes: Sequence[CrossRoute]
) -> dict[RecordId, tuple[datetime | None, CrossRoute | None]]:
    """Return when each of the channels speaks, if the first of them do so at that time.

    Those that follow another one of them do so by their route, which is given with them.
    """
    here = set(channels)
    active = [one for one in routes if one.active and {one.leader, one.follower} <= here]
    led = {one.follower for one in active}
    found: dict[RecordId, tuple[datetime | None, CrossRoute | None]] = {}
    for channel in channels:
        if channel not in led:
            found[channel] = (at, None)
            for route, then in steps_from(channel, at, active):
                found.setdefault(route.follower, (then, route))
    return {channel: found.get(channel, (at, None)) for channel in channels}
