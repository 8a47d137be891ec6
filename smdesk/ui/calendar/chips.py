"""Paints posts as chips: the channel's letters, the time, the title, and a mark for the state."""

from datetime import time

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QPixmapCache
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
    """What is the same for every chip: fonts, heights, colours, and how wide words are."""

    def __init__(self, widget: QWidget, colours: Tokens) -> None:
        self.colours = colours
        self.meta = sized(widget.font(), "meta")
        self.strong = sized(widget.font(), "meta", QFont.Weight.DemiBold)
        self.metrics = QFontMetrics(self.meta)
        self.bold = QFontMetrics(self.strong)
        self.mark = scaled(widget, MARK)
        self.ratio = widget.devicePixelRatioF()
        self.line = self.metrics.height()
        self._look = f"smdesk/chip/{hash(colours)}/{self.mark}/{self.ratio}"
        self._clocks: dict[time | None, tuple[str, int]] = {}
        self._tiles: dict[str, int] = {}
        self._widths: dict[str, int] = {}
        self._text, self._faint = QColor(colours.text), QColor(colours.muted)

    def height(self, *, tall: bool) -> int:
        """Return the height of a chip in px: of two lines, or of one."""
        return (2 * self.line if tall else self.line) + 4

    def paint(
        self, painter: QPainter, area: QRect, line: CalendarLine, *, tall: bool, picked: bool,
        focused: bool = False, hour: int | None = None,
    ) -> None:  # fmt: skip
        """Paint the post into the area; beside its ``hour`` it need not say that again."""
        side = self.mark + 6
        if self.ratio.is_integer():
            painter.drawPixmap(area.topLeft(), self._kept(area.size(), line, picked=picked))
        else:
            # Between the pixels of the screen a kept picture would blur.
            self._box(painter, area, line, picked=picked)
        inner = QRect(area).adjusted(INSET, 2, -(side + 6), -2)
        self._words(painter, inner, line, hour, tall=tall)
        if focused:
            paint_ring(painter, area, self.colours, RADIUS)

    def _kept(self, size: QSize, line: CalendarLine, *, picked: bool) -> QPixmap:
        """Return the chip without its words; there are few that differ, and many posts."""
        look = f"{line.state.value}/{size.width()}/{size.height()}/{line.problem}/{picked}"
        key, kept = f"{self._look}/{look}", QPixmap()
        if QPixmapCache.find(key, kept):
            return kept
        kept = QPixmap(size * self.ratio)
        kept.setDevicePixelRatio(self.ratio)
        kept.fill(Qt.GlobalColor.transparent)
        with QPainter(kept) as painter:
            self._box(painter, QRect(QPoint(), size), line, picked=picked)
        QPixmapCache.insert(key, kept)
        return kept

    def _box(self, painter: QPainter, area: QRect, line: CalendarLine, *, picked: bool) -> None:
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

    def _words(
        self, painter: QPainter, inner: QRect, line: CalendarLine, hour: int | None, *, tall: bool
    ) -> None:
        text = self._faint if line.state in FAINT else self._text
        letters, (clock, clock_width) = tile(line), self._clock(line.clock)
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
        if letters not in self._tiles:
            self._tiles[letters] = self.bold.horizontalAdvance(letters + " ") + 2
        first.setLeft(first.left() + self._tiles[letters])
        painter.setFont(self.meta)
        if tall:
            painter.setPen(self._faint)
            painter.drawText(first, left, self._fitting(clock, first.width()))
            painter.setPen(text)
            rest = QRect(inner.left(), inner.top() + self.line, inner.width(), self.line)
            words = line.title
        else:
            # Where there is no room for both, what it is says more than when.
            timed = clock_width + 3 * self.mark < first.width()
            rest, words = first, f"{clock} {line.title}".strip() if timed else line.title
        painter.drawText(rest, left, self._fitting(words, rest.width()))

    def _clock(self, clock: time | None) -> tuple[str, int]:
        """Return the time in words, and how wide they are."""
        if clock not in self._clocks:
            words = clock_words(clock)
            self._clocks[clock] = words, self.metrics.horizontalAdvance(words)
        return self._clocks[clock]

    def _fitting(self, words: str, room: int) -> str:
        """Return as much of the words as has room.

        Most have it: their signs one by one are about as wide as together, and known already.
        """
        widths, wide = self._widths, 0
        for sign in words:
            if sign not in widths:
                widths[sign] = self.metrics.horizontalAdvance(sign)
            wide += widths[sign]
        if wide + self.mark <= room:
            return words
        return self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
