"""The panel beside the text: what was said about the current clause, and what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.domain.policy.documents import WORKING
from smdesk.domain.policy.remarks import Remark, RemarkKind, RemarkState
from smdesk.domain.policy.sheets import ClauseStory, RemarkLine
from smdesk.domain.rules import Finding
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.findings import FindingsCard
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.page import Page
from smdesk.ui.policy.at_work import AtWork, Work
from smdesk.ui.policy.documents import remark_tone

TOLD = 4
"""Versions of a clause that are told at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutClause:
    """What the panel shows about a clause."""

    name: str
    """As in ``Clause 1.3.2``; empty where there is no clause."""
    remarks: Sequence[RemarkLine] = ()
    others: int = 0
    """Open remarks on the document that name no clause, or another one."""
    story: Sequence[ClauseStory] = ()
    work: Work = field(default_factory=Work)


class SidePanel(Page):
    """Remarks with their answers, what follows from the clause, and its history."""

    remarking = Signal()
    """Somebody wants to say something about the clause."""
    asked = Signal(object, str)
    """A Remark, and what is to be done with it: accept, answer, adopt, decline, reopen."""
    past_asked = Signal()
    """Everything that the clause ever said is to be shown."""
    mending = Signal(object)
    """A Finding is to be mended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("About the clause"))
        self.title = Label("", self, type=Type.SECTION)
        self.write = Button(
            self.tr("&Remark or concern…"), self, then=self.remarking.emit, icon="message-square"
        )
        self.holes = FindingsCard(self.tr("Before it can be approved"), self.mending.emit, self)
        self.holes.hide()
        self._remarks = QWidget(self)
        self._column = QVBoxLayout(self._remarks)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.used = AtWork(self)
        self.past = Card(self.tr("History"), self, narrow=True)
        self.all_past = Button(
            self.tr("C&ompare…"), self.past, quiet=True, then=self.past_asked.emit
        )
        self.all_past.setAccessibleName(self.tr("The whole history of the clause"))
        self.past.add_to_heading(self.all_past)
        for widget in (self.title, self._remarks, self.write, self.used, self.past, self.holes):
            self.add_widget(widget)
        self.tighten()

    def show_clause(self, about: AboutClause, now: datetime) -> None:
        """Show this about the current clause."""
        self.title.setText(about.name or self.tr("No clause"))
        self.write.setEnabled(True)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in about.remarks:
            self._column.addWidget(self._card(one))
        self._remarks.setVisible(bool(about.remarks))
        self.used.show_work(about.work)
        self.used.setVisible(bool(about.name))
        self._show_past(about.story, now)

    def show_holes(self, holes: Sequence[Finding]) -> None:
        """Show what keeps the version from being approved."""
        self.holes.show_findings(holes)
        self.holes.setVisible(bool(holes))

    def _card(self, one: RemarkLine) -> Card:
        remark = one.remark
        card = Card("", self._remarks, narrow=True)
        holder = QWidget(card)
        column = QVBoxLayout(holder)
        column.setContentsMargins(SIDE, 10, SIDE, 2)
        column.setSpacing(6)
        head = QHBoxLayout()
        who = remark.who or one.by
        head.addWidget(Label(f"{wording.name(remark.what)} · {who}", holder, type=Type.META), 1)
        head.addWidget(Chip(wording.name(remark.state), remark_tone(remark.state), holder))
        column.addLayout(head)
        if remark.quote:
            column.addWidget(Label(f"“{remark.quote}”", holder, type=Type.META))
        column.addWidget(Label(remark.text, holder, selectable=True))
        if remark.reply:
            said = self.tr("{who}: {reply}").format(
                who=one.settled_by or self.tr("Reply"), reply=remark.reply
            )
            column.addWidget(Label(said, holder, type=Type.META))
        buttons = QWidget(holder)
        flow = Flow(buttons, spacing=4)
        for key, words in self._offers(remark):
            flow.addWidget(Button(words, buttons, quiet=True, then=_Asks(self, remark, key)))
        whole = QWidget(card)
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(0, 0, 0, 6)
        stack.setSpacing(0)
        stack.addWidget(holder)
        # Quiet buttons have air of their own: their words stand under the words above.
        below = QHBoxLayout()
        below.setContentsMargins(SIDE - 12, 0, 4, 0)
        below.addWidget(buttons)
        stack.addLayout(below)
        card.add_widget(whole)
        return card

    def _offers(self, remark: Remark) -> list[tuple[str, str]]:
        if remark.settled:
            return [("reopen", self.tr("Open again"))]
        offers = [("answer", self.tr("Answer…"))]
        if remark.what is not RemarkKind.COMMENT:
            if remark.state is RemarkState.OPEN:
                offers.append(("accept", self.tr("Take up")))
            offers += [
                ("adopt", self.tr("It is in this clause")),
                ("decline", self.tr("Decline…")),
            ]
        return offers

    def _show_past(self, story: Sequence[ClauseStory], now: datetime) -> None:
        self.past.clear()
        for one in story[:TOLD]:
            who = f" · {one.by}" if one.by else ""
            draft = self.tr("draft {n}") if one.state in WORKING else self.tr("v{n}")
            head = draft.format(n=one.version)
            key = f"{head} · {wording.ago(one.at, now)}{who}"
            said = " ".join(filter(None, (one.number, one.heading, one.words)))
            self.past.add_row(key, said)
        self.past.setVisible(len(story) > 1)


class _Asks:
    """Asks for something to be done with a remark when it is called."""

    def __init__(self, panel: SidePanel, remark: Remark, what: str) -> None:
        self._panel, self._remark, self._what = panel, remark, what

    def __call__(self) -> None:
        self._panel.asked.emit(self._remark, self._what)
