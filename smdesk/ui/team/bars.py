"""The seats as lines, with a bar for each term of this academic year and the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from smdesk.domain.dates import Span, gaps
from smdesk.domain.roster import Seat, Term
from smdesk.ui.kit import wording
from smdesk.ui.kit.button import Button
from smdesk.ui.kit.cards import SIDE, Card
from smdesk.ui.kit.label import Label, Type
from smdesk.ui.kit.letters import sized
from smdesk.ui.kit.paint import elided
from smdesk.ui.kit.tokens import tokens

BAR_HEIGHT, SCALE_HEIGHT = 22, 18
SEAT_WIDTH = 150
RADIUS = 5


@dataclass(frozen=True, slots=True)
class Held:
    """One term as its bar shows it."""

    term: Term
    name: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat and its terms, by their first days."""

    seat: Seat
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """This academic year and the next, and today."""

    this: Span
    following: Span
    today: date

    @property
    def span(self) -> Span:
        """Both years."""
        return Span(self.this.first, self.following.last)

    def place(self, day: date, width: float) -> float:
        """Return where the beginning of the day lies on a line of that width."""
        return (day - self.this.first).days / self.span.days * width


class SeatsCard(Card):
    """Lists the seats with their bars; each line says the same in words."""

    def __init__(self, next_term: Callable[[Seat], object], parent: QWidget) -> None:
        super().__init__("", parent)
        self.set_heading(self.tr("Seats, this academic year and the next"))
        self._next_term = next_term

    def show_lines(self, lines: Sequence[SeatLine], years: Years) -> None:
        """Show these seats."""
        self.clear()
        if lines:
            self.add_widget(_Row(None, years, self._next_term, self))
        for line in lines:
            self.add_widget(_Row(line, years, self._next_term, self))
        if not lines:
            self.add_text(self.tr("There are no seats yet. Begin with one for each job."))


class _Row(QWidget):
    """One seat: its name, its bar with the words beneath, and the way to its next term."""

    def __init__(
        self,
        line: SeatLine | None,
        years: Years,
        next_term: Callable[[Seat], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._line, self._next = line, next_term
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 6, SIDE, 6)
        row.setSpacing(12)
        name = Label(line.seat.name if line else "", self)
        name.setFixedWidth(SEAT_WIDTH)
        row.addWidget(name)
        button = Button(self.tr("Next term…"), self, then=self._press)
        middle = QVBoxLayout()
        middle.setSpacing(3)
        if line is None:
            middle.addWidget(_Scale(years, self))
            button.setEnabled(False)
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.hide()
        else:
            words = told(line, years)
            self.setAccessibleName(f"{line.seat.name}: {words}")
            button.setAccessibleName(self.tr("Next term of {seat}").format(seat=line.seat.name))
            middle.addWidget(_Bar(line, years, self))
            middle.addWidget(Label(words, self, type=Type.META))
        row.addLayout(middle, 1)
        row.addWidget(button)

    def _press(self) -> None:
        if self._line is not None:
            self._next(self._line.seat)


class _Scale(QWidget):
    """Names the two years above the bars."""

    def __init__(self, years: Years, parent: QWidget) -> None:
        super().__init__(parent)
        self._years = years
        self.setFixedHeight(SCALE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = tokens(self.palette())
        painter.setFont(sized(self.font(), "meta"))
        painter.setPen(QColor(colours.muted))
        for year in (self._years.this, self._years.following):
            left = self._years.place(year.first, self.width())
            words = f"{year.first.year}–{year.last.year % 100:02}"
            if year.first.year == year.last.year:
                words = str(year.first.year)
            box = QRectF(left + 2, 0, self.width(), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


class _Bar(QWidget):
    """Draws the terms as bars, days that nobody holds as a dashed line, and today."""

    def __init__(self, line: SeatLine, years: Years, parent: QWidget) -> None:
        super().__init__(parent)
        self._line, self._years = line, years
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        height = QFontMetrics(sized(self.font(), "meta")).height() + 6
        return QSize(240, max(BAR_HEIGHT, height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, years, font = tokens(self.palette()), self._years, sized(self.font(), "meta")
        painter.setFont(font)
        middle = self.height() / 2
        for gap in _gaps(self._line, years):
            if gap.last < years.today:
                continue
            pen = QPen(QColor(colours.danger), 2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            left, right = self._ends(Span(max(gap.first, years.today), gap.last))
            painter.drawLine(round(left + 2), round(middle), round(right - 2), round(middle))
        today = round(years.place(years.today, self.width()))
        painter.setPen(QPen(QColor(colours.border_strong), 1))
        painter.drawLine(today, 0, today, self.height())
        for held in self._line.held:
            inside = held.term.span.overlap(years.span)
            if inside is None:
                continue
            left, right = self._ends(inside)
            box = QRectF(left + 0.5, 0.5, max(3.0, right - left - 1), self.height() - 1)
            now = held.term.active(years.today)
            painter.setBrush(QColor(colours.accent_soft if now else colours.sunken))
            painter.setPen(QPen(QColor(colours.accent if now else colours.border_strong), 1))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            if now:
                painter.setPen(QPen(QColor(colours.border_strong), 1))
                painter.drawLine(today, 2, today, self.height() - 3)
            painter.setPen(QColor(colours.accent if now else colours.text))
            words = elided(held.name, font, int(box.width()) - 12)
            painter.drawText(box.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _ends(self, span: Span) -> tuple[float, float]:
        left = self._years.place(span.first, self.width())
        return left, left + span.days / self._years.span.days * self.width()


def told(line: SeatLine, years: Years) -> str:
    """Return what the bar shows, in words."""
    nobody = QCoreApplication.translate("Bars", "nobody, {days}")
    said = [
        (held.term.first, f"{held.name}, {wording.span(held.term.first, held.term.last)}")
        for held in line.held
        if held.term.span.overlap(years.span)
    ]
    for gap in _gaps(line, years):
        if gap.last >= years.today:
            first = max(gap.first, years.today)
            said.append((first, nobody.format(days=wording.span(first, gap.last))))
    return " · ".join(words for _, words in sorted(said))


def _gaps(line: SeatLine, years: Years) -> Sequence[Span]:
    return gaps([held.term.span for held in line.held], years.span)
