"""Paints the ruler above the bars: academic years, months, weeks or days, and today."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from smdesk.ui.kit.letters import sized
from smdesk.ui.team.timeline.axis import Mark, Ruler
from smdesk.ui.team.timeline.look import Look
from smdesk.ui.team.timeline.shapes import RADIUS
from smdesk.ui.team.timeline.words import today_word

_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RulerPainter:
    """Paints the band over the top of everything else."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self._painter, self._look = painter, look
        self._meta = sized(look.font, "meta")
        self._metrics = QFontMetricsF(self._meta)

    def paint(self, ruler: Ruler) -> None:
        """Paint both bands, and today between them."""
        painter, look, colours = self._painter, self._look, self._look.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(0, 0, look.width, look.ruler, QColor(colours.sunken))
        painter.save()
        painter.setClipRect(look.names, 0, look.room, look.ruler)
        painter.translate(look.names, 0)
        half = look.ruler / 2
        painter.setPen(QPen(QColor(colours.border_strong), 1))
        painter.drawLines([look.upright(day, look.ruler) for day in ruler.years])
        painter.drawLines([look.upright(mark.day, half) for mark in ruler.upper])
        strong = QFont(self._meta)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        self._marks(ruler.upper, 0, half)
        painter.setFont(self._meta)
        painter.setPen(QColor(colours.muted))
        plate = self._plate(half)
        self._marks(ruler.lower, half, half, plate)
        self._today(plate)
        painter.restore()
        painter.setPen(QPen(QColor(colours.border_strong), 1))
        painter.drawLine(QLineF(0, look.ruler - 0.5, look.width, look.ruler - 0.5))

    def _marks(
        self, marks: tuple[Mark, ...], top: float, high: float, plate: QRectF | None = None
    ) -> None:
        """Write each mark's words; those of what began before stay at the edge while it lasts.

        Words that the plate of today would cover in part are left out: it names the place better.
        """
        axis = self._look.axis
        for at, mark in enumerate(marks):
            left = max(axis.place(mark.day), 0.0)
            after = axis.place(marks[at + 1].day) if at + 1 < len(marks) else 1e9
            room = after - left - 5
            wide = self._metrics.horizontalAdvance(mark.words)
            covered = plate is not None and plate.intersects(QRectF(left + 4, top, wide, high))
            if room >= wide * 0.98 and not covered:
                self._painter.drawText(QRectF(left + 4, top, room + 4, high), _Left, mark.words)

    def _plate(self, half: float) -> QRectF | None:
        """Return where today is named in the lower band, if it is in sight."""
        look = self._look
        if look.today not in look.days:
            return None
        wide = self._metrics.horizontalAdvance(today_word()) + 12
        middle = look.axis.place(look.today)
        return QRectF(max(0.0, min(middle - wide / 2, look.room - wide)), half + 1, wide, half - 3)

    def _today(self, plate: QRectF | None) -> None:
        if plate is None:
            return
        look, painter = self._look, self._painter
        x = look.axis.place(look.today)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours.danger))
        painter.drawRoundedRect(plate, RADIUS, RADIUS)
        painter.drawRect(QRectF(x - 1, plate.bottom() - 2, 2, look.ruler - plate.bottom() + 2))
        painter.setPen(QColor(look.colours.surface))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, today_word())
