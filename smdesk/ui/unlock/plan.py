"""What somebody has said so far about the cabinet they are setting up; nothing of it is written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from smdesk.domain.appointments import Founding
from smdesk.domain.dates import DAY, academic_year
from smdesk.domain.organisation import Organisation
from smdesk.domain.roster import FULL_TERM_DAYS


@dataclass(frozen=True, slots=True)
class Teammate:
    """One line of the table of people: who, in which seat, from when to when."""

    name: str
    email: str = ""
    seat: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def short(self) -> bool:
        """Whether the term is under a year, for which the rules want a reason."""
        if self.first is None or self.last is None:
            return False
        return (self.last - self.first).days + 1 < FULL_TERM_DAYS


@dataclass(frozen=True, slots=True)
class Plan:
    """A new cabinet as it is to be."""

    organisation: Organisation
    founder: str
    passphrase: str = field(repr=False)
    with_key_file: bool
    team: tuple[Teammate, ...]
    short_reason: str
    place: Path
    founding: Founding


def usual_term(today: date, month: int, day: int) -> tuple[date, date]:
    """Return first and last day of the term that is offered: the year that is on, or the next.

    In the last two months of a year people set smdesk up for the next one.
    """
    year = academic_year(today, month, day)
    if (year.last - today).days < NEXT_YEAR_DAYS:
        year = academic_year(year.last + DAY, month, day)
    return year.first, year.last


NEXT_YEAR_DAYS = 60
