"""What else a day is, beside what is posted on it: terms that begin or end, and who is on duty."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class OverlayKind(Enum):
    """What can be laid over the calendar."""

    TERM_BEGINS = "term_begins"
    TERM_ENDS = "term_ends"
    DUTY = "duty"


TERMS = frozenset({OverlayKind.TERM_BEGINS, OverlayKind.TERM_ENDS})


@dataclass(frozen=True, slots=True)
class Overlay:
    """One thing that some days are, both ends included."""

    first: date
    last: date
    kind: OverlayKind
    text: str
    """Whom or what it is about, by name."""
    source: str = ""
    """What it rests on, as the decision of a term."""
