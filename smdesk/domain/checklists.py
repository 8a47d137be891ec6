"""What is looked at before anybody is asked to approve (C8)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Record, RecordId, faults_of, filled, in_utc
from smdesk.domain.rules import Rule, Severity
from smdesk.overriding import override

CHECK_OPEN = Rule("C8.check_open", Severity.BLOCK)
RULES = (CHECK_OPEN,)


class Check(Enum):
    """One thing to look at."""

    FACTS = "facts"
    """What it says is true, and there is a source for it."""
    NAMES = "names"
    """Names, days, times and places are right."""
    TONE = "tone"
    """It is respectful."""
    ALT = "alt"
    """Every picture is described."""
    CREDIT = "credit"
    """Every picture says who made it, and under what licence."""
    CONSENT = "consent"
    """Everybody who can be recognised agreed."""
    LINK = "link"
    """The link leads where it should."""
    POLITICS = "politics"
    """Whether it speaks of politics was looked at."""


BY_ITSELF = frozenset({Check.ALT, Check.CREDIT, Check.CONSENT})
"""What smdesk sees by itself, so that nobody ticks it."""


class Weight(Enum):
    """How much an open check matters on a channel."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OFF = "off"


DEFAULT: dict[Check, Weight] = {
    Check.FACTS: Weight.REQUIRED,
    Check.NAMES: Weight.REQUIRED,
    Check.TONE: Weight.RECOMMENDED,
    Check.ALT: Weight.RECOMMENDED,
    Check.CREDIT: Weight.RECOMMENDED,
    Check.CONSENT: Weight.REQUIRED,
    Check.LINK: Weight.RECOMMENDED,
    Check.POLITICS: Weight.RECOMMENDED,
}
"""What holds on a channel for which the team has said nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSetting(Record):
    """How much one check matters on one channel, or on all that say nothing of their own."""

    kind: ClassVar[str] = "check_setting"

    channel: RecordId | None = None
    check: Check
    weight: Weight

    @property
    @override
    def title(self) -> str:
        """The check, in one word."""
        return self.check.value


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMark(Record):
    """Somebody looked at one thing, in exactly this text."""

    kind: ClassVar[str] = "check_mark"

    variant: RecordId
    check: Check
    digest: str
    """The hash of what was looked at; a changed text is looked at again."""
    by: RecordId
    at: datetime
    source: str = ""
    """How they know."""

    def __post_init__(self) -> None:
        faults_of(variant=filled(self.variant), digest=filled(self.digest), at=in_utc(self.at))

    @property
    @override
    def title(self) -> str:
        """The check, in one word."""
        return self.check.value


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of one variant as it stands."""

    check: Check
    weight: Weight
    done: bool
    mark: CheckMark | None
    """Who looked, and when; None for what nobody looked at or smdesk saw by itself."""


def weights(settings: Collection[CheckSetting], channel: RecordId | None) -> dict[Check, Weight]:
    """Return how much each check matters on the channel: its own word, then that for all."""
    found = dict(DEFAULT)
    for whose in (None, channel):
        found |= {one.check: one.weight for one in settings if one.channel == whose}
    return found
