"""What items are sorted by: campaigns and labels, and the hashtags that go together (C3, C9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, faults_of, filled
from smdesk.overriding import override


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """Items that belong together from a first day to a last, such as summer reading."""

    kind: ClassVar[str] = "campaign"
    searched: ClassVar[tuple[str, ...]] = ("name", "note")

    name: str
    first: date | None = None
    last: date | None = None
    objective: RecordId | None = None
    note: str = ""

    def __post_init__(self) -> None:
        both = self.first is not None and self.last is not None
        wrong = both and self.last < self.first  # type: ignore[operator]
        faults_of(name=filled(self.name), last=Fault.ENDS_BEFORE_START if wrong else None)

    @property
    @override
    def title(self) -> str:
        """The campaign's name."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Record):
    """A word that the team sorts items by."""

    kind: ClassVar[str] = "label"

    name: str

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name))

    @property
    @override
    def title(self) -> str:
        """The word."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class HashtagSet(Record):
    """Hashtags that are put in together."""

    kind: ClassVar[str] = "hashtag_set"
    searched: ClassVar[tuple[str, ...]] = ("name", "tags", "note")

    name: str
    tags: tuple[str, ...] = ()
    """Without the sign in front."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(name=filled(self.name), tags=None if self.tags else Fault.EMPTY)

    @property
    @override
    def title(self) -> str:
        """The set's name."""
        return self.name


def once(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags in their order; one that differs in capitals alone is the same."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())
