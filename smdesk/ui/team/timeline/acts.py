"""What can be done with a term or a gap, by a key, a button, the menu or the mouse alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from smdesk.domain.dates import Span
from smdesk.domain.roster import FULL_TERM_DAYS, SHORT_TERM, Term
from smdesk.domain.rules import Finding, ReasonNeededError
from smdesk.domain.term_chart import Bar
from smdesk.domain.terms import EXTENDED, HELD_TWICE
from smdesk.ui.kit import wording
from smdesk.ui.kit.dialog import AskReason
from smdesk.ui.team.basis import AskBasis
from smdesk.ui.team.parts import TeamMeans, TeamPart, TeamScreen
from smdesk.ui.team.term_dialogs import TermDialogs
from smdesk.ui.team.timeline.moving import Grip, Move
from smdesk.ui.team.timeline.places import Gap, Item

WEEK, MONTHS = 7, 12
RESTS_ON_A_DECISION = frozenset({EXTENDED.code, HELD_TWICE.code, SHORT_TERM.code})
"""What is asked where a decision can stand for the reason."""


class TermActs(QObject):
    """Does something with the chosen term or gap; ``chosen`` tells which that is."""

    def __init__(
        self,
        part: TeamPart,
        team: TeamScreen,
        means: TeamMeans,
        chosen: Callable[[], Item | None],
    ) -> None:
        super().__init__(team)
        self._part, self._team, self._today = part, team, means.today
        self._desk, self._me = means.session.roster, means.session.me
        self._chosen = chosen
        self._ahead: date | None = None
        self._moving: tuple[Term, str] | None = None
        self.dialogs = TermDialogs(team, means, part)
        self._add_actions()

    def look(self, ahead: date | None) -> None:
        """Offer what can be done with what is chosen now; ``ahead`` is until when gaps are told."""
        self._ahead = ahead
        item, today = self._chosen(), self._today()
        is_bar = isinstance(item, Bar)
        lasts = isinstance(item, Bar) and item.term.last >= today
        for action in (self._edit, self._take):
            action.setVisible(is_bar)
        for action in (self._extends, self._hands):
            action.setVisible(lasts)
        self._ends.setVisible(lasts)
        self._ends.setEnabled(isinstance(item, Bar) and item.term.last > today)
        self._fills.setVisible(isinstance(item, Gap))

    def fill_menu(self, menu: QMenu, *, ends: bool) -> None:
        """Offer in the menu what can be done; with the ends that dragging moves, if wanted."""
        for action in self.actions:
            if action.isVisible():
                menu.addAction(action)
        if ends and isinstance(self._chosen(), Bar):
            menu.addSeparator()
            for action in self._nudges:
                menu.addAction(action)

    def open_it(self) -> None:
        """Edit the chosen term, or fill the chosen gap."""
        item = self._chosen()
        if isinstance(item, Bar):
            self.dialogs.edit(item.term)
        elif item is not None:
            self.fill(item)

    def fill(self, gap: Gap) -> None:
        """Ask for a term in a gap: from today on at the earliest, until the next term or a year."""
        first = max(gap.span.first, self._today())
        first = min(first, gap.span.last)
        longest = Span(first, gap.span.last)
        closed = self._ahead is not None and gap.span.last < self._ahead
        last = gap.span.last if closed and longest.days < FULL_TERM_DAYS else None
        self.dialogs.begin(gap.seat.id, first, last)

    def begin(self) -> None:
        """Begin a term, in the chosen gap if one is."""
        item = self._chosen()
        if isinstance(item, Gap):
            self.fill(item)
        else:
            self.dialogs.begin(item.term.seat if item is not None else None)

    def hand_on(self) -> None:
        """Begin the follower's term."""
        item = self._chosen()
        if isinstance(item, Bar):
            self.dialogs.hand_on(item.term)

    def extend(self) -> None:
        """Let the chosen term last a year longer."""
        item = self._chosen()
        if isinstance(item, Bar):
            self.move(item, item.term.first, Move.of(item, Grip.LAST).by(months=MONTHS).last)

    def end(self) -> None:
        """End the chosen term before its time."""
        item = self._chosen()
        if isinstance(item, Bar) and self._ends.isEnabled():
            self.dialogs.end(item.term)

    def remove(self) -> None:
        """Put the chosen term in the bin."""
        item = self._chosen()
        if isinstance(item, Bar):
            self._team.attempt(partial(self._remove, item))

    def move(self, bar: Bar, first: date, last: date) -> None:
        """Give a term other days; the decision or the reason that it rests on is asked for."""
        self._moving = replace(bar.term, first=first, last=last), bar.name
        self._move("")

    # Behind the scenes.

    def _move(self, reason: str) -> None:
        if self._moving is None:
            return
        term, name = self._moving
        with self._team.polite():
            try:
                self._desk.terms.change(term, by=self._me, reason=reason)
            except ReasonNeededError as needed:
                self._ask(needed.finding)
                return
            self._moving = None
            words = self.tr("The term of {person} is kept: {days}.")
            self._done(words.format(person=name, days=wording.span(term.first, term.last)))

    def _ask(self, finding: Finding) -> None:
        said = wording.finding(finding)
        if finding.rule.code in RESTS_ON_A_DECISION:
            basis = AskBasis(said, self.dialogs.book, self._team)
            basis.quoted.connect(self._rest)
            basis.open()
        else:
            reason = AskReason(said, self._team)
            reason.given.connect(self._move)
            reason.open()

    def _rest(self, decision: str, reason: str) -> None:
        """Let the change rest on the decision; one that it rests on already is the reason again."""
        if self._moving is None:
            return
        term, name = self._moving
        if decision and decision != term.decision:
            self._moving = replace(term, decision=decision), name
        self._move(reason or decision)

    def _remove(self, bar: Bar, reason: str) -> None:
        self._desk.terms.remove(bar.term.id, by=self._me, reason=reason)
        self._done(self.tr("The term of {person} is removed.").format(person=bar.name))

    def _done(self, words: str) -> None:
        self._part.say(words)
        self._team.refresh()

    def _nudge(self, grip: Grip, days: int) -> None:
        item = self._chosen()
        if isinstance(item, Bar):
            moved = Move.of(item, grip).by(days=days)
            self.move(item, moved.first, moved.last)

    def _add_actions(self) -> None:
        self._fills = self._action(self.tr("Fill the gap…"), self.begin)
        self._edit = self._action(self.tr("Edit…"), self.open_it)
        self._extends = self._action(self.tr("Extend by a year"), self.extend)
        self._hands = self._action(self.tr("Hand on…"), self.hand_on)
        self._ends = self._action(self.tr("End early…"), self.end)
        self._take = self._action(self.tr("Remove"), self.remove)
        self.actions = (self._fills, self._edit, self._extends, self._hands, self._ends,
                        self._take)  # fmt: skip
        ends = (
            (self.tr("Last day a week later"), Grip.LAST, WEEK),
            (self.tr("Last day a week earlier"), Grip.LAST, -WEEK),
            (self.tr("First day a week later"), Grip.FIRST, WEEK),
            (self.tr("First day a week earlier"), Grip.FIRST, -WEEK),
        )
        self._nudges = [
            self._action(text, partial(self._nudge, grip, days)) for text, grip, days in ends
        ]

    def _action(self, text: str, slot: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        return action
