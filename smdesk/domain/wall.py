"""The rota as it hangs on a wall: channels and duties down the side, weeks across."""

from dataclasses import dataclass
from datetime import date

from smdesk.domain.imprint import Imprint
from smdesk.domain.rota import Duty


@dataclass(frozen=True, slots=True)
class WallCell:
    """One duty in one week."""

    people: tuple[tuple[str, date, date, str], ...]
    """Name, first and last day within the week, and the backup's name or nothing."""
    nobody: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WallRow:
    """One duty of one channel."""

    account: str
    duty: Duty
    cells: tuple[WallCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WallRota:
    """What a wall rota prints."""

    imprint: Imprint
    weeks: tuple[date, ...]
    rows: tuple[WallRow, ...]
    away: tuple[tuple[str, date, date], ...]
    """Who is away from when to when."""
