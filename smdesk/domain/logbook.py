"""The log as people read it: who did what and when, for a page or for a file."""

from dataclasses import dataclass
from datetime import date, datetime

from smdesk.domain.imprint import Imprint


@dataclass(frozen=True, slots=True)
class LogRow:
    """One task as it is printed."""

    number: int
    at: datetime
    who: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPages:
    """The part of the log that is printed, and what was asked for."""

    imprint: Imprint
    rows: tuple[LogRow, ...]
    """The oldest first."""
    person: str = ""
    area: str = ""
    since: date | None = None
    until: date | None = None
    sound: bool | None = None
    """What the check of the whole chain said just before; None where nobody checked."""
