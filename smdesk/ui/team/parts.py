"""What the team's screen is made of: parts, each with a chip, a widget and its own tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from smdesk.desk.session import Session
from smdesk.desk.topics import Topic
from smdesk.domain.imprint import Imprint
from smdesk.domain.records import Ref
from smdesk.domain.roster import Term
from smdesk.domain.rules import Finding
from smdesk.overriding import override
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.chip import Filter, FilterChips
from smdesk.ui.kit.places import NONE_YET, place
from smdesk.ui.kit.printing import SheetOutput
from smdesk.ui.kit.register import Register
from smdesk.ui.kit.undoing import TakeBack
from smdesk.ui.kit.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMeans:
    """What the parts of the team's screen work with."""

    session: Session
    output: Callable[[View], SheetOutput]
    """Makes what brings a screen's sheets to paper."""
    background: Background
    documents: Path
    """The folder that is offered for what is saved for people."""
    today: Callable[[], date]
    now: Callable[[], datetime]


class TeamPart:
    """One part of the team's screen: it is made when first looked at, and reads in ``refresh``.

    What is said at the class is known before the part is made.
    """

    kinds: ClassVar[frozenset[str]] = frozenset()
    """The kinds of record that are looked at in this part."""
    mends: ClassVar[frozenset[str]] = frozenset()
    """The codes of the rules whose findings this part mends by itself, in ``mend``."""
    follows: ClassVar[frozenset[Topic]] = frozenset()
    """What the part shows: it reads again when one of these changes."""

    widget: QWidget
    """What is shown; the part makes it in its ``__init__``."""

    def __init__(self, team: "TeamScreen", means: TeamMeans) -> None:
        self.team, self.means, self.session = team, means, means.session
        self.me = means.session.me

    @classmethod
    def name(cls) -> str:
        """Return the words of the chip."""
        raise NotImplementedError

    @classmethod
    def findings(cls, session: Session) -> Sequence[Finding]:  # noqa: ARG003 - some have none
        """Return what the rules say about what this part shows; the first part lists it."""
        return ()

    def refresh(self) -> None:
        """Read again what the part shows."""

    def entered(self) -> None:
        """Look at what can be done now; called whenever the part is turned to."""

    def reveal(self, ref: Ref) -> None:
        """Show the record; an id of NONE_YET asks to begin the first one."""
        if ref.id == NONE_YET:
            self.begin()

    def begin(self) -> None:
        """Begin what Ctrl+N begins here."""

    def mend(self, finding: Finding) -> None:
        """Mend what one of the rules in ``mends`` found."""

    def show_term(self, term: Term) -> None:
        """Bring a term that was just kept into sight, where terms are shown."""

    def take_back(self) -> None:
        """Take back the newest task."""
        with self.team.polite():
            self.session.undo.undo(by=self.me)

    def imprint(self) -> Imprint:
        """Return what stands at the foot of what is printed now."""
        return self.session.imprint(by=self.me)

    def say(self, words: str) -> None:
        """Say what was done just now, with the way back."""
        self.team.notice(words, TakeBack(self.session.undo, self.me, self.team))


class RegisterPart(TeamPart):
    """A part that is a register: a subclass makes one and passes it to ``hold``."""

    register: Register[Any]

    def hold(self, register: Register[Any], new: str) -> None:
        """Show the register; ``new`` names the task of Ctrl+N, as in ``&New person``."""
        self.register = self.widget = register
        self.hold_another(register)
        self.team.offer(self, new, self.begin, primary=True)

    def hold_another(self, register: Register[Any]) -> None:
        """Let a register speak through the screen, and leave it the screen's keys."""
        register.header.hide()
        register.noticed.connect(self.team.noticed)
        register.wanted.connect(self.team.wanted)
        for action in register.actions():
            if action.shortcut() == QKeySequence("Ctrl+N"):
                # The screen has this key for whichever part is looked at.
                action.setShortcut(QKeySequence())

    @override
    def refresh(self) -> None:
        self.register.refresh()

    @override
    def reveal(self, ref: Ref) -> None:
        if ref.id == NONE_YET:
            self.begin()
        else:
            self.register.table.select(ref.id)
            self.register.table.setFocus()

    @override
    def begin(self) -> None:
        self.register.add_one()


