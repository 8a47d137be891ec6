"""The communication flow as a drawing: boxes in columns, arrows with the numbers of the lines."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from smdesk.domain.communication import Arrow, FlowMap, Node
from smdesk.overriding import override
from smdesk.ui.kit.dialog import Dialog
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import scale, sized
from smdesk.ui.kit.paint import RADIUS
from smdesk.ui.kit.tokens import Tokens, tokens

COLUMN, ROW = 230, 104
BOX_WIDTH, BOX_HEIGHT = 140, 48
MARGIN = 16
GUTTER = 34
"""Room below all boxes for what goes around them."""
HEAD = 9


class FlowDrawing(QWidget):
    """Draws the flow; a screen reader hears it in words."""

    def __init__(self, flow: FlowMap, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self.setAccessibleName(spoken)
        self._larger = scale(self.font())
        self.setMinimumSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        columns, rows = max(1, self._flow.columns), max(1, self._flow.rows)
        width = (columns - 1) * COLUMN + BOX_WIDTH + 2 * MARGIN + 40
        height = rows * ROW + 2 * MARGIN + GUTTER
        return QSize(round(width * self._larger), round(height * self._larger))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._larger, self._larger)
            colours = tokens(self.palette())
            for arrow in self._flow.arrows:
                self._paint_arrow(painter, arrow, colours)
            for node in self._flow.nodes:
                self._paint_box(painter, node, colours)

    def _centre(self, node: Node) -> QPointF:
        beside = sum(one.column == node.column for one in self._flow.nodes)
        height = self._flow.rows * ROW
        x = MARGIN + BOX_WIDTH / 2 + 20 + COLUMN * node.column
        return QPointF(x, MARGIN + height / beside * (node.row + 0.5))

    def _paint_box(self, painter: QPainter, node: Node, colours: Tokens) -> None:
        at = self._centre(node)
        box = QRectF(at.x() - BOX_WIDTH / 2, at.y() - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT)
        painter.setPen(QPen(QColor(colours.border_strong), 1.2))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        font = sized(self.font(), "base")
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(6, 2, -6, -2), flags, node.name)

    def _paint_arrow(self, painter: QPainter, arrow: Arrow, colours: Tokens) -> None:
        points = self._way(arrow)
        painter.setPen(QPen(QColor(colours.muted), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.drawPath(path)
        before, end = points[-2:]
        turn = math.atan2(end.y() - before.y(), end.x() - before.x())
        sides = [
            QPointF(end.x() - HEAD * math.cos(turn + side), end.y() - HEAD * math.sin(turn + side))
            for side in (0.42, -0.42)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.muted))
        painter.drawPolygon(QPolygonF([end, *sides]))
        self._paint_numbers(painter, arrow, path.pointAtPercent(0.5), colours)

    def _paint_numbers(self, painter: QPainter, arrow: Arrow, at: QPointF, colours: Tokens) -> None:
        words = ", ".join(str(number) for number in arrow.numbers)
        font = sized(self.font(), "meta")
        font.setPixelSize(12)
        painter.setFont(font)
        width = max(22, painter.fontMetrics().horizontalAdvance(words) + 12)
        box = QRectF(at.x() - width / 2, at.y() - 10, width, 20)
        painter.setPen(QPen(QColor(colours.border_strong), 1))
        painter.setBrush(QColor(colours.window))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _way(self, arrow: Arrow) -> list[QPointF]:
        """Return the corners of the arrow.

        What goes on leaves at the right, what comes back at the left and lower, so that the two
        do not lie on each other; what spans more than a column goes above or below all boxes.
        """
        giver, taker = self._flow.nodes[arrow.giver], self._flow.nodes[arrow.taker]
        one, other = self._centre(giver), self._centre(taker)
        half = BOX_HEIGHT / 2
        if abs(giver.column - taker.column) > 1:
            below = giver.row + taker.row > 0
            gutter = MARGIN + self._flow.rows * ROW + GUTTER / 2 if below else MARGIN / 2 + 4
            side = half if below else -half
            out, in_ = QPointF(one.x() - 20, one.y()), QPointF(other.x() + 20, other.y())
            return [
                out + QPointF(0, side),
                QPointF(out.x(), gutter),
                QPointF(in_.x(), gutter),
                in_ + QPointF(0, side),
            ]
        if giver.column == taker.column:
            down = 1 if other.y() > one.y() else -1
            aside = QPointF(14 * down, 0)
            return [one + aside + QPointF(0, down * half), other + aside - QPointF(0, down * half)]
        on = 1 if other.x() > one.x() else -1
        aside, across = QPointF(0, -7 * on), QPointF(on * BOX_WIDTH / 2, 0)
        return [one + across + aside, other - across + aside]


class FlowDialog(Dialog):
    """The drawing in a window of its own."""

    def __init__(self, flow: FlowMap, spoken: str, parent: QWidget) -> None:
        super().__init__(_tr_title(parent), parent)
        if flow.nodes:
            area = QScrollArea(self)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setAccessibleName(_tr_title(parent))
            self.drawing = FlowDrawing(flow, spoken, area)
            area.setWidget(self.drawing)
            wanted = self.drawing.sizeHint()
            room = parent.window().size()
            area.setMinimumSize(
                min(wanted.width() + 4, room.width() - 120),
                min(wanted.height() + 4, room.height() - 220),
            )
            self.body.addWidget(area)
            # Left to itself, a window takes no more than two thirds of the screen.
            self.resize(area.minimumWidth() + 52, area.minimumHeight() + 190)
            words = self.tr("The numbers are those of the list, which says the same in words.")
            self.body.addWidget(Label(words, self, type=Type.META))
        else:
            self.body.addWidget(Label(self.tr("There is no line to draw yet."), self))
        self.add_button(self.tr("Close"), self.accept, primary=True).setFocus()


def _tr_title(parent: QWidget) -> str:
    return parent.tr("Communication flow")
