"""Arrows from posts to those that follow them on other channels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from smdesk.domain.calendar_lines import CalendarLine
from smdesk.domain.records import RecordId
from smdesk.domain.routes import Link
from smdesk.ui.calendar.chips import Chips

HEAD, BEND = 4.0, 28.0
"""Px of the arrow's head, and how far a long arrow swings out."""
GUTTER = 3.0
"""Px at the left of chips in which an arrow runs down to the next one."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow as it is painted, and between which posts."""

    link: Link
    path: QPainterPath
    tip: QPointF


def arrows(links: Iterable[Link], place: Callable[[CalendarLine], QRect | None]) -> list[Arrow]:
    """Return the arrows between posts that are shown; ``place`` says where, None for nowhere.

    Several hidden posts may stand in one place: from there to there no arrow leads.
    """
    found = []
    for link in links:
        begin, end = place(link.leader), place(link.follower)
        if begin is not None and end is not None and begin != end:
            found.append(_arrow(link, begin, end))
    return found


def paint_arrows(
    painter: QPainter, drawn: Iterable[Arrow], chips: Chips, picked: RecordId | None
) -> None:
    """Paint arrows; those of the picked post stand out, and so does what is out of order."""
    colours = chips.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for arrow in drawn:
        ours = picked in {arrow.link.leader.id, arrow.link.follower.id}
        ink = QColor(colours.accent if ours else colours.border_strong)
        if arrow.link.early:
            ink = QColor(colours.danger)
        style = Qt.PenStyle.DashLine if arrow.link.early else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, 2 if ours or arrow.link.early else 1.3, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrow.path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        tip = arrow.tip
        back, up, down = tip.x() - HEAD, tip.y() - HEAD, tip.y() + HEAD
        painter.drawPolygon(QPolygonF([tip, QPointF(back, up), QPointF(back, down)]))


def _arrow(link: Link, begin: QRect, end: QRect) -> Arrow:
    """Run down beside chips that stand one over the other; else swing from right to left."""
    tip = QPointF(end.left() + 0.5, end.center().y() + 0.5)
    path = QPainterPath()
    if abs(begin.left() - end.left()) < end.width() / 2:
        start = QPointF(begin.left() + 0.5, begin.center().y() + 0.5)
        side = min(start.x(), tip.x()) - GUTTER
        path.moveTo(start)
        path.lineTo(side, start.y())
        path.lineTo(side, tip.y())
        path.lineTo(tip)
        return Arrow(link, path, tip)
    start = QPointF(begin.right() + 0.5, begin.center().y() + 0.5)
    path.moveTo(start)
    out, back = QPointF(start.x() + BEND, start.y()), QPointF(tip.x() - BEND, tip.y())
    path.cubicTo(out, back, QPointF(tip.x() - HEAD / 2, tip.y()))
    return Arrow(link, path, tip)
