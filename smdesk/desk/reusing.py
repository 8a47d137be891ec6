"""Using an earlier post again: always as a draft, never straight into the queue (C11)."""

from dataclasses import replace
from datetime import datetime

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.media import MediaDesk
from smdesk.domain.calendar import OUT, Item, Variant
from smdesk.domain.clock_times import on_clock
from smdesk.domain.publications import USED_LATELY, same
from smdesk.domain.records import RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Fact, Finding


class ReusingDesk:
    """Makes drafts of what went out before."""

    def __init__(self, keeper: Gatekeeper, media: MediaDesk) -> None:
        self._keeper, self._media = keeper, media
        self._drawers = keeper.office.library.calendar

    def reuse(self, variant: RecordId, channel: RecordId | None = None, *, by: Member) -> Variant:
        """Begin a new item with a draft that says and shows what the variant did.

        Whoever wrote it still wrote it: none of them may approve it. Raises GoneError.
        """
        office = self._keeper.office
        before = self._keeper.one(variant)
        item = self._drawers.items.one(before.item)
        if channel is not None:
            office.library.accounts.one(channel)
        new = Item(
            name=item.name,
            owner=by.person,
            campaign=item.campaign,
            objective=item.objective,
            labels=item.labels,
            reused=variant,
        )
        draft = Variant(item=new.id, channel=channel or before.channel, writers=before.writers)
        wanted = replace(before, channel=channel or before.channel)
        draft = replace(draft.rewritten(wanted, by=by.person), version=1)
        with self._keeper.task("item.reuse", draft.id, by=by):
            self._drawers.items.save(new)
            self._drawers.variants.save(draft)
            for use in self._media.copied(variant, draft.id):
                self._drawers.media_uses.save(use)
        return draft

    def last_used(self, variant: RecordId) -> datetime | None:
        """Return when it last went out, or what it was taken from did; None if neither has."""
        chain, seen = [variant], {variant}
        for one in chain:
            found = self._drawers.variants.get(one)
            item = self._drawers.items.get(found.item) if found else None
            if item is not None and item.reused is not None and item.reused not in seen:
                chain.append(item.reused)
                seen.add(item.reused)
        at = [p.posted_at for one in chain for p in self._drawers.publications.where(variant=one)]
        return max(at, default=None)

    def findings(self, variant: Variant) -> list[Finding]:
        """Return that the channel had the same within the days that the rules set."""
        office, days = self._keeper.office, self._keeper.variants.workflow().reuse_days
        zone = self._keeper.lines.zone()
        when = on_clock(variant.at or office.now(), zone).date()
        if not variant.text.strip():
            return []
        for other in self._drawers.variants.where("-at", channel=variant.channel):
            if other.id == variant.id or other.state not in OUT or other.at is None:
                continue
            last = on_clock(other.at, zone).date()
            if abs((when - last).days) <= days and same(other.text, variant.text):
                account = office.library.accounts.get(variant.channel)
                facts: dict[str, Fact] = {
                    "account": account.name if account else "",
                    "last": last,
                }
                found = Finding(rule=USED_LATELY, about=Ref.to(variant), facts=facts)
                return [office.bound(found)]
        return []
