"""Paints the timeline: the seats, their bars, what nobody holds and what two hold."""

from collections.abc import Hashable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from smdesk.domain.dates import DAY, Span
from smdesk.domain.term_chart import Bar, TermState
from smdesk.ui.kit.letters import scale, sized
from smdesk.ui.kit.paint import RING
from smdesk.ui.team.timeline.axis import Ruler
from smdesk.ui.team.timeline.look import Look
from smdesk.ui.team.timeline.places import Line, Places, key
from smdesk.ui.team.timeline.ruler_painting import RulerPainter
from smdesk.ui.team.timeline.shapes import (
    RADIUS,
    Inks,
    paint_body,
    paint_extension,
    paint_flag,
    paint_gap,
    paint_meant,
    paint_shared,
)
from smdesk.ui.team.timeline.words import nobody_word

FLAG = 9
LEAST_WORDS = 26
"""Bars narrower than this many px carry no words."""
_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TimelinePainter:
    """Paints what is seen, and nothing else."""

    def __init__(self, painter: QPainter, places: Places, look: Look) -> None:
        self._painter, self._places, self._look = painter, places, look
        self._colours, self._days = look.colours, look.days
        self._meta = sized(look.font, "meta")
        self._metrics = QFontMetricsF(self._meta)
        self._inks = Inks(look.colours)

    def paint(self, ruler: Ruler) -> None:
        """Paint lines with their bars, then the ruler and the seats over them."""
        painter, look = self._painter, self._look
        painter.fillRect(0, 0, look.width, look.height, QColor(self._colours.surface))
        painter.save()
        painter.setClipRect(look.names, look.ruler, look.room, look.height - look.ruler)
        painter.translate(look.names, look.ruler)
        painter.setPen(QPen(QColor(self._colours.sunken), 1))
        painter.drawLines([look.upright(mark.day, look.height) for mark in ruler.lower])
        painter.setPen(QPen(QColor(self._colours.border_strong), 1))
        painter.drawLines([look.upright(day, look.height) for day in ruler.years])
        seen = self._places.seen(look.scrolled, look.scrolled + look.height - look.ruler)
        for number in seen:
            self._line(number)
        self._today()
        painter.restore()
        for number in seen:
            self._seat(number)
        RulerPainter(painter, look).paint(ruler)

    def ghost(self, number: int, lane: int, span: Span, words: str) -> None:
        """Paint where a bar would lie, with its days."""
        painter, look = self._painter, self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(look.names, look.ruler, look.room, look.height - look.ruler)
        box = self._box(number, lane, span).translated(look.names, look.ruler)
        soft = QColor(self._colours.accent_soft)
        soft.setAlpha(110)
        painter.setBrush(soft)
        painter.setPen(QPen(QColor(self._colours.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.restore()
        self._bubble(box, words)

    def _bubble(self, box: QRectF, words: str) -> None:
        painter, look = self._painter, self._look
        wide, high = self._metrics.horizontalAdvance(words) + 16, self._metrics.height() + 8
        x = max(look.names + 4.0, min(box.center().x() - wide / 2, look.width - wide - 4.0))
        below = box.bottom() + 5
        y = below if below + high < look.height else box.top() - high - 5
        bubble = QRectF(x, y, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._colours.text))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(bubble, RADIUS, RADIUS)
        painter.setFont(self._meta)
        painter.setPen(QColor(self._colours.surface))
        painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)

    def _today(self) -> None:
        look, painter = self._look, self._painter
        if look.today not in self._days:
            return
        x = look.axis.place(look.today)
        for ink, wide in ((self._colours.surface, 4), (self._colours.danger, 2)):
            painter.setPen(QPen(QColor(ink), wide))
            painter.drawLine(QLineF(x, 0, x, look.height))

    # A line.

    def _line(self, number: int) -> None:
        line, painter = self._places.lines[number], self._painter
        top = self._places.top(number) - self._look.scrolled
        bottom = self._places.top(number + 1) - self._look.scrolled
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor(self._colours.border), 1))
        painter.drawLine(QLineF(0, bottom - 0.5, self._look.room, bottom - 0.5))
        for span in line.gaps(self._days):
            self._gap(line, span, top, bottom)
        for span in line.shared(self._days):
            left, right = self._look.stretch(span)
            box = QRectF(left, top + 1, max(2.0, right - left), bottom - top - 3)
            paint_shared(painter, box, self._inks)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in line.bars(self._days):
            self._bar(number, bar)

    def _gap(self, line: Line, span: Span, top: float, bottom: float) -> None:
        (left, right), air = self._look.stretch(span), self._places.air
        box = QRectF(left + 1, top + air, max(2.0, right - left - 2), bottom - top - 2 * air)
        over = span.last < self._look.today
        ink = QColor(self._colours.border_strong if over else self._colours.danger)
        painter = self._painter
        paint_gap(painter, box, self._inks, over=over)
        words = nobody_word()
        wide = self._metrics.horizontalAdvance(words) + 10
        seen = self._seen(box)
        if seen.width() > wide + 12:
            plate = QRectF(0, 0, wide, self._metrics.height() + 2)
            plate.moveCenter(seen.center())
            painter.fillRect(plate, QColor(self._colours.surface))
            painter.setPen(QColor(self._colours.muted) if over else ink)
            painter.setFont(self._meta)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        self._ring(box, (line.row.seat.id, span.first))

    def _box(self, number: int, lane: int, span: Span) -> QRectF:
        left, right = self._look.stretch(span)
        high = self._places.lane
        top = self._places.top(number) - self._look.scrolled + self._places.air + lane * high
        return QRectF(left + 0.5, top + 1.5, max(3.0, right - left - 1), high - 3)

    def _bar(self, number: int, bar: Bar) -> None:
        painter, inks, look = self._painter, self._inks, self._look
        box = self._box(number, bar.lane, bar.span)
        if bar.cut_short and bar.planned > bar.term.last:
            paint_meant(painter, box, look.stretch(Span(bar.term.last, bar.planned))[1], inks)
        paint_body(painter, box, bar.state, inks, torn=bar.cut_short)
        if bar.extended:
            since = look.stretch(Span(bar.planned + DAY, bar.term.last))[0]
            paint_extension(painter, box, since, inks)
        flag = FLAG * scale(look.font) if bar.short else 0.0
        if bar.short:
            paint_flag(painter, box, flag, inks)
        self._words(bar, box.adjusted(flag / 2, 0, 0, 0))
        self._ring(box, key(bar))

    def _words(self, bar: Bar, box: QRectF) -> None:
        inner = self._seen(box).adjusted(6, 0, -5, 0)
        if inner.width() < LEAST_WORDS:
            return
        painter, words = self._painter, bar.name
        font = QFont(self._meta)
        now, over = bar.state is TermState.ACTIVE, bar.state is TermState.OVER
        font.setWeight(QFont.Weight.Medium if now else QFont.Weight.Normal)
        painter.setFont(font)
        if self._metrics.horizontalAdvance(words) > inner.width():
            words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.setPen(QColor(self._colours.muted if over else self._colours.text))
        painter.drawText(inner, _Left, words)

    def _seen(self, box: QRectF) -> QRectF:
        """Return the part of the box that is in sight, so that its words are."""
        return box.intersected(QRectF(0, box.top(), self._look.room, box.height()))

    def _ring(self, box: QRectF, which: Hashable) -> None:
        if which != self._look.chosen:
            return
        colours, painter = self._colours, self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colours.accent if self._look.focused else colours.border_strong
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.surface), RING + 2))
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS, RADIUS)
        painter.setPen(QPen(QColor(ink), RING))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 1, RADIUS + 1)

    def _seat(self, number: int) -> None:
        painter, look, colours = self._painter, self._look, self._colours
        top = self._places.top(number) - look.scrolled + look.ruler
        bottom = self._places.top(number + 1) - look.scrolled + look.ruler
        box = QRectF(0, top, look.names, bottom - top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(box, QColor(colours.surface))
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QLineF(0, bottom - 0.5, look.names, bottom - 0.5))
        painter.drawLine(QLineF(look.names - 0.5, top, look.names - 0.5, bottom))
        font = sized(look.font, "base", QFont.Weight.Medium)
        inner = box.adjusted(12, 0, -8, 0)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        name = self._places.lines[number].row.seat.name
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(name, elide, inner.width())
        painter.drawText(inner, _Left, shown)
