"""A post as it stands in a table that goes from hand to hand outside smdesk."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One post on one channel. What the team notes for itself alone is not in it."""

    day: date | None = None
    clock: time | None = None
    timezone: str = ""
    """The zone in which day and clock are told, as in ``Asia/Baku``."""
    channels: tuple[str, ...] = ()
    """By name. What smdesk writes names one; what it reads may name several."""
    title: str = ""
    text: str = ""
    media: tuple[str, ...] = ()
    """Names of files, in their order."""
    alt: tuple[str, ...] = ()
    """What the files show, in the same order."""
    link: str = ""
    label: tuple[str, ...] = ()
    campaign: str = ""
    first_comment: str = ""
    state: str = ""
    """In words; only told, never read back."""
    permalink: str = ""
    uid: str = ""
    """The same for the same post in every file."""
    at: datetime | None = None
    """The instant in UTC."""


COLUMNS = {
    {"day": "date", "clock": "time"}.get(one.name, one.name): one.name
    for one in fields(PlanRow)
    if one.name != "at"
}
"""The columns in their order, each with the field that it holds."""

BETWEEN = " | "
"""What stands between several values in one cell."""
