"""The text that is being written: as it stands, and every step back to how it was."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from smdesk.domain.policy.blocks import Block
from smdesk.domain.policy.content import Clause, Content
from smdesk.domain.policy.numbering import Scheme, numbers, references
from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.policy.steps import Place

PAUSE_S = 1.0
"""Typing after a rest this long is a step of its own."""
STEPS = 500
"""How many steps are kept."""
TYPING = 1
"""The kind of step that may grow with the next one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a step changed; ``place`` is where the cursor belongs after it, if it moved."""

    before: Content
    after: Content
    place: Place | None
    typed: RecordId | None = None
    """The clause whose editor the change came from, and which shows it already."""


class Draft(QObject):
    """One document's text with its undo stack. Every value is a whole Content."""

    changed = Signal(object)
    """A Change."""

    def __init__(
        self,
        content: Content,
        scheme: Scheme,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(STEPS)
        self._clock = clock
        self._content, self._scheme = content, scheme
        self._typing = 1
        self._typed_at = 0.0
        self._number()

    @property
    def content(self) -> Content:
        """The text as it stands."""
        return self._content

    @property
    def scheme(self) -> Scheme:
        """How its clauses are numbered."""
        return self._scheme

    def number(self, clause: RecordId) -> str:
        """Return the number before a clause; empty for one that has none or is not there."""
        return self._numbers.get(clause, "")

    def reference(self, clause: RecordId) -> str:
        """Return how a clause is referred to; empty for one that is not there."""
        return self._references.get(clause, "")

    def clause(self, clause: RecordId) -> Clause | None:
        """Return the clause as it stands; None if it is not there."""
        return self._content.get(clause)

    def show(self, content: Content, scheme: Scheme) -> None:
        """Begin anew with a text from elsewhere; there is no way back from that."""
        before = self._content
        self._content, self._scheme = content, scheme
        self.stack.clear()
        self._number()
        self.changed.emit(Change(before, content, None))

    def do(
        self, text: str, content: Content, *, to: Place | None = None, back: Place | None = None
    ) -> None:
        """Take a step; ``text`` names it, ``to`` and ``back`` say where the cursor belongs."""
        self._typing += 1
        if content != self._content:
            self.stack.push(_Step(self, text, Change(self._content, content, to), back, 0))

    def type(
        self,
        text: str,
        clause: RecordId,
        title: str,
        blocks: tuple[Block, ...],
        places: tuple[int, int],
    ) -> None:
        """Take note of what one clause's editor says now; ``places`` are before and after.

        What is typed without a rest is one step.
        """
        place = self._content.at(clause)
        one = self._content.clauses[place]
        if (one.title, one.blocks) == (title, blocks):
            return
        now = self._clock()
        if now - self._typed_at > PAUSE_S:
            self._typing += 1
        self._typed_at = now
        made = replace(one, title=title, blocks=blocks)
        clauses = self._content.clauses
        content = Content((*clauses[:place], made, *clauses[place + 1 :]))
        change = Change(self._content, content, Place(clause, places[1]), clause)
        self.stack.push(_Step(self, text, change, Place(clause, places[0]), self._typing))

    def rest(self) -> None:
        """Let what is typed next be a step of its own."""
        self._typing += 1

    def take(self, change: Change) -> None:
        """Stand as the change says; called by the steps themselves."""
        self._content = change.after
        if [(c.id, c.depth) for c in change.before] != [(c.id, c.depth) for c in change.after] or (
            self._scheme is Scheme.NONE
        ):
            self._number()
        self.changed.emit(change)

    def _number(self) -> None:
        self._numbers = numbers(self._content, self._scheme)
        self._references = references(self._content, self._scheme)


class _Step(QUndoCommand):
    """From one content to another; steps of one spell of typing are one step."""

    def __init__(
        self, draft: Draft, text: str, change: Change, back: Place | None, spell: int
    ) -> None:
        super().__init__(text)
        self._draft, self.change, self._back, self.spell = draft, change, back, spell
        self._done = False

    @override
    def id(self) -> int:
        return TYPING if self.spell else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other.spell != self.spell:
            return False
        if other.change.typed != self.change.typed:
            return False
        self.change = replace(self.change, after=other.change.after, place=other.change.place)
        return True

    @override
    def redo(self) -> None:
        change = self.change if not self._done else replace(self.change, typed=None)
        self._done = True
        self._draft.take(change)

    @override
    def undo(self) -> None:
        self._draft.take(Change(self.change.after, self.change.before, self._back))
