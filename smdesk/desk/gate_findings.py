"""What the calendar's rules have to say today: missed, waiting, unapproved, and not genuine."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.domain import pulse
from smdesk.domain.approvals import FORGED, OUT_UNAPPROVED, WAITS, Approval
from smdesk.domain.calendar import GIVEN_UP, MISSED, WAITING, State, Variant
from smdesk.domain.publications import (
    COUNTERSIGN,
    COUNTERSIGN_LATE,
    MOST_A_MONTH,
    TOO_MANY,
    Publication,
    QuickStep,
)
from smdesk.domain.pulse import Pulse
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Fact, Finding, Rule
from smdesk.domain.voice import CHANGED_SINCE

WAITS_HOURS = 48
"""What is planned within so many hours and has no answer is told."""
FORGOTTEN_DAYS = 60
"""What was missed longer ago than this is history, and nobody is reminded of it."""
LOOKS_BACK_DAYS = 120
"""Approvals of posts within so many days are looked at again each time."""
MONTH = timedelta(days=30)


class GateFindings:
    """Looks at what waits, and at what went out lately."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office
        self._drawers = keeper.office.library.calendar

    def all(self) -> list[Finding]:
        """Return what the rules say now, each with its clause."""
        now = self._office.now()
        waiting = [one for state in WAITING for one in self._drawers.variants.where(state=state)]
        found = [
            *self._forged(waiting, now),
            *(finding for one in waiting for finding in self._late(one, now)),
            *self._unapproved(now),
            *self._too_many(now),
            *self._silent(now),
        ]
        clauses = self._office.clauses()
        return [finding.under(clauses) for finding in found]

    def _forged(self, waiting: Iterable[Variant], now: datetime) -> Iterator[Finding]:
        for variant in waiting:
            gate = self._keeper.gate(variant, now)
            yield from (self._not_genuine(variant, one) for one in gate.forged)
            needs = variant.state in {State.APPROVED, State.SCHEDULED}
            if gate.refusal is CHANGED_SINCE:
                yield self._keeper.shut(variant, gate)
            elif needs and not gate.open and not gate.forged:
                last = gate.last
                if last is None or variant.digest != self._keeper.variants.digest(variant):
                    yield self._not_genuine(variant, last)
        since = now - timedelta(days=LOOKS_BACK_DAYS)
        for one in self._drawers.agenda.posted_since(since):
            yield from self._posted(self._drawers.variants.one(one))

    def _posted(self, variant: Variant) -> Iterator[Finding]:
        """Look whether what counts as posted still has the approval that it was posted with."""
        out = self._drawers.publications.where("posted_at", variant=variant.id)
        given = self._drawers.approvals.where("at", variant=variant.id)
        # A countersigned quick step went out first.
        instants = [one.posted_at for one in out] + [
            one.at for one in given if any(p.approval == one.id for p in out)
        ]
        gate = self._keeper.gate(variant, max(instants, default=self._office.now()))
        if gate.forged:
            for one in gate.forged:
                yield self._not_genuine(variant, one)
        elif not gate.open:
            yield self._not_genuine(variant, gate.last)

    def _not_genuine(self, variant: Variant, approval: Approval | None) -> Finding:
        who = self._keeper.name(approval.by) if approval else ""
        return self._keeper.finding(FORGED, variant, person=who)

    def _late(self, variant: Variant, now: datetime) -> Iterator[Finding]:
        at = variant.at
        if at is None:
            return
        day = self._day(at)
        if at < now:
            if now - at <= timedelta(days=FORGOTTEN_DAYS):
                yield self._about(MISSED, variant, self._owner(variant), last=day)
        elif variant.state is State.IN_REVIEW and at - now <= timedelta(hours=WAITS_HOURS):
            yield self._about(WAITS, variant, self._somebody(variant), last=day)

    def _unapproved(self, now: datetime) -> Iterator[Finding]:
        steps: dict[RecordId, QuickStep] = {
            step.variant: step for step in self._drawers.quick_steps.where(countersigned_at=None)
        }
        for variant in self._drawers.variants.where(state=State.WENT_OUT_UNAPPROVED):
            step = steps.get(variant.id)
            if step is not None:
                rule = COUNTERSIGN_LATE if step.late(now) else COUNTERSIGN
                who = self._keeper.name(step.approver)
                yield self._about(rule, variant, step.approver, person=who)
                continue
            out: Publication | None = next(
                iter(self._drawers.publications.where("-posted_at", variant=variant.id)), None
            )
            facts: dict[str, Fact] = {"reason": out.unapproved if out else variant.words}
            if out is not None:
                facts["last"] = self._day(out.posted_at)
            yield self._about(OUT_UNAPPROVED, variant, self._somebody(variant), **facts)

    def _too_many(self, now: datetime) -> Iterator[Finding]:
        counts: dict[RecordId, int] = {}
        for step in self._drawers.quick_steps.all():
            if now - step.at <= MONTH:
                counts[step.channel] = counts.get(step.channel, 0) + 1
        names = dict(self._office.library.accounts.pick("id, name"))
        for channel, count in counts.items():
            if count > MOST_A_MONTH and channel in names:
                facts: dict[str, Fact] = {"account": names[channel], "count": count}
                yield Finding(rule=TOO_MANY, about=Ref("account", channel), facts=facts)

    def _silent(self, now: datetime) -> list[Finding]:
        agenda = self._drawers.agenda
        coming = agenda.coming(now, [state.value for state in GIVEN_UP])
        pulses = {
            channel: Pulse(self._day(datetime.fromisoformat(at)), channel in coming)
            for channel, at in agenda.last_out().items()
        }
        names = dict(self._office.library.accounts.pick("id, name"))
        return pulse.findings(pulses, names, self._day(now))

    def _about(self, rule: Rule, variant: Variant, whom: RecordId | None, **facts: Fact) -> Finding:
        said = {"item": self._keeper.variants.name(variant), **facts}
        return Finding(rule=rule, about=Ref.to(variant), facts=said, whom=whom)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._keeper.lines.zone()).date()

    def _owner(self, variant: Variant) -> RecordId | None:
        item = self._drawers.items.get(variant.item)
        return item.owner if item else None

    def _somebody(self, variant: Variant) -> RecordId | None:
        """Return an approver who wrote nothing of it, if there is one."""
        able = self._keeper.approvers(variant.channel) - set(variant.writers)
        return min(able, default=None)
