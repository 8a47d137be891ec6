"""The rows of a list of clauses: made where they are seen, let go of where they are far."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from smdesk.domain.records import RecordId
from smdesk.ui.kit.letters import scaled
from smdesk.ui.policy.clause_row import (
    DEEPEST_SHOWN,
    GAP,
    LEAST_TEXT,
    SIDE,
    STEP,
    WIDEST,
    Badge,
    ClauseRow,
)
from smdesk.ui.policy.draft import Draft
from smdesk.ui.policy.drawn import Drawings
from smdesk.ui.policy.heights import Heights
from smdesk.ui.policy.ink import Ink

NUMBERS = 56
"""Px that numbers have at least."""
BEYOND = 300
"""Px above and below what is seen in which rows are made too."""
MOST_MADE = 120
"""More rows than these are let go of again, the farthest first."""
BELOW = 240
"""Px of free room under the last clause."""


class ClauseRows(QScrollArea):
    """Knows where every clause of a draft stands, and makes the rows of those in sight."""

    row_made = Signal(object)
    """A ClauseRow, for whoever listens to editors."""

    def __init__(self, draft: Draft, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._draft = draft
        self._held = QWidget()
        self._held.setAutoFillBackground(False)
        self.setWidget(self._held)
        self.drawings = Drawings(draft.reference, Ink.of(self.font(), self.palette()), self)
        self._badges: Mapping[RecordId, tuple[Badge, ...]] = {}
        self.read_only = False
        self.current = RecordId("")
        """The clause that has the cursor, or had it last."""
        self._rows: dict[RecordId, ClauseRow] = {}
        self._order: list[RecordId] = []
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._at: dict[RecordId, int] = {}
        self._guesses = Heights()
        self._margin = 0
        self._settling = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._lay_out)

    def went_in(self) -> None:
        """Take note that an editor has the focus; who sent it is the editor."""
        raise NotImplementedError

    def _take_order(self) -> None:
        self._order = [clause.id for clause in self._draft.content.clauses]
        self._at = {clause: at for at, clause in enumerate(self._order)}
        font = self.drawings.ink.font
        metrics = QFontMetricsF(self.drawings.ink.title_font(0))
        step, widest = scaled(self, STEP), float(scaled(self, NUMBERS))
        longest: dict[int, str] = {}
        for clause in self._draft.content.clauses:
            number = self._draft.number(clause.id)
            depth = min(clause.depth, DEEPEST_SHOWN)
            if depth == 0:
                # The outermost stand out: what a long one needs is taken from its own row alone.
                continue
            if len(number) > len(longest.get(depth, "")):
                longest[depth] = number
        for depth, number in longest.items():
            widest = max(widest, metrics.horizontalAdvance(number) + 6 - depth * step)
        self._margin = round(widest) if font else 0

    def _guess_all(self) -> None:
        """Guess the heights of rows that are not made."""
        step, widest = scaled(self, STEP), scaled(self, WIDEST)
        room = self._wide() - self._margin - GAP - SIDE
        self._heights = []
        for clause in self._draft.content.clauses:
            row = self._rows.get(clause.id)
            if row is not None:
                self._heights.append(row.wanted)
                continue
            wide = max(LEAST_TEXT, min(widest, room - min(clause.depth, DEEPEST_SHOWN) * step))
            self._heights.append(self._guesses.guess(clause, wide, self.drawings.ink))

    def _wide(self) -> int:
        return max(1, self.viewport().width())

    def _lay_out(self) -> None:
        if self._settling:
            return
        self._settling = True
        try:
            for clause, row in self._rows.items():
                self._heights[self._at[clause]] = row.wanted
            for _ in range(4):
                self._tops = [0, *accumulate(self._heights)]
                self._held.resize(self._wide(), self._tops[-1] + BELOW)
                if not self._fill():
                    break
            self._place()
        finally:
            self._settling = False

    def _fill(self) -> bool:
        """Make the rows in sight; True when that made other heights known."""
        top = self.verticalScrollBar().value() - BEYOND
        bottom = top + self.viewport().height() + 2 * BEYOND
        first = max(0, bisect_right(self._tops, max(0, top)) - 1)
        known = False
        for at in range(first, len(self._order)):
            if self._tops[at] > bottom:
                break
            clause = self._order[at]
            if clause not in self._rows:
                known = self._made(clause).wanted != self._heights[at] or known
                self._heights[at] = self._rows[clause].wanted
        return known

    def _place(self) -> None:
        wide = self._wide()
        for clause, row in self._rows.items():
            at = self._at[clause]
            row.setGeometry(0, self._tops[at], wide, row.wanted)
            if row.isHidden():
                row.show()
        if len(self._rows) > MOST_MADE:
            self._thin()

    def _thin(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        far = sorted(self._rows, key=lambda one: -abs(self._tops[self._at[one]] - middle))
        for clause in far[: len(self._rows) - MOST_MADE]:
            if clause != self.current:
                self._drop(clause)

    def _made(self, clause: RecordId) -> ClauseRow:
        if clause in self._rows:
            return self._rows[clause]
        kept = self._draft.clause(clause)
        row = ClauseRow(self.drawings, self._held)
        row.resize(self._wide(), 1)
        row.set_margin(self._margin)
        if kept is not None:
            row.show_clause(kept)
        self._rows[clause] = row
        self._name(row)
        self._permit(row)
        row.set_current(current=clause == self.current)
        row.settle()
        at = self._at[clause]
        row.setGeometry(0, self._tops[min(at, len(self._tops) - 1)], self._wide(), row.wanted)
        row.grown.connect(self._row_grew)
        row.edit.went_in.connect(self.went_in)
        row.edit.went_out.connect(row.update)
        row.show()
        self.row_made.emit(row)
        return row

    def _drop(self, clause: RecordId) -> None:
        row = self._rows.pop(clause)
        row.hide()
        row.deleteLater()

    def _name(self, row: ClauseRow) -> None:
        clause = row.clause
        number = self._draft.number(clause.id)
        quoted = self._draft.reference(clause.id)
        name = self.tr("Clause {number}").format(number=quoted) if number else self.tr("Clause")
        if number and number[0].isalpha():
            name = quoted
        row.set_margin(self._margin)
        badges = self._badges.get(clause.id, ())
        row.show_number(number, badges, " ".join(filter(None, (name, clause.title))))

    def _permit(self, row: ClauseRow) -> None:
        row.edit.setReadOnly(self.read_only)
        flags = row.edit.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        row.edit.setTextInteractionFlags(flags)

    def _row_grew(self) -> None:
        if not self._settling:
            self._later.start()
