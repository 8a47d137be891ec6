"""Brings the health report to paper, or into a PDF, for whoever answers for the accounts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from smdesk.desk.health import HealthReport
from smdesk.domain.clock_times import OwnZone
from smdesk.domain.imprint import Imprint
from smdesk.domain.rules import weight
from smdesk.printing.health import Amiss, health_sheet
from smdesk.printing.press import Sheet
from smdesk.ui.kit import wording
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True)
class HealthPaper:
    """What a printed report needs: the way to paper, who signs it, and the time."""

    output: Callable[[View], SheetOutput]
    imprint: Callable[[], Imprint]
    now: Callable[[], datetime]

    def sheet(self, report: HealthReport) -> Sheet:
        """Return the whole report as a sheet, what weighs most first; no secret is on it."""
        return health_sheet(
            amiss(report),
            self.imprint(),
            accounts=len(report.lines),
            looked=sum(line.opened for line in report.lines),
            unseen=report.not_mine,
            zone=OwnZone(),
        )

    def made(self, report: HealthReport) -> Callable[[], Sheet]:
        """Return what makes the sheet once it is settled where it goes."""
        return partial(self.sheet, report)


def amiss(report: HealthReport) -> Sequence[Amiss]:
    """Return everything that is wrong, in sentences: what weighs most first, then by name."""
    found = [(line.name, finding) for line in report.lines for finding in line.findings]
    found.sort(key=lambda one: (weight(one[1]), one[0].casefold()))
    said = [(name, finding, wording.finding(finding)) for name, finding in found]
    return [Amiss(name, finding, words.what, words.who) for name, finding, words in said]
