"""Posts inside envelopes: a yes that was given once, carried by each post that stays within (T12).

Whoever puts a post inside signs that they did. What it says is hashed, so that the yes does not
outlive a change; and each time it counts, the envelope's own yes is looked at again.
"""

from dataclasses import dataclass
from datetime import datetime

from smdesk.desk.limits import LimitsDesk
from smdesk.desk.office import Office
from smdesk.desk.seals import Seals
from smdesk.desk.variants import Variants
from smdesk.domain import endorsements
from smdesk.domain.approvals import FORGED
from smdesk.domain.calendar import OUT, Variant
from smdesk.domain.clock_times import on_clock
from smdesk.domain.endorsements import Endorsement, EnvelopeUse
from smdesk.domain.inside import envelope_digest, outing, varied
from smdesk.domain.limits import Matter
from smdesk.domain.records import RecordId
from smdesk.domain.rules import Rule
from smdesk.domain.series import PostSeries
from smdesk.domain.voice import CHANGED_SINCE, Bound, Envelope
from smdesk.domain.workflow import Workflow


@dataclass(frozen=True, slots=True)
class Judged:
    """What the envelope of a post is worth."""

    use: EnvelopeUse | None
    """The use that opens the gate; None for a shut one."""
    refusal: Rule | None
    """Why a use that there is does not open it."""
    series: str = ""
    """The envelope's name."""


NOTHING = Judged(None, None)


class Insides:
    """Knows of each post whether it lies inside an envelope, and what that is worth."""

    def __init__(
        self, office: Office, seals: Seals, variants: Variants, limits: LimitsDesk
    ) -> None:
        self._office, self.seals = office, seals
        self._variants, self._limits = variants, limits
        self._drawers = office.library.planning

    def pattern(self, envelope: Envelope) -> PostSeries | None:
        """Return the series that posts inside are compared with, if there is one."""
        if envelope.pattern is None:
            return None
        return self._drawers.series.get(envelope.pattern)

    def yeses(self, envelope: Envelope) -> tuple[Endorsement, ...]:
        """Return the signed yeses to the envelope as it now is, one of each person."""
        given = self._drawers.endorsements.where(about=envelope.id)
        writers = [one for one in (envelope.written_by,) if one is not None]
        return endorsements.live(
            given,
            envelope_digest(envelope, self.pattern(envelope)),
            writers=writers,
            genuine=lambda yes: self.seals.agreed(yes, envelope.channels),
        )

    def outside(self, variant: Variant, envelope: Envelope) -> list[Bound]:
        """Return in which ways the post lies outside the envelope; nothing for one inside."""
        counted = self._counted(envelope, variant.id)
        ways: list[Bound] = [
            one for one in self._bounds(variant, envelope) if one is not Bound.USED_UP
        ]
        if envelope.most_posts and counted >= envelope.most_posts:
            ways.append(Bound.USED_UP)
        if len(self.carried(variant, envelope)) < self.needed() and Bound.NOT_APPROVED not in ways:
            ways.append(Bound.NOT_APPROVED)
        if variant.political:
            ways.append(Bound.POLITICAL)
        return ways

    def carried(self, variant: Variant, envelope: Envelope) -> tuple[Endorsement, ...]:
        """Return the yeses that the post could carry: none of whoever wrote some of it."""
        return tuple(one for one in self.yeses(envelope) if one.by not in variant.writers)

    def needed(self) -> int:
        """Return how many have to agree, as for a post by itself."""
        found = self._office.library.calendar.workflows.all()
        return (found[0] if found else Workflow()).stages

    def counts(self, variant: Variant, envelope: Envelope) -> bool:
        """Whether the post is one more inside the envelope, and not one that was there before."""
        return not self._drawers.envelope_uses.count(variant=variant.id, envelope=envelope.id)

    def judge(self, variant: Variant, at: datetime) -> Judged:
        """Return what the post's envelope is worth at the instant."""
        if variant.request is None:
            return NOTHING
        answers = self._drawers.envelope_uses.where("at", variant=variant.id)
        answers = [one for one in answers if one.request == variant.request and one.at <= at]
        digest = self._variants.digest(variant)
        refusal, series = None, ""
        for use in answers:
            envelope = self._office.library.plan.envelopes.get(use.envelope)
            series = envelope.series if envelope else series
            if not self.seals.was_put(use):
                refusal = FORGED
            elif use.digest == digest and self._holds(variant, use, envelope):
                return Judged(use, None, series)
            else:
                refusal = refusal or CHANGED_SINCE
        return Judged(None, refusal, series)

    def _holds(self, variant: Variant, use: EnvelopeUse, envelope: Envelope | None) -> bool:
        given = [self._drawers.endorsements.get(one) for one in use.endorsements]
        yeses = [one for one in given if one is not None and one.about == use.envelope]
        if variant.state in OUT:
            # It went out on what the envelope then was; that may be another one by now.
            channels = (variant.channel,)
            sound = {one.by for one in yeses if self.seals.agreed(one, channels)}
            return len(sound - set(variant.writers)) >= 1
        if envelope is None or variant.political:
            return False
        live = {one.id for one in self.carried(variant, envelope)}
        if len(live & set(use.endorsements)) < self.needed():
            return False
        if self._place(use, envelope) > envelope.most_posts > 0:
            return False
        return not [one for one in self._bounds(variant, envelope) if one is not Bound.USED_UP]

    def _bounds(self, variant: Variant, envelope: Envelope) -> tuple[Bound, ...]:
        media = [asset.what for _, asset in self._variants.shown(variant.id)]
        zone = self._variants.zone()
        at = None if variant.at is None else on_clock(variant.at, zone)
        day = at.date() if at is not None else self._office.today()
        ways = varied(variant, media, self.pattern(envelope), at)
        return envelope.outside(outing(variant, day, self._letters(variant), media, ways))

    def _letters(self, variant: Variant) -> int:
        for one in self._limits.measures(variant):
            if one.matter is Matter.TEXT:
                return one.count
        return len(variant.copied)

    def _counted(self, envelope: Envelope, without: RecordId) -> int:
        """Return how many posts count as inside, this one not among them."""
        uses = self._drawers.envelope_uses.where(envelope=envelope.id)
        others = {one.variant for one in uses if one.variant != without}
        again = any(one.variant == without for one in uses)
        return max(len(others), envelope.used - again)

    def _place(self, use: EnvelopeUse, envelope: Envelope) -> int:
        """Return the how-manieth post of the envelope the use's is, from 1."""
        order: dict[RecordId, None] = {}
        for one in self._drawers.envelope_uses.where("at", envelope=envelope.id):
            order.setdefault(one.variant, None)
        return list(order).index(use.variant) + 1