P = TypeVar("P", bound=TeamPart)


class TeamScreen(View):
    """Parts behind a row of chips, one shown at a time with its own tasks."""

    def __init__(
        self, parts: Sequence[type[TeamPart]], means: TeamMeans, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kinds, self.means = tuple(parts), means
        self._made: dict[type[TeamPart], TeamPart] = {}
        self._stale: set[type[TeamPart]] = set()
        self._tasks: dict[TeamPart, list[QAction]] = {}
        chips = [Filter(at, kind.name()) for at, kind in enumerate(self._kinds)]
        self.chips = FilterChips(self.tr("What to see"), chips, self)
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(24, 0, 24, 10)
        row.addWidget(self.chips)
        self.add_widget(held)
        self._pages = QStackedWidget(self)
        self.add_widget(self._pages, 1)
        keys = QAction(self.tr("New"), self)
        keys.setShortcut(QKeySequence("Ctrl+N"))
        keys.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.triggered.connect(self.new_here)
        self.addAction(keys)
        self.chips.chosen.connect(self._turn)

    @override
    def go_to_beginning(self) -> bool:
        self.chips.focus_chosen()
        return True

    @property
    def looked_at(self) -> type[TeamPart]:
        """The part that is shown."""
        at = self.chips.key
        return self._kinds[at if isinstance(at, int) else 0]

    def part(self, kind: type[P]) -> P:
        """Return the part, made and read if it was not yet."""
        made = self._made.get(kind)
        if made is None:
            made = self._made[kind] = kind(self, self.means)
            self._pages.addWidget(made.widget)
            self._stale.add(kind)
            self._show_tasks()
        if kind in self._stale:
            self._stale.discard(kind)
            made.refresh()
        if not isinstance(made, kind):
            raise TypeError(kind)
        return made

    def turn_to(self, kind: type[P]) -> P:
        """Show a part, and return it."""
        self.chips.choose(self._kinds.index(kind))
        self._turn()
        return self.part(kind)

    def findings(self) -> list[Finding]:
        """Return what the rules say about what is shown in any of the parts."""
        return [found for kind in self._kinds for found in kind.findings(self.means.session)]

    def new_here(self) -> None:
        """Begin whatever the part that is looked at begins."""
        self.part(self.looked_at).begin()

    def offer(
        self,
        part: TeamPart,
        text: str,
        slot: Callable[[], object],
        *,
        primary: bool = False,
        icon: str = "",
    ) -> QAction:
        """Offer something to do in the header, as long as the part is looked at."""
        action = self.add_task(text, slot, primary=primary, icon=icon)
        self._tasks.setdefault(part, []).append(action)
        return action

    @override
    def refresh(self) -> None:
        self._stale.update(self._made)
        self.part(self.looked_at)

    @override
    def reveal(self, ref: Ref) -> None:
        for kind in self._kinds:
            if ref.kind in kind.kinds:
                self.turn_to(kind).reveal(ref)
                return

    @override
    def turn_to_part(self, part: str) -> None:
        for kind in self._kinds:
            if kind.__name__.removesuffix("Part").casefold() == part:
                self.turn_to(kind).widget.setFocus()

    @override
    def mend(self, finding: Finding) -> None:
        for kind in self._kinds:
            if finding.rule.code in kind.mends:
                self.turn_to(kind).mend(finding)
                return
        there = place(finding)
        if there.kind in self.shows:
            self.reveal(there)
        else:
            self.want(there)

    def _turn(self) -> None:
        part = self.part(self.looked_at)
        self._pages.setCurrentWidget(part.widget)
        self._show_tasks()
        part.entered()

    def _show_tasks(self) -> None:
        for part, actions in self._tasks.items():
            for action in actions:
                action.setVisible(type(part) is self.looked_at)
