"""The shapes of the timeline, each told apart by its outline or pattern and not by colour alone."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from smdesk.domain.term_chart import TermState
from smdesk.ui.kit.tokens import Tokens

RADIUS = 4
TOOTH = 6
_Line = Qt.PenStyle


def paint_body(
    painter: QPainter, box: QRectF, state: TermState, colours: Tokens, *, torn: bool = False
) -> None:
    """Paint a bar: filled with a strong edge, dashed, or grey; torn off where it ended early."""
    fill, edge, wide, line = {
        TermState.ACTIVE: (colours.accent_soft, colours.accent, 1.6, _Line.SolidLine),
        TermState.AHEAD: (colours.surface, colours.accent, 1.2, _Line.DashLine),
        TermState.OVER: (colours.sunken, colours.border_strong, 1.0, _Line.SolidLine),
    }[state]
    painter.setPen(QPen(QColor(edge), wide, line))
    painter.setBrush(QColor(fill))
    if torn:
        painter.drawPolygon(torn_off(box))
    else:
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def paint_meant(painter: QPainter, box: QRectF, until: float, colours: Tokens) -> None:
    """Paint until where a bar was to last that ended early: a dotted line to a tick."""
    if until <= box.right():
        return
    y = box.center().y()
    painter.setPen(QPen(QColor(colours.border_strong), 1.5, _Line.DotLine))
    painter.drawLine(QLineF(box.right(), y, until, y))
    painter.drawLine(QLineF(until, box.top() + 4, until, box.bottom() - 4))


def paint_extension(painter: QPainter, box: QRectF, since: float, colours: Tokens) -> None:
    """Paint what was added to a bar: a thick line where it was to end, upright lines after it."""
    since = max(since, box.left())
    ink = QColor(colours.border_strong)
    ink.setAlpha(150)
    painter.setPen(_Line.NoPen)
    painter.setBrush(QBrush(ink, Qt.BrushStyle.VerPattern))
    painter.drawRect(QRectF(since, box.top() + 1, box.right() - since - 1, box.height() - 2))
    painter.setPen(QPen(QColor(colours.accent), 3))
    painter.drawLine(QLineF(since, box.top() + 1, since, box.bottom() - 1))


def paint_flag(painter: QPainter, box: QRectF, size: float, colours: Tokens) -> None:
    """Paint the triangle in the upper corner of a bar under a year."""
    corner = [box.topLeft(), box.topLeft() + QPointF(size, 0), box.topLeft() + QPointF(0, size)]
    painter.setPen(_Line.NoPen)
    painter.setBrush(QColor(colours.warning))
    painter.drawPolygon(QPolygonF(corner))


def paint_gap(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Paint days that nobody holds: hatched, with a dashed edge."""
    painter.setPen(QPen(ink, 1, _Line.DashLine))
    painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(box)


def paint_shared(painter: QPainter, box: QRectF, colours: Tokens) -> None:
    """Paint days that two hold: hatched the other way, behind both bars."""
    painter.fillRect(box, QColor(colours.info_soft))
    ink = QColor(colours.info)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QBrush(ink, Qt.BrushStyle.FDiagPattern))
    painter.drawRect(box)


def torn_off(box: QRectF) -> QPolygonF:
    """Return the outline of a bar whose right end is torn off."""
    teeth = max(2, round(box.height() / TOOTH / 2))
    deep = min(TOOTH, box.width() / 2)
    points = [box.topLeft(), box.topRight()]
    for tooth in range(1, 2 * teeth):
        x = box.right() - (deep if tooth % 2 else 0)
        points.append(QPointF(x, box.top() + box.height() * tooth / (2 * teeth)))
    points += [box.bottomRight(), box.bottomLeft()]
    return QPolygonF(points)
