"""The voice desk: how each channel sounds, and envelopes that carry an approval."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.seals import Seals
from smdesk.desk.topics import Topic
from smdesk.domain.endorsements import Endorsed, Endorsement, live
from smdesk.domain.inside import envelope_digest
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, RefusedError
from smdesk.domain.voice import (
    UNSIGNED,
    Envelope,
    VoiceNote,
    check_approver,
    check_use,
)
from smdesk.overriding import override

Approvers: TypeAlias = Callable[[RecordId | None], set[RecordId]]
"""Gives who may approve today what is posted to an account."""


class VoiceDesk(RegisterDesk[VoiceNote]):
    """How the library sounds on its channels."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.voice_notes, VoiceNote)


class EnvelopesDesk(RegisterDesk[Envelope]):
    """What may go out without asking again."""

    def __init__(self, office: Office, approvers: Approvers, seals: Seals) -> None:
        super().__init__(office, office.library.plan.envelopes, Envelope, order="series")
        self._approvers, self._seals = approvers, seals

    @override
    def add(self, record: Envelope, *, by: Member, reason: str = "") -> Envelope:
        """Keep a new envelope, which nobody has approved yet."""
        writer = record.written_by or by.person
        new = replace(record.unapproved(), written_by=writer, used=0)
        return super().add(new, by=by, reason=reason)

    @override
    def change(self, record: Envelope, *, by: Member, reason: str = "") -> Envelope:
        """Keep the envelope as it now is; what allows something else is to be approved anew.

        What was used, and who approved, is never changed by hand. Raises GoneError.
        """
        before = self.one(record.id)
        if record.same_bounds(before):
            after = replace(before, note=record.note)
        else:
            after = replace(record.unapproved(), written_by=by.person, used=before.used)
        return super().change(after, by=by, reason=reason)

    def may_approve(self, envelope: Envelope, person: RecordId) -> bool:
        """Whether the person may approve the envelope today."""
        return check_approver(envelope, person, self._appointed(envelope), "") is None

    def approve(self, envelope: RecordId, *, by: Member) -> Envelope:
        """Approve the envelope as it now is, signed with the member's key.

        Where posts need two approvals, a second person can add theirs. Raises GoneError, and
        RefusedError (OWN_ENVELOPE, NOT_AN_ADMINISTRATOR).
        """
        current = self.one(envelope)
        refusal = check_approver(current, by.person, self._appointed(current), by.name)
        if refusal is not None:
            raise RefusedError(self._office.bound(refusal))
        approved = current
        if not current.approved or not self.yeses(current):
            approved = current.approved_as_is(by.person, self._office.today())
        writers = () if current.written_by is None else (current.written_by,)
        yes = self._seals.sealed(
            Endorsement(
                what=Endorsed.ENVELOPE,
                about=envelope,
                digest=self._digest(current),
                by=by.person,
                slot=by.slot,
                at=self._office.now(),
                writers=writers,
            )
        )
        with self._office.task("gate.agree_envelope", Topic.PLAN, Topic.CALENDAR, by=by):
            self._office.library.planning.endorsements.save(yes)
            return self._table.save(approved)

    def yeses(self, envelope: Envelope) -> tuple[Endorsement, ...]:
        """Return the signed yeses to the envelope as it now is, one of each person."""
        return live(
            self._office.library.planning.endorsements.where(about=envelope.id),
            self._digest(envelope),
            writers=() if envelope.written_by is None else (envelope.written_by,),
            genuine=lambda yes: self._seals.agreed(yes, envelope.channels),
        )

    def unsigned(self) -> list[Finding]:
        """Return the envelopes that say they are approved, of which no signed yes tells so."""
        today = self._office.today()
        return [
            Finding(rule=UNSIGNED, about=Ref.to(one), facts={"series": one.series})
            for one in self.all()
            if one.live(today) and not self.yeses(one)
        ]

    def _digest(self, envelope: Envelope) -> str:
        pattern = None
        if envelope.pattern is not None:
            pattern = self._office.library.planning.series.get(envelope.pattern)
        return envelope_digest(envelope, pattern)

    def use(self, envelope: RecordId, *, by: Member) -> Envelope:
        """Count one more post inside the envelope; raises GoneError, RefusedError (ENVELOPE_OVER).

        A task that lets a post go out calls ``used_in_task`` instead.
        """
        with self._office.task("envelope.use", Topic.PLAN, by=by):
            return self.used_in_task(envelope)

    def used_in_task(self, envelope: RecordId) -> Envelope:
        """Count one more post within the task that is under way; raises as ``use``."""
        current = self.one(envelope)
        refusal = check_use(current, self._office.today())
        if refusal is not None:
            raise RefusedError(self._office.bound(refusal))
        return self._table.save(current.used_once())

    def _appointed(self, envelope: Envelope) -> set[RecordId]:
        """Return who may approve for every one of its channels."""
        each = [self._approvers(channel) for channel in envelope.channels]
        return set.intersection(*each) if each else set()
