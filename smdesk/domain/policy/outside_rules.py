"""Rules that others make, platforms or the law, and when somebody last looked at them (D7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar, Self

from smdesk.domain.records import Fault, Record, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

UNCHECKED = Rule("D7.unchecked", Severity.NUDGE)
NEVER_CHECKED = Rule("D7.never_checked", Severity.NUDGE)
RULES = (UNCHECKED, NEVER_CHECKED)

CHECK_DAYS = 180
"""What nobody has looked at for longer may say something else by now (source: D7)."""


class Source(Enum):
    """Whose rule it is."""

    TERMS = "terms"
    """What a platform asks of those who use it."""
    LAW = "law"
    PARENT = "parent"
    """The policy of the body that the library belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRule(Record):
    """Something that binds the library and is written elsewhere."""

    kind: ClassVar[str] = "outside_rule"
    searched: ClassVar[tuple[str, ...]] = ("name", "place", "change", "note")

    name: str
    source: Source
    place: str = ""
    """Where it can be read: an address, a law's number, a binder."""
    checked_on: date | None = None
    """When somebody last looked at it."""
    change: str = ""
    """What was different then, and what follows from it here."""
    note: str = ""

    def __post_init__(self) -> None:
        faults_of(
            name=filled(self.name),
            checked_on=Fault.EMPTY if self.change.strip() and self.checked_on is None else None,
        )

    @property
    @override
    def title(self) -> str:
        """Its name."""
        return self.name

    def looked_at(self, on: date, change: str) -> Self:
        """Return the rule as it was looked at on the day; ``change`` is empty for no change."""
        return replace(self, checked_on=on, change=change.strip())

    def due(self, today: date) -> bool:
        """Whether somebody is to look at it again."""
        return self.checked_on is None or (today - self.checked_on).days > CHECK_DAYS


def findings(rules: Iterable[OutsideRule], today: date) -> list[Finding]:
    """Return which rules nobody has looked at for half a year, or ever."""
    found: list[Finding] = []
    for one in rules:
        if not one.due(today):
            continue
        facts: dict[str, Fact] = {"name": one.name}
        if one.checked_on is None:
            found.append(Finding(rule=NEVER_CHECKED, about=Ref.to(one), facts=facts))
        else:
            facts["last"] = one.checked_on
            found.append(Finding(rule=UNCHECKED, about=Ref.to(one), facts=facts))
    return found
