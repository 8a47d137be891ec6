"""What posts are sorted by, and what single channels take: the simple lists beside the calendar."""

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.limits import TextLimit
from smdesk.domain.records import Ref
from smdesk.overriding import override


class CampaignsDesk(RegisterDesk[Campaign]):
    """Campaigns; one that items belong to stays."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.calendar.campaigns, Campaign, order="name")

    @override
    def _uses(self, record: Campaign) -> tuple[Ref, ...]:
        items = self._office.library.calendar.items
        return tuple(Ref.to(one) for one in items.where(campaign=record.id))


class TextLimitsDesk(RegisterDesk[TextLimit]):
    """What the servers of single channels take."""

    def __init__(self, office: Office) -> None:
        limits = office.library.calendar.text_limits
        super().__init__(office, limits, TextLimit, order="channel, checked_on")

    @override
    def _check(self, before: TextLimit | None, after: TextLimit | None, reason: str) -> None:
        if after is not None:
            self._office.library.accounts.one(after.channel)


def labels(office: Office) -> RegisterDesk[Label]:
    """Return the desk of labels; items forget one that goes."""
    return RegisterDesk(office, office.library.calendar.labels, Label, order="name")


def hashtag_sets(office: Office) -> RegisterDesk[HashtagSet]:
    """Return the desk of sets of hashtags."""
    return RegisterDesk(office, office.library.calendar.hashtag_sets, HashtagSet, order="name")
