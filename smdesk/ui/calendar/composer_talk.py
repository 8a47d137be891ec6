"""What the team says about a draft: comments, answers, and what is settled."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.desk.calendar import CalendarDesk
from smdesk.desk.comments import Talk
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member
from smdesk.ui.calendar.composer_forms import Said, words_dialog
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import Card
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.view import View

DEEPEST = 3
"""Answers to answers are set in no further than so many times: the pane is narrow."""


class Conversation(Card):
    """Shows what is still asked for first; what is settled can be looked at."""

    def __init__(
        self, desk: CalendarDesk, me: Member, view: View, *, say: Callable[[str], object]
    ) -> None:
        super().__init__("", view)
        self.set_heading(self.tr("Comments"))
        self._desk, self._me, self._view, self._say = desk, me, view, say
        self._line: CalendarLine | None = None
        self._all = False
        self.buttons: list[Button] = []

    def show_line(self, line: CalendarLine | None) -> None:
        """Show what was said about the post."""
        if line is None or self._line is None or line.id != self._line.id:
            self._all = False
        self._line = line
        self.setVisible(line is not None)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self.buttons = []
        if (line := self._line) is None:
            return
        talks = self._desk.comments.of(line.id)
        version = self._desk.variant(line.id).version
        settled = [one for one in talks if one.comment.settled_at is not None]
        for talk in talks:
            if self._all or talk.comment.settled_at is None:
                self.add_widget(self._thread(talk, version))
        tools, flow = self.add_flow()
        say = partial(self.speak, None)
        self._button(self.tr("Comment…"), tools, flow, say, "message-square")
        if settled:
            words = self.tr("Show {count} settled")
            if self._all:
                words = self.tr("Hide what is settled")
            count = wording.number(len(settled))
            self._button(words.format(count=count), tools, flow, self._turn)

    def speak(self, answers: RecordId | None) -> None:
        """Ask for a comment, or for an answer to one."""
        if (line := self._line) is None:
            return
        title = self.tr("Comment on {post}") if answers is None else self.tr("Answer about {post}")
        label, verb = self.tr("&Comment"), self.tr("&Say it")

        def say(said: Said, _reason: str) -> None:
            self._desk.comments.say(line.id, said.words, answers=answers, by=self._me)
            self._say(self.tr("It is said, for the team alone."))

        words_dialog(title.format(post=line.title), label, verb, say, self._view).open()

    def settle(self, comment: RecordId) -> None:
        """Note that nothing is asked for any more."""
        with self._view.polite():
            self._desk.comments.settle(comment, by=self._me)
            self._say(self.tr("It is settled."))

    def _turn(self) -> None:
        self._all = not self._all
        self._fill()

    def _thread(self, talk: Talk, version: int) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(4)
        self._tell([talk], column, holder, version, 0)
        tools = QWidget(holder)
        flow = Flow(tools, spacing=8)
        comment = talk.comment
        self._button(self.tr("Answer…"), tools, flow, partial(self.speak, comment.id))
        if comment.settled_at is None:
            self._button(self.tr("Settled"), tools, flow, partial(self.settle, comment.id), "check")
        column.addWidget(tools)
        return holder

    def _tell(
        self, talks: Sequence[Talk], column: QVBoxLayout, holder: QWidget, version: int, deep: int
    ) -> None:
        for talk in talks:
            comment = talk.comment
            head = self.tr("{person}, {time}").format(
                person=talk.name or self.tr("somebody"), time=wording.moment(comment.at)
            )
            if comment.version != version:
                about = self.tr("about version {version}")
                head += f", {about.format(version=comment.version)}"
            if comment.settled_at is not None:
                head += f", {self.tr('settled')}"
            who = Label(head, holder, type=Type.META, tone="muted")
            said = Label(comment.text, holder, selectable=True)
            said.setAccessibleName(f"{head}: {comment.text}")
            for label in (who, said):
                label.setContentsMargins(14 * min(deep, DEEPEST), 0, 0, 0)
                column.addWidget(label)
            self._tell(talk.answers, column, holder, version, deep + 1)

    def _button(
        self, words: str, tools: QWidget, flow: Flow, then: Callable[[], object], icon: str = ""
    ) -> None:
        button = Button(words, tools, then=then, icon=icon)
        flow.addWidget(button)
        self.buttons.append(button)
