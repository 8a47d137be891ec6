"""What each platform takes, and how a variant measures up to it."""

import json
from pathlib import Path

from smdesk.desk.office import Office
from smdesk.domain.accounts import Platform
from smdesk.domain.calendar import OVER_LIMIT, Variant
from smdesk.domain.limits import (
    Force,
    Limit,
    Matter,
    Measure,
    Takes,
    TextLimit,
    measured,
    of_platform,
    read,
)
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.rules import Finding


class LimitsDesk:
    """Knows the limits; reads the file when first asked."""

    def __init__(self, office: Office, platforms: Path) -> None:
        self._office, self._file = office, platforms
        self._known: dict[str, Takes] | None = None

    def takes(self, channel: RecordId) -> Takes | None:
        """Return what is known of the channel's platform; None where nothing is."""
        account = self._office.library.accounts.get(channel)
        return self.of(account.platform if account else None)

    def of(self, platform: Platform | None) -> Takes | None:
        """Return what is known of the platform; None where nothing is."""
        if self._known is None:
            self._known = read(json.loads(self._file.read_text("utf-8")))
        return of_platform(self._known, platform)

    def measures(self, variant: Variant, images: int = 0, longest_alt: int = 0) -> list[Measure]:
        """Return what is counted of the variant as it is, kept or not yet."""
        takes = self.takes(variant.channel)
        if takes is None:
            return []
        own = None
        if takes.per_instance:
            drawer = self._office.library.calendar.text_limits
            own = TextLimit.of(drawer.where(channel=variant.channel), variant.channel)
        return measured(
            takes,
            variant.copied,
            hashtags=len(variant.hashtags),
            images=images,
            longest_alt=longest_alt,
            link=variant.tagged_link,
            today=self._office.today(),
            own=own,
        )

    def alt_limit(self, channel: RecordId) -> Limit | None:
        """Return how long a description may be there; None where nobody knows."""
        takes = self.takes(channel)
        return takes.limits.get(Matter.ALT) if takes else None

    def findings(self, variant: Variant, images: int, longest_alt: int) -> list[Finding]:
        """Return what the platform would refuse of the variant."""
        return [
            Finding(
                rule=OVER_LIMIT,
                about=Ref.to(variant),
                facts={
                    "matter": one.matter.value,
                    "count": one.count,
                    "most": one.limit.most,
                    "source": one.limit.source,
                    **({"checked": one.limit.checked} if one.limit.checked else {}),
                },
            )
            for one in self.measures(variant, images, longest_alt)
            if one.over and one.force is Force.BLOCK
        ]
