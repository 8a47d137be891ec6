"""Posts that are written once and begun many times: for events, services, collections, closures.

What stands in braces, as in ``{event}``, is filled from what the post is about (C9).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from smdesk.domain.cadence import is_clock
from smdesk.domain.calendar import LONGEST_TEXT
from smdesk.domain.records import (
    Fault,
    Record,
    RecordId,
    Ref,
    faults_of,
    filled,
)
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

STEP_MISSING = Rule("C9.step_missing", Severity.NUDGE)
RULES = (STEP_MISSING,)

FARTHEST = 366
VARIABLES = ("event", "day", "weekday", "time", "place", "link", "library", "number")
"""What can stand in braces. ``number`` counts the posts of a series."""
_BRACES = re.compile(r"\{([a-z]+)\}")


class Matter(Enum):
    """What kind of thing a template is for."""

    EVENT = "event"
    SERVICE = "service"
    COLLECTION = "collection"
    CLOSURE = "closure"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTemplate(Record):
    """A post with gaps, and when it goes out beside the day that it is about."""

    kind: ClassVar[str] = "post_template"
    searched: ClassVar[tuple[str, ...]] = ("name", "headline", "text")

    name: str
    """What the team calls it, as in ``Event: remind``."""
    matter: Matter = Matter.EVENT
    headline: str = "{event}"
    """The title of the post that is begun; for the team alone."""
    text: str = ""
    link: str = ""
    """A web address, or ``{link}``."""
    first_comment: str = ""
    hashtags: tuple[str, ...] = ()
    channels: tuple[RecordId, ...] = ()
    """Where it usually goes; none of them leaves that to whoever begins it."""
    days: int = 0
    """After the day that it is about; less than nothing for before."""
    clock: str = "10:00"
    wanted: bool = False
    """Whether every event should have it, so that one without is pointed out."""

    def __post_init__(self) -> None:
        unknown = (*gaps_of(self.headline), *gaps_of(self.text), *gaps_of(self.first_comment))
        faults_of(
            name=filled(self.name),
            headline=filled(self.headline),
            text=_text_fault(self.text, unknown),
            days=None if abs(self.days) <= FARTHEST else Fault.OUT_OF_RANGE,
            clock=None if is_clock(self.clock) else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """What the team calls it."""
        return self.name

    def day(self, about: date) -> date:
        """Return the day on which it goes out for something on that day."""
        return about + timedelta(days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUse(Record):
    """A post was begun from a template, for an event or for nothing in particular."""

    kind: ClassVar[str] = "template_use"

    template: RecordId
    item: RecordId
    event: RecordId | None = None

    def __post_init__(self) -> None:
        faults_of(template=filled(self.template), item=filled(self.item))

    @property
    @override
    def title(self) -> str:
        """The beginning of the post's id: the post has a name of its own."""
        return self.item[:8]


def gaps_of(text: str) -> tuple[str, ...]:
    """Return the names in braces that the text has, each once, in order."""
    return tuple(dict.fromkeys(_BRACES.findall(text)))


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its gaps filled; those for which there is nothing stay as they are."""

    def value(found: re.Match[str]) -> str:
        return values.get(found[1], "") or found[0]

    return _BRACES.sub(value, text)


def step_findings(
    templates: Iterable[PostTemplate],
    events: Iterable[tuple[RecordId, str, date]],
    begun: Iterable[TemplateUse],
    today: date,
) -> list[Finding]:
    """Return the events that lack a post every event should have, once that post's day is near.

    ``events`` are ids, names and first days of those that need posts and lie ahead. One for which
    nothing at all is planned is not told here: that is told as a whole.
    """
    used = {(one.event, one.template) for one in begun}
    some = {one.event for one in begun}
    found = []
    for event, name, first in sorted(events, key=lambda one: (one[2], one[1])):
        for one in templates:
            wanted = one.wanted and one.matter is Matter.EVENT and one.day(first) >= today
            near = one.day(first) - today <= timedelta(days=7)
            if wanted and near and event in some and (event, one.id) not in used:
                facts: dict[str, Fact] = {"event": name, "template": one.name, "first": first}
                about = Ref("event", event)
                found.append(Finding(rule=STEP_MISSING, about=about, facts=facts))
    return found


def _text_fault(text: str, gaps: Iterable[str]) -> Fault | None:
    if len(text) > LONGEST_TEXT or any(gap not in VARIABLES for gap in gaps):
        return Fault.OUT_OF_RANGE
    return filled(text)
