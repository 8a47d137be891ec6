"""All clauses of a document, one below the other; only those in sight are made."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from smdesk.domain.records import RecordId
from smdesk.overriding import override
from smdesk.ui.policy.clause_row import (
    AIR,
    Badge,
    ClauseRow,
)
from smdesk.ui.policy.clause_rows import ClauseRows
from smdesk.ui.policy.draft import Change, Draft
from smdesk.ui.policy.ink import Ink
from smdesk.ui.policy.steps import Place


class ClauseList(ClauseRows):
    """Shows a draft. Rows are made when they come into sight and let go of when far from it."""

    arrived = Signal(object)
    """The id of the clause that has the cursor now."""

    def __init__(self, draft: Draft, parent: QWidget | None) -> None:
        super().__init__(draft, parent)
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

    def bring_up(self, clause: RecordId) -> None:
        """Scroll so that the clause is seen, with some of what stands before it."""
        row = self._rows.get(clause)
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if row is not None and not bar.value() <= row.y() <= bar.value() + high - row.height():
            bar.setValue(max(0, row.y() - high // 4))

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
            row.redraw_references()

    # What is laid out.

    @override
    def went_in(self) -> None:
        edit = self.sender()
        clause = getattr(edit, "clause", None)
        if clause in self._at:
            self._make_current(RecordId(str(clause)))
            self._rows[self.current].describe()

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
        if arg__1.size().width() != arg__1.oldSize().width():
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
        self._guesses.clear()
        self.show_all()
        if focused:
            self.go(Place(self.current, at))

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, 500)
