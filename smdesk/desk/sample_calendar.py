"""The calendar of the sample library: some months of posts, good days and bad."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member

_PLANNED = (
    # Days from today, the clock, channel, title, text.
    (1, 10, "Instagram", "Story hour on Saturday", "Saturday at ten: Tomas reads to the smallest."),
    (
        1,
        11,
        "Facebook page",
        "Story hour on Saturday",
        "Saturday at ten, story hour for under-fives.",
    ),
    (3, 9, "X", "Closed for stocktaking", "We count every book on Monday and are closed all day."),
    (
        4,
        15,
        "Instagram",
        "Book of the week",
        "A lighthouse keeper, a storm, and forty letters home.",
    ),
    (
        6,
        9,
        "Newsletter",
        "What is on in the coming month",
        "Readings, repairs, and a chess evening.",
    ),
    (8, 17, "YouTube", "How the book press works", "Two minutes in the bindery with Aytən."),
    (11, 10, "Facebook page", "Repair café", "Bring the toaster. We bring the screwdrivers."),
    (11, 15, "Instagram", "Book of the week", "Maps of islands that nobody ever found."),
    (15, 12, "Facebook page", "Author visit", "Mirela Anders reads from her new book."),
    (18, 15, "Instagram", "Book of the week", "A cookbook for one pan and one window."),
    (22, 10, "Newsletter", "Winter reading list", "Twelve books for long evenings."),
    (29, 9, "X", "Holiday hours", "Over the holidays we are open from ten to two."),
    (40, 10, "Instagram", "Winter reading begins", "Read five, choose one to keep."),
)
_IDEAS = (
    ("Instagram", "Ask readers for their favourite seat"),
    ("Facebook page", "Old photographs of the harbour"),
)


class SampleCalendar:
    """Puts items on the calendar around today."""

    def __init__(
        self, desk: CalendarDesk, accounts: Mapping[str, RecordId], today: date, me: Member
    ) -> None:
        """``accounts`` gives the ids of the sample's accounts by their names."""
        self._desk, self._accounts, self._me = desk, accounts, me
        self._today = today

    def fill(self) -> None:
        """Write everything."""
        desk, me = self._desk, self._me
        reading = Campaign(
            name="Winter reading",
            first=self._today + timedelta(days=20),
            last=self._today + timedelta(days=110),
        )
        desk.campaigns.add(reading, by=me)
        weekly = Label(name="weekly")
        desk.labels.add(weekly, by=me)
        desk.hashtag_sets.add(
            HashtagSet(name="Every post", tags=("LanternBay", "LibraryLife")), by=me
        )
        for days, hour, channel, title, text in _PLANNED:
            variant = desk.begin(self._accounts[channel], self._at(days, hour), title, by=me)
            desk.write(replace(variant, text=text), by=me)
            item = desk.item(variant.item)
            if "reading" in title:
                desk.change_item(replace(item, campaign=reading.id), by=me)
            elif title == "Book of the week":
                desk.change_item(replace(item, labels=(weekly.id,)), by=me)
        for channel, title in _IDEAS:
            desk.begin(self._accounts[channel], None, title, idea=True, by=me)

    def _at(self, days: int, hour: int) -> datetime:
        day = self._today + timedelta(days=days)
        local = datetime.combine(day, time(hour)).replace(tzinfo=self._desk.zone())
        return local.astimezone(UTC)
