"""The media library: pictures and films, and what they are shown in (C10)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.registers import RegisterDesk
from smdesk.domain.calendar import WRITABLE, State, Variant, WrongStateError
from smdesk.domain.media import MediaAsset, MediaUse
from smdesk.domain.records import RecordId, Ref, new_id
from smdesk.domain.roster import Member
from smdesk.overriding import override


@dataclass(frozen=True, slots=True)
class Picture:
    """One file to show, with its description; an empty one takes that of the library."""

    asset: RecordId
    alt: str = ""


class MediaDesk(RegisterDesk[MediaAsset]):
    """Keeps what is known of each file, and puts files into posts."""

    def __init__(self, keeper: Gatekeeper) -> None:
        drawers = keeper.office.library.calendar
        super().__init__(keeper.office, drawers.media_assets, MediaAsset, order="name")
        self._keeper, self._drawers = keeper, drawers

    def shown(self, variant: RecordId) -> list[tuple[MediaUse, MediaAsset]]:
        """Return what the variant shows, in order."""
        return self._keeper.variants.shown(variant)

    def used_in(self, asset: RecordId) -> list[Variant]:
        """Return the variants that show the file, the latest first; what has no time comes last."""
        used = {use.variant for use in self._drawers.media_uses.where(asset=asset)}
        found = [self._drawers.variants.one(variant) for variant in used]
        dated = sorted((v for v in found if v.at), key=lambda v: (v.at, v.id), reverse=True)
        return dated + [variant for variant in found if variant.at is None]

    def arrange(
        self, variant: RecordId, pictures: Sequence[Picture], *, by: Member
    ) -> list[MediaUse]:
        """Let the variant show these files in this order, and none else.

        An approval of what it showed does not outlive that. Raises GoneError, and WrongStateError
        for what people have seen already.
        """
        one = self._keeper.one(variant)
        if one.state not in WRITABLE:
            raise WrongStateError(one.state, State.DRAFT)
        before = self._keeper.variants.uses(variant)
        after = [self._use(variant, place, p) for place, p in enumerate(pictures, start=1)]
        if [(u.asset, u.alt) for u in before] == [(u.asset, u.alt) for u in after]:
            return before
        with self._keeper.task("media_use.arrange", variant, by=by):
            for use in before:
                self._drawers.media_uses.remove(use.id)
            for use in after:
                self._drawers.media_uses.save(use)
            self._drawers.variants.save(one.rewritten(one, by=by.person))
        return after

    def _use(self, variant: RecordId, place: int, picture: Picture) -> MediaUse:
        asset = self._drawers.media_assets.one(picture.asset)
        alt = picture.alt.strip() or asset.alt
        return MediaUse(variant=variant, asset=asset.id, place=place, alt=alt)

    @override
    def change(self, record: MediaAsset, *, by: Member, reason: str = "") -> MediaAsset:
        """Keep what is now known of the file; the file itself stays the one that it is."""
        same = replace(record, sha256=self.one(record.id).sha256)
        return super().change(same, by=by, reason=reason)

    @override
    def _uses(self, record: MediaAsset) -> tuple[Ref, ...]:
        return tuple(Ref.to(one) for one in self._drawers.media_uses.where(asset=record.id))

    def copied(self, source: RecordId, variant: RecordId) -> list[MediaUse]:
        """Return uses for the variant that show what the source shows; keeps nothing."""
        return [
            replace(use, id=new_id(), variant=variant) for use in self._keeper.variants.uses(source)
        ]
