"""What the painters of lists share: chips, tiles, the ring around what has the focus."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from smdesk.ui.kit.letters import sized
from smdesk.ui.kit.tokens import Tokens, Tone

CHIP_PADDING = 9
CHIP_AIR = 3
RADIUS = 6
RING = 2


def chip_width(text: str, font: QFont) -> int:
    """Return how wide in px a chip with these words is."""
    return QFontMetrics(sized(font, "meta")).horizontalAdvance(text) + 2 * CHIP_PADDING


def paint_chip(
    painter: QPainter, area: QRect, chip: tuple[str, Tone], colours: Tokens, font: QFont
) -> None:
    """Paint a filled chip with its words in the middle of the area."""
    text, tone = chip
    small = sized(font, "meta")
    metrics = QFontMetrics(small)
    words, soft = colours.toned(tone)
    height = metrics.height() + 2 * CHIP_AIR
    box = QRectF(area.x(), area.center().y() - height / 2 + 0.5, area.width(), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(soft))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(small)
    painter.setPen(QColor(words))
    room = area.width() - 2 * CHIP_PADDING + 2
    painter.drawText(
        box,
        Qt.AlignmentFlag.AlignCenter,
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, room),
    )


def paint_tile(painter: QPainter, box: QRect, letters: str, colours: Tokens, font: QFont) -> None:
    """Paint the square with the letters that stand for an account or a person."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.sunken))
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setFont(sized(font, "base", QFont.Weight.DemiBold))
    painter.setPen(QColor(colours.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)


def paint_ring(painter: QPainter, box: QRect, colours: Tokens, radius: int = RADIUS) -> None:
    """Paint the ring around what has the keyboard's focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), RING))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)


def paint_line(painter: QPainter, box: QRect, colours: Tokens) -> None:
    """Paint the thin line under a row."""
    painter.setPen(QPen(QColor(colours.border), 1))
    y = box.bottom() + 0.5
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right() + 1, y))


def elided(text: str, font: QFont, room: int) -> str:
    """Return as much of the text as has room, with dots for the rest."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))


def initials(name: str) -> str:
    """Return up to two letters that stand for a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    return name.strip()[:2].upper()
