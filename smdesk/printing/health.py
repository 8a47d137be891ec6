"""The health report on paper: what is amiss with which account, for whoever answers for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo

from smdesk.domain.imprint import Imprint
from smdesk.domain.rules import Finding, Severity
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

TEMPLATE = "health"


@dataclass(frozen=True, slots=True)
class Amiss:
    """One thing that is wrong with one account, in sentences; none of them tells a secret."""

    account: str
    finding: Finding
    what: str
    who: str


def health_sheet(
    found: Sequence[Amiss],
    imprint: Imprint,
    *,
    accounts: int,
    looked: int,
    unseen: Sequence[str],
    zone: tzinfo = UTC,
    language: str = FALLBACK_LANGUAGE,
) -> Sheet:
    """Return the report as a sheet for the press, in the order given.

    ``accounts`` is how many there are, ``looked`` into how many passwords somebody looked, and
    ``unseen`` names those into which nobody could.
    """
    return Sheet(
        template=TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "health": {
                "accounts": accounts,
                "wanting": len({one.account for one in found}),
                "looked": looked,
                "unseen": list(unseen),
                "levels": [
                    {"level": level, "count": count}
                    for level in ("block", "urgent", "reason", "nudge")
                    if (count := sum(_level(one.finding) == level for one in found))
                ],
            },
            "found": [
                {
                    "level": _level(one.finding),
                    "account": one.account,
                    "what": one.what,
                    "who": one.who,
                }
                for one in found
            ],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def _level(finding: Finding) -> str:
    if finding.rule.severity is Severity.BLOCK:
        return Severity.BLOCK.value
    return "urgent" if finding.rule.urgent else finding.rule.severity.value
