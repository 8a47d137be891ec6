"""Whether a channel still speaks: the last it said, and whether more is to come (P5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding, Rule, Severity

DORMANT = Rule("P5.dormant", Severity.NUDGE)
RULES = (DORMANT,)

SILENT = timedelta(days=60)
"""After so long without a word readers take a channel for closed."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What is known of a channel's posts."""

    last: date
    """The day of the last that went out."""
    coming: bool
    """Whether there is anything planned for a day to come."""

    def dormant(self, today: date) -> bool:
        """Whether it has been silent for long, and nothing is to come."""
        return not self.coming and today - self.last > SILENT


def findings(
    pulses: Mapping[RecordId, Pulse], names: Mapping[RecordId, str], today: date
) -> list[Finding]:
    """Return the channels that fell silent; of those that never spoke nothing is known."""
    found = []
    for channel, pulse in pulses.items():
        if channel in names and pulse.dormant(today):
            facts: dict[str, Fact] = {"account": names[channel], "last": pulse.last}
            found.append(Finding(rule=DORMANT, about=Ref("account", channel), facts=facts))
    return sorted(found, key=lambda one: (str(one.facts["last"]), one.about.id))
