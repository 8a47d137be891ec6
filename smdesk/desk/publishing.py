"""The publishing desk: what went out, on whose word, and what became of it (C5, C6)."""

from dataclasses import dataclass, replace
from datetime import datetime

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.domain.approvals import NO_PERMALINK, Gate
from smdesk.domain.calendar import State, Variant, WrongStateError
from smdesk.domain.publications import (
    COUNTERSIGN,
    COUNTERSIGN_LATE,
    DIFFERS,
    NO_OK,
    NOT_COUNTERSIGNED,
    NOT_TODAY,
    Publication,
    QuickStep,
    Way,
    same,
)
from smdesk.domain.records import Fault, InvalidError, RecordId, faults_of, filled
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, ReasonNeededError, RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """How something went out: when, where it is to be seen or why nowhere, and what differed."""

    at: datetime | None = None
    """None for now."""
    permalink: str = ""
    no_link: str = ""
    final_text: str | None = None
    """None for exactly what was to go out."""
    differs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """Who said yes to a quick step, how, and in which words."""

    event: str
    why_now: str
    approver: RecordId
    way: Way
    words: str
    at: datetime
    late_reason: str = ""


class PublishingDesk:
    """Notes what went out, and hides nothing that did."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office
        self._drawers = keeper.office.library.calendar

    # What went out.

    def post(self, variant: RecordId, out: Out, *, by: Member) -> Publication:
        """Note that it went out, approved.

        Raises GoneError, WrongStateError, RefusedError for whatever shuts the gate,
        ReasonNeededError (NO_PERMALINK, DIFFERS), and InvalidError for a time to come.
        """
        one = self._keeper.one(variant)
        at = self._when(out)
        gate = self._keeper.gate(one, at)
        if not gate.open:
            raise RefusedError(self._keeper.shut(one, gate))
        posted = one.posted(self._office.now()).dated(at)
        publication = self._publication(one, out, at, by)
        publication = replace(publication, approval=_carried(gate))
        return self._gone("gate.post", posted, publication, by=by)

    def went_out(self, variant: RecordId, why: str, out: Out, *, by: Member) -> Publication:
        """Note that it went out without an approval that fits, and why.

        Raises as ``post``; InvalidError without a why; WrongStateError where an approval fits.
        """
        faults_of(why=filled(why))
        one = self._keeper.one(variant)
        at, now = self._when(out), self._office.now()
        if self._keeper.gate(one, at).open:
            raise WrongStateError(one.standing(now), State.WENT_OUT_UNAPPROVED)
        gone = one.gone_out(self._keeper.variants.digest(one), now, why.strip()).dated(at)
        publication = replace(self._publication(one, out, at, by), unapproved=why.strip())
        return self._gone("gate.went_out", gone, publication, by=by)

    def quick_step(self, variant: RecordId, yes: Yes, out: Out, *, by: Member) -> QuickStep:
        """Note that it went out on the word of an approver, who is to countersign within a day.

        Raises as ``post``; RefusedError (NO_OK) for somebody who cannot say yes to it, and
        ReasonNeededError (NOT_TODAY) for what is not of the day.
        """
        one, now = self._keeper.one(variant), self._office.now()
        at = self._when(out)
        if self._keeper.approver(one, yes.approver, ()) is not None or yes.approver == by.person:
            raise self._keeper.refused(NO_OK, one, person=self._keeper.name(yes.approver))
        if yes.at > at:
            raise InvalidError(ok_at=Fault.OUT_OF_RANGE)
        today = self._office.today()
        day = one.at.astimezone(self._keeper.lines.zone()).date() if one.at else today
        if day != today and not yes.late_reason.strip():
            finding = self._keeper.finding(NOT_TODAY, one, last=day)
            raise ReasonNeededError(self._office.bound(finding))
        step = QuickStep(
            variant=variant,
            channel=one.channel,
            event=yes.event.strip(),
            why_now=yes.why_now.strip(),
            approver=yes.approver,
            way=yes.way,
            words_of_ok=yes.words.strip(),
            ok_at=yes.at,
            by=by.person,
            at=at,
            late_reason=yes.late_reason.strip(),
            within_hours=self._keeper.variants.workflow().countersign_hours,
        )
        gone = one.gone_out(self._keeper.variants.digest(one), now).dated(at)
        publication = self._publication(one, out, at, by)
        with self._keeper.task("gate.quick_step", variant, by=by):
            self._drawers.quick_steps.save(step)
            self._drawers.publications.save(publication)
            self._drawers.variants.save(gone)
        return step

    def countersign(self, variant: RecordId, words: str = "", *, by: Member) -> Variant:
        """Sign afterwards for what went out by a quick step; it counts as posted from then on.

        Raises as ``approve``, and WrongStateError for what was no quick step.
        """
        one, now = self._keeper.one(variant), self._office.now()
        step = next(iter(self._drawers.quick_steps.where(variant=variant)), None)
        if step is None or one.state is not State.WENT_OUT_UNAPPROVED:
            raise WrongStateError(one.standing(now), State.POSTED)
        approval = self._keeper.signed(one, words, by, now)
        gate = self._keeper.gate(one, now, approval)
        with self._keeper.task("gate.countersign", variant, by=by):
            self._drawers.approvals.save(approval)
            if not gate.open:
                return one
            self._drawers.quick_steps.save(step.countersigned(now))
            for publication in self._drawers.publications.where(variant=variant):
                self._drawers.publications.save(replace(publication, approval=approval.id))
            return self._drawers.variants.save(one.posted(now))

    def take_down(self, variant: RecordId, why: str, *, by: Member) -> Variant:
        """Note that it is no longer to be seen there, and why.

        Raises GoneError, WrongStateError, InvalidError without a why.
        """
        now = self._office.now()
        after = self._keeper.one(variant).taken_down(why, now)
        with self._keeper.task("gate.take_down", variant, by=by):
            for one in self._drawers.publications.where(variant=variant, taken_down_at=None):
                self._drawers.publications.save(
                    replace(one, taken_down_at=now, taken_down_by=by.person, taken_down=why.strip())
                )
            return self._drawers.variants.save(after)

    def archive(self, variant: RecordId, *, by: Member) -> Variant:
        """Put it away; raises GoneError, WrongStateError, RefusedError (NOT_COUNTERSIGNED)."""
        one = self._keeper.one(variant)
        steps = self._drawers.quick_steps.where(variant=variant)
        if any(step.countersigned_at is None for step in steps):
            raise self._keeper.refused(NOT_COUNTERSIGNED, one)
        return self._keeper.kept("gate.archive", one.archived(self._office.now()), by=by)

    def site(self, variant: RecordId) -> str:
        """Return the address of the channel it goes out on; nothing where none is on file."""
        account = self._office.library.accounts.get(self._keeper.one(variant).channel)
        return account.url if account is not None else ""

    def open_steps(self, variant: RecordId) -> list[QuickStep]:
        """Return the quick steps of it that nobody has countersigned."""
        return self._drawers.quick_steps.where(variant=variant, countersigned_at=None)

    def findings_of(self, variant: RecordId) -> list[Finding]:
        """Return that its quick step is still to be signed."""
        one, now = self._keeper.one(variant), self._office.now()
        return [
            self._office.bound(
                self._keeper.finding(
                    COUNTERSIGN_LATE if step.late(now) else COUNTERSIGN,
                    one,
                    person=self._keeper.name(step.approver),
                )
            )
            for step in self.open_steps(variant)
        ]

    # What these share.

    def _when(self, out: Out) -> datetime:
        now = self._office.now()
        if out.at is not None and out.at > now:
            raise InvalidError(posted_at=Fault.OUT_OF_RANGE)
        return out.at or now

    def _publication(self, variant: Variant, out: Out, at: datetime, by: Member) -> Publication:
        if not out.permalink.strip() and not out.no_link.strip():
            raise ReasonNeededError(self._office.bound(self._keeper.finding(NO_PERMALINK, variant)))
        differs = out.final_text is not None and not same(variant.copied, out.final_text)
        if differs and not out.differs.strip():
            raise ReasonNeededError(self._office.bound(self._keeper.finding(DIFFERS, variant)))
        return Publication(
            variant=variant.id,
            posted_at=at,
            by=by.person,
            permalink=out.permalink.strip(),
            no_link="" if out.permalink.strip() else out.no_link.strip(),
            final_text=(out.final_text or "") if differs else "",
            differs=out.differs.strip() if differs else "",
        )

    def _gone(
        self, task: str, variant: Variant, publication: Publication, *, by: Member
    ) -> Publication:
        with self._keeper.task(task, variant.id, by=by):
            self._drawers.variants.save(variant)
            return self._drawers.publications.save(publication)


def _carried(gate: Gate) -> RecordId | None:
    """Return the approval that it goes out on, or the use of an envelope."""
    if gate.live and gate.use is None:
        return gate.live[-1].id
    return gate.use.id if gate.use is not None else None
