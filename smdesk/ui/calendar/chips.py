"""Paints posts as chips: the channel's letters, the time, the title, and a mark for the state."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from smdesk.domain.calendar import State
from smdesk.domain.calendar_lines import CalendarLine
from smdesk.ui.calendar.looks import MARKS, clock_words, tile
from smdesk.ui.kit.icons import picture
from smdesk.ui.kit.letters import scaled, sized
from smdesk.ui.kit.paint import paint_ring
from smdesk.ui.kit.tokens import Tokens

GAP = 3
INSET = 6
MARK = 14
RADIUS = 5
FAINT = frozenset({State.ARCHIVED, State.WITHDRAWN, State.REJECTED, State.TAKEN_DOWN})


class Chips:
    """What is the same for every chip of one painting: fonts, heights, colours."""

    def __init__(self, widget: QWidget, colours: Tokens) -> None:
        self.colours = colours
        self.meta = sized(widget.font(), "meta")
        self.strong = sized(widget.font(), "meta", QFont.Weight.DemiBold)
        self.metrics = QFontMetrics(self.meta)
        self.bold = QFontMetrics(self.strong)
        self.mark = scaled(widget, MARK)
        self.ratio = widget.devicePixelRatioF()
        self.line = self.metrics.height()

    def height(self, *, tall: bool) -> int:
        """Return the height of a chip in px: of two lines, or of one."""
        return (2 * self.line if tall else self.line) + 4

    def paint(
        self, painter: QPainter, area: QRect, line: CalendarLine, *, tall: bool, picked: bool,
        focused: bool = False, hour: int | None = None,
    ) -> None:  # fmt: skip
        """Paint the post into the area; beside its ``hour`` it need not say that again."""
        colours = self.colours
        drawing, tone = MARKS[line.state]
        ink, soft = colours.toned(tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if picked else colours.border), 1))
        painter.setBrush(QColor(colours.accent_soft if picked else colours.surface))
        box = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if line.problem:
            painter.setPen(QPen(QColor(colours.danger), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        side = self.mark + 6
        mark = QRect(
            area.right() - side - 2, area.top() + (area.height() - side) // 2 + 1, side, side - 2
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(QRectF(mark), 4, 4)
        painter.drawPixmap(
            mark.left() + 3,
            mark.top() + (mark.height() - self.mark) // 2,
            picture(drawing, ink, self.mark, self.ratio),
        )
        inner = QRect(area).adjusted(INSET, 2, -(side + 6), -2)
        self._words(painter, inner, line, hour, tall=tall)
        if focused:
            paint_ring(painter, area, colours, RADIUS)

    def _words(
        self, painter: QPainter, inner: QRect, line: CalendarLine, hour: int | None, *, tall: bool
    ) -> None:
        faint = line.state in FAINT
        text = QColor(self.colours.muted if faint else self.colours.text)
        letters, clock = tile(line), clock_words(line.clock)
        same = line.clock is not None and (line.clock.hour, line.clock.minute) == (hour, 0)
        if same and not tall:
            clock = ""
        first = QRect(inner.left(), inner.top(), inner.width(), self.line)
        if not tall:
            first = inner
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(text)
        painter.setFont(self.strong)
        painter.drawText(first, left, letters)
        first.setLeft(first.left() + self.bold.horizontalAdvance(letters + " ") + 2)
        painter.setFont(self.meta)
        dots = Qt.TextElideMode.ElideRight
        if tall:
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(first, left, self.metrics.elidedText(clock, dots, first.width()))
            painter.setPen(text)
            rest = QRect(inner.left(), inner.top() + self.line, inner.width(), self.line)
            words = line.title
        else:
            # Where there is no room for both, what it is says more than when.
            timed = self.metrics.horizontalAdvance(clock) + 3 * self.mark < first.width()
            rest, words = first, f"{clock} {line.title}".strip() if timed else line.title
        painter.drawText(rest, left, self.metrics.elidedText(words, dots, rest.width()))
