"""What is known of an item beside its posts, and words that one channel takes from another."""

from collections.abc import Sequence
from dataclasses import replace

from smdesk.desk.gatekeeper import Gatekeeper
from smdesk.desk.media import MediaDesk
from smdesk.desk.topics import Topic
from smdesk.domain.calendar import WRITABLE, Item, State, Variant, WrongStateError
from smdesk.domain.campaigns import Label
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


class ItemsDesk:
    """Sorts items, and carries words and pictures from one channel's post to another's."""

    def __init__(self, keeper: Gatekeeper, media: MediaDesk) -> None:
        self._keeper, self._media = keeper, media
        self._drawers = keeper.office.library.calendar

    def describe(self, item: Item, new_labels: Sequence[str] = (), *, by: Member) -> Item:
        """Keep what the item is sorted by and what the team notes; what is approved stays so.

        A new label that is on file already is that one. Raises GoneError.
        """
        self._drawers.items.one(item.id)
        known = {one.name.casefold(): one.id for one in self._drawers.labels.all()}
        names = {name.strip().casefold(): name.strip() for name in new_labels if name.strip()}
        made = [Label(name=name) for folded, name in names.items() if folded not in known]
        ids = known | {one.name.casefold(): one.id for one in made}
        labels = tuple(dict.fromkeys((*item.labels, *(ids[folded] for folded in names))))
        keeper = self._keeper
        variants = [one.id for one in self._drawers.variants.where(item=item.id)]
        with (
            keeper.lines.changing(*variants),
            keeper.office.task("item.change", Topic.CALENDAR, by=by),
        ):
            for label in made:
                self._drawers.labels.save(label)
            return self._drawers.items.save(replace(item, labels=labels))

    def copy_words(self, variant: RecordId, like: RecordId, *, by: Member) -> Variant:
        """Let the variant say and show what another does, in place of what it did.

        Whoever wrote that wrote this too: none of them may approve it. An approval of what it said
        does not outlive that. Raises GoneError, and WrongStateError for what people have seen.
        """
        one, other = self._keeper.one(variant), self._keeper.one(like)
        if one.state not in WRITABLE:
            raise WrongStateError(one.state, State.DRAFT)
        written = one.rewritten(replace(other, channel=one.channel), by=by.person)
        writers = tuple(dict.fromkeys((*written.writers, *other.writers)))
        with self._keeper.task("variant.copy", variant, by=by):
            for use in self._keeper.variants.uses(variant):
                self._drawers.media_uses.remove(use.id)
            for use in self._media.copied(like, variant):
                self._drawers.media_uses.save(use)
            return self._drawers.variants.save(replace(written, writers=writers))
