"""Where a clause is at work: rules that quote it, channels and posts and aims that it is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.domain.accounts import Account
from smdesk.domain.calendar import Item
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.sheets import Linkable, LinkLine
from smdesk.domain.records import Ref
from smdesk.domain.rules import BoundClause
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.find import FindField
from smdesk.ui.kit.fold import Flow
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scaled
from smdesk.ui.kit.listing import CardList, Face

WIDE, HIGH = 560, 460
ALL = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Where a clause is at work."""

    rules: Sequence[BoundClause] = ()
    links: Sequence[LinkLine] = ()
    quoted: tuple[str, ...] = ()
    """The numbers of the clauses that refer to it."""

    @property
    def times(self) -> int:
        """How many rules and things go by it."""
        return len(self.rules) + len(self.links)


class AtWork(Card):
    """Lists rules and ties, each to be opened, taken away, or said to fit still."""

    opening = Signal(object)
    """A Ref that somebody wants to see."""
    tying = Signal()
    """The clause is to be tied to something more."""
    untying, confirming = Signal(object), Signal(object)
    """A LinkLine is to be taken away; what the clause says now fits it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("At work"), parent, narrow=True)
        self.tie = Button(self.tr("&Tie to…"), self, quiet=True, then=self.tying.emit, icon="plus")
        self.tie.setToolTip(self.tr("A channel, a post, an objective, a concern"))
        self.add_to_heading(self.tie)

    def show_work(self, work: Work) -> None:
        """Show which rules, posts and other things rest on the clause."""
        self.clear()
        once, often = self.tr("once"), self.tr("{n} times")
        times = once if work.times == 1 else often.format(n=wording.number(work.times))
        self.set_heading(self.tr("At work"), times if work.times else "")
        if work.quoted:
            self.add_text(self.tr("Quoted in {numbers}.").format(numbers=", ".join(work.quoted)))
        for rule in work.rules:
            self._row(self.tr("Rule"), wording.rule_name(rule.rule), Ref.to(rule), None)
        for one in work.links:
            name = one.name or self.tr("It is not in the cabinet any more.")
            self._row(kind_words(one.target.kind), name, one.target, one)
        if not self.rows:
            self.add_text(self.tr("No rule quotes it, and it is tied to nothing yet."))

    def _row(self, kind: str, name: str, leads: Ref, link: LinkLine | None) -> None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 8, 4, 2)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(SIDE, 0, SIDE - 4, 0)
        words.setSpacing(0)
        words.addWidget(Label(kind, holder, type=Type.META))
        words.addWidget(Label(name, holder))
        if link is not None and link.suspect:
            changed = self.tr("The clause says something else since it was tied.")
            words.addWidget(Label(changed, holder, type=Type.META, tone="warning"))
        tools = QWidget(holder)
        flow = Flow(tools, spacing=0)
        if link is None or link.name:
            self._button(tools, flow, self.tr("Open"), name, partial(self.opening.emit, leads))
        if link is not None:
            if link.suspect and link.name:
                fits = partial(self.confirming.emit, link)
                self._button(tools, flow, self.tr("Still fits"), name, fits)
            gone = partial(self.untying.emit, link)
            self._button(tools, flow, self.tr("Take away"), name, gone)
        # Quiet buttons have air of their own: their words stand under the words above.
        below = QVBoxLayout()
        below.setContentsMargins(SIDE - 12, 0, 0, 0)
        below.addWidget(tools)
        column.addLayout(words)
        column.addLayout(below)
        self.add_widget(holder)

    def _button(
        self, tools: QWidget, flow: Flow, words: str, name: str, then: Callable[[], object]
    ) -> None:
        button = Button(words, tools, quiet=True, then=then)
        button.setAccessibleName(f"{words}: {name}")
        flow.addWidget(button)


class TieDialog(Dialog):
    """Asks to what a clause is to be tied; typing finds it by its name."""

    def __init__(
        self, name: str, offered: Sequence[Linkable], then: Callable[[Ref], object], parent: QWidget
    ) -> None:
        super().__init__(parent.tr("{clause}: tie it to").format(clause=name), parent)
        self._offered, self._then = offered, then
        kinds = dict.fromkeys(one.target.kind for one in offered)
        self.kinds = FilterChips(
            self.tr("What to tie it to"),
            [Filter(ALL, self.tr("Everything")), *(Filter(k, kind_words(k)) for k in kinds)],
            self,
        )
        self.field = FindField(self.tr("Type to find"), self._find, self)
        self.list: CardList[Linkable] = CardList(self.tr("Things"), _face, _id, self)
        self.none = Empty(self.tr("Nothing here has these words."), self)
        self.list.opened.connect(self._choose)
        self.list.walk_from(self.field)
        self.kinds.chosen.connect(self._find)
        for widget in (self.field, self.kinds):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.none, 1)
        self.add_button(self.tr("Cancel"), self.reject)
        self.tie = self.add_button(self.tr("&Tie"), self._choose, primary=True)
        self.resize(scaled(self, WIDE), scaled(self, HIGH))
        self._find()
        self.field.setFocus()

    def _find(self) -> None:
        kind = self.kinds.key
        found = [
            one
            for one in self._offered
            if kind in {ALL, one.target.kind} and self.field.matches((one.name,))
        ]
        self.list.show_records(found)
        self.list.select_first()
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)

    def _choose(self) -> None:
        chosen = self.list.selected()
        if chosen is not None and self.list.records:
            self.accept()
            self._then(chosen.target)


def kind_words(kind: str) -> str:
    """Return what people call what a clause is tied to."""
    own = {
        Account.kind: _tr("Channel"),
        Item.kind: _tr("Post"),
        Remark.kind: _tr("Concern"),
    }
    return own.get(kind) or wording.kind_name(kind)


def _face(one: Linkable) -> Face:
    return Face(title=one.name, second=kind_words(one.target.kind))


def _id(one: Linkable) -> str:
    return one.target.id


def _tr(text: str) -> str:
    return QCoreApplication.translate("Policy", text)
