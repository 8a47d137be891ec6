"""What the team owes to those it reports to: which report, how often, when next, what was given.

A body is whoever a report goes to, by its own name: a board, a committee, the friends of the
library.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Self

from smdesk.domain.dates import next_in_rhythm
from smdesk.domain.records import Fault, Record, RecordId, Ref, faults_of, filled
from smdesk.domain.rules import Fact, Finding, Rule, Severity
from smdesk.overriding import override

REPORT_DUE = Rule("T8.report_due", Severity.NUDGE)
REPORT_NEAR = Rule("T8.report_near", Severity.NUDGE)
"""As REPORT_DUE, of a report that is not written in parts."""
REPORT_OVERDUE = Rule("T8.report_overdue", Severity.NUDGE, urgent=True)
RULES = (REPORT_DUE, REPORT_NEAR, REPORT_OVERDUE)

NOTICE = timedelta(days=14)
MOST_MONTHS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDuty(Record):
    """A report that a body expects again and again (T8, after 000.17)."""

    kind: ClassVar[str] = "report_duty"
    searched: ClassVar[tuple[str, ...]] = ("what", "body", "template", "parts")

    what: str
    body: str
    """Who it is for, as in ``Executive Board``."""
    every: int = 6
    """Months from one to the next."""
    next_due: date
    begun: date | None = None
    """The day from which the rhythm is counted; without it, from the next day it is due."""
    owner: RecordId | None = None
    """Who writes it."""
    parts: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    """Those parts that are written for the next time."""
    template: str = ""

    def __post_init__(self) -> None:
        faults_of(
            what=filled(self.what),
            body=filled(self.body),
            every=None if 1 <= self.every <= MOST_MONTHS else Fault.OUT_OF_RANGE,
        )

    @property
    @override
    def title(self) -> str:
        """The report's name."""
        return self.what

    @property
    def done(self) -> tuple[str, ...]:
        """The parts that are written, of those that there still are."""
        return tuple(part for part in self.parts if part in self.written)

    def overdue(self, on: date) -> bool:
        """Whether it should have been given by the day before."""
        return self.next_due < on

    def delivered(self, on: date) -> Self:
        """Return this duty after it was done on the day: the next one has no part written.

        One delivery settles every day that has passed: nobody writes last year's report twice.
        """
        rhythm = self.begun or self.next_due
        following = next_in_rhythm(rhythm, self.every, max(self.next_due, on))
        return replace(self, next_due=following, begun=rhythm, written=())

    def moved(self, before: Self) -> Self:
        """Return this duty, its rhythm counted anew if the next day is another than before."""
        if (self.next_due, self.every) == (before.next_due, before.every):
            return self
        return replace(self, begun=self.next_due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Record):
    """A report was given (T8)."""

    kind: ClassVar[str] = "delivered"
    searched: ClassVar[tuple[str, ...]] = ("what", "body", "minute")

    report: RecordId
    """The duty that it did; the names below outlive it."""
    what: str
    body: str
    due: date
    """The day for which it was asked."""
    on: date
    by: RecordId | None = None
    minute: str = ""
    """Where it can be seen: the minutes, or the number of the paper."""

    def __post_init__(self) -> None:
        faults_of(what=filled(self.what), body=filled(self.body))

    @property
    @override
    def title(self) -> str:
        """The report's name."""
        return self.what

    @property
    def late(self) -> int:
        """By how many days it came too late; 0 for none."""
        return max(0, (self.on - self.due).days)


def findings(
    duties: Iterable[ReportDuty], sponsors: Collection[RecordId], today: date
) -> list[Finding]:
    """Return which reports are due within two weeks, and which are overdue.

    What is overdue is told to the sponsors too; whoever coordinates hears of it in any case.
    """
    found = []
    for one in sorted(duties, key=lambda duty: (duty.next_due, duty.what)):
        facts: dict[str, Fact] = {"report": one.what, "body": one.body}
        if one.overdue(today):
            facts["days"] = (today - one.next_due).days
            told = {*sponsors, *([one.owner] if one.owner else [])}
            found.append(
                Finding(
                    rule=REPORT_OVERDUE,
                    about=Ref.to(one),
                    facts=facts,
                    also=tuple(sorted(told)),
                )
            )
        elif one.next_due - NOTICE <= today:
            facts |= {"last": one.next_due, "count": len(one.done), "all": len(one.parts)}
            about = Ref.to(one)
            rule = REPORT_DUE if one.parts else REPORT_NEAR
            found.append(Finding(rule=rule, about=about, facts=facts, whom=one.owner))
    return found
