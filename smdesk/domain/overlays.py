"""What else a day is, beside what is posted on it: terms, duty, events, and days that are kept."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class OverlayKind(Enum):
    """What can be laid over the calendar."""

    TERM_BEGINS = "term_begins"
    TERM_ENDS = "term_ends"
    DUTY = "duty"
    EVENT = "event"
    AWARENESS = "awareness"
    HOLIDAY = "holiday"
    OWN_DAY = "own_day"
    FREE = "free"
    """A usual time for which nothing is planned."""
    REVIEW = "review"
    """A document of the policy is to be looked at again."""
    GAP = "gap"
    """A channel has fewer posts in the week that ends here than its rhythm wants."""


TERMS = frozenset({OverlayKind.TERM_BEGINS, OverlayKind.TERM_ENDS})
RHYTHM = frozenset({OverlayKind.FREE, OverlayKind.GAP})
DAYS = frozenset({OverlayKind.AWARENESS, OverlayKind.HOLIDAY, OverlayKind.OWN_DAY})


@dataclass(frozen=True, slots=True)
class Overlay:
    """One thing that some days are, both ends included."""

    first: date
    last: date
    kind: OverlayKind
    text: str
    """Whom or what it is about, by name."""
    source: str = ""
    """What it rests on, as the decision of a term, or where a day was looked up."""
    count: int = 0
    wanted: int = 0
    """For a gap: how many posts there are, and how many there should be."""
