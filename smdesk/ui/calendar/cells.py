"""Paints the cells of the calendar."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from smdesk.overriding import override
from smdesk.ui.calendar.chips import Chips
from smdesk.ui.calendar.layout import Part
from smdesk.ui.calendar.mouse import PostGrid
from smdesk.ui.calendar.slots import Cell
from smdesk.ui.kit import wording
from smdesk.ui.kit.icons import picture
from smdesk.ui.kit.paint import paint_ring
from smdesk.ui.kit.records import Index
from smdesk.ui.kit.tokens import Tokens


class Cells(QStyledItemDelegate):
    """A day or an hour: its number, its posts, how many have no room, and what else it is."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self.parent()
        if not isinstance(grid, PostGrid):
            return
        cell, area = grid.slots.cell(index), QRect(option.rect)
        chips = grid.chips()
        colours = chips.colours
        layout = grid.layout_of(index, chips)
        current = index == grid.currentIndex()
        picked = grid.picked() if current else None
        painter.save()
        painter.setClipRect(area)
        self._ground(painter, area, cell, grid, colours)
        if cell.slot.hour is None:
            self._number(painter, layout.head, cell, chips)
        for part in layout.parts:
            if part.line is not None:
                chosen = picked is not None and part.line.id == picked.id
                chips.paint(
                    painter, part.area, part.line, tall=layout.tall, picked=chosen,
                    focused=chosen and grid.hasFocus(), hour=cell.slot.hour,
                )  # fmt: skip
            elif part.more:
                self._more(painter, part, chips)
            elif grid.hovered == cell.slot or (current and grid.hasFocus()):
                self._add(painter, part, chips)
        self._notes(painter, layout.notes, chips)
        if current and picked is None:
            if grid.hasFocus():
                paint_ring(painter, area.adjusted(0, 0, -1, -1), colours)
            else:
                painter.setPen(QPen(QColor(colours.border_strong), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(
        self, painter: QPainter, area: QRect, cell: Cell, grid: PostGrid, colours: Tokens
    ) -> None:
        ground = colours.window if cell.outside else colours.surface
        if cell.today:
            ground = colours.accent_soft
        painter.fillRect(area, QColor(ground))
        if grid.dragged is not None and grid.hovered == cell.slot and not cell.past:
            painter.fillRect(area, QColor(colours.accent_soft))
        painter.setPen(QPen(QColor(colours.border), 1))
        right, bottom = area.right() + 0.5, area.bottom() + 0.5
        painter.drawLine(QPointF(right, area.top()), QPointF(right, bottom))
        painter.drawLine(QPointF(area.left(), bottom), QPointF(right, bottom))
        if cell.today and colours.accent_soft == colours.surface:
            painter.fillRect(
                QRect(area.left(), area.top(), area.width(), 3), QColor(colours.accent)
            )

    def _number(self, painter: QPainter, head: QRect, cell: Cell, chips: Chips) -> None:
        colours = chips.colours
        painter.setFont(chips.strong if cell.today else chips.meta)
        painter.setPen(QColor(colours.accent if cell.today else colours.muted))
        words = wording.number(cell.slot.day.day)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _more(self, painter: QPainter, part: Part, chips: Chips) -> None:
        painter.setFont(chips.strong)
        painter.setPen(QColor(chips.colours.link))
        words = self.tr("+%n more", "", part.more)
        painter.drawText(part.area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _add(self, painter: QPainter, part: Part, chips: Chips) -> None:
        side = chips.mark
        at = part.area.center() - QRect(0, 0, side, side).center()
        drawing = picture("plus", chips.colours.accent, side, chips.ratio)
        painter.drawPixmap(at, drawing)

    def _notes(self, painter: QPainter, notes: tuple[tuple[QRect, str], ...], chips: Chips) -> None:
        font = QFont(chips.meta)
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(QColor(chips.colours.muted))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for area, words in notes:
            room = area.width()
            painter.drawText(
                area, left, chips.metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, 24)
