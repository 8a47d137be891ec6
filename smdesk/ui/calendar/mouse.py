"""The grid under the pointer: posts are picked, dragged and dropped, and begun in empty slots."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.overriding import override
from smdesk.ui.calendar.arrows import Arrow, arrows, paint_arrows
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.grid import SlotGrid
from smdesk.ui.calendar.layout import Layout, Part
from smdesk.ui.calendar.looks import said
from smdesk.ui.calendar.notes import told
from smdesk.ui.calendar.slots import Cell, Slot
from smdesk.ui.kit.records import Index
from smdesk.ui.kit.tokens import tokens

DRAGGED = 0.92
"""How much of what lies beneath a dragged post it hides."""
WIDEST_DRAGGED = 180


class PostGrid(SlotGrid):
    """A click picks a post or begins one, two clicks open one, dragging moves one.

    Everything that dragging does can be done with Alt and the arrows too.
    """

    def __init__(self, name: str, parent: QWidget, *, tall: bool, by_hour: bool) -> None:
        super().__init__(name, parent, tall=tall, by_hour=by_hour)
        self._pressed: tuple[CalendarLine, QPoint] | None = None
        self._dragged: CalendarLine | None = None
        self._adding: Slot | None = None
        self._at = QPoint()
        self._chips: Chips | None = None
        self._look: tuple[int, str, float] | None = None
        self._painting = False
        self._laid: dict[tuple[int, int], Layout] = {}
        self._hovered: Slot | None = None
        self.setMouseTracking(True)

    @property
    def dragged(self) -> CalendarLine | None:
        """The post that is being dragged."""
        return self._dragged

    @property
    def hovered(self) -> Slot | None:
        """The slot under the pointer."""
        return self._hovered

    def chips(self) -> Chips:
        """Return what paints posts here; the same one until colours, letters or screen change."""
        if self._chips is None or not self._painting:
            look = (self.palette().cacheKey(), self.font().toString(), self.devicePixelRatioF())
            if self._chips is None or look != self._look:
                self._chips, self._look = Chips(self, tokens(self.palette())), look
        return self._chips

    def part_at(self, at: QPoint) -> tuple[Cell | None, Part | None]:
        """Return the cell at a point of the view, and what of it lies there."""
        index = self.indexAt(at)
        if not index.isValid():
            return None, None
        layout = self.layout_of(index, self.chips())
        return self.slots.cell(index), layout.at(at)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell, part = self.part_at(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        line = None if part is None else part.line or part.hidden
        self.choose(cell.slot, None if line is None else line.id)
        if part is not None and part.line is not None:
            self._pressed = (part.line, event.position().toPoint())
        elif part is not None and part.adds:
            self._adding = cell.slot

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        hovered = self.slots.cell(index).slot if index.isValid() else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        if self._pressed is None:
            return
        line, begun = self._pressed
        if (at - begun).manhattanLength() >= QApplication.startDragDistance():
            self._dragged = line
        if self._dragged is not None:
            self._at = at
            fits = line.movable and index.isValid() and not self.slots.cell(index).past
            shape = Qt.CursorShape.ClosedHandCursor if fits else Qt.CursorShape.ForbiddenCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, adding = self._dragged, self._adding
        self._drop_nothing()
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        slot = self.slots.cell(index).slot
        if dragged is not None and slot != self.slot():
            self.moving.emit(dragged, slot)
        elif adding == slot:
            self.beginning.emit(slot)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell, part = self.part_at(event.position().toPoint())
        self._drop_nothing()
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if part is not None and part.line is not None:
            self.opened.emit()
        elif part is None:
            self.beginning.emit(cell.slot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragged is not None and event.key() == Qt.Key.Key_Escape:
            self._drop_nothing()
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Tell all of a post whose words have no room."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell, part = self.part_at(event.pos())
            words = ""
            if part is not None and part.line is not None:
                words = said(part.line, self.slots.after.get(part.line.id, ""))
            elif cell is not None:
                words = told(cell.notes, self.slots.sources)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        chips = self.chips()
        self._painting = True
        super().paintEvent(e)
        if self.links:
            self._paint_arrows(chips)
        self._painting = False
        self._laid.clear()
        if self._dragged is None:
            return
        with QPainter(self.viewport()) as painter:
            width = min(WIDEST_DRAGGED, max(90, self.columnWidth(0)))
            area = QRect(self._at.x() + 8, self._at.y() + 4, width, chips.height(tall=self.tall))
            painter.setOpacity(DRAGGED)
            chips.paint(painter, area, self._dragged, tall=self.tall, picked=True)

    @override
    def layout_of(self, index: Index, chips: Chips) -> Layout:
        """Return where things lie in a cell; while it is painted, they lie where they lay."""
        if not self._painting:
            return super().layout_of(index, chips)
        at = index.row(), index.column()
        if at not in self._laid:
            self._laid[at] = super().layout_of(index, chips)
        return self._laid[at]

    def arrows(self) -> list[Arrow]:
        """Return the arrows between the posts that are shown."""
        return arrows(self.links, self._place)

    def _paint_arrows(self, chips: Chips) -> None:
        picked = self.picked()
        chosen = None if picked is None else picked.id
        with QPainter(self.viewport()) as painter:
            paint_arrows(painter, self.arrows(), chips, chosen)

    def _place(self, line: CalendarLine) -> QRect | None:
        """Return where in the view a post lies, or what stands for it; None for nowhere."""
        at = self.slots.board.places.get(self.slot_of(line))
        if at is None:
            return None
        parts = self.layout_of(self.slots.index(*at), self.chips()).parts
        own = (part.area for part in parts if part.line is not None and part.line.id == line.id)
        return next(own, None) or next((part.area for part in parts if part.more), None)

    def _drop_nothing(self) -> None:
        self._dragged = self._pressed = self._adding = None
        self.viewport().unsetCursor()
        self.viewport().update()
