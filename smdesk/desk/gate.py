"""The gate's desk: asking for approval, approving, and sending back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.domain.approvals import Approval, Gate
from smdesk.domain.calendar import NO_TIME, State, Variant, WrongStateError
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, RefusedError


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One approval as the card shows it."""

    approval: Approval
    name: str
    """The approver's."""
    genuine: bool
    live: bool
    typed_by: str = ""
    """For a yes on paper, who typed it in."""


class GateDesk:
    """Lets nothing through without an approval that fits."""

    def __init__(self, keeper: Gatekeeper, check_order: Callable[[Variant, str], None]) -> None:
        """``check_order`` raises ReasonNeededError for what would go out before what it follows."""
        self._check_order = check_order
        self._keeper, self._office = keeper, keeper.office
        self._drawers = keeper.office.library.calendar

    # How it stands.

    def standing(self, variant: RecordId, at: datetime | None = None) -> Gate:
        """Return what the approvals are worth now, or at the instant; raises GoneError."""
        return self._keeper.gate(self._keeper.one(variant), at or self._office.now())

    def approvals(self, variant: RecordId) -> list[ApprovalLine]:
        """Return all approvals there ever were, the latest first."""
        live = {one.id for one in self.standing(variant).live}
        people = self._office.people()
        given = self._drawers.approvals.where("at", variant=variant)
        return [
            ApprovalLine(
                one,
                people[one.by].name if one.by in people else "",
                self._keeper.seals.genuine(one),
                one.id in live,
                self._typed_by(one),
            )
            for one in reversed(given)
        ]

    def may_approve(self, variant: RecordId, *, by: Member) -> Finding | None:
        """Return what keeps the member from approving it, or None; raises GoneError."""
        one = self._keeper.one(variant)
        return self._keeper.approver(
            one, by.person, self._keeper.gate(one, self._office.now()).live
        )

    def refusal(self, variant: RecordId, at: datetime | None = None) -> Finding | None:
        """Return the rule that keeps it from counting as posted, in full; None for an open gate."""
        one = self._keeper.one(variant)
        gate = self._keeper.gate(one, at or self._office.now())
        return None if gate.refusal is None else self._keeper.shut(one, gate)

    def approvers(self, variant: RecordId) -> dict[RecordId, str]:
        """Return the names of those who can approve it: they may, and wrote none of it."""
        one = self._keeper.one(variant)
        able = self._keeper.approvers(one.channel) - set(one.writers)
        return {person: self._keeper.name(person) for person in sorted(able)}

    # Asking, and the answers.

    def submit(self, variant: RecordId, *, reason: str = "", by: Member) -> Variant:
        """Ask for approval of what it says and shows now.

        Raises GoneError, WrongStateError, RefusedError (NOTHING_TO_ASK, OVER_LIMIT, CHECK_OPEN,
        CONSENT_EXPIRED, NO_CONSENT) and, without a reason, ReasonNeededError (NO_ALT, NO_CREDIT).
        """
        one = self._keeper.one(variant)
        self._keeper.check_asking(one, reason)
        asked = one.submitted(
            self._keeper.variants.digest(one), by=by.person, at=self._office.now()
        )
        return self._keeper.kept("gate.submit", asked, by=by, reason=reason.strip())

    def approve(self, variant: RecordId, words: str = "", *, by: Member) -> Variant:
        """Say yes to exactly what it says and shows, signed with the member's key.

        It is approved once as many have agreed as have to. Raises GoneError, WrongStateError,
        RefusedError (OWN_WORK, NOT_APPROVER, SAME_APPROVER, CHANGED_SINCE).
        """
        one, now = self._keeper.one(variant), self._office.now()
        if one.request is None or one.state not in {State.IN_REVIEW, State.APPROVED}:
            raise WrongStateError(one.standing(now), State.APPROVED)
        approval = self._keeper.signed(one, words, by, now)
        gate = self._keeper.gate(one, now, approval)
        after = one.approved(now) if one.state is State.IN_REVIEW and gate.open else one
        with self._keeper.task("gate.approve", variant, by=by):
            self._drawers.approvals.save(approval)
            return self._drawers.variants.save(after)

    def request_changes(self, variant: RecordId, words: str, *, by: Member) -> Variant:
        """Say what is to be changed; raises as ``approve``, and InvalidError without words."""
        return self._sent_back(variant, State.CHANGES_REQUESTED, words, by)

    def reject(self, variant: RecordId, words: str, *, by: Member) -> Variant:
        """Say no, and why; raises as ``approve``, and InvalidError without words."""
        return self._sent_back(variant, State.REJECTED, words, by)

    def withdraw(self, variant: RecordId, words: str, *, by: Member) -> Variant:
        """Take it back, and say why; anybody may.

        Raises GoneError, WrongStateError, InvalidError without words.
        """
        after = self._keeper.one(variant).sent_back(State.WITHDRAWN, words, self._office.now())
        return self._keeper.kept("gate.withdraw", after, by=by)

    def schedule(self, variant: RecordId, *, reason: str = "", by: Member) -> Variant:
        """Note that it waits in the platform's queue, or on the run sheet, for its time.

        Raises GoneError, WrongStateError, RefusedError (NO_TIME, or whatever shuts the gate) and,
        without a reason, ReasonNeededError (BEFORE_LEADER).
        """
        one, now = self._keeper.one(variant), self._office.now()
        if one.at is None:
            raise self._keeper.refused(NO_TIME, one)
        gate = self._keeper.gate(one, max(one.at, now))
        if not gate.open:
            raise RefusedError(self._keeper.shut(one, gate))
        after = one.scheduled(now)
        self._check_order(after, reason)
        return self._keeper.kept("gate.schedule", after, by=by, reason=reason.strip())

    # What these share.

    def _typed_by(self, approval: Approval) -> str:
        if approval.sheet_post is None:
            return ""
        post = self._drawers.sheet_posts.get(approval.sheet_post)
        return self._keeper.name(post.typed_by) if post and post.typed_by else ""

    def _sent_back(self, variant: RecordId, to: State, words: str, by: Member) -> Variant:
        one = self._keeper.one(variant)
        after = one.sent_back(to, words, self._office.now())
        refusal = self._keeper.approver(one, by.person, ())
        if refusal is not None:
            raise RefusedError(refusal)
        task = "gate.reject" if to is State.REJECTED else "gate.request_changes"
        return self._keeper.kept(task, after, by=by)
