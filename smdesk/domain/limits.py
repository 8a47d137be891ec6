"""What each platform takes, who says so, since when that is known, and how far it is believed.

What the vendor says itself, or a dated register that quotes the vendor, may stop a post; what
others say warns; what nobody can settle only informs, and so does all that was last looked at more
than a year ago.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, ClassVar, Self

from smdesk.domain.accounts import Platform
from smdesk.domain.counting import COUNT, Counter
from smdesk.domain.preview import Ratios, ratio_of
from smdesk.domain.records import Fault, Record, RecordId, faults_of, filled
from smdesk.overriding import override

GOOD_FOR_DAYS = 365


class Grade(Enum):
    """How well a limit is known."""

    VENDOR = "A"
    REGISTER = "B"
    OTHERS = "C"
    UNSETTLED = "U"


class Force(Enum):
    """What going over a limit does."""

    BLOCK = "block"
    WARN = "warn"
    INFORM = "inform"


class Matter(Enum):
    """What is counted."""

    TEXT = "text"
    BYTES = "bytes"
    TEXT_WITH_MEDIA = "text_with_media"
    FOLD = "fold"
    """After so many, readers have to ask for more."""
    HASHTAGS = "hashtags"
    MOST_HASHTAGS = "most_hashtags"
    IMAGES = "images"
    ALT = "alt"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at most, and who says so."""

    most: int
    source: str
    checked: date | None
    grade: Grade
    note: str = ""

    def stale(self, today: date) -> bool:
        """Whether it was last looked at so long ago that it may be otherwise now."""
        return self.checked is None or (today - self.checked).days > GOOD_FOR_DAYS

    def force(self, today: date) -> Force:
        """Return what going over it does on the day."""
        if self.grade is Grade.UNSETTLED or self.stale(today):
            return Force.INFORM
        return Force.WARN if self.grade is Grade.OTHERS else Force.BLOCK


@dataclass(frozen=True, slots=True)
class Takes:
    """All that is known of one platform."""

    name: str
    counter: Counter
    limits: Mapping[Matter, Limit]
    needs_media: bool = False
    per_instance: bool = False
    """Each server sets its own limit."""
    ratios: Ratios | None = None
    """The shapes of pictures that are shown whole; None where nobody says."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing counted, beside its limit."""

    matter: Matter
    counter: Counter | None
    """How it was counted; None for things that are not text."""
    count: int
    limit: Limit
    force: Force

    @property
    def over(self) -> int:
        """By how many it is over; 0 where it is not."""
        return max(self.count - self.limit.most, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLimit(Record):
    """What one channel takes, where its server says otherwise than most (Mastodon)."""

    kind: ClassVar[str] = "text_limit"

    channel: RecordId
    characters: int
    source: str
    """Where that can be read."""
    checked_on: date

    def __post_init__(self) -> None:
        faults_of(
            channel=filled(self.channel),
            characters=None if self.characters >= 1 else Fault.OUT_OF_RANGE,
            source=filled(self.source),
        )

    @property
    @override
    def title(self) -> str:
        """Where it can be read."""
        return self.source

    @classmethod
    def of(cls, limits: Sequence[Self], channel: RecordId) -> Limit | None:
        """Return the limit of the channel's own server, the latest looked at."""
        mine = [one for one in limits if one.channel == channel]
        last = max(mine, key=lambda one: (one.checked_on, one.id), default=None)
        if last is None:
            return None
        return Limit(last.characters, last.source, last.checked_on, Grade.VENDOR)


def read(said: Mapping[str, Any]) -> dict[str, Takes]:
    """Return what each platform takes, by its name in the file; raises KeyError, ValueError."""
    return {name: _takes(one) for name, one in said.items() if not name.startswith("_")}


def of_platform(known: Mapping[str, Takes], platform: Platform | None) -> Takes | None:
    """Return what is known of the platform; None where nothing is."""
    if platform is None:
        return None
    return known.get("blog" if platform is Platform.WEBSITE else platform.value)


def measured(
    takes: Takes,
    text: str,
    *,
    hashtags: int,
    images: int,
    longest_alt: int,
    link: str,
    today: date,
    own: Limit | None = None,
) -> list[Measure]:
    """Return what is counted of a post, the text first; ``own`` is the channel's own limit.

    ``text`` is all that is pasted, link and hashtags included.
    """
    counted = COUNT[takes.counter](text)
    counts = {
        Matter.TEXT: counted,
        Matter.BYTES: COUNT[Counter.UTF8_BYTES](text),
        Matter.TEXT_WITH_MEDIA: counted if images else 0,
        Matter.FOLD: counted,
        Matter.HASHTAGS: hashtags,
        Matter.MOST_HASHTAGS: hashtags,
        Matter.IMAGES: images,
        Matter.ALT: longest_alt,
        Matter.LINK: len(link),
    }
    found = []
    for matter, count in counts.items():
        limit = own if matter is Matter.TEXT and own else takes.limits.get(matter)
        if limit is None:
            continue
        force = Force.INFORM if matter is Matter.FOLD else limit.force(today)
        found.append(Measure(matter, _counter(takes, matter), count, limit, force))
    return found


_OF_TEXT = frozenset({Matter.TEXT, Matter.TEXT_WITH_MEDIA, Matter.FOLD})


def _counter(takes: Takes, matter: Matter) -> Counter | None:
    if matter in _OF_TEXT:
        return takes.counter
    return Counter.UTF8_BYTES if matter is Matter.BYTES else None


def _takes(said: Mapping[str, Any]) -> Takes:
    counter = said.get("counter")
    limits = {}
    for matter in Matter:
        found: Mapping[str, Any] = said.get(matter.value) or {"value": None}
        value = found["value"]
        if matter is Matter.IMAGES and isinstance(value, dict):
            value = value.get("max")
        if isinstance(value, int):
            limits[matter] = Limit(
                value,
                found["source"],
                _day(found.get("checked")),
                Grade(found["grade"]),
                found.get("note", ""),
            )
    return Takes(
        said["name"],
        Counter(counter["value"]) if counter else Counter.CODEPOINTS,
        limits,
        bool(said.get("needs_media")),
        bool(said.get("per_instance_override")),
        _ratios(said.get("images")),
    )


def _ratios(images: Mapping[str, Any] | None) -> Ratios | None:
    value = (images or {}).get("value")
    shapes = value.get("ratio") if isinstance(value, dict) else None
    if images is None or not shapes:
        return None
    narrowest, widest = sorted(map(ratio_of, shapes))
    return Ratios(narrowest, widest, images["source"], images.get("checked") or "")


def _day(said: str | None) -> date | None:
    """Return the day; for a month or a year alone, its first."""
    if not said:
        return None
    return date.fromisoformat(said + "2000-01-01"[len(said) :])
