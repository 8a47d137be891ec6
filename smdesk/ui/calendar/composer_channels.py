"""The channels that one item goes out on, each with its own post and its own state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from smdesk.desk.calendar import CalendarDesk
from smdesk.domain.calendar import OUT, WRITABLE, State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.calendar.looks import MARKS, clock_words
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button, literal
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.dialog import Confirm, FormDialog
from smdesk.ui.kit.fields import Choice
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.view import View

REMOVABLE = frozenset({State.IDEA, State.DRAFT})


@dataclass(frozen=True, slots=True)
class Another:
    """Another channel for an item, and whose words it begins with; None for none."""

    channel: RecordId
    like: RecordId | None


@dataclass(frozen=True, slots=True)
class Like:
    """Whose words a channel takes over."""

    like: RecordId


class Channels(Card):
    """Shows the item's channels, and adds, removes and fills them."""

    def __init__(
        self,
        desk: CalendarDesk,
        me: Member,
        view: View,
        *,
        names: Callable[[], Mapping[RecordId, str]],
        show: Callable[[RecordId, date | None], object],
        say: Callable[[str], object],
    ) -> None:
        """``names`` are those of all channels; ``show`` goes to a post on its day."""
        super().__init__("", view)
        self.set_heading(self.tr("Channels"))
        self._desk, self._me, self._view = desk, me, view
        self._names, self._show, self._say = names, show, say
        self._line: CalendarLine | None = None
        self._lines: list[CalendarLine] = []
        self.links: list[Button] = []

    def show_line(self, line: CalendarLine | None) -> None:
        """Show the channels of the post's item."""
        self._line = line
        self.setVisible(line is not None)
        self.clear()
        self.links = []
        if line is None:
            return
        found = (self._desk.line(one.id) for one in self._desk.variants(line.item))
        self._lines = [one for one in found if one is not None]
        for one in self._lines:
            self._add_channel(one, here=one.id == line.id)
        self._add_tools(line)

    def _add_channel(self, one: CalendarLine, *, here: bool) -> None:
        """Add a row: the channel's name to go to it, the time, and the state."""
        tools, flow = self.add_flow()
        button = Button(literal(one.channel_name), tools, then=partial(self._go, one))
        button.setEnabled(not here)
        if here:
            said = self.tr("{channel}, shown here").format(channel=one.channel_name)
            button.setAccessibleName(said)
        self.links.append(button)
        flow.addWidget(button)
        flow.addWidget(Chip(wording.name(one.state), MARKS[one.state][1], tools))
        when = "" if one.day is None else wording.day(one.day)
        if one.clock is not None:
            when += f", {clock_words(one.clock)}"
        if when:
            flow.addWidget(Label(when, tools, type=Type.META, tone="muted", wrap=False))

    def _add_tools(self, line: CalendarLine) -> None:
        tools, flow = self.add_flow()
        if self._free():
            add = Button(self.tr("Add a channel…"), tools, then=self.add, icon="plus")
            flow.addWidget(add)
        if len(self._lines) > 1 and line.state in WRITABLE:
            flow.addWidget(Button(self.tr("Take words from…"), tools, then=self.take, icon="copy"))
        if line.state in REMOVABLE:
            words = self.tr("Remove this post…")
            flow.addWidget(Button(words, tools, then=self.remove, icon="trash-2"))
        if flow.count() == 0:
            self.rows[-1].hide()
            self.rows[-2].hide()

    def add(self) -> None:
        """Ask for another channel, and for the words it begins with."""
        if (line := self._line) is None:
            return
        free = self._free()
        likes: dict[RecordId | None, str] = {None: self.tr("(begin with nothing)")}
        likes |= {one.id: one.channel_name for one in self._lines}
        fields = (
            Choice("channel", self.tr("&Channel"), free),
            Choice("like", self.tr("&Words from"), likes),
        )
        form = Form(Another, fields)
        form.fill(Another(next(iter(free)), line.id))
        title = self.tr("Another channel for {post}").format(post=line.title)
        save = partial(self._add, line)
        FormDialog(title, form, save, self._view, verb=self.tr("&Add")).open()

    def _add(self, line: CalendarLine, another: Another, _reason: str) -> None:
        added = self._desk.add_channel(line.item, another.channel, like=another.like, by=self._me)
        self._go_to(added.id)
        name = self._names().get(another.channel, "")
        self._say(self.tr("{post} has a draft for {channel}.").format(
            post=line.title, channel=name))  # fmt: skip

    def take(self) -> None:
        """Ask from which channel words and pictures are taken over."""
        if (line := self._line) is None:
            return
        others = {one.id: one.channel_name for one in self._lines if one.id != line.id}
        help_ = self.tr("What {channel} says and shows now is replaced, and approved anew.").format(
            channel=line.channel_name
        )
        field = Choice("like", self.tr("&Words and pictures from"), others, help=help_)
        form = Form(Like, (field,))
        form.fill(Like(next(iter(others))))
        title = self.tr("Words for {post} on {channel}").format(
            post=line.title, channel=line.channel_name
        )
        save = partial(self._take, line)
        FormDialog(title, form, save, self._view, verb=self.tr("&Take over")).open()

    def _take(self, line: CalendarLine, like: Like, _reason: str) -> None:
        self._desk.items.copy_words(line.id, like.like, by=self._me)
        self._say(self.tr("The words are taken over."))

    def remove(self) -> None:
        """Ask whether the post on this channel is to go, and with the last one the item."""
        if (line := self._line) is None:
            return
        last = len(self._lines) == 1
        words = (
            self.tr("It is the only channel, so {post} goes with it.").format(post=line.title)
            if last
            else self.tr("The other channels keep theirs.")
        )
        question = self.tr("Remove {post} from {channel}?").format(
            post=line.title, channel=line.channel_name
        )
        ask = Confirm(question, words, self.tr("&Remove"), self._view)
        ask.confirmed.connect(self._remove)
        ask.open()

    def _remove(self) -> None:
        if (line := self._line) is None:
            return
        others = [one for one in self._lines if one.id != line.id]
        with self._view.polite():
            self._desk.remove(line.id, by=self._me)
            if others:
                self._go(others[0])
            self._say(self.tr("{post} is removed from {channel}.").format(
                post=line.title, channel=line.channel_name))  # fmt: skip

    def _free(self) -> dict[RecordId, str]:
        taken = {one.channel for one in self._lines if one.state not in OUT}
        return {channel: name for channel, name in self._names().items() if channel not in taken}

    def _go(self, line: CalendarLine) -> None:
        self._show(line.id, line.day)

    def _go_to(self, variant: RecordId) -> None:
        line = self._desk.line(variant)
        if line is not None:
            self._go(line)
