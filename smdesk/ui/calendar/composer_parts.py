"""What stands under a post: its channels, what is said about it, and what it belongs to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.calendar.composer_about import AboutItem
from smdesk.ui.calendar.composer_channels import Channels
from smdesk.ui.calendar.composer_talk import Conversation
from smdesk.ui.kit.view import View

Names = Callable[[], Mapping[RecordId, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """What the composer needs beside its desk."""

    channels: Names
    people: Names
    show: Callable[[RecordId, date | None], object]
    """Goes to a post on its day."""


class Parts:
    """Keeps the cards on the same post."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        composing: Composing,
        *,
        say: Callable[[str], object],
    ) -> None:
        self.channels = Channels(
            desk, me, view, names=composing.channels, show=composing.show, say=say
        )
        self.talk = Conversation(desk, me, view, say=say)
        self.about = AboutItem(desk, me, view, people=composing.people, say=say)
        self.cards = (self.channels, self.talk, self.about)

    def show_line(self, line: CalendarLine | None) -> None:
        """Show all there is about the post."""
        for card in self.cards:
            card.show_line(line)
