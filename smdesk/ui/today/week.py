"""The week ahead in seven cells, with what is known to happen on each day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.desk.today import DayAhead
from smdesk.overriding import override
from smdesk.ui.kit import wording
from smdesk.ui.kit.letters import sized
from smdesk.ui.kit.paint import elided
from smdesk.ui.kit.tokens import tokens

PADDING, LINES = 10, 3
RADIUS = 8


class WeekStrip(QWidget):
    """Seven days from today on; nothing is shown that nobody entered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[DayAhead] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, days: Sequence[DayAhead]) -> None:
        """Show these days; the strip hides when nothing is known of any."""
        self._days = tuple(days)
        said = [f"{_heading(day.day)}: {', '.join(self.lines(day))}" for day in days]
        self.setAccessibleName(self.tr("The week ahead"))
        self.setAccessibleDescription("; ".join(said))
        self.setVisible(any(_known(day) for day in days))
        self.update()

    def lines(self, day: DayAhead) -> list[str]:
        """Return what is known of the day, a line for each thing."""
        said = [self.tr("{name} begins").format(name=_short(name)) for name in day.begins]
        said += [self.tr("{name}'s last day").format(name=_short(name)) for name in day.ends]
        said += [self.tr("{name}: codes due").format(name=name) for name in day.codes_due]
        if day.posts == 1:
            said.append(self.tr("1 post"))
        elif day.posts:
            said.append(self.tr("{count} posts").format(count=wording.number(day.posts)))
        said += day.events
        if day.duty:
            names = ", ".join(_short(name) for name in day.duty)
            said.append(self.tr("Duty: {names}").format(names=names))
        return said or [self.tr("nothing noted")]

    @override
    def sizeHint(self) -> QSize:
        base = QFontMetrics(sized(self.font(), "base"))
        meta = QFontMetrics(sized(self.font(), "meta"))
        return QSize(700, 2 * PADDING + base.height() + LINES * meta.height() + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colours = tokens(self.palette())
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            path = QPainterPath()
            path.addRoundedRect(frame, RADIUS, RADIUS)
            painter.fillPath(path, QColor(colours.surface))
            count = max(1, len(self._days))
            for place, day in enumerate(self._days):
                left = round(place * self.width() / count)
                cell = QRect(
                    left, 0, round((place + 1) * self.width() / count) - left, self.height()
                )
                painter.save()
                painter.setClipPath(path)
                if place == 0:
                    painter.fillRect(cell, QColor(colours.accent_soft))
                painter.setPen(QPen(QColor(colours.border), 1))
                if place:
                    painter.drawLine(left, 0, left, self.height())
                self._cell(painter, cell.adjusted(PADDING, PADDING, -6, -6), day)
                painter.restore()
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawPath(path)

    def _cell(self, painter: QPainter, box: QRect, day: DayAhead) -> None:
        colours = tokens(self.palette())
        bold, meta = sized(self.font(), "base", QFont.Weight.DemiBold), sized(self.font(), "meta")
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        height = painter.fontMetrics().height()
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(box, top, elided(_heading(day.day), bold, box.width()))
        painter.setFont(meta)
        painter.setPen(QColor(colours.muted))
        step = painter.fontMetrics().height()
        said = self.lines(day)
        if len(said) > LINES:
            more = self.tr("+{count} more").format(count=len(said) - LINES + 1)
            said = [*said[: LINES - 1], more]
        if not _known(day) and painter.fontMetrics().horizontalAdvance(said[0]) > box.width():
            said = ["–"]
        for number, words in enumerate(said):
            line = QRect(box.left(), box.top() + height + 2 + number * step, box.width(), step)
            painter.drawText(line, top, elided(words, meta, box.width()))


def _heading(day: date) -> str:
    name = QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{name} {day.day}"


def _known(day: DayAhead) -> bool:
    return bool(day.begins or day.ends or day.codes_due or day.posts or day.events or day.duty)


def _short(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.strip() else name
