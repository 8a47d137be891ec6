"""What the rules say about pictures in posts that are still to come (C10)."""

from collections.abc import Iterator

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.domain.calendar import MOVABLE
from smdesk.domain.media import CONSENT_ENDS
from smdesk.domain.rules import Finding


class MediaFindings:
    """Looks at pictures that may be shown for some time only."""

    def __init__(self, keeper: Gatekeeper) -> None:
        self._keeper, self._drawers = keeper, keeper.office.library.calendar

    def all(self) -> Iterator[Finding]:
        """Yield each post that is planned for a day on which its picture may not be shown."""
        zone, now = self._keeper.lines.zone(), self._keeper.office.now()
        for asset in self._drawers.media_assets.all():
            if asset.expires is None or asset.destroyed_on is not None:
                continue
            for use in self._drawers.media_uses.where(asset=asset.id):
                variant = self._drawers.variants.get(use.variant)
                if variant is None or variant.state not in MOVABLE:
                    continue
                if variant.at is None or variant.at < now:
                    continue
                day = variant.at.astimezone(zone).date()
                if day > asset.expires:
                    found = self._keeper.finding(
                        CONSENT_ENDS, variant, name=asset.name, last=asset.expires, day=day
                    )
                    yield self._keeper.office.bound(found)
