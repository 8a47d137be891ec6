"""All clauses of a document, one below the other; only those in sight are made."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from smdesk.domain.policy.content import Clause, CrossReference, TableBlock, clause_text
from smdesk.domain.records import RecordId
from smdesk.ui.kit.letters import scaled
from smdesk.ui.policy.clause_row import (
    AIR,
    DEEPEST_SHOWN,
    GAP,
    LEAST_TEXT,
    SIDE,
    STEP,
    WIDEST,
    Badge,
    ClauseRow,
)
from smdesk.ui.policy.draft import Change, Draft
from smdesk.ui.policy.drawn import Drawings
from smdesk.ui.policy.ink import Ink
from smdesk.ui.policy.steps import Place

NUMBERS = 56
"""Px that numbers have at least."""
BEYOND = 300
"""Px above and below what is seen in which rows are made too."""
MOST_MADE = 120
"""More rows than these are let go of again, the farthest first."""
BELOW = 240
"""Px of free room under the last clause."""


class ClauseList(QScrollArea):
    """Shows a draft. Rows are made when they come into sight and let go of when far from it."""

    arrived = Signal(object)
    """The id of the clause that has the cursor now."""
    row_made = Signal(object)
    """A ClauseRow, for whoever listens to editors."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
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
        self._rows: dict[RecordId, ClauseRow] = {}
        self._order: list[RecordId] = []
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._at: dict[RecordId, int] = {}
        self._guessed: dict[RecordId, tuple[Clause, int, int]] = {}
        """What heights were guessed from, and what came of it."""
        self._margin = 0
        self._settling = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._lay_out)
        draft.changed.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.show_all()

    @property
    def rows(self) -> Iterable[ClauseRow]:
        """The rows that are made at the moment."""
        return self._rows.values()

    def row(self, clause: RecordId) -> ClauseRow | None:
        """Return the row of a clause if it is made."""
        return self._rows.get(clause)

    def show_all(self) -> None:
        """Show the draft anew from its beginning."""
        gone, self._rows = list(self._rows.values()), {}
        # Hiding what has the focus hands it on, and whoever gets it would lay out rows again.
        self._settling = True
        for row in gone:
            row.hide()
            row.deleteLater()
        self._settling = False
        self._take_order()
        if self.current not in self._at:
            self.current = self._order[0] if self._order else RecordId("")
        self._guess_all()
        self._lay_out()

    def show_badges(self, badges: Mapping[RecordId, tuple[Badge, ...]]) -> None:
        """Show these chips beside the clauses."""
        self._badges = badges
        for row in self._rows.values():
            self._name(row)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let it be read only, or written again."""
        self.read_only = read_only
        for row in self._rows.values():
            self._permit(row)

    def go(self, place: Place, *, focus: bool = True) -> ClauseRow | None:
        """Bring a clause into sight and put the cursor there."""
        if place.clause not in self._at or self._settling:
            return None
        row = self._made(place.clause)
        self._make_current(place.clause)
        row.edit.put_cursor(place.at)
        if focus:
            row.edit.setFocus()
        self._later.stop()
        self._lay_out()
        self.show_cursor()
        return row

    def step(self, clause: RecordId, by: int) -> RecordId | None:
        """Return the clause so many places on; None beyond the ends."""
        at = self._at.get(clause, -1) + by
        return self._order[at] if 0 <= at < len(self._order) else None

    def show_cursor(self) -> None:
        """Scroll as far as is needed to see the line of the cursor."""
        row = self._rows.get(self.current)
        if row is None:
            return
        line = row.edit.cursorRect()
        top = row.y() + row.edit.y() + line.top() - AIR
        bottom = row.y() + row.edit.y() + line.bottom() + AIR
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value():
            bar.setValue(max(0, top))
        elif bottom > bar.value() + high:
            bar.setValue(bottom - high)

    def page(self, by: int) -> RecordId | None:
        """Return the clause about a window's height on from the current one."""
        here = self._at.get(self.current)
        if here is None:
            return None
        wanted = self._tops[here] + by * (self.viewport().height() - 40)
        at = max(0, min(len(self._order) - 1, bisect_right(self._tops, max(0, wanted)) - 1))
        return self._order[at]

    # What changes.

    def _follow(self, change: Change) -> None:
        if change.typed is not None:
            row = self._rows.get(change.typed)
            clause = self._draft.clause(change.typed)
            if row is not None and clause is not None:
                row.clause = clause
                row.update()
            return
        self._take_order()
        before = {clause.id: clause for clause in change.before.clauses}
        for gone in [one for one in self._rows if one not in self._at]:
            self._drop(gone)
        for clause in change.after.clauses:
            row = self._rows.get(clause.id)
            if row is not None and clause is not before.get(clause.id):
                row.show_clause(clause)
        self._guess_all()
        if self.current not in self._at:
            self.current = self._order[0] if self._order else RecordId("")
        self._redraw_references()
        self._lay_out()
        if change.place is not None:
            self.go(change.place)

    def _redraw_references(self) -> None:
        for row in self._rows.values():
            self._name(row)
            if any(isinstance(span, CrossReference) for span in row.clause.spans):
                document = row.edit.document()
                document.markContentsDirty(0, document.characterCount())

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
        """Guess the heights of rows that are not made, from how much they say."""
        metrics = QFontMetricsF(self.drawings.ink.font)
        line = metrics.lineSpacing()
        sign = max(1.0, metrics.averageCharWidth())
        step = scaled(self, STEP)
        room = self._wide() - self._margin - GAP - SIDE
        widest = scaled(self, WIDEST)
        self._heights = []
        for clause in self._draft.content.clauses:
            row = self._rows.get(clause.id)
            if row is not None:
                self._heights.append(row.wanted)
                continue
            wide = max(LEAST_TEXT, min(widest, room - min(clause.depth, DEEPEST_SHOWN) * step))
            self._heights.append(self._guess(clause, wide, sign, line))

    def _guess(self, clause: Clause, wide: int, sign: float, line: float) -> int:
        known = self._guessed.get(clause.id)
        if known is None or known[0] is not clause or known[1] != wide:
            height = round(_lines(clause, wide / sign) * line) + 2 * AIR
            known = self._guessed[clause.id] = (clause, wide, height)
        return known[2]

    def _wide(self) -> int:
        return max(1, self.viewport().width())

    # What is laid out.

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
        row.edit.went_in.connect(self._arrive)
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

    def _arrive(self) -> None:
        edit = self.sender()
        clause = getattr(edit, "clause", None)
        if clause in self._at:
            self._make_current(RecordId(str(clause)))

    def _make_current(self, clause: RecordId) -> None:
        moved = clause != self.current
        before = self._rows.get(self.current)
        self.current = clause
        if moved and before is not None:
            before.set_current(current=False)
        row = self._rows.get(clause)
        if row is not None:
            row.set_current(current=True)
            row.update()
        if moved:
            self.arrived.emit(clause)

    def _scrolled(self) -> None:
        if not self._settling:
            self._lay_out()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        wide = self._wide()
        for row in self._rows.values():
            row.resize(wide, row.height())
        self._guess_all()
        self._lay_out()

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        kinds = {QEvent.Type.PaletteChange, QEvent.Type.FontChange}
        if arg__1.type() in kinds and hasattr(self, "drawings"):
            ink = Ink.of(self.font(), self.palette())
            if ink != self.drawings.ink:
                self._redraw(ink)

    def _redraw(self, ink: Ink) -> None:
        """Show everything in other colours or letters, with the cursor where it is."""
        row = self._rows.get(self.current)
        focused = row is not None and row.edit.hasFocus()
        at = 0 if row is None else row.edit.textCursor().position()
        self.drawings.ink = ink
        self._guessed.clear()
        self.show_all()
        if focused:
            self.go(Place(self.current, at))

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 500)


def _lines(clause: Clause, signs: float) -> float:
    """Return about how many lines a clause takes where so many signs fit into one."""
    lines = 1.1 if clause.title else 0.0
    for block in clause.blocks:
        lines += 1.6 * len(block.rows) if isinstance(block, TableBlock) else 0.35
    for paragraph in clause_text(clause).split("\n") if clause.blocks else ():
        lines += max(1.0, -(-len(paragraph) // max(1.0, signs)))
    return max(1.0, lines)
