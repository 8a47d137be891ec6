"""What stands under a post: its channels, what is said about it, and what it belongs to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.media_files import MediaFiles
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.calendar.composer_about import AboutItem
from smdesk.ui.calendar.composer_channels import Channels
from smdesk.ui.calendar.composer_media import Media
from smdesk.ui.calendar.composer_policy import PolicyCard, Quotes, no_quotes
from smdesk.ui.calendar.composer_talk import Conversation
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.view import View

Show = Callable[[RecordId, date | None], object]
"""Goes to a post on its day."""
Names = Callable[[], Mapping[RecordId, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """What the composer needs beside its desk."""

    channels: Names
    people: Names
    files: MediaFiles
    background: Background
    documents: Path
    """The folder that is offered for what is saved for people."""
    open_site: Callable[[str], object]
    """Opens a web address in the person's own browser; only ever on their click."""
    quotes: Quotes = no_quotes


class Parts:
    """Keeps the cards on the same post."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        composing: Composing,
        *,
        show: Show,
        say: Callable[[str], object],
    ) -> None:
        self.channels = Channels(desk, me, view, names=composing.channels, show=show, say=say)
        self.media = Media(desk, composing.files, me, view, composing.background, say=say)
        self.talk = Conversation(desk, me, view, say=say)
        self.about = AboutItem(desk, me, view, people=composing.people, say=say)
        self.policy = PolicyCard(view, composing.quotes)
        self.cards = (self.channels, self.media, self.policy, self.talk, self.about)

    def forget(self) -> None:
        """Drop what was opened to be looked at."""
        self.media.forget()

    def show_line(self, line: CalendarLine | None) -> None:
        """Show all there is about the post."""
        for card in self.cards:
            card.show_line(line)
