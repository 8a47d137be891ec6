"""The grid of days or hours: posts lie in it, and are walked through and moved with keys."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.routes import Link
from smdesk.overriding import override
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.layout import Layout, cell_layout
from smdesk.ui.calendar.looks import followed, said
from smdesk.ui.calendar.model import Slots
from smdesk.ui.calendar.slots import HOURS, WEEK, Board, Slot
from smdesk.ui.kit.announce import announce
from smdesk.ui.kit.records import Index

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""By how many columns and rows an arrow goes on."""
NARROWEST_DAY = 48


class SlotGrid(QTableView):
    """Arrows go from slot to slot, Enter into a slot and to its posts, Alt+arrows move a post.

    What is chosen is a slot, and perhaps one post in it. The grid changes nothing itself: it asks.
    """

    chosen = Signal()
    opened = Signal()
    """The picked post is to be looked at."""
    beginning = Signal(object)
    """The Slot at which something new is to begin."""
    moving = Signal(object, object)
    """A CalendarLine, and the Slot it is to go to."""
    stepping = Signal(object, int, int)
    """A CalendarLine, and by how many days and hours it is to go on."""
    going = Signal(object)
    """A Slot that is to be chosen and is not shown."""
    turned = Signal(int)
    """So many pages on."""

    def __init__(self, name: str, parent: QWidget, *, tall: bool, by_hour: bool) -> None:
        """``tall`` gives chips two lines where there is room."""
        super().__init__(parent)
        self.tall, self.by_hour = tall, by_hour
        self.slots = Slots(self)
        self.links: tuple[Link, ...] = ()
        self._picked: RecordId | None = None
        self._choosing = False
        self.setModel(self.slots)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setProperty("kit", "plain")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(NARROWEST_DAY)
        self.selectionModel().currentChanged.connect(self._went)

    # What is shown, and what is chosen.

    def lead(self, links: Sequence[Link]) -> None:
        """Show, of the posts that are shown next, which lead which."""
        self.links, self.slots.after = tuple(links), followed(links)

    def show_board(self, board: Board, columns: Sequence[str], rows: Sequence[str] = ()) -> None:
        """Show a board; the words stand over its columns and beside its rows."""
        self.slots.show(board, columns, rows)
        self.viewport().update()

    def slot_of(self, line: CalendarLine) -> Slot:
        """Return the slot of a post that has a day."""
        hour = line.clock.hour if self.by_hour and line.clock is not None else None
        return Slot(line.day or date.max, hour)

    def slot(self) -> Slot | None:
        """Return the chosen slot."""
        index = self.currentIndex()
        return self.slots.cell(index).slot if index.isValid() else None

    def picked(self) -> CalendarLine | None:
        """Return the post that is picked in the chosen slot, if any."""
        index = self.currentIndex()
        if not index.isValid() or self._picked is None:
            return None
        return next((n for n in self.slots.cell(index).lines if n.id == self._picked), None)

    def choose(self, slot: Slot, picked: RecordId | None = None) -> bool:
        """Choose a slot, and a post in it; False if the slot is not shown."""
        at = self.slots.board.places.get(slot)
        if at is None:
            return False
        self._choosing = True
        self.setCurrentIndex(self.slots.index(*at))
        self._choosing = False
        self._pick(picked)
        return True

    def _went(self) -> None:
        if not self._choosing:
            self._pick(None)

    def _pick(self, line: RecordId | None) -> None:
        self._picked = line
        self.viewport().update()
        self.chosen.emit()

    def layout_of(self, index: Index, chips: Chips) -> Layout:
        """Return where in its cell each post lies."""
        cell = self.slots.cell(index)
        start = 0
        if index == self.currentIndex() and self._picked is not None:
            ids = [line.id for line in cell.lines]
            start = ids.index(self._picked) if self._picked in ids else 0
        area = self.visualRect(index)
        return cell_layout(cell, area, chips, tall=self.tall, must_show=start)

    # Keys.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line, slot = Qt.Key(event.key()), self.picked(), self.slot()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in ARROWS and alt:
            if line is not None:
                self._step(line, *ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key == Qt.Key.Key_Escape and line is not None:
            self._pick(None)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and line is not None:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_N and not event.modifiers() and slot is not None:
            self.beginning.emit(slot)
        elif key in ARROWS and slot is not None:
            self._go(slot, *ARROWS[key])
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Let letters choose nothing: a slot has no name that one could type."""

    def _step(self, line: CalendarLine, right: int, down: int) -> None:
        if self.by_hour:
            self.stepping.emit(line, right, down)
        else:
            self.stepping.emit(line, right + WEEK * down, 0)

    def _go(self, slot: Slot, right: int, down: int) -> None:
        """Go on by days, and by weeks or hours; days go on in the next line, as words do."""
        if self.by_hour:
            hour = (slot.hour or 0) + down
            if not 0 <= hour < HOURS:
                return
            after = Slot(slot.day + timedelta(days=right), hour)
        else:
            after = Slot(slot.day + timedelta(days=right + WEEK * down))
        if self.choose(after):
            self.scrollTo(self.currentIndex())
        else:
            self.going.emit(after)

    def _enter(self) -> None:
        """Open the picked post; or go to the first post of the slot; or begin one in it."""
        line, index = self.picked(), self.currentIndex()
        if line is not None:
            self.opened.emit()
        elif index.isValid() and self.slots.cell(index).lines:
            self._pick_and_say(self.slots.cell(index).lines[0])
        elif index.isValid():
            self.beginning.emit(self.slots.cell(index).slot)

    def _walk(self, step: int) -> None:
        lines = self.slots.cell(self.currentIndex()).lines
        place = [line.id for line in lines].index(self._picked or lines[0].id) + step
        if 0 <= place < len(lines):
            self._pick_and_say(lines[place])

    def _pick_and_say(self, line: CalendarLine) -> None:
        self._pick(line.id)
        announce(self, said(line, self.slots.after.get(line.id, "")))
