"""The media library: pictures and films, and what they are shown in (C10)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.registers import RegisterDesk
from smdesk.domain.calendar import WRITABLE, State, Variant, WrongStateError
from smdesk.domain.media import CONSENT_OVER, DESTROYED, MediaAsset, MediaUse
from smdesk.domain.records import GoneError, RecordId, Ref, new_id
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, Finding
from smdesk.overriding import override
from smdesk.store.journal import Binned


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

        An approval of what it showed does not outlive that. Raises GoneError, WrongStateError for
        what people have seen already, and RefusedError (DESTROYED) for a file that it did not show
        before.
        """
        one = self._keeper.one(variant)
        if one.state not in WRITABLE:
            raise WrongStateError(one.state, State.DRAFT)
        before = self._keeper.variants.uses(variant)
        after = [self._use(variant, place, p) for place, p in enumerate(pictures, start=1)]
        self._check_new({use.asset for use in after} - {use.asset for use in before}, one)
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
        is_now = self.one(record.id)
        same = replace(
            record,
            sha256=is_now.sha256,
            content=is_now.content,
            destroyed_on=is_now.destroyed_on,
        )
        return super().change(same, by=by, reason=reason)

    def findings(self) -> list[Finding]:
        """Return each file that is kept although its people agreed for a time that is over.

        Those that were taken off the list are among them.
        """
        today = self._office.today()
        kept = [*self.all(), *(binned.record for binned in self.kept_in_bin())]
        return [
            self._office.bound(
                Finding(
                    rule=CONSENT_OVER,
                    about=Ref.to(one),
                    facts={"name": one.name, "last": one.expires or today},
                )
            )
            for one in kept
            if one.outlived(today)
        ]

    def kept_in_bin(self) -> list[Binned[MediaAsset]]:
        """Return the files that were taken off the list and are still kept inside."""
        removed = self._office.library.journal.removed(MediaAsset)
        return [one for one in removed if one.record.content]

    def restore(self, asset: RecordId, *, by: Member) -> MediaAsset:
        """Take a file out of the bin; raises GoneError."""
        return self._save("restore", self.binned(asset), by, "")

    def binned(self, asset: RecordId) -> MediaAsset:
        """Return a file that is in the bin; raises GoneError."""
        for one in self._office.library.journal.removed(MediaAsset):
            if one.record.id == asset:
                return one.record
        raise GoneError(MediaAsset.kind)

    def void(self, asset: RecordId, *, by: Member) -> None:
        """Let posts that are not out yet and show the file be asked about anew.

        Within the task under way.
        """
        for variant in self.used_in(asset):
            if variant.state in WRITABLE and variant.request is not None:
                self._drawers.variants.save(variant.rewritten(variant, by=by.person))

    @override
    def _uses(self, record: MediaAsset) -> tuple[Ref, ...]:
        return tuple(Ref.to(one) for one in self._drawers.media_uses.where(asset=record.id))

    def copied(self, source: RecordId, variant: RecordId) -> list[MediaUse]:
        """Return uses for the variant that show what the source shows; keeps nothing.

        What was destroyed is left out.
        """
        there = [use for use, asset in self.shown(source) if asset.destroyed_on is None]
        return [
            replace(use, id=new_id(), variant=variant, place=place)
            for place, use in enumerate(there, start=1)
        ]

    def _check_new(self, added: Collection[RecordId], variant: Variant) -> None:
        for asset in added:
            one = self._drawers.media_assets.one(asset)
            if one.destroyed_on is not None:
                facts: dict[str, Fact] = {"name": one.name, "day": one.destroyed_on}
                raise self._keeper.refused(DESTROYED, variant, **facts)
