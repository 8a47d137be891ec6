"""Events, days and rhythms of the sample library, around today."""

from collections.abc import Mapping
from datetime import date, timedelta

from smdesk.desk.occasions import OccasionsDesk
from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.occasions import Event, Keeping, Occasion
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member

_EVENTS = (
    # Days from today, how many days, time, name, place.
    (2, 1, "10:00", "Story hour", "Children's corner"),
    (5, 1, "18:30", "Author visit: Mirela Anders", "Harbour room"),
    (11, 1, "14:00", "Repair café", "Workshop"),
    (20, 3, "", "Book sale", "Entrance hall"),
)
_OCCASIONS = (
    Occasion(
        name="World Book and Copyright Day",
        rule="FREQ=YEARLY",
        begins=date(1995, 4, 23),
        source="UNESCO General Conference, 28 C/Resolution 3.18",
    ),
    Occasion(name="New Year", keeping=Keeping.HOLIDAY, rule="FREQ=YEARLY", begins=date(2020, 1, 1)),
    Occasion(
        name="The library's birthday",
        keeping=Keeping.OWN,
        rule="FREQ=YEARLY",
        begins=date(1968, 3, 14),
    ),
)
_CADENCES = (("Instagram", 2, 5), ("Facebook page", 1, 4), ("Newsletter", 0, 1))
_TIMES = (
    ("Instagram", 2, "15:00", "Book of the week"),
    ("Facebook page", 4, "10:00", "What is on"),
    ("Newsletter", 0, "09:00", "The month ahead"),
)


def fill(desk: OccasionsDesk, accounts: Mapping[str, RecordId], today: date, me: Member) -> None:
    """Put them in; ``accounts`` gives the ids of the sample's accounts by their names."""
    for ahead, days, clock, name, place in _EVENTS:
        first = today + timedelta(days=ahead)
        last = first + timedelta(days=days - 1)
        event = Event(name=name, first=first, last=last, clock=clock, place=place)
        desk.events.add(event, by=me)
    for occasion in _OCCASIONS:
        desk.occasions.add(occasion, by=me)
    for channel, least, most in _CADENCES:
        desk.cadences.add(Cadence(channel=accounts[channel], least=least, most=most), by=me)
    for channel, weekday, clock, label in _TIMES:
        time = PostingTime(channel=accounts[channel], weekday=weekday, clock=clock, label=label)
        desk.times.add(time, by=me)
