"""How word travels inside the library: who tells whom about what, how often, and what was told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

SPONSORS_QUIET = Rule("T11.sponsors_quiet", Severity.NUDGE)
SPONSORS_UNTOLD = Rule("T11.sponsors_untold", Severity.NUDGE)
LINK_QUIET = Rule("T11.link_quiet", Severity.NUDGE)
RULES = (SPONSORS_QUIET, SPONSORS_UNTOLD, LINK_QUIET)

SPONSORS_DAYS = 45
"""Longer than this without a word, and sponsors no longer know what they decide about."""
MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLink(Record):
    """One tells another about something, again and again (T11).

    Both ends are names: of a role, a body, a department or a group.
    """

    kind: ClassVar[str] = "flow_link"
    searched: ClassVar[tuple[str, ...]] = ("giver", "taker", "about", "medium")

    giver: str
    taker: str
    about: str
    medium: str = ""
    every_days: int = 0
    """The most days between two updates; 0 for whenever there is something to tell."""
    since: date
    sponsors: bool = False
    """Whether it reaches those who decide on money, people and policy."""

    def __post_init__(self) -> None:
        same = self.giver.strip().casefold() == self.taker.strip().casefold()
        faults_of(
            giver=filled(self.giver),
            taker=filled(self.taker) or (Fault.TAKEN if same else None),
            about=filled(self.about),
            every_days=None if 0 <= self.every_days <= MOST_DAYS else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """Both ends, as in ``Coordinator → Sponsors``."""
        return f"{self.giver} → {self.taker}"


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUpdate(Record):
    """What somebody inside was told (T11)."""

    kind: ClassVar[str] = "internal_update"
    searched: ClassVar[tuple[str, ...]] = ("to", "text")

    to: str
    on: date
    text: str
    by: RecordId | None = None
    link: RecordId | None = None
    """The line of the flow that it went along, if any."""
    sponsors: bool = False

    def __post_init__(self) -> None:
        faults_of(to=filled(self.to), text=filled(self.text))

    @property
    @override
    def title(self) -> str:
        """Who was told."""
        return self.to


@dataclass(frozen=True, slots=True)
class Node:
    """One end of the flow, and its place in the drawing: columns from the left, rows from above."""

    name: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two nodes, by their places in the list, and the lines it stands for."""

    giver: int
    taker: int
    numbers: tuple[int, ...]
    """From 1, in the order of the table beside the drawing."""


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The flow as it is drawn."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return 1 + max((node.column for node in self.nodes), default=-1)

    @property
    def rows(self) -> int:
        """How many rows its longest column has."""
        return 1 + max((node.row for node in self.nodes), default=-1)


def flow_map(links: Collection[FlowLink]) -> FlowMap:
    """Return the flow as boxes in columns and arrows between them; the same for the same links.

    Whoever hears from nobody stands at the left, and everybody else one column right of the first
    from whom word reaches them. Names that differ in case alone are one.
    """
    names: dict[str, str] = {}
    for link in links:
        for end in (link.giver, link.taker):
            names.setdefault(_key(end), end.strip())
    arrows: dict[tuple[str, str], list[int]] = {}
    for number, link in enumerate(links, start=1):
        arrows.setdefault((_key(link.giver), _key(link.taker)), []).append(number)
    columns = _columns(list(names), list(arrows))
    rows = _rows(columns, list(arrows))
    places = {key: place for place, key in enumerate(names)}
    return FlowMap(
        tuple(Node(name, columns[key], rows[key]) for key, name in names.items()),
        tuple(Arrow(places[a], places[b], tuple(told)) for (a, b), told in arrows.items()),
    )


def findings(
    links: Iterable[FlowLink],
    updates: Collection[InternalUpdate],
    sponsors_since: Mapping[RecordId, date],
    organisation: Ref,
    today: date,
) -> list[Finding]:
    """Return who has not heard for too long.

    ``sponsors_since`` says since when each person who sponsors the team does so.
    """
    links = list(links)
    last: dict[RecordId, date] = {}
    for one in updates:
        if one.link is not None:
            last[one.link] = max(one.on, last.get(one.link, one.on))
    sponsors = _sponsors(links, updates, sponsors_since, organisation, today)
    found = []
    for link in links:
        if sponsors is not None and link.sponsors:
            continue
        quiet = (today - last.get(link.id, link.since)).days
        if link.every_days and quiet > link.every_days:
            facts: dict[str, Fact] = {"taker": link.taker, "giver": link.giver, "days": quiet}
            found.append(Finding(rule=LINK_QUIET, about=Ref.to(link), facts=facts))
    return [sponsors, *found] if sponsors else found


def _sponsors(
    links: Collection[FlowLink],
    updates: Collection[InternalUpdate],
    since: Mapping[RecordId, date],
    organisation: Ref,
    today: date,
) -> Finding | None:
    reaching = {link.id for link in links if link.sponsors}
    told = [one.on for one in updates if one.sponsors or one.link in reaching]
    if told:
        quiet = (today - max(told)).days
        if quiet <= SPONSORS_DAYS:
            return None
        return Finding(rule=SPONSORS_QUIET, about=organisation, facts={"days": quiet})
    waiting = [*since.values(), *(link.since for link in links if link.sponsors)]
    if not waiting or (today - min(waiting)).days <= SPONSORS_DAYS:
        return None
    return Finding(rule=SPONSORS_UNTOLD, about=organisation)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _columns(names: list[str], arrows: list[tuple[str, str]]) -> dict[str, int]:
    hearing = {taker for _, taker in arrows}
    columns = {name: 0 for name in names if name not in hearing}
    _spread(columns, list(columns), arrows)
    for name in names:
        # Those who only hear from each other: the first named begins.
        if name not in columns:
            columns[name] = 0
            _spread(columns, [name], arrows)
    return columns


def _rows(columns: dict[str, int], arrows: list[tuple[str, str]]) -> dict[str, int]:
    """Return the row of each box: beside those it hears from, so that few arrows cross."""
    rows: dict[str, int] = {}

    def beside(name: str) -> float:
        heard = [rows[giver] for giver, taker in arrows if taker == name and giver in rows]
        return sum(heard) / len(heard) if heard else len(rows)

    for column in range(1 + max(columns.values(), default=-1)):
        inside = [name for name, at in columns.items() if at == column]
        ordered = sorted(inside, key=beside)
        rows |= {name: row for row, name in enumerate(ordered)}
    return rows


def _spread(columns: dict[str, int], edge: list[str], arrows: list[tuple[str, str]]) -> None:
    while edge:
        following = []
        for giver in edge:
            for one, taker in arrows:
                if one == giver and taker not in columns:
                    columns[taker] = columns[giver] + 1
                    following.append(taker)
        edge = following
