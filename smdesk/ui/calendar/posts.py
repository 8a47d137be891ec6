"""What can be done to posts from the calendar: begin one, move one, name one anew."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QObject

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.undo import UndoDesk
from smdesk.domain.accounts import Account
from smdesk.domain.calendar import PAST_SLOT, Item, State, Variant
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.clock_times import instant_of, on_clock
from smdesk.domain.records import GoneError, RecordId, Ref
from smdesk.domain.roster import Member
from smdesk.domain.rules import Finding, RefusedError
from smdesk.ui.calendar.dialogs import (
    NewPost,
    OtherTime,
    Which,
    name_dialog,
    new_dialog,
    time_dialog,
)
from smdesk.ui.calendar.looks import clock_words
from smdesk.ui.calendar.pane import when_words
from smdesk.ui.calendar.slots import Slot
from smdesk.ui.kit import wording
from smdesk.ui.kit.places import NONE_YET
from smdesk.ui.kit.tokens import Tone
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View

USUAL = time(10)
"""When a library posts that has not posted yet."""
APPROVED = frozenset({State.APPROVED, State.SCHEDULED})

Show = Callable[[RecordId, date | None], object]


class Posts(QObject):
    """Asks the desk, and tells what was done with the way back."""

    def __init__(
        self,
        desk: CalendarDesk,
        channels: Callable[[], Mapping[RecordId, str]],
        undo: UndoDesk,
        me: Member,
        view: View,
        *,
        now: Callable[[], datetime],
        show: Show,
    ) -> None:
        """``channels`` gives the names of accounts; ``show`` goes to a post on its day."""
        super().__init__(view)
        self._desk, self._channels, self._undo, self._me = desk, channels, undo, me
        self._view, self._now, self._show = view, now, show

    def begin(self, slot: Slot | None, channel: RecordId | None = None) -> None:
        """Ask for a new post at the slot, if that is still to come."""
        now = self._here()
        if slot is not None and _past(slot, now):
            finding = Finding(rule=PAST_SLOT, about=Ref(Variant.kind, NONE_YET))
            self._view.tell(RefusedError(finding))
            return
        channels = self._channels()
        if not channels:
            self._view.banner.say(
                self.tr("There is no channel to post on yet."),
                self.tr("A post goes out on one of the library's accounts."),
                tone=Tone.WARNING,
                action=self.tr("New account"),
                then=self._want_account,
            )
            return
        day, clock = self._proposed(slot, now)
        where = channel if channel in channels else next(iter(channels))
        post = NewPost(self.tr("Post"), where or next(iter(channels)), day, clock)
        new_dialog(post, channels, self._begin, self._view).open()

    def step(self, line: CalendarLine, days: int, hours: int) -> None:
        """Move the post so far on; one that has no time yet is asked for one.

        Where others of its series follow, ask whether they are to move too, as for dragging.
        """
        if line.day is None or line.clock is None:
            self.ask_time(line)
            return
        to = datetime.combine(line.day, line.clock) + timedelta(days=days, hours=hours)
        self._move_or_ask(line, to.date(), to.time())

    def drop(self, line: CalendarLine, slot: Slot) -> None:
        """Move the post to the slot; within the same hour of another day it keeps its minutes.

        Where others of its series follow, ask whether they are to move too.
        """
        clock = line.clock or USUAL
        if slot.hour is not None and slot.hour != clock.hour:
            clock = time(slot.hour)
        self._move_or_ask(line, slot.day, clock)

    def ask_time(self, line: CalendarLine) -> None:
        """Ask when the post is to go out instead."""
        day, clock = line.day, line.clock
        if day is None or clock is None:
            day, clock = self._proposed(None, self._here())
        self._ask_time(line, day, clock)

    def move(self, line: CalendarLine, day: date, clock: time) -> None:
        """Move the post, or say why it stays; ask why, if it would go before what it follows."""
        self._view.attempt(lambda reason: self._move(line, day, clock, reason))

    def unplan(self, line: CalendarLine) -> None:
        """Take the post's time away, and keep it for later."""
        with self._view.polite():
            self._desk.move(line.id, None, by=self._me)
            self._show(line.id, None)
            self._say(self.tr("{post} has no time any more.").format(post=line.title))

    def rename(self, line: CalendarLine) -> None:
        """Ask what the post is to be called."""
        with self._view.polite():
            item = self._desk.item(line.item)
            name_dialog(item, self._rename, self._view).open()

    def _begin(self, post: NewPost, _reason: str) -> None:
        at = None
        if post.day is not None and post.clock is not None:
            at = instant_of(post.day, post.clock, self._desk.zone())
        variant = self._desk.begin(post.channel, at, post.title, by=self._me, idea=at is None)
        self._show(variant.id, post.day)
        self._say(self.tr("{post} is begun.").format(post=post.title))

    def _following(self, line: CalendarLine) -> int:
        """Return how many posts of its series follow the post and can be moved."""
        try:
            return len(self._desk.moving.following(line.id)) if line.movable else 0
        except GoneError:
            return 0

    def _move_or_ask(self, line: CalendarLine, day: date, clock: time) -> None:
        if self._following(line):
            self._ask_time(line, day, clock)
        else:
            self.move(line, day, clock)

    def _ask_time(self, line: CalendarLine, day: date, clock: time) -> None:
        title = self.tr("When {post} goes out").format(post=line.title)
        when, save = OtherTime(day, clock), partial(self._retime, line)
        time_dialog(title, when, save, self._view, following=self._following(line)).open()

    def _retime(self, line: CalendarLine, when: OtherTime, reason: str) -> None:
        if when.clock is not None:
            self._move(line, when.day, when.clock, reason, when.which)

    def _move(
        self, line: CalendarLine, day: date, clock: time, reason: str, which: Which = Which.ALONE
    ) -> None:
        before, moving = self._desk.variant(line.id), self._desk.moving
        at, others = instant_of(day, clock, self._desk.zone()), list[Variant]()
        if which is Which.FOLLOWING:
            after, *others = moving.move_following(line.id, at, reason=reason, by=self._me)
        else:
            after = moving.move(line.id, at, reason=reason, by=self._me)
        self._show(line.id, day)
        if after == before:
            return
        words = self.tr("{post} is moved to {day}, {time}.").format(
            post=line.title, day=when_words(day), time=clock_words(clock)
        )
        if others:
            count = wording.number(len(others))
            words += " " + self.tr("As much moved of its series: {count}.").format(count=count)
        if before.state in APPROVED and after.state not in APPROVED:
            words += " " + self.tr("So far from its time it has to be approved anew.")
        self._say(words)

    def _rename(self, item: Item, _reason: str) -> None:
        self._desk.change_item(item, by=self._me)
        self._say(self.tr("It is called {post} now.").format(post=item.name))

    def _proposed(self, slot: Slot | None, now: datetime) -> tuple[date, time]:
        """Return when something new might go out: the slot, and the time that was used last."""
        last = self._desk.last_time()
        usual = USUAL if last is None else on_clock(last, self._desk.zone()).time()
        day = now.date() if slot is None else slot.day
        clock = (None if slot is None else slot.clock) or usual
        if datetime.combine(day, clock) <= now.replace(tzinfo=None):
            soon = (now + timedelta(hours=1)).replace(minute=0)
            day, clock = soon.date(), soon.time()
        return day, clock.replace(second=0, microsecond=0)

    def _here(self) -> datetime:
        return on_clock(self._now(), self._desk.zone())

    def _want_account(self) -> None:
        self._view.want(Ref(Account.kind, NONE_YET))

    def _say(self, words: str) -> None:
        self._view.notice(words, TakeBack(self._undo, self._me, self._view))


def _past(slot: Slot, now: datetime) -> bool:
    if slot.hour is None:
        return slot.day < now.date()
    return (slot.day, slot.hour) < (now.date(), now.hour)
