"""What is written as one goes: three questions a month, so that the letter writes itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import ClassVar

from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Finding, Rule, Severity
from smdesk.overriding import override

BLANK_MONTHS = Rule("H5.blank_months", Severity.NUDGE)
RULES = (BLANK_MONTHS,)

BLANK_AFTER = 2
"""So many months without a word are too many."""


class Prompt(Enum):
    """What is asked once a month (H5)."""

    SURPRISED = "surprised"
    BROKE = "broke"
    TELL = "tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthNote(Record):
    """An answer to one of the month's questions, so that the letter writes itself (H5)."""

    kind: ClassVar[str] = "month_note"
    searched: ClassVar[tuple[str, ...]] = ("text",)

    month: date
    """Its first day."""
    prompt: Prompt = Prompt.SURPRISED
    text: str
    by: RecordId | None = None

    def __post_init__(self) -> None:
        faults_of(text=filled(self.text), month=None if self.month.day == 1 else Fault.OUT_OF_RANGE)

    @property
    @override
    def title(self) -> str:
        """What it says."""
        return self.text


def months_before(today: date, count: int) -> list[date]:
    """Return the first days of so many whole months before this one, the earliest first."""
    found = [today.replace(day=1)]
    for _ in range(count):
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[:0:-1]


def findings(
    notes: Collection[MonthNote], organisation: Ref, *, team_since: date | None, today: date
) -> list[Finding]:
    """Return whether months have passed without a word.

    ``team_since`` is when the first present term began: before it nobody could have written.
    """
    months = months_before(today, BLANK_AFTER)
    if team_since is None or team_since > months[0]:
        return []
    if {one.month for one in notes} & {*months, today.replace(day=1)}:
        return []
    return [Finding(rule=BLANK_MONTHS, about=organisation, facts={"since": months[0]})]
