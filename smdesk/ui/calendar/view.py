"""The calendar's screen: month, week, agenda and list of the same posts, through the same filters.

Whatever is chosen in one of the four is chosen in the others too.
"""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.topics import Topic
from smdesk.desk.undo import UndoDesk
from smdesk.domain.calendar import PAST_SLOT, Item, Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import GoneError, Ref
from smdesk.domain.roster import Member
from smdesk.domain.routes import BEFORE_LEADER
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.calendar.asked import Face
from smdesk.ui.calendar.composer import Composer
from smdesk.ui.calendar.composer_parts import Composing
from smdesk.ui.calendar.looking import Looking, Source
from smdesk.ui.calendar.pane import PANE_WIDTH, PostPane
from smdesk.ui.calendar.posts import Posts
from smdesk.ui.calendar.several import SeveralPosts
from smdesk.ui.calendar.slots import Slot
from smdesk.ui.kit import shown
from smdesk.ui.kit.label import line
from smdesk.ui.kit.page import TwoPanes
from smdesk.ui.kit.places import NONE_YET

SIDE = 24


class CalendarView(Looking):
    """Shows what is planned, and asks for what is to be done about it."""

    follows = frozenset({Topic.CALENDAR, Topic.ACCOUNTS, Topic.ROSTER, Topic.ROTA})
    shows = shown.CALENDAR

    def __init__(
        self,
        source: Source,
        undo: UndoDesk,
        me: Member,
        composing: Composing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(source, parent)
        self.set_title(self.tr("Calendar"))
        channels, now, show = source.names["channels"], source.now, self.show_post
        self.posts = Posts(source.desk, channels, undo, me, self, now=now, show=show)
        self.add_task(self.tr("&New post"), self.begin, shortcut="Ctrl+N", primary=True)
        self.pane = PostPane(self._text_of, self)
        self.composer = Composer(source.desk, me, self, composing, show=show, undo=undo)
        self.pane.add_below(self.composer.card)
        for card in self.composer.parts.cards:
            self.pane.add_below(card)
        self.several = SeveralPosts(source.desk, undo, me, self, chosen=self.faces.several)
        self.pane.add_several(self.several.pane)
        self._lay_out()
        self._listen()
        self.refresh()
        self.begin_at(self.faces.page)

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.id == NONE_YET:
            self.begin()
            return
        variant = ref.id
        if ref.kind == Item.kind:
            variants = self._desk.variants(ref.id)
            variant = variants[0].id if variants else NONE_YET
        post = self._desk.line(variant)
        if post is None:
            self.tell(GoneError(ref.kind))
            return
        self.show_post(post.id, post.day)
        self.panes.show_detail()
        self.faces.page.setFocus()

    @override
    def mend(self, finding: Finding) -> None:
        """Ask for another time, where one was past or before that of a post to follow."""
        if finding.rule not in {PAST_SLOT, BEFORE_LEADER}:
            super().mend(finding)
        elif finding.about.id == NONE_YET:
            self.posts.begin(None)
        else:
            self.reveal(finding.about)
            self.move_picked()

    @override
    def forget(self) -> None:
        super().forget()
        self.composer.parts.forget()

    # What is done to posts.

    def begin(self) -> None:
        """Begin a post at the chosen slot, or soon where that is past."""
        choice = self.faces.choice
        slot = Slot(choice.day, choice.hour if self.faces.face is Face.WEEK else None)
        now = self._here()
        late = slot.day < now.date() or (slot.hour or now.hour) < now.hour
        self._begin_at(None if slot.day <= now.date() and late else slot)

    def move_picked(self) -> None:
        """Ask for another time for the picked post."""
        post = self.faces.picked()
        if post is not None:
            self.posts.ask_time(post)

    def unplan_picked(self) -> None:
        """Take the time of the picked post away."""
        post = self.faces.picked()
        if post is not None:
            self.posts.unplan(post)

    def rename_picked(self) -> None:
        """Ask for another title for the picked post."""
        post = self.faces.picked()
        if post is not None:
            self.posts.rename(post)

    # Behind the scenes.

    def _begin_at(self, slot: Slot | None) -> None:
        picked = self.faces.picked()
        channels = self.filters.asked().wanted.channels
        channel = next(iter(channels)) if len(channels) == 1 else None
        self.posts.begin(slot, channel or (None if picked is None else picked.channel))

    def _show_picked(self) -> None:
        several = self.faces.several()
        if len(several) > 1:
            self.pane.show_lines(several)
            return
        post = self.faces.picked()
        self.pane.show_line(post)
        self.composer.show_line(post)

    def _open(self) -> None:
        self.panes.show_detail()
        self.pane.take_focus()

    def _bin_chosen(self) -> None:
        self.several.ask_removing(self.faces.several())

    def _offer_deeds(self, at: QPoint) -> None:
        self.several.open_menu(at, self.faces.page)

    def _text_of(self, post: CalendarLine) -> Variant | None:
        try:
            return self._desk.variant(post.id)
        except GoneError:
            return None

    def _listen(self) -> None:
        faces, pane = self.faces, self.pane
        self.wanting.connect(self.begin)
        faces.chosen.connect(self._show_picked)
        faces.opened.connect(self._open)
        faces.beginning.connect(self._begin_at)
        faces.moving.connect(self.posts.drop)
        faces.stepping.connect(self.posts.step)
        faces.shifting.connect(self.several.step)
        faces.binning.connect(self._bin_chosen)
        faces.asking.connect(self._offer_deeds)
        pane.moving.connect(self.move_picked)
        pane.renaming.connect(self.rename_picked)
        pane.unplanning.connect(self.unplan_picked)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        held = QVBoxLayout()
        held.setContentsMargins(SIDE, 2, SIDE, 10)
        held.addWidget(self.filters)
        column.addWidget(self.header)
        column.addLayout(held)
        column.addLayout(self.above)
        column.addWidget(line(left))
        column.addWidget(self.faces, 1)
        self.panes = TwoPanes(
            left, self.pane, self, back=self.tr("Back to the calendar"), right_width=PANE_WIDTH
        )
        self.filters.field.offer_to(self)
        self.add_widget(self.panes, 1)
