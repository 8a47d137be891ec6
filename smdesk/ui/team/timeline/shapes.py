"""The shapes of the timeline, each told apart by its outline or pattern and not by colour alone."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from smdesk.domain.term_chart import TermState
from smdesk.ui.kit.tokens import Tokens

RADIUS = 4
TOOTH = 6
TILE = 64
"""Px of a side of the hatching; the pattern repeats every 8."""
DASH = 8
_Line = Qt.PenStyle


class Inks:
    """The colours, and what gaps and planned terms are drawn with, made once for a painting.

    Tiles are laid many times faster than Qt draws patterns and dashes with soft edges.
    """

    def __init__(self, colours: Tokens) -> None:
        self.colours = colours
        self.ahead, self.past = QColor(colours.danger), QColor(colours.border_strong)
        self.hatch_ahead = _hatching(self.ahead, colours.surface)
        self.hatch_past = _hatching(self.past, colours.surface)
        dashes = QPixmap(DASH, 2)
        dashes.fill(QColor(colours.surface))
        with QPainter(dashes) as painter:
            painter.fillRect(0, 0, DASH * 5 // 8, 2, QColor(colours.accent))
        self.dashes = QBrush(dashes)


def paint_body(
    painter: QPainter, box: QRectF, state: TermState, inks: Inks, *, torn: bool = False
) -> None:
    """Paint a bar: filled with a strong edge, dashed, or grey; torn off where it ended early."""
    colours = inks.colours
    if state is TermState.AHEAD and not torn:
        _paint_dashed(painter, box, inks)
        return
    now = state is TermState.ACTIVE
    edge = colours.border_strong if state is TermState.OVER else colours.accent
    painter.setPen(QPen(QColor(edge), 1.6 if now else 1.0))
    painter.setBrush(QColor(colours.accent_soft if now else colours.sunken))
    if torn:
        painter.drawPolygon(torn_off(box))
    else:
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def _paint_dashed(painter: QPainter, box: QRectF, inks: Inks) -> None:
    whole = box.toAlignedRect()
    painter.fillRect(whole, QColor(inks.colours.surface))
    for top in (whole.top(), whole.bottom() - 1):
        painter.setBrushOrigin(whole.left(), top)
        painter.fillRect(QRect(whole.left(), top, whole.width(), 2), inks.dashes)
    painter.setBrushOrigin(0, 0)
    ink = QColor(inks.colours.accent)
    painter.fillRect(QRect(whole.left(), whole.top(), 2, whole.height()), ink)
    painter.fillRect(QRect(whole.right() - 1, whole.top(), 2, whole.height()), ink)


def paint_meant(painter: QPainter, box: QRectF, until: float, inks: Inks) -> None:
    """Paint until where a bar was to last that ended early: a dotted line to a tick."""
    if until <= box.right():
        return
    y = box.center().y()
    painter.setPen(QPen(QColor(inks.colours.border_strong), 1.5, _Line.DotLine))
    painter.drawLine(QLineF(box.right(), y, until, y))
    painter.drawLine(QLineF(until, box.top() + 4, until, box.bottom() - 4))


def paint_extension(painter: QPainter, box: QRectF, since: float, inks: Inks) -> None:
    """Paint what was added to a bar: a thick line where it was to end, upright lines after it."""
    since = max(since, box.left())
    ink = QColor(inks.colours.border_strong)
    ink.setAlpha(150)
    painter.setPen(_Line.NoPen)
    painter.setBrush(QBrush(ink, Qt.BrushStyle.VerPattern))
    painter.drawRect(QRectF(since, box.top() + 1, box.right() - since - 1, box.height() - 2))
    painter.setPen(QPen(QColor(inks.colours.accent), 3))
    painter.drawLine(QLineF(since, box.top() + 1, since, box.bottom() - 1))


def paint_flag(painter: QPainter, box: QRectF, size: float, inks: Inks) -> None:
    """Paint the triangle in the upper corner of a bar under a year."""
    corner = [box.topLeft(), box.topLeft() + QPointF(size, 0), box.topLeft() + QPointF(0, size)]
    painter.setPen(_Line.NoPen)
    painter.setBrush(QColor(inks.colours.warning))
    painter.drawPolygon(QPolygonF(corner))


def paint_gap(painter: QPainter, box: QRectF, inks: Inks, *, over: bool = False) -> None:
    """Paint days that nobody holds: hatched, with a thin edge; fainter where they are past."""
    painter.fillRect(box, inks.hatch_past if over else inks.hatch_ahead)
    painter.setPen(QPen(inks.past if over else inks.ahead, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def paint_shared(painter: QPainter, box: QRectF, inks: Inks) -> None:
    """Paint days that two hold: hatched the other way, behind both bars."""
    painter.fillRect(box, QColor(inks.colours.info_soft))
    ink = QColor(inks.colours.info)
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


def _hatching(ink: QColor, ground: str) -> QBrush:
    tile = QPixmap(TILE, TILE)
    tile.fill(QColor(ground))
    with QPainter(tile) as painter:
        painter.fillRect(tile.rect(), QBrush(ink, Qt.BrushStyle.BDiagPattern))
    return QBrush(tile)
