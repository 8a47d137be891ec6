"""What the gate's desks share: how a variant stands, who may approve it, what is said of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from smdesk.desk.appointments import AppointmentsDesk
from smdesk.desk.calendar_lines import CalendarLines
from smdesk.desk.inside import Insides
from smdesk.desk.office import Office
from smdesk.desk.read_first import unread_by
from smdesk.desk.seals import Seals
from smdesk.desk.topics import Topic
from smdesk.desk.variants import Variants
from smdesk.domain import approvals
from smdesk.domain.appointments import Capability
from smdesk.domain.approval_sheets import SheetPost
from smdesk.domain.approvals import Approval, Gate, check_approver, expiry
from smdesk.domain.calendar import NOTHING_TO_ASK, Variant
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import (
    Fact,
    Finding,
    ReasonNeededError,
    RefusedError,
    Rule,
    Severity,
)


class Gatekeeper:
    """Knows of each variant what its approvals are worth."""

    def __init__(
        self,
        office: Office,
        lines: CalendarLines,
        variants: Variants,
        seals: Seals,
        appointments: AppointmentsDesk,
        *,
        insides: Insides,
    ) -> None:
        self.office, self.lines, self.variants = office, lines, variants
        self.seals, self._appointments, self.insides = seals, appointments, insides

    def one(self, variant: RecordId) -> Variant:
        """Return the variant; raises GoneError."""
        return self.office.library.calendar.variants.one(variant)

    def gate(self, variant: Variant, at: datetime, *more: Approval) -> Gate:
        """Return what its approvals, with these that are not kept yet, are worth at the instant.

        Where they do not open it, an envelope that the post was put inside may.
        """
        given = self.office.library.calendar.approvals.where("at", variant=variant.id)
        found = approvals.gate(
            variant,
            self.variants.digest(variant),
            [*given, *more],
            stages=self.variants.workflow().stages,
            genuine=self.seals.genuine,
            at=at,
        )
        if found.open:
            return found
        judged = self.insides.judge(variant, at)
        if judged.use is not None:
            return replace(found, refusal=None, use=judged.use, series=judged.series)
        if judged.refusal is not None and not found.forged:
            return replace(found, refusal=judged.refusal, series=judged.series)
        return found

    def check_asking(self, variant: Variant, reason: str) -> None:
        """Raise what stands against asking about it as it now is.

        RefusedError (NOTHING_TO_ASK, OVER_LIMIT, CHECK_OPEN, CONSENT_EXPIRED, NO_CONSENT) and,
        without a reason, ReasonNeededError (NO_ALT, NO_CREDIT).
        """
        if not variant.copied and not self.variants.uses(variant.id):
            raise self.refused(NOTHING_TO_ASK, variant)
        for finding in self.variants.before_asking(variant):
            if finding.rule.severity is Severity.BLOCK:
                raise RefusedError(self.office.bound(finding))
            if finding.rule.severity is Severity.REASON and not reason.strip():
                raise ReasonNeededError(self.office.bound(finding))

    def approver(
        self, variant: Variant, person: RecordId, given: Sequence[Approval]
    ) -> Finding | None:
        """Return what keeps the person from approving it; ``given`` are approvals that fit."""
        may = self._appointments.holds(person, Capability.ADMINISTRATOR, variant.channel)
        found = check_approver(
            variant,
            self.variants.name(variant),
            person,
            person=self.name(person),
            may=may,
            given=given,
        )
        return unread_by(self.office, person) if found is None else self.office.bound(found)

    def signed(
        self,
        variant: Variant,
        words: str,
        by: Member,
        now: datetime,
        *,
        on_paper: tuple[RecordId, SheetPost] | None = None,
    ) -> Approval:
        """Return a signed approval that is still to be kept.

        ``on_paper`` is who said yes on a sheet that the member types in, and what it showed.
        Raises RefusedError (OWN_WORK, NOT_APPROVER, SAME_APPROVER, CHANGED_SINCE).
        """
        gate = self.gate(variant, now)
        approver, shown = on_paper or (by.person, None)
        refusal = self.approver(variant, approver, gate.live)
        if refusal is not None:
            raise RefusedError(refusal)
        digest = self.variants.digest(variant)
        if variant.request is None or digest != variant.digest:
            raise RefusedError(self._changed(variant, gate))
        return self.seals.sealed(
            Approval(
                variant=variant.id,
                request=variant.request,
                digest=digest,
                version=variant.version,
                stage=min(len(gate.live) + 1, 2),
                by=approver,
                slot=by.slot,
                at=now,
                planned=variant.at if shown is None else shown.planned,
                expires=expiry(variant, now, self.variants.workflow().approval_days),
                words=words.strip(),
                writers=variant.writers,
                sheet_post=None if shown is None else shown.id,
            )
        )

    def kept(self, task: str, variant: Variant, *, by: Member, reason: str = "") -> Variant:
        """Keep the variant as one task."""
        with self.task(task, variant.id, by=by, reason=reason):
            return self.office.library.calendar.variants.save(variant)

    @contextmanager
    def task(self, name: str, variant: RecordId, *, by: Member, reason: str = "") -> Iterator[None]:
        """Do one task that changes the variant, and read no other line anew."""
        with (
            self.lines.changing(variant),
            self.office.task(name, Topic.CALENDAR, by=by, reason=reason),
        ):
            yield

    def approvers(self, channel: RecordId) -> set[RecordId]:
        """Return who may approve today what is posted there."""
        return self._appointments.approvers(channel)

    def administers(self, person: RecordId) -> bool:
        """Whether the person is an administrator today, for any channel."""
        return self._appointments.holds(person, Capability.ADMINISTRATOR)

    def name(self, person: RecordId) -> str:
        """Return the person's name; nothing for somebody who is not on file."""
        found = self.office.library.people.get(person)
        return found.name if found else ""

    def finding(self, rule: Rule, variant: Variant, **facts: Fact) -> Finding:
        """Return the finding about the variant, with the item's name among its facts."""
        said = {"item": self.variants.name(variant), **facts}
        return Finding(rule=rule, about=Ref.to(variant), facts=said)

    def refused(self, rule: Rule, variant: Variant, **facts: Fact) -> RefusedError:
        """Return the refusal, with its clause."""
        return RefusedError(self.office.bound(self.finding(rule, variant, **facts)))

    def _changed(self, variant: Variant, gate: Gate) -> Finding:
        return self.shut(variant, replace(gate, refusal=approvals.CHANGED_SINCE))

    def shut(self, variant: Variant, gate: Gate) -> Finding:
        """Return why the gate is shut, with its clause."""
        rule, last = gate.refusal or approvals.NOT_APPROVED, gate.last
        about = gate.forged[-1] if rule is approvals.FORGED and gate.forged else last
        facts: dict[str, Fact] = {"series": gate.series} if gate.series else {}
        if about is not None:
            facts |= {
                "person": self.name(about.by),
                "last": about.expires.astimezone(self.lines.zone()).date(),
                "before": f"v{about.version}",
                "after": f"v{variant.version}",
            }
        return self.office.bound(self.finding(rule, variant, **facts))
