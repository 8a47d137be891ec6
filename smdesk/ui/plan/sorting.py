"""What posts are sorted by: campaigns and labels, and the hashtags that go together."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from smdesk.desk.topics import Topic
from smdesk.domain.campaigns import Campaign, HashtagSet, Label
from smdesk.domain.records import RecordId
from smdesk.ui.kit import wording
from smdesk.ui.kit.fields import Choice, Line, Lines, OptionalDay, Text
from smdesk.ui.kit.records import Column
from smdesk.ui.kit.register import Declared
from smdesk.ui.plan.parts import Part, Planning

FOLLOWS = frozenset({Topic.CALENDAR, Topic.ACCOUNTS})


def campaigns(planning: Planning) -> Part[Campaign]:
    """Declare what belongs together from a first day to a last."""

    def objectives() -> dict[RecordId | None, str]:
        tree = planning.calendar.objectives.tree()
        return {one.id: "  " * deep + one.title for deep, one in tree}

    return Part(
        icon="calendar-days",
        says=_tr("Posts that belong together from a first day to a last, such as summer reading."),
        declared=Declared(
            title=_tr("Campaigns"),
            add=_tr("&New campaign"),
            none=_tr("Put in what posts belong to; the calendar is filtered by it."),
            record=Campaign,
            columns=(
                Column(_tr("Campaign"), lambda c: c.name),
                Column(
                    _tr("Objective"), lambda c: objectives().get(c.objective, "").strip(), width=190
                ),
                Column(_tr("First day"), lambda c: c.first, lambda c: _day(c.first), 120),
                Column(_tr("Last day"), lambda c: c.last, lambda c: _day(c.last), 120),
            ),
            fields=lambda: (
                Line("name", _tr("&Name")),
                OptionalDay("first", _tr("&First day")),
                OptionalDay("last", _tr("&Last day")),
                Choice("objective", _tr("&Objective"), objectives, nobody=_tr("(none)")),
                Text("note", _tr("N&ote")),
            ),
            blank=lambda: Campaign(name="?"),
            asked=("name",),
            follows=FOLLOWS,
        ),
        desk=planning.calendar.campaigns,
    )


def labels(planning: Planning) -> Part[Label]:
    """Declare the words that posts are sorted by."""
    return Part(
        icon="list-checks",
        says=_tr("Words that posts are sorted by. A label that goes is taken off its posts."),
        declared=Declared(
            title=_tr("Labels"),
            add=_tr("&New label"),
            none=_tr("Put in a word, or type one where a post is sorted."),
            record=Label,
            columns=(Column(_tr("Label"), lambda one: one.name),),
            fields=lambda: (Line("name", _tr("&Label")),),
            blank=lambda: Label(name="?"),
            asked=("name",),
            follows=FOLLOWS,
        ),
        desk=planning.calendar.labels,
        spare=(),
    )


def hashtag_sets(planning: Planning) -> Part[HashtagSet]:
    """Declare the hashtags that are put in together."""
    return Part(
        icon="copy",
        says=_tr("Hashtags that are put into a post together."),
        declared=Declared(
            title=_tr("Sets of hashtags"),
            add=_tr("&New set"),
            none=_tr("Keep hashtags that go together, and put them in at once."),
            record=HashtagSet,
            columns=(
                Column(_tr("Set"), lambda one: one.name, width=180),
                Column(_tr("Hashtags"), _tags),
                Column(_tr("Note"), lambda one: one.note, width=180),
            ),
            fields=lambda: (
                Line("name", _tr("&Name")),
                Lines("tags", _tr("&Hashtags"), help=_tr("One on each line, without the sign.")),
                Text("note", _tr("N&ote"), lines=2),
            ),
            blank=lambda: HashtagSet(name="?", tags=(_tr("YourLibrary"),)),
            asked=("name",),
            follows=FOLLOWS,
        ),
        desk=planning.calendar.hashtag_sets,
        spare=(2,),
    )


def _tags(one: HashtagSet) -> str:
    return " ".join(f"#{tag}" for tag in one.tags)


def _day(day: date | None) -> str:
    return "" if day is None else wording.day(day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
