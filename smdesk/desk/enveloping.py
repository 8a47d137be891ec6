"""The desk that puts posts inside envelopes, and says which of them a post fits."""

from dataclasses import dataclass

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.topics import Topic
from smdesk.domain.calendar import Variant
from smdesk.domain.endorsements import EnvelopeUse
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, RefusedError
from smdesk.domain.voice import OUTSIDE, Bound, Envelope


@dataclass(frozen=True, slots=True)
class Offer:
    """An envelope of the post's channel, and in which ways the post lies outside it."""

    envelope: Envelope
    outside: tuple[Bound, ...]


class EnvelopingDesk:
    """Lets a post go out on a yes that was given for its series."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._office = keeper, keeper.office
        self._drawers = keeper.office.library.planning

    def offers(self, variant: RecordId) -> list[Offer]:
        """Return the envelopes of the post's channel that are not over; those that fit first."""
        one, today = self._keeper.one(variant), self._office.today()
        found = [
            Offer(envelope, tuple(self._keeper.insides.outside(one, envelope)))
            for envelope in self._office.library.plan.envelopes.where("series")
            if one.channel in envelope.channels and not envelope.expired(today)
        ]
        return sorted(found, key=lambda offer: (len(offer.outside), offer.envelope.series))

    def inside(self, variant: RecordId) -> Envelope | None:
        """Return the envelope whose yes the post carries now, if any."""
        judged = self._keeper.insides.judge(self._keeper.one(variant), self._office.now())
        if judged.use is None:
            return None
        return self._office.library.plan.envelopes.get(judged.use.envelope)

    def put(
        self, variant: RecordId, envelope: RecordId, *, reason: str = "", by: Member
    ) -> Variant:
        """Put the post inside the envelope as it now reads: it is approved by that.

        Raises GoneError, WrongStateError, RefusedError (OUTSIDE, and all that stands against
        asking) and, without a reason, ReasonNeededError.
        """
        keeper, now = self._keeper, self._office.now()
        one = keeper.one(variant)
        wanted = self._office.library.plan.envelopes.one(envelope)
        keeper.check_asking(one, reason)
        outside = keeper.insides.outside(one, wanted)
        if outside:
            bounds: tuple[str, ...] = tuple(bound.value for bound in outside)
            facts: dict[str, Fact] = {"series": wanted.series, "bounds": bounds}
            raise RefusedError(self._office.bound(keeper.finding(OUTSIDE, one, **facts)))
        digest = keeper.variants.digest(one)
        asked = one.submitted(digest, by=by.person, at=now)
        use = keeper.seals.sealed(
            EnvelopeUse(
                variant=variant,
                envelope=envelope,
                endorsements=tuple(yes.id for yes in keeper.insides.carried(one, wanted)),
                request=asked.request or variant,
                digest=digest,
                by=by.person,
                slot=by.slot,
                at=now,
            )
        )
        counts = keeper.insides.counts(one, wanted)
        topics = (Topic.CALENDAR, Topic.PLAN)
        with (
            keeper.lines.changing(variant),
            self._office.task("gate.inside", *topics, by=by, reason=reason.strip()),
        ):
            self._drawers.envelope_uses.save(use)
            if counts:
                self._office.library.plan.envelopes.save(wanted.used_once())
            return self._office.library.calendar.variants.save(asked.approved(now))
